package org.livingcircle.geo;

/**
 * A box of longitude and latitude, edges inside, not across the date line.
 *
 * @param southWest corner with the smaller longitude and latitude
 * @param northEast corner with the larger ones
 */
public record LonLatBox(LonLat southWest, LonLat northEast) {

    public LonLatBox {
        if (!(southWest.lon() < northEast.lon() && southWest.lat() < northEast.lat())) {
            throw new IllegalArgumentException(
                    "a box goes from south-west to north-east, was %s to %s".formatted(southWest, northEast));
        }
    }

    public boolean contains(double lon, double lat) {
        return lon >= southWest.lon() && lon <= northEast.lon() && lat >= southWest.lat() && lat <= northEast.lat();
    }
}

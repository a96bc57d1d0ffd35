package org.livingcircle.population;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * What the model knows of a township.
 *
 * @param communities its share in the unit's urban residents, 0 or more
 * @param villages its share in the unit's rural residents, 0 or more
 * @param place empty where the area is not known: its people are spread over the unit
 */
public record TownshipPopulation(String code, int communities, int villages, Optional<Place> place) {

    public TownshipPopulation {
        if (communities < 0 || villages < 0) {
            throw new IllegalArgumentException("township %s has %d communities and %d villages, need 0 or more"
                    .formatted(code, communities, villages));
        }
    }

    /**
     * Where a township is, in the grid's coordinates. Not to be changed.
     *
     * @param centre people gather round it; it may lie outside the area
     * @param area Polygon or MultiPolygon; what reaches beyond the unit is cut off
     */
    public record Place(Coordinate centre, Geometry area) {}
}

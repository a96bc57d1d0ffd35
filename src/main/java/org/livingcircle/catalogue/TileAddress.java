package org.livingcircle.catalogue;

import org.locationtech.jts.geom.Envelope;

/**
 * A tile of the WebMercatorQuad matrix set, row 0 in the north.
 *
 * @param zoom 0 to {@link #MAX_ZOOM}
 */
public record TileAddress(int zoom, int column, int row) {

    public static final int MAX_ZOOM = 22;

    public TileAddress {
        if (zoom < 0 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("zoom must be 0 to %d, was %d".formatted(MAX_ZOOM, zoom));
        }
        int count = 1 << zoom;
        if (column < 0 || column >= count || row < 0 || row >= count) {
            throw new IllegalArgumentException(
                    "column and row must be 0 to %d at zoom %d, were %d, %d".formatted(count - 1, zoom, column, row));
        }
    }

    /**
     * Returns the tile's longitudes and latitudes with a margin on each side, kept inside the world.
     *
     * @param margin as a share of the tile's edge
     */
    public Envelope lonLat(double margin) {
        return new Envelope(
                longitude(column - margin),
                longitude(column + 1 + margin),
                latitude(row + 1 + margin),
                latitude(row - margin));
    }

    private double longitude(double columns) {
        return Math.max(-180, Math.min(180, columns / (1 << zoom) * 360 - 180));
    }

    private double latitude(double rows) {
        double y = Math.PI * (1 - 2 * rows / (1 << zoom));
        return Math.max(-90, Math.min(90, Math.toDegrees(Math.atan(Math.sinh(y)))));
    }
}

package org.livingcircle.geo;

/**
 * A square of the WebMercatorQuad tile matrix set (OGC 17-083r4, annex D.1), in pixels from its north-west corner.
 *
 * @param zoom 0 to {@link #MAX_ZOOM}
 * @param row tile row, 0 in the north, below 2^zoom
 * @param column tile column, 0 in the west, below 2^zoom
 */
public record WebMercatorTile(int zoom, int row, int column) {

    public static final int MAX_ZOOM = 22;

    /** Pixels along each edge. */
    public static final int SIZE = 256;

    private static final double EQUATOR_METRES = 2 * Math.PI * 6378137;

    public WebMercatorTile {
        if (zoom < 0 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("zoom must be 0 to " + MAX_ZOOM + ", was " + zoom);
        }
        int tiles = 1 << zoom;
        if (row < 0 || row >= tiles || column < 0 || column >= tiles) {
            throw new IllegalArgumentException("row and column must be 0 to %d at zoom %d, were %d and %d"
                    .formatted(tiles - 1, zoom, row, column));
        }
    }

    /** Returns the longitude at a distance in pixels from the western edge. */
    public double lonAt(double pixelX) {
        return 360 * (column + pixelX / SIZE) / (1 << zoom) - 180;
    }

    /** Returns the latitude at a distance in pixels from the northern edge. */
    public double latAt(double pixelY) {
        double mercator = Math.PI * (1 - 2 * (row + pixelY / SIZE) / (1 << zoom));
        return Math.toDegrees(Math.atan(Math.sinh(mercator)));
    }

    /** Returns the edge of a pixel on the ground in the middle of the tile, metres. */
    public double pixelMetres() {
        return EQUATOR_METRES * Math.cos(Math.toRadians(latAt(SIZE / 2.0))) / ((double) SIZE * (1 << zoom));
    }
}

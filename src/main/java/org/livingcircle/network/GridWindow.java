package org.livingcircle.network;

import org.livingcircle.geo.GridExtent;

/**
 * A rectangle of cells of a grid, at least one.
 *
 * @param west first column
 * @param north first row
 */
record GridWindow(int west, int north, int columns, int rows) {

    /** Returns the cells within a distance of a point, and two more on every side, as far as the grid has them. */
    static GridWindow around(GridExtent extent, double x, double y, double metres) {
        double cell = extent.cellMetres();
        int west = within((int) Math.floor((x - metres - extent.west()) / cell) - 2, extent.columns() - 1);
        int north = within((int) Math.floor((extent.north() - y - metres) / cell) - 2, extent.rows() - 1);
        int east = within((int) Math.ceil((x + metres - extent.west()) / cell) + 2, extent.columns());
        int south = within((int) Math.ceil((extent.north() - y + metres) / cell) + 2, extent.rows());
        return new GridWindow(west, north, Math.max(1, east - west), Math.max(1, south - north));
    }

    private static int within(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}

package org.livingcircle.geo;

/**
 * A north-up grid of square cells in a metric coordinate system. Cells are numbered row by row from the north-west:
 * {@code cell = row * columns + column}.
 *
 * @param srid EPSG code of a system in metres, x east and y north
 * @param west x of the western edge, metres
 * @param north y of the northern edge, metres
 * @param cellMetres edge of a cell, above 0
 * @param columns above 0
 * @param rows above 0; columns times rows fit in an int
 */
public record GridExtent(int srid, double west, double north, double cellMetres, int columns, int rows) {

    public GridExtent {
        if (!(cellMetres > 0 && cellMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cellMetres must be above 0, was " + cellMetres);
        }
        if (!(Double.isFinite(west) && Double.isFinite(north))) {
            throw new IllegalArgumentException("origin must be finite, was " + west + ", " + north);
        }
        if (columns < 1 || rows < 1 || (long) columns * rows > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "need at least one cell and at most 2^31-1, was " + columns + " x " + rows);
        }
    }

    /** Returns the smallest grid that holds the box, its edges on whole multiples of the cell. */
    public static GridExtent covering(int srid, double minX, double minY, double maxX, double maxY, double cellMetres) {
        double west = Math.floor(minX / cellMetres) * cellMetres;
        double north = Math.ceil(maxY / cellMetres) * cellMetres;
        int columns = Math.max(1, (int) Math.ceil((maxX - west) / cellMetres));
        int rows = Math.max(1, (int) Math.ceil((north - minY) / cellMetres));
        return new GridExtent(srid, west, north, cellMetres, columns, rows);
    }

    public int cellCount() {
        return columns * rows;
    }

    public int cell(int column, int row) {
        return row * columns + column;
    }

    public int column(int cell) {
        return cell % columns;
    }

    public int row(int cell) {
        return cell / columns;
    }

    /** Returns the x of the centres of a column. */
    public double centreX(int column) {
        return west + (column + 0.5) * cellMetres;
    }

    /** Returns the y of the centres of a row. */
    public double centreY(int row) {
        return north - (row + 0.5) * cellMetres;
    }

    /** Returns the cell that holds a point; a point on an edge belongs to the cell east or south of it; -1 outside. */
    public int cellAt(double x, double y) {
        double column = Math.floor((x - west) / cellMetres);
        double row = Math.floor((north - y) / cellMetres);
        if (!(column >= 0 && column < columns && row >= 0 && row < rows)) {
            return -1;
        }
        return cell((int) column, (int) row);
    }

    public double east() {
        return west + columns * cellMetres;
    }

    public double south() {
        return north - rows * cellMetres;
    }
}

package org.livingcircle.population;

import java.util.Arrays;
import org.livingcircle.geo.GridExtent;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * How much of an area lies in each cell it touches, exactly: rings are cut at the cell's four edges (Sutherland and Hodgman
 * 1974, doi:10.1145/360767.360802). What the cut leaves of a ring that is not convex may run along an edge to and fro; it
 * encloses nothing there, so the area is right. Not thread safe.
 */
final class CellShares {

    /** Takes the part of an area that lies in a cell. */
    @FunctionalInterface
    interface Consumer {
        void take(int cell, double squareMetres);
    }

    private double[] x = new double[64];
    private double[] y = new double[64];
    private double[] nextX = new double[64];
    private double[] nextY = new double[64];
    private int size;

    /** Gives the parts of a Polygon or MultiPolygon, in the grid's coordinates; what lies outside the grid is left out. */
    void forEach(GridExtent extent, Geometry area, Consumer consumer) {
        Envelope box = area.getEnvelopeInternal();
        int west = Math.max(0, (int) Math.floor((box.getMinX() - extent.west()) / extent.cellMetres()));
        int east =
                Math.min(extent.columns() - 1, (int) Math.floor((box.getMaxX() - extent.west()) / extent.cellMetres()));
        int north = Math.max(0, (int) Math.floor((extent.north() - box.getMaxY()) / extent.cellMetres()));
        int south =
                Math.min(extent.rows() - 1, (int) Math.floor((extent.north() - box.getMinY()) / extent.cellMetres()));
        for (int row = north; row <= south; row++) {
            for (int column = west; column <= east; column++) {
                double area2 = areaInside(extent, area, column, row);
                if (area2 > 0) {
                    consumer.take(extent.cell(column, row), area2);
                }
            }
        }
    }

    private double areaInside(GridExtent extent, Geometry area, int column, int row) {
        if (area instanceof Polygon polygon) {
            double inside = ringInside(extent, polygon.getExteriorRing(), column, row);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                inside -= ringInside(extent, polygon.getInteriorRingN(hole), column, row);
            }
            return inside;
        }
        if (area instanceof GeometryCollection) {
            double inside = 0;
            for (int part = 0; part < area.getNumGeometries(); part++) {
                inside += areaInside(extent, area.getGeometryN(part), column, row);
            }
            return inside;
        }
        throw new IllegalArgumentException("need a polygon, got a " + area.getGeometryType());
    }

    private double ringInside(GridExtent extent, LineString ring, int column, int row) {
        double west = extent.west() + column * extent.cellMetres();
        double north = extent.north() - row * extent.cellMetres();
        CoordinateSequence points = ring.getCoordinateSequence();
        size = 0;
        ensure(points.size());
        // From the cell's corner: areas of small shapes far from the origin would lose digits.
        for (int i = 0; i < points.size() - 1; i++) {
            x[size] = points.getX(i) - west;
            y[size] = north - points.getY(i);
            size++;
        }
        cut(true, 0, false);
        cut(true, extent.cellMetres(), true);
        cut(false, 0, false);
        cut(false, extent.cellMetres(), true);
        double doubled = 0;
        for (int i = 0, before = size - 1; i < size; before = i++) {
            doubled += x[before] * y[i] - x[i] * y[before];
        }
        return Math.abs(doubled) / 2;
    }

    /** Keeps what lies at or above a limit, or at or below it, in x or in y. */
    private void cut(boolean inX, double limit, boolean below) {
        int kept = 0;
        ensure(2 * size);
        for (int i = 0, before = size - 1; i < size; before = i++) {
            double from = (inX ? x[before] : y[before]) - limit;
            double to = (inX ? x[i] : y[i]) - limit;
            boolean fromInside = below ? from <= 0 : from >= 0;
            boolean toInside = below ? to <= 0 : to >= 0;
            if (fromInside != toInside) {
                double t = from / (from - to);
                nextX[kept] = inX ? limit : x[before] + t * (x[i] - x[before]);
                nextY[kept] = inX ? y[before] + t * (y[i] - y[before]) : limit;
                kept++;
            }
            if (toInside) {
                nextX[kept] = x[i];
                nextY[kept] = y[i];
                kept++;
            }
        }
        double[] swap = x;
        x = nextX;
        nextX = swap;
        swap = y;
        y = nextY;
        nextY = swap;
        size = kept;
    }

    /** Makes room for as many points in all four arrays. */
    private void ensure(int points) {
        if (points > x.length || points > nextX.length) {
            int length = Math.max(points, 2 * x.length);
            x = Arrays.copyOf(x, length);
            y = Arrays.copyOf(y, length);
            nextX = Arrays.copyOf(nextX, length);
            nextY = Arrays.copyOf(nextY, length);
        }
    }
}

package org.livingcircle.geo;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Turns shapes into cells. All shapes are in the grid's own coordinates; what lies outside the grid is cut off.
 *
 * <p>The rule for areas: a cell belongs to the polygon that holds its centre. A centre on an edge belongs to the polygon east
 * of the edge, and on a level edge to the one north of it, so of two polygons with a common edge exactly one has the cell.
 * The common edge must have the same vertices in both.
 */
public final class GridRaster {

    private GridRaster() {}

    /** Takes the cells of a shape, a run of neighbours in one row at a time. */
    @FunctionalInterface
    public interface RunConsumer {
        /**
         * Takes one run, never empty.
         *
         * @param row of the grid
         * @param fromColumn first, inclusive
         * @param toColumn last, exclusive
         */
        void run(int row, int fromColumn, int toColumn);
    }

    /** Returns the cells whose centre is inside a Polygon, MultiPolygon or a collection of them. Holes are outside. */
    public static BitSet cells(GridExtent extent, Geometry area) {
        BitSet cells = new BitSet(extent.cellCount());
        forEachRun(extent, area, (row, from, to) -> cells.set(extent.cell(0, row) + from, extent.cell(0, row) + to));
        return cells;
    }

    /**
     * Labels each cell with the polygon that holds its centre.
     *
     * @param areas at most 32,767; where they overlap the lowest index wins
     * @return one label for each cell: the index in the list, or -1 outside all
     */
    public static short[] label(GridExtent extent, List<? extends Geometry> areas) {
        if (areas.size() > Short.MAX_VALUE) {
            throw new IllegalArgumentException("at most 32767 areas fit in a label, got " + areas.size());
        }
        short[] labels = new short[extent.cellCount()];
        Arrays.fill(labels, (short) -1);
        for (int i = areas.size() - 1; i >= 0; i--) {
            short label = (short) i;
            forEachRun(extent, areas.get(i), (row, from, to) -> {
                int first = extent.cell(0, row);
                Arrays.fill(labels, first + from, first + to, label);
            });
        }
        return labels;
    }

    /** Gives the cells whose centre is inside an area to a consumer: rows from north to south, runs from west to east. */
    public static void forEachRun(GridExtent extent, Geometry area, RunConsumer consumer) {
        Edges edges = new Edges();
        edges.addPolygonsOf(area);
        edges.scan(extent, consumer);
    }

    /**
     * Returns the cells a line runs through, without gaps: each is a neighbour of the next by an edge, so no step of any
     * kind leads across without touching one.
     *
     * @param line LineString, MultiLineString or a collection; the rings of polygons count as lines
     */
    public static BitSet touched(GridExtent extent, Geometry line) {
        BitSet cells = new BitSet(extent.cellCount());
        forEachSegment(line, (x0, y0, x1, y1) -> touch(extent, cells, x0, y0, x1, y1));
        return cells;
    }

    /**
     * Returns the cells of a line with a width: those whose centre is within a distance of it, edge inclusive, and those the
     * line itself runs through, so that a line thinner than a cell has no gap.
     *
     * @param metres half the width, 0 or more
     */
    public static BitSet within(GridExtent extent, Geometry line, double metres) {
        if (!(metres >= 0 && metres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("distance from a line must be 0 or more, was " + metres);
        }
        BitSet cells = touched(extent, line);
        forEachSegment(line, (x0, y0, x1, y1) -> fillCapsule(extent, cells, x0, y0, x1, y1, metres));
        return cells;
    }

    private static void touch(GridExtent extent, BitSet cells, double x0, double y0, double x1, double y1) {
        // In units of cells, rows southwards. Row by row, the columns between where the segment comes in and goes out;
        // two rows share the point between them, hence a common column.
        double u0 = (x0 - extent.west()) / extent.cellMetres();
        double u1 = (x1 - extent.west()) / extent.cellMetres();
        double v0 = (extent.north() - y0) / extent.cellMetres();
        double v1 = (extent.north() - y1) / extent.cellMetres();
        if (v0 > v1) {
            touch(cells, extent, u1, v1, u0, v0);
        } else {
            touch(cells, extent, u0, v0, u1, v1);
        }
    }

    private static void touch(BitSet cells, GridExtent extent, double u0, double v0, double u1, double v1) {
        double top = Math.max(0, Math.floor(v0));
        double bottom = Math.min(extent.rows() - 1, Math.floor(v1));
        for (int row = (int) top; row <= bottom; row++) {
            double in = v0 >= row ? u0 : u0 + (row - v0) / (v1 - v0) * (u1 - u0);
            double out = v1 <= row + 1 ? u1 : u0 + (row + 1 - v0) / (v1 - v0) * (u1 - u0);
            double from = Math.max(0, Math.floor(Math.min(in, out)));
            double to = Math.min(extent.columns() - 1, Math.floor(Math.max(in, out)));
            if (from <= to) {
                cells.set(extent.cell((int) from, row), extent.cell((int) to, row) + 1);
            }
        }
    }

    private static void fillCapsule(
            GridExtent extent, BitSet cells, double x0, double y0, double x1, double y1, double metres) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        // The long sides of the capsule, offset to either hand; a point has none.
        double nx = length == 0 ? 0 : (y0 - y1) / length * metres;
        double ny = length == 0 ? 0 : (x1 - x0) / length * metres;
        int top = firstRow(extent, Math.max(y0, y1) + metres);
        int bottom = lastRow(extent, Math.min(y0, y1) - metres);
        double[] span = new double[2];
        for (int row = top; row <= bottom; row++) {
            double y = extent.centreY(row);
            span[0] = Double.POSITIVE_INFINITY;
            span[1] = Double.NEGATIVE_INFINITY;
            // Convex, so the row cuts it in one piece: the widest of what it cuts from the ends and the sides.
            widenByDisc(span, x0, y0, metres, y);
            widenByDisc(span, x1, y1, metres, y);
            widenBySide(span, x0 + nx, y0 + ny, x1 + nx, y1 + ny, y);
            widenBySide(span, x0 - nx, y0 - ny, x1 - nx, y1 - ny, y);
            int from = (int) Math.max(0, Math.ceil((span[0] - extent.west()) / extent.cellMetres() - 0.5));
            int to = (int)
                    Math.min(extent.columns() - 1.0, Math.floor((span[1] - extent.west()) / extent.cellMetres() - 0.5));
            if (from <= to) {
                cells.set(extent.cell(from, row), extent.cell(to, row) + 1);
            }
        }
    }

    private static void widenByDisc(double[] span, double x, double y, double radius, double rowY) {
        double dy = rowY - y;
        if (Math.abs(dy) <= radius) {
            double half = Math.sqrt(radius * radius - dy * dy);
            span[0] = Math.min(span[0], x - half);
            span[1] = Math.max(span[1], x + half);
        }
    }

    private static void widenBySide(double[] span, double x0, double y0, double x1, double y1, double rowY) {
        if (y0 != y1 && rowY >= Math.min(y0, y1) && rowY <= Math.max(y0, y1)) {
            double x = x0 + (rowY - y0) / (y1 - y0) * (x1 - x0);
            span[0] = Math.min(span[0], x);
            span[1] = Math.max(span[1], x);
        }
    }

    /** Returns the northernmost row whose centre is at or below a y. */
    private static int firstRow(GridExtent extent, double y) {
        return (int) Math.max(0, Math.ceil((extent.north() - y) / extent.cellMetres() - 0.5));
    }

    /** Returns the southernmost row whose centre is at or above a y. */
    private static int lastRow(GridExtent extent, double y) {
        return (int) Math.min(extent.rows() - 1.0, Math.floor((extent.north() - y) / extent.cellMetres() - 0.5));
    }

    @FunctionalInterface
    private interface SegmentConsumer {
        void segment(double x0, double y0, double x1, double y1);
    }

    private static void forEachSegment(Geometry geometry, SegmentConsumer consumer) {
        if (geometry instanceof LineString line) {
            CoordinateSequence points = line.getCoordinateSequence();
            for (int i = 1; i < points.size(); i++) {
                consumer.segment(points.getX(i - 1), points.getY(i - 1), points.getX(i), points.getY(i));
            }
        } else if (geometry instanceof Polygon polygon) {
            forEachSegment(polygon.getExteriorRing(), consumer);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                forEachSegment(polygon.getInteriorRingN(i), consumer);
            }
        } else if (geometry instanceof GeometryCollection) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                forEachSegment(geometry.getGeometryN(i), consumer);
            }
        } else {
            Coordinate at = geometry.getCoordinate();
            throw new IllegalArgumentException(
                    "%s at %s is neither line nor area".formatted(geometry.getGeometryType(), at));
        }
    }

    /** The edges of an area, each directed southwards so that both its polygons compute the same crossing. */
    private static final class Edges {

        private double[] ends = new double[256];
        private int size;
        private final Envelope box = new Envelope();

        void addPolygonsOf(Geometry area) {
            if (area instanceof Polygon || area instanceof GeometryCollection) {
                forEachSegment(area, this::add);
                box.expandToInclude(area.getEnvelopeInternal());
            } else {
                throw new IllegalArgumentException("need a polygon, got a " + area.getGeometryType());
            }
        }

        private void add(double x0, double y0, double x1, double y1) {
            if (y0 == y1) {
                return;
            }
            if (size + 4 > ends.length) {
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            boolean south = y0 > y1;
            ends[size++] = south ? x0 : x1;
            ends[size++] = south ? y0 : y1;
            ends[size++] = south ? x1 : x0;
            ends[size++] = south ? y1 : y0;
        }

        void scan(GridExtent extent, RunConsumer consumer) {
            if (box.isNull()) {
                return;
            }
            int top = firstRow(extent, box.getMaxY());
            int bottom = lastRow(extent, box.getMinY());
            if (top > bottom) {
                return;
            }
            // Counting sort of edges to the first row they cross would save little: units have some hundred edges.
            // Count
            // crossings per row first, then fill, then sort each row's few.
            int[] starts = new int[bottom - top + 2];
            for (int e = 0; e < size; e += 4) {
                for (int row = rowFrom(extent, e, top); row <= rowTo(extent, e, bottom); row++) {
                    starts[row - top + 1]++;
                }
            }
            for (int i = 1; i < starts.length; i++) {
                starts[i] += starts[i - 1];
            }
            double[] crossings = new double[starts[starts.length - 1]];
            int[] filled = starts.clone();
            for (int e = 0; e < size; e += 4) {
                for (int row = rowFrom(extent, e, top); row <= rowTo(extent, e, bottom); row++) {
                    double t = (ends[e + 1] - extent.centreY(row)) / (ends[e + 1] - ends[e + 3]);
                    crossings[filled[row - top]++] = ends[e] + t * (ends[e + 2] - ends[e]);
                }
            }
            for (int row = top; row <= bottom; row++) {
                int from = starts[row - top];
                int to = starts[row - top + 1];
                Arrays.sort(crossings, from, to);
                for (int i = from; i + 1 < to; i += 2) {
                    int first = column(extent, crossings[i]);
                    int end = column(extent, crossings[i + 1]);
                    if (first < end) {
                        consumer.run(row, first, end);
                    }
                }
            }
        }

        /** Returns the first row of those whose centre y is below the edge's upper end or level with it. */
        private int rowFrom(GridExtent extent, int e, int top) {
            int row = firstRow(extent, ends[e + 1]);
            // The division in firstRow may round across a centre; the comparison decides.
            while (row > top && extent.centreY(row - 1) <= ends[e + 1]) {
                row--;
            }
            while (row < extent.rows() && extent.centreY(row) > ends[e + 1]) {
                row++;
            }
            return Math.max(row, top);
        }

        /** Returns the last row of those whose centre y is above the edge's lower end: level with it belongs elsewhere. */
        private int rowTo(GridExtent extent, int e, int bottom) {
            int row = lastRow(extent, ends[e + 3]);
            while (row < bottom && extent.centreY(row + 1) > ends[e + 3]) {
                row++;
            }
            while (row >= 0 && extent.centreY(row) <= ends[e + 3]) {
                row--;
            }
            return Math.min(row, bottom);
        }

        /** Returns the first column whose centre is at or east of an x, clamped to one past the last. */
        private static int column(GridExtent extent, double x) {
            int column = (int)
                    Math.max(0, Math.min(extent.columns(), Math.ceil((x - extent.west()) / extent.cellMetres() - 0.5)));
            while (column > 0 && extent.centreX(column - 1) >= x) {
                column--;
            }
            while (column < extent.columns() && extent.centreX(column) < x) {
                column++;
            }
            return column;
        }
    }
}

package org.livingcircle.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Regions where a cost is within limits, for the eye: nested polygons around the centres of cells.
 *
 * Marching squares (Lorensen and Cline 1987, doi:10.1145/37401.37422, in the plane) over the centres, the boundary where the cost
 * between two of them reaches the limit; half-way beside a cell that has no cost. Two centres across a square that is else outside
 * stay apart. A larger limit only moves the boundary outward, so regions nest; and because it keeps off the centres, no two rings
 * touch, so they are valid.
 */
public final class Contours {

    /** Cost of a cell that is in no region. */
    public static final int NONE = Integer.MAX_VALUE;

    /** The boundary keeps off the centres by this share of a cell. */
    private static final double KEPT_OFF = 0.05;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final GridExtent extent;
    private final int[] costs;

    private Contours(GridExtent extent, int[] costs) {
        this.extent = extent;
        this.costs = costs;
    }

    /**
     * Returns the region of each limit in the plane of the grid: every centre whose cost is within the limit, and no other.
     *
     * @param costs by cell, {@link #NONE} where there is none; not changed
     */
    public static List<MultiPolygon> of(GridExtent extent, int[] costs, int... limits) {
        if (costs.length != extent.cellCount()) {
            throw new IllegalArgumentException("need %d costs, got %d".formatted(extent.cellCount(), costs.length));
        }
        Contours contours = new Contours(extent, costs);
        return Arrays.stream(limits)
                .mapToObj(limit -> contours.new Region(limit).trace())
                .toList();
    }

    /** The region of one limit, seen through a window that has a frame of outside cells. */
    private final class Region {

        private final int limit;
        private final int west;
        private final int north;
        private final int columns;
        private final int rows;

        /** Number of the connected part that an inside centre belongs to, from 1; by position in the window. */
        private final int[] parts;

        private int partCount;

        Region(int limit) {
            this.limit = limit;
            int minColumn = Integer.MAX_VALUE;
            int maxColumn = -1;
            int minRow = Integer.MAX_VALUE;
            int maxRow = -1;
            for (int cell = 0; cell < costs.length; cell++) {
                if (within(cell)) {
                    minColumn = Math.min(minColumn, extent.column(cell));
                    maxColumn = Math.max(maxColumn, extent.column(cell));
                    minRow = Math.min(minRow, extent.row(cell));
                    maxRow = Math.max(maxRow, extent.row(cell));
                }
            }
            boolean any = maxColumn >= 0;
            this.west = any ? minColumn - 1 : 0;
            this.north = any ? minRow - 1 : 0;
            this.columns = any ? maxColumn - minColumn + 3 : 0;
            this.rows = any ? maxRow - minRow + 3 : 0;
            this.parts = new int[columns * rows];
        }

        private boolean within(int cell) {
            return costs[cell] != NONE && costs[cell] <= limit;
        }

        private int cost(int position) {
            int column = west + position % columns;
            int row = north + position / columns;
            return column < 0 || row < 0 || column >= extent.columns() || row >= extent.rows()
                    ? NONE
                    : costs[extent.cell(column, row)];
        }

        private boolean inside(int position) {
            int cost = cost(position);
            return cost != NONE && cost <= limit;
        }

        MultiPolygon trace() {
            label();
            int[] next = links();
            List<List<LinearRing>> holes = new ArrayList<>();
            for (int part = 0; part < partCount; part++) {
                holes.add(new ArrayList<>());
            }
            LinearRing[] shellOf = new LinearRing[partCount];
            for (int start = 0; start < next.length; start++) {
                if (next[start] < 0) {
                    continue;
                }
                int part = partBeside(start) - 1;
                List<Coordinate> vertices = new ArrayList<>();
                int at = start;
                do {
                    vertices.add(crossing(at));
                    int following = next[at];
                    next[at] = -1;
                    at = following;
                } while (at != start);
                double area = signedArea(vertices);
                LinearRing ring = ring(vertices);
                if (area > 0) {
                    shellOf[part] = ring;
                } else {
                    holes.get(part).add(ring);
                }
            }
            Polygon[] polygons = new Polygon[partCount];
            for (int part = 0; part < partCount; part++) {
                polygons[part] =
                        GEOMETRIES.createPolygon(shellOf[part], holes.get(part).toArray(LinearRing[]::new));
            }
            MultiPolygon region = GEOMETRIES.createMultiPolygon(polygons);
            region.setSRID(extent.srid());
            return region;
        }

        /** Numbers the parts; across a corner alone nothing is connected. */
        private void label() {
            int[] waiting = new int[64];
            for (int seed = 0; seed < parts.length; seed++) {
                if (parts[seed] != 0 || !inside(seed)) {
                    continue;
                }
                parts[seed] = ++partCount;
                int count = 0;
                waiting[count++] = seed;
                while (count > 0) {
                    int position = waiting[--count];
                    for (int neighbour :
                            new int[] {position - 1, position + 1, position - columns, position + columns}) {
                        if (parts[neighbour] == 0 && inside(neighbour)) {
                            parts[neighbour] = partCount;
                            if (count == waiting.length) {
                                waiting = Arrays.copyOf(waiting, 2 * count);
                            }
                            waiting[count++] = neighbour;
                        }
                    }
                }
            }
        }

        /** Returns the crossing that follows each on its ring, the region on the left; -1 where there is none. */
        private int[] links() {
            int[] next = new int[2 * parts.length];
            Arrays.fill(next, -1);
            for (int row = 0; row + 1 < rows; row++) {
                for (int column = 0; column + 1 < columns; column++) {
                    int position = row * columns + column;
                    int n = 2 * position;
                    int w = 2 * position + 1;
                    int s = 2 * (position + columns);
                    int e = 2 * (position + 1) + 1;
                    int corners = (parts[position] != 0 ? 8 : 0)
                            + (parts[position + 1] != 0 ? 4 : 0)
                            + (parts[position + columns + 1] != 0 ? 2 : 0)
                            + (parts[position + columns] != 0 ? 1 : 0);
                    switch (corners) {
                        case 0b1000 -> next[w] = n;
                        case 0b0100 -> next[n] = e;
                        case 0b0010 -> next[e] = s;
                        case 0b0001 -> next[s] = w;
                        case 0b1100 -> next[w] = e;
                        case 0b0110 -> next[n] = s;
                        case 0b0011 -> next[e] = w;
                        case 0b1001 -> next[s] = n;
                        case 0b1010 -> {
                            next[w] = n;
                            next[e] = s;
                        }
                        case 0b0101 -> {
                            next[n] = e;
                            next[s] = w;
                        }
                        case 0b0111 -> next[n] = w;
                        case 0b1011 -> next[e] = n;
                        case 0b1101 -> next[s] = e;
                        case 0b1110 -> next[w] = s;
                        default -> {
                            // wholly inside or outside
                        }
                    }
                }
            }
            return next;
        }

        /** A crossing lies between a centre and the one east of it (even) or south of it (odd). */
        private int other(int crossing) {
            return crossing / 2 + (crossing % 2 == 0 ? 1 : columns);
        }

        private int partBeside(int crossing) {
            return Math.max(parts[crossing / 2], parts[other(crossing)]);
        }

        private Coordinate crossing(int crossing) {
            boolean firstInside = parts[crossing / 2] != 0;
            int in = firstInside ? crossing / 2 : other(crossing);
            int out = firstInside ? other(crossing) : crossing / 2;
            double share = 0.5;
            if (cost(out) != NONE) {
                share = ((double) limit - cost(in)) / ((double) cost(out) - cost(in));
                share = Math.min(1 - KEPT_OFF, Math.max(KEPT_OFF, share));
            }
            double x = extent.centreX(west + in % columns);
            double y = extent.centreY(north + in / columns);
            return new Coordinate(
                    x + share * (extent.centreX(west + out % columns) - x),
                    y + share * (extent.centreY(north + out / columns) - y));
        }
    }

    private static double signedArea(List<Coordinate> vertices) {
        double x0 = vertices.get(0).x;
        double y0 = vertices.get(0).y;
        double twice = 0;
        for (int i = 1; i + 1 < vertices.size(); i++) {
            Coordinate a = vertices.get(i);
            Coordinate b = vertices.get(i + 1);
            twice += (a.x - x0) * (b.y - y0) - (b.x - x0) * (a.y - y0);
        }
        return twice / 2;
    }

    /** Closes a ring and leaves out vertices on a straight line along an axis. */
    private static LinearRing ring(List<Coordinate> vertices) {
        List<Coordinate> kept = new ArrayList<>();
        int count = vertices.size();
        for (int i = 0; i < count; i++) {
            Coordinate before = vertices.get((i + count - 1) % count);
            Coordinate at = vertices.get(i);
            Coordinate after = vertices.get((i + 1) % count);
            boolean straight = (before.x == at.x && at.x == after.x) || (before.y == at.y && at.y == after.y);
            if (!straight) {
                kept.add(at);
            }
        }
        kept.add(kept.get(0).copy());
        return GEOMETRIES.createLinearRing(kept.toArray(Coordinate[]::new));
    }
}

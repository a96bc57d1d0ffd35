package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the nearest point on a street. The straight pieces of the edges lie in square bins, and bins are looked through in rings
 * around the point until none can hold anything nearer. Ties go to the lowest edge, then to its beginning.
 *
 * Where water keeps points from streets, pieces are cut where they enter and leave it, and the nearest point of each part is tried:
 * the nearest to which the way is free is the joint. Only where that of all is not free are others looked at.
 *
 * Immutable; 20 bytes a piece and bin.
 */
public final class StreetIndex {

    private static final int LEAST_BIN_METRES = 100;
    private static final int PIECES_A_BIN = 4;
    private static final double CENTIMETRE = 0.01;

    /** Part of what is not cut. */
    private static final int WHOLE = -1;

    private final StreetGraph graph;
    private final double[] lengths;
    private final double west;
    private final double south;
    private final double bin;
    private final int columns;
    private final int rows;
    private final int[] first;

    /** Edge and number of the piece in it, bin by bin. */
    private final int[] edges;

    private final int[] pieces;

    /** Bank of each entry as {@link Access} has it, and the number of its part, {@link #WHOLE} for a whole piece. */
    private final int[] banks;

    private final int[] parts;

    /** Where each part begins and ends, shares of its piece, one after the other. */
    private double[] cuts = {};

    private final @Nullable Banks water;
    private final @Nullable Access access;

    private StreetIndex(StreetGraph graph, BitSet usable, @Nullable Banks water, @Nullable Access access) {
        this.graph = graph;
        this.water = water;
        this.access = access;
        this.lengths = new double[graph.edgeCount()];
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        long count = 0;
        for (int edge = usable.nextSetBit(0); edge >= 0; edge = usable.nextSetBit(edge + 1)) {
            for (int point = 0; point < graph.shapePoints(edge); point++) {
                double x = x(edge, point);
                double y = y(edge, point);
                minX = Math.min(minX, x);
                minY = Math.min(minY, y);
                maxX = Math.max(maxX, x);
                maxY = Math.max(maxY, y);
                if (point > 0) {
                    lengths[edge] += Math.hypot(x - x(edge, point - 1), y - y(edge, point - 1));
                    count++;
                }
            }
        }
        this.west = count == 0 ? 0 : minX;
        this.south = count == 0 ? 0 : minY;
        double width = count == 0 ? 1 : Math.max(1, maxX - minX);
        double height = count == 0 ? 1 : Math.max(1, maxY - minY);
        this.bin = Math.max(LEAST_BIN_METRES, Math.sqrt(width * height * PIECES_A_BIN / Math.max(1, count)));
        this.columns = (int) (width / bin) + 1;
        this.rows = (int) (height / bin) + 1;
        this.first = new int[columns * rows + 1];
        visit(usable, (at, edge, piece, bank, part) -> first[at + 1]++);
        for (int at = 0; at < columns * rows; at++) {
            first[at + 1] += first[at];
        }
        this.edges = new int[first[columns * rows]];
        this.pieces = new int[edges.length];
        this.banks = new int[edges.length];
        this.parts = new int[edges.length];
        int[] next = first.clone();
        visit(usable, (at, edge, piece, bank, part) -> {
            edges[next[at]] = edge;
            pieces[next[at]] = piece;
            banks[next[at]] = bank;
            parts[next[at]++] = part;
        });
    }

    /**
     * Indexes some edges of a graph.
     *
     * @param usable numbers of the edges that a point may join
     */
    public static StreetIndex of(StreetGraph graph, BitSet usable) {
        return new StreetIndex(graph, usable, null, null);
    }

    /**
     * Indexes some edges of a graph that water may keep a point from.
     *
     * @param access tells by which straight ways the water of the banks is not crossed
     */
    static StreetIndex of(StreetGraph graph, BitSet usable, Banks banks, Access access) {
        return new StreetIndex(graph, usable, banks, access);
    }

    public StreetGraph graph() {
        return graph;
    }

    @FunctionalInterface
    private interface PieceInBin {
        void take(int bin, int edge, int piece, int bank, int part);
    }

    /** Hands over every bin whose square a piece's line meets, of each part of it. */
    private void visit(BitSet usable, PieceInBin visitor) {
        int[] count = {0};
        for (int edge = usable.nextSetBit(0); edge >= 0; edge = usable.nextSetBit(edge + 1)) {
            for (int piece = 0; piece + 1 < graph.shapePoints(edge); piece++) {
                double ax = x(edge, piece);
                double ay = y(edge, piece);
                double bx = x(edge, piece + 1);
                double by = y(edge, piece + 1);
                if (water == null) {
                    visit(ax, ay, bx, by, edge, piece, Banks.NONE, WHOLE, visitor);
                    continue;
                }
                int at = edge;
                int number = piece;
                water.cut(
                        ax,
                        ay,
                        bx,
                        by,
                        (from, to, wet, bank) -> visit(
                                ax + from * (bx - ax),
                                ay + from * (by - ay),
                                ax + to * (bx - ax),
                                ay + to * (by - ay),
                                at,
                                number,
                                wet ? Access.WATER : bank,
                                from == 0 && to == 1 ? WHOLE : part(count[0]++, from, to),
                                visitor));
            }
        }
    }

    private int part(int number, double from, double to) {
        if (2 * number >= cuts.length) {
            cuts = Arrays.copyOf(cuts, 4 * number + 16);
        }
        cuts[2 * number] = from;
        cuts[2 * number + 1] = to;
        return number;
    }

    private void visit(
            double ax, double ay, double bx, double by, int edge, int piece, int bank, int part, PieceInBin visitor) {
        int firstRow = row(Math.min(ay, by));
        int lastRow = row(Math.max(ay, by));
        for (int row = firstRow; row <= lastRow; row++) {
            // the part of the line within the row, so that a long diagonal does not fill its box
            double low = Math.max(Math.min(ay, by), south + row * bin);
            double high = Math.min(Math.max(ay, by), south + (row + 1) * bin);
            double x1 = ay == by ? ax : ax + (bx - ax) * unit((low - ay) / (by - ay));
            double x2 = ay == by ? bx : ax + (bx - ax) * unit((high - ay) / (by - ay));
            int lastColumn = column(Math.max(x1, x2));
            for (int column = column(Math.min(x1, x2)); column <= lastColumn; column++) {
                visitor.take(row * columns + column, edge, piece, bank, part);
            }
        }
    }

    private static double unit(double share) {
        return Math.min(1, Math.max(0, share));
    }

    private double x(int edge, int point) {
        return graph.shapeX(edge, point) * CENTIMETRE;
    }

    private double y(int edge, int point) {
        return graph.shapeY(edge, point) * CENTIMETRE;
    }

    private int column(double x) {
        return Math.min(columns - 1, Math.max(0, (int) ((x - west) / bin)));
    }

    private int row(double y) {
        return Math.min(rows - 1, Math.max(0, (int) ((y - south) / bin)));
    }

    /**
     * Returns the nearest point on a street within a distance, itself included, whatever water lies between; empty where there is
     * none.
     */
    public Optional<Snap> nearest(double x, double y, double limitMetres) {
        Finder finder = new Finder();
        return finder.findAny(x, y, limitMetres) ? Optional.of(finder.snap()) : Optional.empty();
    }

    /** Returns where a point joins a street within a distance, itself included; empty where it joins none. */
    Optional<Snap> joint(double x, double y, double limitMetres) {
        Finder finder = new Finder();
        return finder.find(x, y, limitMetres) ? Optional.of(finder.snap()) : Optional.empty();
    }

    /** Finds one point after the other without making anything new; of one thread. */
    final class Finder {
        private int edge;
        private int piece;
        private double share;
        private double square;
        private double x;
        private double y;
        private int bank;
        private @Nullable Access filter;

        /** Looks for the nearest point on a street to which the way is free; tells whether there is one within the limit. */
        boolean find(double x, double y, double limitMetres) {
            if (!findAny(x, y, limitMetres)) {
                return false;
            }
            if (access == null || access.leads(x, y, jointX(), jointY(), edge, bank)) {
                return true;
            }
            return find(x, y, limitMetres, access);
        }

        /** Looks for the nearest point on a street; tells whether there is one within the limit. */
        boolean findAny(double x, double y, double limitMetres) {
            return find(x, y, limitMetres, null);
        }

        private boolean find(double x, double y, double limitMetres, @Nullable Access filter) {
            this.filter = filter;
            this.x = x;
            this.y = y;
            this.edge = -1;
            this.square = limitMetres * limitMetres;
            int column = (int) Math.floor((x - west) / bin);
            int row = (int) Math.floor((y - south) / bin);
            // rings that lie wholly outside the bins are passed over
            int outside = Math.max(Math.max(-column, column - columns + 1), Math.max(-row, row - rows + 1));
            for (int ring = Math.max(0, outside); ; ring++) {
                double inside = (ring - 1) * bin;
                if (inside > 0 && inside * inside > square) {
                    break;
                }
                boolean any = false;
                for (int r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
                    boolean whole = r == row - ring || r == row + ring;
                    int step = whole ? 1 : Math.max(1, 2 * ring);
                    for (int c = column - ring; c <= column + ring; c += step) {
                        if (c >= 0 && c < columns) {
                            any = true;
                            look(r * columns + c);
                        }
                    }
                }
                if (!any && ring > Math.max(0, outside) + Math.max(columns, rows)) {
                    break;
                }
            }
            return edge >= 0;
        }

        private void look(int at) {
            for (int i = first[at]; i < first[at + 1]; i++) {
                int candidate = edges[i];
                int at0 = pieces[i];
                double ax = x(candidate, at0);
                double ay = y(candidate, at0);
                double dx = x(candidate, at0 + 1) - ax;
                double dy = y(candidate, at0 + 1) - ay;
                double length2 = dx * dx + dy * dy;
                double t = length2 == 0 ? 0 : unit(((x - ax) * dx + (y - ay) * dy) / length2);
                if (parts[i] != WHOLE) {
                    t = Math.max(cuts[2 * parts[i]], Math.min(cuts[2 * parts[i] + 1], t));
                }
                double ex = ax + t * dx - x;
                double ey = ay + t * dy - y;
                double found = ex * ex + ey * ey;
                boolean nearer = found < square
                        || (found == square && (edge < 0 || candidate < edge || (candidate == edge && at0 < piece)));
                if (nearer && (filter == null || filter.leads(x, y, ax + t * dx, ay + t * dy, candidate, banks[i]))) {
                    square = found;
                    edge = candidate;
                    piece = at0;
                    share = t;
                    bank = banks[i];
                }
            }
        }

        int edge() {
            return edge;
        }

        /** Returns the distance, as a float: cells keep no more, and a place at the centre of a cell joins as its cell does. */
        float metres() {
            return (float) Math.sqrt(square);
        }

        /**
         * Returns the share of the edge's length that lies before the joint, as a float like {@link #metres}: a place must not lie a
         * hair behind a cell with the same joint, on a street of one way.
         */
        float along() {
            double before = 0;
            for (int i = 0; i <= piece; i++) {
                double length = Math.hypot(x(edge, i + 1) - x(edge, i), y(edge, i + 1) - y(edge, i));
                before += i == piece ? share * length : length;
            }
            return lengths[edge] == 0 ? 0 : (float) Math.min(1, before / lengths[edge]);
        }

        private double jointX() {
            double ax = x(edge, piece);
            return ax + share * (x(edge, piece + 1) - ax);
        }

        private double jointY() {
            double ay = y(edge, piece);
            return ay + share * (y(edge, piece + 1) - ay);
        }

        Snap snap() {
            // as fine as CellJoins keeps them: a place and a cell at the same point cost the same
            return new Snap(edge, along(), metres(), jointX(), jointY());
        }
    }
}

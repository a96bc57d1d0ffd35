package org.livingcircle.streets;

import java.util.BitSet;
import java.util.Optional;

/**
 * Finds the nearest point on a street. The straight pieces of the edges lie in square bins, and bins are looked through in rings
 * around the point until none can hold anything nearer. Ties go to the lowest edge, then to its beginning. Immutable; 12 bytes a
 * piece and bin.
 */
public final class StreetIndex {

    private static final int LEAST_BIN_METRES = 100;
    private static final int PIECES_A_BIN = 4;
    private static final double CENTIMETRE = 0.01;

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

    private StreetIndex(StreetGraph graph, BitSet usable) {
        this.graph = graph;
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
        visit(usable, (at, edge, piece) -> first[at + 1]++);
        for (int at = 0; at < columns * rows; at++) {
            first[at + 1] += first[at];
        }
        this.edges = new int[first[columns * rows]];
        this.pieces = new int[edges.length];
        int[] next = first.clone();
        visit(usable, (at, edge, piece) -> {
            edges[next[at]] = edge;
            pieces[next[at]++] = piece;
        });
    }

    /**
     * Indexes some edges of a graph.
     *
     * @param usable numbers of the edges that a point may join
     */
    public static StreetIndex of(StreetGraph graph, BitSet usable) {
        return new StreetIndex(graph, usable);
    }

    public StreetGraph graph() {
        return graph;
    }

    @FunctionalInterface
    private interface PieceInBin {
        void take(int bin, int edge, int piece);
    }

    /** Hands over every bin whose square a piece's line meets. */
    private void visit(BitSet usable, PieceInBin visitor) {
        for (int edge = usable.nextSetBit(0); edge >= 0; edge = usable.nextSetBit(edge + 1)) {
            for (int piece = 0; piece + 1 < graph.shapePoints(edge); piece++) {
                double ax = x(edge, piece);
                double ay = y(edge, piece);
                double bx = x(edge, piece + 1);
                double by = y(edge, piece + 1);
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
                        visitor.take(row * columns + column, edge, piece);
                    }
                }
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

    /** Returns the nearest point on a street within a distance, itself included; empty where there is none. */
    public Optional<Snap> nearest(double x, double y, double limitMetres) {
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

        /** Looks for the nearest point on a street; tells whether there is one within the limit. */
        boolean find(double x, double y, double limitMetres) {
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
                double ex = ax + t * dx - x;
                double ey = ay + t * dy - y;
                double found = ex * ex + ey * ey;
                if (found < square
                        || (found == square && (edge < 0 || candidate < edge || (candidate == edge && at0 < piece)))) {
                    square = found;
                    edge = candidate;
                    piece = at0;
                    share = t;
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

        Snap snap() {
            double ax = x(edge, piece);
            double ay = y(edge, piece);
            // as fine as CellJoins keeps them: a place and a cell at the same point cost the same
            return new Snap(
                    edge,
                    along(),
                    metres(),
                    ax + share * (x(edge, piece + 1) - ax),
                    ay + share * (y(edge, piece + 1) - ay));
        }
    }
}

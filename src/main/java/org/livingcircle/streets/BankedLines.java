package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;

/**
 * Straight lines of the plane, cut where they cross water, and the nearest of them on one's own bank.
 *
 * For many cells at once the candidates of a block of cells are found first: a line can be the
 * nearest of some cell only if it is no farther from the block's middle than the nearest line and one diagonal of the block.
 * Immutable, safe to share between threads.
 */
final class BankedLines {

    private static final int COARSE_CELLS = 64;
    private static final int FINE_CELLS = 8;

    private final Banks banks;
    private final List<Piece> pieces;

    /**
     * A line, or a point where both ends are the same.
     *
     * @param owner what it is part of, for the caller
     */
    record Line(int owner, double x1, double y1, double x2, double y2) {}

    /** Part of a line on one bank, from one share of its length to another. */
    private record Piece(Line line, double from, double to, int bank) {

        /** Returns the share of the line at which it is nearest to a point. */
        double nearest(double x, double y) {
            double dx = line.x2 - line.x1;
            double dy = line.y2 - line.y1;
            double squared = dx * dx + dy * dy;
            double share = squared == 0 ? 0 : ((x - line.x1) * dx + (y - line.y1) * dy) / squared;
            return Math.max(from, Math.min(to, share));
        }

        double squared(double x, double y) {
            double share = nearest(x, y);
            double dx = line.x1 + share * (line.x2 - line.x1) - x;
            double dy = line.y1 + share * (line.y2 - line.y1) - y;
            return dx * dx + dy * dy;
        }
    }

    /**
     * The nearest point of a line.
     *
     * @param share of the line's length from its first end, 0 to 1
     * @param metres to it in the plane
     */
    record Near(Line line, double share, double metres) {}

    /** Takes what is nearest to a cell, cell by cell in their order. */
    interface Taker {
        void take(int index, Line line, double share, double metres);
    }

    private BankedLines(Banks banks, List<Piece> pieces) {
        this.banks = banks;
        this.pieces = pieces;
    }

    static BankedLines of(Banks banks, List<Line> lines) {
        List<Piece> pieces = new ArrayList<>();
        for (Line line : lines) {
            banks.cut(line.x1, line.y1, line.x2, line.y2, (from, to, water, bank) -> {
                if (bank != Banks.NONE) {
                    pieces.add(new Piece(line, from, to, bank));
                }
            });
        }
        return new BankedLines(banks, pieces);
    }

    /** Returns what is nearest to a point on its own bank, or anywhere if it lies on none; null if there is no line. */
    @Nullable
    Near nearest(double x, double y) {
        int bank = banks.at(x, y);
        Piece best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Piece piece : pieces) {
            if (bank == Banks.NONE || piece.bank == bank) {
                double squared = piece.squared(x, y);
                if (squared < least) {
                    least = squared;
                    best = piece;
                }
            }
        }
        return best == null ? null : new Near(best.line, best.nearest(x, y), Math.sqrt(least));
    }

    /**
     * Finds what is nearest to the middle of each of many cells on its own bank; of equals the line given first.
     *
     * @param cells ascending
     * @param within cells that have nothing this near, metres, are passed over
     */
    void forEach(int[] cells, double within, Taker taker) {
        GridExtent extent = banks.extent();
        Map<Long, Piece[]> coarse = new HashMap<>();
        Map<Long, Piece[]> fine = new HashMap<>();
        Piece[] all = pieces.toArray(Piece[]::new);
        long known = -1;
        Piece[] candidates = {};
        for (int index = 0; index < cells.length; index++) {
            int cell = cells[index];
            int bank = banks.ofCell(cell);
            if (bank == Banks.NONE) {
                continue;
            }
            int column = extent.column(cell);
            int row = extent.row(cell);
            long block = key(column, row, FINE_CELLS, bank);
            if (block != known) {
                known = block;
                candidates = fine.computeIfAbsent(
                        block,
                        unknown -> candidates(
                                coarse.computeIfAbsent(
                                        key(column, row, COARSE_CELLS, bank),
                                        none -> candidates(all, bank, column, row, COARSE_CELLS, within)),
                                bank,
                                column,
                                row,
                                FINE_CELLS,
                                within));
            }
            double x = extent.centreX(column);
            double y = extent.centreY(row);
            Piece best = null;
            double least = within * within;
            for (Piece piece : candidates) {
                double squared = piece.squared(x, y);
                if (squared < least || (best == null && squared == least)) {
                    least = squared;
                    best = piece;
                }
            }
            if (best != null) {
                taker.take(index, best.line, best.nearest(x, y), Math.sqrt(least));
            }
        }
    }

    private static long key(int column, int row, int size, int bank) {
        return ((long) bank << 40) | ((long) (row / size) << 20) | (column / size);
    }

    private Piece[] candidates(Piece[] from, int bank, int column, int row, int size, double within) {
        GridExtent extent = banks.extent();
        double half = size * extent.cellMetres() / 2;
        double x = extent.west() + (column / size) * 2 * half + half;
        double y = extent.north() - (row / size) * 2 * half - half;
        double toCorner = half * Math.sqrt(2);
        double[] metres = new double[from.length];
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < from.length; i++) {
            metres[i] = from[i].bank == bank ? Math.sqrt(from[i].squared(x, y)) : Double.POSITIVE_INFINITY;
            nearest = Math.min(nearest, metres[i]);
        }
        double reach = Math.min(nearest + 2 * toCorner, within + toCorner) * (1 + 1e-12);
        List<Piece> kept = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            if (metres[i] <= reach) {
                kept.add(from[i]);
            }
        }
        return kept.toArray(Piece[]::new);
    }
}

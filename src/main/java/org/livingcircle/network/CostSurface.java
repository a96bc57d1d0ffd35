package org.livingcircle.network;

import java.util.BitSet;
import org.livingcircle.geo.GridExtent;

/**
 * Where one can walk: a grid of passable and blocked cells (water), and the moves between them.
 *
 * A walk goes from centre to centre in 16 directions: 4 straight, 4 diagonal, 8 by the knight's move of chess. Its length
 * is that of the line, in whole millimetres of the plane: a straight move half of each of its two cells, a diagonal the same
 * along the diagonal, a knight's move a quarter of its length in each of the four cells that its line crosses. No cell of a
 * move may be blocked:
 *
 * <pre>
 *   straight      diagonal        knight
 *   A B           A p             A p .     p and q are the cells that the move passes
 *                 q B             . q B
 *   A, B free     A, B free and   A, p, q, B free
 *                 p or q free
 * </pre>
 *
 * So a river of cells that touch at their edges or at their corners cannot be crossed but where a bridge opens it. One byte a
 * cell; immutable.
 *
 * The moves are those of Tomlin (1990) with the knight's move as in GRASS r.cost and AccessMod.
 */
public final class CostSurface {

    /** Moves of one kind and what they cross. */
    static final int STRAIGHT_MOVES = 4;

    static final int DIAGONAL_MOVES = 4;
    static final int KNIGHT_MOVES = 8;
    static final int MOVES = STRAIGHT_MOVES + DIAGONAL_MOVES + KNIGHT_MOVES;

    /** Columns east and rows south of each move, straight ones first, then diagonals, then knights. */
    static final int[] EAST = {0, -1, 1, 0, -1, 1, -1, 1, -1, 1, -2, 2, -2, 2, -1, 1};

    static final int[] SOUTH = {-1, 0, 0, 1, -1, -1, 1, 1, -2, -2, -1, -1, 1, 1, 2, 2};

    /** The moves in the order of their directions, from due north to the right. */
    static final int[] AROUND = {0, 9, 5, 11, 2, 13, 7, 15, 3, 14, 6, 12, 1, 10, 4, 8};

    private static final byte BLOCKED = 0;
    private static final byte NEAR_BARRIER = 1;
    private static final byte OPEN = 2;

    private final GridExtent extent;
    private final byte[] terrain;
    private final int straight;
    private final int diagonal;
    private final int knight;

    private CostSurface(GridExtent extent, byte[] terrain) {
        this.extent = extent;
        this.terrain = terrain;
        this.straight = (int) Math.round(extent.cellMetres() * 1000);
        this.diagonal = (int) Math.round(extent.cellMetres() * 1000 * Math.sqrt(2));
        this.knight = (int) Math.round(extent.cellMetres() * 1000 * Math.sqrt(5));
    }

    /**
     * Makes a surface from the cells one cannot walk on.
     *
     * @param blocked numbers of the blocked cells, bridges already taken out
     * @throws IllegalArgumentException if a number is not a cell of the grid, or the cells are not 1 m to 10 km wide
     */
    public static CostSurface of(GridExtent extent, BitSet blocked) {
        if (blocked.length() > extent.cellCount()) {
            throw new IllegalArgumentException(
                    "cell %d is blocked in a grid of %d".formatted(blocked.length() - 1, extent.cellCount()));
        }
        if (!(extent.cellMetres() >= 1 && extent.cellMetres() <= 10_000)) {
            throw new IllegalArgumentException("cells must be 1 to 10000 m wide, were " + extent.cellMetres());
        }
        byte[] terrain = new byte[extent.cellCount()];
        for (int row = 0; row < extent.rows(); row++) {
            boolean rim = row < 2 || row >= extent.rows() - 2;
            for (int column = 0; column < extent.columns(); column++) {
                boolean edge = rim || column < 2 || column >= extent.columns() - 2;
                terrain[extent.cell(column, row)] = edge ? NEAR_BARRIER : OPEN;
            }
        }
        for (int cell = blocked.nextSetBit(0); cell >= 0; cell = blocked.nextSetBit(cell + 1)) {
            int column = extent.column(cell);
            int row = extent.row(cell);
            for (int r = Math.max(0, row - 2); r <= Math.min(extent.rows() - 1, row + 2); r++) {
                for (int c = Math.max(0, column - 2); c <= Math.min(extent.columns() - 1, column + 2); c++) {
                    terrain[extent.cell(c, r)] = NEAR_BARRIER;
                }
            }
        }
        for (int cell = blocked.nextSetBit(0); cell >= 0; cell = blocked.nextSetBit(cell + 1)) {
            terrain[cell] = BLOCKED;
        }
        return new CostSurface(extent, terrain);
    }

    public GridExtent extent() {
        return extent;
    }

    public boolean passable(int cell) {
        return terrain[cell] != BLOCKED;
    }

    /** Tells that all 16 moves from a cell are free, which almost everywhere they are. */
    boolean open(int cell) {
        return terrain[cell] == OPEN;
    }

    /** Tells whether a move from a passable cell stays in the grid and clear of blocked cells. */
    boolean free(int column, int row, int move) {
        int east = EAST[move];
        int south = SOUTH[move];
        if (!passable(column + east, row + south)) {
            return false;
        }
        if (move < STRAIGHT_MOVES) {
            return true;
        }
        if (move < STRAIGHT_MOVES + DIAGONAL_MOVES) {
            return passable(column + east, row) || passable(column, row + south);
        }
        return Math.abs(east) == 2
                ? passable(column + east / 2, row) && passable(column + east / 2, row + south)
                : passable(column, row + south / 2) && passable(column + east, row + south / 2);
    }

    private boolean passable(int column, int row) {
        return column >= 0
                && column < extent.columns()
                && row >= 0
                && row < extent.rows()
                && passable(extent.cell(column, row));
    }

    /** Length of a straight move, millimetres of the plane. */
    int straight() {
        return straight;
    }

    int diagonal() {
        return diagonal;
    }

    int knight() {
        return knight;
    }

    /** Returns the passable cell whose centre is nearest to a point, among equals the lowest; -1 if none within reach. */
    int nearestPassable(double x, double y, double metres) {
        double cell = extent.cellMetres();
        int reach = (int) Math.ceil(metres / cell);
        int column = (int) Math.floor((x - extent.west()) / cell);
        int row = (int) Math.floor((extent.north() - y) / cell);
        int best = -1;
        double bestSquare = metres * metres;
        for (int r = Math.max(0, row - reach); r <= Math.min(extent.rows() - 1, row + reach); r++) {
            for (int c = Math.max(0, column - reach); c <= Math.min(extent.columns() - 1, column + reach); c++) {
                double dx = extent.centreX(c) - x;
                double dy = extent.centreY(r) - y;
                double square = dx * dx + dy * dy;
                boolean nearer = best < 0 ? square <= bestSquare : square < bestSquare;
                if (nearer && passable(extent.cell(c, r))) {
                    best = extent.cell(c, r);
                    bestSquare = square;
                }
            }
        }
        return best;
    }
}

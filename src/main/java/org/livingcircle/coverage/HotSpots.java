package org.livingcircle.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.population.Weight;

/**
 * Finds where the most people live outside a circle.
 *
 * People are added up in square tiles of {@link #TILE_METRES}; a window is {@link #WINDOW_TILES} x {@link #WINDOW_TILES} of them,
 * one around each tile. The window with the most uncovered people is the first hot spot; every window that shares a tile with it
 * is out, and the best of the rest is the next (non-maximum suppression). Of equals the most northern, then the most western wins.
 * Its position is the centre of its uncovered people, weighted by their number.
 */
public final class HotSpots {

    /** Edge of a tile; cells wider than that are tiles themselves. */
    public static final int TILE_METRES = 1000;

    /** Tiles along the edge of a window: 3 km, about the reach of a facility on either side. */
    public static final int WINDOW_TILES = 3;

    private static final int AROUND = WINDOW_TILES / 2;
    private static final int NO_SPOT = -1;

    private final Residents residents;
    private final List<CirclePart<ReachSurface>> parts;
    private final Weight weight;
    private final IntPredicate known;
    private final int tileCells;
    private final int tileColumns;
    private final int tileRows;

    private HotSpots(Residents residents, List<CirclePart<ReachSurface>> parts, Weight weight, IntPredicate known) {
        GridExtent extent = residents.extent();
        this.residents = residents;
        this.parts = parts;
        this.weight = weight;
        this.known = known;
        this.tileCells = Math.max(1, (int) Math.round(TILE_METRES / extent.cellMetres()));
        this.tileColumns = (extent.columns() + tileCells - 1) / tileCells;
        this.tileRows = (extent.rows() + tileCells - 1) / tileCells;
    }

    /**
     * Ranks the hot spots of a circle.
     *
     * @param parts no two of them for the same area; people outside all of them are not counted
     * @param known the cells whose people count; those of the others are neither covered nor uncovered
     * @param count the most to return, 1 or more; fewer come back where nobody is left
     * @throws IllegalArgumentException if parts overlap, lie on another grid, or a limit is above that of its surface
     */
    public static List<HotSpot> rank(
            Residents residents, List<CirclePart<ReachSurface>> parts, Weight weight, IntPredicate known, int count) {
        CirclePart.checkDisjoint(parts);
        for (CirclePart<ReachSurface> part : parts) {
            residents.checkExtent(part.by().extent());
            part.checkWithin(part.by().limit());
        }
        if (count < 1) {
            throw new IllegalArgumentException("count must be 1 or more, was " + count);
        }
        return new HotSpots(residents, parts, weight, known).rank(count);
    }

    private List<HotSpot> rank(int count) {
        long[] tiles = new long[tileColumns * tileRows];
        for (int index = 0; index < residents.size(); index++) {
            if (uncovered(index)) {
                tiles[tileOf(residents.cell(index))] += residents.people(index, weight.index());
            }
        }
        long[] windows = windows(tiles);
        int[] spotOfTile = new int[tiles.length];
        Arrays.fill(spotOfTile, NO_SPOT);
        List<Integer> centres = new ArrayList<>();
        while (centres.size() < count) {
            int best = highest(windows);
            if (windows[best] == 0) {
                break;
            }
            claim(best, centres.size(), spotOfTile, windows);
            centres.add(best);
        }
        return place(centres.size(), spotOfTile);
    }

    private boolean uncovered(int index) {
        if (!known.test(residents.cell(index))) {
            return false;
        }
        for (CirclePart<ReachSurface> part : parts) {
            if (part.area().holds(residents.urban(index))) {
                return part.by().costAt(residents.cell(index)) > part.limit();
            }
        }
        return false;
    }

    private int tileOf(int cell) {
        GridExtent extent = residents.extent();
        return extent.row(cell) / tileCells * tileColumns + extent.column(cell) / tileCells;
    }

    private long[] windows(long[] tiles) {
        long[] windows = new long[tiles.length];
        for (int row = 0; row < tileRows; row++) {
            for (int column = 0; column < tileColumns; column++) {
                long sum = 0;
                for (int r = Math.max(0, row - AROUND); r <= Math.min(tileRows - 1, row + AROUND); r++) {
                    for (int c = Math.max(0, column - AROUND); c <= Math.min(tileColumns - 1, column + AROUND); c++) {
                        sum += tiles[r * tileColumns + c];
                    }
                }
                windows[row * tileColumns + column] = sum;
            }
        }
        return windows;
    }

    private static int highest(long[] windows) {
        int best = 0;
        for (int window = 1; window < windows.length; window++) {
            if (windows[window] > windows[best]) {
                best = window;
            }
        }
        return best;
    }

    /** Gives the tiles of a window to a hot spot and takes the windows that share one of them out of the running. */
    private void claim(int window, int spot, int[] spotOfTile, long[] windows) {
        int row = window / tileColumns;
        int column = window % tileColumns;
        int apart = WINDOW_TILES - 1;
        for (int r = Math.max(0, row - apart); r <= Math.min(tileRows - 1, row + apart); r++) {
            for (int c = Math.max(0, column - apart); c <= Math.min(tileColumns - 1, column + apart); c++) {
                windows[r * tileColumns + c] = 0;
                if (Math.abs(r - row) <= AROUND && Math.abs(c - column) <= AROUND) {
                    spotOfTile[r * tileColumns + c] = spot;
                }
            }
        }
    }

    private List<HotSpot> place(int spots, int[] spotOfTile) {
        GridExtent extent = residents.extent();
        long[] people = new long[spots];
        double[] east = new double[spots];
        double[] south = new double[spots];
        for (int index = 0; index < residents.size(); index++) {
            int cell = residents.cell(index);
            int spot = spotOfTile[tileOf(cell)];
            if (spot != NO_SPOT && uncovered(index)) {
                long some = residents.people(index, weight.index());
                people[spot] += some;
                east[spot] += (double) some * extent.column(cell);
                south[spot] += (double) some * extent.row(cell);
            }
        }
        List<HotSpot> result = new ArrayList<>(spots);
        for (int spot = 0; spot < spots; spot++) {
            double x = extent.centreX(0) + east[spot] / people[spot] * extent.cellMetres();
            double y = extent.centreY(0) - south[spot] / people[spot] * extent.cellMetres();
            result.add(new HotSpot(spot + 1, People.toDouble(people[spot]), x, y, extent.cellAt(x, y)));
        }
        return result;
    }
}

package org.livingcircle.coverage.app;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridLattice;
import org.livingcircle.geo.WebMercatorTile;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Weight;

/**
 * Surfaces as squares of numbers for the page, which colours them itself and so needs no request when a limit moves.
 *
 * Each tile holds {@link WebMercatorTile#SIZE} squared values, row by row from the north-west, taken at the centre of the
 * pixel.
 */
public final class ValueTiles {

    /** Reach of a pixel outside the city. */
    public static final char OUTSIDE = 65534;

    /** Settlement of a pixel where nobody lives, and where it is rural or urban. */
    public static final byte EMPTY = 0;

    public static final byte RURAL = 1;
    public static final byte URBAN = 2;

    private static final int SIZE = WebMercatorTile.SIZE;
    private static final double SQUARE_METRES_A_SQUARE_KILOMETRE = 1e6;

    private final Snapshot snapshot;
    private final GridExtent extent;
    private final PopulationSurface people;

    public ValueTiles(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.extent = snapshot.extent();
        this.people = snapshot.people();
    }

    /** Returns whole seconds or metres, {@link ReachSurface#UNREACHED} or {@link #OUTSIDE}. */
    public char[] reach(WebMercatorTile tile, ReachSurface reach) {
        int[] cells = cityCells(tile);
        char[] values = new char[cells.length];
        for (int pixel = 0; pixel < cells.length; pixel++) {
            values[pixel] = cells[pixel] < 0 ? OUTSIDE : (char) reach.costAt(cells[pixel]);
        }
        return values;
    }

    /** Returns {@link #RURAL} or {@link #URBAN} where people live, otherwise {@link #EMPTY}. */
    public byte[] settlement(WebMercatorTile tile) {
        int[] cells = cityCells(tile);
        byte[] values = new byte[cells.length];
        for (int pixel = 0; pixel < cells.length; pixel++) {
            int index = cells[pixel] < 0 ? -1 : people.indexOf(cells[pixel]);
            values[pixel] = index < 0 ? EMPTY : snapshot.isUrban(index) ? URBAN : RURAL;
        }
        return values;
    }

    /**
     * Returns people per square kilometre, NaN outside the city. Where a pixel is larger than a cell it is the density of a
     * square block of cells at least as large as the pixel: a sample of single cells would flicker.
     */
    public float[] density(WebMercatorTile tile, Weight weight) {
        int[] cells = cityCells(tile);
        float[] values = new float[cells.length];
        Arrays.fill(values, Float.NaN);
        int along = 1;
        while (along * extent.cellMetres() < tile.pixelMetres()) {
            along *= 2;
        }
        Window window = Window.of(extent, cells, along);
        if (window == null) {
            return values;
        }
        double[] blocks = window.sum(people, people.weight(weight));
        double edge = along * extent.cellMetres();
        double perPerson = SQUARE_METRES_A_SQUARE_KILOMETRE / (edge * edge);
        for (int pixel = 0; pixel < cells.length; pixel++) {
            if (cells[pixel] >= 0) {
                values[pixel] = (float) (blocks[window.blockOf(cells[pixel])] * perPerson);
            }
        }
        return values;
    }

    /** Returns the cell under the centre of each pixel; -1 outside the city. */
    private int[] cityCells(WebMercatorTile tile) {
        GridLattice lattice = snapshot.lattice();
        int[] cells = new int[SIZE * SIZE];
        for (int row = 0, pixel = 0; row < SIZE; row++) {
            double lat = tile.latAt(row + 0.5);
            for (int column = 0; column < SIZE; column++, pixel++) {
                double lon = tile.lonAt(column + 0.5);
                int cell = extent.cellAt(lattice.x(lon, lat), lattice.y(lon, lat));
                cells[pixel] = cell >= 0 && snapshot.zoning(ZoneKind.CITY).zoneAt(cell) >= 0 ? cell : -1;
            }
        }
        return cells;
    }

    /**
     * The square blocks of cells that a tile shows.
     *
     * @param along cells along the edge of a block
     * @param west first block column, counted over the whole grid
     * @param north first block row
     */
    private record Window(GridExtent extent, int along, int west, int north, int columns, int rows) {

        /** Returns null where no pixel lies in the city. */
        static @Nullable Window of(GridExtent extent, int[] cells, int along) {
            int west = Integer.MAX_VALUE;
            int east = -1;
            int north = Integer.MAX_VALUE;
            int south = -1;
            for (int cell : cells) {
                if (cell >= 0) {
                    int column = extent.column(cell) / along;
                    int row = extent.row(cell) / along;
                    west = Math.min(west, column);
                    east = Math.max(east, column);
                    north = Math.min(north, row);
                    south = Math.max(south, row);
                }
            }
            return east < 0 ? null : new Window(extent, along, west, north, east - west + 1, south - north + 1);
        }

        int blockOf(int cell) {
            return (extent.row(cell) / along - north) * columns + extent.column(cell) / along - west;
        }

        double[] sum(PopulationSurface people, double[] weight) {
            double[] sums = new double[columns * rows];
            int firstColumn = west * along;
            int endColumn = Math.min(extent.columns(), (west + columns) * along);
            int endRow = Math.min(extent.rows(), (north + rows) * along);
            for (int row = north * along; row < endRow; row++) {
                int end = firstAtOrAfter(people.cells(), extent.cell(0, row) + endColumn);
                for (int i = firstAtOrAfter(people.cells(), extent.cell(firstColumn, row)); i < end; i++) {
                    sums[blockOf(people.cell(i))] += weight[i];
                }
            }
            return sums;
        }

        private static int firstAtOrAfter(int[] cells, int cell) {
            int index = Arrays.binarySearch(cells, cell);
            return index < 0 ? -index - 1 : index;
        }
    }
}

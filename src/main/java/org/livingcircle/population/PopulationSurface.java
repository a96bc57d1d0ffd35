package org.livingcircle.population;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;

/**
 * Where people live: how many of each age band in each populated cell of a grid.
 *
 * <p>Sparse. Populated cells are numbered 0 to {@code size() - 1} by ascending cell; that number is the <i>index</i> all
 * arrays here share. A cell that is not listed holds nobody. People are not rounded.
 *
 * <p>A final class, not a record: a record would hand out its arrays as if they were values. Immutable and safe to share
 * between threads, provided that nobody writes into the <b>views</b>: {@link #cells()}, {@link #people(AgeBand)} and
 * {@link #weight(Weight)} return the surface's own arrays, because a coverage loop reads all of them at every step of a
 * slider. They are to be read only.
 */
public final class PopulationSurface {

    private final GridExtent extent;
    private final int[] cells;
    private final CellIndex index;
    private final double[][] people;
    private final AtomicReferenceArray<double @Nullable []> weights = new AtomicReferenceArray<>(Weight.ALL.size());

    private PopulationSurface(GridExtent extent, int[] cells, double[][] people) {
        this.extent = extent;
        this.cells = cells;
        this.index = new CellIndex(extent.cellCount(), cells);
        this.people = people;
    }

    /**
     * Makes a surface from copies of its arrays.
     *
     * @param cells strictly ascending, each within the extent
     * @param people one row for each {@link AgeBand} in order, one value for each cell, 0 or more
     * @throws IllegalArgumentException if cells are out of order, a length is wrong, or a value is negative or not finite
     */
    public static PopulationSurface of(GridExtent extent, int[] cells, double[][] people) {
        double[][] copies = new double[people.length][];
        for (int band = 0; band < people.length; band++) {
            copies[band] = people[band].clone();
        }
        return owning(extent, cells.clone(), copies);
    }

    /** As {@link #of}, but keeps the arrays: for builders of this package that let go of them. */
    static PopulationSurface owning(GridExtent extent, int[] cells, double[][] people) {
        if (people.length != AgeBand.ALL.size()) {
            throw new IllegalArgumentException(
                    "need %d age bands, got %d".formatted(AgeBand.ALL.size(), people.length));
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] < 0 || cells[i] >= extent.cellCount()) {
                throw new IllegalArgumentException(
                        "cell %d is outside a grid of %d cells".formatted(cells[i], extent.cellCount()));
            }
            if (i > 0 && cells[i] <= cells[i - 1]) {
                throw new IllegalArgumentException(
                        "cells must ascend, but %d follows %d".formatted(cells[i], cells[i - 1]));
            }
        }
        for (AgeBand band : AgeBand.ALL) {
            double[] row = people[band.index()];
            if (row.length != cells.length) {
                throw new IllegalArgumentException(
                        "band %s has %d values for %d cells".formatted(band.wireName(), row.length, cells.length));
            }
            for (int i = 0; i < row.length; i++) {
                if (!(row[i] >= 0 && row[i] < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "cell %d has %s people aged %s".formatted(cells[i], row[i], band.wireName()));
                }
            }
        }
        return new PopulationSurface(extent, cells, people);
    }

    public GridExtent extent() {
        return extent;
    }

    /** Returns how many cells are populated. */
    public int size() {
        return cells.length;
    }

    /** Returns the cell with an index. */
    public int cell(int index) {
        return cells[index];
    }

    /** Returns the index of a cell of the grid; -1 where nobody lives. */
    public int indexOf(int cell) {
        return index.of(cell);
    }

    /** Returns the ascending populated cells: a view, to be read only. */
    public int[] cells() {
        return cells;
    }

    /** Returns people of a band by index: a view, to be read only. */
    public double[] people(AgeBand band) {
        return people[band.index()];
    }

    /** Returns people that a weight counts, by index: a view, to be read only. Added up once, then kept. */
    public double[] weight(Weight weight) {
        double[] known = weights.get(weight.index());
        if (known != null) {
            return known;
        }
        double[] made = addBands(weight);
        // Two threads may add up the same bands; both get the array that came first.
        double[] first = weights.compareAndExchange(weight.index(), null, made);
        return first == null ? made : first;
    }

    /** Returns all the people a weight counts. */
    public double total(Weight weight) {
        return CompensatedSum.of(weight(weight));
    }

    private double[] addBands(Weight weight) {
        if (weight.bands().size() == 1) {
            return people[weight.bands().iterator().next().index()];
        }
        double[] sum = new double[cells.length];
        for (AgeBand band : weight.bands()) {
            double[] row = people[band.index()];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        return sum;
    }
}

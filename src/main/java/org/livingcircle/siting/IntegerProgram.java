package org.livingcircle.siting;

import java.util.Arrays;

/**
 * A linear program of which some columns must be whole: minimise the cost over all columns within their bounds whose rows lie within
 * theirs. Immutable; built once by {@link Builder}. Rows are sparse. An infinite bound is no bound.
 */
public final class IntegerProgram {

    private final double[] lower;
    private final double[] upper;
    private final double[] cost;
    private final boolean[] whole;
    private final double[] rowLower;
    private final double[] rowUpper;
    private final int[] rowStart;
    private final int[] termColumn;
    private final double[] termCoefficient;

    private IntegerProgram(Builder builder) {
        int columns = builder.columns;
        lower = Arrays.copyOf(builder.lower, columns);
        upper = Arrays.copyOf(builder.upper, columns);
        cost = Arrays.copyOf(builder.cost, columns);
        whole = Arrays.copyOf(builder.whole, columns);
        int rows = builder.rows;
        rowLower = Arrays.copyOf(builder.rowLower, rows);
        rowUpper = Arrays.copyOf(builder.rowUpper, rows);
        rowStart = Arrays.copyOf(builder.rowStart, rows + 1);
        rowStart[rows] = builder.terms;
        termColumn = Arrays.copyOf(builder.termColumn, builder.terms);
        termCoefficient = Arrays.copyOf(builder.termCoefficient, builder.terms);
    }

    /**
     * Returns about how many bytes a program takes while it is solved: here, on its way to a solver, and in the solver with its
     * factors.
     */
    public static long bytes(long columns, long rows, long terms) {
        return 300 * columns + 300 * rows + 150 * terms;
    }

    public int columns() {
        return cost.length;
    }

    public int rows() {
        return rowLower.length;
    }

    public double lower(int column) {
        return lower[column];
    }

    public double upper(int column) {
        return upper[column];
    }

    public double cost(int column) {
        return cost[column];
    }

    /** Tells whether a column must be whole. */
    public boolean whole(int column) {
        return whole[column];
    }

    public double rowLower(int row) {
        return rowLower[row];
    }

    public double rowUpper(int row) {
        return rowUpper[row];
    }

    /** Returns the number of the first term of a row; those of the last row end at {@code rowStart(rows())}. */
    public int rowStart(int row) {
        return rowStart[row];
    }

    public int termColumn(int term) {
        return termColumn[term];
    }

    public double termCoefficient(int term) {
        return termCoefficient[term];
    }

    /** Takes columns, then rows, each row followed by its terms. */
    public static final class Builder {

        private int columns;
        private double[] lower = new double[64];
        private double[] upper = new double[64];
        private double[] cost = new double[64];
        private boolean[] whole = new boolean[64];
        private int rows;
        private double[] rowLower = new double[64];
        private double[] rowUpper = new double[64];
        private int[] rowStart = new int[65];
        private int terms;
        private int[] termColumn = new int[256];
        private double[] termCoefficient = new double[256];

        /** Adds a column that may take any value between its bounds; returns its number. */
        public int real(double least, double most, double costEach) {
            return column(least, most, costEach, false);
        }

        /** Adds a column that is 0 or 1 and lies between its bounds; returns its number. */
        public int binary(double least, double most, double costEach) {
            return column(least, most, costEach, true);
        }

        private int column(double least, double most, double costEach, boolean mustBeWhole) {
            if (columns == cost.length) {
                int room = 2 * columns;
                lower = Arrays.copyOf(lower, room);
                upper = Arrays.copyOf(upper, room);
                cost = Arrays.copyOf(cost, room);
                whole = Arrays.copyOf(whole, room);
            }
            lower[columns] = least;
            upper[columns] = most;
            cost[columns] = costEach;
            whole[columns] = mustBeWhole;
            return columns++;
        }

        /** Begins a row. */
        public Builder row(double least, double most) {
            if (rows == rowLower.length) {
                int room = 2 * rows;
                rowLower = Arrays.copyOf(rowLower, room);
                rowUpper = Arrays.copyOf(rowUpper, room);
                rowStart = Arrays.copyOf(rowStart, room + 1);
            }
            rowLower[rows] = least;
            rowUpper[rows] = most;
            rowStart[rows] = terms;
            rows++;
            return this;
        }

        /** Adds a term to the row begun last; a column appears at most once in a row. */
        public Builder term(int column, double coefficient) {
            if (terms == termColumn.length) {
                termColumn = Arrays.copyOf(termColumn, 2 * terms);
                termCoefficient = Arrays.copyOf(termCoefficient, 2 * terms);
            }
            termColumn[terms] = column;
            termCoefficient[terms] = coefficient;
            terms++;
            return this;
        }

        public IntegerProgram build() {
            return new IntegerProgram(this);
        }
    }
}

package org.livingcircle.network;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.Reprojection;

/**
 * Reach as the crow flies: the distance on the ellipsoid from a place to the centre of a cell, for all metrics. Time and
 * walked distance are the straight metres times the detour factor, the latter over the speed, blind to rivers.
 *
 * Distances are right to a millimetre up to 10 km and to 5 mm up to {@link #FARTHEST_METRES}. Rows of the grid are shared
 * out over all cores; each is written by one thread, so the result does not depend on their number. Thread safe.
 */
public final class StraightLine implements UniformTravel {

    /** The longest straight line that can be asked for, metres. */
    public static final int FARTHEST_METRES = 60_000;

    private static final double BEYOND = Double.POSITIVE_INFINITY;

    /** Rows in a unit of parallel work: enough to keep the row buffers, few enough to share cities out evenly. */
    private static final int ROWS_AT_ONCE = 32;

    private final GridExtent extent;
    private final Reprojection gridToWgs84;

    /** Column numbers as doubles: the compiler turns the loop over them into vector code, over an int counter it does not. */
    private final double[] columns;

    public StraightLine(GridExtent extent, Reprojection gridToWgs84) {
        this.extent = extent;
        this.gridToWgs84 = gridToWgs84;
        this.columns = IntStream.range(0, extent.columns()).asDoubleStream().toArray();
    }

    @Override
    public GridExtent extent() {
        return extent;
    }

    @Override
    public ReachSurface reach(Sources sources, TravelCost cost, int limit) {
        Circles circles = circles(sources, cost, limit);
        char[] costs = new char[extent.cellCount()];
        SearchStats stats = eachRow((row, buffers) -> {
            long tried = circles.nearest(row, buffers.squares);
            return new SearchStats(round(row, buffers.squares, cost, limit, costs), tried);
        });
        return new ReachSurface(extent, cost.metric(), limit, sources.size(), costs, stats);
    }

    @Override
    public NearestSurface nearest(Sources sources, TravelCost cost, int limit) {
        Circles circles = circles(sources, cost, limit);
        char[] costs = new char[extent.cellCount()];
        char[] nearest = new char[extent.cellCount()];
        SearchStats stats = eachRow((row, buffers) -> {
            long tried = circles.nearest(row, buffers.squares, buffers.owners);
            long settled = round(row, buffers.squares, cost, limit, costs);
            int first = extent.cell(0, row);
            for (int column = 0; column < extent.columns(); column++) {
                nearest[first + column] = costs[first + column] == ReachSurface.UNREACHED
                        ? NearestSurface.NO_SOURCE
                        : buffers.owners[column];
            }
            return new SearchStats(settled, tried);
        });
        return new NearestSurface(
                new ReachSurface(extent, cost.metric(), limit, sources.size(), costs, stats), nearest);
    }

    @Override
    public SearchStats catchments(Sources sources, TravelCost cost, int limit, Catchments catchments) {
        Circles circles = circles(sources, cost, limit);
        LongAdder settled = new LongAdder();
        LongAdder tried = new LongAdder();
        IntStream.range(0, sources.size()).parallel().forEach(source -> {
            Circle circle = circles.of(source);
            int most = circle.mostCells();
            int[] cells = new int[most];
            char[] costs = new char[most];
            double[] squares = new double[extent.columns()];
            double[] row = new double[DistancePolynomial.TERMS];
            int count = 0;
            for (int r = circle.firstRow; r <= circle.lastRow; r++) {
                int from = circle.firstColumn(r);
                int to = circle.lastColumn(r);
                Arrays.fill(squares, Math.max(0, from), Math.max(0, to + 1), BEYOND);
                tried.add(circle.stamp(r, from, to, squares, row));
                int first = extent.cell(0, r);
                for (int column = from; column <= to; column++) {
                    int whole = cost.of(Math.sqrt(Math.max(0, squares[column])));
                    if (whole <= limit) {
                        cells[count] = first + column;
                        costs[count++] = (char) whole;
                    }
                }
            }
            settled.add(count);
            catchments.take(source, cells, costs, count);
        });
        return new SearchStats(settled.sum(), tried.sum());
    }

    @Override
    public int[] fromPoint(GridPoint point, Sources targets, TravelCost cost, int limit) {
        checkedMetres(cost, limit);
        int[] costs = new int[targets.size()];
        for (int target = 0; target < costs.length; target++) {
            double metres =
                    Geodesic.metres(point.lonLat(), targets.point(target).lonLat());
            int whole = metres > FARTHEST_METRES ? ReachSurface.UNREACHED : cost.of(metres);
            costs[target] = whole <= limit ? whole : ReachSurface.UNREACHED;
        }
        return costs;
    }

    private Circles circles(Sources sources, TravelCost cost, int limit) {
        double metres = checkedMetres(cost, limit);
        Circle[] circles = new Circle[sources.size()];
        IntStream.range(0, circles.length)
                .parallel()
                .forEach(source -> circles[source] = new Circle(sources.point(source), metres));
        return new Circles(circles);
    }

    private static double checkedMetres(TravelCost cost, int limit) {
        double metres = cost.metresBeyond(ReachSurface.checkLimit(limit));
        if (!(metres <= FARTHEST_METRES + 0.01)) {
            throw new IllegalArgumentException("limit %d %s is a straight line of %.0f m, more than %d"
                    .formatted(limit, cost.metric().wireName(), metres, FARTHEST_METRES));
        }
        return metres;
    }

    /** Turns the squares of a row into whole costs; returns the cells within the limit. */
    private long round(int row, double[] squares, TravelCost cost, int limit, char[] costs) {
        int first = extent.cell(0, row);
        int settled = 0;
        for (int column = 0; column < squares.length; column++) {
            // at the place itself the polynomial may fall short of 0 by its last bit
            double square = Math.max(0, squares[column]);
            int whole = square == BEYOND ? ReachSurface.UNREACHED : cost.of(Math.sqrt(square));
            if (whole <= limit) {
                costs[first + column] = (char) whole;
                settled++;
            } else {
                costs[first + column] = ReachSurface.UNREACHED;
            }
        }
        return settled;
    }

    private SearchStats eachRow(RowWork work) {
        int bands = (extent.rows() + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
        return IntStream.range(0, bands)
                .parallel()
                .mapToObj(band -> {
                    RowBuffers buffers = new RowBuffers(extent.columns());
                    SearchStats stats = SearchStats.NONE;
                    int end = Math.min(extent.rows(), (band + 1) * ROWS_AT_ONCE);
                    for (int row = band * ROWS_AT_ONCE; row < end; row++) {
                        stats = stats.plus(work.row(row, buffers));
                    }
                    return stats;
                })
                .reduce(SearchStats.NONE, SearchStats::plus);
    }

    private interface RowWork {
        SearchStats row(int row, RowBuffers buffers);
    }

    private static final class RowBuffers {
        final double[] squares;
        final char[] owners;

        RowBuffers(int columns) {
            squares = new double[columns];
            owners = new char[columns];
        }
    }

    /** The circles of all places, asked row by row. */
    private static final class Circles {
        private final Circle[] circles;

        Circles(Circle[] circles) {
            this.circles = circles;
        }

        Circle of(int source) {
            return circles[source];
        }

        /** Fills the row with the squared distance to the nearest place; returns the distances tried. */
        long nearest(int row, double[] squares) {
            Arrays.fill(squares, BEYOND);
            double[] coefficients = new double[DistancePolynomial.TERMS];
            long tried = 0;
            for (Circle circle : circles) {
                if (row >= circle.firstRow && row <= circle.lastRow) {
                    tried += circle.stamp(row, circle.firstColumn(row), circle.lastColumn(row), squares, coefficients);
                }
            }
            return tried;
        }

        /** As the other, and notes whose distance it is. */
        long nearest(int row, double[] squares, char[] owners) {
            Arrays.fill(squares, BEYOND);
            double[] coefficients = new double[DistancePolynomial.TERMS];
            long tried = 0;
            for (int source = 0; source < circles.length; source++) {
                Circle circle = circles[source];
                if (row >= circle.firstRow && row <= circle.lastRow) {
                    tried += circle.stamp(
                            row, circle.firstColumn(row), circle.lastColumn(row), squares, coefficients, owners, (char)
                                    source);
                }
            }
            return tried;
        }
    }

    /** The cells around one place that may lie within the limit: a few too many, never one too few. */
    private final class Circle {
        private final GridPoint centre;
        private final double planeMetres;
        private final DistancePolynomial polynomial;
        final int firstRow;
        final int lastRow;

        Circle(GridPoint centre, double metres) {
            this.centre = centre;
            this.polynomial = DistancePolynomial.around(centre, gridToWgs84);
            this.planeMetres = polynomial.planeMetres(metres);
            double cell = extent.cellMetres();
            double row = (extent.north() - centre.y()) / cell - 0.5;
            this.firstRow = (int) Math.max(0, Math.ceil(row - planeMetres / cell));
            this.lastRow = (int) Math.min(extent.rows() - 1, Math.floor(row + planeMetres / cell));
        }

        int firstColumn(int row) {
            return (int) Math.max(0, Math.ceil(column() - halfColumns(row)));
        }

        int lastColumn(int row) {
            return (int) Math.min(extent.columns() - 1, Math.floor(column() + halfColumns(row)));
        }

        int mostCells() {
            int side = (int) (2 * planeMetres / extent.cellMetres()) + 1;
            return Math.max(0, lastRow - firstRow + 1) * Math.min(side, extent.columns());
        }

        private double column() {
            return (centre.x() - extent.west()) / extent.cellMetres() - 0.5;
        }

        private double halfColumns(int row) {
            double dy = extent.centreY(row) - centre.y();
            return Math.sqrt(Math.max(0, planeMetres * planeMetres - dy * dy)) / extent.cellMetres();
        }

        /** Lowers the squares from one column to another (both inside) to this place's; returns how many it tried. */
        int stamp(int row, int from, int to, double[] squares, double[] coefficients) {
            polynomial.along(extent.centreY(row) - centre.y(), coefficients);
            double a0 = coefficients[0];
            double a1 = coefficients[1];
            double a2 = coefficients[2];
            double a3 = coefficients[3];
            double a4 = coefficients[4];
            double step = extent.cellMetres() / DistancePolynomial.HALF_WIDTH;
            double start = (extent.centreX(0) - centre.x()) / DistancePolynomial.HALF_WIDTH;
            for (int column = from; column <= to; column++) {
                double s = columns[column] * step + start;
                double square = a0 + s * (a1 + s * (a2 + s * (a3 + s * a4)));
                squares[column] = Math.min(squares[column], square);
            }
            return Math.max(0, to - from + 1);
        }

        /** As the other; the owner changes only where the square is lower, so that of equals the first stays. */
        int stamp(int row, int from, int to, double[] squares, double[] coefficients, char[] owners, char owner) {
            polynomial.along(extent.centreY(row) - centre.y(), coefficients);
            double a0 = coefficients[0];
            double a1 = coefficients[1];
            double a2 = coefficients[2];
            double a3 = coefficients[3];
            double a4 = coefficients[4];
            double step = extent.cellMetres() / DistancePolynomial.HALF_WIDTH;
            double start = (extent.centreX(0) - centre.x()) / DistancePolynomial.HALF_WIDTH;
            for (int column = from; column <= to; column++) {
                double s = columns[column] * step + start;
                double square = a0 + s * (a1 + s * (a2 + s * (a3 + s * a4)));
                if (square < squares[column]) {
                    squares[column] = square;
                    owners[column] = owner;
                }
            }
            return Math.max(0, to - from + 1);
        }
    }
}

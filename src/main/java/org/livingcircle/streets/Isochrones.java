package org.livingcircle.streets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.Contours;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Nested areas around a place, for the eye only: people are counted by cells.
 *
 * The reached streets are sampled into a raster of {@link #CELL_METRES} (coarser where the area is large), each sample with the
 * ground that can be walked from it in what is left of the time, at most {@link #FRINGE_METRES}. The areas are the contours of that one
 * raster, so they nest; the place itself is always inside.
 */
public final class Isochrones {

    static final double CELL_METRES = 25;
    static final double FRINGE_METRES = 75;

    private static final int MOST_CELLS = 500_000;
    private static final double CENTIMETRE = 0.01;

    private final StreetReach reach;
    private final StreetGraph graph;
    private final double walkPerMetre;

    /**
     * Cells and what they cost, each for the whole of its square.
     *
     * @param costs whole seconds or metres, in the order of the cells
     * @param count how many entries of both hold
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Cells(GridExtent extent, int[] cells, char[] costs, int count) {}

    private Isochrones(StreetReach reach) {
        this.reach = reach;
        this.graph = reach.grid().graph();
        this.walkPerMetre = reach.costs().walkPerMetre() * StreetReach.FINE;
    }

    /**
     * Returns the areas that are reached along streets, and over the grid where there are none.
     *
     * @param joint where the place joins a street; empty where it joins the grid instead
     * @param cells reached: they count outside the area of the streets, and everywhere where the place joins none
     * @param limits whole seconds or metres
     * @return in the order of the limits, in the plane of the grid
     */
    public static List<MultiPolygon> around(
            StreetReach reach, GridPoint place, Optional<Snap> joint, Cells cells, int... limits) {
        Isochrones isochrones = new Isochrones(reach);
        int most = StreetReach.inner(Arrays.stream(limits).max().orElse(0));
        StreetSearch search = reach.searchOfPlaces();
        search.open(most);
        joint.ifPresent(snap -> reach.seed(search, snap));
        search.run();
        Cells apart = joint.isPresent() ? outside(cells, isochrones.graph) : cells;
        Raster raster = isochrones.raster(search, place, joint, apart);
        raster.add(apart);
        joint.ifPresent(snap -> isochrones.add(raster, search, snap, most));
        raster.addPlace(place, joint, isochrones.walkPerMetre);
        int[] inner = Arrays.stream(limits).map(StreetReach::inner).toArray();
        return Contours.of(raster.extent, raster.costs, inner);
    }

    /**
     * Returns the areas of cells that are reached over the grid or straight.
     *
     * @return in the order of the limits, in the plane of the grid
     */
    public static List<MultiPolygon> ofCells(GridPoint place, Cells cells, int... limits) {
        double margin = cells.extent.cellMetres();
        double[] box = {place.x(), place.y(), place.x(), place.y()};
        hold(box, cells);
        GridExtent whole = cells.extent;
        int west = (int) Math.floor((box[0] - whole.west()) / margin) - 1;
        int north = (int) Math.floor((whole.north() - box[3]) / margin) - 1;
        int east = (int) Math.floor((box[2] - whole.west()) / margin) + 1;
        int south = (int) Math.floor((whole.north() - box[1]) / margin) + 1;
        Raster raster = new Raster(new GridExtent(
                whole.srid(),
                whole.west() + west * margin,
                whole.north() - north * margin,
                margin,
                east - west + 1,
                south - north + 1));
        raster.add(cells);
        raster.addPlace(place, Optional.empty(), 0);
        int[] inner = Arrays.stream(limits).map(StreetReach::inner).toArray();
        return Contours.of(raster.extent, raster.costs, inner);
    }

    private static Cells outside(Cells cells, StreetGraph streets) {
        int[] kept = new int[cells.count];
        char[] costs = new char[cells.count];
        int count = 0;
        for (int i = 0; i < cells.count; i++) {
            int cell = cells.cells[i];
            GridExtent extent = cells.extent;
            if (!streets.covers(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)))) {
                kept[count] = cell;
                costs[count++] = cells.costs[i];
            }
        }
        return new Cells(cells.extent, kept, costs, count);
    }

    /** Returns an empty raster that holds everything reached. */
    private Raster raster(StreetSearch search, GridPoint place, Optional<Snap> joint, Cells cells) {
        double[] box = {place.x(), place.y(), place.x(), place.y()};
        for (int i = 0; i < search.reachedCount(); i++) {
            int node = search.reached(i);
            EdgesAtNodes edges = graph.edgesAtNodes();
            for (int at = edges.first(node); at < edges.first(node + 1); at++) {
                hold(box, edges.edge(at));
            }
        }
        joint.ifPresent(snap -> hold(box, snap.edge()));
        hold(box, cells);
        double margin = FRINGE_METRES + 4 * CELL_METRES;
        double width = box[2] - box[0] + 2 * margin;
        double height = box[3] - box[1] + 2 * margin;
        double cell = CELL_METRES;
        while (width / cell * (height / cell) > MOST_CELLS) {
            cell *= 2;
        }
        return new Raster(GridExtent.covering(
                graph.srid(),
                box[0] - margin - cell,
                box[1] - margin - cell,
                box[2] + margin + cell,
                box[3] + margin + cell,
                cell));
    }

    private void hold(double[] box, int edge) {
        if (!graph.roadClass(edge).isStrategic()) {
            for (int point = 0; point < graph.shapePoints(edge); point++) {
                hold(box, graph.shapeX(edge, point) * CENTIMETRE, graph.shapeY(edge, point) * CENTIMETRE);
            }
        }
    }

    private static void hold(double[] box, Cells cells) {
        for (int i = 0; i < cells.count; i++) {
            hold(
                    box,
                    cells.extent.centreX(cells.extent.column(cells.cells[i])),
                    cells.extent.centreY(cells.extent.row(cells.cells[i])));
        }
    }

    private static void hold(double[] box, double x, double y) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
    }

    /** Samples all edges with a reached end, and that of the place. */
    private void add(Raster raster, StreetSearch search, Snap joint, int most) {
        EdgesAtNodes edges = graph.edgesAtNodes();
        for (int i = 0; i < search.reachedCount(); i++) {
            int node = search.reached(i);
            for (int at = edges.first(node); at < edges.first(node + 1); at++) {
                int edge = edges.edge(at);
                int first = graph.from(edge);
                if (edge != joint.edge() && (first == node || search.costTo(first) == StreetSearch.UNREACHED)) {
                    sample(raster, search, edge, joint, most);
                }
            }
        }
        sample(raster, search, joint.edge(), joint, most);
    }

    private void sample(Raster raster, StreetSearch search, int edge, Snap joint, int most) {
        if (graph.roadClass(edge).isStrategic() || !reach.costs().open(edge)) {
            return;
        }
        int count = graph.shapePoints(edge);
        double length = 0;
        for (int i = 1; i < count; i++) {
            length += pieceLength(edge, i);
        }
        double before = 0;
        for (int i = 1; i < count; i++) {
            double piece = pieceLength(edge, i);
            int steps = Math.max(1, (int) Math.ceil(piece / (raster.extent.cellMetres() / 2)));
            for (int step = i == 1 ? 0 : 1; step <= steps; step++) {
                double share = (double) step / steps;
                double along = length == 0 ? 0 : Math.min(1, (before + share * piece) / length);
                int cost = cost(search, edge, along, joint);
                if (cost <= most) {
                    int ax = graph.shapeX(edge, i - 1);
                    int ay = graph.shapeY(edge, i - 1);
                    raster.splat(
                            (ax + share * (graph.shapeX(edge, i) - ax)) * CENTIMETRE,
                            (ay + share * (graph.shapeY(edge, i) - ay)) * CENTIMETRE,
                            cost,
                            most,
                            walkPerMetre);
                }
            }
            before += piece;
        }
    }

    private double pieceLength(int edge, int point) {
        return CENTIMETRE
                * Math.hypot(
                        graph.shapeX(edge, point) - graph.shapeX(edge, point - 1),
                        graph.shapeY(edge, point) - graph.shapeY(edge, point - 1));
    }

    private int cost(StreetSearch search, int edge, double along, Snap joint) {
        Snap here = new Snap(edge, along, 0, 0, 0);
        int viaFirst = search.costTo(graph.from(edge)) + reach.cellVia(here, true);
        int viaLast = search.costTo(graph.to(edge)) + reach.cellVia(here, false);
        return Math.min(Math.min(viaFirst, viaLast), reach.sameEdge(here, joint));
    }

    /** Lowest costs by cell. */
    private static final class Raster {
        private final GridExtent extent;
        private final int[] costs;

        Raster(GridExtent extent) {
            this.extent = extent;
            this.costs = new int[extent.cellCount()];
            Arrays.fill(costs, Contours.NONE);
        }

        private void lower(int column, int row, double cost, int most) {
            if (cost <= most && column >= 0 && row >= 0 && column < extent.columns() && row < extent.rows()) {
                int cell = extent.cell(column, row);
                costs[cell] = Math.min(costs[cell], (int) Math.ceil(cost));
            }
        }

        /** Lowers the cells that can be walked to from a point of a street, and the cell of the point itself. */
        void splat(double x, double y, int cost, int most, double walkPerMetre) {
            double metres = Math.min(FRINGE_METRES, (most - cost) / walkPerMetre);
            int lastColumn = column(x + metres);
            int lastRow = row(y - metres);
            for (int row = row(y + metres); row <= lastRow; row++) {
                double dy = extent.centreY(row) - y;
                for (int column = column(x - metres); column <= lastColumn; column++) {
                    double dx = extent.centreX(column) - x;
                    double square = dx * dx + dy * dy;
                    if (square <= metres * metres) {
                        lower(column, row, cost + Math.sqrt(square) * walkPerMetre, most);
                    }
                }
            }
            lower(column(x), row(y), cost, most);
        }

        /** Lowers all centres within the squares of cells, at least one in each. */
        void add(Cells cells) {
            double half = cells.extent.cellMetres() / 2;
            for (int i = 0; i < cells.count; i++) {
                double x = cells.extent.centreX(cells.extent.column(cells.cells[i]));
                double y = cells.extent.centreY(cells.extent.row(cells.cells[i]));
                double cost = (double) cells.costs[i] * StreetReach.FINE;
                lower(column(x), row(y), cost, Integer.MAX_VALUE - 1);
                int lastColumn = column(x + half);
                int lastRow = row(y - half);
                for (int row = row(y + half); row <= lastRow; row++) {
                    for (int column = column(x - half); column <= lastColumn; column++) {
                        boolean inside = Math.abs(extent.centreX(column) - x) <= half
                                && Math.abs(extent.centreY(row) - y) <= half;
                        lower(column, row, inside ? cost : Double.POSITIVE_INFINITY, Integer.MAX_VALUE - 1);
                    }
                }
            }
        }

        private int column(double x) {
            return (int) Math.floor((x - extent.west()) / extent.cellMetres());
        }

        private int row(double y) {
            return (int) Math.floor((extent.north() - y) / extent.cellMetres());
        }

        /** Puts the place inside at no cost, and the way to its street at what it costs. */
        void addPlace(GridPoint place, Optional<Snap> joint, double walkPerMetre) {
            addAround(place.x(), place.y(), 0);
            if (joint.isPresent()) {
                Snap snap = joint.get();
                double metres = Math.hypot(snap.x() - place.x(), snap.y() - place.y());
                int steps = (int) Math.ceil(metres / (extent.cellMetres() / 2));
                for (int step = 1; step <= steps; step++) {
                    double share = (double) step / steps;
                    addAround(
                            place.x() + share * (snap.x() - place.x()),
                            place.y() + share * (snap.y() - place.y()),
                            share * metres * walkPerMetre);
                }
            }
        }

        /** Lowers the four centres around a point. */
        private void addAround(double x, double y, double cost) {
            int column = (int) Math.floor((x - extent.west()) / extent.cellMetres() - 0.5);
            int row = (int) Math.floor((extent.north() - y) / extent.cellMetres() - 0.5);
            for (int i = 0; i < 4; i++) {
                lower(column + i % 2, row + i / 2, cost, Integer.MAX_VALUE - 1);
            }
        }
    }
}

package org.livingcircle.streets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.Contours;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.ReachSurface;
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

    private static final int MOST_CELLS = 2_000_000;
    private static final double CENTIMETRE = 0.01;

    private final StreetReach reach;
    private final StreetGraph graph;
    private final double walkPerMetre;

    private Isochrones(StreetReach reach) {
        this.reach = reach;
        this.graph = reach.grid().graph();
        this.walkPerMetre = reach.costs().walkPerMetre() * StreetReach.FINE;
    }

    /**
     * Returns the areas that are reached along streets, and over the grid where there are none.
     *
     * @param joint where the place joins a street; empty where it joins the grid instead
     * @param surface cost of the cells: counts for those outside the area of the streets, and for all where the place joins
     *     none; null where there is none
     * @param limits whole seconds or metres
     * @return in the order of the limits, in the plane of the grid
     */
    public static List<MultiPolygon> around(
            StreetReach reach, GridPoint place, Optional<Snap> joint, @Nullable ReachSurface surface, int... limits) {
        Isochrones isochrones = new Isochrones(reach);
        int most = StreetReach.inner(Arrays.stream(limits).max().orElse(0));
        StreetSearch search = reach.searchOfPlaces();
        search.open(most);
        joint.ifPresent(snap -> reach.seed(search, snap));
        search.run();
        Raster raster = isochrones.raster(search, place, joint, surface, most);
        if (surface != null) {
            raster.add(surface, graphOrNone(reach, joint));
        }
        joint.ifPresent(snap -> isochrones.add(raster, search, snap, most));
        raster.addPlace(place, joint, isochrones.walkPerMetre);
        int[] inner = Arrays.stream(limits).map(StreetReach::inner).toArray();
        return Contours.of(raster.extent, raster.costs, inner);
    }

    /** Returns the streets inside whose area a surface is passed over. */
    private static @Nullable StreetGraph graphOrNone(StreetReach reach, Optional<Snap> joint) {
        return joint.isPresent() ? reach.grid().graph() : null;
    }

    /** Returns an empty raster that holds everything reached. */
    private Raster raster(
            StreetSearch search, GridPoint place, Optional<Snap> joint, @Nullable ReachSurface surface, int most) {
        double[] box = {place.x(), place.y(), place.x(), place.y()};
        for (int i = 0; i < search.reachedCount(); i++) {
            int node = search.reached(i);
            EdgesAtNodes edges = graph.edgesAtNodes();
            for (int at = edges.first(node); at < edges.first(node + 1); at++) {
                hold(box, edges.edge(at));
            }
        }
        joint.ifPresent(snap -> hold(box, snap.edge()));
        if (surface != null) {
            GridExtent extent = surface.extent();
            int limit = most / StreetReach.FINE;
            for (int cell = 0; cell < extent.cellCount(); cell++) {
                if (surface.costAt(cell) <= limit) {
                    hold(box, extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
                }
            }
        }
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
            double cell = extent.cellMetres();
            int firstColumn = (int) Math.floor((x - metres - extent.west()) / cell);
            int lastColumn = (int) Math.floor((x + metres - extent.west()) / cell);
            int firstRow = (int) Math.floor((extent.north() - y - metres) / cell);
            int lastRow = (int) Math.floor((extent.north() - y + metres) / cell);
            for (int row = firstRow; row <= lastRow; row++) {
                double dy = extent.centreY(row) - y;
                for (int column = firstColumn; column <= lastColumn; column++) {
                    double dx = extent.centreX(column) - x;
                    double square = dx * dx + dy * dy;
                    if (square <= metres * metres) {
                        lower(column, row, cost + Math.sqrt(square) * walkPerMetre, most);
                    }
                }
            }
            lower(
                    (int) Math.floor((x - extent.west()) / cell),
                    (int) Math.floor((extent.north() - y) / cell),
                    cost,
                    most);
        }

        /** Takes over the cells of a surface; those inside the area of streets only where it has none. */
        void add(ReachSurface surface, @Nullable StreetGraph streets) {
            GridExtent cells = surface.extent();
            for (int row = 0; row < extent.rows(); row++) {
                double y = extent.centreY(row);
                for (int column = 0; column < extent.columns(); column++) {
                    double x = extent.centreX(column);
                    int cell = cells.cellAt(x, y);
                    if (cell >= 0
                            && surface.costAt(cell) != ReachSurface.UNREACHED
                            && (streets == null || !streets.covers(x, y))) {
                        lower(column, row, (double) surface.costAt(cell) * StreetReach.FINE, Integer.MAX_VALUE - 1);
                    }
                }
            }
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

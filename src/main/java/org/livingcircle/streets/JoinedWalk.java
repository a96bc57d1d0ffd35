package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Catchments;
import org.livingcircle.network.GridExcursion;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.Metric;
import org.livingcircle.network.NearestSurface;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.SearchStats;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelCost;
import org.livingcircle.network.TravelTimes;

/**
 * Reach along streets where they have been imported and over the grid around them, joined at the border.
 *
 * The grid ends where the streets begin. Every cell of the grid beside the border is a gate: its centre joins the nearest street like any
 * other place, and a way may change there from one network to the other. Both searches take turns, each going on from what the
 * other brought to the gates, until no gate becomes cheaper: the costs are those of one search over both networks.
 *
 * A place in the area of the streets that joins none reaches nothing, as does a cell. Thread safe.
 */
public final class JoinedWalk implements TravelTimes {

    /** The fastest street, beside the pace of the walker: how much farther a way can lead than over the grid. */
    private static final double FASTEST_FACTOR = 2;

    private final StreetReach streets;
    private final GridWalk grid;
    private final TravelCost gridCost;
    private final List<Gate> gates = new ArrayList<>();
    private volatile @Nullable JoinedWalk turned;

    /** A cell of the grid beside the border, and where it joins the streets. */
    private record Gate(int cell, Snap snap) {}

    /**
     * @param grid walks outside the area of the streets: that area is blocked
     * @param gridCost of the same traveller and metric as the streets
     */
    public JoinedWalk(StreetReach streets, GridWalk grid, TravelCost gridCost) {
        this.streets = streets;
        this.grid = grid;
        this.gridCost = gridCost;
        if (streets.metric() != gridCost.metric()) {
            throw new IllegalArgumentException("streets count %s, the grid %s"
                    .formatted(streets.metric().wireName(), gridCost.metric().wireName()));
        }
        GridExtent extent = grid.extent();
        double[] box = streets.grid().graph().box();
        int west = Math.max(0, (int) Math.floor((box[0] - extent.west()) / extent.cellMetres()) - 1);
        int east = Math.min(extent.columns() - 1, (int) Math.ceil((box[2] - extent.west()) / extent.cellMetres()));
        int north = Math.max(0, (int) Math.floor((extent.north() - box[3]) / extent.cellMetres()) - 1);
        int south = Math.min(extent.rows() - 1, (int) Math.ceil((extent.north() - box[1]) / extent.cellMetres()));
        for (int row = north; row <= south; row++) {
            boolean across = row <= north + 1 || row >= south - 1;
            for (int column = west; column <= east; column++) {
                if (across || column <= west + 1 || column >= east - 1) {
                    addGate(extent, column, row);
                }
            }
        }
    }

    private void addGate(GridExtent extent, int column, int row) {
        GridPoint centre = new GridPoint(new LonLat(0, 0), extent.centreX(column), extent.centreY(row));
        if (!streets.grid().covers(centre)) {
            streets.grid().street(centre).ifPresent(snap -> gates.add(new Gate(extent.cell(column, row), snap)));
        }
    }

    @Override
    public GridExtent extent() {
        return grid.extent();
    }

    @Override
    public Metric metric() {
        return streets.metric();
    }

    /** Returns the part that follows streets. */
    public StreetReach streets() {
        return streets;
    }

    @Override
    public ReachSurface reach(Sources sources, int limit) {
        return search(sources, limit, false).reach();
    }

    @Override
    public NearestSurface nearest(Sources sources, int limit) {
        return search(sources, limit, true);
    }

    private NearestSurface search(Sources sources, int limit, boolean owned) {
        try (StreetExpansion along = streets.expansion(limit, owned);
                GridExcursion across = grid.excursion(gridCost, limit, owned)) {
            for (int source = 0; source < sources.size(); source++) {
                seed(sources.point(source), source, along, across);
            }
            exchange(along, across);
            return along.overlay(across.finish(sources.size()));
        }
    }

    private void seed(GridPoint place, int source, StreetExpansion along, GridExcursion across) {
        if (streets.grid().covers(place)) {
            streets.grid().snap(place).ifPresent(snap -> along.seed(snap, source));
        } else {
            across.seed(place, source);
        }
    }

    /** Lets both searches take turns until neither brings anything new to a gate. */
    private void exchange(StreetExpansion along, GridExcursion across) {
        int[] known = new int[gates.size()];
        Arrays.fill(known, StreetSearch.UNREACHED);
        boolean improved = true;
        for (boolean first = true; improved; first = false) {
            along.run();
            boolean outward = first;
            for (int gate = 0; gate < known.length; gate++) {
                Snap snap = gates.get(gate).snap;
                int cost = along.costAt(snap);
                if (cost < known[gate]) {
                    known[gate] = cost;
                    across.seedCell(gates.get(gate).cell, (double) cost / StreetReach.FINE, along.ownerAt(snap));
                    outward = true;
                }
            }
            improved = false;
            if (outward) {
                across.run();
                for (int gate = 0; gate < known.length; gate++) {
                    int cell = gates.get(gate).cell;
                    double cost = Math.ceil(across.costAt(cell) * StreetReach.FINE - TravelCost.TOLERANCE);
                    if (cost < known[gate]) {
                        known[gate] = (int) cost;
                        along.seed(gates.get(gate).snap, (int) cost, across.ownerAt(cell));
                        improved = true;
                    }
                }
            }
        }
    }

    @Override
    public SearchStats catchments(Sources sources, int limit, Catchments catchments) {
        LongAdder settled = new LongAdder();
        int tasks =
                Math.max(1, Math.min(sources.size(), 4 * Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, tasks).parallel().forEach(task -> {
            for (int source = task; source < sources.size(); source += tasks) {
                Sources alone = Sources.ofPoints(List.of(sources.id(source)), List.of(sources.point(source)));
                int number = source;
                settled.add(around(alone.point(0), limit, (along, across) -> {
                    int[] cells = new int[along.cellCount() + across.cellCount()];
                    char[] costs = new char[cells.length];
                    int count = across.collect(cells, costs, along.collect(cells, costs, 0));
                    catchments.take(number, cells, costs, count);
                    return count;
                }));
            }
        });
        return new SearchStats(settled.sum(), 0);
    }

    private interface Around {
        long take(StreetExpansion along, GridExcursion across);
    }

    /** Searches around one place. */
    private long around(GridPoint place, int limit, Around taker) {
        double farthest = limit / streets.costs().walkPerMetre() * FASTEST_FACTOR;
        try (StreetExpansion along = streets.expansion(limit, false);
                GridExcursion across = grid.excursionAround(place, farthest, gridCost, limit)) {
            seed(place, 0, along, across);
            exchange(along, across);
            return taker.take(along, across);
        }
    }

    @Override
    public int[] fromPoint(GridPoint point, Sources targets, int limit) {
        int[] found = new int[targets.size()];
        turned().around(point, limit, (along, across) -> {
            for (int target = 0; target < found.length; target++) {
                GridPoint place = targets.point(target);
                int whole = ReachSurface.UNREACHED;
                if (streets.grid().covers(place)) {
                    Optional<Snap> snap = streets.grid().snap(place);
                    if (snap.isPresent()) {
                        whole = StreetReach.whole(along.costAt(snap.get()));
                    }
                } else {
                    double cost = across.costAt(place);
                    whole = cost <= limit ? (int) Math.ceil(cost - TravelCost.TOLERANCE) : ReachSurface.UNREACHED;
                }
                found[target] = whole <= limit ? whole : ReachSurface.UNREACHED;
            }
            return 0;
        });
        return found;
    }

    /** Returns the same walk the other way, to search from where people live. */
    private JoinedWalk turned() {
        JoinedWalk known = turned;
        if (known == null) {
            known = new JoinedWalk(streets.turned(), grid, gridCost);
            turned = known; // made twice by two threads at most, and alike
        }
        return known;
    }
}

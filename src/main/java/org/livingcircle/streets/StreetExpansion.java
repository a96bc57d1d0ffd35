package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.network.NearestSurface;
import org.livingcircle.network.ReachSurface;

/**
 * A search along streets from many places that others take part in: it can be fed with costs at joints, run, read, and fed
 * again. Inner costs throughout. Used once, by one thread; to be closed.
 */
final class StreetExpansion implements AutoCloseable {

    /** Above all owners. */
    private static final int NOBODY = Character.MAX_VALUE;

    private final StreetReach reach;
    private final StreetGrid grid;
    private final StreetSearch search;
    private final int limit;
    private final boolean owned;

    /** What has been started from, by edge: joints on the same edge may meet without leaving it. */
    private final Map<Integer, List<Seed>> seeds = new HashMap<>();

    private record Seed(Snap snap, int cost, int owner) {}

    /**
     * @param limit whole seconds or metres
     */
    StreetExpansion(StreetReach reach, StreetSearch search, int limit, boolean owned) {
        this.reach = reach;
        this.grid = reach.grid();
        this.search = search;
        this.limit = limit;
        this.owned = owned;
        if (owned) {
            search.openOwned(StreetReach.inner(limit));
        } else {
            search.open(StreetReach.inner(limit));
        }
    }

    /** Starts from places, each the owner of its number; from one that joins no street nothing starts. */
    void seed(List<Optional<Snap>> places) {
        for (int owner = 0; owner < places.size(); owner++) {
            if (places.get(owner).isPresent()) {
                seed(places.get(owner).get(), owner);
            }
        }
    }

    /** Starts from a place. */
    void seed(Snap place, int owner) {
        seed(place, 0, owner);
    }

    /**
     * Goes on from a place that was reached elsewhere.
     *
     * @param cost at the place, before the way to its street
     */
    void seed(Snap place, int cost, int owner) {
        seeds.computeIfAbsent(place.edge(), edge -> new ArrayList<>()).add(new Seed(place, cost, owner));
        start(grid.graph().from(place.edge()), cost, reach.placeVia(place, true), owner);
        start(grid.graph().to(place.edge()), cost, reach.placeVia(place, false), owner);
    }

    private void start(int node, int cost, int via, int owner) {
        if (via == StreetSearch.UNREACHED) {
            return;
        }
        if (owned) {
            search.seed(node, cost + via, owner);
        } else {
            search.seed(node, cost + via);
        }
    }

    void run() {
        search.run();
    }

    /** Returns the cost of a joint that stands for a cell, the way to its centre included; above the limit beyond it. */
    int costAt(Snap cell) {
        int viaFirst = search.costTo(grid.graph().from(cell.edge())) + reach.cellVia(cell, true);
        int viaLast = search.costTo(grid.graph().to(cell.edge())) + reach.cellVia(cell, false);
        int best = Math.min(viaFirst, viaLast);
        for (Seed seed : seeds.getOrDefault(cell.edge(), List.of())) {
            best = Math.min(best, seed.cost + reach.sameEdge(cell, seed.snap));
        }
        return best;
    }

    /** Returns whose place a joint is reached from; 0 where nobody asked for owners. */
    int ownerAt(Snap cell) {
        if (!owned) {
            return 0;
        }
        int first = grid.graph().from(cell.edge());
        int last = grid.graph().to(cell.edge());
        int viaFirst = search.costTo(first) + reach.cellVia(cell, true);
        int viaLast = search.costTo(last) + reach.cellVia(cell, false);
        int best = Math.min(viaFirst, viaLast);
        int owner = nearer(viaFirst, search.ownerOf(first), viaLast, search.ownerOf(last));
        for (Seed seed : seeds.getOrDefault(cell.edge(), List.of())) {
            int cost = seed.cost + reach.sameEdge(cell, seed.snap);
            owner = nearer(best, owner, cost, seed.owner);
            best = Math.min(best, cost);
        }
        return owner;
    }

    private static int nearer(int cost, int owner, int otherCost, int otherOwner) {
        if (cost == otherCost) {
            return Math.min(owner, otherOwner);
        }
        return cost < otherCost ? owner : otherOwner;
    }

    /** Returns the cost of every joined cell, in the order of the joins; some number above the limit beyond it. */
    int[] cellCosts() {
        int[] found = new int[grid.joins().size()];
        reach.sweep(search, found);
        forEachMeeting((join, cost, owner) -> found[join] = Math.min(found[join], cost));
        return found;
    }

    /**
     * Returns whose place each joined cell is reached from, in an owned search; of equally near ones the lowest. Meaningless beyond the
     * limit.
     *
     * @param costs what {@link #cellCosts} has returned
     */
    char[] owners(int[] costs) {
        CellJoins joins = grid.joins();
        char[] owners = new char[costs.length];
        for (int join = 0; join < owners.length; join++) {
            int first = grid.graph().from(joins.edge(join));
            int last = grid.graph().to(joins.edge(join));
            boolean viaFirst = search.costTo(first) + reach.viaFirst(join) == costs[join];
            boolean viaLast = search.costTo(last) + reach.viaLast(join) == costs[join];
            owners[join] =
                    (char) Math.min(viaFirst ? search.ownerOf(first) : NOBODY, viaLast ? search.ownerOf(last) : NOBODY);
        }
        forEachMeeting((join, cost, owner) -> {
            if (cost == costs[join] && owner < owners[join]) {
                owners[join] = (char) owner;
            }
        });
        return owners;
    }

    private interface Meeting {
        void take(int join, int cost, int owner);
    }

    /** Hands over all cells that join the edge of a place, with the cost of the way along it. */
    private void forEachMeeting(Meeting taker) {
        CellJoins joins = grid.joins();
        seeds.forEach((edge, own) -> {
            for (Seed seed : own) {
                for (int join = joins.first(edge); join < joins.first(edge + 1); join++) {
                    taker.take(join, seed.cost + reach.meetCost(seed.snap, join), seed.owner);
                }
            }
        });
    }

    /** Returns a surface that has the joined cells beside what another network has reached. */
    NearestSurface overlay(NearestSurface outside) {
        int[] inner = cellCosts();
        return outside.with(grid.cellsInOrder(), StreetReach.outer(inner, limit), owned ? owners(inner) : new char[0]);
    }

    /** Writes the cells within the limit behind those that are there, and returns how many there are then. */
    int collect(int[] cells, char[] costs, int from) {
        char[] outer = StreetReach.outer(cellCosts(), limit);
        int count = from;
        for (int join = 0; join < outer.length; join++) {
            if (outer[join] != ReachSurface.UNREACHED) {
                cells[count] = grid.cellsInOrder()[join];
                costs[count++] = outer[join];
            }
        }
        return count;
    }

    /** Returns the most cells that {@link #collect} can find. */
    int cellCount() {
        return grid.joins().size();
    }

    @Override
    public void close() {
        reach.giveBack(search);
    }
}

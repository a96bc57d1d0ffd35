package org.livingcircle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest flows from points to the slots that are open, in whole numbers: a transportation problem with many points and few bins.
 *
 * <p>Every point first goes where it is cheapest; then full bins send weight on along the shortest path of moves to a bin with room
 * (successive shortest paths with prices, Ahuja, Magnanti and Orlin 1993, on the graph of bins). A price is what room in a bin is worth:
 * 0 where there is room, and no move is cheaper than the price it saves. So a slot can be closed or opened afterwards with the work of
 * what moves: a closed one sends all that it has, an opened one draws what it saves, each along shortest paths that end at the first bin
 * that serves. {@link #undo} brings the flows of before back.
 *
 * <p>Refused weight is a bin too: one without a bound at a cost of 1, and for each floor one for what may be refused and one at a cost of
 * 2 that a plan within the floors leaves empty. Capacities and floors are met together or not at all: the weights that can be served in
 * the zones form a polymatroid, so a floor never lowers the most that can be served, and 2 is enough.
 */
final class Transport {

    static final long NONE = Long.MAX_VALUE;

    /** Moves are listed so many times at most before those that are gone are swept out. */
    private static final int MOST_STALE = 4;

    private final FlowProblem problem;
    /** The slots that are open or may be opened, ascending. */
    private final int[] slots;

    private final int bins;
    private final long[] capacities;
    private final boolean[] open;
    private final long[] loads;
    private final long[] prices;
    private final int[] start;
    private final int[] bin;
    private final int[] point;
    private final int[] cost;
    private final long[] amount;
    private final BinMoves moves;
    private final BinPaths paths;
    private boolean offered;
    /** Moves listed at first. */
    private long listed;

    private long total;
    /** Whether a closed slot holds what no other can take. */
    private boolean isShort;

    private long steps;
    private @Nullable Change change;

    /** Returns the cheapest flows, or null where the slots cannot take all that they must. */
    static @Nullable Transport of(FlowProblem problem, int[] used) {
        return of(problem, used, new int[0]);
    }

    /**
     * Returns the cheapest flows, or null where the slots cannot take all that they must.
     *
     * @param used slots that are open
     * @param closed others that may be opened later
     */
    static @Nullable Transport of(FlowProblem problem, int[] used, int[] closed) {
        Transport transport = new Transport(problem, used, closed);
        return transport.placeAll() && transport.keepsFloors() ? transport : null;
    }

    private Transport(FlowProblem problem, int[] used, int[] closed) {
        this.problem = problem;
        slots = IntStream.concat(Arrays.stream(used), Arrays.stream(closed))
                .sorted()
                .toArray();
        int zoneBins = problem.mayRefuse ? 2 * problem.mostRefused.length : 0;
        bins = slots.length + (problem.mayRefuse ? 1 : 0) + zoneBins;
        open = new boolean[bins];
        Arrays.fill(open, slots.length, bins, true);
        capacities = new long[bins];
        Arrays.fill(capacities, NONE);
        for (int each = 0; each < slots.length; each++) {
            capacities[each] = problem.capacities[slots[each]];
        }
        for (int slot : used) {
            open[binOf(slot)] = true;
        }
        for (int floor = 0; 2 * floor < zoneBins; floor++) {
            capacities[slots.length + 1 + 2 * floor] = problem.mostRefused[floor];
        }
        loads = new long[bins];
        prices = new long[bins];
        start = starts();
        bin = new int[start[problem.points]];
        point = new int[bin.length];
        cost = new int[bin.length];
        fillOptions();
        amount = new long[bin.length];
        for (int each = 0; each < problem.points; each++) {
            Arrays.fill(point, start[each], start[each + 1], each);
        }
        moves = new BinMoves(bins);
        paths = new BinPaths(bins);
    }

    private int binOf(int slot) {
        return Arrays.binarySearch(slots, slot);
    }

    /** Returns by point where its options begin: the bins that it may go to, slots first. */
    private int[] starts() {
        int[] starts = new int[problem.points + 1];
        for (int slot : slots) {
            for (int each = problem.slotStart[slot]; each < problem.slotStart[slot + 1]; each++) {
                starts[problem.arcPoint[problem.slotArc[each]] + 1]++;
            }
        }
        for (int point = 0; point < problem.points; point++) {
            int refusals = !problem.mayRefuse ? 0 : problem.floors[point] < 0 ? 1 : 2;
            starts[point + 1] += starts[point] + refusals;
        }
        return starts;
    }

    private void fillOptions() {
        int[] next = Arrays.copyOf(start, problem.points);
        for (int each = 0; each < slots.length; each++) {
            for (int at = problem.slotStart[slots[each]]; at < problem.slotStart[slots[each] + 1]; at++) {
                int arc = problem.slotArc[at];
                int option = next[problem.arcPoint[arc]]++;
                bin[option] = each;
                cost[option] = problem.arcCost[arc];
            }
        }
        for (int point = 0; problem.mayRefuse && point < problem.points; point++) {
            int floor = problem.floors[point];
            bin[next[point]] = slots.length + (floor < 0 ? 0 : 1 + 2 * floor);
            cost[next[point]++] = 1;
            if (floor >= 0) {
                bin[next[point]] = slots.length + 2 + 2 * floor;
                cost[next[point]] = 2;
            }
        }
    }

    private boolean placeAll() {
        for (int point = 0; point < problem.points; point++) {
            int best = -1;
            for (int option = start[point]; option < start[point + 1]; option++) {
                if (open[bin[option]] && (best < 0 || cost[option] < cost[best])) {
                    best = option;
                }
            }
            if (best >= 0) {
                loads[bin[best]] += problem.weights[point];
                amount[best] = problem.weights[point];
                total += problem.weights[point] * cost[best];
            } else if (problem.weights[point] > 0) {
                return false;
            }
        }
        steps += start[problem.points];
        return settleAll();
    }

    private boolean settleAll() {
        for (int each = 0; each < bins; each++) {
            if (!settle(each)) {
                return false;
            }
        }
        return true;
    }

    /** Sends on what a bin holds beyond its capacity; false where nobody can take it. */
    private boolean settle(int each) {
        while (loads[each] > capacityNow(each)) {
            offerAll();
            if (!send(each)) {
                return false;
            }
        }
        return true;
    }

    private long capacityNow(int each) {
        return open[each] ? capacities[each] : 0;
    }

    /** Lists all moves, once anything has to move. */
    private void offerAll() {
        if (offered) {
            return;
        }
        offered = true;
        for (int option = 0; option < amount.length; option++) {
            if (amount[option] > 0) {
                offer(option);
            }
        }
        listed = moves.size();
    }

    /** What has been listed and is gone stays behind what is cheaper: where that is most, all are listed anew. */
    private void sweep() {
        if (moves.size() > MOST_STALE * listed) {
            moves.clear();
            offered = false;
            offerAll();
        }
    }

    /** Writes down what it would cost to move a point, per unit, from where it has come to each other open bin. */
    private void offer(int at) {
        int first = start[point[at]];
        int end = start[point[at] + 1];
        for (int option = first; option < end; option++) {
            if (option != at && open[bin[option]]) {
                moves.add(bin[at], bin[option], cost[option] - cost[at], at);
            }
        }
        steps += end - first;
    }

    private int option(int ofPoint, int inBin) {
        int option = start[ofPoint];
        while (bin[option] != inBin) {
            option++;
        }
        return option;
    }

    /** Returns the cheapest move of an edge that somebody can make, or {@link BinMoves#NONE}; gone ones are dropped. */
    private long move(int edge) {
        steps++;
        while (true) {
            long least = moves.least(edge);
            if (least == BinMoves.NONE || amount[BinMoves.option(least)] > 0) {
                return least;
            }
            moves.removeLeast(edge);
            if (change != null) {
                change.dropped.add(edge, least);
            }
        }
    }

    /** Sends weight from a bin that holds too much to the nearest with room; false where there is none. */
    private boolean send(int source) {
        paths.begin(source);
        int target = -1;
        long far = NONE;
        for (int at = paths.next(far); at >= 0; at = paths.next(far)) {
            for (int each = 0; each < moves.outOf(at) && far > paths.distance(at); each++) {
                int edge = moves.out(at, each);
                int to = moves.to(edge);
                if (open[to] && !paths.isSettled(to)) {
                    long move = move(edge);
                    if (move != BinMoves.NONE
                            && paths.reach(to, BinMoves.cost(move) + prices[to] - prices[at], at, BinMoves.option(move))
                            && loads[to] < capacities[to]
                            && paths.distance(to) < far) {
                        target = to;
                        far = paths.distance(to);
                    }
                }
            }
        }
        if (target < 0) {
            return false;
        }
        for (int each = 0; each < paths.settled(); each++) {
            int at = paths.settled(each);
            prices[at] += Math.max(0, far - paths.distance(at));
        }
        long sent = Math.min(loads[source] - capacityNow(source), capacities[target] - loads[target]);
        for (int to = target; to != source; to = paths.link(to)) {
            sent = Math.min(sent, amount[paths.carrier(to)]);
        }
        for (int to = target; to != source; to = paths.link(to)) {
            shift(paths.carrier(to), to, sent);
        }
        loads[source] -= sent;
        loads[target] += sent;
        return true;
    }

    /** Draws weight into a bin with room from where it saves most; false where nothing is saved. */
    private boolean draw(int target) {
        paths.begin(target);
        long best = prices[target];
        int source = -1;
        for (int at = paths.next(best); at >= 0; at = paths.next(best)) {
            for (int each = 0; each < moves.into(at) && best > paths.distance(at); each++) {
                int edge = moves.in(at, each);
                int from = moves.from(edge);
                if (!paths.isSettled(from)) {
                    long move = move(edge);
                    if (move != BinMoves.NONE
                            && paths.reach(
                                    from, BinMoves.cost(move) + prices[at] - prices[from], at, BinMoves.option(move))
                            && paths.distance(from) + prices[from] < best) {
                        source = from;
                        best = paths.distance(from) + prices[from];
                    }
                }
            }
        }
        for (int each = 0; each < paths.settled(); each++) {
            int at = paths.settled(each);
            prices[at] -= Math.max(0, best - paths.distance(at));
        }
        if (source < 0) {
            return false;
        }
        long sent = capacities[target] - loads[target];
        for (int from = source; from != target; from = paths.link(from)) {
            sent = Math.min(sent, amount[paths.carrier(from)]);
        }
        for (int from = source; from != target; from = paths.link(from)) {
            shift(paths.carrier(from), paths.link(from), sent);
        }
        loads[source] -= sent;
        loads[target] += sent;
        return true;
    }

    private void shift(int leaves, int to, long sent) {
        int arrives = option(point[leaves], to);
        if (change != null) {
            change.amounts.add(leaves, amount[leaves]);
            change.amounts.add(arrives, amount[arrives]);
        }
        boolean isNew = amount[arrives] == 0;
        amount[leaves] -= sent;
        amount[arrives] += sent;
        total += sent * (cost[arrives] - cost[leaves]);
        if (isNew) {
            offer(arrives);
        }
    }

    /** Opens a closed slot. */
    void openSlot(int slot) {
        int at = binOf(slot);
        begin();
        open[at] = true;
        offerTo(at);
        prices[at] = 0;
        for (int each = 0; each < moves.into(at); each++) {
            int edge = moves.in(at, each);
            long move = move(edge);
            if (move != BinMoves.NONE) {
                prices[at] = Math.max(prices[at], prices[moves.from(edge)] - BinMoves.cost(move));
            }
        }
        boolean saves = true;
        while (saves && loads[at] < capacities[at]) {
            saves = draw(at);
        }
        isShort = isShort && !settleAll();
    }

    /** Writes down the moves into a bin that was closed. */
    private void offerTo(int at) {
        for (int each = 0; each < moves.into(at); each++) {
            clear(moves.in(at, each));
        }
        int slot = slots[at];
        for (int each = problem.slotStart[slot]; each < problem.slotStart[slot + 1]; each++) {
            int arriving = problem.arcPoint[problem.slotArc[each]];
            int arrives = option(arriving, at);
            for (int option = start[arriving]; option < start[arriving + 1]; option++) {
                if (amount[option] > 0) {
                    moves.add(bin[option], at, cost[arrives] - cost[option], option);
                }
            }
            steps += start[arriving + 1] - start[arriving];
        }
    }

    /** Drops all moves of an edge. Those into a slot that was open at a mark are needed again once that is undone. */
    private void clear(int edge) {
        Change last = change;
        boolean wasOpen = false;
        for (Change each = last; each != null; each = each.before) {
            wasOpen |= each.open[moves.to(edge)];
        }
        while (last != null && wasOpen && moves.least(edge) != BinMoves.NONE) {
            last.dropped.add(edge, moves.least(edge));
            moves.removeLeast(edge);
        }
        moves.clear(edge);
    }

    /** Closes an open slot. */
    void closeSlot(int slot) {
        int at = binOf(slot);
        begin();
        open[at] = false;
        isShort |= !settle(at);
    }

    /** Does what an exchange says. */
    void apply(Exchange exchange) {
        exchange.in().forEach(this::openSlot);
        exchange.out().forEach(this::closeSlot);
    }

    private void begin() {
        if (change == null) {
            sweep();
            mark();
        }
    }

    /** Keeps whatever was opened and closed: there is no way back behind here. */
    void keep() {
        change = null;
    }

    /** Has the next {@link #undo} go back to here, and the one after it further. */
    void mark() {
        offerAll();
        change = new Change(loads.clone(), prices.clone(), open.clone(), total, isShort, change);
    }

    /** Takes back whatever was opened and closed since the last mark, or since the flows that are kept. */
    void undo() {
        Change done = change;
        if (done == null) {
            return;
        }
        change = done.before;
        System.arraycopy(done.loads, 0, loads, 0, bins);
        System.arraycopy(done.prices, 0, prices, 0, bins);
        System.arraycopy(done.open, 0, open, 0, bins);
        total = done.total;
        isShort = done.isShort;
        for (int each = done.amounts.size() - 1; each >= 0; each--) {
            amount[done.amounts.place(each)] = done.amounts.value(each);
        }
        for (int each = 0; each < done.dropped.size(); each++) {
            int edge = done.dropped.place(each);
            long move = done.dropped.value(each);
            if (amount[BinMoves.option(move)] > 0) {
                moves.restore(edge, move);
            } else if (change != null) {
                change.dropped.add(edge, move);
            }
        }
    }

    /** What has been done since a mark. */
    private static final class Change {

        private final long[] loads;
        private final long[] prices;
        private final boolean[] open;
        private final long total;
        private final boolean isShort;
        private final @Nullable Change before;
        /** Options and what they held. */
        private final Journal amounts = new Journal();
        /** Edges and moves that were dropped as nobody could make them. */
        private final Journal dropped = new Journal();

        Change(long[] loads, long[] prices, boolean[] open, long total, boolean isShort, @Nullable Change before) {
            this.loads = loads;
            this.prices = prices;
            this.open = open;
            this.total = total;
            this.isShort = isShort;
            this.before = before;
        }
    }

    /** Tells whether the bins are empty that stand for broken floors. */
    private boolean keepsFloors() {
        for (int each = slots.length + 2; each < bins; each += 2) {
            if (loads[each] > 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns how many moves are listed: what it holds in memory beyond its options. */
    long listed() {
        return moves.size();
    }

    /** Returns the work done: options and moves looked at. */
    long steps() {
        return steps;
    }

    /** Returns the cost of all flows, with 1 for each unit refused; {@link #NONE} where the slots cannot take all that they must. */
    long cost() {
        return !isShort && keepsFloors() ? total : NONE;
    }

    /** Returns all flows above 0, by point, then by slot. */
    List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        for (int point = 0; point < problem.points; point++) {
            for (int option = start[point]; option < start[point + 1]; option++) {
                if (amount[option] > 0 && bin[option] < slots.length) {
                    flows.add(new Flow(point, slots[bin[option]], amount[option]));
                }
            }
        }
        return flows;
    }
}

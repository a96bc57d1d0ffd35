package org.livingcircle.siting;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The best set of at most p sites over {@link CoverRows}: interchange for the answer, Lagrangian bounds for the proof, fixing of sites
 * that cannot or must be in a better answer, and branch and bound, always at the part with the highest bound. Single use.
 */
final class CoverSearch {

    private static final int STEPS = 20;
    private static final int ROOT_ROUNDS = 50;
    private static final int NODE_ROUNDS = 4;
    private static final int KICKS = 60;
    private static final int WANDER = 30;
    private static final int CORE = 100;
    private static final int CORE_SHARE = 4;
    private static final long SHAKE_STEPS = 1_000_000_000;
    private static final int FLOOR_ATTEMPTS = 40;
    private static final int STEPS_OF_AN_EXCHANGE = 10_000;
    private static final int HELD_NODES = 100_000;
    private static final long HELD_MULTIPLIERS = 8_000_000;

    /** A part of the answers: those with some sites open and some closed. */
    @SuppressWarnings("ArrayRecordComponent") // Multipliers shared by two parts; never compared.
    private record Node(BitSet open, BitSet closed, long bound, long number, long @Nullable [] multipliers) {}

    private final SitingWork work;
    private final Random random;
    private final long enough;
    private CoverRows rows;
    private int p;
    private CoverCliques cliques;
    private CoverRelaxation relaxation;
    private CoverDescent descent;
    private CoverInterchange sets;
    private int[] start = new int[0];

    /** By zone how much more than its own its weight counts in exchanges; null without floors. */
    private double @Nullable [] factors;

    private long incumbent;
    private boolean found;
    private int[] open = new int[0];
    private long bound;
    private long toldIncumbent = Long.MIN_VALUE;
    private long toldBound = Long.MAX_VALUE;
    private long steps;
    private long nodes;
    private long nodeLimit = Long.MAX_VALUE;
    private int kicks = KICKS;
    private long held;
    private boolean proven;
    private int fewest = -1;

    /**
     * @param p sites that may be open beside the required
     * @param beaten an answer must earn more than this, what required sites earn included; -1 for any
     * @param enough the search may end with an answer that earns this
     */
    CoverSearch(CoverRows rows, int p, long seed, long beaten, long enough, SitingWork work) {
        this.work = work;
        this.random = new Random(seed);
        this.enough = enough;
        this.incumbent = beaten;
        this.rows = rows;
        this.p = p;
        this.bound = rows.reachable();
        this.cliques = CoverCliques.of(rows.conflicts);
        this.relaxation = new CoverRelaxation(rows, cliques, p);
        this.descent = new CoverDescent(rows, cliques);
        this.sets = new CoverInterchange(rows, p);
        if (rows.floors.length > 0) {
            factors = new double[rows.floors.length];
            Arrays.fill(factors, 1);
        }
    }

    /** Takes sites, numbered as in the original problem, to begin with. */
    CoverSearch startingAt(int[] sites) {
        start = sites;
        return this;
    }

    /** Looks at so many parts at most, and shakes the answer so many times: for many problems in a row. */
    CoverSearch atMost(long parts, int shakes) {
        nodeLimit = parts;
        kicks = shakes;
        return this;
    }

    /** Returns the weight earned, or what had to be beaten where no answer was found. */
    long earned() {
        return incumbent;
    }

    /** Returns a weight that no answer exceeds; what had to be beaten where it is proved that no answer does more. */
    long bound() {
        return Math.max(bound, incumbent);
    }

    boolean found() {
        return found;
    }

    /** Returns open sites as the original problem numbers them, ascending. */
    int[] open() {
        return open;
    }

    /** Tells whether no better answer exists, or enough was found. */
    boolean proven() {
        return proven;
    }

    /** Returns how many sites beside the required it takes at least to earn enough; 0 where nothing is known. */
    int fewest() {
        return Math.max(0, fewest);
    }

    long steps() {
        return steps;
    }

    void run() {
        if (rows.lostPoints > 0 || p < 0) {
            bound = incumbent;
        } else {
            begin();
            boolean smaller = true;
            while (smaller && !over()) {
                smaller = root() && shrink();
            }
            if (!over()) {
                branch();
            }
        }
        proven = done();
        if (proven) {
            bound = incumbent;
        }
        tell();
    }

    private boolean done() {
        return bound <= incumbent || (found && incumbent >= enough);
    }

    private boolean over() {
        return done() || work.stopped();
    }

    private void begin() {
        if (start.length > 0) {
            improve(places(start, rows));
        } else {
            sets.improve(this::take, work);
        }
        reachFloors();
        int[] counts = counts(sets);
        if (!relaxation.settle()) {
            bound = incumbent;
            return;
        }
        relaxation.begin(counts);
    }

    /** Weighs zones below their floor more and more, until a set reaches all floors. */
    private void reachFloors() {
        for (int attempt = 0; factors != null && attempt < FLOOR_ATTEMPTS && !found && !work.stopped(); attempt++) {
            for (int zone = 0; zone < factors.length; zone++) {
                factors[zone] = Math.min(1000, factors[zone] * (sets.lacks(zone) ? 1.5 : 0.95));
            }
            int[] before = sets.open();
            sets.weigh(factors);
            improve(before);
        }
    }

    private int[] counts(CoverInterchange good) {
        int[] counts = new int[rows.rows()];
        for (int site : good.open()) {
            for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                counts[rows.siteRows[at]]++;
            }
        }
        return counts;
    }

    private void improve(int[] sites) {
        sets.start(sites, sites.length);
        sets.improve(this::take, work);
    }

    private void take(CoverInterchange good) {
        take(rows, good);
    }

    private void take(CoverRows of, CoverInterchange good) {
        if (of.base + good.earned() > incumbent && good.holds()) {
            take(of.base + good.earned(), of.original(good.open()));
        }
    }

    /** Takes an answer with sites as the original problem numbers them. */
    private void take(long earned, int[] sites) {
        incumbent = earned;
        found = true;
        open = sites;
        tell();
    }

    private void tell() {
        if (incumbent == toldIncumbent && bound() == toldBound) {
            return;
        }
        toldIncumbent = incumbent;
        toldBound = bound();
        work.improved(new SitingProgress(
                found,
                found ? incumbent : 0,
                toldBound,
                Arrays.stream(open).boxed().toList()));
    }

    /** Brings the bound of all answers down, and fixes sites; returns whether any are fixed. */
    private boolean root() {
        descent.begin(relaxation);
        long lowest = Long.MAX_VALUE;
        long lowestBefore = Long.MAX_VALUE;
        for (int round = 0; round < ROOT_ROUNDS && !over(); round++) {
            long value = round(round);
            bound = Math.min(bound, value);
            lowest = Math.min(lowest, value);
            tell();
            if (factors != null && round % 4 == 3 && relaxation.raise(Math.max(incumbent, 0) - rows.base)) {
                descent.begin(relaxation);
            }
            if (round % 8 == 1) {
                improve(relaxation.chosenSites());
            }
            if (round % 8 == 7) {
                // the last tenth of the way costs more than a branch
                if (lowestBefore - lowest < (lowest - incumbent) / 50) {
                    break;
                }
                lowestBefore = lowest;
            }
        }
        if (!over() && p > 0) {
            improve(places(rows));
            shake();
        }
        if (fewest < 0) {
            relaxation.evaluate();
            fewest = enough == Long.MAX_VALUE ? 0 : relaxation.fewest(enough - rows.base);
        }
        return fix();
    }

    private int[] places(CoverRows of) {
        return places(open, of);
    }

    private static int[] places(int[] sites, CoverRows of) {
        return Arrays.stream(sites)
                .map(site -> Arrays.binarySearch(of.ids, site))
                .filter(place -> place >= 0)
                .toArray();
    }

    /** Looks for better answers among the sites that pay best, where an exchange costs little. */
    private void shake() {
        BitSet others = new BitSet();
        others.set(0, rows.sites());
        for (int site : relaxation.best(Math.min(rows.sites(), Math.max(CORE, CORE_SHARE * p)))) {
            others.clear(site);
        }
        for (int site : places(rows)) {
            others.clear(site);
        }
        CoverRows core = rows.restricted(new BitSet(), others, new BitSet());
        if (core.lostPoints > 0) {
            return;
        }
        CoverInterchange among = new CoverInterchange(core, p);
        among.weigh(factors);
        CoverInterchange.Visitor visitor = good -> take(core, good);
        int[] at = places(core);
        int idle = 0;
        while (idle < kicks && among.steps() < SHAKE_STEPS && !over()) {
            long before = incumbent;
            among.start(at, at.length);
            among.kick(random, idle == 0 ? 0 : Math.max(1, Math.min(p / 2, 2 + idle % 6)));
            among.improve(visitor, work);
            among.wander(random, WANDER, SHAKE_STEPS, () -> incumbent - core.base, visitor, work);
            idle++;
            if (incumbent > before) {
                idle = 1;
                at = places(core);
            }
        }
        steps += among.steps() / STEPS_OF_AN_EXCHANGE;
    }

    /** Some steps down and a look at where they led; returns the bound there. */
    private long round(int round) {
        descent.steps(STEPS);
        steps += STEPS;
        descent.propose(relaxation, false);
        long here = judge();
        descent.propose(relaxation, true);
        long mean = judge();
        descent.restartIfWorth((double) mean - rows.base, round);
        return Math.min(here, mean);
    }

    private long judge() {
        long value = rows.base + relaxation.evaluate();
        long earned = relaxation.look();
        if (earned >= 0 && rows.base + earned > incumbent) {
            take(rows.base + earned, rows.original(relaxation.chosenSites()));
        }
        return value;
    }

    private boolean fix() {
        relaxation.evaluate();
        return relaxation.fix(incumbent - rows.base) > 0;
    }

    /** Goes on with a smaller problem where many sites are fixed; returns whether it did. */
    private boolean shrink() {
        BitSet opened = sites(CoverRelaxation.OPEN);
        BitSet closed = sites(CoverRelaxation.CLOSED);
        if (!relaxation.settle()) {
            bound = incumbent;
            return false;
        }
        if (opened.cardinality() + closed.cardinality() < rows.sites() / 10) {
            return false;
        }
        rows = rows.restricted(opened, sites(CoverRelaxation.CLOSED), new BitSet());
        p -= opened.cardinality();
        bound = Math.min(bound, rows.reachable());
        cliques = CoverCliques.of(rows.conflicts);
        relaxation = new CoverRelaxation(rows, cliques, p);
        descent = new CoverDescent(rows, cliques);
        sets = new CoverInterchange(rows, p);
        if (rows.floors.length == 0) {
            factors = null;
        }
        sets.weigh(factors);
        if (!over()) {
            start = open;
            begin();
        }
        return true;
    }

    private BitSet sites(byte state) {
        BitSet sites = new BitSet(relaxation.states.length);
        for (int site = 0; site < relaxation.states.length; site++) {
            if (relaxation.states[site] == state) {
                sites.set(site);
            }
        }
        return sites;
    }

    /** Splits answers by one site after the other, the part with the highest bound first. */
    private void branch() {
        PriorityQueue<Node> heap = new PriorityQueue<>(Comparator.comparingLong(Node::bound)
                .reversed()
                .thenComparing(Node::number, Comparator.reverseOrder()));
        Deque<Node> stack = new ArrayDeque<>();
        long[] rootMultipliers = relaxation.multipliers.clone();
        heap.add(new Node(sites(CoverRelaxation.OPEN), sites(CoverRelaxation.CLOSED), bound, 0, null));
        while (!over() && nodes < nodeLimit && !(heap.isEmpty() && stack.isEmpty())) {
            Node node = stack.isEmpty() ? heap.remove() : stack.pop();
            if (node.bound <= incumbent) {
                forget(node);
                continue;
            }
            long value = bound(node, rootMultipliers);
            if (value > incumbent && work.stopped()) {
                // not looked at to its end: its parent's bound stays
                bound = Math.max(node.bound, highest(heap, stack));
                return;
            }
            forget(node);
            if (value > incumbent) {
                split(Math.min(value, node.bound), heap, stack);
            }
            if (stack.isEmpty()) {
                bound = highest(heap, stack);
                tell();
            }
        }
        if (heap.isEmpty() && stack.isEmpty()) {
            bound = incumbent;
        }
    }

    private long highest(PriorityQueue<Node> heap, Deque<Node> stack) {
        long highest = heap.isEmpty() ? incumbent : heap.peek().bound;
        for (Node node : stack) {
            highest = Math.max(highest, node.bound);
        }
        return Math.min(bound, highest);
    }

    private void forget(Node node) {
        if (node.multipliers != null) {
            held -= node.multipliers.length / 2;
        }
    }

    /** Returns a bound for a part; what had to be beaten where nothing better is in it. */
    private long bound(Node node, long[] rootMultipliers) {
        nodes++;
        Arrays.fill(relaxation.states, CoverRelaxation.FREE);
        for (int site = node.open.nextSetBit(0); site >= 0; site = node.open.nextSetBit(site + 1)) {
            relaxation.states[site] = CoverRelaxation.OPEN;
        }
        for (int site = node.closed.nextSetBit(0); site >= 0; site = node.closed.nextSetBit(site + 1)) {
            relaxation.states[site] = CoverRelaxation.CLOSED;
        }
        long[] from = node.multipliers == null ? rootMultipliers : node.multipliers;
        System.arraycopy(from, 0, relaxation.multipliers, 0, from.length);
        if (!relaxation.settle()) {
            return incumbent;
        }
        if (complete()) {
            return incumbent;
        }
        long lowest = node.bound;
        descent.begin(relaxation);
        for (int round = 0; round < NODE_ROUNDS && !work.stopped(); round++) {
            long value = round(round);
            long before = lowest;
            lowest = Math.min(lowest, value);
            if (lowest <= incumbent) {
                return incumbent;
            }
            if (round > 0 && before - lowest < (lowest - incumbent) / 8) {
                break;
            }
        }
        if (nodes % 16 == 1) {
            improve(relaxation.chosenSites());
        }
        while (fix()) {
            if (!relaxation.settle() || complete()) {
                return incumbent;
            }
        }
        return lowest;
    }

    /** Where nothing is left to choose, takes the answer; returns whether that was so. */
    private boolean complete() {
        if (relaxation.room() > 0
                && relaxation.free() > 0
                && !(relaxation.free() <= relaxation.room() && cliques.count() == 0)) {
            return false;
        }
        long earned = relaxation.earnedByAll();
        if (earned >= 0 && rows.base + earned > incumbent) {
            take(rows.base + earned, rows.original(relaxation.allSites()));
        }
        return true;
    }

    private void split(long value, PriorityQueue<Node> heap, Deque<Node> stack) {
        int site = -1;
        double most = -1;
        for (int candidate = 0; candidate < rows.sites(); candidate++) {
            if (relaxation.states[candidate] == CoverRelaxation.FREE) {
                double share = descent.meanShare(candidate);
                double score = Math.min(share, 1 - share) + 1e-3 * share;
                if (score > most) {
                    most = score;
                    site = candidate;
                }
            }
        }
        BitSet opened = sites(CoverRelaxation.OPEN);
        BitSet closed = sites(CoverRelaxation.CLOSED);
        long[] multipliers = null;
        if (held + relaxation.multipliers.length < HELD_MULTIPLIERS) {
            multipliers = relaxation.multipliers.clone();
            held += multipliers.length;
        }
        BitSet with = (BitSet) opened.clone();
        with.set(site);
        BitSet without = (BitSet) closed.clone();
        without.set(site);
        Node first = new Node(with, closed, value, 2 * nodes + 1, multipliers);
        Node second = new Node(opened, without, value, 2 * nodes, multipliers);
        if (heap.size() > HELD_NODES) {
            stack.push(second);
            stack.push(first);
        } else {
            heap.add(second);
            heap.add(first);
        }
    }
}

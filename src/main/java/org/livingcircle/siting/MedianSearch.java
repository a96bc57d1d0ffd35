package org.livingcircle.siting;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The course of a p-median search: interchange for answers, multipliers for the bound, settled sites cut away, and then the tree. */
final class MedianSearch {

    /** Interchanges that run beside each other; fixed, so that the number of cores changes nothing. */
    private static final int STARTS = 4;

    private static final int SHAKES = 10;
    private static final int ROUNDS = 6;
    private static final int STEPS = 4000;
    private static final int HALVINGS = 10;
    /** At the root, where every branch inherits what is reached. */
    private static final int PATIENCE = 60;

    private static final int[] NO_SITES = {};

    private final SitingWork stop;
    private final Incumbent incumbent;
    private final SplittableRandom random;
    /** Open sites to start from while there is no answer; empty to start by chance. */
    private int[] from = NO_SITES;
    /** Multipliers to go on with; empty before there are any. */
    private long[] multipliers = new long[0];

    private MedianCore core;
    /** Of the core; null until somebody asks. */
    private @Nullable Penalties ways;

    private byte[] state;
    private long bound = Relaxation.VOID;

    MedianSearch(MedianCore core, SitingWork stop, Incumbent incumbent, long seed) {
        this.core = core;
        this.stop = stop;
        this.incumbent = incumbent;
        random = new SplittableRandom(seed);
        state = core.start();
    }

    private Penalties ways() {
        Penalties known = ways;
        if (known == null) {
            known = Penalties.of(core);
            ways = known;
        }
        return known;
    }

    /** Looks for a first answer; returns in words why there is none, null where there is one or where it was stopped. */
    @Nullable
    String begin() {
        if (settled().length == core.p - 1) {
            tryAll();
        } else if (core.large()) {
            aggregate();
        }
        if (incumbent.proven()) {
            return null;
        }
        if (!wander(1, 0, from)) {
            Independence independence = new Independence(core, stop);
            from = independence.find();
            if (from.length < core.p) {
                return stop.stopped()
                        ? null
                        : "the spacing leaves room for %d sites, but p is %d".formatted(from.length, core.p);
            }
        }
        if (!core.large()) {
            wander(STARTS, SHAKES, from);
        }
        if (incumbent.cost != Relaxation.NONE || stop.stopped()) {
            return null;
        }
        MedianCore reach = core.reach();
        Incumbent left = new Incumbent(Silent.until(stop), reach);
        MedianSearch search = new MedianSearch(reach, Silent.until(stop), left, random.nextLong());
        search.wander(STARTS, SHAKES, from);
        search.run();
        incumbent.steps += left.steps;
        if (left.cost == 0) {
            offer(core.local(left.sites));
            wander(1, 0, core.local(left.sites));
            return null;
        }
        return left.proven()
                ? "no %d sites that may be open together reach everybody: at least %d of %d points with demand are left out"
                        .formatted(
                                core.p,
                                left.cost,
                                Arrays.stream(core.weights)
                                        .filter(weight -> weight > 0)
                                        .count())
                : null;
    }

    private int[] settled() {
        return IntStream.range(0, core.sites)
                .filter(site -> state[site] == MedianCore.OPEN)
                .toArray();
    }

    /** With one site to choose, looks at each: the best is the optimum. */
    private void tryAll() {
        int[] settled = settled();
        int[] nearest = new int[core.points];
        Arrays.fill(nearest, core.far);
        for (int site : settled) {
            for (int point = 0; point < core.points; point++) {
                nearest[point] = Math.min(nearest[point], core.rows.cost(site, point));
            }
        }
        long[] costs = new long[core.sites];
        Arrays.fill(costs, Relaxation.NONE);
        Parallel.each(core.sites, site -> {
            if (state[site] == MedianCore.FREE && !stop.stopped()) {
                costs[site] = costBeside(nearest, site);
            }
        });
        incumbent.steps += core.sites;
        int best = 0;
        for (int site = 1; site < costs.length; site++) {
            best = costs[site] < costs[best] ? site : best;
        }
        if (costs[best] != Relaxation.NONE) {
            int[] open = Arrays.copyOf(settled, core.p);
            open[core.p - 1] = best;
            incumbent.offer(costs[best], open, core);
            if (!stop.stopped()) {
                incumbent.bound(Relaxation.NONE);
            }
        }
    }

    /** Returns the cost with one more site; {@link Relaxation#NONE} where somebody is not reached. */
    private long costBeside(int[] nearest, int site) {
        long sum = 0;
        for (int point = 0; point < nearest.length; point++) {
            int cost = Math.min(nearest[point], core.rows.cost(site, point));
            if (cost >= core.far && core.weights[point] > 0) {
                return Relaxation.NONE;
            }
            sum += core.weights[point] * cost;
        }
        return sum;
    }

    /** Takes sites and multipliers to start with from a smaller problem that resembles this one. */
    private void aggregate() {
        Aggregation aggregation = new Aggregation(core);
        SitingWork silent = Silent.until(stop);
        Incumbent rough = new Incumbent(silent, aggregation.small);
        MedianSearch search = new MedianSearch(aggregation.small, silent, rough, random.nextLong());
        if (search.begin() == null && rough.cost != Relaxation.NONE) {
            offer(core.local(rough.sites)); // whoever waits sees it before anything better is looked for
            search.climbWhole();
            from = core.local(rough.sites);
            offer(from);
            multipliers = aggregation.spread(search.multipliers, from);
        }
        incumbent.steps += rough.steps;
    }

    private void offer(int[] open) {
        Interchange interchange = new Interchange(core, new SplittableRandom(0));
        interchange.start(open);
        incumbent.offer(interchange.cost(), open, core);
    }

    private void climbWhole() {
        MultiplierClimb climb = new MultiplierClimb(new Relaxation(core, ways()));
        climb.settles = false;
        climb.run(multipliers, state, incumbent.cost, STEPS, HALVINGS, 1, stop);
        multipliers = climb.best;
        incumbent.steps += climb.work;
        incumbent.offer(climb.found, climb.foundSites, core);
        incumbent.bound(climb.bound);
    }

    /** Searches until the proof or until stopped. */
    void run() {
        if (incumbent.proven() || multipliers.length == 0) {
            return;
        }
        if (settled().length == core.p && !stop.stopped()) {
            incumbent.bound(Relaxation.NONE);
        }
        if (!narrow() && !stop.stopped()) {
            new MedianTree(core, ways(), incumbent, stop).run(state, multipliers, bound);
        }
    }

    /** Raises the bound and cuts away what it settles, as long as that goes on; returns whether that was the proof. */
    private boolean narrow() {
        for (int round = 0; round < ROUNDS && !incumbent.proven(); round++) {
            if (climb(round == 0 && !core.large() ? 1.0 : 0.5)) {
                incumbent.bound(Relaxation.NONE);
                return true;
            }
            if (stop.stopped()) {
                return false;
            }
            int before = core.sites;
            core = core.reduced(state);
            state = core.start();
            ways = null;
            long cost = incumbent.cost;
            // Where sites were cut away, some of the incumbent's may be gone: nothing better has them.
            wander(
                    core.large() ? 1 : STARTS,
                    core.large() ? 0 : 3 * SHAKES * (round + 1),
                    incumbent.cost == Relaxation.NONE ? from : core.local(incumbent.sites));
            if (incumbent.cost == cost && core.sites > 0.9 * before) {
                break;
            }
        }
        return incumbent.proven();
    }

    private boolean climb(double length) {
        MultiplierClimb climb = new MultiplierClimb(new Relaxation(core, ways()));
        climb.heard = incumbent::bound;
        climb.patience = core.large() ? climb.patience : PATIENCE;
        boolean done = climb.run(multipliers, state, incumbent.cost, STEPS, HALVINGS, length, stop);
        incumbent.steps += climb.work;
        if (climb.found < incumbent.cost) {
            incumbent.offer(climb.found, climb.foundSites, core);
        }
        if (!done) {
            bound = Math.max(bound, climb.bound);
            incumbent.bound(bound);
            multipliers = climb.best;
        }
        return done;
    }

    /**
     * Interchanges, shaken so often; returns false where rivals left no start.
     *
     * @param starts interchanges beside each other
     * @param known sites to start from; the others by chance
     */
    private boolean wander(int starts, int shakes, int[] known) {
        SplittableRandom[] sources = new SplittableRandom[starts];
        long[] costs = new long[starts];
        long[] steps = new long[starts];
        int[][] sets = new int[starts][];
        long[][] between = new long[starts][];
        for (int k = 0; k < starts; k++) {
            sources[k] = random.split();
        }
        Parallel.each(starts, k -> {
            Interchange interchange = new Interchange(core, sources[k]);
            costs[k] = Relaxation.NONE;
            sets[k] = NO_SITES;
            if (!interchange.scatter(known)) {
                return;
            }
            for (int shake = 0; shake <= shakes && !stop.stopped(); shake++) {
                if (shake > 0) {
                    interchange.start(sets[k]);
                    interchange.shake(2 + core.p / 20 + shake % 3);
                }
                interchange.descend(stop);
                if (sets[k].length == 0 || interchange.cost() < costs[k]) {
                    costs[k] = interchange.cost();
                    sets[k] = interchange.open();
                    between[k] = interchange.multipliers();
                }
            }
            steps[k] = interchange.work;
        });
        int best = 0;
        for (int k = 0; k < starts; k++) {
            incumbent.steps += steps[k];
            if (costs[k] < costs[best]) {
                best = k;
            }
        }
        if (sets[best].length == 0) {
            return false;
        }
        if (multipliers.length == 0) {
            multipliers = between[best];
        }
        incumbent.offer(costs[best], sets[best], core);
        return true;
    }
}

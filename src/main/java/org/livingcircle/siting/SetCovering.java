package org.livingcircle.siting;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * The fewest sites that cover every point with a weight (LSCP, Toregas and others 1971), or points of a total weight. Exact, with a
 * proof where it ends by itself. The objective counts open sites, required ones among them. Method: {@code
 * src/docs/method/siting-covering.md}.
 */
public final class SetCovering {

    private static final String ENGINE = "dominance-lagrangian-branch-and-bound";
    private static final String APART = "no set of sites that may stand together covers every point";
    private static final long SEED = 1;

    private SetCovering() {}

    /** Returns the bytes that a search takes at most, beside the problem; entries are covered points summed over the sites. */
    public static long bytes(long sites, long points, long entries) {
        return CoverRows.bytes(sites, points, entries);
    }

    /** Finds the fewest sites that cover every point with a weight; floors must not ask for more than a zone has. */
    public static SitingAnswer solve(CoveringProblem problem, SitingWork work) {
        String excess = CoverAnswers.floorAboveTotal(problem);
        if (excess != null) {
            return CoverAnswers.none(excess, ENGINE, 0);
        }
        CoverRows rows = CoverRows.of(problem, CoverRows.Kind.ALL);
        if (rows.lostPoints > 0) {
            return CoverAnswers.none(CoverAnswers.lost(rows), ENGINE, 0);
        }
        CoverRows reduced = CoverDominance.ofAll(rows, work);
        return reduced == null
                ? CoverAnswers.none(APART, ENGINE, 0)
                : new Parts(reduced.withEqualWeights(), work).solve();
    }

    /**
     * Finds the fewest sites that cover points of a total weight.
     *
     * @param leastCovered weight to be covered, 0 or more
     */
    public static SitingAnswer solveShare(CoveringProblem problem, long leastCovered, long seed, SitingWork work) {
        CoverRows all = CoverRows.of(problem, CoverRows.Kind.FIRST);
        String reason = CoverAnswers.floorOutOfReach(all);
        if (reason == null && all.reachable() < leastCovered) {
            reason = "a weight of %d is asked to be covered, all sites that may be open cover %d together"
                    .formatted(leastCovered, all.reachable());
        }
        if (reason != null) {
            return CoverAnswers.none(reason, ENGINE, 0);
        }
        CoverRows rows = CoverDominance.ofSites(all);
        FewestSites search = new FewestSites(
                rows,
                leastCovered,
                seed,
                work,
                sites -> tell(work, sites.found(), sites.upper(), sites.lower(), rows.required.length, sites.open()));
        search.run();
        return answer(
                search.found(),
                search.proven(),
                rows.required.length + search.upper(),
                rows.required.length + search.lower(),
                search.open(),
                "no set of sites that may stand together covers a weight of " + leastCovered,
                search.steps());
    }

    private static SitingAnswer answer(
            boolean found, boolean proven, int objective, int bound, int[] open, String reason, long steps) {
        if (!found) {
            return proven ? CoverAnswers.none(reason, ENGINE, steps) : CoverAnswers.unknown(bound, ENGINE, steps);
        }
        return new SitingAnswer(
                proven ? SitingAnswer.Status.OPTIMAL : SitingAnswer.Status.FEASIBLE,
                objective,
                proven ? objective : bound,
                CoverAnswers.list(open),
                null,
                ENGINE,
                steps);
    }

    private static void tell(SitingWork work, boolean found, int upper, int lower, int required, int[] open) {
        work.improved(
                new SitingProgress(found, found ? required + upper : 0, required + lower, CoverAnswers.list(open)));
    }

    /** Parts of a problem that share no row and no conflict are solved one by one: the fewest of all is the sum. */
    private static final class Parts {
        private final CoverRows rows;
        private final SitingWork work;
        private final int[] parents;

        Parts(CoverRows rows, SitingWork work) {
            this.rows = rows;
            this.work = work;
            parents = new int[rows.sites()];
            for (int site = 0; site < parents.length; site++) {
                parents[site] = site;
            }
            for (int row = 0; row < rows.rows(); row++) {
                for (int at = rows.rowStart[row] + 1; at < rows.rowStart[row + 1]; at++) {
                    join(rows.rowSites[at - 1], rows.rowSites[at]);
                }
            }
            for (int site = 0; site < parents.length; site++) {
                for (int other : rows.conflicts[site]) {
                    join(site, other);
                }
            }
        }

        private void join(int site, int other) {
            parents[root(site)] = root(other);
        }

        private int root(int site) {
            int root = site;
            while (parents[root] != root) {
                parents[root] = parents[parents[root]];
                root = parents[root];
            }
            return root;
        }

        SitingAnswer solve() {
            BitSet open = new BitSet();
            for (int site : rows.required) {
                open.set(site);
            }
            int lower = open.cardinality();
            boolean proven = true;
            long steps = 0;
            int[] firsts = IntStream.range(0, parents.length)
                    .filter(site -> root(site) == site)
                    .toArray();
            for (int first : firsts) {
                CoverRows part = firsts.length == 1 ? rows : part(first);
                if (part.rows() == 0) {
                    continue;
                }
                int before = open.cardinality();
                FewestSites search = new FewestSites(part, part.reachable(), SEED, work, sites -> {});
                search.run();
                steps += search.steps();
                proven &= search.proven();
                if (!search.found()) {
                    return answer(false, search.proven(), 0, lower, new int[0], APART, steps);
                }
                for (int site : search.open()) {
                    open.set(site);
                }
                lower += search.lower();
                if (open.cardinality() < before) {
                    throw new IllegalStateException("sites were lost");
                }
            }
            int[] sites = open.stream().toArray();
            SitingAnswer answer = answer(true, proven, sites.length, lower, sites, "", steps);
            work.improved(new SitingProgress(true, answer.objective(), answer.bound(), answer.open()));
            return answer;
        }

        private CoverRows part(int root) {
            BitSet closed = new BitSet();
            for (int site = 0; site < parents.length; site++) {
                if (root(site) != root) {
                    closed.set(site);
                }
            }
            BitSet dropped = new BitSet();
            for (int row = 0; row < rows.rows(); row++) {
                if (closed.get(rows.rowSites[rows.rowStart[row]])) {
                    dropped.set(row);
                }
            }
            return rows.restricted(new BitSet(), closed, dropped);
        }
    }
}

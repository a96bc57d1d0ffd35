package org.livingcircle.siting.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.livingcircle.coverage.Ground;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.siting.SiteCosts;
import org.livingcircle.siting.SitingModel;

/** Asks the engine what it costs between sites and points, no more than there is memory for. */
final class CostTables {

    /** Sites whose circles are counted to know how large all will be. */
    private static final int SAMPLE = 16;

    private static final int MEGABYTE = 1 << 20;

    private final Ground.Travel travel;
    private final SitingModel model;
    private final SitingMemory.Share memory;

    CostTables(Ground.Travel travel, SitingModel model, SitingMemory.Share memory) {
        this.travel = travel;
        this.model = model;
        this.memory = memory;
    }

    /**
     * Returns by site the points within a limit, ascending.
     *
     * @throws PlanningProblem of type over-limit if they would not fit; told before they are kept, by the circles of a few sites
     */
    int[][] covers(List<Site> sites, DemandPoints points, int limit) {
        if (sites.size() > SAMPLE) {
            checkSample(sites, points, limit);
        }
        int[][] covers = new int[sites.size()][];
        AtomicLong taken = new AtomicLong();
        travel.costs(sites.stream().map(Site::location).toList(), limit, (site, indexes, costs, count) -> {
            int[] found = new int[count];
            int next = 0;
            for (int i = 0; i < count; i++) {
                int point = points.pointOf(indexes[i]);
                if (point != DemandPoints.NO_POINT) {
                    found[next++] = point;
                }
            }
            ofCovers(taken.addAndGet(next), sites.size(), points.size());
            covers[site] = Arrays.copyOf(found, next);
            Arrays.sort(covers[site]);
        });
        memory.hold(ofCovers(taken.get(), sites.size(), points.size()));
        return covers;
    }

    private void checkSample(List<Site> sites, DemandPoints points, int limit) {
        List<Site> sample = IntStream.range(0, SAMPLE)
                .mapToObj(one -> sites.get((int) ((long) one * sites.size() / SAMPLE)))
                .toList();
        AtomicLong covered = new AtomicLong();
        travel.costs(sample.stream().map(Site::location).toList(), limit, (site, indexes, costs, count) -> {
            int own = 0;
            for (int i = 0; i < count; i++) {
                own += points.pointOf(indexes[i]) == DemandPoints.NO_POINT ? 0 : 1;
            }
            covered.addAndGet(own);
        });
        memory.hold(ofCovers(covered.get() * sites.size() / SAMPLE, sites.size(), points.size()));
    }

    /**
     * Returns the costs of all sites to all points, {@link SiteCosts#UNREACHED} beyond the limit.
     *
     * @throws PlanningProblem of type over-limit if they would not fit; told before anything is computed
     */
    SiteCosts costs(List<Site> sites, DemandPoints points, int limit) {
        boolean fits = limit < Character.MAX_VALUE;
        long pairs = (long) sites.size() * points.size();
        long table = (fits ? 1 : 2) * SiteCosts.bytes(sites.size(), points.size());
        memory.hold(withSearch(table, sites.size(), points.size(), pairs));
        List<LonLat> places = sites.stream().map(Site::location).toList();
        if (!fits) {
            int[][] rows = new int[sites.size()][];
            travel.rows(places, points.indexes(), limit, (site, costs) -> rows[site] = costs.clone());
            return SiteCosts.of(points.size(), rows);
        }
        char[][] rows = new char[sites.size()][];
        travel.rows(places, points.indexes(), limit, (site, costs) -> rows[site] = SiteCosts.packed(costs));
        return SiteCosts.ofShort(points.size(), rows);
    }

    private long ofCovers(long entries, int sites, int points) {
        return withSearch(Integer.BYTES * entries, sites, points, entries);
    }

    /** Returns the bytes that a run holds with its search. */
    private long withSearch(long held, int sites, int points, long entries) {
        long needed = held + SitingSolver.bytes(model, sites, points, entries);
        if (needed > memory.most()) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    Message.of(
                            "siting.too-large",
                            "{sites} sites and {points} points need about {needed} MB for their travel costs and the search; the"
                                    + " limit is {most} MB. Take fewer units or candidates, a smaller limit, or demand by townships;"
                                    + " or give the service more memory (LIVINGCIRCLE_HEAP).",
                            Map.of(
                                    "sites",
                                    sites,
                                    "points",
                                    points,
                                    "needed",
                                    needed / MEGABYTE,
                                    "most",
                                    memory.most() / MEGABYTE)),
                    "sites",
                    "%d sites, %d points".formatted(sites, points),
                    List.of("at most %d MB".formatted(memory.most() / MEGABYTE)));
        }
        return needed;
    }

    /** Returns the straight metres between every two sites, rounded. */
    static int[][] between(List<Site> sites) {
        int[][] metres = new int[sites.size()][sites.size()];
        for (int first = 0; first < metres.length; first++) {
            for (int second = first + 1; second < metres.length; second++) {
                int distance = (int) Math.round(Geodesic.metres(
                        sites.get(first).location(), sites.get(second).location()));
                metres[first][second] = distance;
                metres[second][first] = distance;
            }
        }
        return metres;
    }
}

package org.livingcircle.siting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The oracle: every set of sites, each judged by the plainest means. */
final class Enumeration {

    private Enumeration() {}

    static List<List<Integer>> sets(SiteRules rules) {
        List<List<Integer>> sets = new ArrayList<>();
        for (int bits = 0; bits < (1 << rules.size()); bits++) {
            int set = bits;
            boolean right = IntStream.range(0, rules.size()).allMatch(site -> switch (rules.status(site)) {
                case CANDIDATE -> true;
                case REQUIRED -> ((set >> site) & 1) == 1;
                case FORBIDDEN -> ((set >> site) & 1) == 0;
            });
            boolean apart = rules.conflicts().stream()
                    .noneMatch(
                            conflict -> ((set >> conflict.first()) & 1) == 1 && ((set >> conflict.second()) & 1) == 1);
            if (right && apart) {
                sets.add(IntStream.range(0, rules.size())
                        .filter(site -> ((set >> site) & 1) == 1)
                        .boxed()
                        .toList());
            }
        }
        return sets;
    }

    private static OptionalLong best(
            List<List<Integer>> sets, boolean most, Function<List<Integer>, OptionalLong> value) {
        var values = sets.stream().map(value).filter(OptionalLong::isPresent).mapToLong(OptionalLong::getAsLong);
        return most ? values.max() : values.min();
    }

    /** As every problem says: p that cannot be reached at all is no answer, fewer than p are one. */
    static OptionalLong capacitatedCovering(CoveringProblem problem, List<Long> capacities, int p) {
        if (p > problem.sites() - problem.rules().count(SiteStatus.FORBIDDEN)) {
            return OptionalLong.empty();
        }
        return best(
                sets(problem.rules()).stream().filter(set -> set.size() <= p).toList(),
                true,
                set -> served(problem, capacities, set));
    }

    static OptionalLong maximalCovering(CoveringProblem problem, int p) {
        if (p > problem.sites() - problem.rules().count(SiteStatus.FORBIDDEN)) {
            return OptionalLong.empty();
        }
        return best(
                sets(problem.rules()).stream().filter(set -> set.size() <= p).toList(),
                true,
                set -> covered(problem, set));
    }

    private static OptionalLong covered(CoveringProblem problem, List<Integer> open) {
        Demand demand = problem.demand();
        long[] byZone = new long[demand.zoneCount()];
        long sum = 0;
        for (int point = 0; point < demand.size(); point++) {
            int at = point;
            if (open.stream()
                    .anyMatch(site -> IntStream.of(problem.covers()[site]).anyMatch(each -> each == at))) {
                sum += demand.weight(point);
                if (demand.zone(point) != Demand.NO_ZONE) {
                    byZone[demand.zone(point)] += demand.weight(point);
                }
            }
        }
        for (int zone = 0; zone < problem.floors().size(); zone++) {
            if (byZone[zone] < problem.floors().get(zone)) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(sum);
    }

    /** First the floors alone are served by augmenting paths, then everybody: a path never serves a zone less. */
    static OptionalLong served(CoveringProblem problem, List<Long> capacities, List<Integer> open) {
        Demand demand = problem.demand();
        int points = demand.size();
        int zones = demand.zoneCount();
        int source = 0;
        int sink = 1;
        int firstPoint = 2;
        int firstSite = firstPoint + points;
        int firstZone = firstSite + problem.sites();
        int nodes = firstZone + zones;
        long[][] room = new long[nodes][nodes];
        long floors = 0;
        for (int point = 0; point < points; point++) {
            if (demand.zone(point) != Demand.NO_ZONE) {
                room[firstZone + demand.zone(point)][firstPoint + point] = demand.weight(point);
            }
        }
        for (int zone = 0; zone < problem.floors().size(); zone++) {
            room[source][firstZone + zone] = problem.floors().get(zone);
            floors += problem.floors().get(zone);
        }
        for (int site : open) {
            room[firstSite + site][sink] = Math.min(capacities.get(site), demand.total());
            for (int point : problem.covers()[site]) {
                room[firstPoint + point][firstSite + site] = demand.weight(point);
            }
        }
        if (maxFlow(room, source, sink) < floors) {
            return OptionalLong.empty();
        }
        for (int zone = 0; zone < zones; zone++) {
            room[source][firstZone + zone] = demand.total();
        }
        for (int point = 0; point < points; point++) {
            if (demand.zone(point) == Demand.NO_ZONE) {
                room[source][firstPoint + point] = demand.weight(point);
            }
        }
        return OptionalLong.of(floors + maxFlow(room, source, sink));
    }

    private static long maxFlow(long[][] room, int source, int sink) {
        long flow = 0;
        while (true) {
            int[] before = new int[room.length];
            Arrays.fill(before, -1);
            before[source] = source;
            ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
            while (!queue.isEmpty()) {
                int node = queue.remove();
                for (int next = 0; next < room.length; next++) {
                    if (before[next] < 0 && room[node][next] > 0) {
                        before[next] = node;
                        queue.add(next);
                    }
                }
            }
            if (before[sink] < 0) {
                return flow;
            }
            flow += augment(room, before, source, sink);
        }
    }

    private static long augment(long[][] room, int[] before, int source, int sink) {
        long sent = Long.MAX_VALUE;
        for (int node = sink; node != source; node = before[node]) {
            sent = Math.min(sent, room[before[node]][node]);
        }
        for (int node = sink; node != source; node = before[node]) {
            room[before[node]][node] -= sent;
            room[node][before[node]] += sent;
        }
        return sent;
    }

    static OptionalLong capacitatedMedian(MedianProblem problem, List<Long> capacities) {
        return best(
                sets(problem.rules()).stream()
                        .filter(set -> set.size() == problem.p())
                        .toList(),
                false,
                set -> cheapest(problem, capacities, set));
    }

    /** Bellman and Ford's paths in the whole graph of points and sites, one after another. */
    static OptionalLong cheapest(MedianProblem problem, List<Long> capacities, List<Integer> open) {
        Demand demand = problem.demand();
        int points = demand.size();
        int sink = 1 + points + problem.sites();
        long[][] room = new long[sink + 1][sink + 1];
        long[][] cost = new long[sink + 1][sink + 1];
        for (int point = 0; point < points; point++) {
            room[0][1 + point] = demand.weight(point);
        }
        for (int site : open) {
            int node = 1 + points + site;
            room[node][sink] = Math.min(capacities.get(site), demand.total());
            for (int point = 0; point < points; point++) {
                if (problem.costs().cost(site, point) != SiteCosts.UNREACHED) {
                    room[1 + point][node] = demand.weight(point);
                    cost[1 + point][node] = problem.costs().cost(site, point);
                    cost[node][1 + point] = -cost[1 + point][node];
                }
            }
        }
        long flow = 0;
        long sum = 0;
        while (flow < demand.total()) {
            long[] distance = new long[sink + 1];
            int[] before = new int[sink + 1];
            Arrays.fill(distance, Long.MAX_VALUE);
            distance[0] = 0;
            for (int round = 0; round <= sink; round++) {
                for (int from = 0; from <= sink; from++) {
                    for (int to = 0; to <= sink && distance[from] != Long.MAX_VALUE; to++) {
                        if (room[from][to] > 0 && distance[from] + cost[from][to] < distance[to]) {
                            distance[to] = distance[from] + cost[from][to];
                            before[to] = from;
                        }
                    }
                }
            }
            if (distance[sink] == Long.MAX_VALUE) {
                return OptionalLong.empty();
            }
            long sent = augment(room, before, 0, sink);
            flow += sent;
            sum += sent * distance[sink];
        }
        return OptionalLong.of(sum);
    }

    static OptionalLong median(MedianProblem problem) {
        return best(
                sets(problem.rules()).stream()
                        .filter(set -> set.size() == problem.p())
                        .toList(),
                false,
                set -> nearest(problem.demand(), problem.costs(), set));
    }

    static OptionalLong nearest(Demand demand, SiteCosts costs, List<Integer> open) {
        long sum = 0;
        for (int point = 0; point < demand.size(); point++) {
            int at = point;
            long least =
                    open.stream().mapToLong(site -> costs.cost(site, at)).min().orElse(SiteCosts.UNREACHED);
            if (least == SiteCosts.UNREACHED && demand.weight(point) > 0) {
                return OptionalLong.empty();
            }
            sum += least * demand.weight(point);
        }
        return OptionalLong.of(sum);
    }

    static OptionalLong hierarchy(HierarchyProblem problem) {
        return best(
                sets(problem.rules()).stream()
                        .filter(set -> set.size() == problem.p())
                        .toList(),
                false,
                open -> best(uppers(problem, open), false, upper -> levels(problem, open, upper)));
    }

    private static List<List<Integer>> uppers(HierarchyProblem problem, List<Integer> open) {
        return sets(new SiteRules(problem.upperStatuses(), List.of())).stream()
                .filter(set -> set.size() == problem.q() && open.containsAll(set))
                .toList();
    }

    static OptionalLong levels(HierarchyProblem problem, List<Integer> open, List<Integer> upper) {
        OptionalLong below = nearest(problem.lower(), problem.costs(), open);
        OptionalLong above = nearest(problem.upper(), problem.costs(), upper);
        return below.isPresent() && above.isPresent()
                ? OptionalLong.of(below.getAsLong() + above.getAsLong())
                : OptionalLong.empty();
    }
}

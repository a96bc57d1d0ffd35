package org.livingcircle.siting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cheapest flows, from nothing and from those of before. */
class TransportTest {

    private static final int PROBLEMS = 300;

    /**
     * A road with sites at 0, 10 and 20 that take 6, 6 and 9, and people: 5 at 1, 4 at 9 and 3 at 12. With sites 0 and 1 the 3 at 12 and 3
     * of those at 9 have site 1, which is full then, and 1 goes to site 0.
     */
    @Test
    void aRoad() {
        FlowProblem road = road();
        Transport transport = Transport.of(road, new int[] {0, 1}, new int[] {2});
        assertThat(transport).isNotNull();
        // 5 x 1, 1 x 9, 3 x 1 and 3 x 2
        assertThat(transport.cost()).isEqualTo(23);

        transport.openSlot(2);
        // whoever is at 9 goes to site 1 and one of those at 12 to site 2: 8 more instead of 2 and of 9 - 1
        assertThat(transport.cost()).isEqualTo(5 + 4 + 2 * 2 + 8);

        transport.closeSlot(0);
        // site 1 takes the 5 at 1 for 9 each where site 2 would take them for 19, and the one at 9 left over ...
        assertThat(transport.cost()).isEqualTo(requireNonNull(cost(road, 1, 2)));
        assertThat(transport.cost()).isEqualTo(5 * 9 + 1 + 3 * 11 + 3 * 8);

        transport.undo();
        assertThat(transport.cost()).isEqualTo(23);
        assertThat(transport.flows())
                .containsExactly(new Flow(0, 0, 5), new Flow(1, 0, 1), new Flow(1, 1, 3), new Flow(2, 1, 3));
    }

    @Test
    void whatCannotBeTakenHasNoCostUntilThereIsRoom() {
        Transport transport = requireNonNull(Transport.of(road(), new int[] {0, 1}, new int[] {2}));

        transport.closeSlot(0);
        assertThat(transport.cost()).isEqualTo(Transport.NONE);
        transport.mark();
        transport.openSlot(2);
        assertThat(transport.cost()).isEqualTo(5 * 9 + 1 + 3 * 11 + 3 * 8);
        transport.undo();
        assertThat(transport.cost()).isEqualTo(Transport.NONE);
        transport.undo();
        assertThat(transport.cost()).isEqualTo(23);

        assertThat(Transport.of(road(), new int[] {0})).isNull();
    }

    private static FlowProblem road() {
        int[] sites = {0, 10, 20};
        int[] points = {1, 9, 12};
        return FlowProblem.of(
                new OneLevel(SiteRules.free(3), 2, true),
                new long[] {6, 6, 9},
                new long[] {5, 4, 3},
                new int[][] {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}},
                (site, point) -> Math.abs(sites[site] - points[point]),
                false,
                new int[] {-1, -1, -1},
                new long[0],
                true);
    }

    @Test
    void whateverIsOpenedAndClosedIsAsFromNothing() {
        for (long seed = 1; seed <= PROBLEMS; seed++) {
            Random random = new Random(seed);
            FlowProblem problem = problem(random, 2 + random.nextInt(9), 1 + random.nextInt(20));
            boolean[] before = new boolean[problem.slots];
            for (int slot = 0; slot < problem.slots; slot++) {
                before[slot] = random.nextBoolean();
            }
            Transport transport = Transport.of(problem, marked(before, true), marked(before, false));
            assertThat(transport == null ? null : (Long) transport.cost())
                    .as("seed %d", seed)
                    .isEqualTo(cost(problem, marked(before, true)));
            for (int round = 0; transport != null && round < 6; round++) {
                boolean[] open = before.clone();
                for (int slot :
                        shuffled(random, problem.slots).subList(0, 1 + random.nextInt(Math.min(3, problem.slots)))) {
                    open[slot] = !open[slot];
                }
                boolean[] now = before.clone();
                for (int slot : shuffled(random, problem.slots)) {
                    if (random.nextInt(4) == 0) {
                        tryAndUndo(
                                random.nextInt(now.length), transport, now, "seed %d, round %d".formatted(seed, round));
                    }
                    if (open[slot] != now[slot]) {
                        change(transport, slot, open[slot]);
                        now[slot] = open[slot];
                    }
                }
                Long expected = cost(problem, marked(open, true));
                assertThat(transport.cost())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(expected == null ? Transport.NONE : expected);
                if (expected != null) {
                    check(problem, transport, marked(open, true), "seed %d, round %d".formatted(seed, round));
                }
                if (expected != null && random.nextBoolean()) {
                    transport.keep();
                    before = open;
                }
                transport.undo();
                check(problem, transport, marked(before, true), "seed %d, undone".formatted(seed));
            }
        }
    }

    private static void tryAndUndo(int slot, Transport transport, boolean[] open, String where) {
        long cost = transport.cost();
        transport.mark();
        change(transport, slot, !open[slot]);
        transport.undo();
        assertThat(transport.cost()).as(where).isEqualTo(cost);
    }

    private static void change(Transport transport, int slot, boolean opens) {
        if (opens) {
            transport.openSlot(slot);
        } else {
            transport.closeSlot(slot);
        }
    }

    /** Closing one of 300 moves what it has, and no more. */
    @Test
    void aChangeCostsTheWorkOfWhatMoves() {
        Random random = new Random(7);
        int slots = 300;
        FlowProblem problem = problem(random, slots, 2000);
        Transport transport =
                requireNonNull(Transport.of(problem, IntStream.range(0, slots).toArray()));
        transport.closeSlot(0);
        transport.undo();
        long before = transport.steps();
        for (int slot = 0; slot < slots; slot++) {
            transport.closeSlot(slot);
            transport.undo();
        }
        assertThat((transport.steps() - before) / slots).isLessThan(before / 20);
    }

    /** Trials leave moves behind that are gone; however many there are, the list stays of a size. */
    @Test
    void trialsDoNotFillTheMemory() {
        FlowProblem problem = problem(new Random(7), 30, 300);
        int[] open = IntStream.range(0, 20).toArray();
        Transport transport = requireNonNull(
                Transport.of(problem, open, IntStream.range(20, 30).toArray()));
        long most = 0;
        long first = 0;
        for (int trial = 0; trial < 2000; trial++) {
            transport.openSlot(20 + trial % 10);
            transport.closeSlot(trial % 20);
            transport.undo();
            first = trial == 0 ? transport.listed() : first;
            most = Math.max(most, transport.listed());
        }
        assertThat(most).isBetween(first, 6 * first);
    }

    /** Flows serve all weights with what is open, within capacities, at the cost told. */
    private static void check(FlowProblem problem, Transport transport, int[] open, String where) {
        long[] loads = new long[problem.slots];
        long[] served = new long[problem.points];
        long cost = 0;
        for (Flow flow : transport.flows()) {
            loads[flow.site()] += flow.amount();
            served[flow.point()] += flow.amount();
            int each = problem.pointStart[flow.point()];
            while (problem.arcSlot[each] != flow.site()) {
                each++;
            }
            cost += flow.amount() * problem.arcCost[each];
        }
        for (int slot = 0; slot < problem.slots; slot++) {
            assertThat(loads[slot]).as(where).isBetween(0L, isIn(open, slot) ? problem.capacities[slot] : 0);
        }
        long refused = problem.total - Arrays.stream(served).sum();
        assertThat(refused).as(where).isBetween(0L, problem.mayRefuse ? problem.total : 0);
        assertThat(transport.cost()).as(where).isEqualTo(cost + refused);
        Map<Integer, Long> refusedOf = new HashMap<>();
        for (int point = 0; point < problem.points; point++) {
            assertThat(served[point]).as(where).isLessThanOrEqualTo(problem.weights[point]);
            refusedOf.merge(problem.floors[point], problem.weights[point] - served[point], Long::sum);
        }
        refusedOf.remove(-1);
        refusedOf.forEach((floor, all) -> assertThat(all).as(where).isLessThanOrEqualTo(problem.mostRefused[floor]));
    }

    private static boolean isIn(int[] sorted, int slot) {
        return Arrays.binarySearch(sorted, slot) >= 0;
    }

    private static @Nullable Long cost(FlowProblem problem, int... used) {
        Transport transport = Transport.of(problem, used);
        return transport == null ? null : (Long) transport.cost();
    }

    /** Half of them serve all at costs, half refuse what they cannot serve, some of those with floors. */
    private static FlowProblem problem(Random random, int slots, int points) {
        boolean mayRefuse = random.nextBoolean();
        int zones = mayRefuse ? random.nextInt(3) : 0;
        long[] weights = random.longs(points, 1, 10).toArray();
        int[] floors = IntStream.range(0, points)
                .map(point -> random.nextInt(zones + 1) - 1)
                .toArray();
        long[] mostRefused = new long[zones];
        for (int point = 0; point < points; point++) {
            if (floors[point] >= 0) {
                mostRefused[floors[point]] += weights[point];
            }
        }
        for (int zone = 0; zone < zones; zone++) {
            mostRefused[zone] = (long) (mostRefused[zone] * random.nextDouble());
        }
        int[][] reach = new int[slots][];
        for (int slot = 0; slot < slots; slot++) {
            double share = mayRefuse ? Math.min(0.6, 12.0 / slots) : Math.max(0.8 - points * slots / 2000.0, 0.1);
            reach[slot] = IntStream.range(0, points)
                    .filter(point -> random.nextDouble() < share)
                    .toArray();
        }
        int[][] costs = new int[slots][points];
        for (int slot = 0; slot < slots && !mayRefuse; slot++) {
            costs[slot] = random.ints(points, 0, 10).toArray();
        }
        long mean = Arrays.stream(weights).sum() / slots;
        long[] capacities = random.longs(slots, 0, 3 * mean + 2).toArray();
        return FlowProblem.of(
                new OneLevel(SiteRules.free(slots), slots, false),
                capacities,
                weights,
                reach,
                (slot, point) -> costs[slot][point],
                mayRefuse,
                floors,
                mostRefused,
                false);
    }

    private static List<Integer> shuffled(Random random, int size) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(all, random);
        return all;
    }

    private static int[] marked(boolean[] marks, boolean mark) {
        return IntStream.range(0, marks.length)
                .filter(slot -> marks[slot] == mark)
                .toArray();
    }
}

package org.livingcircle.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.livingcircle.network.Metric;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.population.Weight;

/**
 * How many people are covered at every whole limit, by zone, by settlement and by weight: what a slider needs.
 *
 * For each block of {@link Residents} the distinct costs in ascending order and the people up to and with each of them. A limit is
 * a binary search a block. Made in one pass over the people by counting at each cost. Immutable, safe to share between threads;
 * 34 bytes for each distinct cost of a block.
 */
public final class CoverageCurve {

    private static final int WEIGHTS = Weight.ALL.size();

    /** Blocks in a unit of parallel work: they share the counters, which a short limit keeps in cache. */
    private static final int BLOCKS_AT_ONCE = 16;

    private final Residents residents;
    private final Metric metric;
    private final int limit;
    private final int sourceCount;

    /** Distinct costs by block. */
    private final char[][] costs;

    /** People up to a cost, by block: all weights of the first cost, then of the second. */
    private final long[][] sums;

    private CoverageCurve(Residents residents, ReachSurface reach, char[][] costs, long[][] sums) {
        this.residents = residents;
        this.metric = reach.metric();
        this.limit = reach.limit();
        this.sourceCount = reach.sourceCount();
        this.costs = costs;
        this.sums = sums;
    }

    /**
     * Counts the people of a grid by their cost.
     *
     * @throws IllegalArgumentException if both lie on different grids
     */
    public static CoverageCurve of(Residents residents, ReachSurface reach) {
        residents.checkExtent(reach.extent());
        char[][] costs = new char[residents.blocks()][];
        long[][] sums = new long[residents.blocks()][];
        int tasks = (residents.blocks() + BLOCKS_AT_ONCE - 1) / BLOCKS_AT_ONCE;
        IntStream.range(0, tasks).parallel().forEach(task -> {
            Counters counters = new Counters(reach.limit());
            int end = Math.min(residents.blocks(), (task + 1) * BLOCKS_AT_ONCE);
            for (int block = task * BLOCKS_AT_ONCE; block < end; block++) {
                counters.count(residents, block, reach);
                costs[block] = counters.costs();
                sums[block] = counters.takeSums(costs[block]);
            }
        });
        return new CoverageCurve(residents, reach, costs, sums);
    }

    public Metric metric() {
        return metric;
    }

    /** Returns the largest limit that can be asked for. */
    public int limit() {
        return limit;
    }

    /**
     * Returns the coverage of every zone of a division by a circle whose parts may have different metrics and limits.
     *
     * @param parts no two of them for the same area; people outside all of them are not counted at all
     * @return in the order of the zones
     * @throws IllegalArgumentException if parts overlap, are of different people, or a limit is above that of its curve
     */
    public static List<Coverage> rows(Zoning zoning, Weight weight, List<CirclePart<CoverageCurve>> parts) {
        CirclePart.checkDisjoint(parts);
        long[] covered = new long[zoning.codes().size()];
        long[] total = new long[covered.length];
        boolean anySources = false;
        for (CirclePart<CoverageCurve> part : parts) {
            CoverageCurve curve = part.by();
            if (curve.residents != parts.get(0).by().residents) {
                throw new IllegalArgumentException("the parts of a circle must count the same people");
            }
            part.checkWithin(curve.limit);
            anySources |= curve.sourceCount > 0;
            int[] zones = curve.residents.blockZones(zoning);
            for (int block = 0; block < zones.length; block++) {
                if (zones[block] != Zoning.NONE && part.area().holds(curve.residents.blockUrban(block))) {
                    covered[zones[block]] += curve.covered(block, weight, part.limit());
                    total[zones[block]] += curve.residents.blockPeople(block, weight);
                }
            }
        }
        List<Coverage> rows = new ArrayList<>(covered.length);
        for (int zone = 0; zone < covered.length; zone++) {
            rows.add(row(zoning, zone, weight, covered[zone], total[zone], anySources));
        }
        return rows;
    }

    private static Coverage row(Zoning zoning, int zone, Weight weight, long covered, long total, boolean anySources) {
        Coverage.Reason reason = null;
        if (zoning.cellsOf(zone) == 0) {
            reason = Coverage.Reason.NO_AREA;
        } else if (total == 0) {
            reason = Coverage.Reason.NO_PEOPLE;
        } else if (!anySources) {
            reason = Coverage.Reason.NO_FACILITIES;
        }
        double people = People.toDouble(covered);
        double all = People.toDouble(total);
        return new Coverage(
                zoning.codes().get(zone),
                weight,
                people,
                all,
                reason == null ? (Double) (people / all) : null,
                reason,
                zoning.dataVoid(zone));
    }

    private long covered(int block, Weight weight, int limit) {
        int at = Arrays.binarySearch(costs[block], (char) limit);
        int last = at >= 0 ? at : -at - 2;
        return last < 0 ? 0 : sums[block][last * WEIGHTS + weight.index()];
    }

    /** Counts the people of one block after the other at each cost, and remembers at which costs there are any. */
    private static final class Counters {
        private final long[] people;
        private final long[] used;

        Counters(int limit) {
            people = new long[(limit + 1) * WEIGHTS];
            used = new long[(limit >>> 6) + 1];
        }

        void count(Residents residents, int block, ReachSurface reach) {
            int end = residents.blockStart(block + 1);
            for (int position = residents.blockStart(block); position < end; position++) {
                int index = residents.indexAt(position);
                int cost = reach.costAt(residents.cell(index));
                if (cost != ReachSurface.UNREACHED) {
                    used[cost >>> 6] |= 1L << cost;
                    for (int weight = 0; weight < WEIGHTS; weight++) {
                        people[cost * WEIGHTS + weight] += residents.people(index, weight);
                    }
                }
            }
        }

        char[] costs() {
            int count = 0;
            for (long word : used) {
                count += Long.bitCount(word);
            }
            char[] costs = new char[count];
            int next = 0;
            for (int word = 0; word < used.length; word++) {
                for (long left = used[word]; left != 0; left &= left - 1) {
                    costs[next++] = (char) ((word << 6) + Long.numberOfTrailingZeros(left));
                }
                used[word] = 0;
            }
            return costs;
        }

        /** Returns the running sums at some costs and sets their counters back. */
        long[] takeSums(char[] costs) {
            long[] sums = new long[costs.length * WEIGHTS];
            for (int i = 0; i < costs.length; i++) {
                for (int weight = 0; weight < WEIGHTS; weight++) {
                    int counter = costs[i] * WEIGHTS + weight;
                    long before = i == 0 ? 0 : sums[(i - 1) * WEIGHTS + weight];
                    sums[i * WEIGHTS + weight] = before + people[counter];
                    people[counter] = 0;
                }
            }
            return sums;
        }
    }
}

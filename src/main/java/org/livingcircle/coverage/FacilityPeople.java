package org.livingcircle.coverage;

import java.util.List;
import org.livingcircle.network.NearestSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;

/**
 * How many people each facility serves. Immutable.
 *
 * Two ways to count those who live within the circles of several: {@link #inCatchments} counts them at each, so that the facilities
 * add up to more than the union; {@link #nearest} counts them at the nearest only, so that they add up to it exactly.
 */
public final class FacilityPeople {

    /** People by source and weight. */
    private final long[][] people;

    private FacilityPeople(long[][] people) {
        this.people = people;
    }

    /**
     * Counts each facility's people as if it were alone.
     *
     * @param parts no two of them for the same area
     * @throws IllegalArgumentException if parts overlap, lie on another grid, or a limit is not one the engine knows
     */
    public static FacilityPeople inCatchments(
            Residents residents, Sources sources, List<CirclePart<TravelTimes>> parts) {
        CirclePart.checkDisjoint(parts);
        long[][] people = new long[sources.size()][Weight.ALL.size()];
        for (CirclePart<TravelTimes> part : parts) {
            TravelTimes travel = part.by();
            residents.checkExtent(travel.extent());
            // each call has a row of its own, so that threads never meet
            travel.catchments(
                    sources,
                    part.limit(),
                    (source, cells, costs, count) ->
                            addPopulated(residents, part.area(), cells, count, people[source]));
        }
        return new FacilityPeople(people);
    }

    /**
     * Counts everybody at the facility nearest to them.
     *
     * @param sourceCount how many facilities the surfaces were made from
     * @param parts no two of them for the same area
     * @throws IllegalArgumentException if parts overlap, lie on another grid, or a limit is above that of its surface
     */
    public static FacilityPeople nearest(Residents residents, int sourceCount, List<CirclePart<NearestSurface>> parts) {
        CirclePart.checkDisjoint(parts);
        long[][] people = new long[sourceCount][Weight.ALL.size()];
        for (CirclePart<NearestSurface> part : parts) {
            NearestSurface surface = part.by();
            residents.checkExtent(surface.reach().extent());
            part.checkWithin(surface.reach().limit());
            for (int index = 0; index < residents.size(); index++) {
                int cell = residents.cell(index);
                if (surface.reach().costAt(cell) <= part.limit() && part.area().holds(residents.urban(index))) {
                    add(residents, index, people[surface.sourceAt(cell)]);
                }
            }
        }
        return new FacilityPeople(people);
    }

    private static void addPopulated(Residents residents, Area area, int[] cells, int count, long[] sums) {
        for (int i = 0; i < count; i++) {
            int index = residents.indexOf(cells[i]);
            if (index >= 0 && area.holds(residents.urban(index))) {
                add(residents, index, sums);
            }
        }
    }

    private static void add(Residents residents, int index, long[] sums) {
        for (int weight = 0; weight < sums.length; weight++) {
            sums[weight] += residents.people(index, weight);
        }
    }

    /** Returns the people of a facility, by its number in {@link Sources}; not rounded. */
    public double people(int source, Weight weight) {
        return People.toDouble(people[source][weight.index()]);
    }

    /** Returns the people of all facilities together, those counted twice twice. */
    public double sum(Weight weight) {
        long sum = 0;
        for (long[] ofSource : people) {
            sum += ofSource[weight.index()];
        }
        return People.toDouble(sum);
    }
}

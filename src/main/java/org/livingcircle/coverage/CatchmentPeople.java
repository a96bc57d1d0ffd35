package org.livingcircle.coverage;

import org.livingcircle.population.Weight;

/** How many people live within each of some limits of one place, counted from cells. Immutable. */
public final class CatchmentPeople {

    /** People by limit and weight. */
    private final long[][] people;

    private CatchmentPeople(long[][] people) {
        this.people = people;
    }

    /**
     * Counts.
     *
     * @param cells the cells around the place, each once
     * @param costs whole seconds or metres, in the order of the cells
     * @param count how many entries of both hold
     * @param limits inclusive
     */
    public static CatchmentPeople of(Residents residents, int[] cells, char[] costs, int count, int... limits) {
        long[][] people = new long[limits.length][Weight.ALL.size()];
        for (int i = 0; i < count; i++) {
            int index = residents.indexOf(cells[i]);
            for (int limit = 0; index >= 0 && limit < limits.length; limit++) {
                if (costs[i] <= limits[limit]) {
                    for (int weight = 0; weight < Weight.ALL.size(); weight++) {
                        people[limit][weight] += residents.people(index, weight);
                    }
                }
            }
        }
        return new CatchmentPeople(people);
    }

    /** Returns people, not rounded, by the position of the limit. */
    public double people(int limit, Weight weight) {
        return People.toDouble(people[limit][weight.index()]);
    }
}

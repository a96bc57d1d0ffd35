package org.livingcircle.coverage;

import java.util.BitSet;
import org.livingcircle.population.Weight;

/** How many people live in some of the cells: in all, and zone by zone. Sums are exact, whatever their order. Immutable. */
public final class InsidePeople {

    private final Residents residents;
    private final long[][] inside;

    private InsidePeople(Residents residents, long[][] inside) {
        this.residents = residents;
        this.inside = inside;
    }

    /**
     * Counts.
     *
     * @param cells indices of populated cells
     */
    public static InsidePeople of(Residents residents, BitSet cells) {
        long[][] inside = new long[Weight.ALL.size()][residents.blocks()];
        for (int block = 0; block < residents.blocks(); block++) {
            int end = block + 1 < residents.blocks() ? residents.blockStart(block + 1) : residents.size();
            for (int position = residents.blockStart(block); position < end; position++) {
                int index = residents.indexAt(position);
                if (cells.get(index)) {
                    for (int weight = 0; weight < inside.length; weight++) {
                        inside[weight][block] += residents.people(index, weight);
                    }
                }
            }
        }
        return new InsidePeople(residents, inside);
    }

    /** Returns the people of all cells. */
    public double people(Weight weight) {
        long sum = 0;
        for (long some : inside[weight.index()]) {
            sum += some;
        }
        return People.toDouble(sum);
    }

    /** Returns the people by zone of a division. */
    public double[] people(Zoning zoning, Weight weight) {
        int[] zones = residents.blockZones(zoning);
        long[] sums = new long[zoning.codes().size()];
        for (int block = 0; block < zones.length; block++) {
            if (zones[block] != Zoning.NONE) {
                sums[zones[block]] += inside[weight.index()][block];
            }
        }
        double[] people = new double[sums.length];
        for (int zone = 0; zone < sums.length; zone++) {
            people[zone] = People.toDouble(sums[zone]);
        }
        return people;
    }
}

package org.livingcircle.coverage;

import java.util.List;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;

/**
 * How many people live within the circles of no facility, of one, of two and so on: who has a choice, and who depends on one place.
 * Immutable.
 */
public final class Multiplicity {

    /** The last class: this many facilities or more. */
    public static final int MOST = 5;

    private static final int CLASSES = MOST + 1;

    private final Residents residents;
    private final List<Area> areas;

    /** People by block; for each class all weights. */
    private final long[][] people;

    private Multiplicity(Residents residents, List<Area> areas, long[][] people) {
        this.residents = residents;
        this.areas = areas;
        this.people = people;
    }

    /**
     * Counts the facilities that everybody has within the circle.
     *
     * @param parts no two of them for the same area
     * @throws IllegalArgumentException if parts overlap, lie on another grid, or a limit is not one the engine knows
     */
    public static Multiplicity of(Residents residents, Sources sources, List<CirclePart<TravelTimes>> parts) {
        CirclePart.checkDisjoint(parts);
        byte[] counts = new byte[residents.size()];
        for (CirclePart<TravelTimes> part : parts) {
            TravelTimes travel = part.by();
            residents.checkExtent(travel.extent());
            travel.catchments(sources, part.limit(), (source, cells, costs, count) -> {
                synchronized (counts) {
                    for (int i = 0; i < count; i++) {
                        int index = residents.indexOf(cells[i]);
                        if (index >= 0 && counts[index] < MOST && part.area().holds(residents.urban(index))) {
                            counts[index]++;
                        }
                    }
                }
            });
        }
        int weights = Weight.ALL.size();
        long[][] people = new long[residents.blocks()][CLASSES * weights];
        for (int block = 0; block < people.length; block++) {
            for (int at = residents.blockStart(block); at < residents.blockStart(block + 1); at++) {
                int index = residents.indexAt(at);
                for (int weight = 0; weight < weights; weight++) {
                    people[block][counts[index] * weights + weight] += residents.people(index, weight);
                }
            }
        }
        return new Multiplicity(residents, parts.stream().map(CirclePart::area).toList(), people);
    }

    /**
     * Returns the people of every zone of a division by their number of facilities.
     *
     * @return a row for each zone; in it the people with 0, 1, 2, 3, 4 and with {@link #MOST} or more, not rounded
     */
    public double[][] rows(Zoning zoning, Weight weight) {
        int[] zones = residents.blockZones(zoning);
        long[][] sums = new long[zoning.codes().size()][CLASSES];
        for (int block = 0; block < zones.length; block++) {
            boolean urban = residents.blockUrban(block);
            if (zones[block] != Zoning.NONE && areas.stream().anyMatch(area -> area.holds(urban))) {
                for (int facilities = 0; facilities < CLASSES; facilities++) {
                    sums[zones[block]][facilities] += people[block][facilities * Weight.ALL.size() + weight.index()];
                }
            }
        }
        double[][] rows = new double[sums.length][CLASSES];
        for (int zone = 0; zone < rows.length; zone++) {
            for (int facilities = 0; facilities < CLASSES; facilities++) {
                rows[zone][facilities] = People.toDouble(sums[zone][facilities]);
            }
        }
        return rows;
    }
}

package org.livingcircle.population;

/** People by zone. */
public final class ZonalSum {

    private ZonalSum() {}

    /**
     * Adds up the people of each zone.
     *
     * @param zones one label for each cell of the surface's extent, as {@code GridRaster.label} makes them: a zone, or below 0
     *     for none
     * @param zoneCount above every label
     * @return one sum for each zone, 0 where nobody lives; compensated, so exact to the last digits
     * @throws IllegalArgumentException if there are not as many labels as cells, or a label is too high
     */
    public static double[] people(PopulationSurface surface, Weight weight, short[] zones, int zoneCount) {
        return sum(surface, surface.weight(weight), zones, zoneCount);
    }

    /** As {@link #people(PopulationSurface, Weight, short[], int)}, for one age band. */
    public static double[] people(PopulationSurface surface, AgeBand band, short[] zones, int zoneCount) {
        return sum(surface, surface.people(band), zones, zoneCount);
    }

    private static double[] sum(PopulationSurface surface, double[] people, short[] zones, int zoneCount) {
        if (zones.length != surface.extent().cellCount()) {
            throw new IllegalArgumentException("need a zone for each of %d cells, got %d"
                    .formatted(surface.extent().cellCount(), zones.length));
        }
        CompensatedSum[] sums = new CompensatedSum[zoneCount];
        for (int zone = 0; zone < zoneCount; zone++) {
            sums[zone] = new CompensatedSum();
        }
        for (int i = 0; i < people.length; i++) {
            int zone = zones[surface.cell(i)];
            if (zone >= zoneCount) {
                throw new IllegalArgumentException(
                        "cell %d has zone %d, but there are %d".formatted(surface.cell(i), zone, zoneCount));
            }
            if (zone >= 0) {
                sums[zone].add(people[i]);
            }
        }
        double[] values = new double[zoneCount];
        for (int zone = 0; zone < zoneCount; zone++) {
            values[zone] = sums[zone].value();
        }
        return values;
    }
}

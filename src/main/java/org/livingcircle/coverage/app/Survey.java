package org.livingcircle.coverage.app;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.geo.GridLattice;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Weight;

/**
 * How many people of each zone live where the facilities of a service are known. Outside, a recorded facility counts, but
 * none recorded does not mean that there is none. Immutable.
 */
final class Survey {

    private static final double NOBODY = 1e-9;

    /** Populated cells whose place has been surveyed; null: all. */
    private final @Nullable BitSet surveyed;

    /** By division, share of each zone's people outside the box. */
    private final Map<ZoneKind, double[]> voids = new EnumMap<>(ZoneKind.class);

    private Survey(@Nullable BitSet surveyed) {
        this.surveyed = surveyed;
    }

    /**
     * Counts the people inside a box.
     *
     * @param box null: everywhere is surveyed
     */
    static Survey of(
            @Nullable LonLatBox box, PopulationSurface people, GridLattice lattice, Map<ZoneKind, Zoning> zonings) {
        Survey survey = new Survey(box == null ? null : cellsIn(box, people, lattice));
        double[] total = people.weight(Weight.TOTAL);
        zonings.forEach((kind, zoning) -> {
            double[] all = new double[zoning.codes().size()];
            double[] outside = new double[all.length];
            for (int index = 0; index < people.size(); index++) {
                int cell = people.cell(index);
                int zone = zoning.zoneAt(cell);
                if (zone != Zoning.NONE) {
                    all[zone] += total[index];
                    if (!survey.covers(cell)) {
                        outside[zone] += total[index];
                    }
                }
            }
            for (int zone = 0; zone < all.length; zone++) {
                outside[zone] = all[zone] == 0 ? 0 : outside[zone] / all[zone];
            }
            survey.voids.put(kind, outside);
        });
        return survey;
    }

    private static BitSet cellsIn(LonLatBox box, PopulationSurface people, GridLattice lattice) {
        BitSet cells = new BitSet();
        for (int cell : people.cells()) {
            cells.set(cell, box.contains(lattice.lon(cell), lattice.lat(cell)));
        }
        return cells;
    }

    /** Tells whether facilities are known at the centre of a populated cell. */
    boolean covers(int cell) {
        return surveyed == null || surveyed.get(cell);
    }

    /** Returns the share of a zone's people who live where the facilities are not known. */
    double facilityVoid(ZoneKind kind, int zone) {
        return Objects.requireNonNull(voids.get(kind))[zone];
    }

    /** Tells whether nobody of a zone lives where the facilities are known. */
    boolean isUnknown(ZoneKind kind, int zone) {
        return facilityVoid(kind, zone) >= 1 - NOBODY;
    }
}

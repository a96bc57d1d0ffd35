package org.livingcircle.population;

import java.util.BitSet;

/** Urban or rural, for each populated cell of one surface. Immutable, safe to share between threads. */
public final class Settlement {

    private final PopulationSurface surface;
    private final BitSet urban;

    private Settlement(PopulationSurface surface, BitSet urban) {
        this.surface = surface;
        this.urban = urban;
    }

    /**
     * Makes a settlement from a copy of its bits.
     *
     * @param urban by index in the surface
     */
    public static Settlement of(PopulationSurface surface, BitSet urban) {
        if (urban.length() > surface.size()) {
            throw new IllegalArgumentException(
                    "index %d is outside a surface of %d cells".formatted(urban.length() - 1, surface.size()));
        }
        return new Settlement(surface, (BitSet) urban.clone());
    }

    /** Returns whether a populated cell is urban, by its index in the surface. */
    public boolean isUrban(int index) {
        return urban.get(index);
    }

    /** Returns how many populated cells are urban. */
    public int urbanCells() {
        return urban.cardinality();
    }

    /** Returns the people in urban cells. */
    public double urbanPeople(Weight weight) {
        double[] people = surface.weight(weight);
        CompensatedSum sum = new CompensatedSum();
        urban.stream().forEach(index -> sum.add(people[index]));
        return sum.value();
    }
}

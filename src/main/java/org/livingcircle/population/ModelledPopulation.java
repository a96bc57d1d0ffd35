package org.livingcircle.population;

import java.util.List;
import java.util.Optional;

/**
 * A population surface with what must be known to trust it.
 *
 * @param townships the people each township was given before they were spread over cells, by unit and township code
 * @param caveats where the model had to depart from its rule, by unit and township code
 * @param conservation one row for each unit and band, by unit code and band
 */
public record ModelledPopulation(
        PopulationSurface surface,
        List<TownshipPeople> townships,
        List<Caveat> caveats,
        List<Conservation> conservation) {

    public ModelledPopulation {
        townships = List.copyOf(townships);
        caveats = List.copyOf(caveats);
        conservation = List.copyOf(conservation);
    }

    /**
     * People of a township.
     *
     * @param overUnit true where its area has no cell: then its people are spread over the whole unit, and the cells of no area
     *     add up to them
     */
    public record TownshipPeople(String unit, String township, double urban, double rural, boolean overUnit) {

        public double total() {
            return urban + rural;
        }
    }

    /**
     * A departure from the rule.
     *
     * @param township empty where the whole unit is concerned
     * @param people how many are placed by other means
     */
    public record Caveat(Kind kind, String unit, Optional<String> township, double people) {

        /** What the model did instead. */
        public enum Kind {
            /** Urban and rural residents are not known: divided as communities to villages, all rural without communities. */
            RESIDENCE_UNKNOWN,
            /** Urban residents, but no communities: spread equally over the unit's townships. */
            NO_COMMUNITIES,
            /** Rural residents, but no villages: spread equally over the unit's townships. */
            NO_VILLAGES,
            /** No township that has people has an area: spread over the unit by roads and river alone. */
            NO_TOWNSHIP_AREAS,
            /** The township has no area: its people are spread over the unit as the others are. */
            NO_AREA,
            /** The township's area holds no cell's centre: as with no area. */
            NO_CELLS,
            /** Every cell is water: spread by area. */
            ONLY_WATER,
            /** More people than the cells may hold: those who do not fit are spread over the unit as the others are. */
            TOO_DENSE
        }
    }
}

package org.livingcircle.coverage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.CostRows;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.population.PopulationSurface;

/**
 * The city as other analyses stand on it: its people, its zones, its facilities, and travel. All of one data version; immutable,
 * thread safe.
 */
public interface Ground {

    /** Gives the ground that a question stands on. */
    interface Source {
        /**
         * Returns the ground of the current data version; to be asked in the thread of a request.
         *
         * @param scenario whose changes hold, on its own version, if whoever asks may read it; null for none
         */
        Ground current(@Nullable String scenario);

        /** As {@link #current}, for work whose starter has been found to be allowed to read the scenario. */
        Ground later(@Nullable String scenario);
    }

    /**
     * The scenario that a figure was asked for.
     *
     * @param dependsOn whether any of its changes goes into the figure
     * @param reason why none does, in Chinese and English; null where one does
     */
    record ScenarioUse(
            String id,
            String name,
            int revision,
            boolean dependsOn,
            @Nullable Reason reason) {

        /** A reason in both languages. */
        public record Reason(String zh, String en) {}
    }

    /**
     * A unit or a township.
     *
     * @param nameEn the Chinese name where there is no other
     */
    record Zone(String code, String nameZh, String nameEn) {}

    /**
     * Groups of the people of a unit that the population surface does not tell apart, in the census it rests on.
     *
     * @param unit its code
     * @param people all of them
     * @param women15to49 women of 15 to 49 years
     * @param underOne children in their first year
     */
    record Groups(String unit, long people, long women15to49, long underOne) {}

    /**
     * A wish for a way of travelling, in the words of the API; null where it is left to the city.
     *
     * @param engine streets, grid or circle
     * @param metric time, distance or straight
     * @param mode walk, cycle or drive
     * @param profile who walks
     */
    record TravelWish(
            @Nullable String engine,
            @Nullable String metric,
            @Nullable String mode,
            @Nullable String profile,
            boolean winter) {}

    /** A way of travelling between places and populated cells. Thread safe. */
    interface Travel {

        /** Returns the engine, in the words of the API. */
        String engine();

        /** Returns the mode, in the words of the API. */
        String mode();

        Metric metric();

        Profile profile();

        boolean winter();

        /** Returns the largest limit that can be asked for, whole seconds or metres. */
        int farthest();

        /**
         * Hands over the costs between each place and the populated cells within a limit, itself inside. People go to the places.
         * A place that no way leads to has none.
         */
        void costs(List<LonLat> places, int limit, CellCosts taker);

        /**
         * Hands over the costs between each place and some populated cells, {@link CostRows#NO_WAY} beyond a limit: less work than
         * {@link #costs} where most of them are within it.
         *
         * @param indexes of populated cells, each once
         */
        void rows(List<LonLat> places, int[] indexes, int limit, CostRows rows);
    }

    /** Takes the costs of a place. Called from several threads at once, for different places, once for each. */
    @FunctionalInterface
    interface CellCosts {
        /**
         * Takes the costs of a place. The arrays are used again afterwards: read, do not keep.
         *
         * @param place its number in the list
         * @param indexes of populated cells, each once, in no order
         * @param costs whole seconds or metres, in the order of the cells
         * @param count how many entries of both arrays hold
         */
        void take(int place, int[] indexes, int[] costs, int count);
    }

    /**
     * Returns the scenario, and whether it matters to a question; empty without one.
     *
     * @param service whose facilities matter; null for none
     */
    Optional<ScenarioUse> scenario(@Nullable String service, Travel travel);

    /** Returns the data version, as metadata names it. */
    String dataVersion();

    PopulationSurface people();

    /** Tells whether a populated cell, given by its index, is urban. */
    boolean isUrban(int index);

    /** Returns the units in the order of their numbers. */
    List<Zone> units();

    /** Returns the townships in the order of their numbers. */
    List<Zone> townships();

    /** Returns the number of the unit a cell lies in, or {@link Zoning#NONE}. */
    int unitAt(int cell);

    /** Returns the number of the township a cell lies in, or {@link Zoning#NONE}. */
    int townshipAt(int cell);

    /** Returns groups of people by unit, as far as the census says. */
    List<Groups> groups();

    /** Returns the centre of a cell. */
    LonLat centre(int cell);

    /** Returns the cell that a place lies in, or -1 outside the grid. */
    int cellAt(LonLat place);

    /** Returns west, south, east and north of the city, degrees. */
    List<Double> bounds();

    /** Returns whom to name for the data, each with its licence. */
    List<String> attribution();

    /** Returns the ids of the services. */
    List<String> services();

    /** Returns the kinds of facility that give a service; none if there is no such service. */
    List<String> kinds(String service);

    /** Returns the facilities that give a service, by id; empty if there is no such service. */
    Optional<List<Facility>> facilities(String service);

    /**
     * Returns a way of travelling.
     *
     * @throws RuntimeException naming the parameter that is not valid, as a problem for whoever asked
     */
    Travel travel(TravelWish wish);
}

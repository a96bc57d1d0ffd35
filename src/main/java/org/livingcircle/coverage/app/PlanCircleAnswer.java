package org.livingcircle.coverage.app;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.population.Weight;

/**
 * Who and what lies inside a circle of the plan.
 *
 * @param inside people inside by weight
 * @param total all people by weight
 * @param origin people of the area that the circle is measured from, part of those inside
 * @param variants the same with another reckoning: of the circle by train, door to door and the ride alone
 * @param cells indices of the populated cells inside; not to be changed
 * @param engines what could answer for which of all people
 * @param insideEngines what carried which of the people inside
 */
public record PlanCircleAnswer(
        Map<Weight, Double> inside,
        Map<Weight, Double> total,
        Map<Weight, Double> origin,
        List<Joinings.EngineShare> engines,
        List<Joinings.EngineShare> insideEngines,
        BitSet cells,
        List<Variant> variants,
        List<UnitShare> units,
        List<PlaceTime> places,
        List<StationTime> stations,
        List<Parameter> parameters,
        Optional<StoredCity.Statement> statement,
        List<CoverageTable.Warning> warnings) {

    public PlanCircleAnswer {
        inside = Map.copyOf(inside);
        total = Map.copyOf(total);
        origin = Map.copyOf(origin);
        engines = List.copyOf(engines);
        insideEngines = List.copyOf(insideEngines);
        variants = List.copyOf(variants);
        units = List.copyOf(units);
        places = List.copyOf(places);
        stations = List.copyOf(stations);
        parameters = List.copyOf(parameters);
        warnings = List.copyOf(warnings);
    }

    /** The people inside under another reckoning. */
    public record Variant(boolean vehicleOnly, Map<Weight, Double> inside) {
        public Variant {
            inside = Map.copyOf(inside);
        }
    }

    /** The people of a unit, and those of them inside, by weight. */
    public record UnitShare(Zone unit, Map<Weight, Double> inside, Map<Weight, Double> total) {
        public UnitShare {
            inside = Map.copyOf(inside);
            total = Map.copyOf(total);
        }
    }

    /**
     * A place.
     *
     * @param seconds empty with a reason
     * @param reason beyond-6-hours, the longest time that is followed, or no-street; empty where there are seconds
     */
    public record PlaceTime(
            StoredCity.Place place, Optional<Double> seconds, boolean inside, Optional<String> reason) {}

    /**
     * A station of a line.
     *
     * @param rideSeconds to the nearest hub; empty with a reason
     * @param totalSeconds waiting, ride and egress, of somebody at the station
     * @param reason not-open, no-minutes or no-hub; empty where there is a ride
     */
    public record StationTime(
            StoredCity.Station station,
            Optional<Double> rideSeconds,
            Optional<Double> totalSeconds,
            boolean inside,
            Optional<String> reason) {}

    /**
     * A number the answer rests on.
     *
     * @param value a number or a word
     * @param basis where it comes from: request, pack, or a source
     * @param openInPlan whether the plan says nothing of it
     */
    public record Parameter(String name, Object value, String unit, LocalText basis, boolean openInPlan) {}
}

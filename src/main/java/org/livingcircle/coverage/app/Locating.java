package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.pack.Circle;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Mode;
import org.springframework.stereotype.Component;

/** Answers what a place is like: where it lies, who lives there, what is near. */
@Component
public class Locating {

    private static final double SQUARE_METRES_A_SQUARE_KILOMETRE = 1e6;

    /**
     * A place.
     *
     * @param township empty where the unit's townships have no area
     * @param urban empty where nobody lives
     */
    public record Location(
            LonLat place,
            Zone unit,
            Optional<Zone> township,
            Optional<Boolean> urban,
            double peopleInCell,
            double peoplePerSquareKilometre,
            List<Near> nearest) {}

    /**
     * The nearest facility of a service: by walking where one is in reach, otherwise in a straight line.
     *
     * @param facility empty where the service has none, as is the distance
     * @param walkSeconds empty where walking takes longer than the largest range
     * @param circles whether the place lies inside, for each official circle; empty where the circle is for others
     */
    public record Near(
            ServiceSpec service,
            Optional<Facility> facility,
            Optional<Double> straightMetres,
            Optional<Integer> walkSeconds,
            List<Inside> circles) {}

    /** Whether a place lies inside an official circle. */
    public record Inside(Circle circle, Optional<Boolean> inside) {}

    /**
     * Answers for one place.
     *
     * @throws PlanningProblem of type outside-city if it lies in none of the units
     */
    public Location at(CityView view, LonLat place, Profile profile, boolean winter) {
        Snapshot snapshot = view.snapshot();
        int cell = snapshot.lattice().cellAt(place);
        Zone unit = (cell < 0 ? Optional.<Zone>empty() : snapshot.findZone(ZoneKind.UNIT, cell))
                .orElseThrow(() -> outside(snapshot, place));
        int index = snapshot.people().indexOf(cell);
        double people = index < 0 ? 0 : snapshot.people().weight(Weight.TOTAL)[index];
        double cellArea = snapshot.extent().cellMetres() * snapshot.extent().cellMetres();
        Optional<Boolean> urban = index < 0 ? Optional.empty() : Optional.of(snapshot.isUrban(index));
        return new Location(
                place,
                unit,
                snapshot.findZone(ZoneKind.TOWNSHIP, cell),
                urban,
                people,
                people / cellArea * SQUARE_METRES_A_SQUARE_KILOMETRE,
                nearest(view, place, cell, urban.orElse(false), profile, winter));
    }

    private static PlanningProblem outside(Snapshot snapshot, LonLat place) {
        return PlanningProblem.of(
                ProblemType.OUTSIDE_CITY,
                "The place %.5f, %.5f (longitude, latitude) lies outside %s."
                        .formatted(
                                place.lon(), place.lat(), snapshot.city().name().en()));
    }

    private static List<Near> nearest(
            CityView view, LonLat place, int cell, boolean urban, Profile profile, boolean winter) {
        Snapshot snapshot = view.snapshot();
        GridPoint here = snapshot.gridPoint(place);
        Geodesic.Local from = Geodesic.from(place);
        Engine engine = snapshot.usualEngine();
        Traveller walker =
                new Traveller(Mode.WALK, profile, winter, Direction.TO_FACILITY, view.streetEdits(engine, Mode.WALK));
        List<Near> nearest = new ArrayList<>();
        for (ServiceSpec service : snapshot.city().services()) {
            List<Facility> facilities = view.facilities(service);
            if (facilities.isEmpty()) {
                nearest.add(new Near(service, Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
                continue;
            }
            int[] seconds = snapshot.reaches()
                    .travel(ReachKey.of(snapshot, service, engine, Metric.TIME, walker))
                    .fromPoint(
                            here,
                            snapshot.sources(facilities),
                            snapshot.limits().seconds());
            int best = 0;
            double bestMetres = Double.POSITIVE_INFINITY;
            for (int i = 0; i < seconds.length; i++) {
                double metres = metres(from, facilities.get(i).location());
                if (seconds[i] < seconds[best] || (seconds[i] == seconds[best] && metres < bestMetres)) {
                    best = i;
                    bestMetres = metres;
                } else if (i == best) {
                    bestMetres = metres;
                }
            }
            nearest.add(new Near(
                    service,
                    Optional.of(facilities.get(best)),
                    Optional.of(bestMetres),
                    seconds[best] == ReachSurface.UNREACHED ? Optional.empty() : Optional.of(seconds[best]),
                    inside(view, service, cell, urban, walker)));
        }
        return nearest;
    }

    private static double metres(Geodesic.Local from, LonLat to) {
        return from.metres(Math.toRadians(to.lon()), Math.toRadians(to.lat()));
    }

    /** Decides by the cell, as coverage does, so that the answer and the map agree. */
    private static List<Inside> inside(CityView view, ServiceSpec service, int cell, boolean urban, Traveller walker) {
        Snapshot snapshot = view.snapshot();
        List<Inside> answers = new ArrayList<>();
        for (Circle circle : service.circles()) {
            Optional<Boolean> inside = circle.parts().stream()
                    .filter(part -> part.area().holds(urban))
                    .map(part -> {
                        Metric metric = part.metric();
                        Engine engine = metric == Metric.STRAIGHT ? Engine.CIRCLE : snapshot.usualEngine();
                        ReachKey key = ReachKey.of(snapshot, service, engine, metric, walker);
                        return snapshot.reach(service, key, view.facilityEdits(service))
                                        .surface()
                                        .costAt(cell)
                                <= part.limit();
                    })
                    .findFirst();
            answers.add(new Inside(circle, inside));
        }
        return answers;
    }
}

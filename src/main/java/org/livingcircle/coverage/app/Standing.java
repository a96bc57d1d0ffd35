package org.livingcircle.coverage.app;

import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.GridPoint;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.Snap;
import org.livingcircle.streets.StreetGrid;

/**
 * A place, and where it joins what one travels on.
 *
 * @param snap where it joins a street; empty where it joins none, or something else
 * @param apart whether no street is meant to be joined here: the cells are, or the straight line
 */
record Standing(GridPoint point, Optional<Snap> snap, boolean apart) {

    /** How far to look for a street only to tell how far it is. */
    private static final double TOLD_METRES = 5000;

    static Standing of(Snapshot snapshot, Engine engine, Traveller traveller, LonLat place) {
        GridPoint point = snapshot.gridPoint(place);
        if (engine != Engine.STREETS) {
            return new Standing(point, Optional.empty(), true);
        }
        StreetGrid grid = snapshot.streets().grid(traveller);
        boolean apart = traveller.mode() != Mode.DRIVE && !grid.covers(point);
        return new Standing(point, apart ? Optional.empty() : grid.snap(point), apart);
    }

    /** Tells whether nothing leads from here. */
    boolean joinsNothing() {
        return snap.isEmpty() && !apart;
    }

    /**
     * Returns the place, which must join.
     *
     * @param parameter what names the place in the request
     * @throws PlanningProblem of type not-on-street if it joins nothing
     */
    Standing required(Snapshot snapshot, Traveller traveller, String parameter) {
        if (joinsNothing()) {
            throw notOnStreet(snapshot, traveller, parameter);
        }
        return this;
    }

    /** Returns the street that the place joins, or refuses: nothing else will do. */
    Snap requiredStreet(Snapshot snapshot, Traveller traveller, String parameter) {
        return snap.orElseThrow(() -> notOnStreet(snapshot, traveller, parameter));
    }

    private PlanningProblem notOnStreet(Snapshot snapshot, Traveller traveller, String parameter) {
        StreetGrid grid = snapshot.streets().grid(traveller);
        boolean linked = traveller.mode() == Mode.DRIVE && !grid.covers(point);
        double limit = linked ? snapshot.streets().speeds().access().limitMetres() : StreetGrid.SNAP_METRES;
        Double metres = grid.nearestStreet(point, TOLD_METRES).map(Snap::metres).orElse(null);
        String place = "%s,%s".formatted(point.lonLat().lon(), point.lonLat().lat());
        String distance = metres == null
                ? "there is none within %.0f m".formatted(TOLD_METRES)
                : "the nearest is %.0f m away".formatted(metres);
        return PlanningProblem.of(
                        ProblemType.NOT_ON_STREET,
                        "The place %s (longitude, latitude) joins no street that one can %s on within %.0f m; %s."
                                .formatted(place, traveller.mode().wireName(), limit, distance),
                        parameter,
                        place,
                        List.of("a place within %.0f m of a street".formatted(limit)))
                .with("metres", metres)
                .with("limitMetres", limit);
    }

    JourneyAnswer.Snapped snapped(Snapshot snapshot) {
        if (snap.isPresent()) {
            Snap joint = snap.get();
            return new JourneyAnswer.Snapped(snapshot.placeOf(joint.x(), joint.y()), joint.metres(), null);
        }
        return new JourneyAnswer.Snapped(null, null, apart ? null : "not-on-street");
    }
}

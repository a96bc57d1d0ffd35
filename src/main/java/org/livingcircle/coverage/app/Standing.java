package org.livingcircle.coverage.app;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.Joining;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.Snap;
import org.livingcircle.streets.StreetGrid;

/**
 * A place, and where it joins what one travels on.
 *
 * @param snap where it joins a street; empty where it joins none, or something else
 * @param cell where it joins the cells of a grid, where those are walked on
 * @param apart whether no street is meant to be joined here: the cells are, or the straight line
 * @param water whether it lies in water
 */
record Standing(GridPoint point, Optional<Snap> snap, Optional<Joining> cell, boolean apart, boolean water) {

    static final String NOT_ON_STREET = "not-on-street";
    static final String IN_WATER = "in-water";

    /** How far to look for a street only to tell how far it is. */
    private static final double TOLD_METRES = 1_000_000;

    static Standing of(Snapshot snapshot, Engine engine, Traveller traveller, LonLat place) {
        GridPoint point = snapshot.gridPoint(place);
        boolean water = snapshot.strategicRoads().banks().isWater(point.x(), point.y());
        return switch (engine) {
            case CIRCLE -> new Standing(point, Optional.empty(), Optional.empty(), true, water);
            case GRID -> onCells(snapshot.grids().without(traveller.edits().closedBridges()), point, water);
            case STREETS -> {
                StreetGrid grid = snapshot.streets().grid(traveller);
                yield traveller.mode() != Mode.DRIVE && !grid.covers(point)
                        ? onCells(snapshot.streets().around(traveller), point, water)
                        : new Standing(point, grid.snap(point), Optional.empty(), false, water);
            }
        };
    }

    private static Standing onCells(GridWalk walk, GridPoint point, boolean water) {
        return new Standing(point, Optional.empty(), Optional.of(walk.join(point)), true, water);
    }

    /** Tells whether nothing leads from here. */
    boolean joinsNothing() {
        return snap.isEmpty() && (!apart || cell.map(Joining::failed).orElse(false));
    }

    /** Returns why nothing leads from here. */
    String reason() {
        return water ? IN_WATER : NOT_ON_STREET;
    }

    /**
     * Returns the place, which must join.
     *
     * @param parameter what names the place in the request
     * @throws PlanningProblem of type not-on-street if it joins nothing
     */
    Standing required(Snapshot snapshot, Traveller traveller, String parameter) {
        if (joinsNothing()) {
            throw apart ? offTheGrid(parameter) : notOnStreet(snapshot, traveller, parameter);
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
        Double metres = nearest(grid);
        String distance = metres == null
                ? "there is none"
                : "the nearest is %.0f m away%s"
                        .formatted(metres, metres <= limit && !water ? ", across water or over it" : "");
        // in water the distance is not what keeps it from the street
        String within = water ? "" : " within %.0f m".formatted(limit);
        String joins = "joins no street that one can %s on%s; %s"
                .formatted(traveller.mode().wireName(), within, distance);
        return problem(joins, parameter, "a place within %.0f m of a street, on its bank".formatted(limit))
                .with("metres", metres)
                .with("limitMetres", limit);
    }

    private PlanningProblem offTheGrid(String parameter) {
        return problem(
                        "is farther than %d m from where one can walk".formatted(GridWalk.SNAP_METRES),
                        parameter,
                        "a place on land")
                .with("metres", null)
                .with("limitMetres", (double) GridWalk.SNAP_METRES);
    }

    private PlanningProblem problem(String what, String parameter, String allowed) {
        String place = "%s,%s".formatted(point.lonLat().lon(), point.lonLat().lat());
        return PlanningProblem.of(
                ProblemType.NOT_ON_STREET,
                "The place %s (longitude, latitude) %s%s.".formatted(place, water ? "lies in water and " : "", what),
                parameter,
                place,
                List.of(allowed));
    }

    private @Nullable Double nearest(StreetGrid grid) {
        return grid.nearestStreet(point, TOLD_METRES).map(Snap::metres).orElse(null);
    }

    JourneyAnswer.Snapped snapped(Snapshot snapshot, Traveller traveller) {
        if (snap.isPresent()) {
            Snap joint = snap.get();
            return new JourneyAnswer.Snapped(snapshot.placeOf(joint.x(), joint.y()), joint.metres(), null);
        }
        if (joinsNothing()) {
            Double metres = apart ? null : nearest(snapshot.streets().grid(traveller));
            return new JourneyAnswer.Snapped(null, metres, reason());
        }
        return cell.filter(joining -> joining.snapMetres() > 0)
                .map(joining -> moved(snapshot, joining))
                .orElse(new JourneyAnswer.Snapped(null, null, null));
    }

    /** Returns where a place in water was moved to. */
    private static JourneyAnswer.Snapped moved(Snapshot snapshot, Joining joining) {
        GridExtent extent = snapshot.extent();
        double x = extent.centreX(extent.column(joining.cell()));
        double y = extent.centreY(extent.row(joining.cell()));
        return new JourneyAnswer.Snapped(snapshot.placeOf(x, y), joining.snapMetres(), null);
    }
}

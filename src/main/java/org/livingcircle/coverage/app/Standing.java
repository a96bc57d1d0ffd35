package org.livingcircle.coverage.app;

import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.Joining;
import org.livingcircle.platform.PlanningProblem;
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
            throw apart
                    ? new NotOnStreet(point, water, parameter).offTheGrid(GridWalk.SNAP_METRES)
                    : notOnStreet(snapshot, traveller, parameter);
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
        return new NotOnStreet(point, water, parameter).far(traveller.mode(), nearest(grid), limit);
    }

    private Optional<Snap> nearest(StreetGrid grid) {
        return grid.nearestStreet(point, NotOnStreet.ANY_DISTANCE);
    }

    JourneyAnswer.Snapped snapped(Snapshot snapshot, Traveller traveller) {
        if (snap.isPresent()) {
            Snap joint = snap.get();
            return new JourneyAnswer.Snapped(snapshot.placeOf(joint.x(), joint.y()), joint.metres(), null);
        }
        if (joinsNothing()) {
            Double metres = apart
                    ? null
                    : nearest(snapshot.streets().grid(traveller))
                            .map(Snap::metres)
                            .orElse(null);
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

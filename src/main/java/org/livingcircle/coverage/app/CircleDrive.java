package org.livingcircle.coverage.app;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.InsidePeople;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.GridPoint;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.DriveOrigins;
import org.livingcircle.streets.DriveTimes;
import org.livingcircle.streets.JoinedNetwork;
import org.livingcircle.streets.JoinedTimes;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.StrategicJoins;
import org.livingcircle.streets.StrategicTimes;
import org.livingcircle.streets.StreetGrid;

/** The driving of one question: over the links between townships, or along streets joined to them. */
final class CircleDrive {

    static final String STRATEGIC = CircleRoads.STRATEGIC.wireName();

    private static final int MINUTE = 60_000;
    private static final int METRES = 1000;

    private final Snapshot snapshot;
    private final PlanCircleQuery query;
    private final StrategicJoins joins;
    private final @Nullable JoinedNetwork streets;

    CircleDrive(Snapshot snapshot, PlanCircleQuery query) {
        this.snapshot = snapshot;
        this.query = query;
        this.joins = snapshot.strategicRoads().joins();
        this.streets = query.roads() == CircleRoads.STREETS
                ? snapshot.joinedRoads().network(query.year(), query.settings(), query.edits())
                : null;
    }

    static int milliseconds(double minutes) {
        return (int) Math.round(minutes * MINUTE);
    }

    /**
     * Drives out of the main city or from a point, or to a station.
     *
     * @param limit milliseconds, itself inside
     */
    DriveTimes times(DriveOrigins origins, int limit) {
        if (streets == null) {
            return StrategicTimes.from(
                    snapshot.strategicRoads().network(query.year(), query.settings()), joins, origins, limit);
        }
        Direction direction = query.circle() == PlanCircle.RAILWAY ? Direction.TO_FACILITY : Direction.FROM_FACILITY;
        return JoinedTimes.from(streets, joins, origins, direction, limit);
    }

    /** Tells whether driving could begin or end at a place; where links alone are driven, a straight way always can. */
    boolean joins(LonLat place) {
        return streets == null || streets.snap(point(place)).isPresent();
    }

    GridPoint point(LonLat place) {
        return snapshot.strategicRoads().plane(place);
    }

    /**
     * Returns a point to measure from.
     *
     * @throws PlanningProblem of type not-on-street if it joins no street
     */
    GridPoint required(String parameter, LonLat place) {
        GridPoint point = point(place);
        if (streets != null && !joins(place)) {
            double limit = streets.covers(point)
                    ? StreetGrid.SNAP_METRES
                    : streets.settings().access().limitMetres();
            boolean water = snapshot.strategicRoads().banks().isWater(point.x(), point.y());
            throw new NotOnStreet(point, water, parameter)
                    .far(Mode.DRIVE, streets.nearestStreet(point, NotOnStreet.ANY_DISTANCE), limit);
        }
        return point;
    }

    /** Returns what could answer for which of all people. */
    List<Joinings.EngineShare> engines() {
        double all = snapshot.residents().total(Area.ALL, Weight.TOTAL);
        double limit = query.settings().access().limitMetres() / METRES;
        if (streets == null) {
            BitSet joined = new BitSet(joins.size());
            for (int index = 0; index < joins.size(); index++) {
                joined.set(index, joins.link(index) != StrategicJoins.NONE);
            }
            double over = people(joined);
            return List.of(
                    share(STRATEGIC, over, all, null),
                    share("none", all - over, all, "no road of the pack within %.0f km on this bank".formatted(limit)));
        }
        BitSet along = streets.joined();
        along.and(streets.covered());
        BitSet around = streets.joined();
        around.andNot(streets.covered());
        double on = people(along);
        double over = people(around);
        return List.of(
                share(Engine.STREETS.wireName(), on, all, null),
                share(STRATEGIC, over, all, null),
                share(
                        "none",
                        all - on - over,
                        all,
                        "no street within %d m, or outside their area no road of the pack within %.0f km"
                                .formatted(StreetGrid.SNAP_METRES, limit)));
    }

    /**
     * Returns what carried which of the people inside: the network that their cell is reached from.
     *
     * @param origin people who are there already
     */
    List<Joinings.EngineShare> inside(BitSet inside, BitSet origin) {
        double all = people(inside);
        BitSet driven = (BitSet) inside.clone();
        driven.andNot(origin);
        BitSet there = (BitSet) inside.clone();
        there.and(origin);
        Joinings.EngineShare none = share("none", people(there), all, "in the main city, where nobody drives");
        if (streets == null) {
            return List.of(share(STRATEGIC, people(driven), all, null), none);
        }
        BitSet along = (BitSet) driven.clone();
        along.and(streets.covered());
        driven.andNot(streets.covered());
        return List.of(
                share(Engine.STREETS.wireName(), people(along), all, null),
                share(STRATEGIC, people(driven), all, null),
                none);
    }

    private double people(BitSet cells) {
        return InsidePeople.of(snapshot.residents(), cells).people(Weight.TOTAL);
    }

    private static Joinings.EngineShare share(String engine, double people, double all, @Nullable String reason) {
        return new Joinings.EngineShare(engine, people, all > 0 ? people / all : 0, reason);
    }
}

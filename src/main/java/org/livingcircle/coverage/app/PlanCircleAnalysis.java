package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.coverage.InsidePeople;
import org.livingcircle.coverage.app.PlanCircleAnswer.PlaceTime;
import org.livingcircle.coverage.app.PlanCircleAnswer.Variant;
import org.livingcircle.network.GridPoint;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.DriveOrigins;
import org.livingcircle.streets.DriveTimes;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Answers who and what lies inside the circles that the plan draws around the main city. */
@Component
public class PlanCircleAnalysis {

    private static final double SECOND = 1000;

    /** How far times of places are followed beyond a circle: to say by how much one is missed. */
    private static final int FOLLOWED = CircleDrive.milliseconds(6 * 60);

    /** Where driving begins, and how long it may last, milliseconds. */
    private record Reckoning(DriveOrigins origins, int limit) {}

    /** Answers a question on one snapshot. */
    public PlanCircleAnswer answer(Snapshot snapshot, PlanCircleQuery query) {
        CircleDrive drive = new CircleDrive(snapshot, query);
        boolean byTrain = query.circle() == PlanCircle.RAILWAY;
        List<RailwayRides.Ride> rides =
                byTrain ? RailwayRides.of(snapshot.strategicRoads().transport().stations(), query) : List.of();
        Reckoning asked = reckon(snapshot, drive, query, rides, query.vehicleOnly());
        int[] times = drive.times(asked.origins, asked.limit).toCells();
        BitSet cells = notLaterThan(times, asked.limit);
        InsidePeople inside = InsidePeople.of(snapshot.residents(), cells);
        List<Variant> variants = new ArrayList<>();
        if (byTrain) {
            Reckoning other = reckon(snapshot, drive, query, rides, !query.vehicleOnly());
            BitSet otherCells =
                    notLaterThan(drive.times(other.origins, other.limit).toCells(), other.limit);
            Map<Weight, Double> others = CirclePeople.of(InsidePeople.of(snapshot.residents(), otherCells));
            variants.add(new Variant(false, query.vehicleOnly() ? others : CirclePeople.of(inside)));
            variants.add(new Variant(true, query.vehicleOnly() ? CirclePeople.of(inside) : others));
        }
        BitSet atOrigin = query.mainCity().isPresent() ? notLaterThan(times, 0) : new BitSet();
        long withoutStreet = rides.stream()
                .filter(ride -> takesPeople(ride) && !drive.joins(ride.station().place()))
                .count();
        return new PlanCircleAnswer(
                CirclePeople.of(inside),
                CirclePeople.totals(snapshot),
                CirclePeople.of(InsidePeople.of(snapshot.residents(), atOrigin)),
                drive.engines(),
                drive.inside(cells, atOrigin),
                cells,
                variants,
                CirclePeople.units(snapshot, inside),
                places(snapshot, drive, asked),
                RailwayRides.times(query, rides),
                CircleParameters.of(snapshot, query),
                statement(snapshot, query),
                CircleWarnings.of(snapshot, query, rides, withoutStreet));
    }

    /** Draws where the people inside an answer live, for the eye, longitude first. */
    public Geometry shape(Snapshot snapshot, PlanCircleAnswer answer) {
        return snapshot.strategicRoads()
                .lonLat(InsideShape.of(snapshot.extent(), snapshot.people().cells(), answer.cells()));
    }

    private static Reckoning reckon(
            Snapshot snapshot,
            CircleDrive drive,
            PlanCircleQuery query,
            List<RailwayRides.Ride> rides,
            boolean vehicleOnly) {
        int limit = CircleDrive.milliseconds(query.minutes());
        Optional<Geometry> mainCity = query.mainCity().map(snapshot.strategicRoads()::plane);
        if (query.circle() == PlanCircle.RAILWAY) {
            List<DriveOrigins.Point> stations = stations(drive, query, rides, vehicleOnly, limit);
            // The circle by train holds the main city too, but nobody drives out of it.
            return new Reckoning(
                    mainCity.map(area -> DriveOrigins.pointsAround(area, stations))
                            .orElseGet(() -> DriveOrigins.points(stations)),
                    vehicleOnly ? CircleDrive.milliseconds(query.accessMinutes()) : limit);
        }
        return new Reckoning(
                mainCity.map(area -> DriveOrigins.area(area, List.of()))
                        .orElseGet(() -> DriveOrigins.points(
                                List.of(new DriveOrigins.Point(drive.required("centre", query.centre()), 0)))),
                limit);
    }

    private static List<DriveOrigins.Point> stations(
            CircleDrive drive, PlanCircleQuery query, List<RailwayRides.Ride> rides, boolean vehicleOnly, int limit) {
        int before = CircleDrive.milliseconds(query.waitMinutes() + query.egressMinutes());
        List<DriveOrigins.Point> stations = new ArrayList<>();
        for (RailwayRides.Ride ride : rides) {
            if (takesPeople(ride)) {
                int milliseconds = (int) ride.milliseconds().getAsDouble();
                if (!vehicleOnly || milliseconds <= limit) {
                    stations.add(new DriveOrigins.Point(
                            drive.point(ride.station().place()), vehicleOnly ? 0 : before + milliseconds));
                }
            }
        }
        return stations;
    }

    /** Nobody rides from a hub: who lives near it is there already, or drives. */
    private static boolean takesPeople(RailwayRides.Ride ride) {
        return ride.milliseconds().isPresent() && !ride.station().hub();
    }

    private static BitSet notLaterThan(int[] times, int limit) {
        BitSet inside = new BitSet(times.length);
        for (int index = 0; index < times.length; index++) {
            inside.set(index, times[index] <= limit);
        }
        return inside;
    }

    private static List<PlaceTime> places(Snapshot snapshot, CircleDrive drive, Reckoning reckoning) {
        DriveTimes times = drive.times(reckoning.origins, Math.max(reckoning.limit, FOLLOWED));
        List<PlaceTime> places = new ArrayList<>();
        for (StoredCity.Place place : snapshot.strategicRoads().transport().places()) {
            if (!place.kind().contains("station")) {
                GridPoint point = drive.point(place.place());
                int time = times.to(point);
                boolean reached = time != DriveTimes.UNREACHED;
                places.add(new PlaceTime(
                        place,
                        reached ? Optional.of(time / SECOND) : Optional.empty(),
                        time <= reckoning.limit,
                        reached
                                ? Optional.empty()
                                : Optional.of(drive.joins(place.place()) ? "beyond-6-hours" : "no-street")));
            }
        }
        return places;
    }

    private static Optional<StoredCity.Statement> statement(Snapshot snapshot, PlanCircleQuery query) {
        String id = snapshot.city()
                .planCircles()
                .statements()
                .getOrDefault(query.circle().wireName(), "");
        return snapshot.strategicRoads().transport().statements().stream()
                .filter(statement -> statement.id().equals(id))
                .findFirst();
    }
}

package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.livingcircle.coverage.InsidePeople;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.coverage.app.CoverageTable.Warning;
import org.livingcircle.coverage.app.PlanCircleAnswer.Parameter;
import org.livingcircle.coverage.app.PlanCircleAnswer.PlaceTime;
import org.livingcircle.coverage.app.PlanCircleAnswer.StationTime;
import org.livingcircle.coverage.app.PlanCircleAnswer.UnitShare;
import org.livingcircle.coverage.app.PlanCircleAnswer.Variant;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.RailwayLines;
import org.livingcircle.streets.StrategicJoins;
import org.livingcircle.streets.StrategicNetwork;
import org.livingcircle.streets.StrategicSettings;
import org.livingcircle.streets.StrategicTimes;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Answers who and what lies inside the circles that the plan draws around the main city. */
@Component
public class PlanCircleAnalysis {

    private static final int MINUTE = 60_000;
    private static final double SECOND = 1000;

    /** How far times of places are followed beyond a circle: to say by how much one is missed. */
    private static final int FOLLOWED = 6 * 60 * MINUTE;

    /** Times under one reckoning; cells are followed to the limit of the circle, places beyond it. */
    private record Reckoning(StrategicTimes cells, StrategicTimes places, int limit) {}

    /** A station and its ride, milliseconds. */
    private record Ride(StoredCity.Station station, OptionalDouble milliseconds, Optional<String> reason) {}

    /** Answers a question on one snapshot. */
    public PlanCircleAnswer answer(Snapshot snapshot, PlanCircleQuery query) {
        StrategicRoads roads = snapshot.strategicRoads();
        StrategicNetwork network = roads.network(query.year(), query.settings());
        List<Ride> rides = query.circle() == PlanCircle.RAILWAY ? rides(roads, query) : List.of();
        Reckoning asked = reckon(roads, network, query, rides, query.vehicleOnly());
        int[] times = asked.cells.toCells();
        BitSet cells = notLaterThan(times, asked.limit);
        InsidePeople inside = InsidePeople.of(snapshot.residents(), cells);
        List<Variant> variants = new ArrayList<>();
        if (query.circle() == PlanCircle.RAILWAY) {
            Reckoning other = reckon(roads, network, query, rides, !query.vehicleOnly());
            Map<Weight, Double> others =
                    people(InsidePeople.of(snapshot.residents(), notLaterThan(other.cells.toCells(), other.limit)));
            variants.add(new Variant(false, query.vehicleOnly() ? others : people(inside)));
            variants.add(new Variant(true, query.vehicleOnly() ? people(inside) : others));
        }
        BitSet atOrigin = query.mainCity().isPresent() ? notLaterThan(times, 0) : new BitSet();
        return new PlanCircleAnswer(
                people(inside),
                totals(snapshot),
                people(InsidePeople.of(snapshot.residents(), atOrigin)),
                people(InsidePeople.of(snapshot.residents(), joined(roads.joins()))),
                cells,
                variants,
                units(snapshot, inside),
                places(roads, asked),
                stations(query, rides),
                parameters(snapshot, query),
                statement(snapshot, query),
                warnings(snapshot, query, rides));
    }

    /** Draws where the people inside an answer live, for the eye, longitude first. */
    public Geometry shape(Snapshot snapshot, PlanCircleAnswer answer) {
        return snapshot.strategicRoads()
                .lonLat(InsideShape.of(snapshot.extent(), snapshot.people().cells(), answer.cells()));
    }

    private static Reckoning reckon(
            StrategicRoads roads,
            StrategicNetwork network,
            PlanCircleQuery query,
            List<Ride> rides,
            boolean vehicleOnly) {
        int limit = milliseconds(query.minutes());
        List<StrategicTimes.Origin> origins = new ArrayList<>();
        if (query.circle() == PlanCircle.RAILWAY) {
            int before = vehicleOnly ? 0 : milliseconds(query.waitMinutes() + query.egressMinutes());
            for (Ride ride : rides) {
                // Nobody rides from a hub: who lives near it is there already, or drives.
                if (ride.milliseconds.isPresent() && !ride.station.hub()) {
                    int milliseconds = (int) ride.milliseconds.getAsDouble();
                    if (!vehicleOnly || milliseconds <= limit) {
                        double[] xy = roads.plane(ride.station.place());
                        origins.add(new StrategicTimes.Origin(xy[0], xy[1], vehicleOnly ? 0 : before + milliseconds));
                    }
                }
            }
            limit = vehicleOnly ? milliseconds(query.accessMinutes()) : limit;
        } else if (query.mainCity().isEmpty()) {
            double[] xy = roads.plane(query.centre());
            origins.add(new StrategicTimes.Origin(xy[0], xy[1], 0));
        }
        StrategicJoins joins = roads.joins();
        return new Reckoning(
                times(roads, network, joins, query, origins, limit),
                times(roads, network, joins, query, origins, Math.max(limit, FOLLOWED)),
                limit);
    }

    /** The circle by train holds the main city too, but nobody drives out of it. */
    private static StrategicTimes times(
            StrategicRoads roads,
            StrategicNetwork network,
            StrategicJoins joins,
            PlanCircleQuery query,
            List<StrategicTimes.Origin> origins,
            int limit) {
        if (query.mainCity().isEmpty()) {
            return StrategicTimes.fromPoints(network, joins, origins, limit);
        }
        return query.circle() == PlanCircle.RAILWAY
                ? StrategicTimes.fromPointsAround(
                        network, joins, roads.plane(query.mainCity().get()), origins, limit)
                : StrategicTimes.from(
                        network, joins, roads.plane(query.mainCity().get()), origins, limit);
    }

    private static int milliseconds(double minutes) {
        return (int) Math.round(minutes * MINUTE);
    }

    private static BitSet notLaterThan(int[] times, int limit) {
        BitSet inside = new BitSet(times.length);
        for (int index = 0; index < times.length; index++) {
            inside.set(index, times[index] <= limit);
        }
        return inside;
    }

    private static BitSet joined(StrategicJoins joins) {
        BitSet joined = new BitSet(joins.size());
        for (int index = 0; index < joins.size(); index++) {
            joined.set(index, joins.link(index) != StrategicJoins.NONE);
        }
        return joined;
    }

    private static Map<Weight, Double> people(InsidePeople inside) {
        Map<Weight, Double> people = new EnumMap<>(Weight.class);
        Weight.ALL.forEach(weight -> people.put(weight, inside.people(weight)));
        return people;
    }

    private static Map<Weight, Double> totals(Snapshot snapshot) {
        Map<Weight, Double> totals = new EnumMap<>(Weight.class);
        Weight.ALL.forEach(weight -> totals.put(weight, snapshot.residents().total(Area.ALL, weight)));
        return totals;
    }

    private static List<UnitShare> units(Snapshot snapshot, InsidePeople inside) {
        Zoning zoning = snapshot.zoning(ZoneKind.UNIT);
        BitSet everybody = new BitSet();
        everybody.set(0, snapshot.people().size());
        InsidePeople all = InsidePeople.of(snapshot.residents(), everybody);
        List<UnitShare> shares = new ArrayList<>();
        List<Zone> units = snapshot.zones(ZoneKind.UNIT);
        for (int unit = 0; unit < units.size(); unit++) {
            Map<Weight, Double> insideUnit = new EnumMap<>(Weight.class);
            Map<Weight, Double> ofUnit = new EnumMap<>(Weight.class);
            for (Weight weight : Weight.ALL) {
                insideUnit.put(weight, inside.people(zoning, weight)[unit]);
                ofUnit.put(weight, all.people(zoning, weight)[unit]);
            }
            shares.add(new UnitShare(units.get(unit), insideUnit, ofUnit));
        }
        return shares;
    }

    private static List<PlaceTime> places(StrategicRoads roads, Reckoning reckoning) {
        List<PlaceTime> places = new ArrayList<>();
        for (StoredCity.Place place : roads.transport().places()) {
            if (!place.kind().contains("station")) {
                double[] xy = roads.plane(place.place());
                int time = reckoning.places.to(xy[0], xy[1]);
                places.add(new PlaceTime(
                        place,
                        time == StrategicTimes.UNREACHED ? Optional.empty() : Optional.of(time / SECOND),
                        time <= reckoning.limit));
            }
        }
        return places;
    }

    private static List<Ride> rides(StrategicRoads roads, PlanCircleQuery query) {
        List<StoredCity.Station> stations = roads.transport().stations().stream()
                .filter(station -> query.lines().isEmpty() || query.lines().contains(station.line()))
                .toList();
        List<StoredCity.Station> served = new ArrayList<>();
        List<RailwayLines.Stop> stops = new ArrayList<>();
        for (StoredCity.Station station : stations) {
            OptionalDouble minutes = minutes(station, query);
            if (isOpen(station, query.year()) && minutes.isPresent()) {
                served.add(station);
                stops.add(new RailwayLines.Stop(
                        station.line(), station.name().zh(), minutes.getAsDouble(), station.hub()));
            }
        }
        int[] milliseconds = RailwayLines.toHubs(stops, query.transferMinutes());
        List<Ride> rides = new ArrayList<>();
        for (StoredCity.Station station : stations) {
            int stop = served.indexOf(station);
            if (stop >= 0 && milliseconds[stop] != RailwayLines.UNREACHED) {
                rides.add(new Ride(station, OptionalDouble.of(milliseconds[stop]), Optional.empty()));
            } else {
                String reason = stop >= 0 ? "no-hub" : isOpen(station, query.year()) ? "no-minutes" : "not-open";
                rides.add(new Ride(station, OptionalDouble.empty(), Optional.of(reason)));
            }
        }
        return rides;
    }

    private static OptionalDouble minutes(StoredCity.Station station, PlanCircleQuery query) {
        if (station.minutes().isPresent()) {
            return OptionalDouble.of(station.minutes().get());
        }
        return query.conventionalKmh().isPresent()
                ? OptionalDouble.of(
                        station.kilometres() * 60 / query.conventionalKmh().getAsDouble())
                : OptionalDouble.empty();
    }

    private static boolean isOpen(StoredCity.Station station, int year) {
        return station.opened().map(day -> day.getYear() <= year).orElse(true);
    }

    private static List<StationTime> stations(PlanCircleQuery query, List<Ride> rides) {
        int limit = milliseconds(query.minutes());
        int around = milliseconds(query.waitMinutes() + query.egressMinutes());
        List<StationTime> times = new ArrayList<>();
        for (Ride ride : rides) {
            if (ride.milliseconds.isEmpty()) {
                times.add(new StationTime(ride.station, Optional.empty(), Optional.empty(), false, ride.reason));
                continue;
            }
            double milliseconds = ride.milliseconds.getAsDouble();
            double total = ride.station.hub() ? 0 : milliseconds + around;
            times.add(new StationTime(
                    ride.station,
                    Optional.of(milliseconds / SECOND),
                    Optional.of(total / SECOND),
                    (query.vehicleOnly() ? milliseconds : total) <= limit,
                    Optional.empty()));
        }
        return times;
    }

    private static List<Parameter> parameters(Snapshot snapshot, PlanCircleQuery query) {
        StrategicSettings settings = query.settings();
        List<Parameter> parameters = new ArrayList<>();
        boolean planned = query.minutes() == query.circle().minutes();
        String statement = snapshot.city()
                .planCircles()
                .statements()
                .getOrDefault(query.circle().wireName(), "");
        parameters.add(new Parameter(
                "minutes",
                query.minutes(),
                "min",
                planned
                        ? new LocalText("规划原文 " + statement, "Stated by the plan " + statement)
                        : new LocalText("请求给定", "Given by the request"),
                !planned));
        parameters.add(parameter(
                query,
                "year",
                query.year(),
                "",
                new LocalText("该年12月31日的路网", "The network as it was on the last day of the year")));
        parameters.add(origin(query));
        if (query.circle() == PlanCircle.RAILWAY) {
            parameters.add(parameter(
                    query,
                    "vehicleOnly",
                    query.vehicleOnly(),
                    "",
                    new LocalText("规划未说明是否含候车与接驳", "The plan does not say whether waiting and access count")));
            parameters.add(assumed(query, "waitMinutes", query.waitMinutes(), "min"));
            parameters.add(assumed(query, "egressMinutes", query.egressMinutes(), "min"));
            parameters.add(assumed(query, "accessMinutes", query.accessMinutes(), "min"));
            parameters.add(assumed(query, "transferMinutes", query.transferMinutes(), "min"));
            query.conventionalKmh().ifPresent(kmh -> parameters.add(assumed(query, "conventionalKmh", kmh, "km/h")));
            parameters.add(parameter(
                    query,
                    "lines",
                    query.lines().isEmpty()
                            ? "all"
                            : String.join(",", query.lines().stream().sorted().toList()),
                    "",
                    new LocalText("规划未指明线路", "The plan names no line")));
        }
        parameters.add(assumed(query, "expresswayKmh", settings.expresswayKmh(), "km/h"));
        parameters.add(assumed(query, "corridorKmh", settings.corridorKmh(), "km/h"));
        parameters.add(assumed(query, "localKmh", settings.localKmh(), "km/h"));
        parameters.add(assumed(query, "coreKmh", settings.coreKmh(), "km/h"));
        parameters.add(assumed(query, "accessKmh", settings.access().kmh(), "km/h"));
        parameters.add(assumed(query, "accessDetour", settings.access().detour(), "ratio"));
        parameters.add(assumed(query, "accessLimitMetres", settings.access().limitMetres(), "m"));
        return parameters;
    }

    private static Parameter origin(PlanCircleQuery query) {
        if (query.mainCity().isEmpty()) {
            return parameter(query, "origin", "centre", "", new LocalText("中心点", "A point"));
        }
        return query.drawn()
                ? new Parameter(
                        "origin",
                        "edge",
                        "",
                        new LocalText("请求绘制的主城区边界", "Edge of the area that the request drew"),
                        true)
                : new Parameter(
                        "origin",
                        "edge",
                        "",
                        new LocalText(
                                "推定的主城区边界，规划未给出", "Edge of the main city as the pack draws it; the plan gives none"),
                        true);
    }

    private static Parameter assumed(PlanCircleQuery query, String name, Object value, String unit) {
        return parameter(query, name, value, unit, new LocalText("数据包中的假设", "Assumed, setting of the pack"));
    }

    private static Parameter parameter(
            PlanCircleQuery query, String name, Object value, String unit, LocalText otherwise) {
        LocalText basis = query.asked().contains(name) ? new LocalText("请求给定", "Given by the request") : otherwise;
        return new Parameter(name, value, unit, basis, true);
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

    private static List<Warning> warnings(Snapshot snapshot, PlanCircleQuery query, List<Ride> rides) {
        List<Warning> warnings = new ArrayList<>();
        warnings.add(new Warning(
                "roads-estimated",
                "路网为乡镇间的直连线，长度为实测或推算，车速为假设，高速公路走向为推定。",
                "Roads are straight links between townships: lengths are measured or inferred, speeds assumed, the"
                        + " courses of expressways inferred."));
        if (query.mainCity().isPresent() && !query.drawn()) {
            warnings.add(new Warning(
                    "main-city-estimated",
                    "主城区边界为推定，并非法定。",
                    "The outline of the main city is estimated, not a legal one."));
        }
        if (query.circle() == PlanCircle.RAILWAY) {
            warnings.add(new Warning(
                    "minutes-estimated",
                    "列车时间按最快全程时间推算，未用时刻表。",
                    "Minutes by train are scaled from the fastest run of a line; no timetable was used."));
            long without = rides.stream()
                    .filter(ride -> ride.reason.equals(Optional.of("no-minutes")))
                    .count();
            if (without > 0) {
                warnings.add(new Warning(
                        "stations-without-minutes",
                        "%d 个车站没有运行时间，未计入。".formatted(without),
                        "%d stations have no minutes and are left out.".formatted(without)));
            }
        }
        warnings.add(Warnings.peopleModelled(snapshot));
        return warnings;
    }
}

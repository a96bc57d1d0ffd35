package org.livingcircle.coverage.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CircleRoads;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.PlanCircle;
import org.livingcircle.coverage.app.PlanCircleQuery;
import org.livingcircle.coverage.app.Snapshot;
import org.livingcircle.geo.LonLat;
import org.livingcircle.pack.PlanCirclesSpec;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.web.DrawnArea;
import org.livingcircle.streets.StrategicSettings;
import org.locationtech.jts.geom.Geometry;

/** Makes a checked question of what a request for a circle of the plan says. */
final class PlanCircleReader {

    static final int FIRST_YEAR = 1990;
    static final int LAST_YEAR = 2050;
    static final int MOST_MINUTES = 240;

    private static final List<String> ORIGINS = List.of("edge", "centre");
    private static final List<String> ROADS =
            Stream.of(CircleRoads.values()).map(CircleRoads::wireName).toList();
    private static final List<String> GEOMETRIES = List.of("none", "polygon");

    private final CityView view;
    private final Snapshot snapshot;
    private final Limit minutesLimit;
    private final Limit vertexLimit;
    private final Set<String> asked = new HashSet<>();

    PlanCircleReader(CityView view, Limit minutesLimit, Limit vertexLimit) {
        this.view = view;
        this.snapshot = view.snapshot();
        this.minutesLimit = minutesLimit;
        this.vertexLimit = vertexLimit;
    }

    PlanCircleQuery read(@Nullable PlanCircleInputs inputs) {
        if (inputs == null) {
            throw PlanningProblem.invalid("inputs", null, "an object with at least a circle");
        }
        PlanCirclesSpec usual = snapshot.city().planCircles();
        PlanCircle circle = Stream.of(PlanCircle.values())
                .filter(one -> one.wireName().equals(inputs.circle()))
                .findFirst()
                .orElseThrow(() -> PlanningProblem.invalid(
                        "circle",
                        inputs.circle(),
                        Arrays.stream(PlanCircle.values())
                                .map(PlanCircle::wireName)
                                .toList()));
        double minutes = minutes("minutes", inputs.minutes(), circle.minutes());
        if (minutes == 0) {
            throw PlanningProblem.invalid("minutes", "0", "minutes above 0 to " + MOST_MINUTES);
        }
        boolean edge = !"centre".equals(oneOf("origin", inputs.origin(), ORIGINS));
        CircleRoads roads = roads(inputs.roads());
        return new PlanCircleQuery(
                circle,
                roads,
                year(inputs.year(), usual.year()),
                minutes,
                edge ? Optional.of(mainCity(inputs.mainCity())) : Optional.empty(),
                inputs.mainCity() != null,
                centre(inputs.centre()),
                inputs.vehicleOnly() != null && inputs.vehicleOnly(),
                minutes("waitMinutes", inputs.waitMinutes(), usual.waitMinutes()),
                minutes("egressMinutes", inputs.egressMinutes(), usual.egressMinutes()),
                minutes("accessMinutes", inputs.accessMinutes(), usual.accessMinutes()),
                minutes("transferMinutes", inputs.transferMinutes(), usual.transferMinutes()),
                settings(inputs),
                conventionalKmh(inputs.conventionalKmh()),
                lines(inputs.lines()),
                view.streetEdits(roads),
                askedOf(inputs));
    }

    private CircleRoads roads(@Nullable String given) {
        oneOf("roads", given, ROADS);
        boolean imported = snapshot.hasStreets();
        if (given == null) {
            return imported ? CircleRoads.STREETS : CircleRoads.STRATEGIC;
        }
        asked.add("roads");
        if (CircleRoads.STRATEGIC.wireName().equals(given)) {
            return CircleRoads.STRATEGIC;
        }
        if (!imported) {
            throw PlanningProblem.of(
                    ProblemType.NEEDS_STREETS,
                    "No streets have been imported; bring them with bin/import osm FILE.osm.pbf. Driving between"
                            + " townships, roads strategic, works without.",
                    "roads",
                    given,
                    List.of(CircleRoads.STRATEGIC.wireName()));
        }
        return CircleRoads.STREETS;
    }

    /** Tells whether the outline of the circle is asked for. */
    static boolean wantsShape(@Nullable PlanCircleInputs inputs) {
        return inputs != null && "polygon".equals(oneOf("geometry", inputs.geometry(), GEOMETRIES));
    }

    private Set<String> askedOf(PlanCircleInputs inputs) {
        if (inputs.vehicleOnly() != null) {
            asked.add("vehicleOnly");
        }
        if (inputs.origin() != null || inputs.centre() != null) {
            asked.add("origin");
        }
        return asked;
    }

    private static @Nullable String oneOf(String parameter, @Nullable String given, List<String> allowed) {
        if (given != null && !allowed.contains(given)) {
            throw PlanningProblem.invalid(parameter, given, allowed);
        }
        return given;
    }

    private int year(@Nullable Integer given, int usual) {
        if (given == null) {
            return usual;
        }
        if (given < FIRST_YEAR || given > LAST_YEAR) {
            throw PlanningProblem.invalid(
                    "year", given.toString(), "a year from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
        }
        asked.add("year");
        return given;
    }

    private double minutes(String parameter, @Nullable Double given, double usual) {
        if (given == null) {
            return usual;
        }
        if (!(given >= 0)) {
            throw PlanningProblem.invalid(parameter, given.toString(), "minutes from 0 to " + MOST_MINUTES);
        }
        minutesLimit.check(parameter, (long) Math.ceil(given));
        asked.add(parameter);
        return given;
    }

    private StrategicSettings settings(PlanCircleInputs inputs) {
        StrategicSettings usual = snapshot.strategicRoads().settings();
        return new StrategicSettings(
                kmh("expresswayKmh", inputs.expresswayKmh(), usual.expresswayKmh()),
                kmh("corridorKmh", inputs.corridorKmh(), usual.corridorKmh()),
                kmh("localKmh", inputs.localKmh(), usual.localKmh()),
                kmh("coreKmh", inputs.coreKmh(), usual.coreKmh()),
                usual.access());
    }

    private int kmh(String parameter, @Nullable Integer given, int usual) {
        if (given == null) {
            return usual;
        }
        if (given < 1 || given > 255) {
            throw PlanningProblem.invalid(parameter, given.toString(), "whole kilometres an hour from 1 to 255");
        }
        asked.add(parameter);
        return given;
    }

    private OptionalDouble conventionalKmh(@Nullable Double given) {
        if (given == null) {
            return OptionalDouble.empty();
        }
        if (!(given >= 10 && given <= 350)) {
            throw PlanningProblem.invalid("conventionalKmh", given.toString(), "kilometres an hour from 10 to 350");
        }
        asked.add("conventionalKmh");
        return OptionalDouble.of(given);
    }

    private Set<String> lines(@Nullable List<@Nullable String> given) {
        if (given == null || given.isEmpty()) {
            return Set.of();
        }
        Set<String> known = new TreeSet<>();
        for (StoredCity.Station station : snapshot.strategicRoads().transport().stations()) {
            known.add(station.line());
        }
        Set<String> lines = new HashSet<>();
        for (String line : given) {
            if (line == null || !known.contains(line)) {
                throw PlanningProblem.invalid("lines", line, known);
            }
            lines.add(line);
        }
        asked.add("lines");
        return lines;
    }

    private LonLat centre(@Nullable List<@Nullable Double> given) {
        if (given == null) {
            return snapshot.city().map().centre();
        }
        List<Double> numbers = new ArrayList<>();
        for (Double number : given) {
            if (number != null) {
                numbers.add(number);
            }
        }
        if (given.size() == 2
                && numbers.size() == 2
                && Math.abs(numbers.get(0)) <= 180
                && Math.abs(numbers.get(1)) <= 90) {
            LonLat place = new LonLat(numbers.get(0), numbers.get(1));
            List<Double> box = snapshot.bounds();
            if (place.lon() >= box.get(0)
                    && place.lat() >= box.get(1)
                    && place.lon() <= box.get(2)
                    && place.lat() <= box.get(3)) {
                return place;
            }
        }
        throw PlanningProblem.invalid(
                "centre",
                given.toString(),
                "longitude and latitude of a place in the city, %s".formatted(snapshot.bounds()));
    }

    private Geometry mainCity(tools.jackson.databind.@Nullable JsonNode given) {
        if (given != null) {
            return new DrawnArea("mainCity", vertexLimit).read(given, snapshot.bounds());
        }
        return snapshot.strategicRoads()
                .transport()
                .mainCity()
                .orElseThrow(() -> PlanningProblem.invalid(
                        "mainCity", null, "a GeoJSON Polygon, as this city draws no main city of its own"));
    }
}

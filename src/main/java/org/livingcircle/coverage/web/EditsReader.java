package org.livingcircle.coverage.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CityRules;
import org.livingcircle.coverage.app.CityView;
import org.livingcircle.coverage.app.FacilityEdits;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StreetChanges;
import org.livingcircle.streets.StreetEditing;
import org.livingcircle.streets.StreetEdits;

/** Makes checked edits of streets and facilities of what a request says. */
final class EditsReader {

    /** Edits of one kind in a request. */
    static final int MOST_EDITS = 50;

    private static final String PLACE = "[longitude, latitude] in degrees, -180 to 180 and -90 to 90";

    private final CityView view;
    private final CityRules rules;

    EditsReader(CityView view) {
        this.view = view;
        this.rules = new CityRules(view.snapshot());
    }

    StreetEdits streets(@Nullable StreetEditsInput given) {
        if (given == null) {
            return StreetEdits.NONE;
        }
        List<List<LonLat>> closed = new ArrayList<>();
        for (List<@Nullable List<@Nullable Double>> line : some("changes.closed", given.closed())) {
            closed.add(line("changes.closed", line));
        }
        List<StreetEdits.NewRoad> roads = new ArrayList<>();
        for (StreetEditsInput.Road road : some("changes.roads", given.roads())) {
            roads.add(new StreetEdits.NewRoad(
                    line("changes.roads.line", road.line()),
                    buildable("changes.roads.roadClass", road.roadClass()),
                    road.oneWay() != null && road.oneWay()));
        }
        List<StreetChanges.SpeedChange> speeds = new ArrayList<>();
        for (StreetEditsInput.Speed speed : some("changes.speeds", given.speeds())) {
            double kmh = CityRules.kmh("changes.speeds.kmh", speed.kmh());
            Mode mode = Mode.find(String.valueOf(speed.mode()))
                    .orElseThrow(() -> PlanningProblem.invalid("changes.speeds.mode", speed.mode(), modes()));
            speeds.add(
                    new StreetChanges.SpeedChange(roadClass("changes.speeds.roadClass", speed.roadClass()), mode, kmh));
        }
        return new StreetEdits(bridges("changes.closedBridges", given.closedBridges()), closed, roads, speeds);
    }

    /** Returns bridges that one can walk on, by id. */
    List<String> bridges(String parameter, @Nullable List<@Nullable String> given) {
        some(parameter, given).forEach(id -> rules.bridge(parameter, id));
        return some(parameter, given).stream().distinct().sorted().toList();
    }

    /** Returns what the request wishes of the facilities of a service, on top of what the scenario does. */
    FacilityEdits facilities(@Nullable FacilityEditsInput given, ServiceSpec service) {
        FacilityEdits wished = view.facilityEdits(service);
        if (given == null) {
            return wished;
        }
        Set<String> stored =
                view.snapshot().facilities(service).stream().map(Facility::id).collect(Collectors.toSet());
        Set<String> known = view.facilities(service).stream().map(Facility::id).collect(Collectors.toSet());
        Set<String> named = new HashSet<>();
        List<FacilityEdits.Placed> added = new ArrayList<>();
        for (FacilityEditsInput.Placed placed : some("facilities.add", given.add())) {
            String id = id("facilities.add.id", placed.id());
            if (stored.contains(id) || known.contains(id) || !named.add(id)) {
                throw PlanningProblem.invalid("facilities.add.id", id, "an id that no facility has, each once");
            }
            added.add(new FacilityEdits.Placed(id, inCity("facilities.add.location", placed.location())));
        }
        List<FacilityEdits.Placed> moved = new ArrayList<>();
        for (FacilityEditsInput.Placed placed : some("facilities.move", given.move())) {
            String id = known("facilities.move.id", placed.id(), known, service);
            if (!named.add(id)) {
                throw PlanningProblem.invalid("facilities.move.id", id, "each facility once");
            }
            moved.add(new FacilityEdits.Placed(id, inCity("facilities.move.location", placed.location())));
        }
        List<String> removed = new ArrayList<>();
        for (String given1 : some("facilities.remove", given.remove())) {
            String id = known("facilities.remove", given1, known, service);
            if (!named.add(id)) {
                throw PlanningProblem.invalid("facilities.remove", id, "each facility once, and not moved as well");
            }
            removed.add(id);
        }
        return wished.then(new FacilityEdits(added, removed, moved));
    }

    private static String known(String parameter, @Nullable String given, Set<String> known, ServiceSpec service) {
        String id = id(parameter, given);
        if (!known.contains(id)) {
            throw PlanningProblem.invalid(
                    parameter,
                    id,
                    "an id of a facility of the service " + service.id() + ", see collection facilities");
        }
        return id;
    }

    private static String id(String parameter, @Nullable String given) {
        if (given == null || given.isBlank() || given.length() > 100) {
            throw PlanningProblem.invalid(parameter, given, "an id of 1 to 100 characters");
        }
        return given;
    }

    /** Returns a place on earth, longitude first. */
    static LonLat place(String parameter, @Nullable List<@Nullable Double> given) {
        if (given == null || given.size() != 2) {
            throw PlanningProblem.invalid(parameter, text(given), PLACE);
        }
        Double lon = given.get(0);
        Double lat = given.get(1);
        if (lon == null || lat == null || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw PlanningProblem.invalid(parameter, text(given), PLACE);
        }
        return new LonLat(lon, lat);
    }

    /** Returns a place that lies in the city. */
    LonLat inCity(String parameter, @Nullable List<@Nullable Double> given) {
        return rules.inCity(parameter, place(parameter, given));
    }

    private static List<LonLat> line(String parameter, @Nullable List<@Nullable List<@Nullable Double>> given) {
        if (given == null || given.size() < 2) {
            throw PlanningProblem.invalid(parameter, text(given), "a line of at least two places " + PLACE);
        }
        CityRules.points(parameter, given.size());
        return given.stream().map(point -> place(parameter, point)).toList();
    }

    private static RoadClass roadClass(String parameter, @Nullable String given) {
        return RoadClass.find(String.valueOf(given))
                .orElseThrow(() -> PlanningProblem.invalid(
                        parameter,
                        given,
                        Arrays.stream(RoadClass.values())
                                .map(RoadClass::wireName)
                                .toList()));
    }

    /** Returns the class of a road to be built; a primary road where none is given. */
    private static RoadClass buildable(String parameter, @Nullable String given) {
        if (given == null) {
            return RoadClass.PRIMARY;
        }
        RoadClass found = RoadClass.find(given)
                .orElseThrow(() -> PlanningProblem.invalid(
                        parameter,
                        given,
                        StreetEditing.buildable().stream()
                                .map(RoadClass::wireName)
                                .toList()));
        CityRules.buildable(parameter, found);
        return found;
    }

    private static List<String> modes() {
        return Arrays.stream(Mode.values()).map(Mode::wireName).toList();
    }

    /** Returns the elements of a list, none of them null and not too many; nothing where it is not given. */
    private static <T> List<T> some(String parameter, @Nullable List<@Nullable T> given) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MOST_EDITS) {
            throw overLimit(parameter, given.size(), "edits of one kind", MOST_EDITS);
        }
        List<T> all = new ArrayList<>();
        for (T element : given) {
            if (element == null) {
                throw PlanningProblem.invalid(parameter, null, "a list without null");
            }
            all.add(element);
        }
        return all;
    }

    private static PlanningProblem overLimit(String parameter, int given, String what, int most) {
        return PlanningProblem.of(
                ProblemType.OVER_LIMIT,
                "The request has %d %s; the limit is %d.".formatted(given, what, most),
                parameter,
                Integer.toString(given),
                List.of("at most " + most));
    }

    private static @Nullable String text(@Nullable Object given) {
        return given == null ? null : given.toString();
    }
}

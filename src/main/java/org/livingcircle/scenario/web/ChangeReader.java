package org.livingcircle.scenario.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.geo.LonLat;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.app.ChangeDocument;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.RoadClass;

/** Makes changes of what a request says. Only their form is read here; whether they fit the data is checked behind. */
final class ChangeReader {

    private static final String PLACE = "[longitude, latitude] in degrees, -180 to 180 and -90 to 90";

    /** What a change of each type says; what may be missing ends with a question mark. */
    private static final Map<String, List<String>> PARTS = parts();

    private final String prefix;
    private final ChangeDocument given;

    private ChangeReader(String prefix, ChangeDocument given) {
        this.prefix = prefix;
        this.given = given;
    }

    private static Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("addFacility", List.of("id", "kind", "nameZh?", "nameEn?", "location", "beds?"));
        parts.put("moveFacility", List.of("id", "location"));
        parts.put("closeFacility", List.of("id"));
        parts.put("resizeFacility", List.of("id", "beds"));
        parts.put("openRoad", List.of("line", "roadClass", "oneWay?"));
        parts.put("closeRoad", List.of("line"));
        parts.put("closeBridge", List.of("bridge"));
        parts.put("setSpeed", List.of("roadClass", "mode", "kmh"));
        parts.put("changeProfile", List.of("profile", "kmh"));
        parts.put("replaceTarget", List.of("target", "value", "unit?"));
        return parts;
    }

    /** Returns the changes of a request, in their order; none where none are given. */
    static List<Change> changes(@Nullable List<@Nullable ChangeDocument> given) {
        List<Change> changes = new ArrayList<>();
        if (given == null) {
            return changes;
        }
        for (int i = 0; i < given.size(); i++) {
            String parameter = "changes[%d]".formatted(i);
            ChangeDocument one = given.get(i);
            if (one == null) {
                throw PlanningProblem.invalid(parameter, null, "a change");
            }
            changes.add(new ChangeReader(parameter + ".", one).change());
        }
        return changes;
    }

    private Change change() {
        String type = String.valueOf(given.type());
        List<String> wanted = PARTS.get(type);
        if (wanted == null) {
            throw PlanningProblem.invalid(prefix + "type", given.type(), PARTS.keySet());
        }
        refuseOthers(type, wanted);
        return switch (type) {
            case "addFacility" ->
                new Change.AddFacility(
                        text("id", given.id()),
                        kind(),
                        name("nameZh", given.nameZh()),
                        name("nameEn", given.nameEn()),
                        place("location", given.location()),
                        given.beds() == null ? null : beds());
            case "moveFacility" -> new Change.MoveFacility(text("id", given.id()), place("location", given.location()));
            case "closeFacility" -> new Change.CloseFacility(text("id", given.id()));
            case "resizeFacility" -> new Change.ResizeFacility(text("id", given.id()), beds());
            case "openRoad" -> new Change.OpenRoad(line(), roadClass(), Boolean.TRUE.equals(given.oneWay()));
            case "closeRoad" -> new Change.CloseRoad(line());
            case "closeBridge" -> new Change.CloseBridge(text("bridge", given.bridge()));
            case "setSpeed" -> new Change.SetSpeed(roadClass(), mode(), number("kmh", given.kmh()));
            case "changeProfile" ->
                new Change.ChangeProfile(text("profile", given.profile()), number("kmh", given.kmh()));
            default ->
                new Change.ReplaceTarget(
                        text("target", given.target()), number("value", given.value()), name("unit", given.unit()));
        };
    }

    /** A part that the type does not have would be lost in silence. */
    private void refuseOthers(String type, List<String> wanted) {
        Set<String> known = new LinkedHashSet<>();
        wanted.forEach(part -> known.add(part.replace("?", "")));
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("id", given.id());
        said.put("kind", given.kind());
        said.put("nameZh", given.nameZh());
        said.put("nameEn", given.nameEn());
        said.put("location", given.location());
        said.put("beds", given.beds());
        said.put("line", given.line());
        said.put("roadClass", given.roadClass());
        said.put("oneWay", given.oneWay());
        said.put("bridge", given.bridge());
        said.put("mode", given.mode());
        said.put("kmh", given.kmh());
        said.put("profile", given.profile());
        said.put("target", given.target());
        said.put("value", given.value());
        said.put("unit", given.unit());
        said.forEach((part, value) -> {
            if (value != null && !known.contains(part)) {
                throw PlanningProblem.invalid(
                        prefix + part, value.toString(), "%s of a change of type %s".formatted(known, type));
            }
        });
    }

    private String text(String part, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > 100 || value.indexOf('\0') >= 0) {
            throw PlanningProblem.invalid(prefix + part, value, "text of 1 to 100 characters");
        }
        return value;
    }

    private @Nullable String name(String part, @Nullable String value) {
        return value == null ? null : text(part, value);
    }

    private FacilityKind kind() {
        String kind = text("kind", given.kind());
        try {
            return new FacilityKind(kind);
        } catch (IllegalArgumentException e) {
            throw PlanningProblem.invalid(prefix + "kind", kind, "lower-case letters, digits and _");
        }
    }

    private int beds() {
        Integer beds = given.beds();
        if (beds == null || beds < 0 || beds > 1_000_000) {
            throw PlanningProblem.invalid(
                    prefix + "beds", beds == null ? null : beds.toString(), "a whole number from 0 to 1000000");
        }
        return beds;
    }

    private double number(String part, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            throw PlanningProblem.invalid(prefix + part, value == null ? null : value.toString(), "a number");
        }
        return value;
    }

    private RoadClass roadClass() {
        return RoadClass.find(String.valueOf(given.roadClass()))
                .orElseThrow(() -> PlanningProblem.invalid(
                        prefix + "roadClass",
                        given.roadClass(),
                        Arrays.stream(RoadClass.values())
                                .map(RoadClass::wireName)
                                .toList()));
    }

    private Mode mode() {
        return Mode.find(String.valueOf(given.mode()))
                .orElseThrow(() -> PlanningProblem.invalid(
                        prefix + "mode",
                        given.mode(),
                        Arrays.stream(Mode.values()).map(Mode::wireName).toList()));
    }

    private List<LonLat> line() {
        List<@Nullable List<@Nullable Double>> line = given.line();
        if (line == null) {
            throw PlanningProblem.invalid(prefix + "line", null, "a line of at least two places " + PLACE);
        }
        return line.stream().map(place -> place("line", place)).toList();
    }

    private LonLat place(String part, @Nullable List<@Nullable Double> place) {
        Double lon = place == null || place.size() != 2 ? null : place.get(0);
        Double lat = place == null || place.size() != 2 ? null : place.get(1);
        if (lon == null || lat == null || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw PlanningProblem.invalid(prefix + part, place == null ? null : place.toString(), PLACE);
        }
        return new LonLat(lon, lat);
    }
}

package org.livingcircle.catalogue.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.DateRange;
import org.livingcircle.catalogue.FeatureQuery;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.Property;
import org.livingcircle.catalogue.ReferenceSystem;
import org.livingcircle.catalogue.app.CityCatalogue;
import org.livingcircle.platform.PlanningProblem;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.util.MultiValueMap;

/** The query of an items request, read whole: a parameter that is unknown or given twice is refused, never ignored. */
record ItemsRequest(FeatureQuery query, ReferenceSystem system) {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 10_000;

    private static final List<String> OWN =
            List.of("bbox", "bbox-crs", "crs", "datetime", "limit", "offset", "f", "scenario");

    private static final String BBOX =
            "west,south,east,north in the order of bbox-crs (or six numbers with heights), finite, each lower value not"
                    + " above its upper one; a box across the date line is asked for in two halves";
    private static final String DATETIME =
            "a day or an instant (2014-05-01, 2014-05-01T00:00:00Z), or an interval of two with .. for an open end";

    static ItemsRequest parse(Layer layer, MultiValueMap<String, String> given, CityCatalogue catalogue) {
        List<ReferenceSystem> systems = catalogue.listSystems();
        Map<Property, List<Object>> equal = new HashMap<>();
        given.forEach((name, values) -> {
            if (OWN.contains(name)) {
                if (values.size() > 1) {
                    throw PlanningProblem.invalid(name, String.join(" and ", values), "one value");
                }
            } else {
                Property property = layer.findProperty(name).orElseThrow(() -> unknown(name, layer));
                equal.put(
                        property,
                        values.stream().map(value -> value(property, value)).toList());
            }
        });
        ReferenceSystem system = system("crs", given.getFirst("crs"), systems);
        ReferenceSystem boxSystem = system("bbox-crs", given.getFirst("bbox-crs"), systems);
        Optional<String> box = Optional.ofNullable(given.getFirst("bbox"));
        Optional<String> datetime = Optional.ofNullable(given.getFirst("datetime"));
        int limit = wholeNumber("limit", given.getFirst("limit"), DEFAULT_LIMIT, 1, "1 to " + MAX_LIMIT);
        int offset = wholeNumber("offset", given.getFirst("offset"), 0, 0, "a whole number, 0 or more");
        return new ItemsRequest(
                new FeatureQuery(
                        layer,
                        box.map(text -> area(text, boxSystem, catalogue)).orElse(null),
                        datetime.map(ItemsRequest::dates).orElse(null),
                        equal,
                        Math.min(limit, MAX_LIMIT),
                        offset),
                system);
    }

    /** Returns the system of a URI, CRS84 for none. */
    static ReferenceSystem system(String parameter, @Nullable String uri, List<ReferenceSystem> systems) {
        if (uri == null) {
            return ReferenceSystem.CRS84;
        }
        return systems.stream()
                .filter(system -> system.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> PlanningProblem.invalid(
                        parameter,
                        uri,
                        systems.stream().map(ReferenceSystem::uri).toList()));
    }

    private static PlanningProblem unknown(String name, Layer layer) {
        return PlanningProblem.invalid(
                name,
                "this name",
                Stream.concat(OWN.stream(), layer.properties().stream().map(Property::name))
                        .toList());
    }

    private static Object value(Property property, String text) {
        return property.type()
                .parse(text)
                .orElseThrow(() -> PlanningProblem.invalid(
                        property.name(), text, property.type().words()));
    }

    private static int wholeNumber(String name, @Nullable String text, int none, int lowest, String allowed) {
        if (text == null) {
            return none;
        }
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) < lowest) {
            throw PlanningProblem.invalid(name, text, allowed);
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text));
    }

    private static Geometry area(String text, ReferenceSystem system, CityCatalogue catalogue) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw PlanningProblem.invalid("bbox", text, BBOX);
        }
        List<Double> numbers = new ArrayList<>();
        for (String part : parts) {
            numbers.add(number(part, text));
        }
        int upper = parts.length / 2;
        int x = system.northFirst() ? 1 : 0;
        int y = 1 - x;
        if (numbers.get(x) > numbers.get(upper + x)
                || numbers.get(y) > numbers.get(upper + y)
                || (parts.length == 6 && numbers.get(2) > numbers.get(5))) {
            throw PlanningProblem.invalid("bbox", text, BBOX);
        }
        Envelope box = new Envelope(numbers.get(x), numbers.get(upper + x), numbers.get(y), numbers.get(upper + y));
        if (system.inDegrees()
                && (box.getMinX() < -180 || box.getMaxX() > 180 || box.getMinY() < -90 || box.getMaxY() > 90)) {
            throw PlanningProblem.invalid("bbox", text, "longitudes from -180 to 180 and latitudes from -90 to 90");
        }
        try {
            return catalogue.area(box, system);
        } catch (IllegalArgumentException e) {
            throw PlanningProblem.invalid("bbox", text, "a box inside the area of use of " + system.uri());
        }
    }

    private static double number(String part, String text) {
        try {
            double number = Double.parseDouble(part.trim());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, with the same words.
        }
        throw PlanningProblem.invalid("bbox", text, BBOX);
    }

    private static DateRange dates(String text) {
        String[] ends = text.split("/", -1);
        try {
            return switch (ends.length) {
                case 1 -> new DateRange(day(ends[0]), day(ends[0]));
                case 2 -> new DateRange(openOrDay(ends[0]), openOrDay(ends[1]));
                default -> throw new DateTimeException("more than two ends");
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw PlanningProblem.invalid("datetime", text, DATETIME);
        }
    }

    private static @Nullable LocalDate openOrDay(String text) {
        return text.isEmpty() || text.equals("..") ? null : day(text);
    }

    /** Returns the day as written: validity is by the city's calendar, not by the instant. */
    private static LocalDate day(String text) {
        return text.length() > 10 ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
    }
}

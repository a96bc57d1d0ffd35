package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.Circle;
import org.livingcircle.pack.FacilityKinds;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;

/** Reads a service of pack.yml, and its circles. */
final class ServiceReader {

    private static final List<String> AREAS =
            Arrays.stream(Area.values()).map(Area::wireName).toList();
    private static final List<String> METRICS =
            Circle.METRICS.stream().map(Metric::wireName).toList();
    private static final List<String> WEIGHTS =
            Weight.ALL.stream().map(Weight::wireName).toList();

    private ServiceReader() {}

    /**
     * Reads a service; empty if its circles are wrong, and then an issue says what.
     *
     * @param idsBefore takes the id
     */
    static Optional<ServiceSpec> read(ManifestSection service, Set<String> idsBefore) {
        String id = service.id("id", "culture");
        if (!id.isEmpty() && !idsBefore.add(id)) {
            service.error("id", "the id is there twice", id, "Give each service its own id.");
        }
        var name = service.localText("name");
        List<String> kinds = service.texts("kinds");
        for (String kind : kinds) {
            if (!FacilityKinds.ALL.contains(kind)) {
                service.error(
                        "kinds",
                        "unknown kind of facility",
                        kind,
                        "Use some of: " + String.join(", ", FacilityKinds.ALL) + ".");
            }
        }
        String weight = service.wordOr("weight", WEIGHTS, Weight.TOTAL.wireName());
        List<String> targets = Arrays.stream(service.textOr("target", "").split(";", -1))
                .map(String::strip)
                .filter(target -> !target.isEmpty())
                .toList();
        var note = service.localTextOrEmpty("note");
        LonLatBox surveyed = service.has("surveyed") ? box(service, "surveyed") : null;
        List<Circle> circles = circles(service, id);
        service.close();
        return circles.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ServiceSpec(id, name, kinds, Weight.ofWireName(weight), targets, note, surveyed, circles));
    }

    private static @Nullable LonLatBox box(ManifestSection parent, String key) {
        ManifestSection box = parent.section(key);
        double west = box.decimal("west", -180, 180);
        double south = box.decimal("south", -90, 90);
        double east = box.decimal("east", -180, 180);
        double north = box.decimal("north", -90, 90);
        box.close();
        if (!(west < east && south < north)) {
            parent.error(
                    key,
                    "the box is empty",
                    "%s,%s,%s,%s".formatted(west, south, east, north),
                    "Let west be less than east, and south less than north.");
            return null;
        }
        return new LonLatBox(new LonLat(west, south), new LonLat(east, north));
    }

    private static List<Circle> circles(ManifestSection service, String serviceId) {
        if (!service.has("circles")) {
            service.textOr("circles", "");
            service.error(
                    "circles",
                    "the service has no circle",
                    serviceId,
                    "Add \"circles: [{area: all, metric: time, limit: 900, basis: …}]\".");
            return List.of();
        }
        List<Circle> circles = new ArrayList<>();
        Optional<Circle.Part> urban = Optional.empty();
        Optional<Circle.Part> rural = Optional.empty();
        for (ManifestSection section : service.sections("circles")) {
            Optional<Circle.Part> read = part(section);
            if (read.isEmpty()) {
                return List.of(); // whether urban and rural match cannot be told any more
            }
            Circle.Part part = read.get();
            boolean twice = (part.area() == Area.URBAN && urban.isPresent())
                    || (part.area() == Area.RURAL && rural.isPresent());
            if (twice) {
                section.error(
                        "area",
                        "a second %s circle before the other half of the pair"
                                .formatted(part.area().wireName()),
                        part.area().wireName(),
                        "Give urban and rural circles in pairs.");
                return List.of();
            }
            switch (part.area()) {
                case ALL -> circles.add(new Circle(circleId(serviceId, circles), List.of(part)));
                case URBAN -> urban = Optional.of(part);
                case RURAL -> rural = Optional.of(part);
            }
            if (urban.isPresent() && rural.isPresent()) {
                circles.add(new Circle(circleId(serviceId, circles), List.of(urban.get(), rural.get())));
                urban = Optional.empty();
                rural = Optional.empty();
            }
        }
        if (urban.isPresent() || rural.isPresent()) {
            service.error(
                    "circles",
                    urban.isPresent() ? "an urban circle without a rural one" : "a rural circle without an urban one",
                    serviceId,
                    "Add the other area, or use \"area: all\".");
            return List.of();
        }
        return circles;
    }

    private static String circleId(String serviceId, List<Circle> before) {
        return "%s-%d".formatted(serviceId, before.size() + 1);
    }

    private static Optional<Circle.Part> part(ManifestSection section) {
        String area = section.wordOr("area", AREAS, Area.ALL.wireName());
        Metric metric = Metric.find(section.word("metric", METRICS)).orElseThrow();
        String unit = metric == Metric.TIME ? "seconds" : "metres";
        String given = section.text("limit", "900");
        String basis = section.textOr("basis", "");
        section.close();
        if (given.isEmpty() || !section.has("metric")) {
            return Optional.empty();
        }
        int limit;
        try {
            limit = Integer.parseInt(given);
        } catch (NumberFormatException e) {
            section.error("limit", "not a whole number", given, "Write the limit in whole %s.".formatted(unit));
            return Optional.empty();
        }
        if (limit < Circle.leastLimit(metric) || limit > Circle.mostLimit(metric)) {
            section.error(
                    "limit",
                    "the circle's limit is out of range",
                    given,
                    "Use %d to %d %s.".formatted(Circle.leastLimit(metric), Circle.mostLimit(metric), unit));
            return Optional.empty();
        }
        return Optional.of(new Circle.Part(Area.find(area).orElseThrow(), metric, limit, basis));
    }
}

package org.livingcircle.siting.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.geo.LonLat;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.web.DrawnArea;
import org.livingcircle.siting.app.SitingQuestion;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the sites of a request. */
@Component
class SitesReader {

    private static final String PLACE = "[longitude, latitude] in degrees, -180 to 180 and -90 to 90";
    private static final int GRID_METRES = 1000;
    private static final int MOST_METRES = 200_000;

    private final Ground.Source grounds;
    private final Limit pointsLimit;
    private final Limit drawnVerticesLimit;

    SitesReader(Ground.Source grounds, Limit sitingPointsLimit, Limit drawnVerticesLimit) {
        this.grounds = grounds;
        this.pointsLimit = sitingPointsLimit;
        this.drawnVerticesLimit = drawnVerticesLimit;
    }

    SitingQuestion.SiteWish read(SitingInputs.@Nullable SitesInput sites) {
        if (sites == null) {
            throw PlanningProblem.invalid("sites", null, "an object with a service, candidates or points");
        }
        List<SitingQuestion.Origin> origins = new ArrayList<>();
        for (String origin : SitingReader.texts("sites.candidates", sites.candidates())) {
            SitingReader.word(
                            "sites.candidates", origin, SitingQuestion.Origin.values(), SitingQuestion.Origin::wireName)
                    .ifPresent(origins::add);
        }
        return new SitingQuestion.SiteWish(
                sites.service(),
                SitingReader.texts("sites.kinds", sites.kinds()),
                SitingReader.word(
                                "sites.existing",
                                sites.existing(),
                                SitingQuestion.Existing.values(),
                                SitingQuestion.Existing::wireName)
                        .orElse(SitingQuestion.Existing.KEEP),
                origins,
                SitingReader.texts("sites.townshipKinds", sites.townshipKinds()),
                SitingReader.texts("sites.placeKinds", sites.placeKinds()),
                SitingReader.texts("sites.units", sites.units()),
                sites.spacingOfGridMetres() == null
                        ? GRID_METRES
                        : SitingReader.whole("sites.spacingOfGridMetres", sites.spacingOfGridMetres(), 50, MOST_METRES),
                area(sites.area()),
                parcels(sites.parcels()),
                points(sites.points()),
                SitingReader.texts("sites.required", sites.required()),
                SitingReader.texts("sites.forbidden", sites.forbidden()),
                sites.spacingMetres() == null
                        ? 0
                        : SitingReader.whole("sites.spacingMetres", sites.spacingMetres(), 0, MOST_METRES));
    }

    private @Nullable Geometry area(@Nullable JsonNode given) {
        return given == null || given.isNull()
                ? null
                : new DrawnArea("sites.area", drawnVerticesLimit).read(given, bounds());
    }

    private List<SitingQuestion.Parcel> parcels(@Nullable JsonNode given) {
        List<SitingQuestion.Parcel> parcels = new ArrayList<>();
        if (given == null || given.isNull()) {
            return parcels;
        }
        JsonNode features = given.path("features");
        if (!features.isArray() || features.isEmpty()) {
            throw PlanningProblem.invalid("sites.parcels", "no features", "a GeoJSON FeatureCollection of polygons");
        }
        pointsLimit.check("sites.parcels", features.size());
        Set<String> ids = new HashSet<>();
        for (JsonNode feature : features) {
            String id = feature.path("id").asString("parcel-%d".formatted(parcels.size() + 1));
            if (!ids.add(id)) {
                throw PlanningProblem.invalid("sites.parcels", id, "each id once");
            }
            Geometry outline =
                    new DrawnArea("sites.parcels", drawnVerticesLimit).read(feature.path("geometry"), bounds());
            parcels.add(new SitingQuestion.Parcel(id, outline));
        }
        return parcels;
    }

    private List<Double> bounds() {
        return grounds.current(null).bounds();
    }

    private List<SitingQuestion.Point> points(@Nullable List<SitingInputs.@Nullable PointInput> given) {
        List<SitingQuestion.Point> points = new ArrayList<>();
        if (given == null) {
            return points;
        }
        pointsLimit.check("sites.points", given.size());
        for (SitingInputs.PointInput point : given) {
            String id = point == null ? null : point.id();
            if (point == null || id == null || id.isBlank() || id.length() > 100) {
                throw PlanningProblem.invalid("sites.points.id", id, "an id of 1 to 100 characters");
            }
            points.add(new SitingQuestion.Point(
                    id,
                    place(point.location()),
                    point.capacity() == null
                            ? null
                            : SitingReader.number("sites.points.capacity", point.capacity(), 0, 1e9)));
        }
        return points;
    }

    private static LonLat place(@Nullable List<@Nullable Double> given) {
        Double lon = given == null || given.size() != 2 ? null : given.get(0);
        Double lat = given == null || given.size() != 2 ? null : given.get(1);
        if (lon == null || lat == null || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw PlanningProblem.invalid("sites.points.location", String.valueOf(given), PLACE);
        }
        return new LonLat(lon, lat);
    }
}

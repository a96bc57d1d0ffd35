package org.livingcircle.scenario.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.History;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.RoadClass;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** A row of {@code scenario_change}; which columns are filled depends on its type. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class ChangeRow {

    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), CoordinateSystems.WGS84);

    private String type;
    private @Nullable String subject;
    private @Nullable String kind;
    private @Nullable String nameZh;
    private @Nullable String nameEn;
    private @Nullable Integer beds;

    @Column(columnDefinition = "geometry(Geometry,4326)")
    private @Nullable Geometry geom;

    private @Nullable String roadClass;
    private @Nullable Boolean oneWay;
    private @Nullable String mode;
    private @Nullable Double kmh;

    @Column(name = "value")
    private @Nullable Double amount;

    private @Nullable String unit;
    private @Nullable String madeBy;
    private @Nullable Instant madeAt;

    protected ChangeRow() {}

    private ChangeRow(String type, @Nullable String subject) {
        this.type = type;
        this.subject = subject;
    }

    static ChangeRow of(History.Step step) {
        ChangeRow row = of(step.change());
        row.madeBy = step.by();
        row.madeAt = step.at();
        return row;
    }

    History.Step toStep() {
        return new History.Step(toChange(), madeBy, madeAt);
    }

    private static ChangeRow of(Change change) {
        if (change instanceof Change.AddFacility facility) {
            ChangeRow row = new ChangeRow("addFacility", facility.id());
            row.kind = facility.kind().code();
            row.nameZh = facility.nameZh();
            row.nameEn = facility.nameEn();
            row.geom = WGS84.createPoint(coordinate(facility.location()));
            row.beds = facility.beds();
            return row;
        }
        if (change instanceof Change.MoveFacility move) {
            ChangeRow row = new ChangeRow("moveFacility", move.id());
            row.geom = WGS84.createPoint(coordinate(move.location()));
            return row;
        }
        if (change instanceof Change.CloseFacility close) {
            return new ChangeRow("closeFacility", close.id());
        }
        if (change instanceof Change.ResizeFacility resize) {
            ChangeRow row = new ChangeRow("resizeFacility", resize.id());
            row.beds = resize.beds();
            return row;
        }
        if (change instanceof Change.OpenRoad road) {
            ChangeRow row = new ChangeRow("openRoad", null);
            row.geom = line(road.line());
            row.roadClass = road.roadClass().wireName();
            row.oneWay = road.oneWay();
            return row;
        }
        if (change instanceof Change.CloseRoad road) {
            ChangeRow row = new ChangeRow("closeRoad", null);
            row.geom = line(road.line());
            return row;
        }
        if (change instanceof Change.CloseBridge bridge) {
            return new ChangeRow("closeBridge", bridge.bridge());
        }
        if (change instanceof Change.SetSpeed speed) {
            ChangeRow row = new ChangeRow("setSpeed", null);
            row.roadClass = speed.roadClass().wireName();
            row.mode = speed.mode().wireName();
            row.kmh = speed.kmh();
            return row;
        }
        if (change instanceof Change.ChangeProfile profile) {
            ChangeRow row = new ChangeRow("changeProfile", profile.profile());
            row.kmh = profile.kmh();
            return row;
        }
        Change.ReplaceTarget target = (Change.ReplaceTarget) change;
        ChangeRow row = new ChangeRow("replaceTarget", target.target());
        row.amount = target.value();
        row.unit = target.unit();
        return row;
    }

    private Change toChange() {
        return switch (type) {
            case "addFacility" ->
                new Change.AddFacility(
                        filled(subject), new FacilityKind(filled(kind)), nameZh, nameEn, places().get(0), beds);
            case "moveFacility" -> new Change.MoveFacility(filled(subject), places().get(0));
            case "closeFacility" -> new Change.CloseFacility(filled(subject));
            case "resizeFacility" -> new Change.ResizeFacility(filled(subject), filled(beds));
            case "openRoad" -> new Change.OpenRoad(places(), road(), Boolean.TRUE.equals(oneWay));
            case "closeRoad" -> new Change.CloseRoad(places());
            case "closeBridge" -> new Change.CloseBridge(filled(subject));
            case "setSpeed" ->
                new Change.SetSpeed(road(), Mode.find(filled(mode)).orElseThrow(), filled(kmh));
            case "changeProfile" -> new Change.ChangeProfile(filled(subject), filled(kmh));
            case "replaceTarget" -> new Change.ReplaceTarget(filled(subject), filled(amount), unit);
            default -> throw new IllegalStateException("a stored change has the type " + type);
        };
    }

    private static <T> T filled(@Nullable T column) {
        return Objects.requireNonNull(column, "a column of a stored change is empty");
    }

    private RoadClass road() {
        return RoadClass.find(filled(roadClass)).orElseThrow();
    }

    private List<LonLat> places() {
        return Arrays.stream(filled(geom).getCoordinates())
                .map(place -> new LonLat(place.x, place.y))
                .toList();
    }

    private static Geometry line(List<LonLat> places) {
        return WGS84.createLineString(places.stream().map(ChangeRow::coordinate).toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(LonLat place) {
        return new Coordinate(place.lon(), place.lat());
    }
}

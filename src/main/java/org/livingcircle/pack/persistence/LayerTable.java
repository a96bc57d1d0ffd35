package org.livingcircle.pack.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.Column;
import org.livingcircle.pack.LandResult;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.population.ModelledPopulation.TownshipPeople;
import org.livingcircle.provenance.Provenance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Which table a layer goes to, and how a row of it becomes one of the table. Most columns go as they are; those of
 * {@code replaced} do not, and {@code made} come instead.
 */
record LayerTable(Layer layer, String table, Set<String> replaced, List<String> made, Maker maker) {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);

    /** Makes the columns that a pack does not hold as they are. */
    interface Maker extends BiFunction<BuiltCity, LayerRow, List<@Nullable Object>> {}

    /** All layers, in the order of writing. */
    static final List<LayerTable> ALL = List.of(
            new LayerTable(Layer.UNITS, "unit_version", Set.of(), List.of("id", "geom"), LayerTable::unit),
            new LayerTable(
                    Layer.TOWNSHIPS,
                    "township",
                    Set.of("lon", "lat"),
                    List.of("people", "centre", "geom", "area_provenance", "area_source"),
                    LayerTable::township),
            new LayerTable(Layer.PLACES, "place", Set.of("lon", "lat"), List.of("geom"), LayerTable::point),
            new LayerTable(Layer.BELTS, "belt", Set.of(), List.of("geom"), LayerTable::geometry),
            new LayerTable(
                    Layer.ROADS,
                    "road_link",
                    Set.of("from_lon", "from_lat", "to_lon", "to_lat"),
                    List.of("geom"),
                    LayerTable::link),
            asItIs(Layer.EXPRESSWAYS, "expressway"),
            new LayerTable(Layer.RAIL, "rail", Set.of(), List.of("geom"), LayerTable::geometry),
            new LayerTable(Layer.STATIONS, "rail_station", Set.of("lon", "lat"), List.of("geom"), LayerTable::point),
            new LayerTable(Layer.MAIN_CITY, "main_city", Set.of(), List.of("geom"), LayerTable::geometry),
            new LayerTable(Layer.RIVER, "river", Set.of(), List.of("geom"), LayerTable::geometry),
            new LayerTable(Layer.BRIDGES, "bridge", Set.of("lon", "lat"), List.of("geom"), LayerTable::point),
            asItIs(Layer.CENSUS, "census"),
            asItIs(Layer.UNIT_FIGURES, "unit_figure"),
            facilities(Layer.FACILITIES),
            facilities(Layer.ELDERCARE),
            asItIs(Layer.PLAN_TARGETS, "plan_target"),
            asItIs(Layer.DATA_QUALITY, "data_quality_note"),
            new LayerTable(Layer.EVALUATION, "evaluation_record", Set.of(), List.of("id"), LayerTable::placeInPack));

    private static LayerTable asItIs(Layer layer, String table) {
        return new LayerTable(layer, table, Set.of(), List.of(), (city, row) -> List.of());
    }

    private static LayerTable facilities(Layer layer) {
        return new LayerTable(
                layer,
                "facility",
                Set.of("unit_code", "lon", "lat"),
                List.of("unit_code", "township_code", "geom"),
                LayerTable::facility);
    }

    /** Returns the table's columns in the order of {@link #rows}. */
    List<String> columns() {
        List<String> columns = kept().map(Column::name).collect(Collectors.toCollection(ArrayList::new));
        columns.addAll(made);
        return columns;
    }

    /** Returns the rows to write. */
    List<List<@Nullable Object>> rows(BuiltCity city) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (LayerRow row : city.data().rows(layer)) {
            List<@Nullable Object> values = new ArrayList<>();
            kept().forEach(column -> values.add(row.value(column.name())));
            values.addAll(maker.apply(city, row));
            rows.add(values);
        }
        return rows;
    }

    private Stream<Column> kept() {
        return layer.columns().stream().filter(column -> !replaced.contains(column.name()));
    }

    private static List<@Nullable Object> unit(BuiltCity city, LayerRow row) {
        String id = row.text("code");
        if (row.value("valid_to") != null) {
            id += "@" + row.findDay("valid_from").map(Object::toString).orElse("");
        }
        return Arrays.asList(id, row.geometry());
    }

    private static List<@Nullable Object> township(BuiltCity city, LayerRow row) {
        String code = row.text("code");
        Double people = city.population().townships().stream()
                .filter(township -> township.township().equals(code))
                .map(TownshipPeople::total)
                .findFirst()
                .orElse(null);
        Geometry area = city.townshipAreas().get(code);
        Optional<LandResult> land = city.land();
        Optional<String> street = land.map(mapped -> mapped.openAreas().get(code));
        Provenance provenance = street.isPresent() ? Provenance.OPEN : Provenance.MODELLED;
        return Arrays.asList(
                people,
                pointOf(row),
                area == null ? null : multi(area),
                area == null ? null : provenance.word(),
                street.map(id -> land.orElseThrow().source() + ", " + id).orElse(null));
    }

    private static List<@Nullable Object> facility(BuiltCity city, LayerRow row) {
        String id = row.text("id");
        return Arrays.asList(
                city.facilityUnits().get(id), city.facilityTownships().get(id), pointOf(row));
    }

    private static List<@Nullable Object> point(BuiltCity city, LayerRow row) {
        return Arrays.asList(pointOf(row));
    }

    private static List<@Nullable Object> geometry(BuiltCity city, LayerRow row) {
        return Arrays.asList(row.findGeometry().orElse(null));
    }

    private static List<@Nullable Object> link(BuiltCity city, LayerRow row) {
        return List.of(GEOMETRIES.createLineString(new Coordinate[] {
            new Coordinate(row.decimal("from_lon"), row.decimal("from_lat")),
            new Coordinate(row.decimal("to_lon"), row.decimal("to_lat"))
        }));
    }

    private static List<@Nullable Object> placeInPack(BuiltCity city, LayerRow row) {
        return List.of(city.data().rows(Layer.EVALUATION).indexOf(row) + 1);
    }

    private static @Nullable Geometry pointOf(LayerRow row) {
        LonLat place = row.findPoint().orElse(null);
        return place == null ? null : GEOMETRIES.createPoint(new Coordinate(place.lon(), place.lat()));
    }

    private static Geometry multi(Geometry area) {
        Geometry inSrid = GEOMETRIES.createGeometry(area);
        return inSrid instanceof MultiPolygon
                ? inSrid
                : GEOMETRIES.createMultiPolygon(new Polygon[] {(Polygon) inSrid});
    }
}

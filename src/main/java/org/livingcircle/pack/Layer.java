package org.livingcircle.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.livingcircle.provenance.Provenance;

/**
 * The layers a pack may have, with their columns. Beside its own columns every layer carries {@link #ORIGIN}. A CSV
 * layer holds its points in lon and lat columns, a GeoJSON one in its geometry.
 */
public enum Layer {
    UNITS(
            Format.POLYGONS,
            Need.REQUIRED,
            code("code"),
            text("name_zh"),
            maybe(text("name_en")),
            word("kind", "district", "county", "county_city"),
            maybe(day("valid_from")),
            maybe(day("valid_to"))),
    TOWNSHIPS(
            Format.CSV,
            Need.REQUIRED,
            code("code"),
            code("unit_code"),
            text("name_zh"),
            maybe(text("name_en")),
            word("kind", "subdistrict", "town", "township", "farm_forest_other"),
            maybe(count("communities")),
            maybe(count("villages")),
            maybe(count("other_units")),
            maybe(longitude("lon")),
            maybe(latitude("lat"))),
    PLACES(
            Format.CSV,
            Need.OPTIONAL,
            code("id"),
            text("name_zh"),
            maybe(text("name_en")),
            code("kind"),
            maybe(code("role")),
            maybe(code("unit_code")),
            longitude("lon"),
            latitude("lat"),
            maybe(count("accuracy_m")),
            maybe(text("note"))),
    BELTS(
            Format.LINES_OR_NONE,
            Need.OPTIONAL,
            code("id"),
            text("name_zh"),
            maybe(text("name_en")),
            flag("named"),
            maybe(text("note"))),
    ROADS(
            Format.CSV,
            Need.OPTIONAL,
            code("id"),
            text("from_name"),
            longitude("from_lon"),
            latitude("from_lat"),
            text("to_name"),
            longitude("to_lon"),
            latitude("to_lat"),
            decimal("kilometres", 0.001, 5000),
            maybe(text("corridor")),
            word("area", "core", "outside"),
            word("class", "expressway", "corridor", "local"),
            maybe(day("opened"))),
    EXPRESSWAYS(
            Format.CSV,
            Need.OPTIONAL,
            text("ref"),
            text("name_zh"),
            maybe(text("name_en")),
            maybe(text("serves")),
            maybe(text("status")),
            maybe(day("opened"))),
    RAIL(
            Format.LINES,
            Need.OPTIONAL,
            code("id"),
            text("name_zh"),
            maybe(text("name_en")),
            maybe(text("opened")),
            maybe(text("minutes_note"))),
    STATIONS(
            Format.CSV,
            Need.OPTIONAL,
            code("id"),
            code("line"),
            text("name_zh"),
            maybe(text("name_en")),
            maybe(code("unit_code")),
            decimal("kilometres", 0, 5000),
            maybe(decimal("minutes", 0, 3000)),
            maybe(day("opened")),
            flag("hub"),
            longitude("lon"),
            latitude("lat"),
            maybe(count("accuracy_m"))),
    MAIN_CITY(Format.POLYGONS, Need.OPTIONAL, code("id"), text("name_zh"), maybe(text("name_en")), maybe(text("note"))),
    RIVER(
            Format.LINES,
            Need.OPTIONAL,
            code("id"),
            text("name_zh"),
            maybe(text("name_en")),
            whole("width_m", 1, 20_000)),
    BRIDGES(
            Format.CSV,
            Need.OPTIONAL,
            code("id"),
            text("name_zh"),
            maybe(text("name_en")),
            word("carries", "road", "rail", "foot", "road+rail"),
            maybe(longitude("lon")),
            maybe(latitude("lat")),
            maybe(count("length_m"))),
    CENSUS(
            Format.CSV,
            Need.REQUIRED,
            code("unit_code"),
            whole("year", 1900, 2100),
            word("sex", "M", "F"),
            new Column("age_group", new ColumnType.Word(AgeGroups.ALL), true),
            whole("people", 0, 1_000_000_000)),
    UNIT_FIGURES(
            Format.CSV,
            Need.REQUIRED,
            code("unit_code"),
            whole("year", 1900, 2100),
            code("indicator"),
            maybe(decimal("value", -1e15, 1e15)),
            maybe(text("unit"))),
    FACILITIES(Format.CSV, Need.REQUIRED, facilityColumns()),
    ELDERCARE(Format.CSV, Need.OPTIONAL, facilityColumns()),
    PLAN_TARGETS(
            Format.CSV,
            Need.OPTIONAL,
            code("id"),
            text("plan"),
            maybe(text("chapter")),
            maybe(text("source_line")),
            text("kind"),
            text("statement_zh"),
            maybe(text("summary_en")),
            maybe(text("places")),
            maybe(text("spatial_unit")),
            maybe(text("indicator")),
            maybe(text("quantity")),
            maybe(text("unit")),
            maybe(text("baseline_year")),
            maybe(text("baseline_value")),
            maybe(text("comparator")),
            maybe(text("target_year")),
            maybe(text("target_value")),
            maybe(text("gis_task")),
            maybe(text("data_needed")),
            maybe(text("dq_flags"))),
    DATA_QUALITY(
            Format.CSV,
            Need.OPTIONAL,
            code("id"),
            maybe(text("location")),
            maybe(text("issue_zh")),
            maybe(text("issue_en")),
            maybe(text("evidence")),
            maybe(text("handling")),
            maybe(text("severity"))),
    EVALUATION(
            Format.CSV,
            Need.OPTIONAL,
            text("indicator"),
            maybe(text("target_id")),
            maybe(text("target")),
            maybe(text("actual")),
            maybe(text("year")),
            maybe(text("met")),
            maybe(text("note")));

    /** How a layer's file is written. */
    public enum Format {
        /** A table with a header row. */
        CSV,
        /** GeoJSON of Polygon or MultiPolygon. */
        POLYGONS,
        /** GeoJSON of LineString or MultiLineString. */
        LINES,
        /** The same, where a geometry may be null. */
        LINES_OR_NONE;

        public boolean isGeoJson() {
            return this != CSV;
        }
    }

    private enum Need {
        REQUIRED,
        OPTIONAL
    }

    /** A class of its own, as an enum's constants are made before its static fields. */
    private static final class Origin {
        static final List<Column> COLUMNS = List.of(
                new Column("provenance", new ColumnType.Word(Provenance.WORDS), true),
                text("source"),
                maybe(text("vintage")),
                maybe(text("confidence")));
    }

    /** What every record says of its origin. */
    public static final List<Column> ORIGIN = Origin.COLUMNS;

    private final Format format;
    private final Need need;
    private final int ownCount;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<Column> columns;

    Layer(Format format, Need need, Column... ownColumns) {
        this.format = format;
        this.need = need;
        this.ownCount = ownColumns.length;
        List<Column> all = new ArrayList<>(List.of(ownColumns));
        all.addAll(Origin.COLUMNS);
        this.columns = List.copyOf(all);
    }

    /** Returns the name in pack.yml: the lower-case name. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Format format() {
        return format;
    }

    /** Tells whether no city can do without it. */
    public boolean isRequired() {
        return need == Need.REQUIRED;
    }

    /** Returns the columns that are not {@link #ORIGIN}. */
    public List<Column> ownColumns() {
        return columns.subList(0, ownCount);
    }

    /** Returns all columns, {@link #ORIGIN} last. */
    public List<Column> columns() {
        return columns;
    }

    /** Returns the place of a column in {@link #columns}. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("layer %s has no column %s".formatted(key(), column));
    }

    public static Optional<Layer> find(String key) {
        for (Layer layer : values()) {
            if (layer.key().equals(key)) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    private static Column[] facilityColumns() {
        return new Column[] {
            code("id"),
            new Column("kind", new ColumnType.Word(FacilityKinds.ALL), true),
            maybe(text("level")),
            maybe(text("name_zh")),
            maybe(text("name_en")),
            maybe(code("unit_code")),
            longitude("lon"),
            latitude("lat"),
            maybe(count("beds")),
            maybe(count("nursing_beds")),
            maybe(word("ownership", "public", "private")),
            maybe(text("location_note"))
        };
    }

    private static Column text(String name) {
        return new Column(name, new ColumnType.Text(), true);
    }

    private static Column code(String name) {
        return new Column(name, new ColumnType.Code(), true);
    }

    private static Column word(String name, String... allowed) {
        return new Column(name, new ColumnType.Word(List.of(allowed)), true);
    }

    private static Column whole(String name, long least, long most) {
        return new Column(name, new ColumnType.Whole(least, most), true);
    }

    private static Column count(String name) {
        return whole(name, 0, 1_000_000);
    }

    private static Column decimal(String name, double least, double most) {
        return new Column(name, new ColumnType.Decimal(least, most), true);
    }

    private static Column longitude(String name) {
        return new Column(name, new ColumnType.Longitude(), true);
    }

    private static Column latitude(String name) {
        return new Column(name, new ColumnType.Latitude(), true);
    }

    private static Column day(String name) {
        return new Column(name, new ColumnType.Day(), true);
    }

    private static Column flag(String name) {
        return new Column(name, new ColumnType.Flag(), true);
    }

    private static Column maybe(Column column) {
        return new Column(column.name(), column.type(), false);
    }
}

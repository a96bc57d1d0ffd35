package org.livingcircle.pack.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.pack.Attribution;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.RiverLine;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.StoredVersion;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.Conservation;
import org.livingcircle.region.AdministrativeUnit;
import org.livingcircle.region.Township;
import org.locationtech.jts.geom.Geometry;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the stored city: cells by binary COPY, layers by JdbcClient, where shapes cross as postgis-jdbc's PGgeometry. */
final class CityReading {

    /** Where the makers of imported streets say how they want to be named. */
    private static final String OSM_TERMS = "https://www.openstreetmap.org/copyright";

    private CityReading() {}

    /** Reads the city, in the transaction that is open. */
    static StoredCity read(StoredVersion version, Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        PostgisGeometries.register(postgres);
        JdbcClient client = PostgisCityStore.client(connection);
        CityPack city = attributed(
                PostgisCityStore.JSON.readValue(
                        client.sql("SELECT manifest FROM data_version")
                                .query(String.class)
                                .single(),
                        CityPack.class),
                client);
        GridExtent extent = findGrid(client).orElseThrow();
        CellCopy.Cells cells = CellCopy.read(connection, postgres.getCopyAPI(), extent);
        return new StoredCity(
                version,
                city,
                cells.surface(),
                cells.settlement(),
                conservation(client),
                units(client),
                townships(client),
                rivers(client),
                bridges(client),
                transport(client, city));
    }

    /** Returns the grid of the stored cells; empty while there are none. */
    static Optional<GridExtent> findGrid(JdbcClient client) {
        return client.sql("SELECT srid, west, north, cell_metres, columns, rows FROM population_grid")
                .query((row, number) -> new GridExtent(
                        row.getInt("srid"),
                        row.getDouble("west"),
                        row.getDouble("north"),
                        row.getDouble("cell_metres"),
                        row.getInt("columns"),
                        row.getInt("rows")))
                .optional();
    }

    /** Answers rest on imported streets too, whose makers want to be named. */
    private static CityPack attributed(CityPack city, JdbcClient client) {
        return client.sql("SELECT attribution, licence FROM street_current")
                .query((row, number) ->
                        new Attribution(row.getString("attribution"), row.getString("licence"), OSM_TERMS))
                .optional()
                .map(city::withAttribution)
                .orElse(city);
    }

    private static List<Conservation> conservation(JdbcClient client) {
        return client
                .sql("SELECT unit_code, band, census, surface FROM population_conservation")
                .query((row, number) -> new Conservation(
                        row.getString("unit_code"),
                        AgeBand.ofAgeGroup(row.getString("band")),
                        row.getLong("census"),
                        row.getDouble("surface")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Conservation::unit).thenComparing(Conservation::band))
                .toList();
    }

    private static List<StoredCity.UnitArea> units(JdbcClient client) {
        return client.sql("SELECT code, name_zh, name_en, kind, valid_from, valid_to, geom FROM unit ORDER BY code")
                .query((row, number) -> new StoredCity.UnitArea(
                        new AdministrativeUnit(
                                row.getString("code"),
                                row.getString("name_zh"),
                                row.getString("name_en"),
                                AdministrativeUnit.Kind.valueOf(
                                        row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)),
                        PostgisGeometries.get(row, "geom")))
                .list();
    }

    private static List<StoredCity.TownshipArea> townships(JdbcClient client) {
        return client.sql("""
                        SELECT code, unit_code, name_zh, name_en, kind, communities, villages, other_units, people,
                               centre, geom
                        FROM township ORDER BY code""")
                .query((row, number) -> new StoredCity.TownshipArea(
                        new Township(
                                row.getString("code"),
                                row.getString("unit_code"),
                                row.getString("name_zh"),
                                row.getString("name_en"),
                                Township.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getInt("communities"), // 0 where unknown, as in the model
                                row.getInt("villages"),
                                row.getInt("other_units"),
                                PostgisGeometries.findPoint(row, "centre").orElse(null)),
                        row.getDouble("people"),
                        PostgisGeometries.find(row, "geom")))
                .list();
    }

    private static List<RiverLine> rivers(JdbcClient client) {
        return client.sql("SELECT width_m, geom FROM river ORDER BY id")
                .query((row, number) -> new RiverLine(PostgisGeometries.get(row, "geom"), row.getInt("width_m")))
                .list();
    }

    private static StoredCity.Transport transport(JdbcClient client, CityPack city) {
        return new StoredCity.Transport(
                links(client), stations(client), mainCity(client), places(client), statements(client, city));
    }

    private static List<StoredCity.RoadLink> links(JdbcClient client) {
        return client.sql("""
                        SELECT id, ST_StartPoint(geom) AS start, ST_EndPoint(geom) AS finish, kilometres, corridor, class,
                               area, opened
                        FROM road_link ORDER BY id""")
                .query((row, number) -> new StoredCity.RoadLink(
                        row.getString("id"),
                        PostgisGeometries.findPoint(row, "start").orElseThrow(),
                        PostgisGeometries.findPoint(row, "finish").orElseThrow(),
                        row.getDouble("kilometres"),
                        Optional.ofNullable(row.getString("corridor")),
                        row.getString("class"),
                        row.getString("area").equals("core"),
                        Optional.ofNullable(row.getObject("opened", LocalDate.class))))
                .list();
    }

    private static List<StoredCity.Station> stations(JdbcClient client) {
        return client.sql("""
                        SELECT id, line, name_zh, name_en, unit_code, kilometres, minutes, opened, hub, geom
                        FROM rail_station ORDER BY line, kilometres, id""")
                .query((row, number) -> new StoredCity.Station(
                        row.getString("id"),
                        row.getString("line"),
                        name(row),
                        Optional.ofNullable(row.getString("unit_code")),
                        PostgisGeometries.findPoint(row, "geom").orElseThrow(),
                        row.getDouble("kilometres"),
                        Optional.ofNullable(row.getObject("minutes", Double.class)),
                        Optional.ofNullable(row.getObject("opened", LocalDate.class)),
                        row.getBoolean("hub")))
                .list();
    }

    private static Optional<Geometry> mainCity(JdbcClient client) {
        List<Geometry> parts = client.sql("SELECT geom FROM main_city ORDER BY id")
                .query((row, number) -> PostgisGeometries.get(row, "geom"))
                .list();
        return parts.stream().reduce(Geometry::union);
    }

    private static List<StoredCity.Place> places(JdbcClient client) {
        return client.sql("SELECT id, name_zh, name_en, kind, role, unit_code, geom FROM place ORDER BY id")
                .query((row, number) -> new StoredCity.Place(
                        row.getString("id"),
                        name(row),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("role")),
                        Optional.ofNullable(row.getString("unit_code")),
                        PostgisGeometries.findPoint(row, "geom").orElseThrow()))
                .list();
    }

    private static LocalText name(ResultSet row) throws SQLException {
        String zh = row.getString("name_zh");
        String en = row.getString("name_en");
        return new LocalText(zh, en == null ? zh : en);
    }

    private static List<StoredCity.Statement> statements(JdbcClient client, CityPack city) {
        List<StoredCity.Statement> statements = new ArrayList<>();
        for (String id : new TreeSet<>(city.planCircles().statements().values())) {
            statements.addAll(client.sql("SELECT statement_zh, summary_en, dq_flags FROM plan_target WHERE id = :id")
                    .param("id", id)
                    .query((row, number) -> new StoredCity.Statement(
                            id,
                            row.getString("statement_zh"),
                            Objects.requireNonNullElse(row.getString("summary_en"), ""),
                            notes(client, Objects.requireNonNullElse(row.getString("dq_flags"), ""))))
                    .list());
        }
        return statements;
    }

    /** Reads the notes that a statement names, separated by semicolons. */
    private static List<StoredCity.Note> notes(JdbcClient client, String flags) {
        return client.sql("""
                        SELECT id, issue_zh, issue_en FROM data_quality_note
                        WHERE id = ANY (string_to_array(replace(:flags, ' ', ''), ';')) ORDER BY id""")
                .param("flags", flags)
                .query((row, number) -> new StoredCity.Note(
                        row.getString("id"),
                        Objects.requireNonNullElse(row.getString("issue_zh"), ""),
                        Objects.requireNonNullElse(row.getString("issue_en"), "")))
                .list();
    }

    private static List<StoredCity.Bridge> bridges(JdbcClient client) {
        return client.sql("SELECT id, carries, length_m, geom FROM bridge WHERE geom IS NOT NULL ORDER BY id")
                .query((row, number) -> new StoredCity.Bridge(
                        row.getString("id"),
                        row.getString("carries"),
                        PostgisGeometries.findPoint(row, "geom").orElseThrow(),
                        Optional.ofNullable(row.getObject("length_m", Integer.class))))
                .list();
    }
}

package org.livingcircle.pack.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.pack.Attribution;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.CityStore;
import org.livingcircle.pack.LandResult;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.RiverLine;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.StoredVersion;
import org.livingcircle.platform.persistence.CopyTable;
import org.livingcircle.platform.persistence.OpenDatabase;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.PopulationChange;
import org.livingcircle.provenance.Provenance;
import org.livingcircle.region.AdministrativeUnit;
import org.livingcircle.region.Township;
import org.locationtech.jts.geom.Geometry;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the city in PostGIS. Writes by COPY on one connection in one transaction; reads cells by binary COPY and the layers
 * by JdbcClient, where outlines, areas, lines and points cross as postgis-jdbc's PGgeometry.
 */
@Repository
public class PostgisCityStore implements CityStore {

    /** Held by whoever replaces the city; any number will do that nobody else uses in this database. */
    private static final long REPLACE_LOCK = 0x4c697643_6972636cL;

    /** Where the makers of imported streets say how they want to be named. */
    private static final String OSM_TERMS = "https://www.openstreetmap.org/copyright";

    private static final List<String> CHANGE_COLUMNS = List.of(
            "id",
            "place",
            "zone",
            "unit_code",
            "name_zh",
            "name_en",
            "people_before",
            "people_after",
            "moved",
            "moved_share",
            "densest_before",
            "densest_after",
            "floor_m2",
            "completeness",
            "provenance",
            "source",
            "vintage");

    /** What an older version stored lacks what has been added since. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private final DataSource database;

    public PostgisCityStore(DataSource database) {
        this.database = database;
    }

    /**
     * Opens a store without Spring, its tables brought to their newest form.
     *
     * @throws IllegalArgumentException if the address is none of PostgreSQL
     * @throws DataAccessException if the database cannot be reached or migrated
     */
    public static PostgisCityStore connect(String url, String user, String password) {
        return new PostgisCityStore(OpenDatabase.migrated(url, user, password));
    }

    @Override
    public Optional<StoredVersion> findVersion() {
        return inTransaction("find the data version", PostgisCityStore::findVersion);
    }

    @Override
    public boolean replace(BuiltCity city, Progress progress) {
        return inTransaction("store the city", connection -> {
            lock(connection);
            Optional<StoredVersion> stored = findVersion(connection);
            if (stored.isPresent() && stored.get().fingerprint().equals(city.fingerprint())) {
                return false; // another load stored it while this one was building or waiting
            }
            write(city, connection, progress);
            return true;
        });
    }

    @Override
    public Optional<String> findChange() {
        return inTransaction("find the change by land data", connection -> client(connection)
                .sql("""
                        SELECT source, moved, moved_share, densest_before, densest_after
                        FROM population_change WHERE zone = 'city'""")
                .query((row, number) -> LandResult.line(
                        row.getString("source"),
                        row.getDouble("moved"),
                        row.getDouble("moved_share"),
                        row.getDouble("densest_before"),
                        row.getDouble("densest_after")))
                .optional());
    }

    @Override
    public Optional<StoredCity> read() {
        return inTransaction("read the city", connection -> {
            try (Statement statement = connection.createStatement()) {
                // All of one version, even while a load ends.
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            }
            Optional<StoredVersion> version = findVersion(connection);
            return version.isPresent() ? Optional.of(read(version.get(), connection)) : Optional.empty();
        });
    }

    /** Work on a connection. */
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(String task, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                connection.setAutoCommit(autoCommit);
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, autoCommit, e);
                throw e;
            }
        } catch (SQLException e) {
            DataAccessException translated = TRANSLATOR.translate(task, null, e);
            throw translated != null ? translated : new DataAccessResourceFailureException("could not " + task, e);
        }
    }

    private static void rollBack(Connection connection, boolean autoCommit, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            cause.addSuppressed(e); // the connection is gone, and its transaction with it
        }
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    private static void lock(Connection connection) {
        client(connection)
                .sql("SELECT pg_advisory_xact_lock(:lock) IS NULL")
                .param("lock", REPLACE_LOCK)
                .query(Boolean.class)
                .single();
    }

    private static Optional<StoredVersion> findVersion(Connection connection) {
        return client(connection)
                .sql("SELECT version, pack_id, pack_hash, cell_metres, loaded_at FROM data_state")
                .query((row, number) -> new StoredVersion(
                        row.getString("version"),
                        row.getString("pack_id"),
                        row.getString("pack_hash"),
                        row.getInt("cell_metres"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    // ---- writing ---------------------------------------------------------------------------------------------------

    private static void write(BuiltCity city, Connection connection, Progress progress) throws SQLException {
        progress.report(
                Progress.Step.STORE, 0, Math.max(1, city.population().surface().size()));
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            // DELETE, not TRUNCATE: readers go on reading the old rows until the commit.
            statement.execute("DELETE FROM data_version");
            statement.execute("DELETE FROM population_conservation");
            statement.execute("DELETE FROM population_change");
            for (LayerTable layer : LayerTable.ALL) {
                statement.execute("DELETE FROM " + layer.table());
            }
        }
        for (LayerTable layer : LayerTable.ALL) {
            copy(postgres, layer.table(), layer.columns(), layer.rows(city));
        }
        CellReplacement.replace(
                connection,
                grid(client(connection)),
                new CellCopy.Cells(city.population().surface(), city.settlement()),
                progress);
        GridExtent extent = city.population().surface().extent();
        client(connection).sql("DELETE FROM population_grid").update();
        copy(
                postgres,
                "population_grid",
                List.of("srid", "west", "north", "cell_metres", "columns", "rows", "census_year"),
                List.of(List.of(
                        extent.srid(),
                        extent.west(),
                        extent.north(),
                        extent.cellMetres(),
                        extent.columns(),
                        extent.rows(),
                        city.data().city().population().censusYear())));
        List<List<Object>> conservation = new ArrayList<>();
        for (Conservation row : city.population().conservation()) {
            conservation.add(List.of(row.unit(), row.band().wireName(), Math.round(row.census()), row.surface()));
        }
        copy(postgres, "population_conservation", List.of("unit_code", "band", "census", "surface"), conservation);
        if (city.land().isPresent()) {
            copy(
                    postgres,
                    "population_change",
                    CHANGE_COLUMNS,
                    changes(city.land().get()));
        }
        CityPack manifest = city.data().city();
        client(connection)
                .sql("""
                        INSERT INTO data_version (version, pack_id, pack_hash, cell_metres, loaded_at, manifest)
                        VALUES (:version, :pack, :hash, :cellMetres, now(), CAST(:manifest AS jsonb))""")
                .param("version", city.version())
                .param("pack", manifest.id())
                .param("hash", city.fingerprint())
                .param("cellMetres", manifest.cellMetres())
                .param("manifest", JSON.writeValueAsString(manifest))
                .update();
        try (Statement statement = connection.createStatement()) {
            // Without it the planner would not know the new tables until the autovacuum comes by.
            statement.execute("ANALYZE population_cell");
            for (LayerTable layer : LayerTable.ALL) {
                statement.execute("ANALYZE " + layer.table());
            }
        }
        progress.report(
                Progress.Step.STORE,
                Math.max(1, city.population().surface().size()),
                Math.max(1, city.population().surface().size()));
    }

    private static List<List<@Nullable Object>> changes(LandResult land) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (LandResult.Change row : land.changes()) {
            PopulationChange change = row.change();
            rows.add(Arrays.asList(
                    row.code(),
                    rows.size(),
                    row.zone().wireName(),
                    row.unit(),
                    row.nameZh(),
                    row.nameEn(),
                    change.before(),
                    change.after(),
                    change.moved(),
                    change.movedShare(),
                    change.densestBefore(),
                    change.densestAfter(),
                    change.floorM2(),
                    change.completeness().isPresent() ? change.completeness().getAsDouble() : null,
                    Provenance.MODELLED.word(),
                    land.source(),
                    land.vintage()));
        }
        return rows;
    }

    private static void copy(
            PGConnection postgres,
            String table,
            List<String> columns,
            List<? extends List<? extends @Nullable Object>> rows)
            throws SQLException {
        try (CopyTable copy = new CopyTable(postgres.getCopyAPI(), table, columns)) {
            for (List<? extends @Nullable Object> row : rows) {
                copy.add(row);
            }
            copy.end();
        }
    }

    // ---- reading ---------------------------------------------------------------------------------------------------

    private static StoredCity read(StoredVersion version, Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        PostgisGeometries.register(postgres);
        JdbcClient client = client(connection);
        CityPack city = attributed(
                JSON.readValue(
                        client.sql("SELECT manifest FROM data_version")
                                .query(String.class)
                                .single(),
                        CityPack.class),
                client);
        GridExtent extent = grid(client).orElseThrow();
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

    private static Optional<GridExtent> grid(JdbcClient client) {
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

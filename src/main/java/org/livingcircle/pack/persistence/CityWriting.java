package org.livingcircle.pack.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.LandResult;
import org.livingcircle.pack.Progress;
import org.livingcircle.platform.persistence.CopyTable;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.PopulationChange;
import org.livingcircle.provenance.Provenance;
import org.postgresql.PGConnection;

/** Writes a city by COPY into all tables, in place of the one that is there. */
final class CityWriting {

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

    private CityWriting() {}

    /** Replaces all tables, in the transaction that is open. */
    static void write(BuiltCity city, Connection connection, Progress progress) throws SQLException {
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
                CityReading.findGrid(PostgisCityStore.client(connection)),
                new CellCopy.Cells(city.population().surface(), city.settlement()),
                progress);
        GridExtent extent = city.population().surface().extent();
        PostgisCityStore.client(connection).sql("DELETE FROM population_grid").update();
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
        PostgisCityStore.client(connection)
                .sql("""
                        INSERT INTO data_version (version, pack_id, pack_hash, cell_metres, loaded_at, manifest)
                        VALUES (:version, :pack, :hash, :cellMetres, now(), CAST(:manifest AS jsonb))""")
                .param("version", city.version())
                .param("pack", manifest.id())
                .param("hash", city.fingerprint())
                .param("cellMetres", manifest.cellMetres())
                .param("manifest", PostgisCityStore.JSON.writeValueAsString(manifest))
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
}

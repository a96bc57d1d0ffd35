package org.livingcircle.pack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.ingest.FolderPackSource;
import org.livingcircle.pack.persistence.PostgisCityStore;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.LandStore;
import org.livingcircle.population.Weight;
import org.livingcircle.region.ThiessenAreas;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;
import org.springframework.dao.DataAccessException;

/**
 * Loads Littleton into a real PostGIS. In 2020 its west, L1, has 100 men and 110 women in each of 19 age groups, its east,
 * L2, 20 and 30: 3,990 and 950 people.
 */
class LoadPackTest {

    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();
    private static final List<String> TABLES = List.of(
            "data_version",
            "unit_version",
            "township",
            "place",
            "belt",
            "road_link",
            "expressway",
            "rail",
            "rail_station",
            "main_city",
            "river",
            "bridge",
            "facility",
            "census",
            "unit_figure",
            "plan_target",
            "data_quality_note",
            "evaluation_record",
            "population_grid",
            "population_conservation");

    @TempDir
    Path folder;

    private FreshDatabase database;
    private PostgisCityStore store;
    private LoadPack loadPack;

    @BeforeEach
    void openDatabase() {
        database = FreshDatabase.create();
        store = PostgisCityStore.connect(database.url(), database.user(), database.password());
        loadPack = new LoadPack(new FolderPackSource(SYSTEMS), store, LandStore.NONE, SYSTEMS);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void storesEveryRecordOfThePack() throws SQLException {
        load(Littleton.PACK);

        Map<String, Integer> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    Integer.parseInt(query("SELECT count(*) FROM " + table).get(0)));
        }
        assertThat(rows.values()).containsExactly(1, 3, 5, 3, 2, 4, 1, 1, 3, 1, 1, 1, 12, 152, 6, 3, 1, 2, 1, 10);
        assertThat(query("SELECT code FROM unit ORDER BY code")).containsExactly("L1", "L2");
        assertThat(query("SELECT id FROM unit_version ORDER BY id")).containsExactly("L1", "L2", "L9@1990-01-01");
        assertThat(query("SELECT name_en FROM belt WHERE NOT named AND geom IS NULL"))
                .containsExactly("null");
        assertThat(query("SELECT note FROM place WHERE role = 'satellite_city'"))
                .containsExactly("planned, says the plan");
        assertThat(query("SELECT ST_AsText(geom) FROM road_link WHERE id = 'road-1'"))
                .containsExactly("LINESTRING(9.01 0.01,9.03 0.01)");
        assertThat(query("SELECT ST_AsText(geom) || ' ' || length_m FROM bridge"))
                .containsExactly("POINT(9.02 0.03) 250");
        assertThat(query("SELECT manifest->>'id' || ' ' || cell_metres FROM data_version"))
                .containsExactly("littleton 100");
    }

    @Test
    void givesTownshipsTheirShareOfUrbanAndRuralPeople() throws SQLException {
        load(Littleton.PACK);

        // L1: 3,000 urban people by 3 and 1 communities, 990 rural ones by 1 and 2 villages.
        // L2: 200 by 1, 0 and 1 communities, 750 by 1, 2 and 2 villages.
        assertThat(query("SELECT code || ' ' || round(people::numeric, 6) FROM township ORDER BY code"))
                .containsExactly(
                        "L1A 2580.000000", "L1B 1410.000000", "L2A 250.000000", "L2B 300.000000", "L2C 400.000000");
        assertThat(query("SELECT code FROM township WHERE geom IS NULL")).containsExactly("L2C");
        // Centres at 9.01 and 9.03 divide a unit from 9.00 to 9.04 in the middle.
        assertThat(Double.parseDouble(query("SELECT ST_XMax(geom) FROM township WHERE code = 'L1A'")
                        .get(0)))
                .isCloseTo(9.02, within(1e-5));
    }

    @Test
    void findsUnitAndTownshipOfEachFacility() throws SQLException {
        load(Littleton.PACK);

        assertThat(query("SELECT concat_ws(' ', id, unit_code, township_code) FROM facility ORDER BY id"))
                .containsExactly(
                        "hos-1 L1 L1A",
                        "hos-2 L2 L2A",
                        "hos-3 L2 L2B",
                        "lib-1 L1 L1A",
                        "lib-2 L1 L1B",
                        "lib-3 L2 L2A",
                        "lib-4 L2 L2B",
                        "old-1 L1 L1A",
                        "old-2 L2 L2B",
                        "sch-1 L1 L1A",
                        "sch-2 L1 L1B",
                        "sch-3 L2 L2A");
        assertThat(query("SELECT beds FROM facility WHERE kind = 'hospital' ORDER BY id"))
                .containsExactly("300", "100", "0");
    }

    @Test
    void holdsTheCensusOfEachUnitAndBand() {
        load(Littleton.PACK);

        StoredCity city = store.read().orElseThrow();

        assertThat(city.conservation())
                .extracting(Conservation::unit)
                .containsOnly("L1", "L2")
                .hasSize(10);
        // Four groups below 15, nine to 59, one to 64, three to 79, two from 80.
        assertThat(city.conservation())
                .extracting(Conservation::census)
                .containsExactly(840.0, 1890.0, 210.0, 630.0, 420.0, 200.0, 450.0, 50.0, 150.0, 100.0);
        assertThat(city.conservation()).allMatch(Conservation::holds);
        assertThat(city.population().total(Weight.TOTAL)).isCloseTo(4940, within(1e-6));
        assertThat(city.population().total(Weight.AGE60PLUS)).isCloseTo(1260 + 300, within(1e-6));
    }

    @Test
    void readsBackWhatItStored() {
        BuiltCity built = load(Littleton.PACK);

        StoredCity city = store.read().orElseThrow();

        assertThat(city.version().version()).isEqualTo(built.version()).startsWith("littleton-");
        assertThat(city.city()).isEqualTo(built.data().city());
        var surface = built.population().surface();
        assertThat(city.population().extent()).isEqualTo(surface.extent());
        assertThat(city.population().cells()).isEqualTo(surface.cells());
        for (AgeBand band : AgeBand.ALL) {
            assertThat(city.population().people(band)).isEqualTo(surface.people(band));
        }
        assertThat(city.settlement().urbanCells())
                .isEqualTo(built.settlement().urbanCells())
                .isPositive()
                .isLessThan(surface.size());
        assertThat(city.settlement().urbanPeople(Weight.TOTAL))
                .isEqualTo(built.settlement().urbanPeople(Weight.TOTAL));
        assertThat(city.units()).extracting(unit -> unit.unit().code()).containsExactly("L1", "L2");
        assertThat(city.units()
                        .get(0)
                        .area()
                        .equalsExact(built.data().currentUnits().get(0).geometry()))
                .isTrue();
        assertThat(city.townships()).allSatisfy(township -> assertThat(
                        township.area().isPresent())
                .isEqualTo(built.townshipAreas().containsKey(township.township().code())));
        assertThat(city.rivers()).singleElement().satisfies(river -> assertThat(river.widthMetres())
                .isEqualTo(200));
        assertThat(city.bridges()).singleElement().satisfies(bridge -> assertThat(bridge.place())
                .isEqualTo(new LonLat(9.02, 0.03)));
        assertThat(built.withoutArea())
                .containsExactly(new ThiessenAreas.WithoutArea("L2C", ThiessenAreas.Reason.NO_CENTRE));
    }

    @Test
    void readsCellsInOrderHoweverTheTableHoldsThem() {
        BuiltCity built = load(Littleton.PACK);
        // Updated rows go to the end of the table.
        database.execute("UPDATE population_cell SET urban = urban WHERE cell % 3 = 0");

        StoredCity city = store.read().orElseThrow();

        var surface = built.population().surface();
        assertThat(city.population().cells()).isEqualTo(surface.cells());
        assertThat(city.population().people(AgeBand.A80PLUS)).isEqualTo(surface.people(AgeBand.A80PLUS));
        assertThat(city.settlement().urbanPeople(Weight.TOTAL))
                .isEqualTo(built.settlement().urbanPeople(Weight.TOTAL));
    }

    @Test
    void storesTheSamePackOnceAndAnotherCellSizeAnew() {
        load(Littleton.PACK);
        var first = store.findVersion();

        LoadPack.Result again = loadPack.load(Littleton.PACK, OptionalInt.empty(), Progress.SILENT);

        assertThat(again).isInstanceOf(LoadPack.Result.Unchanged.class);
        assertThat(store.findVersion()).isEqualTo(first);

        LoadPack.Result coarser = loadPack.load(Littleton.PACK, OptionalInt.of(200), Progress.SILENT);

        assertThat(coarser).isInstanceOf(LoadPack.Result.Loaded.class);
        StoredCity city = store.read().orElseThrow();
        assertThat(city.population().extent().cellMetres()).isEqualTo(200);
        assertThat(city.city().cellMetres()).isEqualTo(200);
        assertThat(city.population().total(Weight.TOTAL)).isCloseTo(4940, within(1e-6));
    }

    @Test
    void refusesCellsOutOfRange() {
        assertThatThrownBy(() -> loadPack.load(Littleton.PACK, OptionalInt.of(49), Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50 to 1000, was 49");
    }

    @Test
    void leavesTheStoredCityAsItIsWhenThePackIsRefused() throws SQLException {
        load(Littleton.PACK);
        List<String> before = everything();
        Littleton wrong = Littleton.copyTo(folder);
        wrong.replace("facilities.csv", "hos-2,hospital", "hos-2,hopsital");

        LoadPack.Result result = loadPack.load(folder, OptionalInt.empty(), Progress.SILENT);

        assertThat(result).isInstanceOf(LoadPack.Result.Refused.class);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void leavesTheStoredCityAsItIsWhenTheDatabaseBreaksOffInTheMiddle() throws SQLException {
        load(Littleton.PACK);
        List<String> before = everything();
        Littleton changed = Littleton.copyTo(folder);
        changed.replace("facilities.csv", "hos-1,hospital", "hos-9,hospital");
        changed.replace("pack.yml", "urbanPeakPerKm2: 2000", "urbanPeakPerKm2: 2500"); // people move in every cell
        AtomicBoolean broken = new AtomicBoolean();

        assertThatThrownBy(() -> loadPack.load(folder, OptionalInt.empty(), (step, done, total) -> {
                    // All tables are written, and some of the cells.
                    if (step == Progress.Step.STORE && done > 0 && done < total && !broken.getAndSet(true)) {
                        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
                    }
                }))
                .isInstanceOf(DataAccessException.class);

        assertThat(broken).isTrue();
        assertThat(everything()).isEqualTo(before);

        load(folder);

        assertThat(query("SELECT count(*) FROM facility WHERE id = 'hos-9'")).containsExactly("1");
    }

    @Test
    void letsASecondLoadWaitForTheFirst() throws Exception {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        CompletableFuture<LoadPack.Result> first = CompletableFuture.supplyAsync(
                () -> loadPack.load(Littleton.PACK, OptionalInt.empty(), (step, done, total) -> {
                    if (step == Progress.Step.STORE) {
                        firstIsWriting.countDown();
                        await(secondWaits);
                    }
                }));
        await(firstIsWriting);
        CompletableFuture<LoadPack.Result> second = CompletableFuture.supplyAsync(
                () -> loadPack.load(Littleton.PACK, OptionalInt.empty(), Progress.SILENT));

        untilOneWaitsForTheLock();
        assertThat(query("SELECT count(*) FROM data_version")).containsExactly("0");
        secondWaits.countDown();

        assertThat(first.get(30, TimeUnit.SECONDS)).isInstanceOf(LoadPack.Result.Loaded.class);
        assertThat(second.get(30, TimeUnit.SECONDS)).isInstanceOf(LoadPack.Result.Unchanged.class);
        assertThat(query("SELECT count(*) FROM facility")).containsExactly("12");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came within a minute");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void untilOneWaitsForTheLock() throws SQLException {
        long giveUp = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .isEmpty()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("nobody waited for the lock within a minute");
            }
        }
    }

    private BuiltCity load(Path pack) {
        LoadPack.Result result = loadPack.load(pack, OptionalInt.empty(), Progress.SILENT);
        if (result instanceof LoadPack.Result.Loaded loaded) {
            return loaded.city();
        }
        throw new AssertionError("not loaded: " + result);
    }

    /** Returns a line a table: its rows, and a hash over all they hold. */
    private List<String> everything() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String table : TABLES) {
            lines.addAll(contents(table));
        }
        lines.addAll(contents("population_cell"));
        return lines;
    }

    private List<String> contents(String table) throws SQLException {
        return query(
                "SELECT concat_ws(' ', '%1$s', count(*), md5(string_agg(t::text, '|' ORDER BY t::text))) FROM %1$s t"
                        .formatted(table));
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }
}

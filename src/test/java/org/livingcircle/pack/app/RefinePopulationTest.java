package org.livingcircle.pack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.LandResult;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.ingest.FolderPackSource;
import org.livingcircle.pack.persistence.PostgisCityStore;
import org.livingcircle.platform.persistence.OpenDatabase;
import org.livingcircle.population.Building;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.Land;
import org.livingcircle.population.LandTract;
import org.livingcircle.population.PopulationChange;
import org.livingcircle.population.StreetPolygon;
import org.livingcircle.population.Weight;
import org.livingcircle.population.ingest.LandFileException;
import org.livingcircle.population.ingest.OsmLandReader;
import org.livingcircle.population.persistence.PostgisLand;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;
import org.livingcircle.testing.OsmExtract;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Imports land into Littleton, whose west, L1, has 3,990 people: 2,580 in L1A, the western half, and 1,410 in L1B. Then the
 * core of the first city.
 */
class RefinePopulationTest {

    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @TempDir
    Path folder;

    private FreshDatabase fresh;
    private DataSource database;
    private PostgisCityStore store;
    private PostgisLand land;
    private LoadPack loadPack;

    @BeforeEach
    void openDatabase() {
        fresh = FreshDatabase.create();
        database = OpenDatabase.migrated(fresh.url(), fresh.user(), fresh.password());
        store = new PostgisCityStore(database);
        land = new PostgisLand(database);
        loadPack = new LoadPack(new FolderPackSource(SYSTEMS), store, land, SYSTEMS);
    }

    @AfterEach
    void dropDatabase() {
        fresh.close();
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
    }

    /** A block of room for all of L1A in its south-west, and L1A's border: 9.00 to 9.025 instead of half of L1. */
    private static Land town(int levels) {
        return new Land(
                new LonLatBox(new LonLat(8.99, -0.01), new LonLat(9.05, 0.05)),
                "drawn",
                "2024-04-09",
                List.of(new Building(
                        "way/1",
                        OptionalInt.of(levels),
                        Building.Use.RESIDENTIAL,
                        12_300,
                        box(9.004, 0.004, 9.005, 0.005))),
                List.of(new LandTract("way/2", LandTract.Kind.UNINHABITED, box(9.03, 0.01, 9.035, 0.015))),
                List.of(
                        new StreetPolygon("relation/3", "甲镇", box(9.0, -0.01, 9.025, 0.05)),
                        new StreetPolygon("relation/4", "无此镇", box(9.03, 0.0, 9.035, 0.005))));
    }

    private void replaceLand(Land with) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            PostgisLand.replace(connection, with);
            connection.commit();
        }
    }

    private RefinePopulation.Result refine(Path pack) {
        return new RefinePopulation(loadPack, store).refine(pack, OptionalInt.empty(), Progress.SILENT);
    }

    private String version() {
        return store.findVersion().orElseThrow().fingerprint();
    }

    @Test
    void landMakesANewVersionWithOpenAreasAndTellsWhatItChanged() throws SQLException {
        loadPack.load(Littleton.PACK, OptionalInt.empty(), Progress.SILENT);
        String plain = version();
        StoredCity before = store.read().orElseThrow();
        assertThat(query("SELECT DISTINCT area_provenance FROM township WHERE geom IS NOT NULL"))
                .containsExactly("modelled");
        assertThat(store.findChange()).isEmpty();

        replaceLand(town(30));
        RefinePopulation.Result result = refine(Littleton.PACK);

        assertThat(result.done()).isTrue();
        assertThat(version()).isNotEqualTo(plain);
        assertThat(result.lines().get(0))
                .startsWith("people refined by drawn: ")
                .contains("moved to another cell");
        assertThat(result.lines())
                .contains(
                        "1 buildings; 1 townships have their mapped border",
                        "relation/4 无此镇: border not used, its unit has no township of that name");
        assertThat(store.findChange()).contains(result.lines().get(0));
        assertThat(query("SELECT concat_ws(' ', code, area_provenance, area_source) FROM township ORDER BY code"))
                .containsExactly("L1A open drawn, relation/3", "L1B modelled", "L2A modelled", "L2B modelled", "L2C");
        // Cut at the unit, and what is left of it is the other township's.
        assertThat(number("SELECT ST_XMax(geom) FROM township WHERE code = 'L1A'"))
                .isCloseTo(9.025, within(1e-5));
        assertThat(number("SELECT ST_YMax(geom) FROM township WHERE code = 'L1A'"))
                .isCloseTo(0.04, within(1e-5));
        assertThat(number("SELECT ST_XMin(geom) FROM township WHERE code = 'L1B'"))
                .isCloseTo(9.025, within(1e-5));
        assertThat(number("SELECT ST_Area(ST_Intersection(a.geom, b.geom)) FROM township a, township b"
                        + " WHERE a.code = 'L1A' AND b.code = 'L1B'"))
                .isCloseTo(0, within(1e-12));

        // 12,300 m² by 30 floors is room for 10,110: all 2,580 of L1A live in the block's four cells, at most.
        StoredCity after = store.read().orElseThrow();
        assertThat(after.population().total(Weight.TOTAL)).isCloseTo(4940, within(1e-6));
        assertThat(after.conservation()).allMatch(Conservation::holds);
        assertThat(after.population().size()).isLessThan(before.population().size());
        assertThat(number("SELECT people_after FROM population_change WHERE id = 'L1A'"))
                .isCloseTo(2580, within(1e-6));
        assertThat(number("SELECT completeness FROM population_change WHERE id = 'L1A'"))
                .isEqualTo(1);
        assertThat(number("SELECT densest_after FROM population_change WHERE id = 'L1A'"))
                .isBetween(2580 / 4.0 - 1, 1000.0);
        assertThat(query("SELECT id FROM population_change ORDER BY place"))
                .containsExactly("city", "L1", "L2", "L1A", "L1B", "L2A", "L2B");
        assertThat(number("SELECT people_before - people_after FROM population_change WHERE id = 'L1'"))
                .isCloseTo(0, within(1e-6));
        assertThat(number("SELECT moved FROM population_change WHERE id = 'city'"))
                .isCloseTo(number("SELECT sum(moved) FROM population_change WHERE zone = 'unit'"), within(1e-6));
    }

    @Test
    void theSameLandChangesNothingAndOtherLandDoes() throws SQLException {
        replaceLand(town(30));
        assertThat(refine(Littleton.PACK).lines())
                .containsExactly("no city is stored yet: people are refined when one is loaded");
        loadPack.load(Littleton.PACK, OptionalInt.empty(), Progress.SILENT);
        String first = version();

        replaceLand(town(30));
        assertThat(refine(Littleton.PACK).lines()).hasSize(1);
        assertThat(version()).isEqualTo(first);

        replaceLand(town(3));
        assertThat(refine(Littleton.PACK).lines()).hasSize(3);
        assertThat(version()).isNotEqualTo(first);
        assertThat(land.read().map(Land::fingerprint)).isEqualTo(land.findFingerprint());
        assertThat(land.findFingerprint()).contains(town(3).fingerprint());
    }

    @Test
    void withoutLandTheSurfaceIsWhatItWasToTheLastBit() throws SQLException {
        loadPack.load(Littleton.PACK, OptionalInt.empty(), Progress.SILENT);
        String version = version();
        List<String> cells = query("SELECT t::text FROM population_cell t ORDER BY cell");

        replaceLand(town(30));
        refine(Littleton.PACK);
        assertThat(query("SELECT t::text FROM population_cell t ORDER BY cell")).isNotEqualTo(cells);

        try (Connection connection = database.getConnection()) {
            PostgisLand.clear(connection);
        }
        refine(Littleton.PACK);
        assertThat(version()).isEqualTo(version);
        assertThat(query("SELECT t::text FROM population_cell t ORDER BY cell")).isEqualTo(cells);
        assertThat(query("SELECT id FROM population_change")).isEmpty();
    }

    @Test
    void landOfAnotherPlaceLeavesPeopleWhereTheyAre() throws SQLException {
        loadPack.load(Littleton.PACK, OptionalInt.empty(), Progress.SILENT);
        List<String> cells = query("SELECT t::text FROM population_cell t ORDER BY cell");
        replaceLand(new Land(
                new LonLatBox(new LonLat(11, 1), new LonLat(11.1, 1.1)),
                "elsewhere",
                null,
                List.of(),
                List.of(),
                List.of()));

        assertThat(refine(Littleton.PACK).lines())
                .containsExactly("nothing of the extract lies in the city: people stay where they were");
        assertThat(query("SELECT t::text FROM population_cell t ORDER BY cell")).isEqualTo(cells);
    }

    @Test
    void doesNotReplaceTheCityByThatOfAnotherPack() {
        loadPack.load(Littleton.PACK, OptionalInt.empty(), Progress.SILENT);
        String version = version();
        Littleton other = Littleton.copyTo(folder);
        other.replace("pack.yml", "id: littleton", "id: elsewhere");

        RefinePopulation.Result result = refine(other.folder());

        assertThat(result.done()).isFalse();
        assertThat(result.lines())
                .contains("pack.yml: the pack of another city than the stored one, given \"elsewhere\""
                        + " — Name the folder of the pack \"littleton\" in LIVINGCIRCLE_PACK.");
        assertThat(version()).isEqualTo(version);
    }

    /** 74 of the 77 borders are found; the outlines of units are too coarse for the other three. */
    @Test
    void refinesTheCoreOfARealCity() throws SQLException, LandFileException {
        Path pack = Path.of("geodata/harbin");
        replaceLand(OsmLandReader.read(OsmExtract.file(), null, "2024-04-09").land());

        LoadPack.Result result = loadPack.load(pack, OptionalInt.of(100), Progress.SILENT);

        LandResult refined = ((LoadPack.Result.Loaded) result).city().land().orElseThrow();
        refined.lines().forEach(System.out::println);
        assertThat(refined.buildings()).isEqualTo(16_051);
        assertThat(refined.openAreas()).hasSize(74);
        assertThat(refined.unmatched()).hasSize(3);
        StoredCity stored = store.read().orElseThrow();
        assertThat(stored.population().total(Weight.TOTAL)).isCloseTo(10_009_854, within(1e-3));
        assertThat(stored.conservation()).hasSize(18 * 5).allMatch(Conservation::holds);
        PopulationChange city = refined.city();
        assertThat(city.moved()).isBetween(1e6, 2e6);
        assertThat(city.densestAfter()).isLessThanOrEqualTo(1000 * (1 + 1e-9));
        assertThat(city.completeness().orElseThrow()).isBetween(0.4, 0.8);
        for (LandResult.Change change : refined.changes()) {
            if (change.zone() == LandResult.Zone.UNIT) {
                assertThat(change.change().after())
                        .as(change.code())
                        .isCloseTo(change.change().before(), within(1e-3));
            }
        }
        assertThat(query("SELECT code FROM township WHERE NOT ST_IsValid(geom)"))
                .isEmpty();
        // Areas stay inside their unit and leave each other alone. A unit's long edges are straight in the grid's plane
        // and
        // bend in degrees: less than a hectare.
        assertThat(number("""
                        SELECT max(ST_Area(ST_Difference(t.geom, u.geom)::geography))
                        FROM township t JOIN unit u ON u.code = t.unit_code WHERE t.area_provenance = 'open'
                        """)).isLessThan(10_000);
        assertThat(number("""
                        SELECT coalesce(max(ST_Area(ST_Intersection(a.geom, b.geom)::geography)), 0)
                        FROM township a JOIN township b ON a.code < b.code AND a.geom && b.geom
                        WHERE a.unit_code = b.unit_code AND a.area_provenance = 'open'
                        """)).isLessThan(100);
    }

    private double number(String sql) throws SQLException {
        return Double.parseDouble(query(sql).get(0));
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
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

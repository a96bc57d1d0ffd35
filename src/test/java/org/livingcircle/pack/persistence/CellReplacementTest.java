package org.livingcircle.pack.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.CityBuilder;
import org.livingcircle.pack.PackData;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.ingest.FolderPackSource;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.ModelledPopulation;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;

/**
 * Stores Littleton in a real PostGIS and replaces its cells. A row that PostgreSQL has written again has another place in the
 * table (ctid) and names another transaction (xmin); a row with the same two has not been touched.
 */
class CellReplacementTest {

    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();
    private static final PackData DATA = new FolderPackSource(SYSTEMS)
            .read(Littleton.PACK, Progress.SILENT)
            .data()
            .orElseThrow();

    private FreshDatabase database;
    private PostgisCityStore store;
    private BuiltCity first;

    /** What a cell holds. */
    private record Held(List<Double> people, boolean urban) {

        double people(AgeBand band) {
            return people.get(band.index());
        }

        Held with(AgeBand band, double number) {
            List<Double> other = new ArrayList<>(people);
            other.set(band.index(), number);
            return new Held(other, urban);
        }

        Held turned() {
            return new Held(people, !urban);
        }
    }

    @BeforeEach
    void storeTheCity() {
        database = FreshDatabase.create();
        store = PostgisCityStore.connect(database.url(), database.user(), database.password());
        first = CityBuilder.build("city-1", "hash-1", DATA, Optional.empty(), SYSTEMS, Progress.SILENT);
        assertThat(store.replace(first, Progress.SILENT)).isTrue();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aCityOfTheSameCellsWritesNoRow() throws SQLException {
        NavigableMap<Integer, Held> cells = held(first.population().surface(), first.settlement());
        Map<Integer, String> before = rows();

        replaceBy(extent(), cells);

        assertThat(rows()).isEqualTo(before).hasSameSizeAs(cells);
        assertStored(extent(), cells, "cells");
    }

    @Test
    void writesTheCellsThatDifferAndLeavesTheOthersWhereTheyAre() throws SQLException {
        NavigableMap<Integer, Held> cells = held(first.population().surface(), first.settlement());
        Map<Integer, String> before = rows();
        Integer[] numbers = cells.keySet().toArray(new Integer[0]);
        Set<Integer> gone = Set.of(numbers[0], numbers[7], numbers[8], numbers[numbers.length - 1]);
        cells.keySet().removeAll(gone);
        Set<Integer> changed = new HashSet<>();
        for (AgeBand band : AgeBand.ALL) { // each by the least that a double can tell
            int cell = numbers[20 + 3 * band.index()];
            cells.compute(cell, (same, held) -> held.with(band, Math.nextUp(held.people(band))));
            changed.add(cell);
        }
        int turned = numbers[50];
        cells.compute(turned, (same, held) -> held.turned());
        changed.add(turned);
        Held model = cells.lastEntry().getValue();
        Set<Integer> added = new HashSet<>();
        for (int cell = 0; added.size() < 3; cell++) {
            if (!before.containsKey(cell) && (added.isEmpty() || cell > numbers[100])) {
                added.add(cell);
                cells.put(cell, model.with(AgeBand.A80PLUS, 0.1 * added.size()));
            }
        }
        assertThat(added).as("one before all others").anyMatch(cell -> cell < numbers[0]);

        replaceBy(extent(), cells);

        assertStored(extent(), cells, "cells");
        Map<Integer, String> after = rows();
        Set<Integer> written = new HashSet<>(after.keySet());
        written.removeIf(cell -> Objects.equals(after.get(cell), before.get(cell)));
        Set<Integer> expected = new HashSet<>(changed);
        expected.addAll(added);
        assertThat(written).isEqualTo(expected).hasSize(5 + 1 + 3);
        assertThat(after.keySet()).doesNotContainAnyElementsOf(gone).hasSize(before.size() - 4 + 3);
    }

    /** Again and again, so that new rows come to lie in the gaps of old ones. */
    @Test
    void anyCityFollowsAnyOther() throws SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        NavigableMap<Integer, Held> cells = held(first.population().surface(), first.settlement());
        for (int round = 0; round < 5; round++) {
            Map<Integer, String> before = rows();
            Set<Integer> touched = new HashSet<>();
            NavigableMap<Integer, Held> next = new TreeMap<>(cells);
            for (int change = 0; change < 200; change++) {
                int cell = random.nextInt(extent().cellCount());
                Held held = next.get(cell);
                if (held == null) {
                    next.put(cell, cells.firstEntry().getValue().with(AgeBand.A0_14, random.nextDouble()));
                } else if (random.nextInt(3) == 0) {
                    next.remove(cell);
                } else {
                    next.put(cell, random.nextBoolean() ? held.turned() : held.with(AgeBand.A60_64, 0));
                }
            }
            next.forEach((cell, held) -> {
                if (!held.equals(cells.get(cell))) {
                    touched.add(cell);
                }
            });

            replaceBy(extent(), next);

            assertStored(extent(), next, "seed %d, round %d".formatted(seed, round));
            Map<Integer, String> after = rows();
            assertThat(after.keySet())
                    .as("seed %d, round %d", seed, round)
                    .filteredOn(cell -> !Objects.equals(after.get(cell), before.get(cell)))
                    .containsExactlyInAnyOrderElementsOf(touched);
            cells.clear();
            cells.putAll(next);
        }
    }

    @Test
    void anotherGridReplacesAllRows() throws SQLException {
        NavigableMap<Integer, Held> cells = held(first.population().surface(), first.settlement());
        Map<Integer, String> before = rows();
        GridExtent here = extent();
        GridExtent shifted = new GridExtent(
                here.srid(),
                here.west() + here.cellMetres(),
                here.north(),
                here.cellMetres(),
                here.columns(),
                here.rows());

        replaceBy(shifted, cells);

        assertStored(shifted, cells, "cells");
        Map<Integer, String> after = rows();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.entrySet()).doesNotContainAnyElementsOf(before.entrySet());
    }

    private GridExtent extent() {
        return first.population().surface().extent();
    }

    private static NavigableMap<Integer, Held> held(PopulationSurface surface, Settlement settlement) {
        NavigableMap<Integer, Held> cells = new TreeMap<>();
        for (int index = 0; index < surface.size(); index++) {
            List<Double> people = new ArrayList<>();
            for (AgeBand band : AgeBand.ALL) {
                people.add(surface.people(band)[index]);
            }
            cells.put(surface.cell(index), new Held(people, settlement.isUrban(index)));
        }
        return cells;
    }

    /** Stores the first city with other cells, as a later load does. */
    private void replaceBy(GridExtent extent, NavigableMap<Integer, Held> cells) {
        int[] numbers = cells.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[][] people = new double[AgeBand.ALL.size()][numbers.length];
        BitSet urban = new BitSet();
        int index = 0;
        for (Held held : cells.values()) {
            for (AgeBand band : AgeBand.ALL) {
                people[band.index()][index] = held.people(band);
            }
            urban.set(index++, held.urban);
        }
        PopulationSurface surface = PopulationSurface.of(extent, numbers, people);
        ModelledPopulation modelled = first.population();
        String hash = "hash-" + System.nanoTime();
        BuiltCity next = new BuiltCity(
                "city-2",
                hash,
                first.data(),
                first.townshipAreas(),
                first.withoutArea(),
                new ModelledPopulation(surface, modelled.townships(), modelled.caveats(), modelled.conservation()),
                Settlement.of(surface, urban),
                first.facilityUnits(),
                first.facilityTownships(),
                Optional.empty());
        assertThat(store.replace(next, Progress.SILENT)).isTrue();
    }

    /** Bit for bit: Double's equals tells apart what == does not. */
    private void assertStored(GridExtent extent, NavigableMap<Integer, Held> cells, String what) {
        StoredCity city = store.read().orElseThrow();
        assertThat(city.population().extent()).isEqualTo(extent);
        assertThat(held(city.population(), city.settlement())).as(what).isEqualTo(cells);
    }

    /** Returns where each cell's row lies, and which transaction wrote it. */
    private Map<Integer, String> rows() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT cell, xmin || ' ' || ctid FROM population_cell")) {
            Map<Integer, String> rows = new HashMap<>();
            while (row.next()) {
                rows.put(row.getInt(1), row.getString(2));
            }
            return rows;
        }
    }
}

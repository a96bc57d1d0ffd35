package org.livingcircle.pack.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.ingest.FolderPackSource;
import org.livingcircle.pack.persistence.PostgisCityStore;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.LandStore;
import org.livingcircle.population.Weight;
import org.livingcircle.testing.FreshDatabase;

/** Loads the pack that the service comes with, on a coarse grid, and counts what the sources count. */
class HarbinPackTest {

    private static final Path PACK = Path.of("geodata/harbin");
    private static final CoordinateSystems SYSTEMS = new GeoToolsCoordinateSystems();

    @Test
    void holdsWhatTheSourcesCount() {
        try (FreshDatabase database = FreshDatabase.create()) {
            PostgisCityStore store = PostgisCityStore.connect(database.url(), database.user(), database.password());
            LoadPack.Result result = new LoadPack(new FolderPackSource(SYSTEMS), store, LandStore.NONE, SYSTEMS)
                    .load(PACK, OptionalInt.of(500), Progress.SILENT);

            assertThat(result).isInstanceOf(LoadPack.Result.Loaded.class);
            LoadPack.Result.Loaded loaded = (LoadPack.Result.Loaded) result;
            assertThat(loaded.report().errors()).isEmpty();
            BuiltCity city = loaded.city();
            assertThat(city.data().currentUnits()).hasSize(18);
            assertThat(city.data().rows(Layer.TOWNSHIPS)).hasSize(323);
            assertThat(city.withoutArea()).hasSize(45);
            assertThat(city.data().city().siting())
                    .as("the plan's questions about sites, codes of units as texts, numbers as numbers")
                    .hasSize(12)
                    .first()
                    .satisfies(question -> assertThat(question.inputs())
                            .containsEntry("p", 2)
                            .extractingByKey("demand")
                            .asString()
                            .contains("230102"));
            assertThat(city.data().rows(Layer.PLAN_TARGETS)).hasSize(172);
            assertThat(city.data().rows(Layer.ELDERCARE)).hasSize(925);
            assertThat(city.data().rows(Layer.ELDERCARE).stream()
                            .mapToLong(home -> home.wholeOrZero("beds"))
                            .sum())
                    .isEqualTo(51_000);
            assertThat(city.data().city().services())
                    .extracting(ServiceSpec::id)
                    .contains("culture", "community-health", "eldercare", "hospital", "sport", "market", "metro");

            StoredCity stored = store.read().orElseThrow();
            // The census of 2020.
            assertThat(stored.population().total(Weight.TOTAL)).isCloseTo(10_009_854, within(1e-3));
            assertThat(stored.conservation()).hasSize(18 * 5).allMatch(Conservation::holds);
            assertThat(stored.units()).hasSize(18);
            assertThat(stored.townships().stream()
                            .map(StoredCity.TownshipArea::area)
                            .flatMap(Optional::stream))
                    .hasSize(323 - 45);
        }
    }

    @Test
    void saysWhoRollsAndOfEveryRecordWhereItComesFrom() {
        var data =
                new FolderPackSource(SYSTEMS).read(PACK, Progress.SILENT).data().orElseThrow();

        assertThat(data.city().walking().profiles())
                .filteredOn(named -> named.profile().wheelchair())
                .extracting(named -> named.name().en())
                .containsExactly("Wheelchair");
        assertThat(data.rows().values().stream().flatMap(List::stream))
                .allSatisfy(row -> assertThat(row.text("source")).isNotBlank());
        assertThat(synthetic(data.rows(Layer.ELDERCARE))).isGreaterThan(900);
        assertThat(synthetic(data.rows(Layer.FACILITIES))).isZero();
    }

    private static long synthetic(List<LayerRow> rows) {
        return rows.stream()
                .filter(row -> row.text("provenance").equals("synthetic"))
                .count();
    }
}

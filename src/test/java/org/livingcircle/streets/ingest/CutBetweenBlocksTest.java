package org.livingcircle.streets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.streets.OsmSource;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.testing.TinyOsm;
import org.openstreetmap.osmosis.osmbinary.Fileformat;

/** Files that end exactly between two blocks: well formed, but not whole. */
class CutBetweenBlocksTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"harbin.osm.pbf, 34", "harbin_2019.osm.pbf, 10"})
    void aRealExtractIsTakenWholeOnly(String name, int blocks) throws IOException {
        byte[] whole = Files.readAllBytes(extract(name));
        List<Integer> ends = blockEnds(whole);
        assertThat(ends).hasSize(blocks).endsWith(whole.length);

        assertThat(open(whole).findBox()).isPresent();
        for (int end : ends.subList(1, ends.size() - 1)) {
            assertThatExceptionOfType(StreetsRefused.class)
                    .as("cut after %d bytes", end)
                    .isThrownBy(() -> open(Arrays.copyOf(whole, end)))
                    .satisfies(refused -> assertThat(refused.line())
                            .startsWith("town.osm.pbf byte %,d: the file ".formatted(end))
                            .containsPattern(
                                    "holds no way and so no street|seems to have been cut short after block \\d+")
                            .contains("Fetch or copy the file again."));
        }
    }

    /** 600 nodes in 200 ways, as a file without relations: those of a few ways may be missing, of most of them not. */
    @Test
    void askTheLastNodesWhereThereIsNoRelation() {
        assertThat(open(town(200).bytes()).sha256()).hasSize(64);
        assertThat(open(town(101).bytes()).sha256()).hasSize(64);
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> open(town(99).bytes()))
                .withMessageContaining("seems to have been cut short after block 3: most of its last nodes");
        assertThat(open(town(99).relation(1, "type=multipolygon", "outer 1").bytes())
                        .sha256())
                .as("relations stand behind all ways")
                .hasSize(64);
    }

    @Test
    void aFewStrayNodesOrTaggedOnesAreNoSign() {
        TinyOsm stray = new TinyOsm();
        TinyOsm tagged = new TinyOsm();
        stray.node(1, 9, 0).node(2, 9.01, 0).way(1, "highway=residential", 1, 2);
        tagged.node(1, 9, 0).node(2, 9.01, 0).way(1, "highway=residential", 1, 2);
        for (int node = 3; node < 100; node++) {
            stray.node(node, 9.02, 0);
        }
        for (int node = 3; node < 3000; node++) {
            tagged.node(node, 9.02, 0, "amenity=bench");
        }

        assertThat(open(stray.bytes()).sha256()).hasSize(64);
        assertThat(open(tagged.bytes()).sha256()).hasSize(64);
    }

    private static TinyOsm town(int ways) {
        TinyOsm town = new TinyOsm();
        for (int way = 0; way < 200; way++) {
            for (int i = 0; i < 3; i++) {
                town.node(3L * way + i + 1, 9 + 0.001 * i, 0.001 * way);
            }
        }
        for (long way = 0; way < ways; way++) {
            town.way(way + 1, "highway=residential", 3 * way + 1, 3 * way + 2, 3 * way + 3);
        }
        return town;
    }

    /** Returns the offsets behind each block. */
    private static List<Integer> blockEnds(byte[] file) throws IOException {
        List<Integer> ends = new ArrayList<>();
        int at = 0;
        while (at < file.length) {
            int length = ByteBuffer.wrap(file).getInt(at);
            byte[] header = Arrays.copyOfRange(file, at + 4, at + 4 + length);
            at += 4 + length + Fileformat.BlobHeader.parseFrom(header).getDatasize();
            ends.add(at);
        }
        return ends;
    }

    private OsmSource.Extract open(byte[] bytes) {
        try {
            return new GraphHopperOsm().open(Files.write(folder.resolve("town.osm.pbf"), bytes), StreetProgress.SILENT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path extract(String name) {
        Optional<Path> file = Optional.ofNullable(System.getenv("LIVINGCIRCLE_OSM"))
                .map(named -> Path.of(named, name))
                .filter(Files::isRegularFile);
        if (file.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("LIVINGCIRCLE_OSM names no folder with " + name + "; CI needs it");
        }
        assumeTrue(file.isPresent(), "LIVINGCIRCLE_OSM names no folder with " + name);
        return file.orElseThrow();
    }
}

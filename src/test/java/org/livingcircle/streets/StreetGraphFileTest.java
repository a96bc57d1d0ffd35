package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.testing.StreetTown;

class StreetGraphFileTest {

    private static final int MAGIC_BYTES = 4;
    private static final int FORMAT_BYTES = 8;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        StreetGraph.Builder builder = new StreetGraph.Builder(4551).box(-1.25, -2, 30.5, 40);
        int a = builder.node(0, 0);
        int b = builder.node(10, 20);
        double[] line = {0, 0, 3, 4, 10, 20};
        builder.edge(a, b, 23_000, RoadClass.OTHER, 511, 5, 15, 16, 200, 201, line, "中央大街 🏙", Long.MAX_VALUE);
        builder.edge(b, a, 23_000, RoadClass.STRATEGIC_LOCAL, 0, 0, 0, 0, 0, 0, line, "", 0);
        assertRoundTrip(builder.build());
        assertRoundTrip(StreetTown.random(new Random(5), 60, 150, 2000));
        assertRoundTrip(new StreetGraph.Builder(4551).build());
    }

    private void assertRoundTrip(StreetGraph graph) throws IOException {
        Path file = folder.resolve("streets");
        StreetGraphFile.write(graph, file);
        StreetGraph.Parts read = StreetGraphFile.read(file).parts();
        assertThat(read).usingRecursiveComparison().isEqualTo(graph.parts());
        Path again = folder.resolve("again");
        StreetGraphFile.write(new StreetGraph(read), again);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void aFileCutShortIsRefused() throws IOException {
        byte[] whole = written();
        Path file = folder.resolve("short");
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> StreetGraphFile.read(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(StreetFileException.class)
                    .hasMessageStartingWith(file.toString())
                    .message()
                    .containsAnyOf(length + " bytes and is no street graph", "has been cut short or damaged");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> StreetGraphFile.read(file)).hasMessageContaining("cut short or damaged");
    }

    @Test
    void aFlippedByteIsFound() throws IOException {
        byte[] whole = written();
        Path file = folder.resolve("flipped");
        for (int at = 0; at < whole.length; at += at < 100 ? 1 : 41) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            String message = at < MAGIC_BYTES ? "is no street graph" : at < FORMAT_BYTES ? "has format" : "damaged";
            assertThatThrownBy(() -> StreetGraphFile.read(file))
                    .as("byte %d of %d", at, whole.length)
                    .isInstanceOf(StreetFileException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void aForeignFileIsRefused() throws IOException {
        Path file = folder.resolve("foreign");
        Files.write(file, "id,name\n1,Main Street\n".repeat(50).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> StreetGraphFile.read(file))
                .isInstanceOf(StreetFileException.class)
                .hasMessage(file + " is no street graph");
    }

    @Test
    void anotherFormatIsNamed() throws IOException {
        byte[] whole = written();
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC_BYTES, 99);
        Path file = folder.resolve("newer");
        Files.write(file, whole);
        assertThatThrownBy(() -> StreetGraphFile.read(file))
                .isInstanceOf(StreetFileException.class)
                .hasMessage(file + " has format 99, this version reads 1");
    }

    @Test
    void aMissingFileIsNoDamagedOne() {
        assertThatThrownBy(() -> StreetGraphFile.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aFullDiskIsReported() {
        Path full = Path.of("/dev/full");
        assumeThat(Files.exists(full)).as("a device that is always full").isTrue();
        assertThatThrownBy(() -> StreetGraphFile.write(StreetTown.random(new Random(5), 60, 150, 2000), full))
                .isInstanceOf(IOException.class);
    }

    private byte[] written() throws IOException {
        Path file = folder.resolve("whole");
        StreetGraphFile.write(StreetTown.random(new Random(5), 60, 150, 2000), file);
        return Files.readAllBytes(file);
    }
}

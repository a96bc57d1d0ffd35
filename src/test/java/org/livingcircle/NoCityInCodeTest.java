package org.livingcircle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A city is a folder of data: no name or code of one stands in the code. */
class NoCityInCodeTest {

    private static final Pattern CITY = Pattern.compile("Harbin|哈尔滨|2301");

    @Test
    void namesNoCity() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<String> lines = files.filter(Files::isRegularFile)
                    .flatMap(NoCityInCodeTest::linesWithCity)
                    .toList();

            assertThat(lines).isEmpty();
        }
    }

    private static Stream<String> linesWithCity(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> CITY.matcher(line).find())
                    .map(line -> file + ": " + line.strip());
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }
}

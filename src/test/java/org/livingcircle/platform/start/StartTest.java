package org.livingcircle.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.testing.FreshDatabase;

/** Starts the service as an operator does, with one thing wrong each time. */
class StartTest {

    private static FreshDatabase database;

    @BeforeAll
    static void create() {
        database = FreshDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            LIVINGCIRCLE_DB_URL      |                                    | LIVINGCIRCLE_DB_URL is not set
            LIVINGCIRCLE_DB_URL      | jdbc:h2:mem:city                   | LIVINGCIRCLE_DB_URL is jdbc:h2:mem:city; allowed is jdbc:postgresql://
            LIVINGCIRCLE_DB_URL      | jdbc:postgresql://127.0.0.1:1/none | cannot be used: Connection to 127.0.0.1:1 refused
            LIVINGCIRCLE_DB_PASSWORD | wrong                              | cannot be used: FATAL: password authentication failed
            PORT                     | 70000                              | PORT is 70000; allowed is a whole number from 0 to 65535
            PORT                     | http                               | PORT is http; allowed is a whole number
            LIVINGCIRCLE_CELL_METRES | 20                                 | LIVINGCIRCLE_CELL_METRES is 20; allowed is a whole number from 50 to 1000
            LIVINGCIRCLE_CELL_METRES | wide                               | LIVINGCIRCLE_CELL_METRES is wide; allowed is a whole number from 50 to 1000
            LIVINGCIRCLE_BIND        | nowhere.invalid                    | LIVINGCIRCLE_BIND is nowhere.invalid; allowed is an address
            """)
    void stopsWithOneSentence(String setting, String value, String sentence) throws IOException, InterruptedException {
        ProcessBuilder start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.livingcircle.LivingCircle")
                .redirectErrorStream(true);
        start.environment()
                .putAll(Map.of(
                        "LIVINGCIRCLE_DB_URL", database.url(),
                        "LIVINGCIRCLE_DB_USER", database.user(),
                        "LIVINGCIRCLE_DB_PASSWORD", database.password(),
                        "PORT", "0"));
        start.environment().put(setting, value == null ? "" : value);

        Process service = start.start();
        String output = new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains(sentence).doesNotContain("\n\tat ");
        assertThat(service.exitValue()).isEqualTo(1);
    }
}

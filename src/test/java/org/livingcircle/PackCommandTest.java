package org.livingcircle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.Littleton;

class PackCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream report = new ByteArrayOutputStream();

    @Test
    void takesItsOwnWordsOnly() {
        assertThat(PackCommand.recognises("import", "pack", "x")).isTrue();
        assertThat(PackCommand.recognises("check", "pack", "x")).isTrue();
        assertThat(PackCommand.recognises()).isFalse();
        assertThat(PackCommand.recognises("--server.port=1")).isFalse();
    }

    @Test
    void saysHowToUseIt() {
        assertThat(run(Map.of(), "import", "hats", "x")).isEqualTo(1);
        assertThat(report.toString(StandardCharsets.UTF_8)).startsWith("usage: check pack DIR");
    }

    @Test
    void checksARightPackWithoutADatabase() {
        assertThat(run(Map.of(), "check", "pack", Littleton.PACK.toString())).isZero();
        assertThat(report.toString(StandardCharsets.UTF_8)).endsWith("0 errors, 1 warnings\n");
    }

    @Test
    void printsAWrongPacksFaultsAsReadableLines() {
        Littleton.copyTo(folder)
                .replace(
                        "units.geojson",
                        "[[9.04, 0.0], [9.08, 0.0], [9.08, 0.04], [9.04, 0.04], [9.04, 0.0]]",
                        "[[9.04, 0.0], [9.08, 0.04], [9.08, 0.0], [9.04, 0.04], [9.04, 0.0]]");

        assertThat(run(Map.of(), "check", "pack", folder.toString())).isEqualTo(1);
        assertThat(report.toString(StandardCharsets.UTF_8))
                .isEqualTo("units.geojson feature 2 (L2), geometry: the outline crosses itself at 9.06000, 0.02000"
                        + " — Redraw the outline there; in PostGIS ST_MakeValid does it, in QGIS \"Fix geometries\".\n"
                        + "1 errors, 0 warnings\n");
    }

    @Test
    void namesTheSettingThatIsMissingOrWrong() {
        assertThat(run(Map.of(), "import", "pack", Littleton.PACK.toString())).isEqualTo(1);
        assertThat(report.toString(StandardCharsets.UTF_8)).contains("LIVINGCIRCLE_DB_URL is \"\" — point it at");

        Map<String, String> small = Map.of("LIVINGCIRCLE_DB_URL", "jdbc:postgresql:x", "LIVINGCIRCLE_CELL_METRES", "7");
        assertThat(run(small, "import", "pack", Littleton.PACK.toString())).isEqualTo(1);
        assertThat(report.toString(StandardCharsets.UTF_8)).contains("LIVINGCIRCLE_CELL_METRES is \"7\"", "50 to 1000");
    }

    @Test
    void saysThatNothingWasChangedWhenTheDatabaseCannotBeReached() {
        // Port 9 is the discard service's, which nobody runs.
        Map<String, String> nobody = Map.of("LIVINGCIRCLE_DB_URL", "jdbc:postgresql://127.0.0.1:9/nobody");

        assertThat(run(nobody, "import", "pack", Littleton.PACK.toString())).isEqualTo(1);
        assertThat(report.toString(StandardCharsets.UTF_8))
                .contains("the database failed, nothing was changed: Connection refused");
    }

    @Test
    void importsAPackOnce() {
        try (FreshDatabase database = FreshDatabase.create()) {
            Map<String, String> settings = Map.of(
                    "LIVINGCIRCLE_DB_URL", database.url(),
                    "LIVINGCIRCLE_DB_USER", database.user(),
                    "LIVINGCIRCLE_DB_PASSWORD", database.password());

            assertThat(run(settings, "import", "pack", Littleton.PACK.toString()))
                    .isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("store 100 %", "2 units, 5 townships (1 without area), 12 facilities, 4,940 people");

            assertThat(run(settings, "import", "pack", Littleton.PACK.toString()))
                    .isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("unchanged: littleton-");
        }
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new PackCommand(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(report, true, StandardCharsets.UTF_8))
                .run(arguments);
    }
}

package org.livingcircle.coverage.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.CityTest;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the terminal shows at the end of a start. */
@CityTest
class StartupReportTest {

    private static final Locale USUAL = Locale.getDefault();

    @LocalServerPort
    private int port;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private CoverageAnalysis coverage;

    private Web web;
    private List<String> lines = List.of();

    @BeforeEach
    void print() {
        web = new Web(port);
        Locale.setDefault(Locale.GERMANY); // 1.234,5: must not show
        StringWriter text = new StringWriter();
        new StartupReport(snapshots.current(), coverage).print(new PrintWriter(text));
        lines = text.toString().lines().toList();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(USUAL);
    }

    @Test
    void namesTheCityItsVersionAndItsPeople() {
        JsonNode city = web.json("/city");

        assertThat(lines.get(1))
                .isEqualTo("小城 · Littleton   data version %s   census 2020   people modelled on %s cells of 100 m"
                        .formatted(
                                city.get("dataVersion").asString(),
                                String.format(
                                        Locale.ROOT,
                                        "%,d",
                                        city.at("/grid/populatedCells").asInt())));
    }

    @Test
    void hasALineForEachCircleWithTheFiguresOfTheApi() {
        assertThat(lines.get(4))
                .startsWith("  1  阅读 Reading")
                .contains("urban 15 min walk, rural 5 km straight", " total ");
        assertThat(lines.get(5)).startsWith("  2  医养 Care").contains(" 2 km straight ", " age60plus ");
        assertThat(lines.get(6)).startsWith("  3  电影 Play").endsWith("unknown  -");
        for (int line = 4; line <= 5; line++) {
            String service = line == 4 ? "reading" : "care";
            JsonNode row = web.execute("coverage", "\"service\": \"%s\"".formatted(service))
                    .at("/rows/0");
            assertThat(lines.get(line))
                    .endsWith(String.format(
                                    Locale.ROOT,
                                    "%,d  ",
                                    Math.round(row.get("covered").asDouble()))
                            + percent(row));
        }
    }

    @Test
    void hasALineForTheCityAndEachUnit() {
        assertThat(lines.get(9)).startsWith("share by unit").endsWith("(1)      (2)      (3)      (4)");
        assertThat(lines.get(10)).startsWith("小城 ");
        assertThat(lines.get(11)).startsWith("西区 ");
        assertThat(lines.get(12)).startsWith("东县 ");
        JsonNode reading = web.execute("coverage", "\"service\": \"reading\", \"by\": [\"city\", \"unit\"]")
                .get("rows");
        JsonNode school = web.execute("coverage", "\"service\": \"school\", \"by\": [\"city\", \"unit\"]")
                .get("rows");
        for (int i = 0; i < 3; i++) {
            assertThat(lines.get(10 + i))
                    .contains(percent(reading.get(i)))
                    .endsWith("        -" + "%9s".formatted(percent(school.get(i)))); // nobody knows of the third
        }
        assertThat(lines.get(14)).startsWith("- : no share");
    }

    private static String percent(JsonNode row) {
        return String.format(Locale.ROOT, "%.1f %%", row.get("share").asDouble() * 100);
    }

    @Test
    void columnsStandBelowOneAnotherThoughAChineseCharacterIsTwoWide() {
        List<String> names = List.of("urban 15", "2 km", "15 min", "300 m");
        for (int i = 0; i < 4; i++) {
            String line = lines.get(4 + i);
            assertThat(width(line.substring(0, line.indexOf(names.get(i))))).isEqualTo(5 + 36);
        }
        assertThat(lines.subList(9, 13))
                .allSatisfy(line -> assertThat(width(line)).isEqualTo(16 + 4 * 9));
    }

    private static int width(String text) {
        return text.codePoints()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1)
                .sum();
    }
}

package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Someone opens the page, chooses a service and reads the figures. */
class ReadingTest extends Journey {

    private static final String WALK_TO_HOSPITAL = """
            "service": "hospital", "engine": "grid", "metric": "time", "profile": "adult", "ranges": [900],
            "weights": ["total"], "by": [%s]""";

    @Test
    void opensInChineseWithTheOfficialShareOfTheFirstService() {
        Visit visit = desktop().open("");

        JsonNode city =
                service.coverage("\"service\": \"culture\", \"by\": [\"city\"]").get(0);
        assertThat(visit.find("html")).hasAttribute("lang", "zh-CN");
        assertThat(visit.find("#city-name")).hasText("哈尔滨市");
        assertThat(visit.find("#share")).hasText(Figures.share(city));
        assertThat(visit.find("#covered"))
                .hasAttribute(
                        "data-people",
                        Long.toString(Math.round(city.get("covered").asDouble())));
        assertThat(visit.find("#data-version"))
                .containsText(service.get("/city").get("dataVersion").asString());
        assertThat(visit.find(".leaflet-surface-pane canvas")).not().hasCount(0);
    }

    @Test
    void aFirstVisitIsToldWhatToDoOnce() {
        Visit visit = desktop();
        visit.window().addInitScript("if (!sessionStorage.getItem('again')) localStorage.clear();");
        visit.open("");
        assertThat(visit.find("#hint")).isVisible();

        visit.find("#hint-close").click();
        assertThat(visit.find("#hint")).isHidden();

        visit.page().evaluate("() => sessionStorage.setItem('again', 'yes')");
        visit.page().reload();
        visit.settle();
        assertThat(visit.find("#hint")).isHidden();
    }

    @Test
    void aChosenServiceOpensWithItsOwnCircleAndPeople() {
        Visit visit = desktop().open("");

        visit.find("#service").selectOption("eldercare");
        visit.settle();

        JsonNode city = service.coverage("\"service\": \"eldercare\", \"by\": [\"city\"], \"weights\": [\"age60plus\"]")
                .get(0);
        assertThat(visit.find("#share")).hasText(Figures.share(city));
        assertThat(visit.find("#circle-value")).hasText("5分钟");
        assertThat(visit.find("#weight-age60plus")).isChecked();
        assertThat(visit.find("#headline .warnings")).containsText("合成");
    }

    @Test
    void theTableHasTheFiguresOfTheService() {
        Visit visit = desktop().open("#service=hospital");

        List<JsonNode> units = service.coverage(WALK_TO_HOSPITAL.formatted("\"unit\""));
        assertThat(units).hasSize(18);
        assertThat(visit.find("#zones tbody tr")).hasCount(units.size());
        for (JsonNode unit : units) {
            double covered = unit.get("covered").asDouble();
            double total = unit.get("total").asDouble();
            Locator line = line(visit, unit);
            assertThat(line.locator("th")).hasText(unit.get("nameZh").asString());
            assertThat(line.locator("td")).hasText(new String[] {
                Figures.people(total), Figures.people(covered), Figures.share(unit), Figures.people(total - covered)
            });
        }
    }

    @Test
    void theTableSortsByShareAndFiltersByNameInBothLanguages() {
        Visit visit = desktop().open("#service=hospital");
        List<String> falling = service.coverage(WALK_TO_HOSPITAL.formatted("\"unit\"")).stream()
                .sorted(Comparator.comparingDouble(
                                (JsonNode row) -> row.get("share").asDouble())
                        .reversed())
                .map(Figures::share)
                .toList();
        Locator shares = visit.find("#zones tbody td[data-column=share]");

        visit.find("#zones th[data-column=share] button").click();
        assertThat(visit.find("#zones th[data-column=share]")).hasAttribute("aria-sort", "descending");
        assertThat(shares.allTextContents()).isEqualTo(falling);

        visit.find("#zone-filter").fill("pingfang");
        assertThat(visit.find("#zones tbody tr")).hasCount(1);
        assertThat(visit.find("#zones tbody th")).hasText("平房区");
        visit.find("#zone-filter").fill("道");
        assertThat(visit.find("#zones tbody th")).hasText(new String[] {"道里区", "道外区"});
    }

    @Test
    void aChosenUnitIsFlownToAndFramed() {
        Visit visit = desktop().open("#service=hospital");
        JsonNode bbox = service.get("/collections/units/items/230109").get("geometry");

        visit.find("#zones tr[data-zone='230109'] button").click();

        assertThat(visit.find("#zones tr[data-zone='230109']")).hasAttribute("aria-current", "true");
        visit.page().waitForURL(url -> url.contains("zone=230109") && !url.contains("view=11/"));
        double[] view = visit.view();
        assertThat(Box.of(bbox).contains(view[2], view[1]))
                .as("%s in %s", visit.address(), bbox)
                .isTrue();
        assertThat(visit.find("#chart-text")).containsText("松北区");
    }

    @Test
    void aTownshipWithoutAreaSaysSo() {
        Visit visit = desktop().open("#service=hospital&level=township");
        List<JsonNode> townships = service.coverage(WALK_TO_HOSPITAL.formatted("\"township\""));
        List<JsonNode> without = townships.stream()
                .filter(row -> "no-area".equals(row.get("reason").asString("")))
                .toList();

        assertThat(without).isNotEmpty();
        assertThat(visit.find("#zones tbody tr")).hasCount(townships.size());
        Locator line = line(visit, without.get(0));
        assertThat(line.locator("td[data-column=share]")).hasText("无范围");
        assertThat(line.locator("td[data-column=covered]")).hasText("–");
    }

    @Test
    void theTableIsSavedAsTheServiceWritesIt() throws IOException {
        Visit visit = desktop().open("#service=hospital");

        Download file =
                visit.page().waitForDownload(() -> visit.find("#download-csv").click());

        assertThat(file.suggestedFilename()).isEqualTo("hospital-unit-total-900.csv");
        assertThat(Files.readString(file.path())).isEqualTo(service.csv(WALK_TO_HOSPITAL.formatted("\"unit\"")));
    }

    private static Locator line(Visit visit, JsonNode row) {
        return visit.find("#zones tr[data-zone='" + row.get("zone").asString() + "']");
    }
}

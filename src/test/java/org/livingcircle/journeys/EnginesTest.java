package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Someone compares what the straight line, the grid and the streets say. */
class EnginesTest extends StreetJourney {

    private static final List<String> ENGINES = List.of("streets", "grid", "circle");

    @Test
    void threeSharesStandSideBySideForTheCityAndTheSelectedUnit() {
        Visit visit = desktop().open("#service=reading&zone=L1");

        assertThat(visit.find("#engine-streets")).isChecked();
        for (String engine : ENGINES) {
            List<JsonNode> rows = service.coverage(
                    "\"service\": \"reading\", \"engine\": \"%s\", \"metric\": \"time\", \"ranges\": [900], \"by\": [\"city\", \"unit\"]"
                            .formatted(engine));
            assertThat(visit.find("[data-share=" + engine + "]")).hasText(Figures.share(row(rows, "littleton")));
            assertThat(visit.find("[data-zone-share=" + engine + "]")).hasText(Figures.share(row(rows, "L1")));
        }
    }

    @Test
    void anotherEngineChangesHeadlineMapAndAddressButNotTheRange() {
        Visit visit = desktop().open("#service=reading");
        String streets = visit.picture();

        visit.find("label:has(#engine-grid)").click();

        assertThat(visit.find("#share")).hasText(Figures.share(reading("grid", 900, "")));
        visit.page().waitForURL(url -> url.contains("engine=grid"));
        visit.settle();
        assertThat(visit.picture()).isNotEqualTo(streets);
        assertThat(visit.find("#circle-value")).hasText("15分钟");
        assertThat(visit.find("[data-share=streets]")).hasText(Figures.share(reading("streets", 900, "")));
    }

    @Test
    void theSliderNeedsNoRequestWithAnyEngineAndMovesAllThreeShares() {
        Visit visit = desktop().open("#service=reading");
        int asked = visit.requests().size();

        visit.find("#circle").focus();
        visit.page().keyboard().press("End");

        for (String engine : ENGINES) {
            assertThat(visit.find("[data-share=" + engine + "]")).hasText(Figures.share(reading(engine, 1800, "")));
        }
        assertThat(visit.requests().subList(asked, visit.requests().size()))
                .allMatch(request -> request.equals("/processes/hotspots/execution"));
    }

    @Test
    void theHeadlineSaysWhoAnswered() {
        Visit visit = desktop().open("#service=reading");

        assertThat(visit.find("#headline [data-key=answered]")).containsText("街道");
    }

    @Test
    void inWinterStreetsTakeLongerToo() {
        Visit visit = desktop().open("#service=reading");
        JsonNode winter = reading("streets", 900, ", \"winter\": true");
        assertThat(winter.get("covered").asDouble())
                .isLessThan(reading("streets", 900, "").get("covered").asDouble());

        visit.find("#winter").check();

        assertThat(visit.find("#share")).hasText(Figures.share(winter));
        assertThat(visit.find("[data-share=streets]")).hasText(Figures.share(winter));
        visit.page().waitForURL(url -> url.contains("winter=1"));
    }

    @Test
    void whoDrivesHasStreetsOnly() {
        Visit visit = desktop().open("#service=reading");

        visit.find("label:has(#mode-drive)").click();

        assertThat(visit.find("#share")).hasText(Figures.share(reading("streets", 900, ", \"mode\": \"drive\"")));
        assertThat(visit.find("#engine-grid")).isDisabled();
        assertThat(visit.find("#engine-note")).containsText("只能算步行");
    }

    @Test
    void theOwnersOfTheStreetsAreNamedOnTheMap() {
        assertThat(phone().open("#service=reading").find("#streets-by")).hasText("© OpenStreetMap contributors");
    }

    private static JsonNode row(List<JsonNode> rows, String zone) {
        return rows.stream()
                .filter(row -> row.get("zone").asString().equals(zone))
                .findFirst()
                .orElseThrow();
    }
}

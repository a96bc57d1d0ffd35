package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Someone who uses the keyboard only. */
class KeyboardTest extends Journey {

    private static final String WALK_TO_HOSPITAL = """
            "service": "hospital", "engine": "grid", "metric": "time", "ranges": [960], "by": ["%s"]""";

    @Test
    void changesTheCircleAndReadsTheTable() {
        Visit visit = desktop().open("#service=hospital");
        Keyboard keys = visit.page().keyboard();
        JsonNode city = service.coverage(WALK_TO_HOSPITAL.formatted("city")).get(0);
        JsonNode best = service.coverage(WALK_TO_HOSPITAL.formatted("unit")).stream()
                .max(Comparator.comparingDouble(row -> row.get("share").asDouble()))
                .orElseThrow();

        keys.press("Tab");
        assertThat(visit.find(".skip")).isFocused();
        assertThat(visit.find(".skip")).isInViewport();

        tabTo(visit, "circle", 12);
        keys.press("ArrowRight");
        assertThat(visit.find("#circle")).hasAttribute("aria-valuetext", "16分钟");
        assertThat(visit.find("#share")).hasText(Figures.share(city));
        assertThat(visit.find("#announcer")).containsText(Figures.share(city));

        tabTo(visit, "tab-table", 25);
        tabTo(visit, "share", 12);
        keys.press("Enter");
        assertThat(visit.find("#zones th[data-column=share]")).hasAttribute("aria-sort", "descending");
        assertThat(visit.find("#zones tbody th").first())
                .hasText(best.get("nameZh").asString());
        assertThat(visit.find("#zones tbody td[data-column=share]").first()).hasText(Figures.share(best));

        keys.press("Tab");
        keys.press("Tab");
        keys.press("Enter");
        assertThat(visit.find("#zones tbody tr").first()).hasAttribute("aria-current", "true");
        visit.page().waitForURL(url -> url.contains("zone=" + best.get("zone").asString()));
    }

    @Test
    void theSkipLinkLeadsToTheTableAndArrowsToTheOtherTabs() {
        Visit visit = desktop().open("#service=hospital");
        Keyboard keys = visit.page().keyboard();

        keys.press("Tab");
        keys.press("Enter");
        assertThat(visit.find("#details")).isFocused();
        keys.press("Tab");
        assertThat(visit.find("#tab-table")).isFocused();
        for (String tab : List.of("hotspots", "here", "travel", "facilities", "plan", "siting", "scenarios", "table")) {
            keys.press("ArrowRight");
            assertThat(visit.find("#tab-" + tab)).isFocused();
            assertThat(visit.find("#panel-" + tab)).isVisible();
        }
    }

    @Test
    void theMapIsAskedByEnterAndTheLayersClosedByEscape() {
        Visit visit = desktop().open("#service=hospital&view=13/45.7365/126.6125");

        visit.find("#map").focus();
        visit.page().keyboard().press("Enter");
        assertThat(visit.find("#here-place")).isVisible();

        visit.find("#layers-toggle").focus();
        visit.page().keyboard().press("Enter");
        assertThat(visit.find("#layer-facilities")).isFocused();
        visit.page().keyboard().press("Escape");
        assertThat(visit.find("#layers-toggle")).isFocused();
        assertThat(visit.find("#layers")).isHidden();
    }

    /** Presses Tab until the element of an id, or of a key, has the focus. */
    private static void tabTo(Visit visit, String wanted, int most) {
        for (int press = 0; press < most; press++) {
            visit.page().keyboard().press("Tab");
            Object focused = visit.page()
                    .evaluate("() => document.activeElement.id || document.activeElement.dataset.key || ''");
            if (wanted.equals(focused)) {
                return;
            }
        }
        assertThat(false).as("Tab reaches %s within %d presses", wanted, most).isTrue();
    }
}

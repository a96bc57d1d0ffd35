package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.TapOptions;
import com.microsoft.playwright.options.Position;
import org.junit.jupiter.api.Test;

/** Someone opens the page on a phone. */
class PhoneTest extends Journey {

    @Test
    void mapSheetAndLegendShareTheScreen() {
        Visit visit = phone().open("#service=hospital");
        assertRoomForTheMap(visit, "at first");

        visit.find("#legend summary").tap();
        assertThat(visit.find("#legend-body")).isVisible();
        assertRoomForTheMap(visit, "with the legend");
        visit.find("#legend summary").tap();

        visit.find("#sheet-handle").tap();
        assertThat(visit.find("#headline")).isInViewport();
        assertThat(visit.find("#sheet-handle")).hasAttribute("aria-expanded", "true");
        assertRoomForTheMap(visit, "with half the sheet");
        visit.find("#sheet-handle").tap();
        assertRoomForTheMap(visit, "with the whole sheet");

        visit.find("#tab-plan").scrollIntoViewIfNeeded();
        visit.find("#tab-table").tap();
        assertThat(visit.find("#zones tbody tr")).hasCount(18);
        assertRoomForTheMap(visit, "with the table");
    }

    @Test
    void inEnglishNothingIsWiderThanTheScreen() {
        Visit visit = phone().open("#service=culture&lang=en&level=township");
        visit.find("#sheet-handle").tap();

        for (String tab : new String[] {"table", "hotspots", "here", "travel", "facilities", "plan"}) {
            visit.find("#tab-" + tab).tap();
            assertRoomForTheMap(visit, tab);
        }
    }

    @Test
    void aTapOnTheMapOpensTheSheetAtTheAnswer() {
        Visit visit = phone().open("#service=hospital&view=13/45.7365/126.6125&layers=labels");

        visit.find("#map").tap(new TapOptions().setPosition(new Position(190, 300)));

        assertThat(visit.find("#here-place")).isInViewport();
        assertRoomForTheMap(visit, "with the answer");
    }

    /** Nothing to scroll sideways, and a fifth of the screen's height at least is map that can be touched. */
    private static void assertRoomForTheMap(Visit visit, String when) {
        Object width = visit.page()
                .evaluate(
                        "() => Math.max(document.documentElement.scrollWidth, document.getElementById('sheet').scrollWidth)");
        assertThat(((Number) width).intValue()).as("width %s", when).isLessThanOrEqualTo(390);
        Object share = visit.page().evaluate("""
                async () => {
                  await Promise.all(document.getAnimations().map((a) => a.finished));
                  let free = 0;
                  for (let x = 5; x < 390; x += 10) {
                    for (let y = 5; y < 844; y += 10) {
                      if (document.elementFromPoint(x, y)?.closest('#map')) free++;
                    }
                  }
                  return free / (39 * 84);
                }""");
        assertThat(((Number) share).doubleValue())
                .as("share of the screen that is map, %s", when)
                .isGreaterThan(0.08);
    }
}

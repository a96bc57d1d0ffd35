package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe-core finds nothing to object to. */
class AccessibilityTest extends Journey {

    @ParameterizedTest
    @CsvSource({"zh, table", "en, table", "zh, hotspots", "en, here", "zh, travel", "zh, facilities", "en, plan"})
    void onADesktop(String language, String tab) {
        Visit visit = desktop().open("#service=culture&lang=" + language + "&tab=" + tab);
        if (tab.equals("here")) {
            visit.find("#here-centre").click();
            assertThat(visit.find("#here-place")).isVisible();
        }

        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void withEverythingUnfolded() {
        Visit visit = desktop().open("#service=hospital&surface=share&level=township");
        visit.find("#layers-toggle").click();
        visit.find("#headline summary").click();
        visit.find("#chart-data summary").click();

        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void onAPhone() {
        Visit visit = phone().open("#service=hospital");
        assertThat(Axe.violations(visit)).isEmpty();

        visit.find("#sheet-handle").tap();
        visit.find("#legend summary").tap();
        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void withAFailureOnThePage() {
        Visit visit = desktop().open("#tab=here");
        visit.find("#here-lon").fill("0");
        visit.find("#here-lat").fill("0");
        visit.find("#here-ask").click();
        assertThat(visit.find("#panel-here .failure")).isVisible();
        visit.forgive();

        assertThat(Axe.violations(visit)).isEmpty();
    }
}

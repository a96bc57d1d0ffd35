package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** axe-core finds nothing to object to where people travel and change the view. */
class TravelAccessibilityTest extends StreetJourney {

    private static final String FULL = "#service=reading&tab=travel&view=13/0.02000/9.03000&zone=L1&closed=bridge-1"
            + "&edits=add:new-1:9.04000/0.01500&catchment=to:lib-1&route=9.02000/0.01500/9.04000/0.01500&lang=";

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void onADesktop(String language) {
        Visit visit = desktop().open(FULL + language);
        assertThat(visit.find("#bands")).isVisible();
        assertThat(visit.find("#route-minutes")).isVisible();
        visit.find("#travel-bridges summary").click();
        visit.find("label:has(#tool-route)").click();

        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void whileFacilitiesAreEdited() {
        Visit visit = desktop().open("#service=reading&tab=facilities");
        visit.find("#facility-edit").click();
        visit.find("#facility-add").click();
        assertThat(visit.find("#changes")).isVisible();

        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void withAFailure() {
        Visit visit = desktop().open("#service=reading&tab=travel&route=9.02000/0.01500/9.07900/0.01500");
        assertThat(visit.find("#travel-route .failure")).isVisible();
        visit.forgive();

        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void onAPhone() {
        Visit visit = phone().open(FULL + "zh");
        visit.find("#sheet-handle").tap();

        assertThat(Axe.violations(visit)).isEmpty();
    }
}

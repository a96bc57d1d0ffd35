package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody keeps changes to the city as a scenario. */
class ScenarioTest extends PlannerJourney {

    private static final String VIEW = "#service=reading&view=13/0.02000/9.03000";

    @Test
    void aFacilityIsAddedTakenBackAndAddedAgain() {
        Visit visit = planner(desktop(), VIEW);
        String before = visit.find("#share").textContent();
        makeScenario(visit, "两岸");

        visit.find("[data-key=edit-facilities]").click();
        visit.find("#facility-add").click();
        assertThat(visit.find("#scenario-changes")).hasText("1 项改动");
        assertThat(visit.find("#facilities")).containsText("新设施 1");
        assertThat(visit.find("#share")).not().hasText(before);
        String after = visit.find("#share").textContent();

        visit.page().keyboard().press("Escape");
        visit.find("#tab-scenarios").click();
        visit.page().keyboard().press("Control+z");
        assertThat(visit.find("#share")).hasText(before);
        assertThat(visit.find("#change-list .undone")).hasCount(1);
        visit.page().keyboard().press("Control+Shift+z");
        assertThat(visit.find("#share")).hasText(after);

        visit.find("#scenario-leave").click();
        assertThat(visit.find("#scenario-bar")).isHidden();
        assertThat(visit.find("#share")).hasText(before);
    }

    @Test
    void whatTheViewHasTriedGoesIntoANewScenario() {
        Visit visit = planner(desktop(), VIEW + "&edits=add:new-1:9.03000/0.03000&closed=bridge-1");

        makeScenario(visit, "试过的");

        assertThat(visit.find("#change-list li")).hasCount(2);
        assertThat(visit.find("#changes")).isHidden();
    }

    @Test
    void somebodyElsesChangeIsShownBesideOnesOwn() {
        Visit visit = planner(desktop(), VIEW);
        makeScenario(visit, "共改");
        Visit other = desktop();
        other.window().addCookies(visit.window().cookies());
        other.open(visit.address().substring(visit.origin().length() + 1));
        other.find("#change-kind").selectOption("closeBridge");
        other.find("#change-add").click();
        assertThat(other.find("#change-list li")).hasCount(1);

        visit.find("#change-kind").selectOption("setSpeed");
        visit.find("#change-kmh").fill("12");
        visit.find("#change-add").click();
        assertThat(visit.find("#conflict")).isVisible();
        assertThat(visit.find("#conflict li")).hasCount(2);
        visit.forgive();
        assertThat(Axe.violations(visit)).isEmpty();

        visit.find("#conflict-again").click();
        assertThat(visit.find("#change-list li")).hasCount(2);
    }

    @Test
    void twoAreComparedWithTheSamePeople() {
        Visit visit = planner(desktop(), VIEW);
        makeScenario(visit, "有桥无桥");
        visit.find("#change-kind").selectOption("closeBridge");
        visit.find("#change-add").click();
        assertThat(visit.find("#change-list li")).hasCount(1);
        String reach = visit.picture();

        visit.find("[data-key^=compare-]").first().click();

        assertThat(visit.find("#compare-table tbody tr")).not().hasCount(0);
        assertThat(visit.find("#legend-body")).containsText("不再在圈内");
        visit.settle();
        assertThat(visit.picture()).isNotEqualTo(reach);
        visit.page().waitForURL(Pattern.compile(".*compare=~.*"));
    }

    @Test
    void anAddressThatNobodyMaySeeSaysSoAndLeadsOut() {
        Visit visit = desktop();
        visit.page().navigate(visit.origin() + "/" + VIEW + "&scenario=nowhere");
        assertThat(visit.find("#scenario-bar .wrong")).isVisible();
        visit.forgive();

        visit.find("#scenario-leave").click();
        visit.settle();
        assertThat(visit.find("#scenario-bar")).isHidden();
        visit.forgive();
    }

    @Test
    void withoutALoginThePanelIsForReading() {
        Visit visit = desktop().open(VIEW + "&tab=scenarios");

        assertThat(visit.find(".login-hint").first()).isVisible();
        assertThat(visit.find("#scenario-new")).isHidden();
        assertThat(Axe.violations(visit)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void axeFindsNothingToObjectTo(String language) {
        Visit visit = planner(desktop(), VIEW + "&lang=" + language);
        makeScenario(visit, "S");
        visit.find("#change-kind").selectOption("openRoad");
        visit.find("[data-key=draw-openRoad]").click();
        visit.find("[data-key=draw-centre-openRoad]").click();

        assertThat(Axe.violations(visit)).isEmpty();
    }
}

package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody asks where to build. */
class SitingTest extends PlannerJourney {

    private static final String VIEW = "#service=reading&tab=siting&view=13/0.02000/9.03000";

    /** Two sites among the centres of townships and the grid, a question that is answered at once. */
    private static void askForTwo(Visit visit) {
        visit.find("label:has(#siting-part-question)").click();
        visit.find("#siting-p").fill("2");
        visit.find("#siting-existing").selectOption("ignore");
        visit.find("#siting-ask").click();
    }

    @Test
    void aQuestionIsRunAndKeptAsAScenario() {
        Visit visit = planner(desktop(), VIEW);
        askForTwo(visit);
        assertThat(visit.find("#sites > li")).hasCount(2);
        assertThat(visit.find("#siting-certainty")).containsText("最好的答案");
        assertThat(visit.find("#verifier")).containsText("一致");
        assertThat(visit.find(".site-pin")).hasCount(2);
        visit.page().waitForURL(Pattern.compile(".*job=.*"));

        visit.page().reload();
        assertThat(visit.find("#sites > li")).hasCount(2);

        visit.find("#siting-save-name").fill("两处新馆");
        visit.find("#siting-save").click();
        assertThat(visit.find("#scenario-name")).hasText("两处新馆");
        assertThat(visit.find("#change-list li")).hasCount(2);
    }

    @Test
    void aRunGoesOnOverAReloadAndIsStopped() {
        Visit visit = planner(desktop(), VIEW);
        visit.find("label:has(#siting-part-question)").click();
        visit.find("#siting-model").selectOption("p-median");
        visit.find("#siting-from-grid").click();
        visit.find("#siting-p").fill("7");
        visit.find("#siting-curve").click();
        visit.find("#siting-ask").click();
        visit.page().waitForURL(Pattern.compile(".*job=.*"));
        visit.page().reload();
        assertThat(visit.find("#run-state")).isVisible();
        // In one step in the page: between a look and a click from outside the run may end.
        visit.page().evaluate("document.querySelector('#run-cancel')?.click()");
        assertThat(visit.find("#run-state")).hasText(Pattern.compile("完成|已停止.*"));

        visit.find("label:has(#siting-part-jobs)").click();
        assertThat(visit.find("#jobs-list li").first()).isVisible();
    }

    @Test
    void aPressRightAfterAFigureIsHeard() {
        Visit visit = planner(desktop(), VIEW);
        visit.find("label:has(#siting-part-question)").click();
        visit.find("#siting-existing").selectOption("ignore");
        visit.find("#siting-p").fill("2");
        press(visit, "#siting-curve");
        assertThat(visit.find("#siting-curve")).isChecked();
        visit.find("#siting-p").fill("3");
        press(visit, "#siting-ask");
        assertThat(visit.find("#sites > li")).hasCount(3);
    }

    @Test
    void whatArrivesWhileAButtonIsHeldDoesNotTakeItAway() {
        Visit visit = planner(desktop(), VIEW);
        visit.find("label:has(#siting-part-question)").click();
        visit.find("#siting-existing").selectOption("ignore");
        visit.find("#siting-p").fill("2");
        visit.find("#siting-ask").hover();
        visit.page().mouse().down();
        visit.page().evaluate("location.hash += '&lang=en'");
        assertThat(visit.find("#tab-siting")).hasText("Siting");
        visit.page().mouse().up();
        assertThat(visit.find("#sites > li")).hasCount(2);
        assertThat(visit.find("#siting-ask")).hasText("Run");
    }

    @Test
    void whatArrivesWhileSomebodyTypesLeavesTheFieldAsItIs() {
        Visit visit = planner(desktop(), VIEW);
        visit.find("label:has(#siting-part-question)").click();
        visit.find("#siting-p").fill("1234");
        visit.find("#siting-p").selectText();
        visit.page().evaluate("location.hash += '&lang=en'");
        assertThat(visit.find("#siting-ask")).hasText("Run");
        visit.page().keyboard().type("5");
        assertThat(visit.find("#siting-p")).hasValue("5");

        visit.page().evaluate("location.hash = location.hash.replace('lang=en', 'lang=zh')");
        assertThat(visit.find("#siting-ask")).hasText("开始计算");
        visit.page().keyboard().type("6");
        assertThat(visit.find("#siting-p")).hasValue("56");
    }

    /** Presses as a hand does: frames are drawn before it lets go. */
    private static void press(Visit visit, String control) {
        visit.find(control).hover();
        visit.page().mouse().down();
        visit.page()
                .evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        visit.page().mouse().up();
    }

    @Test
    void withoutALoginAnAnswerComesAtOnce() {
        Visit visit = desktop().open(VIEW);
        askForTwo(visit);

        assertThat(visit.find("#sites > li")).hasCount(2);
        assertThat(visit.find("#siting-save")).hasCount(0);
        assertThat(visit.address()).doesNotContain("job=");
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        Visit visit = planner(desktop(), VIEW);
        visit.find("label:has(#siting-part-question)").click();
        visit.find("#siting-from-townships").click();
        visit.find("#siting-existing").selectOption("ignore");
        visit.find("#siting-ask").click();
        assertThat(visit.find("#siting-form .failure")).containsText("没有可以建的地方");

        visit.find("#siting-from-townships").click();
        visit.find("#siting-p").fill("400");
        visit.find("#siting-ask").click();
        assertThat(visit.find("#siting-run .failure, #feasibility, #siting-certainty")
                        .first())
                .isVisible();
        visit.forgive();
        assertThat(Axe.violations(visit)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void axeFindsNothingToObjectTo(String language) {
        Visit visit = planner(desktop(), VIEW + "&lang=" + language);
        visit.find("label:has(#siting-part-question)").click();
        visit.find("#siting-model").selectOption("hierarchy");
        assertThat(Axe.violations(visit)).isEmpty();

        visit.find("#siting-model").selectOption("mclp");
        askForTwo(visit);
        assertThat(visit.find("#sites > li")).hasCount(2);
        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void onAPhone() {
        Visit visit = planner(phone(), VIEW);
        visit.find("#sheet-handle").tap();
        askForTwo(visit);

        assertThat(visit.find("#sites > li")).hasCount(2);
        assertThat(Axe.violations(visit)).isEmpty();
    }
}

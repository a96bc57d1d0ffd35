package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livingcircle.testing.LittletonStreets;
import tools.jackson.databind.JsonNode;

/** A planner asks who lives inside the circles of the plan. Streets: {@link LittletonStreets}. */
class PlanCircleTest extends StreetJourney {

    private static final String VIEW = "#service=reading&tab=plan";
    private static final String EXECUTION = "/processes/plan-circles/execution";

    @Test
    void nothingIsAskedUntilACircleIsChosenAndNoneTakesItAway() {
        Visit visit = desktop().open(VIEW);
        assertThat(visit.find("#plan-circle-none")).isChecked();
        assertThat(visit.requests()).doesNotContain(EXECUTION);
        assertThat(visit.find("#plan-year")).isHidden();

        choose(visit, "metropolitan-30");

        JsonNode reply = service.planCircle("\"circle\": \"metropolitan-30\"");
        assertThat(visit.find("#plan-people"))
                .hasText(Figures.people(reply.at("/inside/total").asDouble()));
        assertThat(visit.find("#plan-share"))
                .containsText(Figures.percent(reply.at("/inside/total").asDouble()
                        / reply.at("/total/total").asDouble()));
        for (JsonNode unit : reply.get("units")) {
            assertThat(visit.find("[data-unit=" + unit.get("code").asString() + "]"))
                    .hasText(Figures.people(unit.at("/inside/total").asDouble()));
        }
        assertThat(visit.find("#plan-answer .statement")).containsText("P-003");
        assertThat(visit.find("[data-parameter]"))
                .hasCount(reply.get("parameters").size());
        assertThat(visit.find("#legend-body")).containsText("规划圈");
        assertThat(visit.find("[data-key='plan.carried']")).containsText("主城区内");
        visit.page().waitForURL(url -> url.contains("plan=metropolitan-30"));

        choose(visit, "none");

        assertThat(visit.find("#plan-answer *")).hasCount(0);
        assertThat(visit.find("#legend-body")).not().containsText("规划圈");
        visit.page().waitForURL(url -> !url.contains("plan="));
    }

    @Test
    void figuresFollowTheChosenPeople() {
        Visit visit = desktop().open(VIEW + "&plan=expressway-60");
        JsonNode reply = service.planCircle("\"circle\": \"expressway-60\"");

        visit.find("label:has(#weight-age60plus)").click();

        assertThat(visit.find("#plan-people"))
                .hasText(Figures.people(reply.at("/inside/age60plus").asDouble()));
    }

    @Test
    void anAddressHoldsCircleYearRideAndRoadsAndTheBackButtonTakesTheLastStepBack() {
        Visit visit = desktop().open(VIEW + "&plan=railway-60;2018;strategic");
        JsonNode reply = service.planCircle("\"circle\": \"railway-60\", \"year\": 2018, \"roads\": \"strategic\"");
        String doorToDoor = Figures.people(reply.at("/inside/total").asDouble());
        assertThat(visit.find("#plan-people")).hasText(doorToDoor);
        assertThat(visit.find("#plan-year")).hasValue("2018");
        assertThat(visit.find("#plan-roads-strategic")).isChecked();
        assertThat(visit.find("[data-station=east]").first()).hasText("10分钟");
        assertThat(visit.find("[data-reason=no-minutes]")).containsText("中站");

        visit.find("label:has(#plan-ride-ride)").click();

        visit.page().waitForURL(url -> url.contains("plan=railway-60;2018;ride;strategic"));
        assertThat(visit.find("[data-fact='plan.ride.ride']"))
                .hasText(Figures.people(reply.at("/variants/1/inside/total").asDouble()));
        assertThat(visit.find("[data-parameter=vehicleOnly]")).hasText("是");

        visit.page().goBack();
        assertThat(visit.find("#plan-ride-door")).isChecked();
        assertThat(visit.find("#plan-people")).hasText(doorToDoor);
    }

    @Test
    void aPlaceEntersWithTheYearItsExpresswayOpens() {
        Visit visit = desktop().open(VIEW + "&plan=expressway-60;2014;strategic");
        assertThat(visit.find("[data-place=town-l2b]")).hasText("6.9分钟"); // 138 + 138 + 138 s

        visit.find("#plan-year").fill("2015");
        visit.find("#plan-year").press("Enter");

        assertThat(visit.find("[data-place=town-l2b]")).hasText("5.1分钟"); // 138 + 165.6 s
        assertThat(visit.find("#plan-title")).containsText("2015");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"1800", "2051", "2020.5"})
    void aYearThatCannotBeAskedForIsNotAskedForAndTheNoteSaysWhichCan(String year) {
        Visit visit = desktop().open(VIEW + "&plan=metropolitan-30;2018");
        assertThat(visit.find("#plan-people")).isVisible();
        int asked = visit.requests().size();

        visit.find("#plan-year").fill(year);
        visit.find("#plan-year").press("Enter");

        assertThat(visit.find("#plan-year")).hasAttribute("aria-invalid", "true");
        assertThat(visit.find("#plan-year-note")).containsText("1990 至 2050");
        assertThat(visit.requests()).hasSize(asked);
        assertThat(visit.address()).contains("metropolitan-30;2018");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"422, No street near the centre", "500, Something broke"})
    void aFailureSaysWhyAndAskingAgainHelps(int status, String title) {
        AtomicBoolean broken = new AtomicBoolean(true);
        Visit visit = desktop();
        visit.page().route(url -> url.endsWith(EXECUTION), route -> {
            if (broken.get()) {
                route.fulfill(new FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody("{\"title\": \"%s\", \"detail\": \"Ask otherwise.\"}".formatted(title)));
            } else {
                route.resume();
            }
        });
        visit.open(VIEW + "&plan=metropolitan-30");
        assertThat(visit.find("#plan-answer .failure")).containsText(title);
        assertThat(visit.find("#plan-answer .failure")).containsText("Ask otherwise.");
        assertThat(Axe.violations(visit)).isEmpty();
        visit.forgive();

        broken.set(false);
        visit.find("#plan-answer [data-key=retry]").click();

        assertThat(visit.find("#plan-people")).isVisible();
    }

    @Test
    void aCityWithoutAMainCityHasNoCircles() {
        Visit visit = desktop();
        visit.page().route(url -> url.endsWith("/city"), route -> {
            String city = route.fetch().text();
            assertThat(city).contains("\"planCircles\":{");
            route.fulfill(new FulfillOptions()
                    .setContentType("application/json")
                    .setBody(city.replaceFirst("\"planCircles\":\\{[^}]*}", "\"planCircles\":null")));
        });
        visit.open(VIEW + "&plan=metropolitan-30");

        assertThat(visit.find("#plan-statements .statement").first()).isVisible();
        assertThat(visit.find("#plan-circles")).isHidden();
        assertThat(visit.requests()).doesNotContain(EXECUTION);
        assertThat(visit.address()).doesNotContain("plan=");
    }

    @Test
    void thePaperHasTheFiguresOfTheCircleWhicheverPanelIsOpen() {
        Visit visit = desktop().open("#service=reading&tab=table&plan=metropolitan-30");
        visit.find("#plan-people").waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(visit.find("#plan-people")).isHidden();

        visit.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        for (String part : new String[] {"#plan-people", "[data-unit=L1]", "[data-parameter=year]"}) {
            assertThat(visit.find(part)).isVisible();
        }
        for (String control : new String[] {"#plan-year", "#plan-circle-none + span", "#plan-statements"}) {
            assertThat(visit.find(control)).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void anyoneCanReadIt(String language) {
        Visit visit = desktop().open(VIEW + "&plan=railway-60;2018&lang=" + language);
        assertThat(visit.find("#plan-people")).isVisible();

        assertThat(Axe.violations(visit)).isEmpty();
        assertThat(visit.page().evaluate("() => document.documentElement.scrollHeight <= innerHeight"))
                .as("the panel scrolls, not the page")
                .isEqualTo(true);
    }

    @Test
    void onAPhoneNothingIsTooWideAndListsOpenOnDemand() {
        Visit visit = phone().open(VIEW + "&plan=railway-60;2018&lang=en");
        visit.find("#sheet-handle").tap();
        assertThat(visit.find("#plan-people")).isVisible();
        for (String list : new String[] {"parameters", "units", "places", "stations"}) {
            assertThat(visit.find("#plan-" + list + " table")).isHidden();
            visit.find("#plan-" + list + " summary").tap();
            assertThat(visit.find("#plan-" + list + " table")).isVisible();
        }

        Object width = visit.page()
                .evaluate(
                        "() => Math.max(document.documentElement.scrollWidth, document.getElementById('sheet').scrollWidth)");
        assertThat(((Number) width).intValue()).isLessThanOrEqualTo(390);
        assertThat(Axe.violations(visit)).isEmpty();
    }

    @Test
    void theKeyboardChoosesACircle() {
        Visit visit = desktop().open(VIEW);

        visit.find("#plan-circle-none").focus();
        visit.page().keyboard().press("ArrowRight");

        assertThat(visit.find("#plan-circle-metropolitan-30")).isFocused();
        assertThat(visit.find("#plan-people")).isVisible();
        assertThat(visit.find("#plan-circle-metropolitan-30")).isFocused();
    }

    private static void choose(Visit visit, String circle) {
        visit.find("label:has(#plan-circle-" + circle + ")").click();
    }
}

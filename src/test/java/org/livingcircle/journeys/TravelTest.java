package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.LittletonStreets;
import tools.jackson.databind.JsonNode;

/** Someone travels over the map: what a place reaches, the way between two, and what a closed bridge does. Streets: {@link LittletonStreets}. */
class TravelTest extends StreetJourney {

    private static final String VIEW = "#service=reading&tab=travel&view=13/0.02000/9.03000&layers=labels";

    @Test
    void aClickShowsWhatThePlaceReaches() {
        Visit visit = desktop().open(VIEW);

        visit.find("label:has(#tool-catchment)").click();
        clickMap(visit, 9.03, 0.015);

        assertThat(visit.find("#bands tbody tr")).hasCount(3);
        List<Double> people = new ArrayList<>();
        for (int range : List.of(300, 600, 900)) {
            people.add(Double.parseDouble(visit.find("#bands [data-range='" + range + "']")
                    .innerText()
                    .replace(",", "")
                    .replace("<1", "0.5")));
        }
        assertThat(people).isSorted();
        assertThat(visit.find("#legend-body")).containsText("等时圈");
        visit.page().waitForURL(url -> url.contains("catchment=from:9.0"));

        visit.find("label:has(#way-to)").click();
        assertThat(visit.find("#bands tbody tr")).hasCount(3);
        visit.page().waitForURL(url -> url.contains("catchment=to:9.0"));
        visit.find("[data-key=catchment-clear]").click();
        assertThat(visit.find("#bands")).hasCount(0);
    }

    @Test
    void peopleInABandAreThoseOfTheService() {
        Visit visit = desktop().open(VIEW + "&catchment=to:lib-1");
        JsonNode bands = service.catchment("""
                "facility": "lib-1", "ranges": [300, 600, 900], "metric": "time", "engine": "streets", "weights": ["total"],
                "profile": "adult\"""");

        for (JsonNode band : bands.get("features").values()) {
            JsonNode properties = band.get("properties");
            assertThat(visit.find(
                            "#bands [data-range='" + properties.get("range").asInt() + "']"))
                    .hasText(Figures.people(properties.at("/people/total").asDouble()));
        }
    }

    @Test
    void twoClicksGiveARouteWithItsStreets() {
        Visit visit = desktop().open(VIEW);

        visit.find("label:has(#tool-route)").click();
        clickMap(visit, 9.02, 0.015);
        assertThat(visit.find("#tool-hint")).containsText("点击终点");
        clickMap(visit, 9.04, 0.015);

        // Two hundredths of a degree along the street in the middle: 2,226 m, at 4 km/h 33.4 min; a click is good to a
        // pixel.
        assertThat(visit.find("#route-steps")).containsText("中街");
        assertThat(visit.find("#route-metres")).containsText("2.2");
        assertThat(visit.find("#route-minutes")).containsText("33.");
        assertThat(visit.find(".end-pin")).hasCount(2);
        visit.page().waitForURL(url -> url.contains("route=9.0"));
    }

    @Test
    void aSharedAddressHasRouteCatchmentAndChanges() {
        Visit first =
                desktop().open(VIEW + "&route=9.02000/0.01500/9.04000/0.01500&catchment=to:lib-1&closed=bridge-1");
        assertThat(first.find("#route-minutes")).isVisible();
        assertThat(first.find("#bands")).isVisible();

        Visit second = desktop().open(first.address().substring(first.address().indexOf('#')));

        for (String part : List.of("#route-minutes", "#bands", "#changes", "#share")) {
            assertThat(second.find(part)).hasText(first.find(part).textContent());
        }
        assertThat(second.address()).isEqualTo(first.address());
    }

    @Test
    void thePaperHasTheFiguresOfTheBandsWhicheverPanelIsOpen() {
        Visit visit =
                desktop().open("#service=reading&tab=table&view=14/0.01500/9.03000&catchment=from:9.03000/0.01500");
        assertThat(visit.find("#bands")).isHidden();
        visit.find("#bands tbody tr").first().waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));

        visit.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(visit.find("#bands")).isVisible();
        assertThat(visit.find("#catchment-place")).isVisible();
        assertThat(visit.find("#way-from + span")).isVisible();
        assertThat(visit.find("#way-to + span")).isHidden();
        assertThat(visit.find("#tool-look + span")).isHidden();
        assertThat(visit.find("[data-key=catchment-clear]")).isHidden();
    }

    @Test
    void aClosedBridgeMakesAWayVanishAndUndoBringsItBack() {
        Visit visit = desktop().open(VIEW + "&route=9.02000/0.02500/9.02000/0.03500");
        assertThat(visit.find("#route-steps")).containsText("大桥");
        String before = visit.find("#share").innerText();

        visit.find("#travel-bridges summary").click();
        visit.find("[data-bridge=bridge-1]").check();

        assertThat(visit.find("#changes")).containsText("封闭：大桥");
        assertThat(visit.find(".closed-pin")).hasCount(1);
        assertThat(visit.find("#travel-route .failure")).isVisible(); // it is the only bridge
        assertThat(visit.find("#share"))
                .hasText(Figures.share(reading("streets", 900, ", \"changes\": {\"closedBridges\": [\"bridge-1\"]}")));
        visit.page().waitForURL(url -> url.contains("closed=bridge-1"));

        visit.find("[data-key=undo-bridge-1]").click();
        assertThat(visit.find("#changes")).isHidden();
        assertThat(visit.find("#route-steps")).containsText("大桥");
        assertThat(visit.find("#share")).hasText(before);
        visit.forgive();
    }

    @Test
    void theBridgesPopupClosesItToo() {
        Visit visit = desktop().open("#service=reading&view=14/0.03000/9.02000&layers=bridges");

        clickMap(visit, 9.02, 0.03);
        visit.find("[data-act=close-bridge]").click();

        assertThat(visit.find("[data-act=close-bridge]")).hasAttribute("aria-pressed", "true");
        assertThat(visit.find("#changes")).containsText("大桥");
    }

    @Test
    void aFacilityAddedAtTheMapsCentreChangesTheFiguresUntilItIsTakenBack() {
        Visit visit = desktop().open("#service=reading&tab=facilities&view=15/0.01500/9.04000");
        String before = visit.find("#share").innerText();

        visit.find("#facility-edit").click();
        visit.find("#facility-add").click();

        assertThat(visit.find("#share"))
                .hasText(Figures.share(reading(
                        "streets",
                        900,
                        ", \"facilities\": {\"add\": [{\"id\": \"new-1\", \"location\": [9.04, 0.015]}]}")));
        assertThat(visit.find("#share")).not().hasText(before);
        visit.page().waitForURL(url -> url.contains("edits=add:new-1:9.04000/0.01500"));
        visit.settle();
        assertThat(visit.requests())
                .anyMatch(url ->
                        url.contains("/surfaces/reach/") && url.contains("facilities=add%3Anew-1%3A9.04000%2F0.01500"));
        visit.find("[data-key=undo-new-1]").click();
        assertThat(visit.find("#share")).hasText(before);
        assertThat(visit.find("#changes")).isHidden();
    }

    @Test
    void aFacilityIsDraggedAndTheBackButtonTakesItBack() {
        Visit visit = desktop().open("#service=reading&tab=facilities&view=14/0.01200/9.01200&layers=facilities");
        visit.find("#facility-edit").click();
        var from = visit.find(".edit-handle").first().boundingBox();

        visit.page().mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        visit.page().mouse().down();
        visit.page().mouse().move(from.x + 80, from.y + 60);
        visit.page().mouse().move(from.x + 90, from.y + 70);
        visit.page().mouse().up();

        visit.page().waitForURL(url -> url.contains("edits=move:"));
        assertThat(visit.find("#changes")).containsText("移动");
        visit.page().goBack();
        assertThat(visit.find("#changes")).isHidden();
    }

    @Test
    void farFromAnyStreetTheProblemIsReadWithItsDistance() {
        Visit visit = desktop().open(VIEW + "&route=9.02000/0.01500/9.07900/0.01500");

        assertThat(visit.find("#travel-route .failure")).isVisible();
        visit.forgive();
    }

    @Test
    void theKeyboardDoesAllOfIt() {
        Visit visit = desktop().open(VIEW);

        visit.find("#tool-look").focus();
        visit.page().keyboard().press("ArrowRight");
        assertThat(visit.find("#tool-catchment")).isFocused();
        visit.find("#map").focus();
        visit.page().keyboard().press("Enter");
        assertThat(visit.find("#bands")).isVisible();
        visit.find("#map").focus();
        visit.page().keyboard().press("Escape");
        assertThat(visit.find("#tool-hint")).isHidden();
    }

    @Test
    void onAPhoneTheAnswerIsInTheSheetAndNothingIsTooWide() {
        Visit visit = phone().open("#service=reading&lang=en&tab=travel&view=13/0.01500/9.03000&layers=labels"
                + "&closed=bridge-1&catchment=from:9.03000/0.01500&route=9.02000/0.01500/9.04000/0.01500");
        visit.find("#sheet-handle").tap();

        assertThat(visit.find("#bands")).isVisible();
        assertThat(visit.find("#route-minutes")).isVisible();
        assertThat(visit.find("#changes")).isInViewport();
        Object width = visit.page()
                .evaluate(
                        "() => Math.max(document.documentElement.scrollWidth, document.getElementById('sheet').scrollWidth)");
        assertThat(((Number) width).intValue()).isLessThanOrEqualTo(390);
    }
}

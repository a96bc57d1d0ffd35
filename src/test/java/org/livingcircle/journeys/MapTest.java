package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.options.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Someone looks at the map: surfaces, hot spots, a place, layers. */
class MapTest extends Journey {

    @Test
    void everySurfaceHasItsOwnPictureAndLegend() {
        Visit visit = desktop().open("#service=hospital");
        Set<String> pictures = new HashSet<>();
        Set<String> legends = new HashSet<>();

        for (String surface : List.of("reach", "population", "settlement", "share")) {
            visit.find("label:has(#surface-" + surface + ")").click();
            visit.page().waitForURL(url -> url.contains("surface=" + surface) || surface.equals("reach"));
            visit.settle();
            visit.page().waitForCondition(() -> pictures.add(visit.picture()));
            legends.add(visit.find("#legend-body").innerText());
        }

        assertThat(legends).hasSize(4);
        visit.find("label:has(#surface-none)").click();
        assertThat(visit.find(".leaflet-surface-pane canvas.leaflet-tile")).hasCount(0);
    }

    @Test
    void theLegendNamesTheClassesOfTheCircle() {
        Visit visit = desktop().open("#service=hospital&lang=en");

        // A third and two thirds of 15 minutes; twice as far as 15; 30 is the end of the search.
        assertThat(visit.find("#legend-body .keys tbody td:last-child"))
                .hasText(new String[] {"≤ 5 min", "5–10 min", "10–15 min", "15–30 min", "> 30 min"});
    }

    @Test
    void aHotSpotIsFlownTo() {
        Visit visit = desktop().open("#service=hospital&tab=hotspots");
        JsonNode second = service.hotSpots("""
                        "service": "hospital", "engine": "grid", "metric": "time", "profile": "adult", "range": 900,
                        "weight": "total", "count": 20""").get(1);
        JsonNode at = second.get("geometry").get("coordinates");
        assertThat(visit.find("#hotspots li")).hasCount(20);

        visit.find("#hotspots button[data-rank='2']").click();

        assertThat(visit.find("#hotspots button[data-rank='2']"))
                .containsText(
                        Figures.people(second.get("properties").get("people").asDouble()));
        assertThat(visit.find(".spot-chosen")).hasText("2");
        visit.page().waitForURL(url -> url.contains("view=13/"));
        assertThat(visit.view()[1]).isEqualTo(at.get(1).asDouble(), within(1e-4));
        assertThat(visit.view()[2]).isEqualTo(at.get(0).asDouble(), within(1e-4));
    }

    @Test
    void aClickTellsWhereThatIsWhoLivesThereAndWhatIsNearest() {
        Visit visit = desktop().open("#service=hospital&view=13/45.7365/126.6125&layers=labels");

        visit.find("#map").click(new ClickOptions().setPosition(new Position(300, 420)));

        assertThat(visit.find("#tab-here")).hasAttribute("aria-selected", "true");
        String[] clicked =
                visit.find("#panel-here .facts dd").first().innerText().split(", ");
        JsonNode place = service.get("/locate?lon=%s&lat=%s&profile=adult".formatted((Object[]) clicked));
        assertThat(visit.find("#here-place"))
                .hasText(place.get("unit").get("nameZh").asString() + " · "
                        + place.get("township").get("nameZh").asString());
        assertThat(visit.find("#panel-here .facts dd").nth(2))
                .hasText(Figures.people(place.get("peopleInCell").asDouble()));
        assertThat(visit.find("#nearest > li")).hasCount(place.get("nearest").size());
        for (JsonNode near : place.get("nearest").values()) {
            if (!near.get("facility").isNull()) {
                assertThat(visit.find(
                                "#nearest [data-key='" + near.get("service").asString() + "']"))
                        .containsText(near.get("facility").get("nameZh").asString());
            }
        }
    }

    @Test
    void aPlaceOutsideTheCityIsRefusedInThePagesLanguageWithTheServicesDetail() {
        Visit visit = desktop().open("#tab=here");
        JsonNode problem = service.problem("/locate?lon=121.47&lat=31.23");

        visit.find("#here-lon").fill("121.47");
        visit.find("#here-lat").fill("31.23");
        visit.find("#here-ask").click();

        assertThat(visit.find("#panel-here .failure strong")).hasText("位置在城市之外");
        assertThat(visit.find("#panel-here .failure p").first())
                .hasText(problem.get("detail").asString());
        assertThat(visit.troubles()).hasSize(2).allMatch(trouble -> trouble.contains("404"));
        visit.forgive();
    }

    @Test
    void layersAreShownAndHiddenAndAreInTheAddress() {
        Visit visit = desktop().open("#service=hospital");
        int asked = visit.requests().size();

        visit.find("#layers-toggle").click();
        visit.page().waitForResponse("**/collections/belts/items**", () -> visit.find("#layer-belts")
                .check());

        visit.page().waitForURL(url -> url.contains("belts"));
        assertThat(visit.requests().subList(asked, visit.requests().size()))
                .filteredOn(request -> request.contains("/belts/"))
                .hasSize(1);
    }
}

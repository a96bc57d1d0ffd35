package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.WebMercatorTile;
import tools.jackson.databind.JsonNode;

/** Someone moves the circle: map, headline and table follow at every step, and nothing is asked of the service. */
class SliderTest extends Journey {

    /** Stops of walking time: every minute from 5 to 30. */
    private static final int STOPS = 26;

    private static final int FIRST_MINUTE = 5;
    private static final double THUMB = 16;

    /** A tile of the city's core. */
    private static final WebMercatorTile CORE = new WebMercatorTile(13, 2922, 6976);

    private static final int SIZE = WebMercatorTile.SIZE;

    @Test
    void mapHeadlineAndTableFollowTheMouseWithoutARequest() {
        Place place = placeWithHospitalWithin(480, 1320);
        Visit visit = desktop().open("#service=hospital&view=13/%.5f/%.5f".formatted(place.lat(), place.lon()));
        Map<String, JsonNode> rows = rows("hospital");
        String before = visit.picture();
        int tiles = visibleTiles(visit);

        hold(visit, 10);
        int asked = visit.requests().size();
        List<Double> milliseconds = new ArrayList<>();
        for (int stop : sweep()) {
            int painted = painted(visit);
            move(visit, stop);
            int range = (FIRST_MINUTE + stop) * 60;
            assertThat(visit.find("#circle-value")).hasText(FIRST_MINUTE + stop + "分钟");
            assertThat(visit.find("#share")).hasText(Figures.share(row(rows, "city", "harbin", range)));
            assertThat(visit.find("#zones tr[data-zone='230103'] td[data-column=share]"))
                    .hasText(Figures.share(row(rows, "unit", "230103", range)));
            assertThat(centreIsInside(visit))
                    .as("the map's centre at %d s, %d s away", range, place.seconds())
                    .isEqualTo(place.seconds() <= range);
            assertThat(painted(visit) - painted).as("tiles painted in a step").isEqualTo(tiles);
            milliseconds.add(stepMilliseconds(visit));
        }

        assertThat(visit.requests()).as("requests while dragging").hasSize(asked);
        assertThat(visit.picture()).isNotEqualTo(before);
        visit.page().mouse().up();
        milliseconds.sort(null);
        System.out.printf(
                "slider step: median %.1f ms, largest %.1f ms, of %d steps over %d tiles%n",
                milliseconds.get(milliseconds.size() / 2),
                milliseconds.get(milliseconds.size() - 1),
                milliseconds.size(),
                tiles);
    }

    @Test
    void theFirstStepAwayFromAnOfficialCircleByAreaAsksNothingEither() {
        Visit visit = desktop().open("");
        assertThat(visit.find("#circle-value")).hasText("城乡分别计算");
        Map<String, JsonNode> rows = rows("culture");

        hold(visit, 10);
        int asked = visit.requests().size();
        for (int stop : List.of(12, 5, 20)) {
            move(visit, stop);
            assertThat(visit.find("#share"))
                    .hasText(Figures.share(row(rows, "city", "harbin", (FIRST_MINUTE + stop) * 60)));
        }

        assertThat(visit.requests()).hasSize(asked);
        visit.page().mouse().up();
    }

    @Test
    void theKeyboardMovesItStepByStep() {
        Visit visit = desktop().open("#service=hospital");
        Map<String, JsonNode> rows = rows("hospital");
        int asked = visit.requests().size();

        visit.find("#circle").focus();
        for (int minutes : List.of(16, 17, 18)) {
            visit.page().keyboard().press("ArrowRight");
            assertThat(visit.find("#circle")).hasAttribute("aria-valuetext", minutes + "分钟");
            assertThat(visit.find("#share")).hasText(Figures.share(row(rows, "city", "harbin", minutes * 60)));
        }
        visit.page().keyboard().press("End");
        assertThat(visit.find("#share")).hasText(Figures.share(row(rows, "city", "harbin", 1800)));
        assertThat(visit.find("#announcer")).containsText(Figures.share(row(rows, "city", "harbin", 1800)));

        // The hot spots are asked for when the slider rests; tiles and figures are at hand.
        assertThat(visit.requests().subList(asked, visit.requests().size()))
                .allMatch(request -> request.equals("/processes/hotspots/execution"));
    }

    @Test
    void theShareMapFollowsToo() {
        Visit visit = desktop().open("#service=hospital&surface=share");
        String before = visit.picture();

        hold(visit, 10);
        move(visit, STOPS - 1);
        assertThat(visit.find("#circle-value")).hasText("30分钟");

        assertThat(visit.picture()).isNotEqualTo(before);
        visit.page().mouse().up();
    }

    /** Forth, back, and to the middle. */
    private static List<Integer> sweep() {
        List<Integer> stops = new ArrayList<>(
                IntStream.range(0, STOPS).filter(stop -> stop != 10).boxed().toList());
        for (int stop = STOPS - 2; stop >= 8; stop--) {
            stops.add(stop);
        }
        return stops;
    }

    /** Takes up the slider at the stop where it stands. */
    private static void hold(Visit visit, int stop) {
        move(visit, stop);
        visit.page().mouse().down();
    }

    private static void move(Visit visit, int stop) {
        BoundingBox slider = visit.find("#circle").boundingBox();
        double x = slider.x + THUMB / 2 + (slider.width - THUMB) * stop / (STOPS - 1);
        visit.page().mouse().move(x, slider.y + slider.height / 2);
    }

    private Map<String, JsonNode> rows(String of) {
        String ranges = IntStream.range(0, STOPS)
                .mapToObj(stop -> Integer.toString((FIRST_MINUTE + stop) * 60))
                .collect(Collectors.joining(","));
        return service
                .coverage(
                        "\"service\": \"%s\", \"engine\": \"grid\", \"metric\": \"time\", \"ranges\": [%s], \"by\": [\"city\", \"unit\"]"
                                .formatted(of, ranges))
                .stream()
                .collect(Collectors.toMap(
                        row -> key(
                                row.get("zoneKind").asString(),
                                row.get("zone").asString(),
                                row.get("range").asInt()),
                        row -> row));
    }

    private static JsonNode row(Map<String, JsonNode> rows, String kind, String zone, int range) {
        JsonNode row = rows.get(key(kind, zone, range));
        if (row == null) {
            throw new AssertionError("no row of " + key(kind, zone, range));
        }
        return row;
    }

    private static String key(String kind, String zone, int range) {
        return kind + " " + zone + " " + range;
    }

    /** A place, and the seconds from its cell to the nearest hospital. */
    private record Place(double lon, double lat, int seconds) {}

    /** A place in the core, well inside its cell, from where the walk takes more than the one and less than the other. */
    private Place placeWithHospitalWithin(int least, int most) {
        CharBuffer costs = ByteBuffer.wrap(
                        service.bytes("/surfaces/reach/13/%d/%d?service=hospital&engine=grid&metric=time"
                                .formatted(CORE.row(), CORE.column())))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer();
        int margin = 8;
        for (int y = margin; y < SIZE - margin; y++) {
            for (int x = margin; x < SIZE - margin; x++) {
                int at = y * SIZE + x;
                int cost = costs.get(at);
                boolean uniform = IntStream.of(at - margin, at + margin, at - margin * SIZE, at + margin * SIZE)
                        .map(costs::get)
                        .allMatch(near -> near == cost);
                if (uniform && cost > least && cost < most) {
                    return new Place(CORE.lonAt(x + 0.5), CORE.latAt(y + 0.5), cost);
                }
            }
        }
        throw new AssertionError("no such place on the tile");
    }

    /** Whether the pixel under the map's centre has a colour of the inside, teal, and not one of the outside, tan. */
    private static boolean centreIsInside(Visit visit) {
        return (boolean) visit.page().evaluate("""
                () => {
                  const map = document.querySelector('#map').getBoundingClientRect();
                  const [x, y] = [map.left + map.width / 2, map.top + map.height / 2];
                  const tile = [...document.querySelectorAll('.leaflet-surface-pane canvas')].find((canvas) => {
                    const box = canvas.getBoundingClientRect();
                    return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
                  });
                  const box = tile.getBoundingClientRect();
                  const [r, g] = tile.getContext('2d').getImageData(Math.floor(x - box.left), Math.floor(y - box.top), 1, 1).data;
                  return g > r;
                }""");
    }

    private static int painted(Visit visit) {
        return ((Number) visit.page().evaluate("() => window.painted")).intValue();
    }

    private static double stepMilliseconds(Visit visit) {
        return ((Number) visit.page().evaluate("() => performance.getEntriesByName('slider-step').at(-1).duration"))
                .doubleValue();
    }

    private static int visibleTiles(Visit visit) {
        return ((Number) visit.page().evaluate("""
                        () => {
                          const map = document.querySelector('#map').getBoundingClientRect();
                          return [...document.querySelectorAll('.leaflet-surface-pane canvas')].filter((canvas) => {
                            const box = canvas.getBoundingClientRect();
                            return box.right > map.left && box.left < map.right && box.bottom > map.top && box.top < map.bottom;
                          }).length;
                        }""")).intValue();
    }
}

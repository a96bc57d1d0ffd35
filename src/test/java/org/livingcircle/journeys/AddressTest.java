package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone shares a view, goes back, or reads in the other language. */
class AddressTest extends Journey {

    /** Texts with two Chinese characters and no gap to fill: short ones may stand in a name by chance. */
    private static final Pattern TELLING = Pattern.compile("[^{}]*[\\u4e00-\\u9fff]{2,}[^{}]*");

    @Test
    void aSharedAddressOpensTheSameView() {
        Visit first = window(new NewContextOptions()
                .setViewportSize(1440, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        first.open("");
        first.find("#service").selectOption("hospital");
        first.find("label:has(#engine-grid)").click();
        first.find("label:has(#weight-age65plus)").click();
        first.find("#tab-hotspots").click();
        first.find("#zoom-in").click();
        first.page().waitForURL(url -> url.contains("view=12/"));
        first.find("#language").click();
        assertThat(first.find("html")).hasAttribute("lang", "en");
        first.settle();
        first.find("#copy-link").click();
        String link = (String) first.page().evaluate("() => navigator.clipboard.readText()");
        assertThat(link).isEqualTo(first.address());

        Visit second = desktop().open(link.substring(link.indexOf('#')));

        assertThat(second.find("#service")).hasValue("hospital");
        assertThat(second.find("#weight-age65plus")).isChecked();
        assertThat(second.find("#tab-hotspots")).hasAttribute("aria-selected", "true");
        assertThat(second.find("html")).hasAttribute("lang", "en");
        for (String part : List.of("#share", "#covered", "#circle-value", "#chart-text")) {
            assertThat(second.find(part)).hasText(first.find(part).innerText());
        }
        assertThat(second.address()).isEqualTo(link);
        assertThat(second.picture()).isEqualTo(first.picture());
    }

    @Test
    void backReturnsToTheServiceBefore() {
        Visit visit = desktop().open("#service=hospital");
        String share = visit.find("#share").innerText();

        visit.find("#service").selectOption("metro");
        assertThat(visit.find("#share")).not().hasText(share);
        visit.settle();
        visit.page().goBack();

        assertThat(visit.find("#service")).hasValue("hospital");
        assertThat(visit.find("#share")).hasText(share);
        visit.page().goForward();
        assertThat(visit.find("#service")).hasValue("metro");
        visit.settle();
    }

    @Test
    void anAddressThatMakesNoSenseOpensThePageAllTheSame() {
        Visit visit = desktop().open("#service=nothing&range=-5&view=99/x/y&surface=lava&profile=giant");

        assertThat(visit.find("#service")).hasValue("culture");
        assertThat(visit.find("#profile")).hasValue("adult");
    }

    @Test
    void everyTextChangesWithTheLanguage() throws IOException {
        Visit visit = desktop().open("#service=hospital");
        JsonNode chinese = new JsonMapper().readTree(Files.readString(Path.of("frontend/text/zh.json")));
        JsonNode city = service.coverage(
                        "\"service\": \"hospital\", \"metric\": \"time\", \"ranges\": [900], \"by\": [\"city\"]")
                .get(0);

        visit.find("#language").click();

        assertThat(visit.find("html")).hasAttribute("lang", "en");
        assertThat(visit.page()).hasTitle(Pattern.compile("LivingCircle.*Harbin.*Hospital"));
        assertThat(visit.find("#language")).hasText("中文");
        assertThat(visit.find("#share")).hasText(Figures.share(city));
        assertThat(visit.find("#zones tr[data-zone='230102'] th")).hasText("Daoli District");
        for (String tab : List.of("table", "plan", "here")) {
            visit.find("#tab-" + tab).click();
            String text = visit.find("body").innerText();
            List<String> left = chinese.values().stream()
                    .map(JsonNode::asString)
                    .filter(value -> TELLING.matcher(value).matches() && !value.equals("中文"))
                    .filter(text::contains)
                    .toList();
            assertThat(left).as("Chinese left on " + tab).isEmpty();
        }
    }
}

package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe-core finds nothing to object to. */
class AccessibilityTest extends Journey {

    private static final String AXE = read("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js");
    private static final String VIOLATIONS = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map((v) =>
                `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)""";

    @ParameterizedTest
    @CsvSource({"zh, table", "en, table", "zh, hotspots", "en, here", "zh, facilities", "en, plan"})
    void onADesktop(String language, String tab) {
        Visit visit = desktop().open("#service=culture&lang=" + language + "&tab=" + tab);
        if (tab.equals("here")) {
            visit.find("#here-centre").click();
            assertThat(visit.find("#here-place")).isVisible();
        }

        assertThat(violations(visit)).isEmpty();
    }

    @Test
    void withEverythingUnfolded() {
        Visit visit = desktop().open("#service=hospital&surface=share&level=township");
        visit.find("#layers-toggle").click();
        visit.find("#headline summary").click();
        visit.find("#chart-data summary").click();

        assertThat(violations(visit)).isEmpty();
    }

    @Test
    void onAPhone() {
        Visit visit = phone().open("#service=hospital");
        assertThat(violations(visit)).isEmpty();

        visit.find("#sheet-handle").tap();
        visit.find("#legend summary").tap();
        assertThat(violations(visit)).isEmpty();
    }

    @Test
    void withAFailureOnThePage() {
        Visit visit = desktop().open("#tab=here");
        visit.find("#here-lon").fill("0");
        visit.find("#here-lat").fill("0");
        visit.find("#here-ask").click();
        assertThat(visit.find("#panel-here .failure")).isVisible();
        visit.forgive();

        assertThat(violations(visit)).isEmpty();
    }

    @SuppressWarnings("unchecked") // a list of strings, see VIOLATIONS
    private static List<String> violations(Visit visit) {
        visit.page().evaluate(AXE);
        return (List<String>) visit.page().evaluate(VIOLATIONS);
    }

    private static String read(String resource) {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Someone prints the view. */
class PrintTest extends Journey {

    @Test
    void thePaperHasMapFiguresTableAndSourcesButNoControls() {
        Visit visit = desktop().open("#service=hospital");

        visit.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));

        for (String control :
                List.of(".actions", ".map-tools", "#surface", "#tabs", "#panel-table .toolbar", "#service")) {
            assertThat(visit.find(control).first()).isHidden();
        }
        for (String part : List.of("#map", "#legend-body", "#share", "#zones", "#print-caption")) {
            assertThat(visit.find(part)).isVisible();
        }
        assertThat(visit.find("#print-caption"))
                .containsText(service.get("/city").get("dataVersion").asString());
        assertThat(visit.find("#print-caption")).containsText("OpenStreetMap");
        assertThat(visit.find("#print-caption")).containsText(visit.address());

        byte[] pdf =
                visit.page().pdf(new PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf.length).as("bytes of a page with a picture").isGreaterThan(40_000);
    }
}

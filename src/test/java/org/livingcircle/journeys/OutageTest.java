package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.options.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.testing.CuttableLine;
import org.springframework.beans.factory.annotation.Autowired;

/** The database goes away while someone works, and comes back. */
class OutageTest extends Journey {

    @Autowired
    private CuttableLine database;

    @AfterEach
    void mend() {
        database.mend();
    }

    @Test
    void theBannerSaysSoThePictureStaysAndAllComesBackByItself() {
        Visit visit = desktop().open("#service=hospital&view=13/45.7365/126.6125&layers=labels");
        String picture = visit.picture();
        String share = visit.find("#share").innerText();

        cut(visit);
        visit.find("#map").click(new ClickOptions().setPosition(new Position(300, 420)));

        assertThat(visit.find("#banner")).isVisible();
        assertThat(visit.find("#banner")).containsText("数据库暂时无法连接");
        assertThat(visit.picture()).isEqualTo(picture);
        assertThat(visit.find("#share")).hasText(share);
        assertThat(visit.find("#zones tbody tr")).hasCount(18);

        database.mend();
        assertThat(visit.find("#banner")).isHidden();
        assertThat(visit.find("#here-place")).isVisible();
        assertThat(visit.find("#share")).hasText(share);
        visit.settle();
        assertThat(visit.picture()).isEqualTo(picture);
        assertThat(visit.troubles()).allMatch(trouble -> trouble.contains("503"));
        visit.forgive();
    }

    @Test
    void aQuestionAskedMeanwhileIsAnsweredAfterwards() {
        Visit visit = desktop().open("#service=hospital");

        cut(visit);
        visit.find("#service").selectOption("market");
        assertThat(visit.find("#banner")).isVisible();
        assertThat(visit.find("#share")).hasCount(0); // figures of another service would be wrong ones

        database.mend();
        assertThat(visit.find("#banner")).isHidden();
        visit.settle();
        assertThat(visit.find("#share"))
                .hasText(Figures.share(service.coverage("\"service\": \"market\", \"by\": [\"city\"]")
                        .get(0)));
        assertThat(visit.troubles()).allMatch(trouble -> trouble.contains("503"));
        visit.forgive();
    }

    @Test
    void aPageOpenedMeanwhileWaitsAndThenOpens() {
        Visit visit = desktop();
        cut(visit);
        visit.page().navigate(visit.origin());
        assertThat(visit.find("#banner")).isVisible();

        database.mend();
        assertThat(visit.find("#banner")).isHidden();
        visit.settle();
        assertThat(visit.find("#zones tbody tr")).hasCount(18);
        assertThat(visit.troubles()).allMatch(trouble -> trouble.contains("503"));
        visit.forgive();
    }

    private void cut(Visit visit) {
        database.cut();
        visit.page().waitForCondition(() -> !service.isReady());
    }
}

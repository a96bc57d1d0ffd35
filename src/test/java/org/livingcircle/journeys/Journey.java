package org.livingcircle.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.livingcircle.testing.ProjectPackInitializer;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * What someone does with the page, in a real browser, against the whole service. All journeys share one service and one browser;
 * each has windows of its own, and none may end with trouble in them.
 */
@Tag("journey")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ProjectPackInitializer.class)
@Import(Journey.OneBrowser.class)
abstract class Journey {

    @LocalServerPort
    private int port;

    @Autowired
    private Chromium chromium;

    private final List<Visit> visits = new ArrayList<>();

    Answers service;

    @TestConfiguration(proxyBeanMethods = false)
    static class OneBrowser {
        @Bean
        Chromium chromium() {
            return Chromium.start();
        }
    }

    @BeforeEach
    void connect() {
        service = new Answers(new Web(port));
    }

    @AfterEach
    void endWithoutTrouble() {
        List<String> troubles =
                visits.stream().flatMap(visit -> visit.troubles().stream()).toList();
        visits.forEach(Visit::close);
        assertThat(troubles).as("troubles in the browser").isEmpty();
    }

    /** A desktop window of the usual size. */
    Visit desktop() {
        return window(new NewContextOptions().setViewportSize(1440, 900));
    }

    Visit phone() {
        return window(new NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    Visit window(NewContextOptions options) {
        Visit visit = chromium.visit("http://127.0.0.1:" + port, options);
        visits.add(visit);
        return visit;
    }
}

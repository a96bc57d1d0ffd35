package org.livingcircle.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a planner does, logged in, with the page of the small drawn city. */
abstract class PlannerJourney extends StreetJourney {

    private static final String NAME = "wang";
    private static final String PASSWORD = "a long enough password";

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void makeAccount() {
        database.update(
                "INSERT INTO account (name, password, created) VALUES (?, ?, now()) ON CONFLICT DO NOTHING",
                NAME,
                "{noop}" + PASSWORD);
        database.update("INSERT INTO account_role VALUES (?, 'planner') ON CONFLICT DO NOTHING", NAME);
    }

    /** Opens the page and logs in as every planner does. */
    Visit planner(Visit visit, String fragment) {
        visit.open(fragment);
        visit.find("#login").click();
        visit.find("#login-name").fill(NAME);
        visit.find("#login-password").fill(PASSWORD);
        visit.find("#login-submit").click();
        assertThat(visit.find("#login")).hasText(NAME);
        return visit;
    }

    /** Makes a scenario and has it in use. */
    static void makeScenario(Visit visit, String name) {
        visit.find("#tab-scenarios").click();
        visit.find("#scenario-new-name").fill(name);
        visit.find("#scenario-create").click();
        assertThat(visit.find("#scenario-name")).hasText(name);
    }
}

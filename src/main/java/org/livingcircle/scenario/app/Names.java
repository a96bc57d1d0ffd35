package org.livingcircle.scenario.app;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.Visibility;

/** Reads what a scenario is called and who sees it. */
public final class Names {

    static final String ALLOWED = "a name of 1 to %d characters".formatted(Scenario.MOST_NAME);

    private Names() {}

    /** Returns a checked description; what is null stays so. */
    public static ManageScenarios.Description description(
            @Nullable String name, @Nullable String note, @Nullable String visibility) {
        return new ManageScenarios.Description(
                name(name), note(note), visibility == null ? null : visibility(visibility));
    }

    /** Returns a name without space around it. */
    public static @Nullable String name(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String name = given.strip();
        if (name.isEmpty() || name.length() > Scenario.MOST_NAME || !isText(name)) {
            throw PlanningProblem.invalid("name", given, ALLOWED);
        }
        return name;
    }

    private static @Nullable String note(@Nullable String given) {
        if (given != null && (given.length() > Scenario.MOST_NOTE || !isText(given))) {
            throw PlanningProblem.invalid("note", given, "text of at most %d characters".formatted(Scenario.MOST_NOTE));
        }
        return given;
    }

    /** PostgreSQL keeps every character but this one. */
    private static boolean isText(String given) {
        return given.indexOf('\0') < 0;
    }

    private static Visibility visibility(String given) {
        return Visibility.find(given)
                .orElseThrow(() -> PlanningProblem.invalid(
                        "visibility",
                        given,
                        Arrays.stream(Visibility.values())
                                .map(Visibility::wireName)
                                .toList()));
    }
}

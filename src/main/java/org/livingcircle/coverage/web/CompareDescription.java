package org.livingcircle.coverage.web;

import static org.livingcircle.coverage.web.ProcessDescriptions.input;
import static org.livingcircle.coverage.web.ProcessDescriptions.ordered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the comparison, and the scenario that every analysis takes. */
final class CompareDescription {

    static final Map<String, Object> SCENARIO =
            input("Scenario", ParameterTexts.SCENARIO, ordered("type", "string"), false);

    private CompareDescription() {}

    /**
     * Returns the description.
     *
     * @param coverage the inputs of coverage
     */
    static JourneyDescriptions.Described of(Map<String, Object> coverage) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        Map<String, Object> id = ordered("type", "string", "nullable", true);
        inputs.put("base", input("Base", "Id of a scenario; null: the data as they are", id, false));
        inputs.put("other", input("Other", "Id of a scenario; null: the data as they are; not both", id, false));
        inputs.putAll(coverage);
        List.of("scenarioId", "changes", "facilities", "overlap").forEach(inputs::remove);
        return new JourneyDescriptions.Described(
                "compare",
                "Comparison",
                "Coverage in two scenarios over the same people, and who gains and who loses, cell by cell.",
                inputs,
                ordered(
                        "rows",
                        ordered(
                                "title",
                                "Rows: base, other, difference, gained, lost",
                                "schema",
                                ordered("type", "array"))));
    }
}

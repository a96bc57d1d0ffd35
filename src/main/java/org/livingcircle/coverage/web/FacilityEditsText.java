package org.livingcircle.coverage.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.PlanningProblem;

/** Edits of facilities as an address says them: {@code add:ID:LON/LAT}, {@code move:ID:LON/LAT}, {@code remove:ID}. */
final class FacilityEditsText {

    private FacilityEditsText() {}

    /**
     * Reads edits; their ids and places are checked by {@link EditsReader}.
     *
     * @throws PlanningProblem if one is not of these forms
     */
    static @Nullable FacilityEditsInput read(@Nullable List<@Nullable String> given) {
        if (given == null) {
            return null;
        }
        List<FacilityEditsInput.Placed> added = new ArrayList<>();
        List<FacilityEditsInput.Placed> moved = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (String edit : given) {
            String[] parts = String.valueOf(edit).split(":", -1);
            if (parts.length == 3 && parts[0].equals("add")) {
                added.add(new FacilityEditsInput.Placed(parts[1], place(edit, parts[2])));
            } else if (parts.length == 3 && parts[0].equals("move")) {
                moved.add(new FacilityEditsInput.Placed(parts[1], place(edit, parts[2])));
            } else if (parts.length == 2 && parts[0].equals("remove")) {
                removed.add(parts[1]);
            } else {
                throw refused(edit);
            }
        }
        return new FacilityEditsInput(added, removed, moved);
    }

    private static List<@Nullable Double> place(@Nullable String edit, String given) {
        List<@Nullable Double> place = new ArrayList<>();
        for (String degrees : given.split("/", -1)) {
            try {
                place.add(Double.valueOf(degrees));
            } catch (NumberFormatException e) {
                throw refused(edit);
            }
        }
        return place;
    }

    private static PlanningProblem refused(@Nullable String edit) {
        return PlanningProblem.invalid("facilities", edit, ParameterTexts.FACILITIES);
    }
}

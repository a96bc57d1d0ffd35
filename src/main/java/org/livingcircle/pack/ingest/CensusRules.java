package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.livingcircle.pack.AgeGroups;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.Spot;

/** What a census must be: whole for every unit and year, and the urban and rural figures its sum. */
final class CensusRules {

    /** How far urban and rural together may be from the census, as a share of it. */
    private static final double TOLERATED = 0.01;

    private static final List<String> SEXES = List.of("M", "F");

    private record UnitYear(String unit, long year) {}

    private record Group(String sex, String ageGroup) {}

    private final Issues.InFile census;
    private final Issues.InFile figures;

    CensusRules(Issues.InFile census, Issues.InFile figures) {
        this.census = census;
        this.figures = figures;
    }

    /**
     * Checks both layers.
     *
     * @param units codes of the current units
     * @param censusYear the year the population surface is built from
     */
    void check(List<LayerRow> people, List<LayerRow> unitFigures, Set<String> units, int censusYear) {
        Map<UnitYear, Map<Group, LayerRow>> groups = new HashMap<>();
        Map<UnitYear, LayerRow> firstRows = new HashMap<>();
        Map<UnitYear, Long> totals = new HashMap<>();
        for (LayerRow row : people) {
            UnitYear unitYear = new UnitYear(row.text("unit_code"), row.whole("year"));
            Group group = new Group(row.text("sex"), row.text("age_group"));
            firstRows.putIfAbsent(unitYear, row);
            LayerRow before =
                    groups.computeIfAbsent(unitYear, key -> new HashMap<>()).putIfAbsent(group, row);
            if (before != null) {
                census.error(
                        row,
                        "age_group",
                        "unit %s has this group of %d twice, also at %s"
                                .formatted(unitYear.unit(), unitYear.year(), before.spot()),
                        "%s %s".formatted(group.sex(), group.ageGroup()),
                        "Keep one of the two rows.");
            } else {
                totals.merge(unitYear, row.whole("people"), Long::sum);
            }
        }
        firstRows.forEach((unitYear, row) -> {
            if (incomplete(unitYear, row, groups.getOrDefault(unitYear, Map.of()))) {
                totals.remove(unitYear); // no sum to hold figures against
            }
        });
        for (String unit : new TreeSet<>(units)) {
            if (!groups.containsKey(new UnitYear(unit, censusYear))) {
                census.error(
                        new Spot.WholeFile(),
                        "unit_code",
                        "unit %s has no census of %d".formatted(unit, censusYear),
                        unit,
                        "Add its people by sex and age group, or change population.censusYear in pack.yml.");
            }
        }
        urbanAndRural(unitFigures, totals, units, censusYear);
    }

    private boolean incomplete(UnitYear unitYear, LayerRow first, Map<Group, LayerRow> there) {
        List<String> missing = new ArrayList<>();
        for (String sex : SEXES) {
            for (String ageGroup : AgeGroups.ALL) {
                if (!there.containsKey(new Group(sex, ageGroup))) {
                    missing.add(sex + " " + ageGroup);
                }
            }
        }
        if (!missing.isEmpty()) {
            census.error(
                    first,
                    "age_group",
                    "unit %s lacks groups of %d".formatted(unitYear.unit(), unitYear.year()),
                    String.join(", ", missing),
                    "Add a row for each; 0 people is a value too.");
        }
        return !missing.isEmpty();
    }

    private void urbanAndRural(
            List<LayerRow> unitFigures, Map<UnitYear, Long> totals, Set<String> units, int censusYear) {
        Map<UnitYear, LayerRow> urban = new HashMap<>();
        Map<UnitYear, LayerRow> rural = new HashMap<>();
        Set<List<Object>> seen = new HashSet<>();
        for (LayerRow row : unitFigures) {
            UnitYear unitYear = new UnitYear(row.text("unit_code"), row.whole("year"));
            String indicator = row.text("indicator");
            if (!seen.add(List.of(unitYear, indicator))) {
                figures.error(
                        row,
                        "indicator",
                        "unit %s has this figure of %d twice".formatted(unitYear.unit(), unitYear.year()),
                        indicator,
                        "Keep one of the two rows.");
            } else if (row.value("value") != null && indicator.equals("pop_urban")) {
                urban.put(unitYear, row);
            } else if (row.value("value") != null && indicator.equals("pop_rural")) {
                rural.put(unitYear, row);
            }
        }
        for (String unit : new TreeSet<>(units)) {
            UnitYear unitYear = new UnitYear(unit, censusYear);
            LayerRow urbanRow = urban.get(unitYear);
            LayerRow ruralRow = rural.get(unitYear);
            Long total = totals.get(unitYear);
            if (urbanRow == null || ruralRow == null) {
                figures.error(
                        new Spot.WholeFile(),
                        "indicator",
                        "unit %s has no %s of %d"
                                .formatted(unit, urbanRow == null ? "pop_urban" : "pop_rural", censusYear),
                        unit,
                        "Add the figure; townships get their people from it.");
            } else if (total != null) {
                compare(urbanRow, ruralRow, total);
            }
        }
    }

    private void compare(LayerRow urban, LayerRow rural, long total) {
        for (LayerRow row : List.of(urban, rural)) {
            if (row.decimal("value") < 0) {
                figures.error(row, "value", "fewer than no people", String.valueOf(row.value("value")), "Correct it.");
                return;
            }
        }
        double sum = urban.decimal("value") + rural.decimal("value");
        double difference = sum - total;
        if (difference == 0) {
            return;
        }
        String what = "unit %s has %.0f urban and rural people together, but %d in the census"
                .formatted(urban.text("unit_code"), sum, total);
        String given = "difference %+.0f, %+.2f %%".formatted(difference, 100 * difference / total);
        String remedy = "Check pop_urban, pop_rural and the census against the same source.";
        if (Math.abs(difference) > TOLERATED * total) {
            figures.error(urban, "value", what, given, remedy);
        } else {
            figures.warning(urban, "value", what, given, remedy + " The census counts.");
        }
    }
}

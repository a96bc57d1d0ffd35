package org.livingcircle.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livingcircle.population.PopulationChange;
import org.livingcircle.region.StreetAreas;

/**
 * What buildings, land use and street polygons made of the population surface.
 *
 * @param source whose data
 * @param vintage of the data; null where it is not known
 * @param buildings how many were mapped
 * @param openAreas by township code, the id of the street polygon that its area is
 * @param unmatched street polygons that no township has
 * @param changes the city, then units, then townships, each by code
 */
public record LandResult(
        String source,
        @Nullable String vintage,
        int buildings,
        Map<String, String> openAreas,
        List<StreetAreas.Unmatched> unmatched,
        List<Change> changes) {

    public LandResult {
        openAreas = Map.copyOf(openAreas);
        unmatched = List.copyOf(unmatched);
        changes = List.copyOf(changes);
    }

    /** Where a change is told of. */
    public enum Zone {
        CITY,
        UNIT,
        TOWNSHIP;

        /** Returns the name used in tables and replies. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The change in one zone.
     *
     * @param code of the unit or township; "city" for the city
     * @param unit code; null for the city
     */
    public record Change(
            Zone zone, String code, @Nullable String unit, String nameZh, String nameEn, PopulationChange change) {}

    /** Returns the change of the whole city. */
    public PopulationChange city() {
        return changes.get(0).change();
    }

    /** Returns the change of the city as one line. */
    public String line() {
        return line(source, city().moved(), city().movedShare(), city().densestBefore(), city().densestAfter());
    }

    /** Returns what became of the land for people: the change, the borders that are mapped, and those not used. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line());
        lines.add("%,d buildings; %d townships have their mapped border".formatted(buildings, openAreas.size()));
        for (StreetAreas.Unmatched street : unmatched) {
            lines.add("%s %s: border not used, %s"
                    .formatted(
                            street.id(),
                            street.name(),
                            switch (street.reason()) {
                                case NO_UNIT -> "no unit holds most of it";
                                case NO_SUCH_NAME -> "its unit has no township of that name";
                                case TAKEN -> "its township has another border already";
                                case NOTHING_LEFT -> "others claim all of it";
                            }));
        }
        return lines;
    }

    /** Returns the line of {@link #line()} from its figures. */
    public static String line(
            String source, double moved, double movedShare, double densestBefore, double densestAfter) {
        return String.format(
                Locale.ROOT,
                "people refined by %s: %,.0f moved to another cell (%.1f %%), densest cell %,.0f people/ha (%,.0f without)",
                source,
                moved,
                100 * movedShare,
                densestAfter,
                densestBefore);
    }
}

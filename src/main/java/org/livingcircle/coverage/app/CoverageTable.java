package org.livingcircle.coverage.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;

/** The answer to a question about coverage. */
public record CoverageTable(List<Row> rows, List<Warning> warnings, Joinings joinings) {

    /**
     * A figure with everything that makes it one.
     *
     * @param subject what is counted: a zone, or a facility
     * @param unit code of the unit a township or facility lies in; null for the city and the units
     * @param circle id of the official circle; null for a range of the request
     * @param range limit of the request, whole seconds or metres, itself inside; null for an official circle
     * @param facilities how many facilities the people have within the circle (5: or more); null unless asked for
     * @param covered people, not rounded; null where unknown
     * @param total people the share is of; null where unknown
     * @param share null with a reason
     * @param facilityVoid share of the people who live where the service's facilities are not known: above 0 the coverage is
     *     a lower bound; null for a facility
     * @param dataVoid share of the area without population data; null for a zone without area
     */
    public record Row(
            String subject,
            String code,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String unit,
            Weight weight,
            Area area,
            @Nullable String circle,
            @Nullable Integer range,
            @Nullable Integer facilities,
            @Nullable Double covered,
            @Nullable Double total,
            @Nullable Double share,
            @Nullable Double dataVoid,
            @Nullable Double facilityVoid,
            @Nullable String reason) {}

    /** Something the reader must know about the figures. */
    public record Warning(String code, String zh, String en) {}

    public CoverageTable {
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}

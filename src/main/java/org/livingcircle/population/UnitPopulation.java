package org.livingcircle.population;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * What the census knows of a unit, and the townships it is modelled by.
 *
 * @param area Polygon or MultiPolygon in the grid's coordinates; not to be changed
 * @param census people by band, each 0 or more; a band that is missing counts as 0
 * @param urban residents in towns, 0 or more; only the proportion of urban to rural is used, the total is the census's
 * @param rural residents in villages, 0 or more
 * @param townships in any order, each code once; may be empty
 */
public record UnitPopulation(
        String code,
        Geometry area,
        Map<AgeBand, Double> census,
        double urban,
        double rural,
        List<TownshipPopulation> townships) {

    public UnitPopulation {
        Map<AgeBand, Double> complete = new EnumMap<>(AgeBand.class);
        for (AgeBand band : AgeBand.ALL) {
            double people = census.getOrDefault(band, 0.0);
            requirePeople(code, band.wireName(), people);
            complete.put(band, people);
        }
        census = Map.copyOf(complete);
        requirePeople(code, "urban", urban);
        requirePeople(code, "rural", rural);
        townships = List.copyOf(townships);
        Set<String> codes = new HashSet<>();
        for (TownshipPopulation township : townships) {
            if (!codes.add(township.code())) {
                throw new IllegalArgumentException("unit %s lists township %s twice".formatted(code, township.code()));
            }
        }
    }

    /** Returns the people of all bands. */
    public double total() {
        CompensatedSum sum = new CompensatedSum();
        for (AgeBand band : AgeBand.ALL) {
            sum.add(people(band));
        }
        return sum.value();
    }

    /** Returns the people of a band. */
    public double people(AgeBand band) {
        return census.getOrDefault(band, 0.0);
    }

    private static void requirePeople(String code, String what, double people) {
        if (!(people >= 0 && people < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "unit %s has %s people (%s), need 0 or more".formatted(code, people, what));
        }
    }
}

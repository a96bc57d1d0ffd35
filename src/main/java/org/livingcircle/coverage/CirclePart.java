package org.livingcircle.coverage;

import java.util.List;
import org.livingcircle.population.Area;

/**
 * A circle, or the part of one that holds in an area: 15 minutes where urban, 5000 m where rural.
 *
 * @param area the cells it speaks of
 * @param limit whole seconds or metres, itself inside
 * @param by what the costs come from
 */
public record CirclePart<T>(Area area, int limit, T by) {

    public CirclePart {
        if (limit < 0) {
            throw new IllegalArgumentException("limit must be 0 or more, was " + limit);
        }
    }

    /** Refuses parts that speak of the same cell. */
    static void checkDisjoint(List<? extends CirclePart<?>> parts) {
        for (boolean urban : new boolean[] {true, false}) {
            if (parts.stream().filter(part -> part.area().holds(urban)).count() > 1) {
                throw new IllegalArgumentException("two parts of the circle speak of %s cells: %s"
                        .formatted(
                                urban ? "urban" : "rural",
                                parts.stream()
                                        .map(part -> part.area().wireName())
                                        .toList()));
            }
        }
    }

    void checkWithin(int highest) {
        if (limit > highest) {
            throw new IllegalArgumentException(
                    "limit %d is above %d, which the costs were computed to".formatted(limit, highest));
        }
    }
}

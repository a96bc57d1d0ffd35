package org.livingcircle.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.population.Weight;

/**
 * A service: the kinds of facility that give it, and the circles the plan promises.
 *
 * @param weight whom it is for, unless asked otherwise
 * @param targets ids of plan statements
 * @param surveyed where the facilities are known; outside, none recorded does not mean none there. Null: everywhere
 * @param circles at least one; the first is the one shown by default
 */
public record ServiceSpec(
        String id,
        LocalText name,
        List<String> kinds,
        Weight weight,
        List<String> targets,
        LocalText note,
        @Nullable LonLatBox surveyed,
        List<Circle> circles) {

    public ServiceSpec {
        kinds = List.copyOf(kinds);
        targets = List.copyOf(targets);
        circles = List.copyOf(circles);
        if (circles.isEmpty()) {
            throw new IllegalArgumentException("service %s needs a circle".formatted(id));
        }
    }

    public Circle firstCircle() {
        return circles.get(0);
    }
}

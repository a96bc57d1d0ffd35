package org.livingcircle.population;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whom a figure counts: a set of age bands with the name the API gives it. */
public enum Weight {
    TOTAL("total", EnumSet.allOf(AgeBand.class)),
    AGE60PLUS("age60plus", EnumSet.range(AgeBand.A60_64, AgeBand.A80PLUS)),
    AGE65PLUS("age65plus", EnumSet.range(AgeBand.A65_79, AgeBand.A80PLUS)),
    AGE80PLUS("age80plus", EnumSet.of(AgeBand.A80PLUS));

    /** Every weight in order. */
    public static final List<Weight> ALL = List.of(values());

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // Wrapped as unmodifiable, and nobody else has the set.
    private final Set<AgeBand> bands;

    Weight(String wireName, Set<AgeBand> bands) {
        this.wireName = wireName;
        this.bands = Collections.unmodifiableSet(bands);
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the bands that count, unmodifiable and in order. */
    public Set<AgeBand> bands() {
        return bands;
    }

    /** Returns the weight's place in arrays by weight, 0 first. */
    @SuppressWarnings("EnumOrdinal") // Arrays by weight are in declaration order; this is the one place that says so.
    public int index() {
        return ordinal();
    }

    /**
     * Returns the weight with a wire name.
     *
     * @throws IllegalArgumentException naming the allowed ones
     */
    public static Weight ofWireName(String wireName) {
        for (Weight weight : ALL) {
            if (weight.wireName.equals(wireName)) {
                return weight;
            }
        }
        throw new IllegalArgumentException("weight must be one of %s, was %s"
                .formatted(ALL.stream().map(Weight::wireName).toList(), wireName));
    }
}

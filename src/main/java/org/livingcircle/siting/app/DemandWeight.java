package org.livingcircle.siting.app;

import org.livingcircle.coverage.Ground;
import org.livingcircle.population.Weight;

/** Whom or what demand counts. */
public enum DemandWeight {
    TOTAL("total", Weight.TOTAL, "people"),
    AGE60PLUS("age60plus", Weight.AGE60PLUS, "people"),
    AGE65PLUS("age65plus", Weight.AGE65PLUS, "people"),
    AGE80PLUS("age80plus", Weight.AGE80PLUS, "people"),
    /** Women of 15 to 49: the unit's share in the census, spread as all its people are. Modelled. */
    WOMEN15TO49("women15to49", Weight.TOTAL, "people"),
    /** Births of a year: the unit's children in their first year in the census, spread as all its people are. Modelled, somewhat low. */
    BIRTHS("births", Weight.TOTAL, "births");

    private final String wireName;
    private final Weight spread;
    private final String unit;

    DemandWeight(String wireName, Weight spread, String unit) {
        this.wireName = wireName;
        this.spread = spread;
        this.unit = unit;
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the people of the surface that it lies where. */
    Weight spread() {
        return spread;
    }

    /** Returns what is counted: people or births. */
    public String unit() {
        return unit;
    }

    /** Tells whether a unit's figure is spread over it by other people than those it counts. */
    public boolean isModelled() {
        return this == WOMEN15TO49 || this == BIRTHS;
    }

    /** Returns what a person of the surface counts in a unit. */
    double share(Ground.Groups unit) {
        return switch (this) {
            case WOMEN15TO49 -> (double) unit.women15to49() / Math.max(1, unit.people());
            case BIRTHS -> (double) unit.underOne() / Math.max(1, unit.people());
            default -> 1;
        };
    }
}

package org.livingcircle.population;

/**
 * What a surface owes to the census: the cells of a unit add up to its people, band by band.
 *
 * @param unit code
 * @param census people the census counted
 * @param surface people in the unit's cells
 */
public record Conservation(String unit, AgeBand band, double census, double surface) {

    /** The largest relative difference that a build may have. */
    public static final double TOLERANCE = 1e-9;

    /** Returns |surface - census| / census; 0 where both are 0, infinity where only the census is. */
    public double relativeDifference() {
        double difference = Math.abs(surface - census);
        return difference == 0 ? 0 : difference / census;
    }

    /** Returns whether the difference is within {@link #TOLERANCE}. */
    public boolean holds() {
        return relativeDifference() <= TOLERANCE;
    }
}

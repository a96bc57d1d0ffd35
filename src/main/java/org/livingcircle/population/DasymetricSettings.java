package org.livingcircle.population;

/**
 * How people thin out around township centres, along roads and at the river. Part of a city's pack.
 *
 * @param urbanPeakPerKm2 density at the centre of a town that had room for all its townspeople, people per km², above 0
 * @param ruralCentreKm rural density falls by e over this distance from the township's centre, km, above 0
 * @param ruralRoadKm rural density falls by e over this distance from the nearest road, km, above 0
 * @param cutoff cells below this share of the township's densest cell hold nobody, 0 to below 1
 * @param floodplainMetres rural density grows from 0 at the bank to its full value here; 0 for no such belt
 * @param maxPerHectare the most people that a cell holds for each hectare of its area, above 0; infinite for no limit
 */
public record DasymetricSettings(
        double urbanPeakPerKm2,
        double ruralCentreKm,
        double ruralRoadKm,
        double cutoff,
        double floodplainMetres,
        double maxPerHectare) {

    /**
     * About what the densest blocks hold that the planning standard allows: a floor-area ratio of 3.1 (GB 50180-2018) is 850 people on a
     * hectare at 36.5 m² each, and small old flats hold more.
     */
    public static final double DEFAULT_MAX_PER_HECTARE = 1000;

    /** The same without a limit. */
    public DasymetricSettings(
            double urbanPeakPerKm2, double ruralCentreKm, double ruralRoadKm, double cutoff, double floodplainMetres) {
        this(urbanPeakPerKm2, ruralCentreKm, ruralRoadKm, cutoff, floodplainMetres, Double.POSITIVE_INFINITY);
    }

    public DasymetricSettings {
        requireAboveZero("urbanPeakPerKm2", urbanPeakPerKm2);
        requireAboveZero("ruralCentreKm", ruralCentreKm);
        requireAboveZero("ruralRoadKm", ruralRoadKm);
        if (!(cutoff >= 0 && cutoff < 1)) {
            throw new IllegalArgumentException("cutoff must be 0 to below 1, was " + cutoff);
        }
        if (!(floodplainMetres >= 0 && floodplainMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("floodplainMetres must be 0 or more, was " + floodplainMetres);
        }
        if (!(maxPerHectare > 0)) {
            throw new IllegalArgumentException("maxPerHectare must be above 0, was " + maxPerHectare);
        }
    }

    private static void requireAboveZero(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }
}

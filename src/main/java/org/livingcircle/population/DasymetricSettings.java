package org.livingcircle.population;

/**
 * How people thin out around township centres, along roads and at the river. Part of a city's pack.
 *
 * @param urbanPeakPerKm2 density at the centre of a town that had room for all its townspeople, people per km², above 0
 * @param ruralCentreKm rural density falls by e over this distance from the township's centre, km, above 0
 * @param ruralRoadKm rural density falls by e over this distance from the nearest road, km, above 0
 * @param cutoff cells below this share of the township's densest cell hold nobody, 0 to below 1
 * @param floodplainMetres rural density grows from 0 at the bank to its full value here; 0 for no such belt
 */
public record DasymetricSettings(
        double urbanPeakPerKm2, double ruralCentreKm, double ruralRoadKm, double cutoff, double floodplainMetres) {

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
    }

    private static void requireAboveZero(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }
}

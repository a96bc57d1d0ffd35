package org.livingcircle.pack;

/**
 * How the population surface is built.
 *
 * @param censusYear the census to spread
 * @param urbanPeakPerKm2 people per km² at an urban township's centre (Clark)
 * @param ruralCentreKm e-folding distance from a rural township's centre
 * @param ruralRoadKm e-folding distance from the nearest road link
 * @param cutoff weights below this share of the peak are 0, from 0 to below 1
 * @param floodplainMetres rural weight grows from 0 at the river's bank to 1 at this distance
 */
public record PopulationSpec(
        int censusYear,
        double urbanPeakPerKm2,
        double ruralCentreKm,
        double ruralRoadKm,
        double cutoff,
        double floodplainMetres) {}

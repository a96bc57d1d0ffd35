package org.livingcircle.pack;

import org.livingcircle.population.DasymetricSettings;

/**
 * How the population surface is built.
 *
 * @param censusYear the census to spread
 */
public record PopulationSpec(int censusYear, DasymetricSettings model) {}

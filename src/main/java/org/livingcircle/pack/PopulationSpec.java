package org.livingcircle.pack;

import org.livingcircle.population.DasymetricSettings;
import org.livingcircle.population.LandSettings;

/**
 * How the population surface is built.
 *
 * @param censusYear the census to spread
 * @param land what buildings and land use say, where they have been imported
 */
public record PopulationSpec(int censusYear, DasymetricSettings model, LandSettings land) {}

package org.livingcircle.pack;

/**
 * What counts as urban: neighbouring blocks of at least this density that hold at least this many people together.
 *
 * @param blockMetres edge of a block, a whole multiple of the cell
 */
public record SettlementSpec(int blockMetres, double densityPerKm2, double clusterPeople) {}

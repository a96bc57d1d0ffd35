package org.livingcircle.population;

/**
 * How buildings and land use say where people live. Part of a city's pack; a pack that does not say takes
 * {@link #DEFAULT}.
 *
 * @param floorPerPersonM2 floor area that a person lives on, m², above 0
 * @param unknownLevels floors of a building whose floors are not mapped, 1 or more
 * @param lowBelowM2 a building of a smaller footprint, m², has one floor where its floors are not mapped; 0 or more
 * @param unknownUse share of a building whose use is not mapped, on land that is not mapped either, that people live in, 0 to 1
 * @param unknownLand weight of land of unknown use against residential land, above 0 to 1
 */
public record LandSettings(
        double floorPerPersonM2, double unknownLevels, double lowBelowM2, double unknownUse, double unknownLand) {

    /**
     * 36.5 m² is the national figure for cities of the census of 2020; 7 floors is the median of the buildings whose
     * floors are mapped in the core of the first city (144); the others are assumptions.
     */
    public static final LandSettings DEFAULT = new LandSettings(36.5, 7, 150, 0.3, 0.3);

    public LandSettings {
        require("floorPerPersonM2", floorPerPersonM2, floorPerPersonM2 > 0 && floorPerPersonM2 < 10_000);
        require("unknownLevels", unknownLevels, unknownLevels >= 1 && unknownLevels < 1_000);
        require("lowBelowM2", lowBelowM2, lowBelowM2 >= 0 && lowBelowM2 < Double.POSITIVE_INFINITY);
        require("unknownUse", unknownUse, unknownUse >= 0 && unknownUse <= 1);
        require("unknownLand", unknownLand, unknownLand > 0 && unknownLand <= 1);
    }

    private static void require(String name, double value, boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " is out of its range, was " + value);
        }
    }
}

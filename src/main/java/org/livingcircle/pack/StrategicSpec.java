package org.livingcircle.pack;

/**
 * How one drives where no streets are imported, over the links of the layer roads.
 *
 * @param expresswayKmh, and the other speeds, whole kilometres an hour
 * @param localKmh of other links outside the core
 * @param coreKmh of other links in the core
 * @param accessKmh of the way between a place and the nearest link
 * @param accessDetour metres driven for a metre of the straight line to the link, 1 or more
 * @param accessKm longest such line; who lives farther off is not reached
 */
public record StrategicSpec(
        int expresswayKmh,
        int corridorKmh,
        int localKmh,
        int coreKmh,
        int accessKmh,
        double accessDetour,
        double accessKm) {

    /** What a pack that says nothing gets. */
    public static final StrategicSpec USUAL = new StrategicSpec(100, 60, 40, 30, 20, 1.3, 30);
}

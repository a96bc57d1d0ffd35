package org.livingcircle.streets;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Speeds by road class, and how people reach a network that knows only the links between townships. A class that the pack does
 * not name goes as tagged, in winter by the common factors.
 *
 * @param byClass what the pack says
 * @param others of all other classes
 * @param access the way to a strategic link
 */
public record StreetSpeeds(Map<RoadClass, ClassSpeed> byClass, ClassSpeed others, StrategicAccess access) {

    /**
     * The way between a place and a strategic link, along local roads that nobody knows: assumptions.
     *
     * @param kmh speed of a car, above 0
     * @param detour driven metres for a straight metre, 1 or more
     * @param limitMetres the farthest a place may lie from the link, straight
     */
    public record StrategicAccess(double kmh, double detour, double limitMetres) {

        public static final StrategicAccess USUAL = new StrategicAccess(20, 1.3, 30_000);

        public StrategicAccess {
            if (!(kmh > 0 && kmh <= 255 && detour >= 1 && detour <= 10 && limitMetres >= 0 && limitMetres <= 100_000)) {
                throw new IllegalArgumentException("access to a strategic link: %f km/h, detour %f, limit %f m"
                        .formatted(kmh, detour, limitMetres));
            }
        }
    }

    public StreetSpeeds {
        EnumMap<RoadClass, ClassSpeed> copy = new EnumMap<>(RoadClass.class);
        copy.putAll(byClass);
        byClass = Collections.unmodifiableMap(copy);
    }

    /** Returns speeds as tagged, in winter all slowed alike; no wheelchair on steps. */
    public static StreetSpeeds asTagged(double winterFactor) {
        ClassSpeed steps = new ClassSpeed(1, 0, 0, 0, winterFactor, winterFactor, winterFactor);
        ClassSpeed others = new ClassSpeed(1, 1, 0, 0, winterFactor, winterFactor, winterFactor);
        return new StreetSpeeds(Map.of(RoadClass.STEPS, steps), others, StrategicAccess.USUAL);
    }

    /** Returns the same speeds, but for some classes. */
    public StreetSpeeds with(Map<RoadClass, ClassSpeed> named) {
        Map<RoadClass, ClassSpeed> all = new EnumMap<>(RoadClass.class);
        all.putAll(byClass);
        all.putAll(named);
        return new StreetSpeeds(all, others, access);
    }

    /** Returns the same speeds with another way to a strategic link. */
    public StreetSpeeds with(StrategicAccess other) {
        return new StreetSpeeds(byClass, others, other);
    }

    public ClassSpeed of(RoadClass roadClass) {
        return byClass.getOrDefault(roadClass, others);
    }
}

package org.livingcircle.streets;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Speeds by road class. A class that the pack does not name goes as tagged, in winter by the common factors.
 *
 * @param byClass what the pack says
 * @param others of all other classes
 */
public record StreetSpeeds(Map<RoadClass, ClassSpeed> byClass, ClassSpeed others) {

    public StreetSpeeds {
        EnumMap<RoadClass, ClassSpeed> copy = new EnumMap<>(RoadClass.class);
        copy.putAll(byClass);
        byClass = Collections.unmodifiableMap(copy);
    }

    /** Returns speeds as tagged, in winter all slowed alike. */
    public static StreetSpeeds asTagged(double winterFactor) {
        return new StreetSpeeds(
                Map.of(RoadClass.STEPS, new ClassSpeed(1, 0, 0, 0, winterFactor, winterFactor, winterFactor)),
                new ClassSpeed(1, 1, 0, 0, winterFactor, winterFactor, winterFactor));
    }

    public ClassSpeed of(RoadClass roadClass) {
        return byClass.getOrDefault(roadClass, others);
    }
}

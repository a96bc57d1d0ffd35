package org.livingcircle.streets;

import java.time.LocalDate;
import java.util.Optional;
import org.livingcircle.geo.LonLat;

/**
 * A road between two townships, of which only its ends, its length and its class are known.
 *
 * @param id stable, unique
 * @param millimetres length of the road on the ground, above 0
 * @param corridor name of the road it is part of; empty where it has none
 * @param roadClass one of the strategic classes
 * @param core whether it lies in the core of the city, where local roads are slower
 * @param opened the first day that it could be driven; empty where it always could
 */
public record StrategicLink(
        String id,
        LonLat from,
        LonLat to,
        int millimetres,
        String corridor,
        RoadClass roadClass,
        boolean core,
        Optional<LocalDate> opened) {

    public StrategicLink {
        if (millimetres <= 0) {
            throw new IllegalArgumentException("link %s is %d mm long".formatted(id, millimetres));
        }
        if (roadClass != RoadClass.STRATEGIC_EXPRESSWAY
                && roadClass != RoadClass.STRATEGIC_CORRIDOR
                && roadClass != RoadClass.STRATEGIC_LOCAL) {
            throw new IllegalArgumentException("link %s is of class %s".formatted(id, roadClass.wireName()));
        }
    }

    /** Tells whether it can be driven on the last day of a year. */
    public boolean isOpenIn(int year) {
        return opened.isEmpty() || opened.get().getYear() <= year;
    }

    /** Tells whether one gets onto it anywhere; an expressway is entered at its ends only. */
    public boolean isJoinable() {
        return roadClass != RoadClass.STRATEGIC_EXPRESSWAY;
    }
}

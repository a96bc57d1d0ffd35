package org.livingcircle.streets;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streets as they might be: an overlay for one request or one scenario, on edges of one graph.
 *
 * @param closed edges that nobody may use; not to be changed
 * @param speeds later ones hold
 */
public record StreetChanges(BitSet closed, List<SpeedChange> speeds) {

    public static final StreetChanges NONE = new StreetChanges(new BitSet(), List.of());

    /**
     * Another speed for all roads of a class, winter or not.
     *
     * @param kmh above 0
     */
    public record SpeedChange(RoadClass roadClass, Mode mode, double kmh) {
        public SpeedChange {
            if (!(kmh > 0 && kmh <= 255)) {
                throw new IllegalArgumentException("kmh must be above 0 and at most 255, was " + kmh);
            }
        }
    }

    public StreetChanges {
        speeds = List.copyOf(speeds);
    }

    boolean isClosed(int edge) {
        return closed.get(edge);
    }

    /** Returns the speed that a class has been given; null if none. */
    @Nullable
    Double kmh(RoadClass roadClass, Mode mode) {
        Double found = null;
        for (SpeedChange change : speeds) {
            if (change.roadClass == roadClass && change.mode == mode) {
                found = change.kmh;
            }
        }
        return found;
    }
}

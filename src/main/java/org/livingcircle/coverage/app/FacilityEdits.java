package org.livingcircle.coverage.app;

import java.util.List;
import org.livingcircle.geo.LonLat;

/**
 * Facilities of a service as somebody wishes them.
 *
 * @param added ids that no facility of the service has
 * @param removed ids of facilities of the service
 * @param moved ids of facilities of the service, and where they go
 */
public record FacilityEdits(List<Placed> added, List<String> removed, List<Placed> moved) {

    public static final FacilityEdits NONE = new FacilityEdits(List.of(), List.of(), List.of());

    /** A facility and its place. */
    public record Placed(String id, LonLat place) {}

    public FacilityEdits {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        moved = List.copyOf(moved);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}

package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Returns these edits and then others, which name facilities as these leave them. */
    public FacilityEdits then(FacilityEdits more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, LonLat> own = places(added);
        Map<String, LonLat> elsewhere = places(moved);
        List<String> gone = new ArrayList<>(removed);
        for (Placed move : more.moved) {
            (own.containsKey(move.id()) ? own : elsewhere).put(move.id(), move.place());
        }
        for (String id : more.removed) {
            if (own.remove(id) == null) {
                elsewhere.remove(id);
                gone.add(id);
            }
        }
        own.putAll(places(more.added));
        return new FacilityEdits(placed(own), gone, placed(elsewhere));
    }

    private static Map<String, LonLat> places(List<Placed> all) {
        Map<String, LonLat> places = new LinkedHashMap<>();
        all.forEach(placed -> places.put(placed.id(), placed.place()));
        return places;
    }

    private static List<Placed> placed(Map<String, LonLat> places) {
        return places.entrySet().stream()
                .map(entry -> new Placed(entry.getKey(), entry.getValue()))
                .toList();
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}

package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.Sources;

/**
 * Where a service is to be had.
 *
 * @param facilities the stored ones that are left, by id, moved ones where they stood
 * @param sources where to travel to: those left, moved and added
 */
record Places(List<Facility> facilities, Sources sources) {

    Places {
        facilities = List.copyOf(facilities);
    }

    static Places edited(List<Facility> stored, FacilityEdits edits, Reprojection wgs84ToGrid) {
        Set<String> removed = new HashSet<>(edits.removed());
        Map<String, LonLat> moved = new HashMap<>();
        edits.moved().forEach(placed -> moved.put(placed.id(), placed.place()));
        List<Facility> left = stored.stream()
                .filter(facility -> !removed.contains(facility.id()))
                .sorted(Comparator.comparing(Facility::id))
                .toList();
        List<String> ids = new ArrayList<>();
        List<LonLat> places = new ArrayList<>();
        for (Facility facility : left) {
            ids.add(facility.id());
            places.add(moved.getOrDefault(facility.id(), facility.location()));
        }
        for (FacilityEdits.Placed added : edits.added()) {
            ids.add(added.id());
            places.add(added.place());
        }
        return new Places(left, Sources.of(ids, places, wgs84ToGrid));
    }
}

package org.livingcircle.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.livingcircle.geo.LonLat;
import org.livingcircle.streets.StreetChanges;
import org.livingcircle.streets.StreetEdits;

/**
 * What a list of changes comes to, whatever the way there: a facility that was added, moved and closed again leaves nothing.
 *
 * @param added facilities to be built, where they stand at the end, in the order they were added
 * @param closed ids of stored facilities that end
 * @param moved ids of stored facilities, and where they go; none of them is closed
 * @param beds of stored facilities that were resized; none of them is closed
 * @param streets roads, closings and speeds; it is of no account whether a road was opened before or after a closing, which
 *     never closes a new road
 * @param paces kilometres an hour by profile
 * @param targets by id of a statement of the plan
 */
public record WishedCity(
        List<Change.AddFacility> added,
        Set<String> closed,
        Map<String, LonLat> moved,
        Map<String, Integer> beds,
        StreetEdits streets,
        Map<String, Double> paces,
        Map<String, Change.ReplaceTarget> targets) {

    public static final WishedCity UNCHANGED = of(List.of());

    public WishedCity {
        added = List.copyOf(added);
        closed = Collections.unmodifiableSet(new LinkedHashSet<>(closed));
        moved = Collections.unmodifiableMap(new LinkedHashMap<>(moved));
        beds = Collections.unmodifiableMap(new LinkedHashMap<>(beds));
        paces = Collections.unmodifiableMap(new LinkedHashMap<>(paces));
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /** Applies changes, one after the other, to nothing. */
    public static WishedCity of(List<Change> changes) {
        Applying applying = new Applying();
        changes.forEach(applying::apply);
        return applying.result();
    }

    /** Returns whether a facility of this id was added. */
    public boolean adds(String id) {
        return added.stream().anyMatch(facility -> facility.id().equals(id));
    }

    private static final class Applying {

        private final Map<String, Change.AddFacility> added = new LinkedHashMap<>();
        private final Set<String> closed = new LinkedHashSet<>();
        private final Map<String, LonLat> moved = new LinkedHashMap<>();
        private final Map<String, Integer> beds = new LinkedHashMap<>();
        private final Set<String> bridges = new TreeSet<>();
        private final List<List<LonLat>> lines = new ArrayList<>();
        private final List<StreetEdits.NewRoad> roads = new ArrayList<>();
        private final List<StreetChanges.SpeedChange> speeds = new ArrayList<>();
        private final Map<String, Double> paces = new LinkedHashMap<>();
        private final Map<String, Change.ReplaceTarget> targets = new LinkedHashMap<>();

        void apply(Change change) {
            if (change instanceof Change.AddFacility facility) {
                added.put(facility.id(), facility);
            } else if (change instanceof Change.MoveFacility move) {
                move(move);
            } else if (change instanceof Change.CloseFacility close) {
                close(close.id());
            } else if (change instanceof Change.ResizeFacility resize) {
                resize(resize);
            } else if (change instanceof Change.OpenRoad road) {
                roads.add(new StreetEdits.NewRoad(road.line(), road.roadClass(), road.oneWay()));
            } else if (change instanceof Change.CloseRoad road) {
                lines.add(road.line());
            } else if (change instanceof Change.CloseBridge bridge) {
                bridges.add(bridge.bridge());
            } else if (change instanceof Change.SetSpeed speed) {
                speeds.add(new StreetChanges.SpeedChange(speed.roadClass(), speed.mode(), speed.kmh()));
            } else if (change instanceof Change.ChangeProfile profile) {
                paces.put(profile.profile(), profile.kmh());
            } else if (change instanceof Change.ReplaceTarget target) {
                targets.put(target.target(), target);
            }
        }

        private void move(Change.MoveFacility move) {
            Change.AddFacility own = added.get(move.id());
            if (own == null) {
                moved.put(move.id(), move.location());
            } else {
                added.put(
                        move.id(),
                        new Change.AddFacility(
                                own.id(), own.kind(), own.nameZh(), own.nameEn(), move.location(), own.beds()));
            }
        }

        private void resize(Change.ResizeFacility resize) {
            Change.AddFacility own = added.get(resize.id());
            if (own == null) {
                beds.put(resize.id(), resize.beds());
            } else {
                added.put(
                        resize.id(),
                        new Change.AddFacility(
                                own.id(), own.kind(), own.nameZh(), own.nameEn(), own.location(), resize.beds()));
            }
        }

        private void close(String id) {
            if (added.remove(id) == null) {
                moved.remove(id);
                beds.remove(id);
                closed.add(id);
            }
        }

        WishedCity result() {
            return new WishedCity(
                    List.copyOf(added.values()),
                    closed,
                    moved,
                    beds,
                    new StreetEdits(List.copyOf(bridges), lines, roads, speeds),
                    paces,
                    targets);
        }
    }
}

package org.livingcircle.streets;

import java.util.List;
import java.util.stream.Stream;
import org.livingcircle.geo.LonLat;

/**
 * Streets as somebody wishes them, in the words of a request: independent of any graph, equal where the wishes are equal.
 *
 * @param closedBridges ids of the pack's bridges
 * @param closed lines; every street that one of them crosses is closed
 * @param roads to be built
 * @param speeds other speeds for all roads of a class
 */
public record StreetEdits(
        List<String> closedBridges,
        List<List<LonLat>> closed,
        List<NewRoad> roads,
        List<StreetChanges.SpeedChange> speeds) {

    public static final StreetEdits NONE = new StreetEdits(List.of(), List.of(), List.of(), List.of());

    /**
     * A road to be built.
     *
     * @param line at least two places; one that lies near a street joins it
     */
    public record NewRoad(List<LonLat> line, RoadClass roadClass, boolean oneWay) {
        public NewRoad {
            line = List.copyOf(line);
        }
    }

    public StreetEdits {
        closedBridges = List.copyOf(closedBridges);
        closed = closed.stream().map(List::copyOf).toList();
        roads = List.copyOf(roads);
        speeds = List.copyOf(speeds);
    }

    /** Returns these edits and others: roads in this order, of speeds the later ones hold. */
    public StreetEdits then(StreetEdits more) {
        if (more.isEmpty()) {
            return this;
        }
        return new StreetEdits(
                Stream.concat(closedBridges.stream(), more.closedBridges.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                Stream.concat(closed.stream(), more.closed.stream()).toList(),
                Stream.concat(roads.stream(), more.roads.stream()).toList(),
                Stream.concat(speeds.stream(), more.speeds.stream()).toList());
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}

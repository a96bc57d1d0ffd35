package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a ride takes from each station to the nearest hub: the stations of a line follow each other by their minutes, lines
 * meet at stations of one name. A ride takes the same time both ways. Immutable.
 */
public final class RailwayLines {

    /** Ride from a station from which no hub is reached. */
    public static final int UNREACHED = StreetSearch.UNREACHED;

    private static final int MINUTE = 60_000;

    private RailwayLines() {}

    /**
     * A station of a line.
     *
     * @param station equal where lines meet
     * @param minutes from the line's first station, 0 or more
     * @param hub whether a ride ends here
     */
    public record Stop(String line, String station, double minutes, boolean hub) {}

    /**
     * Returns the milliseconds of the ride from each stop to the nearest hub, changes included; 0 at a hub.
     *
     * @param transferMinutes from one line to another, 0 or more
     */
    public static int[] toHubs(List<Stop> stops, double transferMinutes) {
        Map<String, List<Integer>> byLine = new HashMap<>();
        Map<String, List<Integer>> byStation = new HashMap<>();
        for (int stop = 0; stop < stops.size(); stop++) {
            byLine.computeIfAbsent(stops.get(stop).line(), line -> new ArrayList<>())
                    .add(stop);
            byStation
                    .computeIfAbsent(stops.get(stop).station(), station -> new ArrayList<>())
                    .add(stop);
        }
        List<int[]> arcs = new ArrayList<>();
        for (List<Integer> line : byLine.values()) {
            line.sort((a, b) ->
                    Double.compare(stops.get(a).minutes(), stops.get(b).minutes()));
            for (int i = 1; i < line.size(); i++) {
                double minutes = stops.get(line.get(i)).minutes()
                        - stops.get(line.get(i - 1)).minutes();
                both(arcs, line.get(i - 1), line.get(i), minutes);
            }
        }
        for (List<Integer> station : byStation.values()) {
            for (int i = 0; i < station.size(); i++) {
                for (int j = 0; j < i; j++) {
                    both(arcs, station.get(i), station.get(j), transferMinutes);
                }
            }
        }
        StreetSearch search =
                new StreetSearch(ArcGraph.of(stops.size(), column(arcs, 0), column(arcs, 1), column(arcs, 2)));
        search.open(StreetSearch.HIGHEST_LIMIT);
        for (int stop = 0; stop < stops.size(); stop++) {
            if (stops.get(stop).hub()) {
                search.seed(stop, 0);
            }
        }
        search.run();
        int[] rides = new int[stops.size()];
        Arrays.setAll(rides, search::costTo);
        return rides;
    }

    private static void both(List<int[]> arcs, int one, int other, double minutes) {
        int milliseconds = (int) Math.round(minutes * MINUTE);
        arcs.add(new int[] {one, other, milliseconds});
        arcs.add(new int[] {other, one, milliseconds});
    }

    private static int[] column(List<int[]> arcs, int column) {
        return arcs.stream().mapToInt(arc -> arc[column]).toArray();
    }
}

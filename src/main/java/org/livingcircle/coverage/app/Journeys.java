package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Snap;
import org.livingcircle.streets.StreetReach;
import org.livingcircle.streets.StreetSearch;
import org.livingcircle.streets.StreetTable;
import org.livingcircle.streets.StreetWays;

/**
 * What it costs somebody to go between places: the seconds of the fastest way, and the metres of that way, which may be more than
 * those of the shortest. Streets answer for places on streets; where one of the two is outside their area, the streets joined to the grid
 * do, and the metres are not known.
 */
final class Journeys {

    static final String NO_WAY = "no-way";
    static final String BEYOND_RANGE = "beyond-range";

    private static final double MILLI = 1000;

    /** The longest way that is looked for, milliseconds. */
    private static final int MOST = ReachSurface.HIGHEST_LIMIT * (int) MILLI;

    /** Straight metres to search at first, for each straight metre to the farthest place, and on top. */
    private static final double FIRST_FACTOR = 1.5;

    private static final double FIRST_METRES = 3000;

    /** Speeds that most ways keep, km/h: only how far to search at first depends on them. */
    private static final double SLOW_CYCLE = 8;

    private static final double SLOW_DRIVE = 15;

    /**
     * What a journey costs.
     *
     * @param seconds whole, rounded up as everywhere; null with a reason
     * @param metres of the fastest way; null where it is not known
     * @param reason why there are no seconds
     * @param exact seconds before rounding, to rank by; infinity where there are none
     */
    record Cost(
            @Nullable Integer seconds,
            @Nullable Double metres,
            @Nullable String reason,
            double exact) {

        static Cost none(String reason) {
            return new Cost(null, null, reason, Double.POSITIVE_INFINITY);
        }
    }

    private final Snapshot snapshot;
    private final Engine engine;
    private final Traveller traveller;
    private final boolean measured;

    /**
     * Takes who goes.
     *
     * @param measured whether the metres of the ways are wanted too
     */
    Journeys(Snapshot snapshot, Engine engine, Traveller traveller, boolean measured) {
        this.snapshot = snapshot;
        this.engine = engine;
        this.traveller = traveller;
        this.measured = measured;
    }

    /**
     * Returns the cost between each point and each place: from the points to the places, or the other way where the traveller
     * comes from the facility.
     *
     * @return by point, then by place
     */
    Cost[][] between(List<Standing> points, List<Standing> places) {
        Cost[][] costs = new Cost[points.size()][places.size()];
        if (engine == Engine.STREETS) {
            Optional<StreetTable> table = measured
                    ? Optional.empty()
                    : snapshot.streets().findTable(traveller, Metric.TIME, Math.min(points.size(), places.size()));
            if (table.isPresent()) {
                fromTable(table.get(), points, places, costs);
            } else {
                alongStreets(points, places, costs);
            }
        }
        IntStream.range(0, points.size()).parallel().forEach(point -> {
            Standing from = points.get(point);
            List<Integer> wanted = new ArrayList<>();
            for (int place = 0; place < places.size(); place++) {
                Standing to = places.get(place);
                if (from.joinsNothing() || to.joinsNothing()) {
                    costs[point][place] = Cost.none((from.joinsNothing() ? from : to).reason());
                } else if (from.apart() || to.apart()) {
                    wanted.add(place);
                }
            }
            if (!wanted.isEmpty()) {
                apart(from, places, wanted, costs[point]);
            }
        });
        return costs;
    }

    /** Fills in the pairs of which both are on streets, without metres. */
    private static void fromTable(StreetTable table, List<Standing> points, List<Standing> places, Cost[][] costs) {
        int[] begins = onStreets(points);
        int[] ends = onStreets(places);
        int[][] found = table.costs(snaps(points, begins), snaps(places, ends), MOST);
        for (int i = 0; i < begins.length; i++) {
            for (int j = 0; j < ends.length; j++) {
                costs[begins[i]][ends[j]] = cost(found[i][j], null);
            }
        }
    }

    private static int[] onStreets(List<Standing> all) {
        return IntStream.range(0, all.size())
                .filter(at -> all.get(at).snap().isPresent())
                .toArray();
    }

    private static List<Snap> snaps(List<Standing> all, int[] some) {
        return Arrays.stream(some)
                .mapToObj(at -> all.get(at).snap().orElseThrow())
                .toList();
    }

    /** Fills in the pairs of which both are on streets; searches from the fewer. */
    private void alongStreets(List<Standing> points, List<Standing> places, Cost[][] costs) {
        boolean turned = places.size() < points.size();
        StreetReach reach = snapshot.streets().reach(turned ? opposite() : traveller, Metric.TIME);
        List<Standing> begins = turned ? places : points;
        List<Standing> ends = turned ? points : places;
        int tasks = Math.max(1, Math.min(begins.size(), Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, tasks).parallel().forEach(task -> {
            StreetWays ways = null;
            for (int begin = task; begin < begins.size(); begin += tasks) {
                if (begins.get(begin).snap().isPresent()) {
                    ways = ways == null ? new StreetWays(reach) : ways;
                    Cost[] row = row(ways, begins.get(begin), ends);
                    for (int end = 0; end < row.length; end++) {
                        if (ends.get(end).snap().isPresent()) {
                            costs[turned ? end : begin][turned ? begin : end] = row[end];
                        }
                    }
                }
            }
        });
    }

    private Traveller opposite() {
        Direction direction =
                traveller.direction() == Direction.TO_FACILITY ? Direction.FROM_FACILITY : Direction.TO_FACILITY;
        return new Traveller(traveller.mode(), traveller.profile(), traveller.winter(), direction, traveller.edits());
    }

    /** Searches as far as most ways need, and to the end only where that was not enough. */
    private Cost[] row(StreetWays ways, Standing begin, List<Standing> ends) {
        Snap from = begin.snap().orElseThrow();
        double farthest = 0;
        for (Standing end : ends) {
            farthest = Math.max(
                    farthest,
                    Math.hypot(
                            end.point().x() - begin.point().x(),
                            end.point().y() - begin.point().y()));
        }
        int first = (int) Math.min(MOST, (farthest * FIRST_FACTOR + FIRST_METRES) * 3.6 / slowKmh() * MILLI);
        ways.run(from, first);
        boolean enough = ends.stream()
                .allMatch(end -> end.snap().isEmpty() || ways.costTo(end.snap().get()) != StreetSearch.UNREACHED);
        if (!enough && first < MOST) {
            ways.run(from, MOST);
        }
        Cost[] row = new Cost[ends.size()];
        Arrays.setAll(row, end -> ends.get(end)
                .snap()
                .map(to -> cost(ways, to))
                .orElse(Cost.none(ends.get(end).reason())));
        return row;
    }

    private double slowKmh() {
        return switch (traveller.mode()) {
            case WALK ->
                traveller.profile().kmh()
                        * (traveller.winter() ? snapshot.walking().winterFactor() : 1);
            case CYCLE -> SLOW_CYCLE;
            case DRIVE -> SLOW_DRIVE;
        };
    }

    private static Cost cost(StreetWays ways, Snap to) {
        int cost = ways.costTo(to);
        return cost(cost, cost == StreetSearch.UNREACHED ? null : (Double) (ways.millimetresTo(to) / MILLI));
    }

    private static Cost cost(int milliseconds, @Nullable Double metres) {
        return milliseconds == StreetSearch.UNREACHED
                ? Cost.none(NO_WAY)
                : new Cost((int) Math.ceil(milliseconds / MILLI), metres, null, milliseconds / MILLI);
    }

    /** Fills in what streets alone do not know: to the largest range. */
    private void apart(Standing from, List<Standing> places, List<Integer> wanted, Cost[] row) {
        Sources targets = targets(places, wanted);
        int limit = snapshot.limits().seconds();
        int[] seconds = travel(Metric.TIME).fromPoint(from.point(), targets, limit);
        int[] metres = new int[0];
        if (engine != Engine.STREETS) {
            // one metre costs as much as any other here, so that the fastest way is the shortest
            metres = travel(Metric.DISTANCE)
                    .fromPoint(from.point(), targets, snapshot.limits().metres());
        }
        for (int i = 0; i < seconds.length; i++) {
            boolean reached = seconds[i] != ReachSurface.UNREACHED;
            boolean measured = i < metres.length && metres[i] != ReachSurface.UNREACHED;
            row[wanted.get(i)] = reached
                    ? new Cost(seconds[i], measured ? (Double) (double) metres[i] : null, null, seconds[i])
                    : Cost.none(BEYOND_RANGE);
        }
    }

    private static Sources targets(List<Standing> places, List<Integer> wanted) {
        List<String> ids = new ArrayList<>();
        List<GridPoint> points = new ArrayList<>();
        for (int place : wanted) {
            ids.add("%09d".formatted(ids.size())); // the order of ids is that of the places
            points.add(places.get(place).point());
        }
        return Sources.ofPoints(ids, points);
    }

    private TravelTimes travel(Metric metric) {
        return snapshot.reaches().travel(ReachKey.of(snapshot, engine, metric, traveller));
    }

    /** Returns the facilities of a service as places. */
    static List<Standing> standings(Snapshot snapshot, Engine engine, Traveller traveller, ServiceSpec service) {
        return snapshot.facilities(service).stream()
                .map(facility -> Standing.of(snapshot, engine, traveller, facility.location()))
                .toList();
    }
}

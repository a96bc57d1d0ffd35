package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.livingcircle.streets.DrawnRoads.BANKS;
import static org.livingcircle.streets.DrawnRoads.CELLS;
import static org.livingcircle.streets.DrawnRoads.EXTENT;
import static org.livingcircle.streets.RoadClass.STRATEGIC_CORRIDOR;
import static org.livingcircle.streets.RoadClass.STRATEGIC_EXPRESSWAY;
import static org.livingcircle.streets.RoadClass.STRATEGIC_LOCAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.network.Profile;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Times along streets joined to links equal a plain Dijkstra on random drawn country, with cuts at the edge worked out apart. */
class JoinedTimesAgreementTest {

    private static final int COUNTRIES = 60;
    private static final double BORDER = 9000;
    private static final long NEVER = DriveTimes.UNREACHED;
    private static final double ACCESS_METRES = 4000;

    /** A stretch of an edge where driving begins. */
    private record Stretch(int edge, double from, double to, long start) {}

    private static final class Country {
        final Random random;
        final DrawnRoads links = new DrawnRoads().access(ACCESS_METRES);
        final JoinedNetwork network;
        final StreetGraph graph;
        final StreetCosts costs;
        final Direction direction;
        final Envelope box;
        final DriveOrigins origins;
        final int limit;
        final List<Stretch> stretches = new ArrayList<>();

        Country(int seed) {
            random = new Random(seed);
            for (int link = 0; link < 10; link++) {
                links.road(
                        "road-" + link,
                        List.of(STRATEGIC_EXPRESSWAY, STRATEGIC_CORRIDOR, STRATEGIC_LOCAL)
                                .get(random.nextInt(3)),
                        1000 * random.nextInt(20),
                        1000 * random.nextInt(6),
                        1000 * random.nextInt(20) + 500,
                        1000 * random.nextInt(6),
                        1 + random.nextInt(20));
            }
            network = JoinedNetwork.of(
                    links.network(2020), streets(), BANKS, CELLS, StreetSpeeds.asTagged(1), new Profile("adult", 4));
            graph = network.grid().graph();
            costs = network.costs();
            direction = random.nextBoolean() ? Direction.FROM_FACILITY : Direction.TO_FACILITY;
            double west = 12_000 * random.nextDouble();
            double south = 4000 * random.nextDouble();
            box = new Envelope(
                    west, west + 500 + 5000 * random.nextDouble(), south, south + 300 + 2500 * random.nextDouble());
            List<DriveOrigins.Point> points = new ArrayList<>();
            for (int point = random.nextInt(3); point >= 0; point--) {
                points.add(DrawnRoads.point(
                        20_000 * random.nextDouble(), 6000 * random.nextDouble(), random.nextInt(600_000)));
            }
            origins = switch (seed % 3) {
                case 0 -> DriveOrigins.area(new GeometryFactory().toGeometry(box), points);
                case 1 -> DriveOrigins.pointsAround(new GeometryFactory().toGeometry(box), points);
                default -> DriveOrigins.points(points);
            };
            limit = 300_000 + random.nextInt(3_000_000);
        }

        private StreetGraph streets() {
            StreetGraph.Builder streets = new StreetGraph.Builder(DrawnRoads.SRID).box(0, 0, BORDER, 6000);
            int nodes = 25;
            double[] xs = random.doubles(nodes, 0, BORDER).toArray();
            double[] ys = random.doubles(nodes, 0, 6000).toArray();
            for (int node = 0; node < nodes; node++) {
                streets.node(xs[node], ys[node]);
            }
            for (int street = 0; street < 50; street++) {
                int from = street < nodes ? street : random.nextInt(nodes);
                int to = street < nodes ? (street + 1) % nodes : random.nextInt(nodes);
                boolean oneWay = street >= nodes && random.nextBoolean();
                double[] shape = {
                    xs[from],
                    ys[from],
                    (xs[from] + xs[to]) / 2 + 400 * random.nextDouble() - 200,
                    (ys[from] + ys[to]) / 2 + 400 * random.nextDouble() - 200,
                    xs[to],
                    ys[to]
                };
                streets.edge(
                        from,
                        to,
                        500_000 + random.nextInt(4_000_000),
                        RoadClass.RESIDENTIAL,
                        StreetGraph.DRIVE_FORWARD | (oneWay ? 0 : StreetGraph.DRIVE_BACKWARD),
                        0,
                        0,
                        0,
                        20 + random.nextInt(40),
                        oneWay ? 0 : 20 + random.nextInt(40),
                        shape,
                        "",
                        street);
            }
            return streets.build();
        }

        /** Returns the cost from a share of an edge to another, for a search away from the origins; never against the traffic. */
        long along(int edge, double from, double to) {
            boolean ahead = (from <= to) == (direction == Direction.FROM_FACILITY);
            int whole = ahead ? costs.forward(edge) : costs.backward(edge);
            if (from == to) {
                return 0;
            }
            return whole == StreetCosts.CLOSED ? NEVER : Math.round(whole * Math.abs(to - from));
        }

        long[] nodes() {
            if (origins.fromArea()) {
                for (int edge = 0; edge < graph.edgeCount(); edge++) {
                    clip(edge);
                }
            }
            for (DriveOrigins.Point point : origins.points()) {
                network.snap(point.place())
                        .ifPresent(snap -> stretches.add(new Stretch(
                                snap.edge(),
                                snap.along(),
                                snap.along(),
                                point.milliseconds() + (long) costs.access(snap.edge(), snap.metres()))));
            }
            long[] times = new long[graph.nodeCount()];
            Arrays.fill(times, NEVER);
            PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
            for (Stretch stretch : stretches) {
                queue.add(new long[] {stretch.start + along(stretch.edge, stretch.from, 0), graph.from(stretch.edge)});
                queue.add(new long[] {stretch.start + along(stretch.edge, stretch.to, 1), graph.to(stretch.edge)});
            }
            while (!queue.isEmpty()) {
                long[] next = queue.remove();
                int node = (int) next[1];
                if (next[0] < times[node]) {
                    times[node] = next[0];
                    for (int edge = 0; edge < graph.edgeCount(); edge++) {
                        if (graph.from(edge) == node) {
                            queue.add(new long[] {next[0] + along(edge, 0, 1), graph.to(edge)});
                        }
                        if (graph.to(edge) == node) {
                            queue.add(new long[] {next[0] + along(edge, 1, 0), graph.from(edge)});
                        }
                    }
                }
            }
            return times;
        }

        /** Adds the stretches of an edge in the box: each straight piece is clipped at its four sides (Liang and Barsky 1984). */
        private void clip(int edge) {
            double length = 0;
            for (int piece = 1; piece < graph.shapePoints(edge); piece++) {
                length += length(edge, piece);
            }
            double before = 0;
            for (int piece = 1; piece < graph.shapePoints(edge); piece++) {
                double x = graph.shapeX(edge, piece - 1) / 100.0;
                double y = graph.shapeY(edge, piece - 1) / 100.0;
                double dx = graph.shapeX(edge, piece) / 100.0 - x;
                double dy = graph.shapeY(edge, piece) / 100.0 - y;
                double[] steps = {-dx, dx, -dy, dy};
                double[] room = {x - box.getMinX(), box.getMaxX() - x, y - box.getMinY(), box.getMaxY() - y};
                double from = 0;
                double to = 1;
                for (int side = 0; side < 4; side++) {
                    if (steps[side] < 0) {
                        from = Math.max(from, room[side] / steps[side]);
                    } else if (steps[side] > 0) {
                        to = Math.min(to, room[side] / steps[side]);
                    } else if (room[side] < 0) {
                        to = -1;
                    }
                }
                if (from <= to) {
                    double part = length(edge, piece);
                    // a piece that begins or ends at a junction does so exactly
                    double first = piece == 1 && from == 0 ? 0 : (before + from * part) / length;
                    double last = piece == graph.shapePoints(edge) - 1 && to == 1 ? 1 : (before + to * part) / length;
                    stretches.add(new Stretch(edge, first, last, 0));
                }
                before += length(edge, piece);
            }
        }

        private double length(int edge, int piece) {
            return Math.hypot(
                    (graph.shapeX(edge, piece) - graph.shapeX(edge, piece - 1)) / 100.0,
                    (graph.shapeY(edge, piece) - graph.shapeY(edge, piece - 1)) / 100.0);
        }

        long expected(long[] nodes, int join) {
            CellJoins joins = network.grid().joins();
            int edge = joins.edge(join);
            double along = joins.along(join);
            long best = Math.min(
                    nodes[graph.from(edge)] + along(edge, 0, along), nodes[graph.to(edge)] + along(edge, 1, along));
            for (Stretch stretch : stretches) {
                if (stretch.edge == edge) {
                    double begin = Math.max(stretch.from, Math.min(stretch.to, along));
                    best = Math.min(best, stretch.start + along(edge, begin, along));
                }
            }
            return best + costs.access(edge, joins.metres(join));
        }

        long straight(double x, double y) {
            long best = NEVER;
            for (DriveOrigins.Point point : origins.points()) {
                double metres = Math.hypot(point.place().x() - x, point.place().y() - y);
                best = Math.min(
                        best, metres <= ACCESS_METRES ? point.milliseconds() + Math.round(metres * 234) : NEVER);
            }
            if (origins.fromArea()) {
                double metres = box.distance(new Envelope(x, x, y, y));
                best = Math.min(best, metres <= ACCESS_METRES ? Math.round(metres * 234) : NEVER);
            }
            return best;
        }
    }

    @Test
    void equalsAPlainDijkstra() {
        int reached = 0;
        for (int seed = 0; seed < COUNTRIES; seed++) {
            Country country = new Country(seed);
            JoinedTimes times = JoinedTimes.from(
                    country.network, country.links.joins(), country.origins, country.direction, country.limit);

            int[] cells = times.toCells();

            long[] expected = new long[CELLS.length];
            Arrays.fill(expected, NEVER);
            long[] nodes = country.nodes();
            for (int join = 0; join < country.network.grid().joins().size(); join++) {
                expected[country.network.index(join)] = country.expected(nodes, join);
            }
            for (int cell : CELLS) {
                double x = EXTENT.centreX(EXTENT.column(cell));
                double y = EXTENT.centreY(EXTENT.row(cell));
                long time = x > BORDER ? Math.min(expected[cell], country.straight(x, y)) : expected[cell];
                if (country.origins.area().isPresent() && country.box.contains(x, y)) {
                    time = 0;
                }
                if (Math.abs(time - country.limit) <= 2) {
                    continue; // a share of an edge may be rounded either way
                }
                String as = "seed %d, cell %d".formatted(seed, cell);
                if (time > country.limit) {
                    assertThat(cells[cell]).as(as).isEqualTo(DriveTimes.UNREACHED);
                } else {
                    assertThat((double) cells[cell]).as(as).isCloseTo((double) time, within(2.0));
                    reached++;
                }
                // StreetGrid lets a place beside the border join a street where no link is near, but not a cell
                if (cell % 17 == 0 && (x <= BORDER || country.network.joined().get(cell))) {
                    assertThat((double) times.to(DrawnRoads.place(x, y)))
                            .as("%s as a place", as)
                            .isCloseTo(cells[cell], within(2.0));
                }
            }
        }
        assertThat(reached).isGreaterThan(COUNTRIES * CELLS.length / 5);
    }
}

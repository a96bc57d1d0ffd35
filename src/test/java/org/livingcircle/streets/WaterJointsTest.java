package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.network.Sources;
import org.livingcircle.testing.StreetTown;

/** The way to a street crosses no water. Towns are drawn in cells of 100 m: ~ is water, and so is what stands in lower case. */
class WaterJointsTest {

    private static final double CELL = 100;
    private static final int ROADS = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;
    private static final int PATHS = StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD;

    /** The road of the north stands at the river, that of the south 400 m off; the bridge EF joins them. */
    private static final String RIVER = """
            A....E....B
            ~~~~~~~~~~~
            ...........
            ...........
            ...........
            ...........
            C....F....D
            """;

    private static GridExtent extent(String drawing) {
        List<String> rows = drawing.strip().lines().toList();
        return new GridExtent(4551, 0, 0, CELL, rows.get(0).length(), rows.size());
    }

    private static BitSet water(String drawing) {
        GridExtent extent = extent(drawing);
        List<String> rows = drawing.strip().lines().toList();
        BitSet water = new BitSet();
        for (int cell = 0; cell < extent.cellCount(); cell++) {
            char sign = rows.get(extent.row(cell)).charAt(extent.column(cell));
            water.set(cell, sign == '~' || Character.isLowerCase(sign));
        }
        return water;
    }

    private static StreetCosts costs(StreetGraph graph, Mode mode) {
        return StreetCosts.of(
                graph,
                new StreetTravel(mode, new Profile("adult", 4), false, Metric.DISTANCE),
                StreetSpeeds.asTagged(1),
                StreetChanges.NONE);
    }

    private static StreetGrid grid(String drawing, StreetTown town, Mode mode) {
        return grid(Banks.of(extent(drawing), water(drawing)), town.graph(), mode);
    }

    private static StreetGrid grid(Banks banks, StreetGraph graph, Mode mode) {
        int[] cells = IntStream.range(0, banks.extent().cellCount()).toArray();
        return StreetGrid.of(banks, cells, graph, costs(graph, mode), StreetSpeeds.StrategicAccess.USUAL);
    }

    /** Returns the street and the distance of a joint, or what there is none for. */
    private static String joint(StreetGrid grid, double x, double y) {
        return grid.snap(StreetTown.point(x, y))
                .map(snap -> "%s %.1f".formatted(grid.graph().name(snap.edge()), snap.metres()))
                .orElse("none");
    }

    @Test
    void nobodyJoinsAcrossTheRiver() {
        StreetGrid grid = grid(
                RIVER, StreetTown.of(CELL, RIVER).street("AEB").street("CFD").bridge("EF"), Mode.WALK);

        // 200 m from the road of the north, 400 m from that of their own bank
        assertThat(joint(grid, 50, -250)).isEqualTo("CF 400.0");
        assertThat(joint(grid, 1050, -250)).isEqualTo("FD 400.0");
        // at the bridge where it has left the water
        assertThat(joint(grid, 450, -250)).isEqualTo("EF 100.0");
        assertThat(joint(grid, 50, -90)).isEqualTo("AE 40.0");
        GridPoint south = StreetTown.point(50, -250);
        assertThat(grid.nearestStreet(south, 5000).orElseThrow().metres()).isEqualTo(200);
        assertThat(grid.isWater(south)).isFalse();
    }

    @Test
    void theWayToTheOtherBankLeadsOverTheBridge() {
        StreetTown town = StreetTown.of(CELL, RIVER).street("AEB").street("CFD").bridge("EF");
        StreetGrid grid = grid(RIVER, town, Mode.WALK);
        StreetReach reach = new StreetReach(grid, costs(grid.graph(), Mode.WALK), Direction.TO_FACILITY);
        Sources north = Sources.ofPoints(List.of("A"), List.of(StreetTown.point(50, -50)));

        // 400 m to the road, 500 to F, 600 over the bridge, 500 to A; the river is 100 m wide
        assertThat(reach.fromPoint(StreetTown.point(50, -250), north, 5000)).containsExactly(2000);
        assertThat(reach.reach(north, 5000).costAt(grid.extent().cell(0, 2))).isEqualTo(2000);
    }

    @Test
    void inTheWaterOneJoinsOnlyTheBridgeOneIsAt() {
        StreetGrid grid = grid(
                RIVER, StreetTown.of(CELL, RIVER).street("AEB").street("CFD").bridge("EF"), Mode.WALK);

        assertThat(joint(grid, 550, -150)).isEqualTo("EF 0.0");
        assertThat(joint(grid, 500, -150)).isEqualTo("EF 50.0");
        assertThat(joint(grid, 499, -150)).isEqualTo("none");
        // 51 m from the road on land
        assertThat(joint(grid, 50, -101)).isEqualTo("none");
        assertThat(grid.isWater(StreetTown.point(50, -101))).isTrue();
        BitSet joined = new BitSet();
        for (int cell : grid.cellsInOrder()) {
            joined.set(cell);
        }
        assertThat(IntStream.range(0, 11)
                        .filter(column -> joined.get(grid.extent().cell(column, 1))))
                .containsExactly(5);
    }

    @Test
    void aBridgeIsNotJoinedFromLandWhereItIsOverWater() {
        String bay = """
                A....E....B
                ~~~~~~~~~~~
                .....~.....
                .....~.....
                ...........
                ...........
                C....F....D
                """;
        StreetTown town = StreetTown.of(CELL, bay).street("AEB").street("CFD").bridge("EF");
        StreetGrid grid = grid(bay, town, Mode.WALK);

        // the bridge is 100 m off over the bay; the way to where it comes to land clips the bay
        assertThat(joint(grid, 450, -250)).isEqualTo("CF 400.0");
        assertThat(joint(grid, 450, -450)).isEqualTo("EF 100.0");
    }

    @Test
    void anEmbankmentDrawnInTheWaterIsJoinedFromItsOwnBank() {
        String river = """
                ...........
                ~~~~~~~~~~~
                ~~~~~~~~~~~
                ~~~~~~~~~~~
                a.........b
                ...........
                """.replace("a.........b", "c~~~~~~~~~d");
        StreetTown town = StreetTown.of(CELL, river).street("cd");
        StreetGrid grid = grid(river, town, Mode.WALK);

        // it is drawn 50 m into the water
        assertThat(joint(grid, 550, -550)).isEqualTo("cd 100.0");
        assertThat(joint(grid, 550, -460)).isEqualTo("cd 10.0");
        assertThat(joint(grid, 550, -390)).as("over the river, beside the road").isEqualTo("none");
        assertThat(joint(grid, 550, -410)).as("in the river, at the road").isEqualTo("cd 40.0");
        assertThat(joint(grid, 550, -99)).as("from the other bank").isEqualTo("none");
    }

    @Test
    void anArmOfWaterIsNotCrossedToAnEmbankment() {
        // one bank: the arm ends in the west
        String arm = """
                ...........
                ..~~~~~~~~~
                ..~~~~~~~~~
                ..~~~~~~~~~
                ..c~~~~~~~d
                ...........
                """;
        StreetGrid grid = grid(arm, StreetTown.of(CELL, arm).street("cd"), Mode.WALK);

        assertThat(joint(grid, 550, -550)).isEqualTo("cd 100.0");
        assertThat(joint(grid, 550, -99)).isEqualTo("none");
    }

    @Test
    void anIslandIsJoinedFromTheIsland() {
        String river = """
                A.........B
                ~~~~~~~~~~~
                ~.C.....D.~
                ~~~~~~~~~~~
                E.........F
                """;
        // a bridge from the north makes it one network
        StreetTown town = StreetTown.of(CELL, river)
                .street("AB")
                .street("CD")
                .street("EF")
                .bridge("AC")
                .bridge("EC");
        StreetGrid grid = grid(river, town, Mode.WALK);

        assertThat(joint(grid, 950, -250)).isEqualTo("CD 100.0");
        assertThat(joint(grid, 650, -99)).isEqualTo("AB 49.0");
        assertThat(joint(grid, 650, -201)).isEqualTo("CD 49.0");
        assertThat(joint(grid, 650, -401)).isEqualTo("EF 49.0");
    }

    @Test
    void waterThatTouchesByCornersIsClosed() {
        String river = """
                ......
                .....~
                ....~.
                ...~..
                ..~...
                .~....
                """;
        Banks banks = Banks.of(extent(river), water(river));

        // from the fifth cell of the fourth row through the corner of two cells of water, and straight to that corner
        assertThat(banks.dryShare(450, -350, 350, -250)).isNaN();
        assertThat(banks.dryShare(450, -350, 400, -300)).isEqualTo(1);
        assertThat(banks.dryShare(350, -250, 350, -50)).isEqualTo(1);
        // through a corner with land beside it, and into water
        assertThat(banks.dryShare(250, -250, 350, -150)).isEqualTo(1);
        assertThat(banks.dryShare(350, -150, 450, -250)).isEqualTo(0.5);
        assertThat(banks.dryShare(350, -250, 550, -250)).isNaN();
    }

    @Test
    void tunnelsAndFerriesAreNotJoinedInTheWater() {
        String river = """
                A....E....B
                ~~~~~~~~~~~
                C....F....D
                """;
        StreetTown tunnel = StreetTown.of(CELL, river)
                .street("AEB")
                .street("CFD")
                .street("EF", RoadClass.PRIMARY, PATHS | StreetGraph.TUNNEL);
        StreetTown ferry =
                StreetTown.of(CELL, river).street("AEB").street("CFD").street("EF", RoadClass.FERRY, PATHS);

        assertThat(joint(grid(river, tunnel, Mode.WALK), 550, -150)).isEqualTo("none");
        assertThat(joint(grid(river, ferry, Mode.WALK), 550, -150)).isEqualTo("none");
    }

    @Test
    void linksBetweenTownshipsAreJoinedOnOnesOwnBank() {
        String river = """
                A.........B
                ...........
                ...........
                ~~~~~~~~~~~
                C.........D
                """;
        StreetGraph graph = links(StreetTown.of(CELL, river)
                .street("AB", RoadClass.STRATEGIC_LOCAL, ROADS)
                .street("CD", RoadClass.STRATEGIC_LOCAL, ROADS)
                .street("AC", RoadClass.STRATEGIC_LOCAL, ROADS));
        StreetGrid grid = grid(Banks.of(extent(river), water(river)), graph, Mode.DRIVE);

        // 160 m from the link of the south
        assertThat(joint(grid, 850, -290)).isEqualTo("AB 240.0");
        assertThat(joint(grid, 850, -410)).isEqualTo("CD 40.0");
        // the link over the river is cut at the water, 10 m north of where it is nearest
        assertThat(joint(grid, 150, -290)).isEqualTo("AC 100.0");
        assertThat(joint(grid, 150, -310)).as("in the river").isEqualTo("none");
        int[] cells = grid.cellsInOrder();
        assertThat(Arrays.stream(cells).filter(cell -> grid.extent().row(cell) == 3))
                .isEmpty();
        assertThat(cells).hasSize(44);
    }

    /** Makes a graph without any area of streets. */
    private static StreetGraph links(StreetTown town) {
        StreetGraph drawn = town.graph();
        StreetGraph.Builder builder = new StreetGraph.Builder(drawn.srid()).box(1, 1, 0, 0);
        for (int node = 0; node < drawn.nodeCount(); node++) {
            builder.node(drawn.x(node) / 100.0, drawn.y(node) / 100.0);
        }
        for (int edge = 0; edge < drawn.edgeCount(); edge++) {
            double[] shape = {
                drawn.shapeX(edge, 0) / 100.0,
                drawn.shapeY(edge, 0) / 100.0,
                drawn.shapeX(edge, 1) / 100.0,
                drawn.shapeY(edge, 1) / 100.0
            };
            builder.edge(
                    drawn.from(edge),
                    drawn.to(edge),
                    drawn.lengthMillimetres(edge),
                    drawn.roadClass(edge),
                    drawn.flags(edge),
                    0,
                    0,
                    0,
                    30,
                    30,
                    shape,
                    drawn.name(edge),
                    0);
        }
        return builder.build();
    }

    // ---- against brute force --------------------------------------------------------------------------------------

    /** A random town on random water, and the rule by brute force: lines cut at every border of cells, banks flooded. */
    private static final class Town {

        private static final double SIDE = 1500;
        private static final int COLUMNS = 22;

        final String name;
        final GridExtent extent = new GridExtent(4551, -350, 1850, CELL, COLUMNS, COLUMNS);
        final BitSet water = new BitSet();
        final int[] banks = new int[extent.cellCount()];
        final StreetGraph graph;
        final BitSet usable;
        final StreetGrid grid;

        Town(int seed) {
            this.name = "seed " + seed;
            Random random = new Random(seed);
            wet(random);
            flood();
            StreetGraph plain = StreetTown.random(random, 2 + random.nextInt(20), 1 + random.nextInt(40), SIDE);
            this.graph = withBridges(plain, random);
            this.grid = WaterJointsTest.grid(Banks.of(extent, water), graph, Mode.WALK);
            StreetCosts costs = costs(graph, Mode.WALK);
            this.usable = Components.joinable(graph, costs, ArcGraph.of(graph, costs));
        }

        private void wet(Random random) {
            double y = COLUMNS * random.nextDouble();
            int width = 1 + random.nextInt(4);
            for (int column = 0; column < COLUMNS; column++) {
                for (int row = (int) y; row < (int) y + width; row++) {
                    if (row >= 0 && row < COLUMNS) {
                        water.set(extent.cell(column, row));
                    }
                }
                y += 3 * random.nextDouble() - 1.5;
            }
            for (int i = random.nextInt(30); i > 0; i--) {
                water.set(random.nextInt(extent.cellCount()));
            }
        }

        private void flood() {
            Arrays.fill(banks, -1);
            int found = 0;
            for (int start = 0; start < banks.length; start++) {
                if (banks[start] < 0 && !water.get(start)) {
                    List<Integer> open = new ArrayList<>(List.of(start));
                    banks[start] = found;
                    while (!open.isEmpty()) {
                        int cell = open.remove(open.size() - 1);
                        int column = extent.column(cell);
                        int row = extent.row(cell);
                        int[][] sides = {{column - 1, row}, {column + 1, row}, {column, row - 1}, {column, row + 1}};
                        for (int[] side : sides) {
                            if (side[0] >= 0 && side[0] < COLUMNS && side[1] >= 0 && side[1] < COLUMNS) {
                                int next = extent.cell(side[0], side[1]);
                                if (banks[next] < 0 && !water.get(next)) {
                                    banks[next] = found;
                                    open.add(next);
                                }
                            }
                        }
                    }
                    found++;
                }
            }
        }

        private static StreetGraph withBridges(StreetGraph plain, Random random) {
            StreetGraph.Builder builder = new StreetGraph.Builder(plain.srid()).box(-1e5, -1e5, 1e5, 1e5);
            for (int node = 0; node < plain.nodeCount(); node++) {
                builder.node(plain.x(node) / 100.0, plain.y(node) / 100.0);
            }
            for (int edge = 0; edge < plain.edgeCount(); edge++) {
                double[] shape = new double[2 * plain.shapePoints(edge)];
                for (int point = 0; point < plain.shapePoints(edge); point++) {
                    shape[2 * point] = plain.shapeX(edge, point) / 100.0;
                    shape[2 * point + 1] = plain.shapeY(edge, point) / 100.0;
                }
                int kind = random.nextInt(6);
                builder.edge(
                        plain.from(edge),
                        plain.to(edge),
                        plain.lengthMillimetres(edge),
                        kind == 5 ? RoadClass.FERRY : RoadClass.RESIDENTIAL,
                        PATHS | (kind == 0 ? StreetGraph.BRIDGE : 0) | (kind == 1 ? StreetGraph.TUNNEL : 0),
                        5,
                        0,
                        0,
                        0,
                        0,
                        shape,
                        plain.name(edge),
                        0);
            }
            return builder.build();
        }

        private boolean wet(double x, double y) {
            int cell = extent.cellAt(x, y);
            return cell >= 0 && water.get(cell);
        }

        private int bank(double x, double y) {
            int cell = extent.cellAt(x, y);
            return cell < 0 ? -1 : banks[cell];
        }

        /** Returns the shares of a line at which it meets borders of cells, both ends among them. */
        private double[] borders(double ax, double ay, double bx, double by) {
            TreeSet<Double> shares = new TreeSet<>(List.of(0.0, 1.0));
            for (int i = 0; i <= COLUMNS; i++) {
                double across = (extent.west() + i * CELL - ax) / (bx - ax);
                double down = (extent.north() - i * CELL - ay) / (by - ay);
                if (across > 0 && across < 1) {
                    shares.add(across);
                }
                if (down > 0 && down < 1) {
                    shares.add(down);
                }
            }
            return shares.stream().mapToDouble(share -> share).toArray();
        }

        /** Tells, stretch by stretch of a line, whether it is in water. */
        private boolean[] wetness(double ax, double ay, double bx, double by, double[] borders) {
            boolean[] wet = new boolean[borders.length - 1];
            for (int i = 0; i < wet.length; i++) {
                double middle = (borders[i] + borders[i + 1]) / 2;
                wet[i] = wet(ax + middle * (bx - ax), ay + middle * (by - ay));
            }
            return wet;
        }

        /** Returns the distance of the joint of a point; above 500 m if there is none. */
        double expected(double x, double y) {
            double best = Double.POSITIVE_INFINITY;
            for (int edge = usable.nextSetBit(0); edge >= 0; edge = usable.nextSetBit(edge + 1)) {
                for (int point = 1; point < graph.shapePoints(edge); point++) {
                    double ax = graph.shapeX(edge, point - 1) / 100.0;
                    double ay = graph.shapeY(edge, point - 1) / 100.0;
                    double bx = graph.shapeX(edge, point) / 100.0;
                    double by = graph.shapeY(edge, point) / 100.0;
                    double[] borders = borders(ax, ay, bx, by);
                    boolean[] wet = wetness(ax, ay, bx, by, borders);
                    for (int from = 0, to = 0; from < wet.length; from = to) {
                        while (to < wet.length && wet[to] == wet[from]) {
                            to++;
                        }
                        double length2 = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
                        double t = length2 == 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2;
                        t = Math.max(borders[from], Math.min(borders[to], t));
                        double jx = ax + t * (bx - ax);
                        double jy = ay + t * (by - ay);
                        if (leads(x, y, jx, jy, edge, wet[from])) {
                            best = Math.min(best, Math.hypot(jx - x, jy - y));
                        }
                    }
                }
            }
            return best;
        }

        private boolean leads(double x, double y, double jx, double jy, int edge, boolean jointWet) {
            boolean under = (graph.flags(edge) & StreetGraph.TUNNEL) != 0 || graph.roadClass(edge) == RoadClass.FERRY;
            boolean over = (graph.flags(edge) & StreetGraph.BRIDGE) != 0;
            double metres = Math.hypot(jx - x, jy - y);
            if (wet(x, y)) {
                return jointWet && !under && metres <= 50;
            }
            double[] borders = borders(x, y, jx, jy);
            boolean[] wet = wetness(x, y, jx, jy, borders);
            double wetLength = 0;
            boolean entered = false;
            for (int i = 0; i < wet.length; i++) {
                double length = (borders[i + 1] - borders[i]) * metres;
                if (length < 1e-6) {
                    continue;
                }
                if (entered && !wet[i]) {
                    return false;
                }
                entered |= wet[i];
                wetLength += wet[i] ? length : 0;
            }
            if (!jointWet) {
                return !entered;
            }
            if (under || over) {
                return false;
            }
            double own = Double.POSITIVE_INFINITY;
            double other = Double.POSITIVE_INFINITY;
            for (int cell = 0; cell < banks.length; cell++) {
                if (!water.get(cell)) {
                    double dx = Math.max(0, Math.abs(extent.centreX(extent.column(cell)) - jx) - CELL / 2);
                    double dy = Math.max(0, Math.abs(extent.centreY(extent.row(cell)) - jy) - CELL / 2);
                    if (banks[cell] == bank(x, y)) {
                        own = Math.min(own, Math.hypot(dx, dy));
                    } else {
                        other = Math.min(other, Math.hypot(dx, dy));
                    }
                }
            }
            return own <= other && wetLength <= own + CELL;
        }
    }

    @Test
    void placesAndCellsJoinAsBruteForceFinds() {
        int none = 0;
        int farther = 0;
        int inWater = 0;
        for (int seed = 0; seed < 150; seed++) {
            Town town = new Town(seed);
            Random random = new Random(seed);
            float[] metres = new float[town.extent.cellCount()];
            Arrays.fill(metres, Float.NaN);
            for (int join = 0; join < town.grid.joins().size(); join++) {
                metres[town.grid.cellsInOrder()[join]] = town.grid.joins().metres(join);
            }
            for (int i = 0; i < 60; i++) {
                int cell = random.nextInt(town.extent.cellCount());
                boolean centre = i % 2 == 0;
                double x = town.extent.centreX(town.extent.column(cell)) + (centre ? 0 : 98 * random.nextDouble() - 49);
                double y = town.extent.centreY(town.extent.row(cell)) + (centre ? 0 : 98 * random.nextDouble() - 49);
                double expected = town.expected(x, y);
                String where = "%s, point %d at %f, %f".formatted(town.name, i, x, y);
                Optional<Snap> found = town.grid.snap(StreetTown.point(x, y));
                Optional<Snap> plain = town.grid.nearestStreet(StreetTown.point(x, y), StreetGrid.SNAP_METRES);
                if (expected > StreetGrid.SNAP_METRES) {
                    assertThat(found).as(where).isEmpty();
                    none += plain.isPresent() ? 1 : 0;
                } else {
                    assertThat(found).as(where).isPresent();
                    assertThat(found.get().metres()).as(where).isCloseTo(expected, within(0.001));
                    farther += found.get().metres() > plain.orElseThrow().metres() + 0.001 ? 1 : 0;
                    inWater += town.grid.isWater(StreetTown.point(x, y)) ? 1 : 0;
                }
                if (centre) {
                    assertThat(Float.isNaN(metres[cell])).as(where).isEqualTo(found.isEmpty());
                    if (found.isPresent()) {
                        assertThat(metres[cell]).as(where).isEqualTo((float)
                                found.get().metres());
                    }
                }
            }
        }
        assertThat(none).as("points that water keeps from every street").isGreaterThan(200);
        assertThat(farther)
                .as("points that water keeps from the nearest street")
                .isGreaterThan(50);
        assertThat(inWater).as("points in water that join").isGreaterThan(50);
    }
}

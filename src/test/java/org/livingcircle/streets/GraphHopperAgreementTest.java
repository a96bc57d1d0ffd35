package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.graphhopper.reader.osm.OSMReader;
import com.graphhopper.routing.DijkstraBidirectionRef;
import com.graphhopper.routing.OSMReaderConfig;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.ev.DefaultImportRegistry;
import com.graphhopper.routing.ev.EncodedValue;
import com.graphhopper.routing.ev.ImportUnit;
import com.graphhopper.routing.ev.IntEncodedValue;
import com.graphhopper.routing.ev.OSMWayID;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.querygraph.VirtualEdgeIteratorState;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.OSMParsers;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.RAMDirectory;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.storage.index.LocationIndexTree;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PMap;
import com.graphhopper.util.PointList;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.streets.ingest.GraphHopperOsm;
import org.livingcircle.testing.OsmExtract;

/**
 * Our travel times against GraphHopper's own router: on the graph that GraphHopper reads from the same extract, with our cost
 * for each of its edges and the same share of it for a part of an edge. Both snap at both ends to the nearest point on an
 * edge; {@link #bothSnapEquallyFar} sees to that, and travel times are compared between the same joints.
 */
class GraphHopperAgreementTest {

    private static final int PAIRS = 2000;
    private static final int SAME_EDGE_PAIRS = 200;
    private static final long SEED = 20_240_409;
    private static final double TOLERANCE_MS = 1000;

    /** Everybody's limit, whole seconds: longer than any way inside the extract. */
    private static final int LIMIT = 60_000;

    /** A line that is straight in degrees is not in the plane: some centimetres over kilometres. */
    private static final double JOINT_METRES = 1;

    private static final int WGS84 = 4326;
    private static final int PLANE = 4551;
    private static final int CENTIMETRES = 100;
    private static final int UNKNOWN = -1;

    private static Reprojection toPlane;
    private static StreetGraph streets;
    private static BaseGraph theirs;

    /** Our edge of each of theirs; {@link #UNKNOWN} where nobody may use theirs. */
    private static int[] ours;

    private static LocationIndex index;

    /** Set with their graph. */
    @SuppressWarnings("NullAway.Init")
    private static IntEncodedValue wayId;

    @BeforeAll
    static void readExtract() throws IOException {
        java.nio.file.Path file = OsmExtract.file();
        toPlane = new GeoToolsCoordinateSystems().between(WGS84, PLANE);
        LonLatBox world = new LonLatBox(new LonLat(-180, -85), new LonLat(180, 85));
        StreetStore.Streets read =
                new GraphHopperOsm().open(file, StreetProgress.SILENT).read(world, StreetProgress.SILENT);
        StreetGraphAssembly assembly = new StreetGraphAssembly(PLANE, toPlane, read.box());
        read.forEach(assembly::add);
        streets = assembly.build();
        theirs = readTheirs(file);
        ours = match();
        index = new LocationIndexTree(theirs, new RAMDirectory()).prepareIndex();
    }

    /** GraphHopper's graph, with all vertices of the map, and of its values only the number of the way. */
    private static BaseGraph readTheirs(java.nio.file.Path file) throws IOException {
        DefaultImportRegistry registry = new DefaultImportRegistry();
        List<ImportUnit> units =
                List.of("roundabout", "osm_way_id", "foot_access", "bike_access", "car_access").stream()
                        .map(registry::createImportUnit)
                        .toList();
        EncodingManager.Builder values = EncodingManager.start();
        for (ImportUnit unit : units) {
            EncodedValue value = unit.getCreateEncodedValue().apply(new PMap());
            values.add(value);
        }
        EncodingManager encoding = values.build();
        OSMParsers rules = new OSMParsers();
        for (ImportUnit unit : units) {
            rules.addWayTagParser(unit.getCreateTagParser().apply(encoding, new PMap()));
        }
        BaseGraph graph =
                new BaseGraph.Builder(encoding).setDir(new RAMDirectory()).create();
        new OSMReader(graph, rules, new OSMReaderConfig().setMaxWayPointDistance(0))
                .setFile(file.toFile())
                .readGraph();
        wayId = encoding.getIntEncodedValue(OSMWayID.KEY);
        return graph;
    }

    /** What an edge is known by on both sides: its way, and all its vertices in the plane. */
    private record Shape(long way, List<Integer> centimetres) {}

    private static int[] match() {
        Map<Shape, Deque<Integer>> byShape = new HashMap<>();
        for (int edge = 0; edge < streets.edgeCount(); edge++) {
            Integer[] vertices = new Integer[2 * streets.shapePoints(edge)];
            for (int point = 0; point < streets.shapePoints(edge); point++) {
                vertices[2 * point] = streets.shapeX(edge, point);
                vertices[2 * point + 1] = streets.shapeY(edge, point);
            }
            byShape.computeIfAbsent(new Shape(streets.osmWay(edge), List.of(vertices)), key -> new ArrayDeque<>())
                    .add(edge);
        }
        int[] matched = new int[theirs.getEdges()];
        Arrays.fill(matched, UNKNOWN);
        int found = 0;
        AllEdgesIterator edge = theirs.getAllEdges();
        while (edge.next()) {
            PointList points = edge.fetchWayGeometry(FetchMode.ALL);
            double[] xy = new double[2 * points.size()];
            for (int point = 0; point < points.size(); point++) {
                xy[2 * point] = points.getLon(point);
                xy[2 * point + 1] = points.getLat(point);
            }
            toPlane.transform(xy);
            Integer[] vertices = new Integer[xy.length];
            Arrays.setAll(vertices, i -> (int) Math.round(xy[i] * CENTIMETRES));
            Deque<Integer> same = byShape.get(new Shape(edge.get(wayId), List.of(vertices)));
            if (same != null && !same.isEmpty()) {
                matched[edge.getEdge()] = same.remove();
                found++;
            }
        }
        assertThat(found).as("edges of ours found among GraphHopper's").isEqualTo(streets.edgeCount());
        return matched;
    }

    /** Our costs on their graph. */
    private static final class OurCosts implements Weighting {

        private final StreetCosts costs;
        private final QueryGraph query;

        OurCosts(StreetCosts costs, QueryGraph query) {
            this.costs = costs;
            this.query = query;
        }

        private static double metres(EdgeIteratorState edge) {
            PointList line = edge.fetchWayGeometry(FetchMode.ALL);
            double metres = 0;
            for (int i = 1; i < line.size(); i++) {
                metres += Geodesic.metres(
                        Math.toRadians(line.getLon(i - 1)),
                        Math.toRadians(line.getLat(i - 1)),
                        Math.toRadians(line.getLon(i)),
                        Math.toRadians(line.getLat(i)));
            }
            return metres;
        }

        @Override
        public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
            int key = edge.getEdgeKey();
            double share = 1;
            if (query.isVirtualEdge(edge.getEdge())) {
                key = ((VirtualEdgeIteratorState) query.getEdgeIteratorStateForKey(key)).getOriginalEdgeKey();
                // as long as we measure it: on their sphere a bend moves the share of a long edge by a metre
                double whole = metres(theirs.getEdgeIteratorStateForKey(key));
                share = whole == 0 ? 0 : metres(edge) / whole;
            }
            int our = ours[key / 2];
            if (our == UNKNOWN) {
                return Double.POSITIVE_INFINITY;
            }
            boolean ahead = (key % 2 == 0) != reverse;
            int cost = ahead ? costs.forward(our) : costs.backward(our);
            return cost == StreetCosts.CLOSED ? Double.POSITIVE_INFINITY : cost * share;
        }

        @Override
        public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
            return Math.round(calcEdgeWeight(edge, reverse));
        }

        @Override
        public double calcMinWeightPerDistance() {
            return 0;
        }

        @Override
        public double calcTurnWeight(int inEdge, int viaNode, int outEdge) {
            return 0;
        }

        @Override
        public long calcTurnMillis(int inEdge, int viaNode, int outEdge) {
            return 0;
        }

        @Override
        public boolean hasTurnCosts() {
            return false;
        }

        @Override
        public String getName() {
            return "ours";
        }
    }

    /** One mode on both sides. */
    private static final class Side {
        final StreetCosts costs;
        final StreetReach reach;
        final BitSet joinable;

        Side(Mode mode) {
            StreetSpeeds speeds = StreetSpeeds.asTagged(1);
            StreetTravel travel = new StreetTravel(mode, new Profile("adult", 4), false, Metric.TIME);
            costs = StreetCosts.of(streets, travel, speeds, StreetChanges.NONE);
            joinable = Components.joinable(streets, costs, ArcGraph.of(streets, costs));
            double[] box = streets.box();
            GridExtent extent = GridExtent.covering(PLANE, box[0], box[1], box[2], box[3], 100);
            StreetGrid grid = StreetGrid.withoutWater(extent, new int[0], streets, costs, speeds.access());
            reach = new StreetReach(grid, costs, Direction.TO_FACILITY);
        }

        com.graphhopper.storage.index.Snap snapTheirs(LonLat place) {
            return index.findClosest(
                    place.lat(),
                    place.lon(),
                    edge -> ours[edge.getEdge()] != UNKNOWN && joinable.get(ours[edge.getEdge()]));
        }

        /** Our joint at their point on the street; where streets meet or lie above each other, on the same edge as theirs. */
        Snap sameJoint(com.graphhopper.storage.index.Snap their) {
            GridPoint place =
                    GridPoint.of(new LonLat(their.getSnappedPoint().lon, their.getSnappedPoint().lat), toPlane);
            Snap our = reach.grid().snap(place).orElseThrow();
            int edge = ours[their.getClosestEdge().getEdge()];
            assertThat(our.metres())
                    .as("their joint at %s lies on a street", place)
                    .isLessThan(JOINT_METRES);
            if (our.edge() == edge) {
                return our;
            }
            BitSet alone = new BitSet();
            alone.set(edge);
            return StreetIndex.of(streets, alone)
                    .nearest(place.x(), place.y(), JOINT_METRES)
                    .orElseThrow();
        }

        Optional<Snap> snapOurs(double lon, double lat) {
            return reach.grid().snap(GridPoint.of(new LonLat(lon, lat), toPlane));
        }
    }

    @Test
    void bothSnapEquallyFar() {
        Side walk = new Side(Mode.WALK);
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            LonLat place = anywhere(random);
            var their = walk.snapTheirs(place);
            Optional<Snap> our = walk.snapOurs(place.lon(), place.lat());
            String about = "seed %d, place %d, %s".formatted(SEED, i, place);
            if (our.isPresent()) {
                // the plane is up to 0.13 % longer than the ground, GraphHopper's sphere up to 0.5 % off the ellipsoid
                double slack = 0.1 + 0.007 * our.get().metres();
                assertThat(their.getQueryDistance())
                        .as(about)
                        .isCloseTo(our.get().metres(), within(slack));
            } else {
                assertThat(!their.isValid() || their.getQueryDistance() > 0.99 * StreetGrid.SNAP_METRES)
                        .as(about)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"WALK", "DRIVE"})
    void travelTimesAgree(Mode mode) {
        Side side = new Side(mode);
        Random random = new Random(SEED + mode.wireName().length());
        int compared = 0;
        int reached = 0;
        while (compared < PAIRS) {
            LonLat from = anywhere(random);
            LonLat to = anywhere(random);
            if (compared < SAME_EDGE_PAIRS) {
                int edge = side.joinable.stream()
                        .skip(random.nextInt(side.joinable.cardinality()))
                        .findFirst()
                        .orElseThrow();
                from = on(edge, random.nextDouble());
                to = on(edge, random.nextDouble());
            }
            var start = side.snapTheirs(from);
            var end = side.snapTheirs(to);
            if (!start.isValid()
                    || !end.isValid()
                    || start.getQueryDistance() > StreetGrid.SNAP_METRES
                    || end.getQueryDistance() > StreetGrid.SNAP_METRES) {
                continue;
            }
            QueryGraph query = QueryGraph.create(theirs, start, end);
            Path path = new DijkstraBidirectionRef(
                            query, query.wrapWeighting(new OurCosts(side.costs, query)), TraversalMode.NODE_BASED)
                    .calcPath(start.getClosestNode(), end.getClosestNode());
            Snap ourStart = side.sameJoint(start);
            Snap ourEnd = side.sameJoint(end);
            int cost = side.reach.pointCosts(ourStart, List.of(Optional.of(ourEnd)), LIMIT)[0];
            String about = "%s, seed %d, pair %d, %s to %s, our edges %d and %d, theirs %d and %d"
                    .formatted(
                            mode,
                            SEED,
                            compared,
                            from,
                            to,
                            ourStart.edge(),
                            ourEnd.edge(),
                            ours[start.getClosestEdge().getEdge()],
                            ours[end.getClosestEdge().getEdge()]);
            assertThat(cost != StreetSearch.UNREACHED).as(about).isEqualTo(path.isFound());
            if (path.isFound()) {
                assertThat((double) cost).as(about).isCloseTo(path.getWeight(), within(TOLERANCE_MS));
                reached++;
            }
            compared++;
        }
        assertThat(reached).as("pairs with a way between them").isGreaterThan(PAIRS * 9 / 10);
    }

    private static LonLat anywhere(Random random) {
        var box = theirs.getBounds();
        return new LonLat(
                box.minLon + random.nextDouble() * (box.maxLon - box.minLon),
                box.minLat + random.nextDouble() * (box.maxLat - box.minLat));
    }

    /** A point on one of our edges: a share of the way along one of its straight pieces. */
    private static LonLat on(int edge, double share) {
        int their = theirsOf(edge);
        PointList points = theirs.getEdgeIteratorState(their, Integer.MIN_VALUE).fetchWayGeometry(FetchMode.ALL);
        double place = share * (points.size() - 1);
        int piece = Math.min(points.size() - 2, (int) place);
        double along = place - piece;
        return new LonLat(
                points.getLon(piece) + along * (points.getLon(piece + 1) - points.getLon(piece)),
                points.getLat(piece) + along * (points.getLat(piece + 1) - points.getLat(piece)));
    }

    private static int theirsOf(int edge) {
        for (int their = 0; their < ours.length; their++) {
            if (ours[their] == edge) {
                return their;
            }
        }
        throw new AssertionError("edge " + edge + " is not GraphHopper's");
    }
}

package org.livingcircle.peers;

import com.conveyal.osmlib.OSM;
import com.conveyal.r5.analyst.PointSet;
import com.conveyal.r5.analyst.WebMercatorExtents;
import com.conveyal.r5.point_to_point.builder.TNBuilderConfig;
import com.conveyal.r5.profile.ProfileRequest;
import com.conveyal.r5.profile.StreetMode;
import com.conveyal.r5.streets.EdgeStore;
import com.conveyal.r5.streets.LinkedPointSet;
import com.conveyal.r5.streets.PointSetTimes;
import com.conveyal.r5.streets.StreetLayer;
import com.conveyal.r5.streets.StreetRouter;
import com.conveyal.r5.transit.TransportNetwork;
import gnu.trove.map.TIntIntMap;
import java.nio.file.Path;
import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * Conveyal R5's street router on its own reading of the extract, with its own rules of who may walk where, costs in whole
 * seconds, and cells linked by its own linkage.
 */
final class R5Peer {

    private static final float METRES_PER_SECOND = 4 / 3.6f;
    private static final int MILLIMETRES_PER_SECOND = Math.round(METRES_PER_SECOND * 1000);
    private static final int LIMIT_SECONDS = Town.LIMIT_MS / 1000;

    private final Town town;
    private final StreetLayer streets;
    private final LinkedPointSet cells;
    private final double[] people;

    private R5Peer(Town town, StreetLayer streets, LinkedPointSet cells) {
        this.town = town;
        this.streets = streets;
        this.cells = cells;
        people = town.cells().people();
    }

    static void measure(Town town, Path extract, Timing timing) {
        timing.version("R5 4.8.1");
        long before = Timing.heap();
        TransportNetwork network = network(extract);
        timing.memory("street layer with its index", Timing.heap() - before);
        before = Timing.heap();
        LinkedPointSet linked =
                new LinkedPointSet(new CellPoints(town.cells()), network.streetLayer, StreetMode.WALK, null);
        timing.memory("cells and their linkage", Timing.heap() - before);
        R5Peer peer = new R5Peer(town, network.streetLayer, linked);

        timing.row(
                "catchment", "street router, its linked cells by LinkedPointSet.eval", town.hospitals(), 10, 5, h -> {
                    StreetRouter router = peer.route(h);
                    return peer.within(peer.times(router));
                });
        Count count = new Count(peer.linkedTown());
        timing.row(
                "catchment",
                "street router, its linked cells from the reached vertices",
                town.hospitals(),
                60,
                30,
                h -> {
                    count.begin();
                    peer.route(h).getReachedVertices().forEachEntry((vertex, seconds) -> {
                        count.node(vertex, seconds, LIMIT_SECONDS);
                        return true;
                    });
                    return count.people();
                });
        timing.row(
                "union",
                "street router from each in turn, nearest time by cell, people by township",
                1,
                30,
                20,
                none -> {
                    count.beginNearest();
                    for (int h = 0; h < town.hospitals(); h++) {
                        peer.route(h).getReachedVertices().forEachEntry((vertex, seconds) -> {
                            count.nodeNearest(vertex, seconds, LIMIT_SECONDS);
                            return true;
                        });
                    }
                    return count.townships();
                });
    }

    private static TransportNetwork network(Path extract) {
        OSM osm = new OSM(null);
        osm.intersectionDetection = true;
        osm.readFromFile(extract.toString());
        TransportNetwork network = new TransportNetwork();
        network.streetLayer = new StreetLayer(TNBuilderConfig.defaultConfig());
        network.streetLayer.loadFromOsm(osm);
        osm.close();
        network.streetLayer.parentNetwork = network;
        network.streetLayer.indexStreets();
        network.transitLayer = new com.conveyal.r5.transit.TransitLayer();
        network.transitLayer.parentNetwork = network;
        network.rebuildTransientIndexes();
        return network;
    }

    /** The cells as R5 takes points; its reader of point files needs GeoTools modules that are not there. */
    private static final class CellPoints extends PointSet {
        private final Cells cells;

        CellPoints(Cells cells) {
            this.cells = cells;
        }

        @Override
        public int featureCount() {
            return cells.count();
        }

        @Override
        public double sumTotalOpportunities() {
            return Arrays.stream(cells.people()).sum();
        }

        @Override
        public double getLat(int cell) {
            return cells.lat()[cell];
        }

        @Override
        public double getLon(int cell) {
            return cells.lon()[cell];
        }

        @Override
        public double getOpportunityCount(int cell) {
            return cells.people()[cell];
        }

        @Override
        public String getId(int cell) {
            return Integer.toString(cells.number()[cell]);
        }

        @Override
        public Envelope getWgsEnvelope() {
            Envelope box = new Envelope();
            for (int cell = 0; cell < cells.count(); cell++) {
                box.expandToInclude(cells.lon()[cell], cells.lat()[cell]);
            }
            return box;
        }

        @Override
        public WebMercatorExtents getWebMercatorExtents() {
            throw new UnsupportedOperationException("the cells are not a grid of Web Mercator");
        }
    }

    private StreetRouter route(int h) {
        StreetRouter router = new StreetRouter(streets);
        ProfileRequest request = new ProfileRequest();
        request.walkSpeed = METRES_PER_SECOND;
        router.profileRequest = request;
        router.streetMode = StreetMode.WALK;
        router.timeLimitSeconds = LIMIT_SECONDS;
        router.quantityToMinimize = StreetRouter.State.RoutingVariable.DURATION_SECONDS;
        if (!router.setOrigin(town.hospitalLat()[h], town.hospitalLon()[h])) {
            throw new IllegalStateException("R5 finds no street at hospital " + town.hospital()[h]);
        }
        router.route();
        return router;
    }

    private PointSetTimes times(StreetRouter router) {
        TIntIntMap reached = router.getReachedVertices();
        return cells.eval(
                vertex -> reached.containsKey(vertex) ? reached.get(vertex) : Integer.MAX_VALUE,
                MILLIMETRES_PER_SECOND,
                MILLIMETRES_PER_SECOND);
    }

    private double within(PointSetTimes times) {
        double sum = 0;
        for (int cell = 0; cell < people.length; cell++) {
            if (times.getTravelTimeToPoint(cell) <= LIMIT_SECONDS) {
                sum += people[cell];
            }
        }
        return sum;
    }

    /** R5's linkage by vertex, as the other peers have it, so that R5 need not look at every cell for each catchment. */
    private Town linkedTown() {
        Arcs.Builder joins = new Arcs.Builder();
        EdgeStore.Edge edge = streets.edgeStore.getCursor();
        for (int cell = 0; cell < people.length; cell++) {
            if (cells.edges[cell] < 0) {
                continue;
            }
            edge.seek(cells.edges[cell]);
            int off = cells.distancesToEdge_mm[cell] / MILLIMETRES_PER_SECOND;
            joins.add(edge.getFromVertex(), cell, cells.distances0_mm[cell] / MILLIMETRES_PER_SECOND + off);
            joins.add(edge.getToVertex(), cell, cells.distances1_mm[cell] / MILLIMETRES_PER_SECOND + off);
        }
        Arcs joined = joins.build(streets.getVertexCount());
        return new Town(
                streets.getVertexCount(),
                new Arcs(new int[1], new int[0], new int[0]),
                new Arcs(new int[1], new int[0], new int[0]),
                joined.first(),
                joined.head(),
                joined.cost(),
                town.cells(),
                town.hospital(),
                town.hospitalLon(),
                town.hospitalLat(),
                town.access(),
                town.driveSource());
    }
}

package org.livingcircle.peers;

import com.graphhopper.isochrone.algorithm.ContourBuilder;
import com.graphhopper.isochrone.algorithm.JTSTriangulator;
import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.isochrone.algorithm.Triangulator;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.Constants;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * GraphHopper as its isochrone resource drives it: tree, triangulation, contour, the part around the origin without
 * holes. Origins are snapped, and their query graphs made, beforehand.
 */
final class GraphHopperPeer {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Town town;
    private final Streets streets;
    private final QueryGraph[] query;
    private final Snap[] snap;
    private final Point[] origin;
    private final Triangulator triangulator;
    private final STRtree centres = new STRtree();
    private double sum;

    private GraphHopperPeer(Town town, Streets streets) {
        this.town = town;
        this.streets = streets;
        BaseGraph graph = streets.hopper.getBaseGraph();
        query = new QueryGraph[town.hospitals()];
        snap = new Snap[town.hospitals()];
        origin = new Point[town.hospitals()];
        for (int h = 0; h < town.hospitals(); h++) {
            snap[h] = streets.hopper
                    .getLocationIndex()
                    .findClosest(town.hospitalLat()[h], town.hospitalLon()[h], streets.walkable);
            query[h] = QueryGraph.create(graph, snap[h]);
            origin[h] = GEOMETRY.createPoint(new Coordinate(town.hospitalLon()[h], town.hospitalLat()[h]));
        }
        triangulator = new JTSTriangulator(streets.hopper.getRouterConfig());
        Cells cells = town.cells();
        for (int cell = 0; cell < cells.count(); cell++) {
            Coordinate centre = new Coordinate(cells.lon()[cell], cells.lat()[cell]);
            centres.insert(new Envelope(centre), new Centre(GEOMETRY.createPoint(centre), cells.people()[cell]));
        }
        centres.build();
    }

    private record Centre(Point point, double people) {}

    static void measure(Town town, Path extract, Path folder, Timing timing) {
        timing.version("GraphHopper " + Constants.VERSION);
        long before = Timing.heap();
        Streets streets = Streets.open(extract, folder);
        timing.memory("graph and location index as loaded", Timing.heap() - before);
        GraphHopperPeer peer = new GraphHopperPeer(town, streets);

        timing.row(
                "catchment",
                "isochrone polygon, people in it",
                town.hospitals(),
                30,
                15,
                h -> peer.people(peer.polygon(h)));
        Count count = new Count(town);
        timing.row("catchment", "shortest-path tree, people by cell", town.hospitals(), 150, 60, h -> {
            count.begin();
            int limit = Town.LIMIT_MS - town.access()[h];
            ShortestPathTree tree = peer.tree(h);
            tree.setTimeLimit(limit);
            tree.search(peer.snap[h].getClosestNode(), label -> {
                int node = label.node < town.nodes() ? label.node : town.nodes() + h;
                count.node(node, (int) label.time, limit);
            });
            return count.people();
        });
        timing.row("union", town.hospitals() + " isochrone polygons united, people in them", 1, 15, 15, none -> {
            Geometry[] polygons = new Geometry[town.hospitals()];
            for (int h = 0; h < polygons.length; h++) {
                polygons[h] = peer.polygon(h);
            }
            return peer.people(UnaryUnionOp.union(Arrays.asList(polygons)));
        });
        timing.row("union", town.hospitals() + " trees, nearest time by cell, people by township", 1, 40, 20, none -> {
            count.beginNearest();
            for (int h = 0; h < town.hospitals(); h++) {
                int hospital = h;
                int access = town.access()[h];
                ShortestPathTree tree = peer.tree(h);
                tree.setTimeLimit(Town.LIMIT_MS - access);
                tree.search(peer.snap[h].getClosestNode(), label -> {
                    int node = label.node < town.nodes() ? label.node : town.nodes() + hospital;
                    count.nodeNearest(node, (int) label.time + access, Town.LIMIT_MS);
                });
            }
            return count.townships();
        });
        streets.hopper.close();
    }

    private ShortestPathTree tree(int h) {
        return new ShortestPathTree(query[h], query[h].wrapWeighting(streets.walk), false, TraversalMode.NODE_BASED);
    }

    private Geometry polygon(int h) {
        ShortestPathTree tree = tree(h);
        double limit = Town.LIMIT_MS - town.access()[h];
        tree.setTimeLimit(limit + Math.max(limit * 0.14, 200_000)); // as IsochroneResource
        Triangulator.Result result = triangulator.triangulate(snap[h], query[h], tree, label -> label.time, 0);
        MultiPolygon isochrone = new ContourBuilder(result.triangulation).computeIsoline(limit, result.seedEdges);
        Polygon main = null;
        int most = -1;
        for (int i = 0; i < isochrone.getNumGeometries(); i++) {
            Polygon part = (Polygon) isochrone.getGeometryN(i);
            if (part.contains(origin[h])) {
                main = part;
                break;
            }
            if (part.getNumPoints() > most) {
                most = part.getNumPoints();
                main = part;
            }
        }
        return main == null ? isochrone : isochrone.getFactory().createPolygon(main.getExteriorRing());
    }

    private double people(Geometry area) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        sum = 0;
        @SuppressWarnings("unchecked")
        List<Centre> near = centres.query(area.getEnvelopeInternal());
        for (Centre centre : near) {
            if (prepared.contains(centre.point)) {
                sum += centre.people;
            }
        }
        return sum;
    }
}

package org.livingcircle.streets;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.streets.ingest.GraphHopperOsm;

/** What the benchmarks of streets run on: a made-up city, or the driving graph of an extract; and the plain search. */
final class BenchmarkStreets {

    static final int SRID = 4551;

    private BenchmarkStreets() {}

    /**
     * Returns a graph of milliseconds.
     *
     * @param graph how many nodes a made-up city has, or the path of an extract ({@code .osm.pbf})
     */
    static ArcGraph of(String graph) {
        return graph.endsWith(".pbf") ? driving(Path.of(graph)) : SyntheticStreets.of(Integer.parseInt(graph), 1);
    }

    private static ArcGraph driving(Path file) {
        StreetGraph graph = streets(file);
        StreetTravel driving = new StreetTravel(Mode.DRIVE, new Profile("adult", 4), false, Metric.TIME);
        return ArcGraph.of(graph, StreetCosts.of(graph, driving, StreetSpeeds.asTagged(0.8), StreetChanges.NONE));
    }

    /** Returns the streets of an extract. */
    static StreetGraph streets(Path file) {
        Reprojection toPlane = new GeoToolsCoordinateSystems().between(CoordinateSystems.WGS84, SRID);
        StreetGraph.Builder builder = new StreetGraph.Builder(SRID);
        var extract = new GraphHopperOsm().open(file, StreetProgress.SILENT);
        var streets = extract.read(new LonLatBox(new LonLat(-180, -90), new LonLat(180, 90)), StreetProgress.SILENT);
        int[] known = {0};
        streets.forEach(edge -> {
            double[] shape = edge.lonLat().clone();
            toPlane.transform(shape);
            for (int end : new int[] {edge.from(), edge.to()}) {
                if (end == known[0]) {
                    int at = end == edge.from() ? 0 : shape.length - 2;
                    builder.node(shape[at], shape[at + 1]);
                    known[0]++;
                }
            }
            builder.edge(
                    edge.from(),
                    edge.to(),
                    edge.lengthMillimetres(),
                    edge.roadClass(),
                    edge.flags(),
                    edge.walkKmh(),
                    edge.cycleKmhForward(),
                    edge.cycleKmhBackward(),
                    edge.driveKmhForward(),
                    edge.driveKmhBackward(),
                    shape,
                    edge.name(),
                    edge.osmWay());
        });
        return builder.build();
    }

    /** Returns so many nodes from which one gets away, spread over the graph. */
    static int[] places(ArcGraph graph, int count) {
        int[] left = IntStream.range(0, graph.nodeCount())
                .filter(node -> graph.first()[node + 1] - graph.first()[node] >= 3)
                .toArray();
        return IntStream.range(0, count)
                .map(i -> left[(int) ((long) i * left.length / count)])
                .toArray();
    }

    /** Dijkstra (1959) with a heap, as in the textbook. */
    static int[] dijkstra(ArcGraph graph, int from) {
        int[] first = graph.first();
        int[] arcs = graph.arcs();
        int[] costs = new int[graph.nodeCount()];
        Arrays.fill(costs, StreetSearch.UNREACHED);
        LongHeap queue = new LongHeap();
        costs[from] = 0;
        queue.push(LongHeap.key(0, from));
        while (!queue.isEmpty()) {
            long key = queue.pop();
            int node = LongHeap.node(key);
            int cost = LongHeap.cost(key);
            if (cost == costs[node]) {
                for (int arc = 2 * first[node]; arc < 2 * first[node + 1]; arc += 2) {
                    int next = cost + arcs[arc + 1];
                    if (next < costs[arcs[arc]]) {
                        costs[arcs[arc]] = next;
                        queue.push(LongHeap.key(next, arcs[arc]));
                    }
                }
            }
        }
        return costs;
    }
}

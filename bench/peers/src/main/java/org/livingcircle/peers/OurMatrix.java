package org.livingcircle.peers;

import org.livingcircle.streets.ContractionHierarchy;
import org.livingcircle.streets.Origins;
import org.livingcircle.streets.TravelMatrix;

/** Our driving matrix: sweeps over a contraction hierarchy of the very arcs that plain Dijkstra runs on. */
final class OurMatrix {

    private OurMatrix() {}

    static void measure(Town town, Timing timing) {
        long before = Timing.heap();
        long from = System.nanoTime();
        ContractionHierarchy hierarchy = ContractionHierarchy.of(OurPeer.arcs(town.drive()));
        System.err.printf("ours: hierarchy prepared, cold, in %.0f ms%n", (System.nanoTime() - from) / 1e6);
        timing.memory("driving hierarchy", Timing.heap() - before);
        Origins origins = Origins.atNodes(town.driveSource());
        TravelMatrix[] last = {hierarchy.matrix(origins)};
        timing.row("matrix", "sweeps over a contraction hierarchy, in the memory of the last", 1, 300, 200, none -> {
            last[0] = hierarchy.matrix(origins, last[0]);
            return 0;
        });
        timing.row("matrix", "the same in fresh memory", 1, 100, 100, none -> {
            last[0] = hierarchy.matrix(origins);
            return 0;
        });
        int[][] costs = new int[town.hospitals()][town.nodes()];
        for (int h = 0; h < costs.length; h++) {
            last[0].copyRow(h, costs[h]);
        }
        timing.check("matrix", PlainPeer.checksum(costs));
        timing.row("matrix", "the same, and every row copied out", 1, 100, 100, none -> {
            TravelMatrix matrix = hierarchy.matrix(origins, last[0]);
            for (int h = 0; h < costs.length; h++) {
                matrix.copyRow(h, costs[h]);
            }
            last[0] = matrix;
            return 0;
        });
    }
}

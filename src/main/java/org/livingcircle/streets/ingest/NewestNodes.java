package org.livingcircle.streets.ingest;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/**
 * Tells whether the last ways of an extract are missing. Nodes without tags are there for ways, and those that came last mostly belong
 * to the ways that came last: where most of them belong to no way, the file stops before these ways.
 *
 * <p>In the whole extracts that the tests read, 0 and 1 of the last 1000 such nodes belong to no way; with the ways of a single block
 * missing, and whichever block, 850 to 960 do.
 */
final class NewestNodes {

    private static final int MOST = 1000;

    /** Somebody's few stray nodes are no sign; less than a block of ways is never missing. */
    private static final int LEAST_STRAY = 100;

    /** Ids in a ring, the oldest at {@link #count} where it is full. */
    private final long[] last = new long[MOST];

    private final Set<Long> stray = new HashSet<>();
    private long count;
    private boolean ways;
    private boolean relations;
    private boolean ordered = true;

    /** Takes the blocks in the order of the file. */
    void look(Osmformat.PrimitiveBlock block) {
        for (Osmformat.PrimitiveGroup group : block.getPrimitivegroupList()) {
            ordered &= !ways || (group.getNodesCount() == 0 && group.getDense().getIdCount() == 0);
            lookAt(group.getDense());
            for (Osmformat.Node node : group.getNodesList()) {
                if (node.getKeysCount() == 0) {
                    add(node.getId());
                }
            }
            relations |= group.getRelationsCount() > 0;
            for (Osmformat.Way way : group.getWaysList()) {
                lookAt(way);
            }
        }
    }

    private void lookAt(Osmformat.DenseNodes nodes) {
        long id = 0;
        int tag = 0;
        for (int i = 0; i < nodes.getIdCount(); i++) {
            id += nodes.getId(i);
            boolean tagged = false;
            if (nodes.getKeysValsCount() > 0) { // keys and values in turn, a 0 after those of each node
                for (; tag < nodes.getKeysValsCount() && nodes.getKeysVals(tag) != 0; tag += 2) {
                    tagged = true;
                }
                tag++;
            }
            if (!tagged) {
                add(id);
            }
        }
    }

    private void add(long id) {
        last[(int) (count++ % MOST)] = id;
    }

    private void lookAt(Osmformat.Way way) {
        if (!ways) {
            ways = true;
            Arrays.stream(last, 0, (int) Math.min(count, MOST)).forEach(stray::add);
        }
        long id = 0;
        for (int i = 0; i < way.getRefsCount(); i++) {
            id += way.getRefs(i);
            stray.remove(id);
        }
    }

    /** Tells whether there was a way at all. */
    boolean anyWay() {
        return ways;
    }

    /** Tells whether ways are missing; never of a file that is out of order or goes on to relations, which stand behind all ways. */
    boolean waysAreMissing() {
        return ordered && !relations && stray.size() >= LEAST_STRAY && 2L * stray.size() > Math.min(count, MOST);
    }
}

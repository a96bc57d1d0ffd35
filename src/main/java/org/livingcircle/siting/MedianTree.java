package org.livingcircle.siting;

import java.util.Comparator;
import java.util.TreeSet;

/**
 * Branch and bound over which sites are open. A node inherits the multipliers of its parent, raises them, settles sites, and splits on the
 * site that the relaxation is least sure of. Nodes are taken in batches of a fixed size, whatever the number of cores, so that the same
 * problem takes the same way everywhere; the nodes of a batch run in parallel.
 */
final class MedianTree {

    private static final int BATCH = 8;
    private static final int STEPS = 120;
    private static final int HALVINGS = 4;
    private static final double LENGTH = 0.5;
    /** Multipliers of open nodes may take so many bytes. */
    static final long MEMORY = 64L << 20;

    /** @param multipliers shared with the other child; never written to */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Node(byte[] state, long[] multipliers, long bound, long number) {}

    private static final Comparator<Node> BY_BOUND =
            Comparator.comparingLong(Node::bound).thenComparingLong(Node::number);

    private final MedianCore core;
    private final Incumbent incumbent;
    private final SitingWork stop;
    private final TreeSet<Node> open = new TreeSet<>(BY_BOUND);
    private final Worker[] workers;
    private final boolean inherits;
    private final int most;
    private long numbers;

    MedianTree(MedianCore core, Penalties ways, Incumbent incumbent, SitingWork stop) {
        this.core = core;
        this.incumbent = incumbent;
        this.stop = stop;
        inherits = core.points <= 50_000;
        workers = new Worker[inherits ? BATCH : 1];
        for (int k = 0; k < workers.length; k++) {
            workers[k] = new Worker(new MultiplierClimb(new Relaxation(core, ways)));
        }
        most = (int) Math.min(1_000_000, MEMORY / (core.sites + 4L * (inherits ? core.points : 0)));
    }

    /** Searches below a state until the proof, or until stopped; the incumbent ends with the answer and its bound. */
    void run(byte[] root, long[] multipliers, long bound) {
        open.add(new Node(root, multipliers, bound, numbers++));
        while (!open.isEmpty() && !stop.stopped()) {
            int size = 0;
            boolean full = open.size() > most;
            while (size < workers.length && !open.isEmpty()) {
                Node node = full ? open.pollLast() : open.pollFirst();
                if (node != null && node.bound <= incumbent.useful()) {
                    workers[size++].node = node;
                }
            }
            int count = size;
            long cost = incumbent.cost;
            if (count == 1) {
                workers[0].run(cost);
            } else {
                Parallel.each(count, k -> workers[k].run(cost));
            }
            for (int k = 0; k < count; k++) {
                merge(workers[k]);
            }
            while (!open.isEmpty() && open.last().bound > incumbent.useful()) {
                open.pollLast();
            }
            incumbent.bound(open.isEmpty() ? Relaxation.NONE : open.first().bound);
        }
    }

    private void merge(Worker worker) {
        MultiplierClimb climb = worker.climb;
        incumbent.steps += climb.work;
        climb.work = 0;
        if (climb.found < incumbent.cost) {
            incumbent.offer(climb.found, climb.foundSites, core);
        }
        Node node = worker.node;
        if (worker.done) {
            return;
        }
        long bound = Math.max(node.bound, worker.bound);
        long[] multipliers = inherits ? climb.best.clone() : node.multipliers;
        if (worker.split < 0) {
            // Stopped on the way: the node stays open with what is known of it.
            open.add(new Node(node.state, node.multipliers, bound, numbers++));
            return;
        }
        byte[] with = worker.state.clone();
        climb.relaxation.open(worker.split, with);
        byte[] without = worker.state.clone();
        without[worker.split] = MedianCore.CLOSED;
        open.add(new Node(with, multipliers, bound, numbers++));
        open.add(new Node(without, multipliers, bound, numbers++));
    }

    /** One node's work, on arrays of its own. */
    private final class Worker {
        private final MultiplierClimb climb;
        private final byte[] state = new byte[core.sites];
        private Node node = new Node(new byte[0], new long[0], 0, 0);
        private boolean done;
        private long bound;
        private int split;

        Worker(MultiplierClimb climb) {
            this.climb = climb;
        }

        void run(long cost) {
            System.arraycopy(node.state, 0, state, 0, state.length);
            split = -1;
            done = climb.run(node.multipliers, state, cost, STEPS, HALVINGS, LENGTH, stop);
            bound = climb.bound;
            if (done || stop.stopped()) {
                return;
            }
            double least = 2;
            for (int site = 0; site < core.sites; site++) {
                double doubt = Math.abs(climb.share[site] - 0.5);
                if (state[site] == MedianCore.FREE && doubt < least) {
                    least = doubt;
                    split = site;
                }
            }
            if (split < 0) {
                done = true;
                climb.settleLeaf(state);
            }
        }
    }
}

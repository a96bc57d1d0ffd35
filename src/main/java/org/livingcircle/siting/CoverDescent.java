package org.livingcircle.siting;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Looks for the multipliers with the lowest bound: the linear relaxation of covering as a saddle point, solved by the primal-dual
 * hybrid gradient with steps by row and site (Pock and Chambolle 2011), restarts from the mean and a balance of the two sides (as PDLP,
 * Applegate and others 2021). It needs no matrix but the covers themselves, and comes to a tenth of a percent where a subgradient stays
 * above one.
 *
 * <p>Floating point: the multipliers are only a proposal, which {@link CoverRelaxation} rounds to whole numbers and judges.
 */
final class CoverDescent {

    private static final int PARALLEL = 100_000;
    private static final int CHUNKS = 64;
    private static final int LONG = 200;
    private static final int NAP = 8;
    private static final double FAR = 0.1;

    private final CoverRows rows;
    private final CoverCliques cliques;
    private final double[] sizes;
    private final double[] degrees;
    private final double[] reach;
    private final double[] limits;
    private final double[] needs;

    /** By site how open it is, 0 to 1: the fractional answer. */
    final double[] shares;

    private final double[] before;
    private final double[] ahead;
    private final double[] meanShares;
    private final double[] anchorShares;

    /** By row, in weights. */
    final double[] multipliers;

    final double[] meanMultipliers;
    private final double[] anchorMultipliers;
    private final double[] covered;
    private final double[] changes;
    private final boolean[] asleep;
    private final double[] prices;
    private final double[] meanPrices;
    private final double[] targets;
    private final double[] partMovement;
    private final double[] partInteraction;
    private final boolean[] free;
    private double room;
    private double theta;
    private double balance = 1;
    private double length = 1;
    private double weightOfMean;
    private int sinceRestart;
    private int steps;
    private boolean warm;
    private double gapAtRestart;

    CoverDescent(CoverRows rows, CoverCliques cliques) {
        this.rows = rows;
        this.cliques = cliques;
        int sites = rows.sites();
        int count = rows.rows();
        sizes = new double[count];
        degrees = new double[count];
        limits = new double[count];
        needs = new double[count];
        multipliers = new double[count];
        meanMultipliers = new double[count];
        anchorMultipliers = new double[count];
        covered = new double[count];
        changes = new double[count];
        asleep = new boolean[sites];
        reach = new double[sites];
        shares = new double[sites];
        before = new double[sites];
        ahead = new double[sites];
        meanShares = new double[sites];
        anchorShares = new double[sites];
        targets = new double[sites];
        free = new boolean[sites];
        prices = new double[cliques.count()];
        meanPrices = new double[cliques.count()];
        partMovement = new double[CHUNKS];
        partInteraction = new double[CHUNKS];
    }

    /** Begins anew from the multipliers of a relaxation, at the sites that are free there. */
    void begin(CoverRelaxation relaxation) {
        double sum = 0;
        int earning = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum += rows.weights[row];
            earning += rows.weights[row] > 0 ? 1 : 0;
        }
        double usual = earning == 0 ? 1 : sum / earning;
        room = relaxation.room();
        for (int site = 0; site < free.length; site++) {
            free[site] = relaxation.states[site] == CoverRelaxation.FREE;
            reach[site] = 0;
            if (!free[site]) {
                shares[site] = 0;
            } else if (!warm) {
                shares[site] = Math.min(1, room / Math.max(1, relaxation.free()));
            }
        }
        for (int row = 0; row < sizes.length; row++) {
            int rest = relaxation.rest(row);
            double pays = (double) relaxation.pays(row) / relaxation.scale;
            needs[row] = rest;
            limits[row] = rest < 0 ? 0 : rest == 0 ? pays : Double.MAX_VALUE;
            sizes[row] = rest < 0 ? 0 : rest == 0 ? pays : Math.max(pays, usual);
            multipliers[row] = (double) relaxation.multipliers[row] / relaxation.scale;
            int degree = 0;
            for (int at = rows.rowStart[row]; at < rows.rowStart[row + 1]; at++) {
                int site = rows.rowSites[at];
                if (free[site]) {
                    degree++;
                    reach[site] += sizes[row];
                }
            }
            degrees[row] = Math.max(1, degree);
        }
        for (int clique = 0; clique < prices.length; clique++) {
            prices[clique] = (double) relaxation.prices[clique] / relaxation.scale;
        }
        warm = true;
        Arrays.fill(asleep, false);
        Arrays.fill(changes, 0);
        gapAtRestart = Double.MAX_VALUE;
        cover(shares);
        anchor();
    }

    /** Restarts where the mean has come much nearer to the best than at the last restart, or has not for long. */
    void restartIfWorth(double bound, int round) {
        double gap = bound - primal();
        if (gap < 0.4 * gapAtRestart || sinceRestart >= LONG) {
            restart();
            gapAtRestart = gap;
        }
    }

    private void anchor() {
        System.arraycopy(shares, 0, anchorShares, 0, shares.length);
        System.arraycopy(multipliers, 0, anchorMultipliers, 0, multipliers.length);
        clearMean();
    }

    private void clearMean() {
        Arrays.fill(meanShares, 0);
        Arrays.fill(meanMultipliers, 0);
        Arrays.fill(meanPrices, 0);
        weightOfMean = 0;
        sinceRestart = 0;
    }

    private void cover(double[] by) {
        for (int row = 0; row < covered.length; row++) {
            double sum = 0;
            for (int at = rows.rowStart[row]; at < rows.rowStart[row + 1]; at++) {
                sum += by[rows.rowSites[at]];
            }
            covered[row] = sum;
        }
    }

    private void run(IntConsumer chunk) {
        if (rows.siteRows.length > PARALLEL) {
            IntStream.range(0, CHUNKS).parallel().forEach(chunk);
        } else {
            for (int i = 0; i < CHUNKS; i++) {
                chunk.accept(i);
            }
        }
    }

    /** Makes so many steps. */
    void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    private void step() {
        int sites = shares.length;
        int count = covered.length;
        steps++;
        sinceRestart++;
        System.arraycopy(shares, 0, before, 0, sites);
        run(chunk -> pull((int) ((long) sites * chunk / CHUNKS), (int) ((long) sites * (chunk + 1) / CHUNKS)));
        project();
        if (steps % NAP == 0) {
            for (int site = 0; site < sites; site++) {
                asleep[site] = shares[site] == 0
                        && reach[site] > 0
                        && targets[site] - theta / reach[site] < -FAR * length / balance;
            }
        }
        double primal = 0;
        for (int site = 0; site < sites; site++) {
            double moved = shares[site] - before[site];
            ahead[site] = shares[site] + moved;
            primal += moved * moved * reach[site];
            if (moved != 0) {
                for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                    changes[rows.siteRows[at]] += moved;
                }
            }
        }
        run(chunk -> push(chunk, (int) ((long) count * chunk / CHUNKS), (int) ((long) count * (chunk + 1) / CHUNKS)));
        double dual = 0;
        double interaction = 0;
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            dual += partMovement[chunk];
            interaction += partInteraction[chunk];
        }
        for (int clique = 0; clique < prices.length; clique++) {
            double over = -1;
            double size = 0;
            for (int site : cliques.members(clique)) {
                over += ahead[site];
                size = Math.max(size, reach[site]);
            }
            prices[clique] =
                    Math.max(0, prices[clique] + length * balance * size / cliques.members(clique).length * over);
            meanPrices[clique] += length * prices[clique];
        }
        for (int site = 0; site < sites; site++) {
            meanShares[site] += length * shares[site];
        }
        weightOfMean += length;
        double movement = 0.5 * balance * primal + 0.5 * dual / balance;
        double limit = interaction == 0 ? Double.MAX_VALUE : movement / Math.abs(interaction);
        length = Math.min((1 - Math.pow(steps + 1.0, -0.3)) * limit, (1 + Math.pow(steps + 1.0, -0.6)) * length);
        length = Math.max(0.5, Math.min(50, length));
    }

    private void pull(int from, int to) {
        for (int site = from; site < to; site++) {
            if (free[site] && reach[site] > 0 && !(asleep[site] && steps % NAP != 0)) {
                double sum = 0;
                for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                    sum += multipliers[rows.siteRows[at]];
                }
                for (int clique : cliques.of(site)) {
                    sum -= prices[clique];
                }
                targets[site] = shares[site] + length / balance * sum / reach[site];
            } else {
                // a closed site, or one far from opening that is only looked at now and then
                targets[site] = 0;
            }
        }
    }

    private void push(int chunk, int from, int to) {
        double movement = 0;
        double interaction = 0;
        for (int row = from; row < to; row++) {
            if (sizes[row] == 0) {
                continue;
            }
            double change = changes[row];
            double now = covered[row] + change;
            changes[row] = 0;
            double old = multipliers[row];
            double size = length * balance * sizes[row] / degrees[row];
            double moved = old - size * (now + change - needs[row]);
            double pays = limits[row] == Double.MAX_VALUE ? weight(row) : limits[row];
            if (moved + size < pays) {
                moved += size;
            } else if (moved < pays) {
                moved = pays;
            }
            moved = Math.max(0, Math.min(limits[row], moved));
            covered[row] = now;
            multipliers[row] = moved;
            meanMultipliers[row] += length * moved;
            double difference = moved - old;
            movement += difference * difference * degrees[row] / sizes[row];
            interaction += difference * change;
        }
        partMovement[chunk] = movement;
        partInteraction[chunk] = interaction;
    }

    private double weight(int row) {
        return rows.weights[row];
    }

    /** Brings the shares between 0 and 1, and their sum to the room, by the shortest way in the measure of the steps. */
    private void project() {
        double excess = spread(0);
        if (excess <= 0) {
            theta = 0;
            return;
        }
        double low = 0;
        double high = Math.max(theta, 1e-9);
        while (spread(high) > 0) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < 50 && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (spread(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        theta = high;
        spread(high);
    }

    private double spread(double price) {
        double sum = 0;
        for (int site = 0; site < targets.length; site++) {
            double share =
                    free[site] && reach[site] > 0 ? Math.max(0, Math.min(1, targets[site] - price / reach[site])) : 0;
            shares[site] = share;
            sum += share;
        }
        return sum - room;
    }

    /** Puts the mean since the last restart in place of where the search is, and sets the balance by how far each side went. */
    void restart() {
        double primal = 0;
        double dual = 0;
        if (weightOfMean == 0) {
            return;
        }
        for (int site = 0; site < shares.length; site++) {
            shares[site] = meanShares[site] / weightOfMean;
            double moved = shares[site] - anchorShares[site];
            primal += moved * moved * reach[site];
        }
        for (int row = 0; row < multipliers.length; row++) {
            if (sizes[row] > 0) {
                multipliers[row] = meanMultipliers[row] / weightOfMean;
                double moved = multipliers[row] - anchorMultipliers[row];
                dual += moved * moved * degrees[row] / sizes[row];
            }
        }
        for (int clique = 0; clique < prices.length; clique++) {
            prices[clique] = meanPrices[clique] / weightOfMean;
        }
        if (primal > 0 && dual > 0) {
            balance = Math.exp(0.5 * Math.log(Math.sqrt(dual / primal)) + 0.5 * Math.log(balance));
        }
        cover(shares);
        anchor();
    }

    int sinceRestart() {
        return sinceRestart;
    }

    double balance() {
        return balance;
    }

    double length() {
        return length;
    }

    /** Gives the mean, or the place where the search is, to a relaxation to judge. */
    void propose(CoverRelaxation relaxation, boolean mean) {
        double factor = mean ? relaxation.scale / weightOfMean : relaxation.scale;
        double[] from = mean ? meanMultipliers : multipliers;
        for (int row = 0; row < from.length; row++) {
            relaxation.propose(row, from[row] * factor);
        }
        double[] fromPrices = mean ? meanPrices : prices;
        for (int clique = 0; clique < prices.length; clique++) {
            relaxation.prices[clique] = Math.round(fromPrices[clique] * factor);
        }
    }

    /** Returns what the mean of the fractional answers earns, if nothing must be covered. */
    double primal() {
        double sum = 0;
        for (int row = 0; row < covered.length; row++) {
            if (sizes[row] > 0) {
                double by = 0;
                for (int at = rows.rowStart[row]; at < rows.rowStart[row + 1]; at++) {
                    by += meanShares[rows.rowSites[at]];
                }
                double over = by / weightOfMean - needs[row];
                sum += limits[row] == Double.MAX_VALUE
                        ? rows.weights[row] * Math.max(0, Math.min(1, over))
                        : limits[row] * Math.max(0, Math.min(1, over));
            }
        }
        return sum;
    }

    double meanShare(int site) {
        return weightOfMean == 0 ? shares[site] : meanShares[site] / weightOfMean;
    }
}

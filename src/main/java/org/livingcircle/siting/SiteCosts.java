package org.livingcircle.siting;

import org.jspecify.annotations.Nullable;

/**
 * Whole costs, seconds or metres, from sites to demand, dense. Immutable. Bytes: 2 a cost where all are below 65,535, else 4.
 *
 * <p>A cost over the limit of the question is {@link #UNREACHED}: a point that no open site reaches is served by none.
 */
public final class SiteCosts {

    /** Stands where no way leads within the limit. */
    public static final int UNREACHED = Integer.MAX_VALUE;

    private static final char SHORT_UNREACHED = Character.MAX_VALUE;

    private final int points;
    private final char[][] shorts;
    private final int[][] ints;

    private SiteCosts(int points, char[][] shorts, int[][] ints) {
        this.points = points;
        this.shorts = shorts;
        this.ints = ints;
    }

    /** Returns costs by site, then by point; each row is packed and may be let go. */
    public static SiteCosts of(int points, int[][] bySite) {
        boolean fits = true;
        for (int[] row : bySite) {
            if (row.length != points) {
                throw new IllegalArgumentException("a row of %d costs for %d points".formatted(row.length, points));
            }
            for (int cost : row) {
                if (cost < 0) {
                    throw new IllegalArgumentException("cost " + cost);
                }
                fits &= cost < SHORT_UNREACHED || cost == UNREACHED;
            }
        }
        if (!fits) {
            return new SiteCosts(points, new char[0][], bySite.clone());
        }
        char[][] packed = new char[bySite.length][];
        for (int site = 0; site < bySite.length; site++) {
            packed[site] = packed(bySite[site]);
        }
        return new SiteCosts(points, packed, new int[0][]);
    }

    /** Returns a row for {@link #ofShort}, of costs below 65,535 or {@link #UNREACHED}. */
    public static char[] packed(int[] costs) {
        char[] row = new char[costs.length];
        for (int point = 0; point < row.length; point++) {
            row[point] = (char) Math.min(costs[point], SHORT_UNREACHED);
        }
        return row;
    }

    /** Returns costs by site, then by point, where 65,535 stands for {@link #UNREACHED}; held, not copied. */
    public static SiteCosts ofShort(int points, char[][] bySite) {
        return new SiteCosts(points, bySite, new int[0][]);
    }

    /** Returns the bytes that so many costs take, below 65,535 each. */
    public static long bytes(int sites, int points) {
        return 2L * sites * points;
    }

    public int sites() {
        return Math.max(shorts.length, ints.length);
    }

    public int points() {
        return points;
    }

    public int cost(int site, int point) {
        if (ints.length > 0) {
            return ints[site][point];
        }
        char cost = shorts[site][point];
        return cost == SHORT_UNREACHED ? UNREACHED : cost;
    }

    /** The packed costs of a site, 65,535 for {@link #UNREACHED}, for loops of this package; null where costs are wider. */
    char @Nullable [] shortRow(int site) {
        return ints.length > 0 ? null : shorts[site];
    }

    /** The costs of a site where {@link #shortRow} has none; never written to. */
    int[] wideRow(int site) {
        return ints[site];
    }

    /** Copies the costs of a site to all points. */
    public void copyRow(int site, int[] costs) {
        for (int point = 0; point < points; point++) {
            costs[point] = cost(site, point);
        }
    }

    /** Returns the costs to some of the points, in their order. */
    public SiteCosts atPoints(int[] kept) {
        char[][] fewerShorts = new char[shorts.length][kept.length];
        for (int site = 0; site < shorts.length; site++) {
            for (int next = 0; next < kept.length; next++) {
                fewerShorts[site][next] = shorts[site][kept[next]];
            }
        }
        int[][] fewerInts = new int[ints.length][kept.length];
        for (int site = 0; site < ints.length; site++) {
            for (int next = 0; next < kept.length; next++) {
                fewerInts[site][next] = ints[site][kept[next]];
            }
        }
        return new SiteCosts(kept.length, fewerShorts, fewerInts);
    }
}

package org.livingcircle.streets;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.livingcircle.geo.Reprojection;

/**
 * Where cells and places get onto the links between townships: at the nearest point of a link on their own bank of the water.
 *
 * Links that are entered anywhere have no opening day as a rule, so joins hold for every year; one that had not opened is
 * passed over when it is driven, not when it is joined. Lines are straight and in the plane, which is up to 0.13 % longer than the
 * ground at a zone's edge. Immutable; 12 bytes a cell.
 */
public final class StrategicJoins {

    /** Link of a cell that has none within the limit. */
    public static final int NONE = -1;

    private final Banks banks;
    private final BankedLines lines;
    private final int[] cells;
    private final double mostMetres;
    private final int[] links;
    private final float[] shares;
    private final int[] accessMillimetres;

    private StrategicJoins(Banks banks, BankedLines lines, int[] cells, double mostMetres) {
        this.banks = banks;
        this.lines = lines;
        this.cells = cells;
        this.mostMetres = mostMetres;
        this.links = new int[cells.length];
        this.shares = new float[cells.length];
        this.accessMillimetres = new int[cells.length];
    }

    /**
     * Joins cells to links.
     *
     * @param cells ascending cells of the grid of the banks, kept and not to be changed
     * @param mostMetres longest straight line to a link
     */
    public static StrategicJoins of(
            Banks banks, int[] cells, List<StrategicLink> links, double mostMetres, Reprojection toPlane) {
        List<BankedLines.Line> lines = IntStream.range(0, links.size())
                .filter(link -> links.get(link).isJoinable())
                .mapToObj(link -> {
                    double[] line = StrategicNetwork.plane(links.get(link), toPlane);
                    return new BankedLines.Line(link, line[0], line[1], line[2], line[3]);
                })
                .toList();
        StrategicJoins joins = new StrategicJoins(banks, BankedLines.of(banks, lines), cells, mostMetres);
        Arrays.fill(joins.links, NONE);
        joins.lines.forEach(cells, mostMetres, (index, line, share, metres) -> {
            joins.links[index] = line.owner();
            joins.shares[index] = (float) share;
            joins.accessMillimetres[index] = (int) Math.round(metres * 1000);
        });
        return joins;
    }

    /**
     * Where a place gets onto a link.
     *
     * @param share of the link's length from its first end
     * @param metres of the straight line to it
     */
    public record Join(int link, double share, double metres) {}

    /** Joins a point of the plane, metres; to nothing, {@link #NONE}, beyond the limit. */
    public Join join(double x, double y) {
        BankedLines.Near near = lines.nearest(x, y);
        return near == null || near.metres() > mostMetres
                ? new Join(NONE, 0, near == null ? Double.POSITIVE_INFINITY : near.metres())
                : new Join(near.line().owner(), near.share(), near.metres());
    }

    Banks banks() {
        return banks;
    }

    int[] cells() {
        return cells;
    }

    public int size() {
        return cells.length;
    }

    /** Returns the link of a cell by its index, or {@link #NONE}. */
    public int link(int index) {
        return links[index];
    }

    /** Returns the share of the link's length, from its first end, at which a cell joins it. */
    public double share(int index) {
        return shares[index];
    }

    /** Returns the straight line from a cell to its link; 0 where it has none. */
    public int accessMillimetres(int index) {
        return accessMillimetres[index];
    }
}

package org.livingcircle.coverage;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.population.Weight;

/**
 * Who comes to live inside a circle and who no longer does when it is measured on other surfaces, cell by cell: where as many come as
 * go, shares alone would hide both.
 */
public final class InsideChange {

    private static final int WEIGHTS = Weight.ALL.size();

    private final Residents residents;

    /** People newly inside by block: all weights of the first block, then of the second. */
    private final long[] gained;

    private final long[] lost;

    /**
     * People of a zone.
     *
     * @param gained inside the other circle and not the first, not rounded
     * @param lost inside the first and not the other, not rounded
     */
    public record Row(double gained, double lost) {}

    private InsideChange(Residents residents) {
        this.residents = residents;
        this.gained = new long[residents.blocks() * WEIGHTS];
        this.lost = new long[residents.blocks() * WEIGHTS];
    }

    /**
     * Compares two circles in one pass over the people.
     *
     * @param base the parts of the first, no two for the same area
     * @param other the parts of the other: as many, in the same order, of the same areas and limits
     * @throws IllegalArgumentException if they are not, or lie on another grid than the people
     */
    public static InsideChange of(
            Residents residents, List<CirclePart<ReachSurface>> base, List<CirclePart<ReachSurface>> other) {
        CirclePart.checkDisjoint(base);
        if (base.size() != other.size()) {
            throw new IllegalArgumentException("circles of %d and %d parts".formatted(base.size(), other.size()));
        }
        InsideChange change = new InsideChange(residents);
        for (int part = 0; part < base.size(); part++) {
            if (base.get(part).area() != other.get(part).area()
                    || base.get(part).limit() != other.get(part).limit()) {
                throw new IllegalArgumentException("the parts of the circles differ in area or limit");
            }
            change.count(base.get(part), other.get(part));
        }
        return change;
    }

    private void count(CirclePart<ReachSurface> base, CirclePart<ReachSurface> other) {
        residents.checkExtent(base.by().extent());
        residents.checkExtent(other.by().extent());
        for (int block = 0; block < residents.blocks(); block++) {
            if (!base.area().holds(residents.blockUrban(block))) {
                continue;
            }
            for (int at = residents.blockStart(block); at < residents.blockStart(block + 1); at++) {
                int index = residents.indexAt(at);
                int cell = residents.cell(index);
                boolean was = base.by().costAt(cell) <= base.limit();
                boolean is = other.by().costAt(cell) <= other.limit();
                if (was != is) {
                    long[] sums = is ? gained : lost;
                    for (int weight = 0; weight < WEIGHTS; weight++) {
                        sums[block * WEIGHTS + weight] += residents.people(index, weight);
                    }
                }
            }
        }
    }

    /** Returns the change in every zone of a division, in the order of the zones. */
    public List<Row> rows(Zoning zoning, Weight weight) {
        int[] zones = residents.blockZones(zoning);
        long[] in = new long[zoning.codes().size()];
        long[] out = new long[in.length];
        for (int block = 0; block < zones.length; block++) {
            if (zones[block] != Zoning.NONE) {
                in[zones[block]] += gained[block * WEIGHTS + weight.index()];
                out[zones[block]] += lost[block * WEIGHTS + weight.index()];
            }
        }
        List<Row> rows = new ArrayList<>(in.length);
        for (int zone = 0; zone < in.length; zone++) {
            rows.add(new Row(People.toDouble(in[zone]), People.toDouble(out[zone])));
        }
        return rows;
    }
}

package org.livingcircle.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.locationtech.jts.geom.Geometry;

/**
 * What land data changed in one zone: the surface with them against the one without, cell by cell.
 *
 * @param before people in the zone's cells without land data
 * @param after people there with them
 * @param moved half the sum of |after - before| over the zone's cells. Of a unit, whose people stay the same, that is how many
 *     live in another cell than before; of a township it counts half of those who crossed its border, on either side
 * @param densestBefore people per hectare in the fullest cell
 * @param densestAfter the same with land data
 * @param floorM2 floor area mapped in the zone that people can live on, m²
 * @param completeness that floor against what the people of the mapped cells need, at most 1; empty where no populated cell is
 *     mapped
 */
public record PopulationChange(
        double before,
        double after,
        double moved,
        double densestBefore,
        double densestAfter,
        double floorM2,
        OptionalDouble completeness) {

    /** Returns the share of the people who were there before that moved; 0 where nobody was. */
    public double movedShare() {
        return before == 0 ? 0 : moved / before;
    }

    /**
     * Compares two surfaces on the same grid.
     *
     * @param zones Polygon or MultiPolygon in the grid's coordinates; where they overlap the first has the cell
     * @return one row for each zone, and a last one for all cells, whether in a zone or not
     */
    public static List<PopulationChange> between(
            PopulationSurface before, PopulationSurface after, LandCover land, List<? extends Geometry> zones) {
        GridExtent extent = before.extent();
        if (!extent.equals(after.extent())) {
            throw new IllegalArgumentException("two grids: %s and %s".formatted(extent, after.extent()));
        }
        short[] zoneOf = GridRaster.label(extent, zones);
        Sum[] sums = new Sum[zones.size() + 1];
        Arrays.setAll(sums, i -> new Sum());
        double[] peopleBefore = before.weight(Weight.TOTAL);
        double[] peopleAfter = after.weight(Weight.TOTAL);
        int b = 0;
        int a = 0;
        while (b < before.size() || a < after.size()) {
            int cellBefore = b < before.size() ? before.cell(b) : Integer.MAX_VALUE;
            int cellAfter = a < after.size() ? after.cell(a) : Integer.MAX_VALUE;
            int cell = Math.min(cellBefore, cellAfter);
            double was = cellBefore == cell ? peopleBefore[b++] : 0;
            double is = cellAfter == cell ? peopleAfter[a++] : 0;
            if (zoneOf[cell] >= 0) {
                sums[zoneOf[cell]].add(land, cell, was, is);
            }
            sums[zones.size()].add(land, cell, was, is);
        }
        double hectares = extent.cellMetres() * extent.cellMetres() / 10_000;
        List<PopulationChange> rows = new ArrayList<>();
        for (Sum sum : sums) {
            rows.add(sum.row(hectares, land.settings().floorPerPersonM2()));
        }
        return rows;
    }

    private static final class Sum {
        private final CompensatedSum before = new CompensatedSum();
        private final CompensatedSum after = new CompensatedSum();
        private final CompensatedSum moved = new CompensatedSum();
        private final CompensatedSum mapped = new CompensatedSum();
        private final CompensatedSum floor = new CompensatedSum();
        private double densestBefore;
        private double densestAfter;

        void add(LandCover land, int cell, double was, double is) {
            before.add(was);
            after.add(is);
            moved.add(Math.abs(is - was) / 2);
            densestBefore = Math.max(densestBefore, was);
            densestAfter = Math.max(densestAfter, is);
            if (land.covers(cell)) {
                mapped.add(is);
                floor.add(land.floorM2(cell));
            }
        }

        PopulationChange row(double hectares, double floorPerPerson) {
            double needed = mapped.value() * floorPerPerson;
            return new PopulationChange(
                    before.value(),
                    after.value(),
                    moved.value(),
                    densestBefore / hectares,
                    densestAfter / hectares,
                    floor.value(),
                    needed > 0 ? OptionalDouble.of(Math.min(1, floor.value() / needed)) : OptionalDouble.empty());
        }
    }
}

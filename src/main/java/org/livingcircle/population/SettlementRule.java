package org.livingcircle.population;

import java.util.Arrays;
import java.util.BitSet;
import org.livingcircle.geo.GridExtent;

/**
 * Which cells are urban: those of dense blocks that touch enough other dense blocks.
 *
 * <p>After the degree of urbanisation (European Union and others, Applying the Degree of Urbanisation, Eurostat 2021,
 * doi:10.2785/706535): its urban cluster is contiguous cells of 1 km², corners included, with at least 300 people per km² and
 * 5000 people in all, its urban centre 1500 people per km² and 50,000 people. Density and people are parameters here, gaps are
 * not filled and edges not smoothed.
 *
 * <p>A block's density is its people over the whole block, water and land beyond the city's border included: Eurostat counts
 * permanent land alone, so a block half in the river or cut by the border needs twice the density. Blocks lie on multiples of
 * their edge from the coordinate origin; the answer does not depend on how far the grid reaches.
 *
 * @param blockMetres edge of a block, rounded to whole cells, at least one
 * @param densityPerKm2 a block is dense from here on, inclusive, above 0
 * @param clusterPeople a cluster of dense blocks is urban from here on, inclusive, 0 or more
 */
public record SettlementRule(double blockMetres, double densityPerKm2, double clusterPeople) {

    public SettlementRule {
        if (!(blockMetres > 0 && blockMetres < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("blockMetres must be above 0, was " + blockMetres);
        }
        if (!(densityPerKm2 > 0 && densityPerKm2 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("densityPerKm2 must be above 0, was " + densityPerKm2);
        }
        if (!(clusterPeople >= 0 && clusterPeople < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("clusterPeople must be 0 or more, was " + clusterPeople);
        }
    }

    /** Tells urban from rural cells of a surface. */
    public Settlement classify(PopulationSurface surface) {
        GridExtent extent = surface.extent();
        int blockCells = (int) Math.max(1, Math.round(blockMetres / extent.cellMetres()));
        // Column and row counted from the coordinate origin.
        long originColumn = Math.round(extent.west() / extent.cellMetres());
        long originRow = Math.round(-extent.north() / extent.cellMetres());
        long firstBlockColumn = Math.floorDiv(originColumn, (long) blockCells);
        long firstBlockRow = Math.floorDiv(originRow, (long) blockCells);
        int width =
                (int) (Math.floorDiv(originColumn + extent.columns() - 1, (long) blockCells) - firstBlockColumn) + 1;
        int height = (int) (Math.floorDiv(originRow + extent.rows() - 1, (long) blockCells) - firstBlockRow) + 1;

        double[] weight = surface.weight(Weight.TOTAL);
        int[] blockOf = new int[surface.size()];
        double[] people = new double[width * height];
        for (int i = 0; i < blockOf.length; i++) {
            long column = Math.floorDiv(originColumn + extent.column(surface.cell(i)), (long) blockCells);
            long row = Math.floorDiv(originRow + extent.row(surface.cell(i)), (long) blockCells);
            blockOf[i] = (int) (row - firstBlockRow) * width + (int) (column - firstBlockColumn);
            people[blockOf[i]] += weight[i];
        }

        double blockKm = blockCells * extent.cellMetres() / 1000;
        double needed = densityPerKm2 * blockKm * blockKm;
        BitSet dense = new BitSet(people.length);
        for (int block = 0; block < people.length; block++) {
            // People were spread by division: a block of exactly the density may miss it by rounding.
            dense.set(block, people[block] >= needed * (1 - 1e-12));
        }
        BitSet urbanBlocks = clusters(dense, people, width, height);
        BitSet urban = new BitSet(blockOf.length);
        for (int i = 0; i < blockOf.length; i++) {
            urban.set(i, urbanBlocks.get(blockOf[i]));
        }
        return Settlement.of(surface, urban);
    }

    /** Returns the dense blocks whose cluster, corners connecting, holds enough people. */
    private BitSet clusters(BitSet dense, double[] people, int width, int height) {
        BitSet urban = new BitSet(people.length);
        BitSet left = (BitSet) dense.clone();
        int[] cluster = new int[dense.cardinality()];
        for (int seed = left.nextSetBit(0); seed >= 0; seed = left.nextSetBit(seed)) {
            int size = 0;
            cluster[size++] = seed;
            left.clear(seed);
            CompensatedSum sum = new CompensatedSum();
            for (int next = 0; next < size; next++) {
                int block = cluster[next];
                sum.add(people[block]);
                int column = block % width;
                int row = block / width;
                for (int r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++) {
                    for (int c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
                        int neighbour = r * width + c;
                        if (left.get(neighbour)) {
                            left.clear(neighbour);
                            cluster[size++] = neighbour;
                        }
                    }
                }
            }
            if (sum.value() >= clusterPeople * (1 - 1e-12)) {
                Arrays.stream(cluster, 0, size).forEach(urban::set);
            }
        }
        return urban;
    }
}

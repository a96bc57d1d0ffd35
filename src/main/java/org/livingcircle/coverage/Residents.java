package org.livingcircle.coverage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.population.Area;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;
import org.livingcircle.population.Weight;

/**
 * The people of a surface sorted by where they are counted: made once for a population, read by every coverage.
 *
 * Cells that lie in the same zone of every division and are alike urban or rural form a <i>block</i>: the smallest thing whose
 * people are ever counted apart. A zone is a set of blocks. People are whole numbers of a tiny fraction of a person, so that all
 * sums are exact, whatever their order (see {@code src/docs/method/coverage.md}).
 *
 * Immutable, safe to share between threads; 38 bytes a populated cell.
 */
public final class Residents {

    private final GridExtent extent;
    private final List<Zoning> zonings;
    private final PopulationSurface surface;
    private final int[] cells;
    private final Settlement settlement;

    /** People by weight and by index of the populated cell. */
    private final long[][] people;

    /** Indices of populated cells, block by block, ascending in each. */
    private final int[] byBlock;

    private final int[] blockStarts;
    private final boolean[] blockUrban;

    /** Zone by division and block. */
    private final int[][] blockZones;

    /** People by weight and block. */
    private final long[][] blockPeople;

    private Residents(PopulationSurface surface, Settlement settlement, List<Zoning> zonings) {
        this.extent = surface.extent();
        this.zonings = List.copyOf(zonings);
        this.cells = surface.cells();
        this.surface = surface;
        this.settlement = settlement;
        this.people = new long[Weight.ALL.size()][cells.length];
        for (Weight weight : Weight.ALL) {
            double[] known = surface.weight(weight);
            long[] exact = people[weight.index()];
            for (int i = 0; i < exact.length; i++) {
                exact[i] = People.ofDouble(known[i]);
            }
            People.sum(exact);
        }

        Map<List<Integer>, Integer> blocks = new HashMap<>();
        int[] blockOf = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Integer[] key = new Integer[zonings.size() + 1];
            for (int division = 0; division < zonings.size(); division++) {
                key[division] = zonings.get(division).zoneAt(cells[i]);
            }
            key[zonings.size()] = settlement.isUrban(i) ? 1 : 0;
            blockOf[i] = blocks.computeIfAbsent(Arrays.asList(key), unknown -> blocks.size());
        }
        int count = blocks.size();
        this.blockStarts = new int[count + 1];
        for (int block : blockOf) {
            blockStarts[block + 1]++;
        }
        for (int block = 0; block < count; block++) {
            blockStarts[block + 1] += blockStarts[block];
        }
        this.byBlock = new int[cells.length];
        int[] next = blockStarts.clone();
        for (int i = 0; i < cells.length; i++) {
            byBlock[next[blockOf[i]]++] = i;
        }
        this.blockUrban = new boolean[count];
        this.blockZones = new int[zonings.size()][count];
        blocks.forEach((key, block) -> {
            for (int division = 0; division < zonings.size(); division++) {
                blockZones[division][block] = key.get(division);
            }
            blockUrban[block] = key.get(zonings.size()) == 1;
        });
        this.blockPeople = new long[Weight.ALL.size()][count];
        for (int weight = 0; weight < people.length; weight++) {
            for (int i = 0; i < cells.length; i++) {
                blockPeople[weight][blockOf[i]] += people[weight][i];
            }
        }
    }

    /**
     * Sorts the people of a surface.
     *
     * @param settlement which cells of the same surface are urban
     * @param zonings the divisions to count by, on the grid of the surface
     * @throws IllegalArgumentException if a division lies on another grid, or there are more than 2^27 people
     */
    public static Residents of(PopulationSurface surface, Settlement settlement, List<Zoning> zonings) {
        for (Zoning zoning : zonings) {
            if (!zoning.extent().equals(surface.extent())) {
                throw new IllegalArgumentException("zones of kind %s lie on another extent than the people: %s, %s"
                        .formatted(zoning.kind(), zoning.extent(), surface.extent()));
            }
        }
        return new Residents(surface, settlement, zonings);
    }

    public GridExtent extent() {
        return extent;
    }

    /** Returns the divisions that can be counted by. */
    public List<Zoning> zonings() {
        return zonings;
    }

    /** Returns how many people a weight counts in an area. */
    public double total(Area area, Weight weight) {
        long sum = 0;
        for (int block = 0; block < blockUrban.length; block++) {
            sum += area.holds(blockUrban[block]) ? blockPeople[weight.index()][block] : 0;
        }
        return People.toDouble(sum);
    }

    int blocks() {
        return blockUrban.length;
    }

    boolean blockUrban(int block) {
        return blockUrban[block];
    }

    long blockPeople(int block, Weight weight) {
        return blockPeople[weight.index()][block];
    }

    /** Returns the zone of each block in a division, or {@link Zoning#NONE}. */
    int[] blockZones(Zoning zoning) {
        int division = zonings.indexOf(zoning);
        if (division < 0) {
            throw new IllegalArgumentException("people are not sorted by zones of kind " + zoning.kind());
        }
        return blockZones[division];
    }

    /** Returns where a block begins in {@link #indexAt}; it ends where the next begins. */
    int blockStart(int block) {
        return blockStarts[block];
    }

    /** Returns the index of the populated cell at a position, positions running block by block. */
    int indexAt(int position) {
        return byBlock[position];
    }

    int size() {
        return cells.length;
    }

    int cell(int index) {
        return cells[index];
    }

    boolean urban(int index) {
        return settlement.isUrban(index);
    }

    long people(int index, int weight) {
        return people[weight][index];
    }

    /** Returns the index of a populated cell; -1 where nobody lives. */
    int indexOf(int cell) {
        return surface.indexOf(cell);
    }

    void checkExtent(GridExtent other) {
        if (!extent.equals(other)) {
            throw new IllegalArgumentException(
                    "costs lie on another extent than the people: %s, %s".formatted(other, extent));
        }
    }
}

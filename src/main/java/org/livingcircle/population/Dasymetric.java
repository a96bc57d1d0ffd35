package org.livingcircle.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.population.ModelledPopulation.Caveat;
import org.livingcircle.population.ModelledPopulation.TownshipPeople;
import org.livingcircle.population.UnitSpreader.SpreadUnit;

/**
 * Spreads the people of the census over cells, by what is known of where they live (Mennis 2003,
 * doi:10.1111/0033-0124.10042; Eicher and Brewer 2001, doi:10.1559/152304001782173727).
 *
 * <ol>
 *   <li>A unit's urban residents go to its townships as its communities do, its rural residents as its villages do.
 *   <li>In a township, urban residents thin out from the centre by {@code exp(-d / d0)}, {@code d0 = sqrt(P / (2 pi D))} with P
 *       its urban residents and D the peak density (Clark 1951, doi:10.2307/2981088): over an open plane that is P people, D at
 *       the centre. Rural residents thin out by {@code exp(-d_centre / a) exp(-d_road / b) min(1, d_bank / f)}. Water holds
 *       nobody. A cell below the cutoff, relative to the densest of its township, holds nobody.
 *   <li>People of townships without cells are added to all cells of the unit in proportion to its other people, urban to urban
 *       and rural to rural.
 *   <li>Where buildings and land use are mapped, people of a township move to them ({@link LandRefinement}).
 *   <li>What is above the greatest density goes to the township's other cells, or the unit's.
 *   <li>Every cell has the ages of its unit. Cells are scaled so that each unit and band keeps its census.
 * </ol>
 *
 * <p>{@code src/docs/method/population.md} has the formulas at length, their limits, and how conservation is shown. The result
 * does not depend on the order of units, townships or threads. Beside the surface it needs 11 bytes for each cell of the
 * extent.
 */
public final class Dasymetric {

    private final GridExtent extent;
    private final DasymetricSettings settings;
    private final Terrain terrain;
    private final @Nullable LandCover land;
    private final short[] unitOfCell;

    private Dasymetric(
            GridExtent extent,
            DasymetricSettings settings,
            BitSet water,
            BitSet roads,
            @Nullable LandCover land,
            List<UnitPopulation> units) {
        this.extent = extent;
        this.settings = settings;
        this.land = land;
        this.terrain = new Terrain(extent, settings, water, roads);
        this.unitOfCell = GridRaster.label(
                extent, units.stream().map(UnitPopulation::area).toList());
    }

    /**
     * Builds the surface of a city.
     *
     * @param units in any order, each code once; where two overlap, the lower code has the cell
     * @param water cells nobody lives in
     * @param roads cells with a road
     * @throws IllegalArgumentException if a code comes twice, or a unit has people but no cell in the extent
     */
    public static ModelledPopulation build(
            GridExtent extent, List<UnitPopulation> units, BitSet water, BitSet roads, DasymetricSettings settings) {
        return build(extent, units, water, roads, settings, null);
    }

    /**
     * As {@link #build(GridExtent, List, BitSet, BitSet, DasymetricSettings)}, with people moved to where buildings and land
     * for living are mapped.
     *
     * @param land on the same grid; null for none, and then the bytes are those of the other method
     */
    public static ModelledPopulation build(
            GridExtent extent,
            List<UnitPopulation> units,
            BitSet water,
            BitSet roads,
            DasymetricSettings settings,
            @Nullable LandCover land) {
        List<UnitPopulation> ordered = new ArrayList<>(units);
        ordered.sort(Comparator.comparing(UnitPopulation::code));
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).code().equals(ordered.get(i - 1).code())) {
                throw new IllegalArgumentException(
                        "unit %s comes twice".formatted(ordered.get(i).code()));
            }
        }
        return new Dasymetric(extent, settings, water, roads, land, ordered).build(ordered);
    }

    private ModelledPopulation build(List<UnitPopulation> units) {
        int[][] cells = cellsByUnit(units.size());
        for (int i = 0; i < cells.length; i++) {
            UnitPopulation unit = units.get(i);
            if (unit.total() > 0 && cells[i].length == 0) {
                throw new IllegalArgumentException(
                        "unit %s has %.0f people but no cell in the grid".formatted(unit.code(), unit.total()));
            }
        }
        SpreadUnit[] spread = new SpreadUnit[units.size()];
        IntStream.range(0, units.size())
                .parallel()
                .forEach(i -> spread[i] = new UnitSpreader(terrain, settings, land, units.get(i), cells[i]).spread());
        PopulationSurface surface = merge(units, spread);
        List<TownshipPeople> townships = new ArrayList<>();
        List<Caveat> caveats = new ArrayList<>();
        for (SpreadUnit unit : spread) {
            townships.addAll(unit.townships);
            caveats.addAll(unit.caveats);
        }
        return new ModelledPopulation(surface, townships, caveats, conservation(units, surface));
    }

    /** Returns the cells of each unit, ascending. */
    private int[][] cellsByUnit(int unitCount) {
        int[] counts = new int[unitCount];
        for (short unit : unitOfCell) {
            if (unit >= 0) {
                counts[unit]++;
            }
        }
        int[][] cells = new int[unitCount][];
        for (int unit = 0; unit < unitCount; unit++) {
            cells[unit] = new int[counts[unit]];
        }
        Arrays.fill(counts, 0);
        for (int cell = 0; cell < unitOfCell.length; cell++) {
            int unit = unitOfCell[cell];
            if (unit >= 0) {
                cells[unit][counts[unit]++] = cell;
            }
        }
        return cells;
    }

    private PopulationSurface merge(List<UnitPopulation> units, SpreadUnit[] spread) {
        int size = 0;
        for (SpreadUnit unit : spread) {
            size += unit.cells.length;
        }
        int[] cells = new int[size];
        double[][] people = new double[AgeBand.ALL.size()][size];
        double[][] census = new double[units.size()][];
        for (int unit = 0; unit < census.length; unit++) {
            UnitPopulation figures = units.get(unit);
            census[unit] = AgeBand.ALL.stream().mapToDouble(figures::people).toArray();
        }
        int[] next = new int[spread.length];
        int index = 0;
        for (int cell = 0; cell < unitOfCell.length; cell++) {
            int unit = unitOfCell[cell];
            if (unit < 0) {
                continue;
            }
            SpreadUnit from = spread[unit];
            int at = next[unit];
            if (at < from.cells.length && from.cells[at] == cell) {
                next[unit]++;
                cells[index] = cell;
                for (int band = 0; band < people.length; band++) {
                    people[band][index] = from.shares[at] * census[unit][band];
                }
                index++;
            }
        }
        return PopulationSurface.owning(extent, cells, people);
    }

    private List<Conservation> conservation(List<UnitPopulation> units, PopulationSurface surface) {
        List<Conservation> rows = new ArrayList<>();
        double[][] sums = new double[AgeBand.ALL.size()][];
        for (AgeBand band : AgeBand.ALL) {
            sums[band.index()] = ZonalSum.people(surface, band, unitOfCell, units.size());
        }
        for (int unit = 0; unit < units.size(); unit++) {
            for (AgeBand band : AgeBand.ALL) {
                rows.add(new Conservation(
                        units.get(unit).code(), band, units.get(unit).people(band), sums[band.index()][unit]));
            }
        }
        return rows;
    }
}

package org.livingcircle.coverage;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;

/**
 * A division of a grid into zones that do not overlap: the townships, the units, the whole city. Immutable.
 *
 * Zones are numbered in the order of their codes. A cell may lie in none of them.
 */
public final class Zoning {

    /** Zone of a cell that lies in none. */
    public static final int NONE = -1;

    private static final char NOWHERE = Character.MAX_VALUE;

    private final String kind;
    private final GridExtent extent;
    private final List<String> codes;
    private final char[] zones;
    private final char @Nullable [] groups;
    private final int[] cells;
    private final int[] voidCells;

    private Zoning(
            String kind,
            GridExtent extent,
            List<String> codes,
            char[] zones,
            char @Nullable [] groups,
            int[] cells,
            int[] voidCells) {
        this.kind = kind;
        this.extent = extent;
        this.codes = List.copyOf(codes);
        this.zones = zones;
        this.groups = groups;
        this.cells = cells;
        this.voidCells = voidCells;
    }

    /**
     * Makes a zoning from the zone of every cell.
     *
     * @param kind name of the division, such as {@code township}
     * @param codes stable code of each zone
     * @param zones number of the zone of each cell in flat order, or {@link #NONE}, as {@code GridRaster.label} gives them
     * @param noData cells of which nobody knows whether people live there
     * @throws IllegalArgumentException if the length is wrong or a number is not a zone
     */
    public static Zoning of(String kind, GridExtent extent, List<String> codes, short[] zones, BitSet noData) {
        if (zones.length != extent.cellCount()) {
            throw new IllegalArgumentException("need %d zones, got %d".formatted(extent.cellCount(), zones.length));
        }
        if (codes.size() > Short.MAX_VALUE) {
            throw new IllegalArgumentException("at most " + Short.MAX_VALUE + " zones, got " + codes.size());
        }
        char[] packed = new char[zones.length];
        int[] cells = new int[codes.size()];
        int[] voidCells = new int[codes.size()];
        for (int cell = 0; cell < zones.length; cell++) {
            int zone = zones[cell];
            if (!(zone >= NONE && zone < codes.size())) {
                throw new IllegalArgumentException("cell %d lies in zone %d of %d".formatted(cell, zone, codes.size()));
            }
            packed[cell] = zone == NONE ? NOWHERE : (char) zone;
            if (zone != NONE) {
                cells[zone]++;
                voidCells[zone] += noData.get(cell) ? 1 : 0;
            }
        }
        return new Zoning(kind, extent, codes, packed, null, cells, voidCells);
    }

    /**
     * Returns the division that this one's zones make up together, such as the city from its units. Shares its cells.
     *
     * @param codes stable code of each of the larger zones
     * @param groups for each zone of this division the larger one it is part of, or {@link #NONE}
     */
    public Zoning grouped(String kind, List<String> codes, int... groups) {
        if (groups.length != this.codes.size()) {
            throw new IllegalArgumentException("need %d groups, got %d".formatted(this.codes.size(), groups.length));
        }
        char[] composed = new char[this.groups == null ? groups.length : this.groups.length];
        int[] sums = new int[codes.size()];
        int[] voidSums = new int[codes.size()];
        for (int zone = 0; zone < groups.length; zone++) {
            int group = groups[zone];
            if (!(group >= NONE && group < codes.size())) {
                throw new IllegalArgumentException("zone %d is part of %d of %d".formatted(zone, group, codes.size()));
            }
            if (group != NONE) {
                sums[group] += cells[zone];
                voidSums[group] += voidCells[zone];
            }
        }
        for (int stored = 0; stored < composed.length; stored++) {
            int zone = this.groups == null ? stored : this.groups[stored];
            int group = zone == NOWHERE ? NONE : groups[zone];
            composed[stored] = group == NONE ? NOWHERE : (char) group;
        }
        return new Zoning(kind, extent, codes, zones, composed, sums, voidSums);
    }

    public String kind() {
        return kind;
    }

    public GridExtent extent() {
        return extent;
    }

    /** Returns the codes of the zones in the order of their numbers. */
    public List<String> codes() {
        return codes;
    }

    /** Returns the number of the zone that a cell lies in, or {@link #NONE}. */
    public int zoneAt(int cell) {
        char stored = zones[cell];
        if (stored == NOWHERE) {
            return NONE;
        }
        char zone = groups == null ? stored : groups[stored];
        return zone == NOWHERE ? NONE : zone;
    }

    /** Returns how many cells a zone has, populated or not. */
    public int cellsOf(int zone) {
        return cells[zone];
    }

    /** Returns the share of a zone's cells without population data; null for a zone without cells. */
    public @Nullable Double dataVoid(int zone) {
        return cells[zone] == 0 ? null : (Double) ((double) voidCells[zone] / cells[zone]);
    }
}

package org.livingcircle.streets;

import java.util.Arrays;

/** Which zone, such as a township, each joined cell lies in: for sums by zone. Immutable; 4 bytes a cell. */
public final class JoinZones {

    /** Zone of a cell that lies in none. */
    public static final int NONE = -1;

    private final int[] slots;
    private final int zones;

    private JoinZones(int[] slots, int zones) {
        this.slots = slots;
        this.zones = zones;
    }

    /**
     * Takes the zones.
     *
     * @param zones how many there are
     * @param zoneOfJoin the zone of each joined cell in the order of {@link CellJoins}, 0 to below {@code zones}, or {@link #NONE}
     * @throws IllegalArgumentException if a zone is outside
     */
    public static JoinZones of(int zones, int[] zoneOfJoin) {
        int[] slots = new int[zoneOfJoin.length];
        for (int join = 0; join < slots.length; join++) {
            int zone = zoneOfJoin[join];
            if (!(zone >= NONE && zone < zones)) {
                throw new IllegalArgumentException("join %d lies in zone %d of %d".formatted(join, zone, zones));
            }
            slots[join] = zone == NONE ? zones : zone;
        }
        return new JoinZones(slots, zones);
    }

    /**
     * Returns the sum of a value by zone over the cells within a limit.
     *
     * @param costs as {@link StreetReach#cellCosts} gives them
     * @param limit whole seconds or metres, itself inside; at most the one that the costs were computed to
     * @param byJoin the value of each joined cell, such as its people
     */
    public long[] within(int[] costs, int limit, long[] byJoin) {
        int most = StreetReach.inner(limit);
        long[] sums = new long[zones + 1];
        int current = zones;
        long sum = 0;
        for (int join = 0; join < slots.length; join++) {
            // joins lie along a space-filling curve: long stretches of one zone, the sum of which stays in a register
            if (slots[join] != current) {
                sums[current] += sum;
                sum = 0;
                current = slots[join];
            }
            // all bits set where the cell is inside: along the edge of a catchment a branch would be guessed wrong
            sum += byJoin[join] & ((costs[join] - most - 1) >> 31);
        }
        sums[current] += sum;
        return Arrays.copyOf(sums, zones);
    }
}

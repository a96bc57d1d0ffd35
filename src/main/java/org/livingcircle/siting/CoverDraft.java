package org.livingcircle.siting;

import java.util.Arrays;
import java.util.BitSet;

/** Takes of a covering problem the points and sites about which there is a choice, and makes {@link CoverRows} of them. Single use. */
final class CoverDraft {

    @SuppressWarnings("ArrayRecordComponent") // Made and read in one method, never compared.
    record Merged(int[] start, int[] sites, long[] weights, int[] zones, byte[] needs) {}

    final int[] ids;
    final int[][] conflicts;
    final int[] required;
    long base;
    long[] floors;
    int lostPoints;
    long lostWeight;

    private int count;
    private final int[] start;
    private int[] sites = new int[0];
    private final long[] weights;
    private final int[] zones;
    private final byte[] needs;

    CoverDraft(CoveringProblem problem, CoverRows.Kind kind) {
        SiteRules rules = problem.rules();
        Demand demand = problem.demand();
        int points = demand.size();
        required = rules.sites(SiteStatus.REQUIRED);
        boolean[] free = new boolean[problem.sites()];
        for (int site = 0; site < free.length; site++) {
            free[site] = rules.status(site) == SiteStatus.CANDIDATE;
        }
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            if (rules.status(conflict.first()) == SiteStatus.REQUIRED) {
                free[conflict.second()] = false;
            }
            if (rules.status(conflict.second()) == SiteStatus.REQUIRED) {
                free[conflict.first()] = false;
            }
        }
        int[] place = places(free);
        ids = ids(free);
        conflicts = new int[ids.length][0];
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            int first = place[conflict.first()];
            int second = place[conflict.second()];
            if (first >= 0 && second >= 0) {
                conflicts[first] = appended(conflicts[first], second);
                conflicts[second] = appended(conflicts[second], first);
            }
        }
        for (int[] list : conflicts) {
            Arrays.sort(list);
        }
        byte[] had = new byte[points];
        for (int site : required) {
            for (int point : problem.covers()[site]) {
                had[point] = (byte) Math.min(2, had[point] + 1);
            }
        }
        int[] degrees = new int[points];
        for (int site : ids) {
            for (int point : problem.covers()[site]) {
                degrees[point]++;
            }
        }
        start = new int[points + 1];
        weights = new long[points];
        zones = new int[points];
        needs = new byte[points];
        boolean floored =
                kind == CoverRows.Kind.FIRST && problem.floors().stream().anyMatch(floor -> floor > 0);
        floors = floored ? problem.floors().stream().mapToLong(Long::longValue).toArray() : new long[0];
        int[] rowOf = new int[points];
        Arrays.fill(rowOf, -1);
        for (int point = 0; point < points; point++) {
            if (demand.weight(point) > 0) {
                rowOf[point] = row(
                        kind,
                        demand.weight(point),
                        floored ? demand.zone(point) : Demand.NO_ZONE,
                        had[point],
                        degrees[point]);
            }
        }
        fill(place, problem.covers(), rowOf);
    }

    /** Returns the row of a point, or -1 where nothing is left to choose about it. */
    private int row(CoverRows.Kind kind, long weight, int zone, int had, int degree) {
        int last = kind == CoverRows.Kind.SECOND ? 2 : 1;
        if (had >= last) {
            base += kind == CoverRows.Kind.ALL ? 0 : weight;
            if (zone != Demand.NO_ZONE) {
                floors[zone] -= weight;
            }
            return -1;
        }
        int need = kind == CoverRows.Kind.SECOND && had == 0 ? 1 : 0;
        if (degree == 0) {
            if (need > 0 || kind == CoverRows.Kind.ALL) {
                lostPoints++;
                lostWeight += weight;
            }
            return -1;
        }
        weights[count] = kind == CoverRows.Kind.ALL ? 1 : degree + had >= last ? weight : 0;
        zones[count] = zone;
        needs[count] = (byte) need;
        start[count + 1] = start[count] + degree;
        return count++;
    }

    CoverDraft(CoverRows rows, BitSet open, BitSet closed, BitSet dropped) {
        int points = rows.rows();
        boolean[] free = new boolean[rows.sites()];
        byte[] had = new byte[points];
        int[] degrees = new int[points];
        for (int site = 0; site < free.length; site++) {
            free[site] = !open.get(site) && !closed.get(site);
            for (int at = rows.siteStart[site]; at < rows.siteStart[site + 1]; at++) {
                if (open.get(site)) {
                    had[rows.siteRows[at]] = (byte) Math.min(2, had[rows.siteRows[at]] + 1);
                } else if (free[site]) {
                    degrees[rows.siteRows[at]]++;
                }
            }
        }
        int[] place = places(free);
        int[] kept = ids(free);
        ids = new int[kept.length];
        conflicts = new int[kept.length][];
        for (int site = 0; site < kept.length; site++) {
            ids[site] = rows.ids[kept[site]];
            conflicts[site] = Arrays.stream(rows.conflicts[kept[site]])
                    .map(other -> place[other])
                    .filter(other -> other >= 0)
                    .toArray();
        }
        required = rows.original(open.stream().toArray());
        base = rows.base;
        floors = rows.floors.clone();
        lostPoints = rows.lostPoints;
        lostWeight = rows.lostWeight;
        start = new int[points + 1];
        weights = new long[points];
        zones = new int[points];
        needs = new byte[points];
        int[] rowOf = new int[points];
        for (int row = 0; row < points; row++) {
            rowOf[row] = dropped.get(row) ? -1 : kept(rows, row, had[row], degrees[row]);
        }
        sites = new int[start[count]];
        int[] next = Arrays.copyOf(start, count);
        for (int site = 0; site < kept.length; site++) {
            for (int at = rows.siteStart[kept[site]]; at < rows.siteStart[kept[site] + 1]; at++) {
                int row = rowOf[rows.siteRows[at]];
                if (row >= 0) {
                    sites[next[row]++] = site;
                }
            }
        }
    }

    private int kept(CoverRows rows, int row, int had, int degree) {
        if (had > rows.needs[row]) {
            base += rows.weights[row];
            if (rows.zones[row] != Demand.NO_ZONE) {
                floors[rows.zones[row]] -= rows.weights[row];
            }
            return -1;
        }
        int need = rows.needs[row] - had;
        if (degree == 0) {
            lostPoints += need;
            return -1;
        }
        weights[count] = degree > need ? rows.weights[row] : 0;
        if (need == 0 && weights[count] == 0) {
            return -1;
        }
        zones[count] = rows.zones[row];
        needs[count] = (byte) need;
        start[count + 1] = start[count] + degree;
        return count++;
    }

    private void fill(int[] place, int[][] covers, int[] rowOf) {
        sites = new int[start[count]];
        int[] next = Arrays.copyOf(start, count);
        for (int site : ids) {
            for (int point : covers[site]) {
                int row = rowOf[point];
                if (row >= 0) {
                    sites[next[row]++] = place[site];
                }
            }
        }
    }

    CoverRows rows() {
        boolean asked = false;
        for (int zone = 0; zone < floors.length; zone++) {
            floors[zone] = Math.max(0, floors[zone]);
            asked |= floors[zone] > 0;
        }
        if (!asked) {
            floors = new long[0];
            Arrays.fill(zones, Demand.NO_ZONE);
        }
        Merged merged = merged();
        int[] siteStart = new int[ids.length + 1];
        for (int site : merged.sites) {
            siteStart[site + 1]++;
        }
        for (int site = 0; site < ids.length; site++) {
            siteStart[site + 1] += siteStart[site];
        }
        int[] siteRows = new int[merged.sites.length];
        int[] next = Arrays.copyOf(siteStart, ids.length);
        for (int row = 0; row + 1 < merged.start.length; row++) {
            for (int at = merged.start[row]; at < merged.start[row + 1]; at++) {
                siteRows[next[merged.sites[at]]++] = row;
            }
        }
        return new CoverRows(this, merged, siteStart, siteRows);
    }

    /** Joins points of one zone and one need that the same sites cover; a hash finds them, a look at their sites decides. */
    private Merged merged() {
        int[] slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, count)) * 4)];
        Arrays.fill(slots, -1);
        int rows = 0;
        for (int point = 0; point < count; point++) {
            long hash = 31L * zones[point] + needs[point];
            for (int at = start[point]; at < start[point + 1]; at++) {
                hash = (hash ^ sites[at]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            int slot = (int) (hash >>> 32) & (slots.length - 1);
            while (slots[slot] >= 0 && !alike(slots[slot], point)) {
                slot = (slot + 1) & (slots.length - 1);
            }
            if (slots[slot] >= 0) {
                weights[slots[slot]] += weights[point];
            } else {
                // rows move up to where their points were: never past a point that is still to come
                move(point, rows);
                slots[slot] = rows++;
            }
        }
        return new Merged(
                Arrays.copyOf(start, rows + 1),
                Arrays.copyOf(sites, start[rows]),
                Arrays.copyOf(weights, rows),
                Arrays.copyOf(zones, rows),
                Arrays.copyOf(needs, rows));
    }

    /** The row's own start and end are kept in {@code start}; a point still to come is read before it is overwritten. */
    private void move(int point, int row) {
        int begin = start[point];
        int length = start[point + 1] - begin;
        int to = row == 0 ? 0 : ends;
        System.arraycopy(sites, begin, sites, to, length);
        if (row != point) {
            start[row] = to;
        }
        ends = to + length;
        if (row + 1 <= point) {
            start[row + 1] = ends;
        }
        weights[row] = weights[point];
        zones[row] = zones[point];
        needs[row] = needs[point];
    }

    private int ends;

    private boolean alike(int row, int point) {
        int length = start[row + 1] - start[row];
        return length == start[point + 1] - start[point]
                && zones[row] == zones[point]
                && needs[row] == needs[point]
                && Arrays.equals(sites, start[row], start[row] + length, sites, start[point], start[point + 1]);
    }

    private static int[] places(boolean[] free) {
        int[] place = new int[free.length];
        int next = 0;
        for (int site = 0; site < free.length; site++) {
            place[site] = free[site] ? next++ : -1;
        }
        return place;
    }

    private static int[] ids(boolean[] free) {
        int[] kept = new int[free.length];
        int next = 0;
        for (int site = 0; site < free.length; site++) {
            if (free[site]) {
                kept[next++] = site;
            }
        }
        return Arrays.copyOf(kept, next);
    }

    private static int[] appended(int[] list, int value) {
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = value;
        return longer;
    }
}

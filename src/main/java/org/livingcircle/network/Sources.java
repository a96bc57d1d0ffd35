package org.livingcircle.network;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;

/**
 * The places that reach starts from, numbered in the order of their ids. The order they were given in leaves no trace, and
 * ties go to the lowest number, that is to the lowest id. Immutable.
 */
public final class Sources {

    /** The number of a source fits a char, one value of which means none. */
    public static final int MOST = Character.MAX_VALUE;

    private final List<String> ids;
    private final List<GridPoint> points;

    private Sources(SortedMap<String, GridPoint> byId) {
        this.ids = List.copyOf(byId.keySet());
        this.points = List.copyOf(byId.values());
    }

    /**
     * Projects named places into the grid.
     *
     * @param ids one for each place, each once
     * @param places in the order of the ids
     * @throws IllegalArgumentException if an id comes twice, the lists differ in length or are longer than {@link #MOST}
     */
    public static Sources of(List<String> ids, List<LonLat> places, Reprojection wgs84ToGrid) {
        return ofPoints(
                ids,
                places.stream().map(place -> GridPoint.of(place, wgs84ToGrid)).toList());
    }

    /** Takes named places that are in the plane of the grid already; otherwise as {@link #of}. */
    public static Sources ofPoints(List<String> ids, Collection<GridPoint> points) {
        if (ids.size() != points.size()) {
            throw new IllegalArgumentException(ids.size() + " ids for " + points.size() + " places");
        }
        if (ids.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " places, got " + ids.size());
        }
        SortedMap<String, GridPoint> byId = new TreeMap<>();
        int next = 0;
        for (GridPoint point : points) {
            String id = ids.get(next++);
            if (byId.put(id, point) != null) {
                throw new IllegalArgumentException("id " + id + " comes twice");
            }
        }
        return new Sources(byId);
    }

    public int size() {
        return ids.size();
    }

    public String id(int source) {
        return ids.get(source);
    }

    public GridPoint point(int source) {
        return points.get(source);
    }

    /** Returns all ids, ascending. */
    public List<String> ids() {
        return ids;
    }
}

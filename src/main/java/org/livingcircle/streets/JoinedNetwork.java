package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;

/**
 * Imported streets and the links between townships around them, for a driver: one graph, and where the populated cells get onto
 * it. Immutable, safe to share between threads.
 */
public final class JoinedNetwork {

    private final StrategicSettings settings;
    private final StreetGrid grid;
    private final StreetCosts costs;

    /** Index of the populated cell of each join. */
    private final int[] indices;

    private final BitSet joined = new BitSet();
    private final BitSet covered = new BitSet();

    private JoinedNetwork(StrategicSettings settings, StreetGrid grid, StreetCosts costs, int[] cells) {
        this.settings = settings;
        this.grid = grid;
        this.costs = costs;
        GridExtent extent = grid.extent();
        for (int index = 0; index < cells.length; index++) {
            double x = extent.centreX(extent.column(cells[index]));
            double y = extent.centreY(extent.row(cells[index]));
            covered.set(index, grid.graph().covers(x, y));
        }
        this.indices = new int[grid.joins().size()];
        Arrays.setAll(indices, join -> Arrays.binarySearch(cells, grid.cellsInOrder()[join]));
        for (int index : indices) {
            joined.set(index);
        }
    }

    /**
     * Joins streets to the links of a year, and cells to both. Streets are driven at their own speeds, links at those of
     * their settings.
     *
     * @param cells populated cells of the extent, ascending
     * @param walker who walks between a place and its street
     */
    public static JoinedNetwork of(
            StrategicNetwork links,
            StreetGraph streets,
            GridExtent extent,
            int[] cells,
            StreetSpeeds speeds,
            Profile walker) {
        StreetGraph graph = links.joinedTo(streets);
        StreetSpeeds used = speeds.with(links.settings().access());
        StreetTravel travel = new StreetTravel(Mode.DRIVE, walker, false, Metric.TIME);
        StreetCosts costs = StreetCosts.of(graph, travel, used, StreetChanges.NONE);
        return new JoinedNetwork(
                links.settings(), StreetGrid.of(extent, cells, graph, costs, used.access()), costs, cells);
    }

    public StrategicSettings settings() {
        return settings;
    }

    StreetGrid grid() {
        return grid;
    }

    StreetCosts costs() {
        return costs;
    }

    /** Returns the index of the populated cell of a join. */
    int index(int join) {
        return indices[join];
    }

    /** Tells whether a place lies where streets have been imported. */
    public boolean covers(GridPoint place) {
        return grid.covers(place);
    }

    /** Returns where a place gets onto a street or link; empty where none is near enough. */
    public Optional<Snap> snap(GridPoint place) {
        return grid.snap(place);
    }

    /** Returns the nearest street within some metres of a place, to tell how far it is. */
    public Optional<Snap> nearestStreet(GridPoint place, double limitMetres) {
        return grid.nearestStreet(place, limitMetres);
    }

    /** Returns the indices of the populated cells that get onto a street or link. */
    public BitSet joined() {
        return (BitSet) joined.clone();
    }

    /** Returns the indices of the populated cells that lie where streets have been imported. */
    public BitSet covered() {
        return (BitSet) covered.clone();
    }

    boolean covers(int index) {
        return covered.get(index);
    }
}

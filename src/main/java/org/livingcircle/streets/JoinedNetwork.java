package org.livingcircle.streets;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    private final Streets streets;
    private final StreetGrid grid;
    private final StreetCosts costs;

    /** Index of the populated cell of each join; to be read only, as the sets below. */
    private final int[] indices;

    private final BitSet joined;
    private final BitSet covered;

    /** What is the same whatever the speeds on links are. */
    private record Streets(
            StreetGraph graph,
            Function<StreetGraph, StreetEditing.Result> wish,
            Banks banks,
            StreetSpeeds speeds,
            Profile walker) {

        StreetEditing.Result joinedTo(StrategicNetwork links) {
            return wish.apply(links.joinedTo(graph, banks));
        }

        StreetCosts costs(StreetEditing.Result joined) {
            StreetTravel travel = new StreetTravel(Mode.DRIVE, walker, false, Metric.TIME);
            return StreetCosts.of(joined.graph(), travel, speeds, joined.changes());
        }
    }

    private JoinedNetwork(
            StrategicSettings settings, Streets streets, StreetGrid grid, StreetCosts costs, int[] cells) {
        this.settings = settings;
        this.streets = streets;
        this.grid = grid;
        this.costs = costs;
        this.joined = new BitSet(cells.length);
        this.covered = new BitSet(cells.length);
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

    private JoinedNetwork(JoinedNetwork other, StrategicSettings settings, StreetCosts costs) {
        this.settings = settings;
        this.streets = other.streets;
        this.grid = other.grid;
        this.costs = costs;
        this.indices = other.indices;
        this.joined = other.joined;
        this.covered = other.covered;
    }

    /**
     * Joins streets to the links of a year, and cells to both. Streets are driven at their own speeds, links at those of
     * their settings.
     *
     * @param banks of the water that no way to a street crosses
     * @param cells populated cells of their extent, ascending
     * @param walker who walks between a place and its street
     */
    public static JoinedNetwork of(
            StrategicNetwork links, StreetGraph graph, Banks banks, int[] cells, StreetSpeeds speeds, Profile walker) {
        return of(links, graph, JoinedNetwork::unchanged, banks, cells, speeds, walker);
    }

    private static StreetEditing.Result unchanged(StreetGraph graph) {
        return new StreetEditing.Result(graph, StreetChanges.NONE, List.of(), List.of(), List.of());
    }

    /**
     * As {@link #of(StrategicNetwork, StreetGraph, Banks, int[], StreetSpeeds, Profile)}, of streets as somebody wishes them.
     *
     * @param wish applies the edits to streets and links together
     */
    public static JoinedNetwork of(
            StrategicNetwork links,
            StreetGraph graph,
            Function<StreetGraph, StreetEditing.Result> wish,
            Banks banks,
            int[] cells,
            StreetSpeeds speeds,
            Profile walker) {
        Streets streets =
                new Streets(graph, wish, banks, speeds.with(links.settings().access()), walker);
        StreetEditing.Result joined = streets.joinedTo(links);
        StreetCosts costs = streets.costs(joined);
        StreetGrid grid = StreetGrid.of(banks, cells, joined.graph(), costs, streets.speeds.access());
        return new JoinedNetwork(links.settings(), streets, grid, costs, cells);
    }

    /**
     * Returns the same network with other speeds on its links. The cells keep their joins, which take most of the time.
     *
     * @param links of the same year, with the same access
     * @throws IllegalArgumentException if they are not
     */
    public JoinedNetwork at(StrategicNetwork links) {
        StreetEditing.Result same = streets.joinedTo(links);
        if (same.graph().edgeCount() != grid.graph().edgeCount()
                || !links.settings().access().equals(settings.access())) {
            throw new IllegalArgumentException("the links are others, or reached otherwise");
        }
        return new JoinedNetwork(this, links.settings(), streets.costs(same));
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

package org.livingcircle.coverage.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Year;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.network.TravelCost;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.network.WalkingSettings;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.JoinedWalk;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetChanges;
import org.livingcircle.streets.StreetCosts;
import org.livingcircle.streets.StreetEditing;
import org.livingcircle.streets.StreetEdits;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetGrid;
import org.livingcircle.streets.StreetReach;
import org.livingcircle.streets.StreetSpeeds;
import org.livingcircle.streets.StreetTable;
import org.livingcircle.streets.StreetTravel;

/**
 * Travel along the streets of one snapshot, by whoever asks: made when first asked for and kept while there is room. Thread
 * safe.
 */
public final class StreetEngines {

    /** Streets with cells joined: one for each mode, the wheelchair, and some with edits. */
    private static final int MOST_GRIDS = 8;

    private static final int MOST_REACHES = 16;

    private static final int MOST_TABLES = 4;

    /** From so many searches on, preparing streets for a table is worth it: later questions about the same streets find it made. */
    private static final int SEARCHES_A_PREPARATION = 64;

    /** Up to this many cells in the area of the streets all of them join, for the map; beyond only those where people live. */
    private static final int MOST_EMPTY_CELLS = 500_000;

    private static final Profile CYCLIST_ON_THE_GRID = new Profile("cycle", 12);

    private final GridExtent extent;
    private final PopulationSurface people;
    private final Optional<StoredStreets> stored;
    private final StrategicRoads roads;
    private final StreetGraph graph;
    private final StreetSpeeds speeds;
    private @Nullable StreetGraph driven;
    private final WalkingGrids grids;
    private final WalkingSettings walking;
    private final Reprojection wgs84ToGrid;
    private final Cache<EditsOf, StreetEditing.Result> edited =
            Caffeine.newBuilder().maximumSize(MOST_GRIDS).build();
    private final Cache<GridKey, StreetGrid> streetGrids =
            Caffeine.newBuilder().maximumSize(MOST_GRIDS).build();
    private final Cache<GridKey, List<Joinings.EngineShare>> shares =
            Caffeine.newBuilder().maximumSize(MOST_GRIDS).build();
    private final Cache<ReachOf, StreetReach> reaches =
            Caffeine.newBuilder().maximumSize(MOST_REACHES).build();
    private final Cache<ReachOf, TravelTimes> joined =
            Caffeine.newBuilder().maximumSize(MOST_REACHES).build();

    private final Cache<ReachOf, StreetTable> tables =
            Caffeine.newBuilder().maximumSize(MOST_TABLES).build();

    private record GridKey(Mode mode, boolean wheelchair, StreetEdits edits) {}

    private record EditsOf(boolean driven, StreetEdits edits) {}

    private record ReachOf(Traveller traveller, Metric metric) {}

    StreetEngines(
            PopulationSurface people,
            Optional<StoredStreets> stored,
            StrategicRoads roads,
            StreetSpeeds speeds,
            WalkingGrids grids,
            WalkingSettings walking,
            Reprojection wgs84ToGrid) {
        this.extent = people.extent();
        this.people = people;
        this.stored = stored;
        this.graph = stored.map(StoredStreets::graph)
                .orElseGet(() ->
                        new StreetGraph.Builder(extent.srid()).box(1, 1, 0, 0).build());
        this.roads = roads;
        this.speeds = speeds;
        this.grids = grids;
        this.walking = walking;
        this.wgs84ToGrid = wgs84ToGrid;
    }

    /** Returns what was imported, and when; empty where nothing has been. */
    public Optional<StoredStreets> stored() {
        return stored;
    }

    /** Returns the streets that have been imported, without any link between townships. */
    public StreetGraph graph() {
        return graph;
    }

    /** Returns the streets of a mode: cars go on along the links between townships as they are now. */
    public synchronized StreetGraph graph(Mode mode) {
        if (mode != Mode.DRIVE) {
            return graph;
        }
        StreetGraph known = driven;
        if (known == null) {
            known = roads.network(Year.MAX_VALUE).joinedTo(graph, roads.banks());
            driven = known;
        }
        return known;
    }

    /** Returns the streets that somebody travels on, as they wish them to be. */
    public StreetEditing.Result streets(Traveller traveller) {
        StreetEdits edits = traveller.edits();
        StreetGraph present = graph(traveller.mode());
        return edits.isEmpty()
                ? wished(present, edits)
                : edited.get(new EditsOf(traveller.mode() == Mode.DRIVE, edits), key -> wished(present, edits));
    }

    /** Returns streets of the caller's as somebody wishes them. */
    StreetEditing.Result wished(StreetGraph present, StreetEdits edits) {
        return edits.isEmpty()
                ? new StreetEditing.Result(present, StreetChanges.NONE, List.of(), List.of(), List.of())
                : StreetEditing.apply(present, edits, bridges(), wgs84ToGrid);
    }

    private Map<String, GridPoint> bridges() {
        Map<String, GridPoint> places = new TreeMap<>();
        for (String id : grids.bridgeIds()) {
            grids.findBridge(id).ifPresent(bridge -> places.put(id, GridPoint.of(bridge.place(), wgs84ToGrid)));
        }
        return places;
    }

    public StreetSpeeds speeds() {
        return speeds;
    }

    /** Returns travel along streets, and outside their area over the grid or along strategic links. */
    public TravelTimes travel(Traveller traveller, Metric metric) {
        return joined.get(new ReachOf(traveller, metric), key -> {
            StreetReach streets = reach(traveller, metric);
            if (traveller.mode() == Mode.DRIVE) {
                return streets;
            }
            Profile pace = traveller.mode() == Mode.CYCLE ? CYCLIST_ON_THE_GRID : traveller.profile();
            TravelCost cost = metric == Metric.TIME
                    ? TravelCost.walkingTime(pace, traveller.winter(), walking)
                    : TravelCost.walkedDistance(walking);
            return new JoinedWalk(streets, around(traveller), cost);
        });
    }

    /** Returns the grid around the area of the streets. */
    GridWalk around(Traveller traveller) {
        return grids.outside(graph.box(), traveller.edits().closedBridges());
    }

    /** Returns why a place joins no street. */
    static String apart() {
        return "no street within %d m without crossing water".formatted(StreetGrid.SNAP_METRES);
    }

    /** Returns travel along streets alone. */
    public StreetReach reach(Traveller traveller, Metric metric) {
        return reaches.get(
                new ReachOf(traveller, metric),
                key -> new StreetReach(grid(traveller), costs(traveller, metric), traveller.direction()));
    }

    /**
     * Returns the streets prepared for many costs at once, if that is less work than the searches that it spares, or done already.
     *
     * @param searches that would be made without
     */
    Optional<StreetTable> findTable(Traveller traveller, Metric metric, int searches) {
        ReachOf key = new ReachOf(traveller, metric);
        return searches < SEARCHES_A_PREPARATION
                ? Optional.ofNullable(tables.getIfPresent(key))
                : Optional.of(tables.get(key, wanted -> StreetTable.of(reach(traveller, metric))));
    }

    /** Returns the cells on the streets that a traveller can use. */
    public StreetGrid grid(Traveller traveller) {
        return streetGrids.get(gridKey(traveller), key -> {
            StreetCosts costs = costs(traveller, Metric.TIME);
            return StreetGrid.of(roads.banks(), cells(), streets(traveller).graph(), costs, speeds.access());
        });
    }

    private StreetCosts costs(Traveller traveller, Metric metric) {
        StreetEditing.Result streets = streets(traveller);
        return StreetCosts.of(streets.graph(), travelOf(traveller, metric), speeds, streets.changes());
    }

    /** Returns what answers for which of the people, most first. */
    List<Joinings.EngineShare> shares(Traveller traveller) {
        return shares.get(gridKey(traveller), key -> count(grid(traveller), traveller.mode()));
    }

    private List<Joinings.EngineShare> count(StreetGrid grid, Mode mode) {
        double[] total = people.weight(Weight.TOTAL);
        BitSet joined = new BitSet(extent.cellCount());
        for (int cell : grid.cellsInOrder()) {
            joined.set(cell);
        }
        double along = 0;
        double outside = 0;
        double apart = 0;
        for (int index = 0; index < people.size(); index++) {
            int cell = people.cell(index);
            boolean covered = covers(cell);
            if (covered && joined.get(cell)) {
                along += total[index];
            } else if (!covered && (mode != Mode.DRIVE || joined.get(cell))) {
                outside += total[index];
            } else {
                apart += total[index];
            }
        }
        double all = along + outside + apart;
        List<Joinings.EngineShare> found = new ArrayList<>();
        found.add(new Joinings.EngineShare(Engine.STREETS.wireName(), along, along / all, null));
        found.add(new Joinings.EngineShare(outsideOf(mode), outside, outside / all, null));
        found.add(new Joinings.EngineShare("none", apart, apart / all, apart()));
        return found;
    }

    /** Returns the wire name of what answers for a cell, if anything does. */
    String engineAt(int cell, Mode mode) {
        return covers(cell) ? Engine.STREETS.wireName() : outsideOf(mode);
    }

    private boolean covers(int cell) {
        return graph.covers(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
    }

    private static String outsideOf(Mode mode) {
        return mode == Mode.DRIVE ? "strategic" : Engine.GRID.wireName();
    }

    private static GridKey gridKey(Traveller traveller) {
        return new GridKey(traveller.mode(), traveller.profile().wheelchair(), traveller.edits());
    }

    private static StreetTravel travelOf(Traveller traveller, Metric metric) {
        return new StreetTravel(traveller.mode(), traveller.profile(), traveller.winter(), metric);
    }

    private int[] cells() {
        BitSet cells = new BitSet(extent.cellCount());
        for (int index = 0; index < people.size(); index++) {
            cells.set(people.cell(index));
        }
        double[] box = graph.box();
        double area = (box[2] - box[0]) * (box[3] - box[1]);
        if (area / (extent.cellMetres() * extent.cellMetres()) <= MOST_EMPTY_CELLS) {
            for (int row = 0; row < extent.rows(); row++) {
                double y = extent.centreY(row);
                for (int column = 0; y >= box[1] && y <= box[3] && column < extent.columns(); column++) {
                    if (graph.covers(extent.centreX(column), y)) {
                        cells.set(extent.cell(column, row));
                    }
                }
            }
        }
        return cells.stream().toArray();
    }
}

package org.livingcircle.coverage.app;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.livingcircle.coverage.Ground;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.GridLattice;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.CostRows;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.network.StraightLine;
import org.livingcircle.network.TravelCost;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.population.PopulationSurface;

/** An engine of a snapshot, from many places to the populated cells around each. */
final class GroundTravel implements Ground.Travel {

    /** As far as the distance from one place to many is right to a decimetre. */
    private static final int FARTHEST_STRAIGHT_METRES = 200_000;

    private final Snapshot snapshot;
    private final ReachKey key;
    private final Traveller traveller;
    private final TravelTimes times;

    /**
     * @param traveller as asked for, with what makes no difference to the engine
     */
    GroundTravel(Snapshot snapshot, ReachKey key, Traveller traveller, TravelTimes times) {
        this.snapshot = snapshot;
        this.key = key;
        this.traveller = traveller;
        this.times = times;
    }

    Engine asked() {
        return key.engine();
    }

    Traveller traveller() {
        return traveller;
    }

    @Override
    public String engine() {
        return key.engine().wireName();
    }

    @Override
    public String mode() {
        return key.traveller().mode().wireName();
    }

    @Override
    public Metric metric() {
        return key.metric();
    }

    @Override
    public Profile profile() {
        return key.traveller().profile();
    }

    @Override
    public boolean winter() {
        return key.traveller().winter();
    }

    @Override
    public int farthest() {
        if (key.engine() != Engine.CIRCLE) {
            return ReachSurface.HIGHEST_LIMIT;
        }
        return key.metric() == Metric.STRAIGHT ? FARTHEST_STRAIGHT_METRES : farthestOfCircle();
    }

    /** Returns the cost of the longest straight line that the engine measures, as far as a surface holds it. */
    private int farthestOfCircle() {
        TravelCost cost = key.metric() == Metric.TIME
                ? TravelCost.walkingTime(key.traveller().profile(), winter(), snapshot.walking())
                : TravelCost.walkedDistance(snapshot.walking());
        return Math.min(ReachSurface.HIGHEST_LIMIT, (int) (StraightLine.FARTHEST_METRES * cost.perMetre()));
    }

    @Override
    public void costs(List<LonLat> places, int limit, Ground.CellCosts taker) {
        PopulationSurface people = snapshot.people();
        if (isFar(limit)) {
            int[] all = IntStream.range(0, people.size()).toArray();
            straight(places, all, limit, (place, row) -> {
                int[] near = Arrays.stream(all)
                        .filter(index -> row[index] != CostRows.NO_WAY)
                        .toArray();
                int[] costs = Arrays.stream(near).map(index -> row[index]).toArray();
                taker.take(place, near, costs, near.length);
            });
            return;
        }
        times.catchments(sources(places), limit, (source, cells, costs, count) -> {
            int[] indexes = new int[count];
            int[] found = new int[count];
            int next = 0;
            for (int i = 0; i < count; i++) {
                int index = people.indexOf(cells[i]);
                if (index >= 0) {
                    indexes[next] = index;
                    found[next++] = costs[i];
                }
            }
            taker.take(source, indexes, found, next);
        });
    }

    @Override
    public void rows(List<LonLat> places, int[] indexes, int limit, CostRows rows) {
        if (isFar(limit)) {
            straight(places, indexes, limit, rows);
            return;
        }
        PopulationSurface people = snapshot.people();
        times.rows(sources(places), Arrays.stream(indexes).map(people::cell).toArray(), limit, rows);
    }

    private Sources sources(List<LonLat> places) {
        List<String> ids = IntStream.range(0, places.size())
                .mapToObj("%06d"::formatted) // sources are numbered by id: so they keep their order
                .toList();
        return Sources.ofPoints(ids, places.stream().map(snapshot::gridPoint).toList());
    }

    /** Tells whether a limit is farther than the circles of the grid are drawn. */
    private boolean isFar(int limit) {
        return key.metric() == Metric.STRAIGHT && limit > StraightLine.FARTHEST_METRES;
    }

    /** Measures each distance on the ellipsoid by itself. */
    private void straight(List<LonLat> places, int[] indexes, int limit, CostRows rows) {
        double[] lons = new double[indexes.length];
        double[] lats = new double[indexes.length];
        Arrays.setAll(lons, at -> Math.toRadians(lattice().lon(snapshot.people().cell(indexes[at]))));
        Arrays.setAll(lats, at -> Math.toRadians(lattice().lat(snapshot.people().cell(indexes[at]))));
        IntStream.range(0, places.size()).parallel().forEach(place -> {
            Geodesic.Local near = Geodesic.from(places.get(place));
            int[] row = new int[indexes.length];
            for (int at = 0; at < row.length; at++) {
                int cost = TravelCost.straight().of(near.metres(lons[at], lats[at]));
                row[at] = cost <= limit ? cost : CostRows.NO_WAY;
            }
            rows.take(place, row);
        });
    }

    private GridLattice lattice() {
        return snapshot.lattice();
    }
}

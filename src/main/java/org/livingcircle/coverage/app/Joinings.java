package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Sources;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.Snap;
import org.livingcircle.streets.StreetGrid;

/**
 * Which network answered for whom, and how facilities joined it.
 *
 * @param shares of the people by network; of the one engine where streets had no part
 * @param snapped facilities that joined farther than {@link #FAR_METRES} from where they stand, or not at all
 */
public record Joinings(List<EngineShare> shares, List<Snapped> snapped) {

    /** A facility that joins its street within this distance is where it is said to be. */
    static final int FAR_METRES = 50;

    /**
     * What answered for some of the people.
     *
     * @param engine wire name of an engine, {@code strategic} for links between townships, or {@code none}
     * @param reason why nothing answered; null where something did
     */
    public record EngineShare(
            String engine,
            double people,
            double share,
            @Nullable String reason) {}

    /**
     * How a facility joined.
     *
     * @param metres straight to its street; null where it joined none
     */
    public record Snapped(
            String id, @Nullable Double metres, @Nullable String reason) {}

    public Joinings {
        shares = List.copyOf(shares);
        snapped = List.copyOf(snapped);
    }

    public static Joinings of(Snapshot snapshot, CoverageQuery query) {
        Engine engine = query.engineFor(query.metric() == Metric.STRAIGHT ? Metric.STRAIGHT : Metric.TIME);
        if (engine != Engine.STREETS) {
            double all = snapshot.residents().total(query.area(), Weight.TOTAL);
            return new Joinings(List.of(new EngineShare(engine.wireName(), all, 1, null)), List.of());
        }
        StreetGrid grid = snapshot.streets().grid(query.traveller());
        Sources sources = snapshot.places(query.service(), query.facilities()).sources();
        return new Joinings(
                snapshot.streets().shares(query.traveller()),
                snapped(grid, sources, query.traveller().mode()));
    }

    private static List<Snapped> snapped(StreetGrid grid, Sources sources, Mode mode) {
        List<Snapped> far = new ArrayList<>();
        for (int source = 0; source < sources.size(); source++) {
            if (mode != Mode.DRIVE && !grid.covers(sources.point(source))) {
                continue;
            }
            Optional<Snap> snap = grid.snap(sources.point(source));
            if (snap.isEmpty()) {
                String reason = grid.isWater(sources.point(source)) ? "in water" : StreetEngines.apart();
                far.add(new Snapped(sources.id(source), null, reason));
            } else if (snap.get().metres() > FAR_METRES) {
                far.add(new Snapped(sources.id(source), snap.get().metres(), null));
            }
        }
        return far;
    }
}

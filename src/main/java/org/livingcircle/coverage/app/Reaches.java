package org.livingcircle.coverage.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.livingcircle.coverage.CoverageCurve;
import org.livingcircle.coverage.Residents;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelCost;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.network.UniformTravel;
import org.livingcircle.network.WalkingSettings;

/**
 * The reach surfaces of one snapshot, computed when first asked for, once however many ask, and kept while there is room.
 * Thread safe.
 */
final class Reaches {

    /** Most bytes of surfaces to keep: about fourteen of a prefecture at 100 m. */
    private static final long KEPT_BYTES = 300L << 20;

    /** Surfaces of facilities as somebody wishes them, for the tiles of a view. */
    private static final int MOST_EDITED = 3;

    /** The surface; its curve takes less than half of that. */
    private static final int BYTES_A_CELL = 2;

    private final Residents residents;
    private final UniformTravel circle;
    private final WalkingGrids grids;
    private final StreetEngines streets;
    private final WalkingSettings walking;
    private final CircleLimits limits;
    private final Cache<ReachKey, Reach> kept;

    /** Apart from the others, which everybody asks for: one user's trials must not push them out. */
    private final Cache<Edited, Reach> edited =
            Caffeine.newBuilder().maximumSize(MOST_EDITED).build();

    private record Edited(ReachKey key, FacilityEdits facilities) {}

    Reaches(
            Residents residents,
            UniformTravel circle,
            WalkingGrids grids,
            StreetEngines streets,
            WalkingSettings walking,
            CircleLimits limits) {
        this.residents = residents;
        this.circle = circle;
        this.grids = grids;
        this.streets = streets;
        this.walking = walking;
        this.limits = limits;
        int kilobytes = residents.extent().cellCount() / 1024 * BYTES_A_CELL + 1;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(Math.max(KEPT_BYTES / 1024, kilobytes))
                .weigher((ReachKey key, Reach reach) -> kilobytes)
                .build();
    }

    /** Returns the reach of a service's facilities, up to the largest range that may be asked for. */
    Reach get(ReachKey key, Sources facilities) {
        return kept.get(key, wanted -> get(wanted, facilities, limits.of(wanted.metric())));
    }

    /** As {@link #get(ReachKey, Sources)}, of facilities as they are wished. */
    Reach get(ReachKey key, FacilityEdits edits, Sources facilities) {
        return edited.get(new Edited(key, edits), wanted -> get(key, facilities, limits.of(key.metric())));
    }

    /** Returns the reach of other places than the service has, to a limit; not kept. */
    Reach get(ReachKey key, Sources places, int limit) {
        ReachSurface surface = travel(key).reach(places, limit);
        return new Reach(surface, CoverageCurve.of(residents, surface));
    }

    /** Returns the engine of a key, at the cost of its traveller. */
    TravelTimes travel(ReachKey key) {
        Traveller traveller = key.traveller();
        return switch (key.engine()) {
            case STREETS -> streets.travel(traveller, key.metric());
            case GRID -> grids.without(traveller.edits().closedBridges()).at(cost(key));
            case CIRCLE -> circle.at(cost(key));
        };
    }

    private TravelCost cost(ReachKey key) {
        Traveller traveller = key.traveller();
        return switch (key.metric()) {
            case TIME -> TravelCost.walkingTime(traveller.profile(), traveller.winter(), walking);
            case DISTANCE -> TravelCost.walkedDistance(walking);
            case STRAIGHT -> TravelCost.straight();
        };
    }
}

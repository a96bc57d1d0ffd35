package org.livingcircle.siting.app;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.geo.LonLat;
import org.livingcircle.population.Area;
import org.livingcircle.siting.SitingModel;
import org.locationtech.jts.geom.Geometry;

/**
 * A question of where to build, its words checked; that its places and units exist is checked against the city.
 *
 * @param p how many sites are open beside the facilities that are kept, those insisted on among them; 0 where the model finds the number
 * @param limit whole seconds or metres, itself inside; null for as far as the engine goes
 * @param capacity of each site that says none of its own, as the demand counts; null without capacities
 * @param ownBeds whether a facility that stands has the capacity of its beds, none where they are unknown
 * @param floorShare of each unit's people that must be covered at least; null for none
 * @param leastShare of all people that LSCP must cover; null for all
 * @param perUnit p sites in each unit, for its own people
 * @param curve up to which p the trade-off is wanted; 0 for none
 * @param scenario whose changes hold; null for none
 */
public record SitingQuestion(
        SitingModel model,
        int p,
        @Nullable Integer limit,
        Ground.TravelWish travel,
        DemandWish demand,
        SiteWish sites,
        @Nullable Double capacity,
        boolean ownBeds,
        @Nullable Double floorShare,
        @Nullable Double leastShare,
        @Nullable Upper upper,
        boolean perUnit,
        double timeLimitSeconds,
        long seed,
        int curve,
        @Nullable String scenario) {

    /**
     * Whom to serve.
     *
     * @param area by settlement
     * @param units codes; empty for all
     * @param by cells, or townships as one point each
     * @param perThousand what 1,000 of them need, such as beds; null where the people themselves count
     */
    public record DemandWish(
            DemandWeight weight,
            Area area,
            List<String> units,
            Grain by,
            @Nullable Double perThousand) {
        public DemandWish {
            units = List.copyOf(units);
        }

        /** Returns what a weight of one is: a person, a birth, or one of what they need. */
        public String unit() {
            return perThousand == null ? weight.unit() : "units";
        }
    }

    /** Returns what a weight of one is; what people need by the thousand is beds where facilities have the capacity of theirs. */
    public String demandUnit() {
        return ownBeds && demand.perThousand() != null ? "beds" : demand.unit();
    }

    /** How fine the demand is. */
    public enum Grain {
        CELLS("cells"),
        TOWNSHIPS("townships");

        private final String wireName;

        Grain(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** What becomes of the facilities that there are. */
    public enum Existing {
        KEEP("keep"),
        FREE("free"),
        IGNORE("ignore");

        private final String wireName;

        Existing(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** Where candidates come from. */
    public enum Origin {
        TOWNSHIPS("townships"),
        PLACES("places"),
        PARCELS("parcels"),
        GRID("grid");

        private final String wireName;

        Origin(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /**
     * Where sites may stand.
     *
     * @param service whose facilities exist; null for none
     * @param kinds only these facilities of the service; empty for all
     * @param townshipKinds only these townships; empty for all
     * @param placeKinds kinds or roles of places; empty for all
     * @param units only candidates in these; empty for those of the demand
     * @param area only candidates in it; null for everywhere
     * @param parcels of the request; empty: the stored ones
     * @param spacingMetres least straight distance between two open sites; 0 for none
     */
    public record SiteWish(
            @Nullable String service,
            List<String> kinds,
            Existing existing,
            List<Origin> candidates,
            List<String> townshipKinds,
            List<String> placeKinds,
            List<String> units,
            int gridMetres,
            @Nullable Geometry area,
            List<Parcel> parcels,
            List<Point> points,
            List<String> required,
            List<String> forbidden,
            int spacingMetres) {
        public SiteWish {
            kinds = List.copyOf(kinds);
            townshipKinds = List.copyOf(townshipKinds);
            candidates = List.copyOf(candidates);
            placeKinds = List.copyOf(placeKinds);
            units = List.copyOf(units);
            parcels = List.copyOf(parcels);
            points = List.copyOf(points);
            required = List.copyOf(required);
            forbidden = List.copyOf(forbidden);
        }
    }

    /** A parcel of the request. */
    public record Parcel(String id, Geometry outline) {}

    /** A candidate of the request. */
    public record Point(
            String id, LonLat location, @Nullable Double capacity) {}

    /**
     * The upper level of a hierarchy.
     *
     * @param share of the people who go on to the upper level
     * @param together whether both levels are decided at once, or the upper one first
     */
    public record Upper(int p, double share, boolean together) {}

    public Optional<Integer> findLimit() {
        return Optional.ofNullable(limit);
    }
}

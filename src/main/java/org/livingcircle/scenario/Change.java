package org.livingcircle.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.geo.LonLat;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.RoadClass;

/** One change to the city. Whether it fits the data, such as an id that must exist, is for {@link ChangeRules} to say. */
public sealed interface Change {

    /**
     * A facility to be built.
     *
     * @param id that no facility has
     * @param beds 0 or more; null where unknown or without meaning
     */
    record AddFacility(
            String id,
            FacilityKind kind,
            @Nullable String nameZh,
            @Nullable String nameEn,
            LonLat location,
            @Nullable Integer beds)
            implements Change {}

    /** A facility, stored or added before, that goes elsewhere. */
    record MoveFacility(String id, LonLat location) implements Change {}

    /** A facility, stored or added before, that ends. */
    record CloseFacility(String id) implements Change {}

    /**
     * A facility, stored or added before, that grows or shrinks.
     *
     * @param beds 0 or more
     */
    record ResizeFacility(String id, int beds) implements Change {}

    /** A road to be built, see {@link org.livingcircle.streets.StreetEdits.NewRoad}. */
    record OpenRoad(List<LonLat> line, RoadClass roadClass, boolean oneWay) implements Change {
        public OpenRoad {
            line = List.copyOf(line);
        }
    }

    /** A line; every street of the data that it crosses is closed. */
    record CloseRoad(List<LonLat> line) implements Change {
        public CloseRoad {
            line = List.copyOf(line);
        }
    }

    /** A bridge of the pack that is closed. */
    record CloseBridge(String bridge) implements Change {}

    /**
     * Another speed for all roads of a class.
     *
     * @param kmh above 0
     */
    record SetSpeed(RoadClass roadClass, Mode mode, double kmh) implements Change {}

    /**
     * Another pace for a walker.
     *
     * @param kmh on a dry street, above 0
     */
    record ChangeProfile(String profile, double kmh) implements Change {}

    /**
     * Another value for a target of the plan.
     *
     * @param target id of a statement of the plan
     * @param unit null: that of the plan
     */
    record ReplaceTarget(
            String target, double value, @Nullable String unit) implements Change {}
}

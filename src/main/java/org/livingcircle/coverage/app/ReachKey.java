package org.livingcircle.coverage.app;

import java.util.List;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.streets.Direction;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.StreetEdits;

/**
 * Names a reach surface of one snapshot.
 *
 * @param traveller without what the metric and the engine do not depend on
 */
public record ReachKey(String service, Engine engine, Metric metric, Traveller traveller) {

    public ReachKey {
        if (!engine.metrics().contains(metric)) {
            throw new IllegalArgumentException(
                    "engine %s does not know metric %s".formatted(engine.wireName(), metric.wireName()));
        }
    }

    /** Returns the key of the surface that a question needs for one metric. */
    public static ReachKey of(Snapshot snapshot, CoverageQuery query, Metric metric) {
        return of(snapshot, query.service(), query.engineFor(metric), metric, query.traveller());
    }

    /** Returns the key of travel around places of no service. */
    static ReachKey of(Snapshot snapshot, Engine engine, Metric metric, Traveller traveller) {
        return new ReachKey("", engine, metric, essential(snapshot, engine, metric, traveller));
    }

    /** Returns a key that forgets of the traveller what makes no difference. */
    static ReachKey of(Snapshot snapshot, ServiceSpec service, Engine engine, Metric metric, Traveller traveller) {
        return new ReachKey(service.id(), engine, metric, essential(snapshot, engine, metric, traveller));
    }

    private static Traveller essential(Snapshot snapshot, Engine engine, Metric metric, Traveller traveller) {
        boolean timed = metric == Metric.TIME;
        var profile = timed || engine == Engine.STREETS ? traveller.profile() : snapshot.defaultProfile();
        boolean winter = timed && traveller.winter();
        return switch (engine) {
            case STREETS -> new Traveller(traveller.mode(), profile, winter, traveller.direction(), traveller.edits());
            case GRID -> new Traveller(Mode.WALK, profile, winter, Direction.TO_FACILITY, bridgesOf(traveller));
            case CIRCLE -> Traveller.walking(profile, winter);
        };
    }

    /** Of all edits the grid knows only closed bridges. */
    private static StreetEdits bridgesOf(Traveller traveller) {
        List<String> closed = traveller.edits().closedBridges();
        return new StreetEdits(closed, List.of(), List.of(), List.of());
    }
}

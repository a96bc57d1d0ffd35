package org.livingcircle.coverage.app;

import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.pack.ServiceSpec;

/**
 * Names a reach surface of one snapshot.
 *
 * @param profile who walks; the default profile where the metric does not depend on it
 * @param winter false where the metric does not depend on it
 */
public record ReachKey(String service, Engine engine, Metric metric, Profile profile, boolean winter) {

    public ReachKey {
        if (!engine.metrics().contains(metric)) {
            throw new IllegalArgumentException(
                    "engine %s does not know metric %s".formatted(engine.wireName(), metric.wireName()));
        }
    }

    /** Returns the key of the surface that a question needs for one metric. */
    public static ReachKey of(Snapshot snapshot, CoverageQuery query, Metric metric) {
        return of(snapshot, query.service(), query.engineFor(metric), metric, query.profile(), query.winter());
    }

    /** Returns a key that forgets the walker where the metric does not depend on one. */
    static ReachKey of(
            Snapshot snapshot, ServiceSpec service, Engine engine, Metric metric, Profile profile, boolean winter) {
        boolean timed = metric == Metric.TIME;
        return new ReachKey(service.id(), engine, metric, timed ? profile : snapshot.defaultProfile(), timed && winter);
    }
}

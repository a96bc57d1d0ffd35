package org.livingcircle.streets.ingest;

import java.time.Instant;
import java.util.Optional;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/** Finds the newest edit among the elements of an extract, which is how old it is where its header does not say. */
final class NewestEdit {

    private long milliseconds;

    void look(Osmformat.PrimitiveBlock block) {
        long seconds = 0;
        for (Osmformat.PrimitiveGroup group : block.getPrimitivegroupList()) {
            long time = 0;
            for (long later : group.getDense().getDenseinfo().getTimestampList()) {
                time += later; // each from the one before
                seconds = Math.max(seconds, time);
            }
            for (Osmformat.Node node : group.getNodesList()) {
                seconds = Math.max(seconds, node.getInfo().getTimestamp());
            }
            for (Osmformat.Way way : group.getWaysList()) {
                seconds = Math.max(seconds, way.getInfo().getTimestamp());
            }
            for (Osmformat.Relation relation : group.getRelationsList()) {
                seconds = Math.max(seconds, relation.getInfo().getTimestamp());
            }
        }
        milliseconds = Math.max(milliseconds, seconds * block.getDateGranularity());
    }

    /** Empty where the elements do not say when they were edited. */
    Optional<Instant> find() {
        return milliseconds > 0 ? Optional.of(Instant.ofEpochMilli(milliseconds)) : Optional.empty();
    }
}

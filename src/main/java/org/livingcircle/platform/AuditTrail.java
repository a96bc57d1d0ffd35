package org.livingcircle.platform;

import org.jspecify.annotations.Nullable;

/** Keeps who changed what, for good: entries are written in the transaction of the change and never altered. Thread safe. */
public interface AuditTrail {

    /**
     * Writes an entry.
     *
     * @param actor who did it
     * @param action a verb, such as {@code create}
     * @param kind of the subject, such as {@code scenario}
     * @param subject its id
     * @param before the subject as JSON before the change; null where there was none
     * @param after the subject as JSON after it; null where there is none any more
     */
    void record(
            Actor actor, String action, String kind, String subject, @Nullable String before, @Nullable String after);
}

package org.livingcircle.platform.security;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.AuditTrail;
import org.livingcircle.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the trail in the database, whose triggers refuse to alter it. */
@Repository
class SqlAuditTrail implements AuditTrail {

    private static final String WRITE = """
            INSERT INTO audit_entry (at, actor, roles, action, kind, subject, before, after)
            VALUES (:at, :actor, string_to_array(:roles, ','), :action, :kind, :subject, :before::jsonb, :after::jsonb)
            """;

    private static final String READ = """
            SELECT id, at, actor, array_to_string(roles, ',') AS roles, action, kind, subject,
                   before::text AS before, after::text AS after
            FROM audit_entry
            WHERE (:before::bigint IS NULL OR id < :before)
              AND (:subject::text IS NULL OR subject = :subject)
            ORDER BY id DESC
            LIMIT :limit
            """;

    private final JdbcClient database;
    private final Clock clock;

    SqlAuditTrail(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One entry as stored; before and after are JSON texts. */
    record Stored(
            long id,
            OffsetDateTime at,
            String actor,
            List<String> roles,
            String action,
            String kind,
            String subject,
            @Nullable String before,
            @Nullable String after) {}

    /** Mandatory: an entry without the transaction of its change could stand for a change that never was. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Actor actor, String action, String kind, String subject, @Nullable String before, @Nullable String after) {
        database.sql(WRITE)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor.name())
                .param(
                        "roles",
                        String.join(
                                ",",
                                actor.roles().stream()
                                        .map(Role::wireName)
                                        .sorted()
                                        .toList()))
                .param("action", action)
                .param("kind", kind)
                .param("subject", subject)
                .param("before", before)
                .param("after", after)
                .update();
    }

    /** Returns the newest entries first, at most that many, older than the one given. */
    @Transactional(readOnly = true)
    public List<Stored> read(int limit, @Nullable Long before, @Nullable String subject) {
        return database.sql(READ)
                .param("limit", limit)
                .param("before", before)
                .param("subject", subject)
                .query((row, number) -> new Stored(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("actor"),
                        List.of(row.getString("roles").split(",")),
                        row.getString("action"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }
}

package org.livingcircle.platform.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.AuditTrail;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Bearer tokens: each stands for an account until it expires or is revoked. */
@Service
@Transactional
class Tokens {

    private static final String PREFIX = "lc_";
    private static final String KIND = "token";

    private static final String READ = "SELECT id, name, created, expires, last_used FROM token ";

    private final JdbcClient database;
    private final AuditTrail trail;
    private final Clock clock;
    private final JsonMapper json;

    Tokens(JdbcClient database, AuditTrail trail, Clock clock, JsonMapper json) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
        this.json = json;
    }

    /** A token without what makes it one. */
    record Token(
            String id,
            String name,
            Instant created,
            Instant expires,
            @Nullable Instant lastUsed) {}

    /** A new token; {@code secret} is known now and never again. */
    record NewToken(Token token, String secret) {}

    private record Found(
            String id,
            String account,
            Instant expires,
            @Nullable Instant lastUsed) {}

    public NewToken create(Actor actor, String name, int days) {
        String secret = PREFIX + Secrets.random(32);
        Instant now = clock.instant();
        Token token = new Token(Secrets.random(9), name, now, now.plus(Duration.ofDays(days)), null);
        database.sql("""
                        INSERT INTO token (id, account, name, hash, created, expires)
                        VALUES (:id, :account, :name, :hash, :created, :expires)
                        """)
                .param("id", token.id())
                .param("account", actor.name())
                .param("name", name)
                .param("hash", Secrets.sha256(secret))
                .param("created", now.atOffset(ZoneOffset.UTC))
                .param("expires", token.expires().atOffset(ZoneOffset.UTC))
                .update();
        trail.record(actor, "create", KIND, token.id(), null, kept(name, token.expires()));
        return new NewToken(token, secret);
    }

    @Transactional(readOnly = true)
    public List<Token> list(Actor actor) {
        return database.sql(READ + "WHERE account = :account AND revoked IS NULL ORDER BY created DESC, id")
                .param("account", actor.name())
                .query((row, number) -> token(row))
                .list();
    }

    /** Ends one of the actor's own tokens; not found for those of others. */
    public void revoke(Actor actor, String id) {
        Optional<String> ended = database.sql("""
                        UPDATE token SET revoked = :now
                        WHERE id = :id AND account = :account AND revoked IS NULL
                        RETURNING name, expires
                        """)
                .param("id", id)
                .param("account", actor.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> kept(row.getString("name"), instant(row, "expires")))
                .optional();
        String before =
                ended.orElseThrow(() -> PlanningProblem.of(ProblemType.NOT_FOUND, "You have no token of that id."));
        trail.record(actor, "revoke", KIND, id, before, null);
    }

    /** Returns what the audit trail keeps: an id says nothing to its reader. */
    private String kept(String name, Instant expires) {
        return json.writeValueAsString(Map.of("name", name, "expires", expires.toString()));
    }

    /**
     * Returns the name of the account a token stands for.
     *
     * @throws PlanningProblem unauthenticated if nobody has it, or its time is over
     */
    public String accountOf(String secret) {
        Optional<Found> found = database.sql("""
                        SELECT id, account, expires, last_used FROM token
                        WHERE hash = :hash AND revoked IS NULL
                        """)
                .param("hash", Secrets.sha256(secret))
                .query((row, number) -> new Found(
                        row.getString("id"), row.getString("account"), instant(row, "expires"), lastUsed(row)))
                .optional();
        Found token = found.orElseThrow(
                () -> PlanningProblem.of(ProblemType.UNAUTHENTICATED, "The token is unknown or has been revoked."));
        Instant now = clock.instant();
        if (!now.isBefore(token.expires())) {
            throw PlanningProblem.of(
                            ProblemType.UNAUTHENTICATED,
                            "The token expired at %s; make another.".formatted(token.expires()))
                    .with("expired", token.expires().toString());
        }
        // To the minute: a write for each request would cost more than the figure is worth.
        if (token.lastUsed() == null || token.lastUsed().isBefore(now.minusSeconds(60))) {
            database.sql("UPDATE token SET last_used = :now WHERE id = :id")
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("id", token.id())
                    .update();
        }
        return token.account();
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getString("id"),
                row.getString("name"),
                instant(row, "created"),
                instant(row, "expires"),
                lastUsed(row));
    }

    private static @Nullable Instant lastUsed(ResultSet row) throws SQLException {
        OffsetDateTime used = row.getObject("last_used", OffsetDateTime.class);
        return used == null ? null : used.toInstant();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

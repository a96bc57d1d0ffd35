package org.livingcircle.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords. A try counts as failed before it is looked at, in one statement, so that many at once
 * do not slip through; one that succeeds is taken back.
 *
 * <p>Five failures of one account from one address lock that pair for 15 minutes; others still log in to the account.
 * Thirty of one address lock the address. A hundred of one account from anywhere lock it for addresses that it has never
 * been logged in from: its owner is not locked out by a stranger. Names nobody has are counted the same way.
 */
@Component
class LoginGuard {

    static final Duration LOCK = Duration.ofMinutes(15);

    static final int OF_PAIR = 5;
    static final int OF_ADDRESS = 30;
    static final int OF_ACCOUNT = 100;

    private static final String ANY = "";

    // A locked row keeps its time: tries made meanwhile do not lengthen the lock.
    private static final String COUNT = """
            INSERT INTO login_attempt AS known (account, address, failures, last)
            VALUES (:account, :address, 1, :now)
            ON CONFLICT (account, address) DO UPDATE
            SET failures = CASE WHEN known.last <= :expired THEN 1 ELSE least(known.failures, :most) + 1 END,
                last = CASE WHEN known.last > :expired AND known.failures >= :most THEN known.last ELSE :now END
            RETURNING failures, last, succeeded IS NOT NULL AS succeeded
            """;

    private final JdbcClient database;
    private final Clock clock;

    LoginGuard(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Tries(int failures, Instant last, boolean succeeded) {}

    /**
     * Counts a try.
     *
     * @return whether this one, if it fails, locks the account for the address
     * @throws PlanningProblem too-many-requests while locked
     */
    boolean admit(String account, String from) {
        String address = hash(from);
        Tries pair = count(account, address, OF_PAIR);
        refuseAbove(OF_PAIR, pair);
        refuseAbove(OF_ADDRESS, count(ANY, address, OF_ADDRESS));
        Tries everywhere = count(account, ANY, OF_ACCOUNT);
        if (!pair.succeeded()) {
            refuseAbove(OF_ACCOUNT, everywhere);
        }
        return pair.failures() == OF_PAIR;
    }

    void succeeded(String account, String from) {
        String address = hash(from);
        database.sql("""
                        UPDATE login_attempt SET failures = 0, succeeded = :now
                        WHERE account = :account AND address = :address
                        """)
                .param("account", account)
                .param("address", address)
                .param("now", now())
                .update();
        database.sql("""
                        UPDATE login_attempt SET failures = greatest(0, failures - 1)
                        WHERE (account = :account AND address = '') OR (account = '' AND address = :address)
                        """).param("account", account).param("address", address).update();
        database.sql("DELETE FROM login_attempt WHERE last < :long AND (succeeded IS NULL OR succeeded < :longer)")
                .param("long", now().minusDays(1))
                .param("longer", now().minusDays(90))
                .update();
    }

    /** Returns what an address is kept as. */
    private String hash(String address) {
        String salt = database.sql("SELECT salt::text FROM login_salt")
                .query(String.class)
                .single();
        return HexFormat.of().formatHex(Secrets.sha256(salt + address));
    }

    private Tries count(String account, String address, int most) {
        return database.sql(COUNT)
                .param("account", account)
                .param("address", address)
                .param("now", now())
                .param("expired", now().minus(LOCK))
                .param("most", most)
                .query((row, number) -> new Tries(
                        row.getInt("failures"),
                        row.getObject("last", OffsetDateTime.class).toInstant(),
                        row.getBoolean("succeeded")))
                .single();
    }

    private void refuseAbove(int most, Tries tries) {
        if (tries.failures() > most) {
            long seconds = Math.max(
                    1,
                    Duration.between(clock.instant(), tries.last().plus(LOCK)).toSeconds());
            throw PlanningProblem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "Too many failed logins; try again in %d minutes.".formatted((seconds + 59) / 60))
                    .with(PlanningProblem.RETRY_AFTER, seconds);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

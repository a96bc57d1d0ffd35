package org.livingcircle.platform.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.DataVersion;
import org.livingcircle.platform.DataVersions;
import org.livingcircle.platform.PlanningProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks the database for its data version, at most once a second while it answers. Once it does not, requests are refused
 * at once and a probe of one thread asks every half second until it answers again: nobody waits for a time-out twice.
 */
@Component
class DatabaseGate implements DataVersions, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGate.class);

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PROBE_EVERY = Duration.ofMillis(500);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private final DataSource database;
    private final ScheduledExecutorService probe = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "database-probe");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Answer last;
    private volatile @Nullable Future<?> pending;

    /** What the database said last; a failure where it could not be asked. */
    private record Answer(DataVersion version, @Nullable Throwable failure, long atNanos) {
        boolean isFresh() {
            return System.nanoTime() - atNanos < FRESH.toNanos();
        }
    }

    DatabaseGate(DataSource database) {
        this.database = database;
    }

    @Override
    public DataVersion confirmed() {
        Answer answer = last;
        if (answer == null || (answer.failure() == null && !answer.isFresh())) {
            answer = ask();
        }
        if (answer.failure() != null) {
            throw PlanningProblem.databaseUnavailable(answer.failure());
        }
        return answer.version();
    }

    private synchronized Answer ask() {
        Answer before = last;
        if (before != null && before.failure() == null && before.isFresh()) {
            return before; // another request asked while this one waited
        }
        Answer answer = readVersion();
        last = answer;
        if (answer.failure() != null && (before == null || before.failure() == null)) {
            LOG.warn("The database cannot be reached: {}", answer.failure().getMessage());
            probeSoon();
        }
        return answer;
    }

    private void askAgain() {
        Answer answer = readVersion();
        last = answer;
        if (answer.failure() == null) {
            LOG.info(
                    "The database answers again, data version {}",
                    answer.version().id());
        } else if (!probe.isShutdown()) {
            probeSoon();
        }
    }

    private void probeSoon() {
        pending = probe.schedule(this::askAgain, PROBE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Answer readVersion() {
        try (Connection connection = database.getConnection()) {
            int patience = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) ANSWER_WITHIN.toMillis());
            DataVersion version = readVersion(connection);
            connection.setNetworkTimeout(Runnable::run, patience);
            return new Answer(version, null, System.nanoTime());
        } catch (SQLException | RuntimeException e) {
            return new Answer(DataVersion.NONE, e, System.nanoTime());
        }
    }

    private static DataVersion readVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM data_state")) {
            return rows.next() ? new DataVersion(rows.getString(1)) : DataVersion.NONE;
        }
    }

    @Override
    public void destroy() {
        Future<?> next = pending;
        if (next != null) {
            next.cancel(false);
        }
        probe.shutdownNow();
    }
}

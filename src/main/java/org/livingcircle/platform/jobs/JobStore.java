package org.livingcircle.platform.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/** Keeps jobs in PostgreSQL. Whose job somebody may see is decided in the query: their own, and an admin all. */
@Repository
class JobStore {

    private static final String MINE = " (owner = :owner OR :admin) ";

    private static final String COLUMNS =
            "id, process, owner, status, progress, message, said, series, incumbent, created, started, finished, updated";

    private final JdbcClient database;
    private final ObjectMapper json;

    /** What a job came to: a result, or a problem, or neither. */
    record Outcome(
            JobStatus status,
            String process,
            @Nullable String result,
            @Nullable String problem,
            String message) {}

    JobStore(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void add(String id, String process, String owner, String inputs, Message message, Instant now) {
        database.sql("""
                        INSERT INTO job (id, process, owner, status, message, said, inputs, created, updated)
                        VALUES (:id, :process, :owner, 'accepted', :message, :said::jsonb, :inputs::jsonb, :now, :now)
                        """)
                .param("id", id)
                .param("process", process)
                .param("owner", owner)
                .param("message", message.text())
                .param("said", json.writeValueAsString(message))
                .param("inputs", inputs)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Returns the inputs of a job that waits, and marks it running; empty if it waits no longer. */
    Optional<String> start(String id, Instant now) {
        return database.sql("""
                        UPDATE job SET status = 'running', message = :message, said = :said::jsonb, started = :now, updated = :now
                        WHERE id = :id AND status = 'accepted' RETURNING inputs::text
                        """)
                .param("id", id)
                .param("message", JobRun.BEGINS.text())
                .param("said", json.writeValueAsString(JobRun.BEGINS))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    void write(String id, JobRun.State state) {
        database.sql("""
                        UPDATE job SET progress = :progress, message = :message, said = :said::jsonb, series = :series::jsonb,
                            incumbent = :incumbent::jsonb, updated = :updated
                        WHERE id = :id AND status = 'running'
                        """)
                .param("id", id)
                .param("progress", state.progress())
                .param("message", state.message().text())
                .param("said", json.writeValueAsString(state.message()))
                .param("series", json.writeValueAsString(state.series()))
                .param("incumbent", state.incumbent())
                .param("updated", state.updated().atOffset(ZoneOffset.UTC))
                .update();
    }

    void finish(
            String id,
            JobStatus status,
            Message message,
            JobRun.State state,
            @Nullable String result,
            @Nullable String problem,
            Instant now) {
        database.sql("""
                        UPDATE job SET status = :status, message = :message, said = :said::jsonb, progress = :progress,
                            series = :series::jsonb, incumbent = :incumbent::jsonb, result = :result::jsonb,
                            problem = :problem::jsonb, finished = :now, updated = :now
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("status", status.wireName())
                .param("message", message.text())
                .param("said", json.writeValueAsString(message))
                .param("progress", status == JobStatus.SUCCESSFUL ? 100 : state.progress())
                .param("series", json.writeValueAsString(state.series()))
                .param("incumbent", state.incumbent())
                .param("result", result)
                .param("problem", problem)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Marks a job that waits as dismissed; tells whether it was waiting. */
    boolean dismissWaiting(String id, Message message, Instant now) {
        return database.sql("""
                                UPDATE job SET status = 'dismissed', message = :message, said = :said::jsonb, finished = :now, updated = :now
                                WHERE id = :id AND status = 'accepted'
                                """)
                        .param("id", id)
                        .param("message", message.text())
                        .param("said", json.writeValueAsString(message))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Marks every job that is not over as failed. */
    int failOpen(Message message, Instant now) {
        return database.sql("""
                        UPDATE job SET status = 'failed', message = :message, said = :said::jsonb, finished = :now, updated = :now
                        WHERE status IN ('accepted', 'running')
                        """)
                .param("message", message.text())
                .param("said", json.writeValueAsString(message))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets jobs that were over before a moment, and of each owner all but the newest that are over. */
    void forget(Instant before, int keptForEach) {
        database.sql("""
                        DELETE FROM job WHERE finished < :before OR id IN (
                            SELECT id FROM (
                                SELECT id, row_number() OVER (PARTITION BY owner ORDER BY created DESC, id) AS place
                                FROM job WHERE finished IS NOT NULL) AS ranked
                            WHERE place > :kept)
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("kept", keptForEach)
                .update();
    }

    /** Counts the jobs of somebody that are not over. */
    int countOpen(String owner) {
        return database.sql("SELECT count(*) FROM job WHERE owner = :owner AND status IN ('accepted', 'running')")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    Optional<Job> find(Actor actor, String id) {
        return database.sql("SELECT " + COLUMNS + " FROM job WHERE id = :id AND" + MINE)
                .param("id", id)
                .param("owner", actor.name())
                .param("admin", actor.has(Role.ADMIN))
                .query((row, number) -> job(row))
                .optional();
    }

    /** Returns the newest jobs of somebody. */
    List<Job> list(Actor actor, int most) {
        return database.sql(
                        "SELECT " + COLUMNS + " FROM job WHERE owner = :owner ORDER BY created DESC, id LIMIT :most")
                .param("owner", actor.name())
                .param("most", most)
                .query((row, number) -> job(row))
                .list();
    }

    Optional<Outcome> findOutcome(Actor actor, String id) {
        return database.sql("SELECT status, process, result::text, problem::text, message FROM job WHERE id = :id AND"
                        + MINE)
                .param("id", id)
                .param("owner", actor.name())
                .param("admin", actor.has(Role.ADMIN))
                .query((row, number) -> new Outcome(
                        JobStatus.of(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .optional();
    }

    private Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getString("id"),
                row.getString("process"),
                row.getString("owner"),
                JobStatus.of(row.getString("status")),
                row.getInt("progress"),
                message(row.getString("message"), row.getString("said")),
                Arrays.asList(json.readValue(row.getString("series"), JobPoint[].class)),
                row.getString("incumbent"),
                row.getTimestamp("created").toInstant(),
                instant(row.getTimestamp("started")),
                instant(row.getTimestamp("finished")),
                row.getTimestamp("updated").toInstant());
    }

    private Message message(String text, @Nullable String said) {
        return said == null ? Message.plain(text) : json.readValue(said, Message.class);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

package org.livingcircle.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs jobs, some at a time, the others in the order they came. One service runs on a database: at its start, what another left
 * open is marked as failed. Thread safe.
 */
@Component
public class Jobs implements DisposableBean {

    static final Message RESTARTED = Message.of("job.restarted", "The service was restarted; start it again.");
    private static final Message WAITS = Message.of("job.waits", "Waits for its turn.");
    private static final Message DONE = Message.of("job.done", "Done.");
    private static final Message KEPT_BEST =
            Message.of("job.cancelled.kept", "Cancelled; the best answer so far is the result.");
    private static final Message CANCELLED = Message.of("job.cancelled", "Cancelled before an answer was found.");
    private static final Message NOT_BEGUN = Message.of("job.cancelled.waiting", "Cancelled before it began.");

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration KEPT = Duration.ofDays(JobLimits.KEPT_DAYS);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(2);
    private static final int WRITE_TRIES = 5;

    private final JobStore store;
    private final Clock clock;
    private final ObjectMapper json;
    private final Limit openLimit;
    private final Map<String, JobProcess> processes;
    private final Map<String, JobRun> runs = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers;
    private volatile boolean closing;

    Jobs(JobStore store, Clock clock, ObjectMapper json, Limit openJobsLimit, List<JobProcess> processes) {
        this.store = store;
        this.clock = clock;
        this.json = json;
        this.openLimit = openJobsLimit;
        this.processes = processes.stream().collect(Collectors.toMap(JobProcess::id, Function.identity()));
        this.workers = new ThreadPoolExecutor(
                JobLimits.AT_A_TIME, JobLimits.AT_A_TIME, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "job");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    @EventListener(ApplicationReadyEvent.class)
    void failWhatWasLeft() {
        int left = store.failOpen(RESTARTED, clock.instant());
        if (left > 0) {
            LOG.info("{} jobs of an earlier run of the service are marked as failed", left);
        }
    }

    /**
     * Starts a job.
     *
     * @param inputs checked already, JSON
     * @throws PlanningProblem of type too-many-requests if the owner has too many that are not over
     */
    public Job submit(Actor owner, String process, String inputs) {
        JobProcess work = process(process);
        if (store.countOpen(owner.name()) >= openLimit.value()) {
            throw PlanningProblem.of(
                    ProblemType.TOO_MANY_REQUESTS,
                    "You have %d jobs that are not over; wait for one to end, or cancel one."
                            .formatted(openLimit.value()));
        }
        Instant now = clock.instant();
        store.forget(now.minus(KEPT), JobLimits.KEPT_FOR_EACH);
        String id = UUID.randomUUID().toString();
        store.add(id, process, owner.name(), inputs, WAITS, now);
        workers.execute(() -> run(id, work));
        return find(owner, id);
    }

    private JobProcess process(String id) {
        return Optional.ofNullable(processes.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no process " + id));
    }

    private void run(String id, JobProcess work) {
        JobRun run = new JobRun(clock);
        runs.put(id, run);
        try {
            Optional<String> inputs = store.start(id, clock.instant());
            if (inputs.isPresent()) {
                run(id, work, inputs.get(), run);
            }
        } catch (RuntimeException e) {
            LOG.error("Job {} could not be kept", id, e);
        } finally {
            runs.remove(id);
        }
    }

    private void run(String id, JobProcess work, String inputs, JobRun run) {
        Written written = new Written(id, run);
        String result = null;
        String problem = null;
        JobStatus status;
        Message message;
        try {
            result = work.run(inputs, written);
            status = run.isCancelled() ? JobStatus.DISMISSED : JobStatus.SUCCESSFUL;
            message = run.isCancelled() ? KEPT_BEST : DONE;
        } catch (JobCancelled e) {
            status = JobStatus.DISMISSED;
            message = CANCELLED;
        } catch (PlanningProblem e) {
            status = JobStatus.FAILED;
            message = e.said();
            problem = json.writeValueAsString(members(e));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            String logId = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("Job {} crashed ({})", id, logId, e);
            status = JobStatus.FAILED;
            message = e instanceof OutOfMemoryError
                    ? Message.of(
                            "job.memory",
                            "The work needed more memory than there is; ask for less. ({log})",
                            Map.of("log", logId))
                    : Message.of(
                            "job.crashed",
                            "An error inside the service ended the work; it is in the log. ({log})",
                            Map.of("log", logId));
        }
        if (closing) {
            return; // the next start says why
        }
        finish(id, status, message, run.state(), result, problem);
    }

    /** Writes the end; a database that is away for a moment must not lose it. */
    private void finish(
            String id,
            JobStatus status,
            Message message,
            JobRun.State state,
            @Nullable String result,
            @Nullable String problem) {
        for (int tries = 1; ; tries++) {
            try {
                store.finish(id, status, message, state, result, problem, clock.instant());
                return;
            } catch (DataAccessException e) {
                if (tries == WRITE_TRIES) {
                    throw e;
                }
                try {
                    TimeUnit.SECONDS.sleep(tries);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    private static Map<String, Object> members(PlanningProblem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().slug());
        members.put("detail", problem.detail());
        problem.parameter().ifPresent(parameter -> members.put("parameter", parameter));
        problem.given().ifPresent(given -> members.put("given", given));
        members.put("allowed", problem.allowed());
        return members;
    }

    /** Returns a job that somebody may see, as it is at this moment. */
    public Job find(Actor actor, String id) {
        return store.find(actor, id).map(this::atThisMoment).orElseThrow(() -> absent(id));
    }

    /** Returns the newest jobs of somebody. */
    public List<Job> list(Actor actor) {
        return store.list(actor, JobLimits.KEPT_FOR_EACH).stream()
                .map(this::atThisMoment)
                .toList();
    }

    private Job atThisMoment(Job job) {
        JobRun run = runs.get(job.id());
        return run == null || job.status() != JobStatus.RUNNING ? job : job.with(run.state());
    }

    /** Ends a job early: what it has found becomes its result. A job that is over stays as it is. */
    public Job cancel(Actor actor, String id) {
        find(actor, id);
        if (!store.dismissWaiting(id, NOT_BEGUN, clock.instant())) {
            Optional.ofNullable(runs.get(id)).ifPresent(JobRun::cancel);
        }
        return find(actor, id);
    }

    /**
     * Returns the result of a job as JSON.
     *
     * @throws PlanningProblem not-found while there is none or never will be; the problem of the work where that failed
     */
    public String result(Actor actor, String id) {
        JobStore.Outcome outcome = store.findOutcome(actor, id).orElseThrow(() -> absent(id));
        String result = outcome.result();
        if (result != null) {
            return result;
        }
        if (outcome.problem() != null) {
            throw read(outcome.problem());
        }
        throw PlanningProblem.of(
                ProblemType.NOT_FOUND,
                outcome.status().isOver()
                        ? "The job has no result: " + outcome.message()
                        : "The job is not over; it is %s."
                                .formatted(outcome.status().wireName()));
    }

    private PlanningProblem read(String problem) {
        StoredProblem stored = json.readValue(problem, StoredProblem.class);
        ProblemType type = ProblemType.INTERNAL_ERROR;
        for (ProblemType one : ProblemType.values()) {
            type = one.slug().equals(stored.type()) ? one : type;
        }
        return stored.parameter() == null
                ? PlanningProblem.of(type, stored.detail())
                : PlanningProblem.of(type, stored.detail(), stored.parameter(), stored.given(), stored.allowed());
    }

    private record StoredProblem(
            String type,
            String detail,
            @Nullable String parameter,
            @Nullable String given,
            List<String> allowed) {}

    /** Returns a result in another format. */
    public JobExport export(Actor actor, String id, String format) {
        Job job = find(actor, id);
        JobProcess process = process(job.process());
        if (!process.exports().contains(format)) {
            throw PlanningProblem.invalid("f", format, formats(process));
        }
        return process.export(result(actor, id), format);
    }

    private static List<String> formats(JobProcess process) {
        return Stream.concat(Stream.of("json"), process.exports().stream()).toList();
    }

    private static PlanningProblem absent(String id) {
        return PlanningProblem.of(
                ProblemType.NOT_FOUND, "There is no job of this id, or it is not yours.", "id", id, List.of());
    }

    @Override
    public void destroy() {
        closing = true;
        runs.values().forEach(JobRun::cancel);
        workers.shutdownNow();
    }

    /** A run that writes itself to the store now and then, so that another look at the database sees how far it is. */
    private final class Written implements JobControl {

        private final String id;
        private final JobRun run;
        private Instant next = Instant.EPOCH;

        Written(String id, JobRun run) {
            this.id = id;
            this.run = run;
        }

        @Override
        public boolean isCancelled() {
            return run.isCancelled();
        }

        @Override
        public void progress(int percent, Message message) {
            run.progress(percent, message);
            write();
        }

        @Override
        public void improved(@Nullable Double objective, @Nullable Double bound, @Nullable String incumbent) {
            run.improved(objective, bound, incumbent);
            write();
        }

        private synchronized void write() {
            Instant now = clock.instant();
            if (now.isBefore(next) || closing) {
                return;
            }
            next = now.plus(WRITE_EVERY);
            try {
                store.write(id, run.state());
            } catch (DataAccessException e) {
                LOG.warn("How far job {} is could not be kept: {}", id, e.getMessage());
            }
        }
    }
}

package org.livingcircle.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.livingcircle.testing.Problems.assertProblem;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.Role;
import org.livingcircle.testing.Bearers;
import org.livingcircle.testing.FreshDatabase;
import org.livingcircle.testing.ServiceTest;
import org.livingcircle.testing.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** The life of jobs over HTTP, with work that the test holds in its hands: it goes on when the test says so. */
@ServiceTest
@Import(JobsApiTest.HeldWork.class)
class JobsApiTest {

    private static final Actor PLANNER = new Actor("planner-1", Set.of(Role.PUBLIC, Role.PLANNER));
    private static final int PATIENCE_SECONDS = 20;

    /** Work that waits for the test. */
    @TestConfiguration(proxyBeanMethods = false)
    static class HeldWork {
        @Bean
        Held held() {
            return new Held();
        }
    }

    static final class Held implements JobProcess {

        final LinkedBlockingQueue<String> begun = new LinkedBlockingQueue<>();
        final Map<String, CountDownLatch> mayEnd = new ConcurrentHashMap<>();

        @Override
        public String id() {
            return "held";
        }

        @Override
        public String run(String inputs, JobControl control) {
            String name = inputs.replaceAll("[^a-z0-9-]", "").replace("name", "");
            control.progress(10, Message.of("holds", "Holds {name}.", Map.of("name", name)));
            if (!name.startsWith("empty")) {
                for (int step = 1000; step > 0; step--) {
                    control.improved(100.0 + step, 90.0, "{\"objective\": %d}".formatted(100 + step));
                }
            }
            begun.add(name);
            if (name.startsWith("crash")) {
                throw new IllegalStateException("secret of the inside");
            }
            if (name.startsWith("wrong")) {
                throw PlanningProblem.of(
                        ProblemType.INFEASIBLE, "Nobody can be reached.", "limit", "5", List.of("more than 5"));
            }
            CountDownLatch latch = latch(name);
            while (!control.isCancelled() && latch.getCount() > 0) {
                try {
                    latch.await(20, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (name.startsWith("empty") && control.isCancelled()) {
                throw new JobCancelled();
            }
            return "{\"held\": \"%s\"}".formatted(name);
        }

        CountDownLatch latch(String name) {
            return mayEnd.computeIfAbsent(name, one -> new CountDownLatch(1));
        }

        @Override
        public List<String> exports() {
            return List.of("csv");
        }

        @Override
        public JobExport export(String result, String format) {
            return new JobExport("text/csv;charset=UTF-8", "held.csv", "held\r\n" + result);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Held held;

    @Autowired
    private FreshDatabase database;

    private Web web;

    @BeforeEach
    void connect() {
        Bearers.addTo(database);
        web = new Web(port);
    }

    @AfterEach
    void letGo() throws InterruptedException {
        for (JsonNode job : Web.read(web.get("/jobs", Bearers.HEADER, Bearers.of(PLANNER.name())))
                .get("jobs")) {
            cancel(job.get("jobID").asString());
        }
        for (JsonNode job : Web.read(web.get("/jobs", Bearers.HEADER, Bearers.of(PLANNER.name())))
                .get("jobs")) {
            awaitOver(job.get("jobID").asString());
        }
        held.begun.clear();
        database.execute("DELETE FROM job");
    }

    private String start(String name) {
        return jobs.submit(PLANNER, "held", "{\"name\": \"%s\"}".formatted(name))
                .id();
    }

    private String begun() throws InterruptedException {
        return held.begun.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private JsonNode job(String id) {
        return Web.read(web.get("/jobs/" + id, Bearers.HEADER, Bearers.of(PLANNER.name())));
    }

    private JsonNode cancel(String id) {
        return Web.read(web.send(web.to("/jobs/" + id)
                .header(Bearers.HEADER, Bearers.of(PLANNER.name()))
                .DELETE()));
    }

    private HttpResponse<String> results(String id) {
        return web.get("/jobs/" + id + "/results", Bearers.HEADER, Bearers.of(PLANNER.name()));
    }

    /** Asks again until the job is over: each question takes a moment of its own. */
    private JsonNode awaitOver(String id) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            JsonNode job = job(id);
            if (!Set.of("accepted", "running").contains(job.get("status").asString())) {
                return job;
            }
            assertThat(System.nanoTime()).as(job.toString()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aJobIsWatchedAndItsResultFetched() throws InterruptedException {
        String id = start("one");
        assertThat(begun()).isEqualTo("one");

        JsonNode running = job(id);
        assertThat(running.get("status").asString()).isEqualTo("running");
        assertThat(running.get("processID").asString()).isEqualTo("held");
        assertThat(running.get("message").asString()).isEqualTo("Holds one.");
        assertThat(running.get("said").toString())
                .isEqualTo("{\"code\":\"holds\",\"values\":{\"name\":\"one\"},\"text\":\"Holds one.\"}");
        assertThat(running.get("progress").asInt()).isEqualTo(10);
        assertThat(running.get("incumbent").get("objective").asInt()).isEqualTo(101);
        JsonNode series = running.get("series");
        assertThat(series.size()).isBetween(100, 200);
        assertThat(series.get(0).get("objective").asInt()).isEqualTo(1100);
        assertThat(series.get(series.size() - 1).get("objective").asInt()).isEqualTo(101);
        assertProblem(results(id), 404, "not-found", null, null);

        held.latch("one").countDown();
        JsonNode over = awaitOver(id);
        assertThat(over.get("status").asString()).isEqualTo("successful");
        assertThat(over.get("progress").asInt()).isEqualTo(100);
        assertThat(over.get("incumbent").get("objective").asInt()).isEqualTo(101);
        assertThat(Web.read(results(id)).get("held").asString()).isEqualTo("one");
        assertThat(web.get("/jobs/" + id + "/results?f=csv", Bearers.HEADER, Bearers.of(PLANNER.name()))
                        .body())
                .startsWith("held");
        assertProblem(
                web.get("/jobs/" + id + "/results?f=pdf", Bearers.HEADER, Bearers.of(PLANNER.name())),
                400,
                "invalid-parameter",
                "f",
                "csv");
    }

    @Test
    void twoRunAtATimeAndTheOthersWaitInOrder() throws InterruptedException {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            ids.add(start(name));
        }
        assertThat(List.of(begun(), begun())).containsExactlyInAnyOrder("a", "b");
        assertThat(job(ids.get(2)).get("status").asString()).isEqualTo("accepted");
        assertThat(job(ids.get(3)).get("status").asString()).isEqualTo("accepted");

        held.latch("b").countDown();
        assertThat(begun()).isEqualTo("c");
        assertThat(job(ids.get(3)).get("status").asString()).isEqualTo("accepted");
        assertThat(cancel(ids.get(3)).get("status").asString()).isEqualTo("dismissed");
        held.latch("a").countDown();
        held.latch("c").countDown();
        awaitOver(ids.get(0));
        awaitOver(ids.get(2));
        assertThat(held.begun).isEmpty();
    }

    @Test
    void aCancelledJobKeepsItsBestAnswer() throws InterruptedException {
        String id = start("kept");
        begun();
        cancel(id);

        JsonNode over = awaitOver(id);
        assertThat(over.get("status").asString()).isEqualTo("dismissed");
        assertThat(Web.read(results(id)).get("held").asString()).isEqualTo("kept");
        assertThat(cancel(id).get("status").asString()).isEqualTo("dismissed");
    }

    @Test
    void aJobCancelledBeforeItFoundAnythingHasNoResult() throws InterruptedException {
        String id = start("empty");
        begun();
        cancel(id);

        assertThat(awaitOver(id).get("status").asString()).isEqualTo("dismissed");
        assertProblem(results(id), 404, "not-found", null, null);
    }

    @Test
    void aCrashSaysThatItWasOneAndNothingOfTheInside() {
        String id = start("crash");

        JsonNode over = awaitOver(id);
        assertThat(over.get("status").asString()).isEqualTo("failed");
        assertThat(over.get("message").asString()).contains("error inside").doesNotContain("secret");
        assertProblem(results(id), 404, "not-found", null, null);
    }

    @Test
    void workThatCannotBeDoneSaysWhyAsTheRequestWould() {
        String id = start("wrong");

        JsonNode over = awaitOver(id);
        assertThat(over.get("status").asString()).isEqualTo("failed");
        assertThat(over.get("message").asString()).isEqualTo("Nobody can be reached.");
        assertThat(over.get("said").get("code").asString()).isEqualTo("plain");
        assertProblem(results(id), 422, "infeasible", "limit", "more than 5");
    }

    @Test
    void whatAnEarlierRunOfTheServiceLeftHasFailed() {
        database.execute("INSERT INTO job (id, process, owner, status, message, inputs, created, updated) VALUES"
                + " ('left', 'held', 'planner-1', 'running', 'Holds.', '{}', now(), now()),"
                + " ('waiting', 'held', 'planner-1', 'accepted', 'Waits.', '{}', now(), now())");

        jobs.failWhatWasLeft();

        for (String id : List.of("left", "waiting")) {
            assertThat(job(id).get("status").asString()).isEqualTo("failed");
            assertThat(job(id).get("message").asString()).isEqualTo("The service was restarted; start it again.");
            assertThat(job(id).get("said").get("code").asString()).isEqualTo("job.restarted");
        }
    }

    @Test
    void aJobIsItsOwnersAndAnAdmins() throws InterruptedException {
        String id = start("mine");
        begun();

        assertProblem(web.get("/jobs/" + id, Bearers.HEADER, Bearers.of("planner-2")), 404, "not-found", null, null);
        assertProblem(
                web.send(web.to("/jobs/" + id)
                        .header(Bearers.HEADER, Bearers.of("planner-2"))
                        .DELETE()),
                404,
                "not-found",
                null,
                null);
        assertProblem(
                web.get("/jobs/" + id + "/results", Bearers.HEADER, Bearers.of("planner-2")),
                404,
                "not-found",
                null,
                null);
        assertThat(Web.read(web.get("/jobs", Bearers.HEADER, Bearers.of("planner-2")))
                        .get("jobs"))
                .isEmpty();
        assertThat(web.get("/jobs/" + id, Bearers.HEADER, Bearers.of("admin-1")).statusCode())
                .isEqualTo(200);
        assertProblem(web.get("/jobs/" + id), 401, "unauthenticated", null, null);
        assertProblem(web.get("/jobs/" + id, Bearers.HEADER, Bearers.of("editor-1")), 403, "forbidden", null, null);
        assertThat(job(id).get("status").asString()).isEqualTo("running");
    }

    @Test
    void tooManyOpenJobsAreRefused() {
        for (int job = 0; job < 10; job++) {
            start("many-" + job);
        }
        assertThatThrownBy(() -> start("many-10"))
                .isInstanceOf(PlanningProblem.class)
                .hasMessageContaining("10 jobs that are not over");
    }
}

package org.livingcircle.siting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.geo.LonLat;
import org.livingcircle.platform.Actor;
import org.livingcircle.platform.Actors;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.platform.Role;
import org.livingcircle.platform.jobs.Jobs;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.Scenarios;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

/** Makes a scenario of what a siting job found: one facility for each new site. */
@Tag(name = "Jobs")
@RestController
class ScenarioOfJobController {

    private static final Role[] WHO = {Role.PLANNER, Role.HEALTH_BUREAU, Role.ADMIN};

    private final Jobs jobs;
    private final Actors actors;
    private final Scenarios scenarios;
    private final Ground.Source grounds;
    private final ObjectMapper json;

    /** What the scenario is called. */
    @Schema(name = "ScenarioOfJob")
    record Wish(
            @Nullable String name,

            @Schema(
                    description =
                            "Kind of the new facilities; by default the first kind of the question or of its service")
            @Nullable
            String kind) {}

    /** The scenario in short; it stands at its address. */
    @Schema(name = "MadeScenario")
    record Made(String id, String name, int revision, int changeCount, String dataVersion) {}

    ScenarioOfJobController(Jobs jobs, Actors actors, Scenarios scenarios, Ground.Source grounds, ObjectMapper json) {
        this.jobs = jobs;
        this.actors = actors;
        this.scenarios = scenarios;
        this.grounds = grounds;
        this.json = json;
    }

    @Operation(
            operationId = "saveJobAsScenario",
            summary = "Make a scenario of a siting answer",
            description = "One added facility for each new site. Facilities that stand are not changed.")
    @PostMapping(
            path = "/jobs/{id}/scenario",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Made> save(@Parameter(description = "Id of a job") @PathVariable String id, @RequestBody Wish wish) {
        Actor actor = actors.require(WHO);
        String name = wish.name();
        if (name == null || name.isBlank() || name.length() > Scenario.MOST_NAME) {
            throw PlanningProblem.invalid("name", name, "a name of 1 to %d characters".formatted(Scenario.MOST_NAME));
        }
        SitingReply reply = SitingReply.read(jobs.result(actor, id), json);
        FacilityKind kind = kind(wish.kind(), reply);
        List<Change> changes = new ArrayList<>();
        for (SitingReply.Selected site : reply.selected()) {
            if (!site.status().equals("existing")) {
                Double capacity = site.capacity();
                changes.add(new Change.AddFacility(
                        "siting-" + site.id(),
                        kind,
                        site.nameZh(),
                        site.nameEn(),
                        new LonLat(site.location().get(0), site.location().get(1)),
                        capacity == null || !reply.metadata().ownBeds() ? null : (Integer) (int) Math.round(capacity)));
            }
        }
        if (changes.isEmpty()) {
            throw PlanningProblem.of(
                    ProblemType.INFEASIBLE, "The answer has no new site: there is nothing to make a scenario of.");
        }
        Scenario made = scenarios.make(name, "siting, %s, job %s".formatted(reply.model(), id), changes);
        return ResponseEntity.created(URI.create("/scenarios/" + made.id()))
                .body(new Made(
                        made.id(), made.name(), made.revision(), made.changes().size(), made.dataVersion()));
    }

    private FacilityKind kind(@Nullable String wished, SitingReply reply) {
        List<String> kinds = new ArrayList<>();
        if (wished != null) {
            kinds.add(wished);
        }
        kinds.addAll(reply.metadata().kinds());
        String service = reply.metadata().service();
        if (service != null) {
            kinds.addAll(grounds.current(null).kinds(service));
        }
        if (kinds.isEmpty()) {
            throw PlanningProblem.invalid("kind", null, "a kind of facility; the question named no service");
        }
        try {
            return new FacilityKind(kinds.get(0));
        } catch (IllegalArgumentException e) {
            throw PlanningProblem.invalid("kind", kinds.get(0), "lower-case letters and _");
        }
    }
}

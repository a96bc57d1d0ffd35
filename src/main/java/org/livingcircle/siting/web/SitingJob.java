package org.livingcircle.siting.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.jobs.JobCancelled;
import org.livingcircle.platform.jobs.JobControl;
import org.livingcircle.platform.jobs.JobExport;
import org.livingcircle.platform.jobs.JobProcess;
import org.livingcircle.siting.app.Site;
import org.livingcircle.siting.app.SitingAnalysis;
import org.livingcircle.siting.app.SitingOutcome;
import org.livingcircle.siting.app.SitingQuestion;
import org.livingcircle.siting.app.SitingWatch;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Siting as a job. */
@Component
class SitingJob implements JobProcess {

    static final String PROCESS = "siting";

    /** A job waits for memory until it has it, or is cancelled. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final SitingAnalysis analysis;
    private final Ground.Source grounds;
    private final SitingReader reader;
    private final ObjectMapper json;

    /** The best answer so far, in short. */
    record Incumbent(
            double objective,
            @Nullable Double bound,
            @Nullable Double gap,
            List<Place> selected) {}

    /** A site, in short. */
    record Place(String id, List<Double> location) {}

    SitingJob(
            SitingAnalysis analysis,
            Ground.Source grounds,
            SitesReader sites,
            Limit sitingSecondsLimit,
            Limit sitingCurveLimit,
            ObjectMapper json) {
        this.analysis = analysis;
        this.grounds = grounds;
        this.reader = SitingReader.asJob(sitingSecondsLimit, sitingCurveLimit, sites);
        this.json = json;
    }

    @Override
    public String id() {
        return PROCESS;
    }

    /** Checks inputs as far as that can be done at once. */
    void check(@Nullable SitingInputs inputs) {
        SitingQuestion question = reader.read(inputs);
        analysis.check(question, grounds.current(question.scenario()));
    }

    @Override
    public String run(String inputs, JobControl control) {
        SitingQuestion question = reader.read(json.readValue(inputs, SitingInputs.class));
        SitingOutcome outcome =
                analysis.answer(question, grounds.later(question.scenario()), PATIENCE, new Watch(control));
        if (outcome.chosen().isEmpty() && control.isCancelled()) {
            throw new JobCancelled();
        }
        return json.writeValueAsString(SitingReply.of(question, outcome));
    }

    @Override
    public List<String> exports() {
        return SitingExports.FORMATS;
    }

    @Override
    public JobExport export(String result, String format) {
        return SitingExports.of(SitingReply.read(result, json), format, json);
    }

    /** Tells the job how the search goes. */
    private final class Watch implements SitingWatch {

        private final JobControl control;

        Watch(JobControl control) {
            this.control = control;
        }

        @Override
        public boolean isCancelled() {
            return control.isCancelled();
        }

        @Override
        public void step(int percent, Message message) {
            control.progress(percent, message);
        }

        @Override
        public void improved(@Nullable Double objective, @Nullable Double bound, List<Site> open) {
            String incumbent = null;
            if (objective != null) {
                Double gap = bound == null ? null : gap(objective, bound);
                incumbent = json.writeValueAsString(new Incumbent(
                        objective,
                        bound,
                        gap,
                        open.stream()
                                .map(site -> new Place(site.id(), SitingReply.location(site.location())))
                                .toList()));
            }
            control.improved(objective, bound, incumbent);
        }

        private double gap(double objective, double bound) {
            double far = Math.max(Math.abs(objective), Math.abs(bound));
            return far == 0 ? 0 : Math.abs(objective - bound) / far;
        }
    }
}

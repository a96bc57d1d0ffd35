package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.livingcircle.siting.SitingAnswer;
import org.livingcircle.siting.SitingProgress;

/**
 * Adds up how far the parts of a question are, for whoever watches. There is an objective once every part has one: until then a
 * sum would say nothing.
 */
final class Incumbents {

    private final SitingQuestion question;
    private final SitingWatch watch;
    private final int parts;
    private final List<Site> settled = new ArrayList<>();
    private int ended;
    private double objectives;
    private double bounds;

    Incumbents(SitingQuestion question, SitingWatch watch, int parts) {
        this.question = question;
        this.watch = watch;
        this.parts = parts;
    }

    /** Returns who hears of the search of the next part. */
    Consumer<SitingProgress> of(SitingPart part) {
        return progress -> {
            boolean all = ended == parts - 1;
            Double objective = all && progress.hasSites() ? shown(progress.objective(), objectives) : null;
            Double bound = all ? bound(progress.bound()) : null;
            List<Site> open = new ArrayList<>(settled);
            open.addAll(SitingAnalysis.sites(part, progress.open()));
            watch.improved(objective, bound, open);
        };
    }

    /** Takes the answer of a part. */
    void end(SitingPart part, SitingAnswer answer) {
        settled.addAll(SitingAnalysis.sites(part, answer.open()));
        ended++;
        if (ended == parts) {
            watch.improved(
                    answer.hasSites() ? shown(answer.objective(), objectives) : null, bound(answer.bound()), settled);
        }
        objectives = add(objectives, answer.objective());
        bounds = add(bounds, answer.bound());
    }

    private Double shown(long value, double before) {
        return ObjectiveUnits.shown(question, add(before, value));
    }

    /** Returns a bound; null where none is known yet. */
    private @Nullable Double bound(long value) {
        boolean known = value > Long.MIN_VALUE / 4 && value < Long.MAX_VALUE / 4;
        return known ? shown(value, bounds) : null;
    }

    private double add(double before, long value) {
        return ObjectiveUnits.takesLargest(question.model()) ? Math.max(before, (double) value) : before + value;
    }
}

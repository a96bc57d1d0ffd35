package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Message;
import org.livingcircle.siting.CoveringCurve;
import org.livingcircle.siting.SitingAnswer;
import org.livingcircle.siting.SitingModel;

/** What more sites would bring: the same question for every p from the fewest on. */
final class TradeOff {

    private final SitingSolver solver;
    private final SitingQuestion question;
    private final SitingPart part;
    private final SitingWatch watch;

    TradeOff(SitingSolver solver, SitingQuestion question, SitingPart part, SitingWatch watch) {
        this.solver = solver;
        this.question = question;
        this.part = part;
        this.watch = watch;
    }

    /**
     * The curve as far as the time went.
     *
     * @param points those that have an answer
     * @param unasked every p for which no time was left
     */
    record Curve(List<SitingOutcome.CurvePoint> points, List<Integer> unasked) {
        Curve {
            points = List.copyOf(points);
            unasked = List.copyOf(unasked);
        }
    }

    /**
     * Returns the curve; the p of the question is always part of it.
     *
     * @param known the answer for the p of the question, not searched for again
     * @param seconds for all of it
     */
    Curve of(SitingAnswer known, double seconds) {
        return question.model() == SitingModel.MCLP ? covered(known, seconds) : oneByOne(known, seconds);
    }

    /** Each begins with the one before it. */
    private Curve covered(SitingAnswer known, double seconds) {
        List<SitingOutcome.CurvePoint> points = new ArrayList<>();
        for (CoveringCurve.Point one : CoveringCurve.solve(
                part.covering(),
                question.curve() + part.kept(),
                question.seed(),
                new TimedWork(watch, seconds, none -> {}))) {
            int p = one.p() - part.kept();
            if (p > 0) {
                point(p, p == question.p() ? known : one.answer()).ifPresent(points::add);
            }
        }
        return new Curve(points, List.of());
    }

    private Curve oneByOne(SitingAnswer known, double seconds) {
        List<SitingOutcome.CurvePoint> points = new ArrayList<>();
        List<Integer> unasked = new ArrayList<>();
        int first = Math.max(Math.max(1, part.insisted()), least() - part.kept());
        int last = Math.min(question.curve(), part.sites().size() - part.kept());
        long begun = System.nanoTime();
        for (int p = first; p <= last && !watch.isCancelled(); p++) {
            double left = seconds - (System.nanoTime() - begun) / 1e9;
            if (left <= 0 && p != question.p()) {
                unasked.add(p);
                continue;
            }
            watch.step(90, Message.of("siting.curve", "Asks the same for {p} sites, for the curve.", Map.of("p", p)));
            SitingAnswer answer = p == question.p()
                    ? known
                    : solver.solve(
                                    question,
                                    part,
                                    p,
                                    new TimedWork(watch, Math.max(0, left / (last - p + 1)), none -> {}))
                            .answer();
            point(p, answer).ifPresent(points::add);
        }
        return new Curve(points, unasked);
    }

    /** Returns the fewest open sites that the model can be asked for. */
    private int least() {
        SitingQuestion.Upper upper = question.upper();
        return question.model() == SitingModel.P_DISPERSION ? 2 : upper == null ? 1 : upper.p();
    }

    private Optional<SitingOutcome.CurvePoint> point(int p, SitingAnswer answer) {
        if (!answer.hasSites()) {
            return Optional.empty();
        }
        return Optional.of(new SitingOutcome.CurvePoint(
                p,
                ObjectiveUnits.shown(question, (double) answer.objective()),
                ObjectiveUnits.shown(question, (double) answer.bound()),
                answer.status() == SitingAnswer.Status.OPTIMAL,
                share(answer)));
    }

    private @Nullable Double share(SitingAnswer answer) {
        long total = part.points().demand().total() + part.apart().demand().total();
        return question.model().kind() == SitingModel.Kind.COVERING && total > 0
                ? (Double) ((double) answer.objective() / total)
                : null;
    }
}

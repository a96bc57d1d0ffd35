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
     * Returns the curve as far as the time goes; a p that has no answer is left out.
     *
     * @param known the answer for the p of the question, not searched for again
     * @param seconds for all of it
     */
    List<SitingOutcome.CurvePoint> points(SitingAnswer known, double seconds) {
        return question.model() == SitingModel.MCLP ? covered(known, seconds) : oneByOne(known, seconds);
    }

    /** Each begins with the one before it. */
    private List<SitingOutcome.CurvePoint> covered(SitingAnswer known, double seconds) {
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
        return points;
    }

    private List<SitingOutcome.CurvePoint> oneByOne(SitingAnswer known, double seconds) {
        List<SitingOutcome.CurvePoint> points = new ArrayList<>();
        int first = Math.max(1, part.insisted());
        int last = Math.min(question.curve(), part.sites().size() - part.kept());
        long begun = System.nanoTime();
        for (int p = first; p <= last && !watch.isCancelled(); p++) {
            watch.step(90, Message.of("siting.curve", "Asks the same for {p} sites, for the curve.", Map.of("p", p)));
            double left = seconds - (System.nanoTime() - begun) / 1e9;
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
        return points;
    }

    private Optional<SitingOutcome.CurvePoint> point(int p, SitingAnswer answer) {
        if (!answer.hasSites()) {
            return Optional.empty();
        }
        return Optional.of(new SitingOutcome.CurvePoint(
                p,
                ObjectiveUnits.shown(question, (double) answer.objective()),
                ObjectiveUnits.shown(question, (double) answer.bound()),
                share(answer)));
    }

    private @Nullable Double share(SitingAnswer answer) {
        long total = part.points().demand().total() + part.apart().demand().total();
        return question.model().kind() == SitingModel.Kind.COVERING && total > 0
                ? (Double) ((double) answer.objective() / total)
                : null;
    }
}

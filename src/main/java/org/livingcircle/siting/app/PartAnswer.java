package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.siting.CapacitatedCovering;
import org.livingcircle.siting.CoveringExplanation;
import org.livingcircle.siting.Flow;
import org.livingcircle.siting.MedianExplanation;
import org.livingcircle.siting.SiteExplanation;
import org.livingcircle.siting.SitingAnswer;
import org.livingcircle.siting.SitingModel;

/**
 * The answer to a part of a question with its reasons.
 *
 * @param served by point of the part the weight that open sites serve
 * @param travel the weighted sum of the ways to the sites that serve; 0 where the model does not measure travel
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read once; never compared.
record PartAnswer(SitingPart part, Solution solution, List<SiteExplanation> reasons, long[] served, double travel) {

    /** With more sites than this, each is not taken away in turn to see what is lost: it would take longer than the search. */
    private static final int MOST_TAKEN_AWAY = 60;

    PartAnswer {
        reasons = List.copyOf(reasons);
    }

    SitingAnswer answer() {
        return solution.answer();
    }

    /** Explains an answer. */
    static PartAnswer of(SitingQuestion question, SitingPart part, Solution solution) {
        List<Integer> open = solution.answer().open();
        long[] served = new long[part.points().size()];
        if (open.isEmpty()) {
            return new PartAnswer(part, solution, List.of(), served, 0);
        }
        if (question.model().hasCapacity()) {
            return ofFlows(question, part, solution, served);
        }
        return switch (question.model().kind()) {
            case COVERING -> {
                for (int site : open) {
                    for (int point : part.covers()[site]) {
                        served[point] = part.points().weight(point);
                    }
                }
                yield new PartAnswer(part, solution, CoveringExplanation.of(part.covering(), open), served, 0);
            }
            case MEDIAN -> {
                Nearest nearest = Nearest.of(part, open);
                double travel = 0;
                for (int point = 0; point < served.length; point++) {
                    if (nearest.position(point) != Nearest.NOBODY) {
                        served[point] = part.points().weight(point);
                        travel += (double) served[point] * nearest.cost(point);
                    }
                }
                List<SiteExplanation> reasons = question.model() == SitingModel.P_CENTRE
                        ? CentreReasons.of(part, open, nearest)
                        : MedianExplanation.of(part.median(open.size()), open);
                yield new PartAnswer(part, solution, reasons, served, travel);
            }
            case DISPERSION -> new PartAnswer(part, solution, DispersionReasons.of(part, open), served, 0);
        };
    }

    private static PartAnswer ofFlows(SitingQuestion question, SitingPart part, Solution solution, long[] served) {
        List<Integer> open = solution.answer().open();
        long[] loads = new long[part.sites().size()];
        boolean travels = question.model().kind() == SitingModel.Kind.MEDIAN;
        double travel = 0;
        for (Flow flow : solution.flows()) {
            served[flow.point()] += flow.amount();
            loads[flow.site()] += flow.amount();
            travel += travels ? (double) flow.amount() * part.costs().cost(flow.site(), flow.point()) : 0;
        }
        List<SiteExplanation> reasons = new ArrayList<>();
        for (int site : open) {
            boolean told = !travels && open.size() <= MOST_TAKEN_AWAY;
            Long lost = told ? lost(question, part, solution, site) : null;
            reasons.add(new SiteExplanation(site, loads[site], null, lost, null, null, List.of()));
        }
        return new PartAnswer(part, solution, reasons, served, travel);
    }

    /** Returns what would be served no more if a site went; null where the floors could not be held. */
    private static @Nullable Long lost(SitingQuestion question, SitingPart part, Solution solution, int site) {
        List<Integer> others = new ArrayList<>(solution.answer().open());
        others.remove((Integer) site);
        Double usual = question.capacity();
        List<Flow> left =
                CapacitatedCovering.serve(part.covering(), part.capacities(usual == null ? 0 : usual), others);
        return left == null
                ? null
                : (Long) (solution.answer().objective()
                        - left.stream().mapToLong(Flow::amount).sum());
    }
}

package org.livingcircle.siting.app;

import java.util.List;
import java.util.Objects;
import org.livingcircle.siting.CapacitatedCovering;
import org.livingcircle.siting.CapacitatedMedian;
import org.livingcircle.siting.CentreExplanation;
import org.livingcircle.siting.CoveringExplanation;
import org.livingcircle.siting.DispersionExplanation;
import org.livingcircle.siting.Flow;
import org.livingcircle.siting.Hierarchy;
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
                yield new PartAnswer(part, solution, ofTravel(question, part, solution), served, travel);
            }
            case DISPERSION ->
                new PartAnswer(part, solution, DispersionExplanation.of(part.dispersion(open.size()), open), served, 0);
        };
    }

    private static List<SiteExplanation> ofTravel(SitingQuestion question, SitingPart part, Solution solution) {
        List<Integer> open = solution.answer().open();
        return switch (question.model()) {
            case P_CENTRE -> CentreExplanation.of(part.median(open.size()), open);
            case HIERARCHY ->
                Hierarchy.explain(
                        part.hierarchy(Objects.requireNonNull(question.upper()), open.size()), open, solution.upper());
            default -> MedianExplanation.of(part.median(open.size()), open);
        };
    }

    private static PartAnswer ofFlows(SitingQuestion question, SitingPart part, Solution solution, long[] served) {
        List<Integer> open = solution.answer().open();
        boolean travels = question.model().kind() == SitingModel.Kind.MEDIAN;
        double travel = 0;
        for (Flow flow : solution.flows()) {
            served[flow.point()] += flow.amount();
            travel += travels ? (double) flow.amount() * part.costs().cost(flow.site(), flow.point()) : 0;
        }
        List<Long> capacities = part.capacities(Objects.requireNonNull(question.capacity()));
        List<SiteExplanation> reasons = travels
                ? CapacitatedMedian.explain(part.median(open.size()), capacities, open, solution.flows())
                : CapacitatedCovering.explain(part.covering(), capacities, open, solution.flows());
        return new PartAnswer(part, solution, reasons, served, travel);
    }
}

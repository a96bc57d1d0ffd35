package org.livingcircle.siting.app;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingcircle.siting.BackupCovering;
import org.livingcircle.siting.CapacitatedCovering;
import org.livingcircle.siting.CapacitatedMedian;
import org.livingcircle.siting.CoveringProblem;
import org.livingcircle.siting.Flow;
import org.livingcircle.siting.Hierarchy;
import org.livingcircle.siting.HierarchyAnswer;
import org.livingcircle.siting.HierarchyProblem;
import org.livingcircle.siting.MaximalCovering;
import org.livingcircle.siting.MedianProblem;
import org.livingcircle.siting.MipSolver;
import org.livingcircle.siting.PCentre;
import org.livingcircle.siting.PDispersion;
import org.livingcircle.siting.PMedian;
import org.livingcircle.siting.SetCovering;
import org.livingcircle.siting.SitingAnswer;
import org.livingcircle.siting.SitingModel;
import org.livingcircle.siting.SitingVerdict;
import org.livingcircle.siting.SitingVerifier;
import org.livingcircle.siting.SitingWork;
import org.livingcircle.siting.solver.OrToolsMipSolver;
import org.springframework.stereotype.Component;

/** Chooses the method of a model, and counts every answer a second time. Thread safe. */
@Component
class SitingSolver {

    /** HiGHS keeps nothing of what it has where its time ends. */
    private final MipSolver flows = new OrToolsMipSolver(OrToolsMipSolver.Engine.CBC);

    /**
     * Solves a part of a question.
     *
     * @param chosen how many sites are open beside those kept; without meaning where the model finds the number
     */
    Solution solve(SitingQuestion question, SitingPart part, int chosen, SitingWork work) {
        int p = chosen + part.kept();
        long seed = question.seed();
        return switch (question.model()) {
            case LSCP -> fewest(part.covering(), leastCovered(question, part), seed, work);
            case LSCP_B -> {
                CoveringProblem problem = part.covering();
                SitingAnswer answer = BackupCovering.solve(problem, seed, work);
                yield verified(answer, () -> SitingVerifier.backupCovering(problem, answer));
            }
            case MCLP -> {
                CoveringProblem problem = part.covering();
                SitingAnswer answer = MaximalCovering.solve(problem, p, seed, work);
                yield verified(answer, () -> SitingVerifier.maximalCovering(problem, p, answer));
            }
            case CMCLP -> capacitatedCovering(question, part, p, work);
            case P_MEDIAN -> {
                MedianProblem problem = part.median(p);
                SitingAnswer answer = PMedian.solve(problem, seed, work);
                yield verified(answer, () -> SitingVerifier.median(problem, answer));
            }
            case CAPACITATED_P_MEDIAN -> capacitatedMedian(question, part, p, work);
            case P_CENTRE -> {
                MedianProblem problem = part.median(p);
                SitingAnswer answer = PCentre.solve(problem, work);
                yield verified(answer, () -> SitingVerifier.centre(problem, answer));
            }
            case P_DISPERSION -> {
                SitingAnswer answer = PDispersion.solve(part.dispersion(p), work);
                yield verified(answer, () -> SitingVerifier.dispersion(part.between(), part.rules(), p, answer));
            }
            case HIERARCHY -> hierarchy(question, part, p, work);
        };
    }

    private interface SecondCount {
        SitingVerdict verdict();
    }

    private static Solution verified(SitingAnswer answer, SecondCount count) {
        return answer.hasSites() ? Solution.of(answer, count.verdict(), List.of(), List.of()) : Solution.none(answer);
    }

    private static Solution fewest(CoveringProblem problem, @Nullable Long least, long seed, SitingWork work) {
        SitingAnswer answer =
                least == null ? SetCovering.solve(problem, work) : SetCovering.solveShare(problem, least, seed, work);
        return verified(
                answer,
                () -> least == null
                        ? SitingVerifier.setCovering(problem, answer)
                        : SitingVerifier.coveringShare(problem, least, answer));
    }

    /** Returns the least weight to cover: a share of all, those no site reaches too; null for everybody. */
    private static @Nullable Long leastCovered(SitingQuestion question, SitingPart part) {
        Double share = question.leastShare();
        return share == null
                ? null
                : (Long) (long) Math.ceil(share
                        * (part.points().demand().total()
                                + part.apart().demand().total()));
    }

    private Solution capacitatedCovering(SitingQuestion question, SitingPart part, int p, SitingWork work) {
        CoveringProblem problem = part.covering();
        List<Long> capacities = capacities(question, part);
        SitingAnswer answer = CapacitatedCovering.solve(problem, capacities, p, flows, work);
        if (!answer.hasSites()) {
            return Solution.none(answer);
        }
        List<Flow> served = CapacitatedCovering.serve(problem, capacities, answer.open());
        return Solution.of(
                answer,
                SitingVerifier.capacitatedCovering(problem, capacities, p, answer, served),
                served == null ? List.of() : served,
                List.of());
    }

    private Solution capacitatedMedian(SitingQuestion question, SitingPart part, int p, SitingWork work) {
        MedianProblem problem = part.median(p);
        List<Long> capacities = capacities(question, part);
        SitingAnswer answer = CapacitatedMedian.solve(problem, capacities, flows, work);
        if (!answer.hasSites()) {
            return Solution.none(answer);
        }
        List<Flow> served = CapacitatedMedian.serve(problem, capacities, answer.open());
        return Solution.of(
                answer,
                SitingVerifier.capacitatedMedian(problem, capacities, answer, served),
                served == null ? List.of() : served,
                List.of());
    }

    private Solution hierarchy(SitingQuestion question, SitingPart part, int p, SitingWork work) {
        SitingQuestion.Upper upper = Objects.requireNonNull(question.upper());
        HierarchyProblem problem = part.hierarchy(upper, p);
        HierarchyAnswer answer = Hierarchy.solve(problem, upper.together(), flows, work);
        return answer.siting().hasSites()
                ? Solution.of(answer.siting(), SitingVerifier.hierarchy(problem, answer), List.of(), answer.upper())
                : Solution.none(answer.siting());
    }

    private static List<Long> capacities(SitingQuestion question, SitingPart part) {
        return part.capacities(Objects.requireNonNull(question.capacity()));
    }

    /**
     * Returns the bytes that the search takes at most beside its problem.
     *
     * @param entries pairs of a site and a point within its reach
     */
    static long bytes(SitingModel model, int sites, int points, long entries) {
        return switch (model) {
            case LSCP, LSCP_B, MCLP -> MaximalCovering.bytes(sites, points, entries);
            case CMCLP -> CapacitatedCovering.bytes(sites, points, entries);
            case P_MEDIAN -> PMedian.bytes(sites, points);
            case CAPACITATED_P_MEDIAN -> CapacitatedMedian.bytes(sites, points, entries);
            case P_CENTRE -> PCentre.bytes(sites, points);
            case P_DISPERSION -> 0;
            case HIERARCHY -> Hierarchy.bytes(sites, points, entries);
        };
    }
}

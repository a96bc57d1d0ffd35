package org.livingcircle.siting;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.List;

/**
 * Covering here and given plainly to CBC and HiGHS, one after the other in one process: a table on standard output. First small
 * instances to their proof, then a prefecture of 1.15 million cells and 2,000 sites, ours only, with the gap after so many seconds.
 * Arguments: the seconds of a plain solver (60); then the seconds for the prefecture (10 60).
 */
public final class CoveringTable {

    private CoveringTable() {}

    public static void main(String[] arguments) {
        Loader.loadNativeLibraries();
        int plain = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        small(plain);
        int[] seconds = arguments.length > 1
                ? java.util.Arrays.stream(arguments)
                        .skip(1)
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[] {10, 60};
        prefecture(seconds);
    }

    // ---- to the proof -----------------------------------------------------------------------------------------

    private static void small(int limit) {
        System.out.println(
                "| model | sites | points | p | ours | s | CBC | s | HiGHS | s | CBC / ours | HiGHS / ours |");
        System.out.println("| --- " + "| ---: ".repeat(11) + "|");
        for (int sites : new int[] {100, 300, 600}) {
            CoveringProblem problem = SyntheticTowns.of(400, 300, 20 * sites, sites, 15, 7);
            for (int p : new int[] {5, 15, 40}) {
                row("MCLP", problem, p, limit);
            }
            row("LSCP", coverable(problem), 0, limit);
        }
    }

    private static void row(String model, CoveringProblem problem, int p, int limit) {
        SitingAnswer[] answer = new SitingAnswer[1];
        double ours = Double.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            long begin = System.nanoTime();
            SitingWork work = new Limited(begin + 1_000_000_000L * limit);
            answer[0] = p == 0 ? SetCovering.solve(problem, work) : MaximalCovering.solve(problem, p, 1, work);
            ours = Math.min(ours, (System.nanoTime() - begin) / 1e9);
        }
        Plain cbc = plain("CBC_MIXED_INTEGER_PROGRAMMING", problem, p, limit);
        Plain highs = plain("HIGHS_MIXED_INTEGER_PROGRAMMING", problem, p, limit);
        System.out.printf(
                "| %s | %,d | %,d | %s | %,d%s | %.3f | %s | %.2f | %s | %.2f | %.1f | %.1f |%n",
                model,
                problem.sites(),
                problem.demand().size(),
                p == 0 ? "" : String.valueOf(p),
                answer[0].objective(),
                answer[0].status() == SitingAnswer.Status.OPTIMAL ? "" : " (bound %,d)".formatted(answer[0].bound()),
                ours,
                cbc.answer,
                cbc.seconds,
                highs.answer,
                highs.seconds,
                cbc.seconds / ours,
                highs.seconds / ours);
    }

    /** The problem without what no site covers. */
    private static CoveringProblem coverable(CoveringProblem problem) {
        long[] weights = new long[problem.demand().size()];
        for (int[] points : problem.covers()) {
            for (int point : points) {
                weights[point] = problem.demand().weight(point);
            }
        }
        return CoveringProblem.of(Demand.of(weights), problem.covers(), problem.rules());
    }

    private record Plain(String answer, double seconds) {}

    /** The model as it stands in the textbook: a column for each site and point, a row for each point. */
    private static Plain plain(String engine, CoveringProblem problem, int p, int limit) {
        long begin = System.nanoTime();
        MPSolver solver = MPSolver.createSolver(engine);
        MPObjective objective = solver.objective();
        List<MPVariable> sites = new ArrayList<>();
        MPConstraint count = solver.makeConstraint(0, p == 0 ? problem.sites() : p);
        for (int site = 0; site < problem.sites(); site++) {
            MPVariable open = solver.makeBoolVar("");
            sites.add(open);
            count.setCoefficient(open, 1);
            if (p == 0) {
                objective.setCoefficient(open, 1);
            }
        }
        List<MPConstraint> points = new ArrayList<>();
        for (int point = 0; point < problem.demand().size(); point++) {
            long weight = problem.demand().weight(point);
            MPConstraint covered = solver.makeConstraint(p == 0 && weight > 0 ? 1 : 0, MPSolver.infinity());
            points.add(covered);
            if (p > 0) {
                MPVariable share = solver.makeNumVar(0, 1, "");
                covered.setCoefficient(share, -1);
                objective.setCoefficient(share, weight);
            }
        }
        for (int site = 0; site < problem.sites(); site++) {
            for (int point : problem.covers()[site]) {
                points.get(point).setCoefficient(sites.get(site), 1);
            }
        }
        if (p == 0) {
            objective.setMinimization();
        } else {
            objective.setMaximization();
        }
        solver.setTimeLimit(1000L * limit);
        MPSolver.ResultStatus status;
        try {
            status = solver.solve();
        } catch (IllegalArgumentException outOfTime) {
            // HiGHS at its limit answers with a status that the wrapper's enum does not know
            return new Plain("none", (System.nanoTime() - begin) / 1e9);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Plain(
                status == MPSolver.ResultStatus.OPTIMAL
                        ? "%,.0f".formatted(objective.value())
                        : status == MPSolver.ResultStatus.FEASIBLE
                                ? "%,.0f, no proof".formatted(objective.value())
                                : "none",
                seconds);
    }

    private record Limited(long end) implements SitingWork {
        @Override
        public void improved(SitingProgress progress) {}

        @Override
        public boolean stopped() {
            return System.nanoTime() > end;
        }
    }

    // ---- a prefecture -----------------------------------------------------------------------------------------

    private static void prefecture(int[] seconds) {
        System.out.println("\n| limit | entries | p | seconds | covered | bound | gap |");
        System.out.println("| --- " + "| ---: ".repeat(6) + "|");
        for (double radius : new double[] {10, 50}) {
            CoveringProblem problem = SyntheticTowns.of(2600, 2100, 1_150_000, 2000, radius, 1);
            long entries = 0;
            for (int[] points : problem.covers()) {
                entries += points.length;
            }
            for (int p : new int[] {10, 50, 200}) {
                for (int limit : seconds) {
                    long begin = System.nanoTime();
                    SitingAnswer answer =
                            MaximalCovering.solve(problem, p, 1, new Limited(begin + 1_000_000_000L * limit));
                    System.out.printf(
                            "| %.0f m | %,d | %d | %.1f | %,d | %,d | %.3f %% |%n",
                            100 * radius,
                            entries,
                            p,
                            (System.nanoTime() - begin) / 1e9,
                            answer.objective(),
                            answer.bound(),
                            100 * answer.gap());
                }
            }
        }
    }
}

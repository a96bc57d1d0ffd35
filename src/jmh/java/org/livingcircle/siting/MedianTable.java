package org.livingcircle.siting;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Seconds to the proof of p-medians: {@link PMedian}, and the same model given plainly to CBC and HiGHS, one after the other in one
 * run: a table on standard output.
 *
 * <p>Arguments: {@code pmed6} for an instance of OR-Library, {@code 900:60:1} for one drawn in its way (nodes, p, seed); a {@code +} in
 * front asks the solvers as well. The first line warms the compiler and is not shown.
 */
public final class MedianTable {

    private static final int LIMIT_SECONDS = Integer.getInteger("limit", 300);

    private MedianTable() {}

    public static void main(String[] instances) throws IOException {
        Loader.loadNativeLibraries();
        PMedian.solve(OrLibrary.drawn(100, 10, 1), 1, SitingWork.UNTIL_PROVEN);
        System.out.println("| instance | sites | p | optimum | ours s | CBC s | HiGHS s | CBC / ours | HiGHS / ours |");
        System.out.println("| --- " + "| ---: ".repeat(8) + "|");
        double together = 0;
        boolean agree = true;
        for (String instance : instances) {
            boolean asked = instance.startsWith("+");
            String name = asked ? instance.substring(1) : instance;
            MedianProblem problem = problem(name);
            long start = System.nanoTime();
            long end = start + LIMIT_SECONDS * 1_000_000_000L;
            SitingAnswer answer = PMedian.solve(problem, 1, until(end));
            double ours = seconds(start);
            together += ours;
            List<String> cells = new ArrayList<>(List.of(
                    name,
                    String.valueOf(problem.sites()),
                    String.valueOf(problem.p()),
                    answer.status() == SitingAnswer.Status.OPTIMAL
                            ? String.valueOf(answer.objective())
                            : "%d to %d".formatted(answer.bound(), answer.objective()),
                    format(ours)));
            List<String> ratios = new ArrayList<>();
            for (String engine : List.of("CBC", "HIGHS")) {
                if (!asked) {
                    cells.add("");
                    ratios.add("");
                    continue;
                }
                start = System.nanoTime();
                double optimum = plain(problem, engine);
                double theirs = seconds(start);
                cells.add(Double.isNaN(optimum) ? "> " + LIMIT_SECONDS : format(theirs));
                ratios.add((Double.isNaN(optimum) ? "> " : "") + Math.round(theirs / ours));
                agree &= Double.isNaN(optimum) || Math.round(optimum) == answer.objective();
            }
            cells.addAll(ratios);
            System.out.println("| " + String.join(" | ", cells) + " |");
        }
        System.out.printf(Locale.ROOT, "%nours together %.2f s; optima agree: %s%n", together, agree ? "yes" : "NO");
        System.exit(agree ? 0 : 1);
    }

    private static MedianProblem problem(String name) throws IOException {
        if (name.startsWith("pmed")) {
            return OrLibrary.pmed(Integer.parseInt(name.substring("pmed".length())));
        }
        int[] numbers =
                Arrays.stream(name.split(":", -1)).mapToInt(Integer::parseInt).toArray();
        return OrLibrary.drawn(numbers[0], numbers[1], numbers[2]);
    }

    /** Returns the optimum of the plain model; NaN where the solver has no proof within the limit. */
    private static double plain(MedianProblem problem, String engine) {
        MPSolver solver = MPSolver.createSolver(engine);
        int sites = problem.sites();
        int points = problem.demand().size();
        MPVariable[] open = new MPVariable[sites];
        MPConstraint count = solver.makeConstraint(problem.p(), problem.p());
        for (int site = 0; site < sites; site++) {
            open[site] = solver.makeBoolVar("");
            count.setCoefficient(open[site], 1);
        }
        MPObjective objective = solver.objective();
        for (int point = 0; point < points; point++) {
            MPConstraint served = solver.makeConstraint(1, 1);
            for (int site = 0; site < sites; site++) {
                MPVariable serves = solver.makeNumVar(0, 1, "");
                objective.setCoefficient(
                        serves,
                        (double) problem.demand().weight(point)
                                * problem.costs().cost(site, point));
                served.setCoefficient(serves, 1);
                MPConstraint onlyIfOpen = solver.makeConstraint(-MPSolver.infinity(), 0);
                onlyIfOpen.setCoefficient(serves, 1);
                onlyIfOpen.setCoefficient(open[site], -1);
            }
        }
        objective.setMinimization();
        solver.setTimeLimit(LIMIT_SECONDS * 1000L);
        MPSolverParameters exact = new MPSolverParameters();
        exact.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        return solver.solve(exact) == MPSolver.ResultStatus.OPTIMAL ? objective.value() : Double.NaN;
    }

    private static SitingWork until(long end) {
        return new SitingWork() {
            @Override
            public void improved(SitingProgress progress) {}

            @Override
            public boolean stopped() {
                return System.nanoTime() > end;
            }
        };
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String format(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}

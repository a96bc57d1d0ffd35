package org.livingcircle.siting.solver;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraintProto;
import com.google.ortools.linearsolver.MPModelProto;
import com.google.ortools.linearsolver.MPSolutionResponse;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverResponseStatus;
import com.google.ortools.linearsolver.MPVariableProto;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.livingcircle.siting.IntegerProgram;
import org.livingcircle.siting.MipAnswer;
import org.livingcircle.siting.MipSolver;
import org.livingcircle.siting.SitingAnswer.Status;

/**
 * The solvers inside OR-Tools, by its linear solver wrapper.
 *
 * <p>A run in native code says nothing before its end, and CBC cannot be interrupted. So a program is solved in runs of 1, 2, 4, … 256
 * seconds, from the start each time: what a run found is news, the whole takes at most about twice the time of the last run, and
 * whoever stops is answered at once. The run that nobody waits for any more ends at its own limit, on a daemon thread.
 */
public final class OrToolsMipSolver implements MipSolver {

    /** Which solver works. */
    public enum Engine {
        /** COIN-OR branch and cut: strong where the rows are covers. */
        CBC("CBC_MIXED_INTEGER_PROGRAMMING"),
        /** HiGHS: strong where flows fill capacities. By this wrapper a run gives a proven answer or none. */
        HIGHS("HIGHS_MIXED_INTEGER_PROGRAMMING");

        private final String id;

        Engine(String id) {
            this.id = id;
        }
    }

    private static final long FIRST_RUN_MILLIS = 1000;
    private static final long LONGEST_RUN_MILLIS = 256_000;
    private static final long ASK_MILLIS = 100;

    private final Engine engine;

    public OrToolsMipSolver(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String name() {
        return engine == Engine.CBC ? "cbc" : "highs";
    }

    @Override
    public MipAnswer solve(IntegerProgram program, BooleanSupplier stopped, Consumer<MipAnswer> news) {
        Natives.load();
        MPModelProto model = model(program);
        MipAnswer best = MipAnswer.UNKNOWN;
        for (long millis = FIRST_RUN_MILLIS; millis <= LONGEST_RUN_MILLIS && !stopped.getAsBoolean(); millis *= 2) {
            MipAnswer found = runUnless(stopped, model, millis);
            best = better(best, found);
            news.accept(best);
            if (best.status() == Status.OPTIMAL || best.status() == Status.INFEASIBLE) {
                break;
            }
        }
        return best;
    }

    /** Returns what a run found, or that nothing is known where the caller was stopped before its end. */
    private MipAnswer runUnless(BooleanSupplier stopped, MPModelProto model, long millis) {
        CompletableFuture<MipAnswer> run = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        run.complete(run(model, millis));
                    } catch (RuntimeException | Error e) {
                        run.completeExceptionally(e);
                    }
                },
                "siting-" + name());
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return run.get(ASK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (stopped.getAsBoolean()) {
                    return MipAnswer.UNKNOWN;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return MipAnswer.UNKNOWN;
            } catch (ExecutionException e) {
                throw new IllegalStateException(name() + " failed", e.getCause());
            }
        }
    }

    private MipAnswer run(MPModelProto model, long millis) {
        MPSolver solver = MPSolver.createSolver(engine.id);
        try {
            String refusal = solver.loadModelFromProto(model);
            if (!refusal.isEmpty()) {
                throw new IllegalStateException(refusal);
            }
            solver.setTimeLimit(millis);
            MPSolverParameters parameters = new MPSolverParameters();
            try {
                parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
                solveIgnoringItsVerdict(solver, parameters);
            } finally {
                parameters.delete();
            }
            return answer(solver.createSolutionResponseProto());
        } finally {
            solver.delete();
        }
    }

    /** The wrapper has no word for "stopped at the limit" by HiGHS and throws; the response read afterwards says that nothing is known. */
    private static void solveIgnoringItsVerdict(MPSolver solver, MPSolverParameters parameters) {
        try {
            solver.solve(parameters);
        } catch (IllegalArgumentException e) {
            if (!String.valueOf(e.getMessage()).startsWith("No enum")) {
                throw e;
            }
        }
    }

    private static MipAnswer answer(MPSolutionResponse response) {
        MPSolverResponseStatus said = response.getStatus();
        if (said == MPSolverResponseStatus.MPSOLVER_INFEASIBLE) {
            return new MipAnswer(Status.INFEASIBLE, new double[0], Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        boolean optimal = said == MPSolverResponseStatus.MPSOLVER_OPTIMAL;
        double bound = response.hasBestObjectiveBound() ? response.getBestObjectiveBound() : Double.NEGATIVE_INFINITY;
        if (!optimal && said != MPSolverResponseStatus.MPSOLVER_FEASIBLE) {
            return new MipAnswer(Status.UNKNOWN, new double[0], Double.POSITIVE_INFINITY, bound);
        }
        double[] values = new double[response.getVariableValueCount()];
        for (int column = 0; column < values.length; column++) {
            values[column] = response.getVariableValue(column);
        }
        return new MipAnswer(
                optimal ? Status.OPTIMAL : Status.FEASIBLE,
                values,
                response.getObjectiveValue(),
                optimal ? Math.min(bound, response.getObjectiveValue()) : bound);
    }

    private static MipAnswer better(MipAnswer before, MipAnswer found) {
        if (found.status() == Status.OPTIMAL || found.status() == Status.INFEASIBLE) {
            return found;
        }
        MipAnswer values = found.objective() < before.objective() ? found : before;
        return new MipAnswer(
                values.hasValues() ? Status.FEASIBLE : Status.UNKNOWN,
                values.values(),
                values.objective(),
                Math.max(before.bound(), found.bound()));
    }

    private static MPModelProto model(IntegerProgram program) {
        MPModelProto.Builder model = MPModelProto.newBuilder().setMaximize(false);
        MPVariableProto.Builder variable = MPVariableProto.newBuilder();
        for (int column = 0; column < program.columns(); column++) {
            model.addVariable(variable.setLowerBound(program.lower(column))
                    .setUpperBound(program.upper(column))
                    .setIsInteger(program.whole(column))
                    .setObjectiveCoefficient(program.cost(column))
                    .build());
        }
        for (int row = 0; row < program.rows(); row++) {
            MPConstraintProto.Builder constraint = MPConstraintProto.newBuilder()
                    .setLowerBound(program.rowLower(row))
                    .setUpperBound(program.rowUpper(row));
            for (int term = program.rowStart(row); term < program.rowStart(row + 1); term++) {
                constraint.addVarIndex(program.termColumn(term)).addCoefficient(program.termCoefficient(term));
            }
            model.addConstraint(constraint);
        }
        return model.build();
    }

    /** The native libraries: loaded when first needed, once. */
    private static final class Natives {

        static {
            Loader.loadNativeLibraries();
        }

        static void load() {}
    }
}

package org.livingcircle.siting.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livingcircle.siting.IntegerProgram;
import org.livingcircle.siting.MipAnswer;
import org.livingcircle.siting.SitingAnswer.Status;
import org.livingcircle.siting.solver.OrToolsMipSolver.Engine;

class OrToolsMipSolverTest {

    /** Worth 10, 7, 4 and weights 5, 4, 3 in a sack of 7: the last two, worth 11; in part it would be 13.5. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void packsWholePieces(Engine engine) {
        IntegerProgram.Builder sack = new IntegerProgram.Builder();
        sack.binary(0, 1, -10);
        sack.binary(0, 1, -7);
        sack.binary(0, 1, -4);
        sack.row(Double.NEGATIVE_INFINITY, 7).term(0, 5).term(1, 4).term(2, 3);
        List<MipAnswer> news = new ArrayList<>();

        MipAnswer answer = new OrToolsMipSolver(engine).solve(sack.build(), () -> false, news::add);

        assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
        assertThat(answer.values()).containsExactly(new double[] {0, 1, 1}, within(1e-6));
        assertThat(answer.objective()).isCloseTo(-11, within(1e-6));
        assertThat(answer.bound()).isCloseTo(-11, within(1e-6));
        assertThat(news).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void saysThatNothingFits(Engine engine) {
        IntegerProgram.Builder program = new IntegerProgram.Builder();
        program.binary(0, 1, 1);
        program.real(0, 0.5, 1);
        program.row(2, Double.POSITIVE_INFINITY).term(0, 1).term(1, 1);

        MipAnswer answer = new OrToolsMipSolver(engine).solve(program.build(), () -> false, news -> {});

        assertThat(answer.status()).isEqualTo(Status.INFEASIBLE);
        assertThat(answer.hasValues()).isFalse();
    }

    /** Markshare: far too hard to be proved in a second. The wrapper of HiGHS gives away what it had at its limit. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void keepsWhatItHasWhenStopped(Engine engine) {
        IntegerProgram.Builder program = new IntegerProgram.Builder();
        Random dice = new Random(7);
        int columns = 60;
        for (int column = 0; column < columns; column++) {
            program.binary(0, 1, 0);
        }
        for (int row = 0; row < 8; row++) {
            program.real(0, Double.POSITIVE_INFINITY, 1);
            program.real(0, Double.POSITIVE_INFINITY, 1);
        }
        for (int row = 0; row < 8; row++) {
            int[] shares = dice.ints(columns, 0, 100).toArray();
            double half = Math.floor(Arrays.stream(shares).sum() / 2.0);
            program.row(half, half);
            for (int column = 0; column < columns; column++) {
                program.term(column, shares[column]);
            }
            program.term(columns + 2 * row, 1).term(columns + 2 * row + 1, -1);
        }
        AtomicInteger runs = new AtomicInteger();

        MipAnswer answer = new OrToolsMipSolver(engine)
                .solve(program.build(), () -> runs.get() == 1, news -> runs.incrementAndGet());

        assertThat(runs).hasValue(1);
        if (engine == Engine.HIGHS) {
            assertThat(answer.status()).isEqualTo(Status.UNKNOWN);
        } else {
            assertThat(answer.status()).isEqualTo(Status.FEASIBLE);
            assertThat(answer.objective()).isPositive().isGreaterThanOrEqualTo(answer.bound() - 1e-6);
        }
    }
}

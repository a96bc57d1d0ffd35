package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published optima, with proof; and that the proof stays cheap on networks of 900 nodes, counted in steps, not in time. */
class PMedianOrLibraryTest {

    @ParameterizedTest
    @CsvSource({"1,5819", "2,4093", "3,4250", "4,3034", "5,1355", "6,7824", "7,5631", "8,4445", "9,2734", "10,1255"})
    void provesThePublishedOptimum(int number, long optimum) throws IOException {
        MedianProblem problem = OrLibrary.pmed(number);
        SitingAnswer answer = PMedian.solve(problem, 1, SitingWork.UNTIL_PROVEN);
        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(optimum);
        assertThat(answer.bound()).isEqualTo(optimum);
        assertThat(PMedianEnumerationTest.cost(problem, answer.open())).isEqualTo(optimum);
    }

    @ParameterizedTest
    @CsvSource({"5,11577,300000", "60,5916,600000", "90,4963,300000"})
    void keepsItsPaceOn900Nodes(int p, long optimum, long steps) {
        SitingAnswer answer = PMedian.solve(OrLibrary.drawn(900, p, 1), 1, SitingWork.UNTIL_PROVEN);
        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.objective()).isEqualTo(optimum);
        assertThat(answer.work()).isLessThan(steps);
    }

    @Test
    void anotherSeedProvesTheSame() {
        MedianProblem problem = OrLibrary.drawn(200, 20, 7);
        SitingAnswer first = PMedian.solve(problem, 1, SitingWork.UNTIL_PROVEN);
        SitingAnswer second = PMedian.solve(problem, 2, SitingWork.UNTIL_PROVEN);
        assertThat(second.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(second.objective()).isEqualTo(first.objective());
        assertThat(PMedian.solve(problem, 1, SitingWork.UNTIL_PROVEN)).isEqualTo(first);
    }
}

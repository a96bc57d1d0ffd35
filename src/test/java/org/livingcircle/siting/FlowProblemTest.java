package org.livingcircle.siting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingcircle.siting.solver.OrToolsMipSolver;

class FlowProblemTest {

    private static final MipSolver SOLVER = new OrToolsMipSolver(OrToolsMipSolver.Engine.CBC);

    /** Two cells of 4 that only site 0 reaches, the second in a zone that must be served; site 1 reaches a third cell of 8. */
    private static final CoveringProblem TOWN = new CoveringProblem(
            Demand.of(new long[] {4, 4, 8}, new int[] {0, 1, 0}, 2),
            new int[][] {{0, 1}, {2}},
            SiteRules.free(2),
            List.of(0L, 4L));

    private static final List<Long> CAPACITIES = List.of(5L, 8L);

    /** The first two cells cannot be told apart by their sites, but by their zones: as one, the floor would be lost or hold for both. */
    @Test
    void cellsOfDifferentFloorsAreNotOne() {
        FlowProblem flows = CapacitatedCovering.flows(TOWN, CAPACITIES, new OneLevel(TOWN.rules(), 1, false), true);

        assertThat(flows.points).isEqualTo(3);
        assertThat(flows.weights).containsExactlyInAnyOrder(4, 4, 8);
    }

    /** Site 1 would serve 8, but the floor of 4 needs site 0, which takes 5. */
    @Test
    void theFloorDecides() {
        SitingAnswer answer = CapacitatedCovering.solve(TOWN, CAPACITIES, 1, SOLVER, SitingWork.UNTIL_PROVEN);

        assertThat(answer.status()).isEqualTo(SitingAnswer.Status.OPTIMAL);
        assertThat(answer.open()).containsExactly(0);
        assertThat(answer.objective()).isEqualTo(5);
    }
}

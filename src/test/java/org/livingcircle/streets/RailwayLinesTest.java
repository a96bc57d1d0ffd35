package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.livingcircle.streets.RailwayLines.Stop;

/**
 * <pre>
 *   main line:    Hub --10 min-- Mid --15-- End
 *   branch line:                 Mid --7-- Side
 *   island line:  Left --20-- Right
 * </pre>
 */
class RailwayLinesTest {

    private static final int MINUTE = 60_000;

    private static final List<Stop> STOPS = List.of(
            new Stop("main", "End", 25, false),
            new Stop("main", "Hub", 0, true),
            new Stop("main", "Mid", 10, false),
            new Stop("branch", "Mid", 0, false),
            new Stop("branch", "Side", 7, false),
            new Stop("island", "Left", 0, false),
            new Stop("island", "Right", 20, false));

    @Test
    void ridesToTheNearestHubAndChangesWhereLinesMeet() {
        int[] rides = RailwayLines.toHubs(STOPS, 5);

        assertThat(rides)
                .containsExactly(
                        25 * MINUTE,
                        0,
                        10 * MINUTE,
                        15 * MINUTE, // at Mid, but on the branch: change first
                        22 * MINUTE, // 7, change 5, 10
                        RailwayLines.UNREACHED,
                        RailwayLines.UNREACHED);
    }
}

package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.testing.StreetTown;

class StreetCostsTest {

    private static final Profile ADULT = new Profile("adult", 4);
    private static final Profile WHEELCHAIR = new Profile("wheelchair", 3, true);
    private static final StreetSpeeds TAGGED = StreetSpeeds.asTagged(0.8);

    /** A kilometre of each: a street, steps, a street one way. */
    private final StreetTown town = StreetTown.of(100, "A.........B.........C.........D")
            .street("AB")
            .steps("BC")
            .oneWay("CD");

    private final StreetGraph graph = town.graph();

    @Test
    void anAdultWalksAKilometreInFifteenMinutes() {
        StreetCosts walk = costs(Mode.WALK, ADULT, false, Metric.TIME);
        assertThat(forward(walk, "AB")).isEqualTo(900_000);
        assertThat(backward(walk, "AB")).isEqualTo(900_000);
        assertThat(walk.metric()).isEqualTo(Metric.TIME);
        assertThat(walk.edgeCount()).isEqualTo(3);
    }

    @Test
    void winterSlowsEverybody() {
        assertThat(forward(costs(Mode.WALK, ADULT, true, Metric.TIME), "AB")).isEqualTo(1_125_000);
        // 15 and 30 km/h, times 0.8
        assertThat(forward(costs(Mode.CYCLE, ADULT, true, Metric.TIME), "AB")).isEqualTo(300_000);
        assertThat(forward(costs(Mode.DRIVE, ADULT, true, Metric.TIME), "AB")).isEqualTo(150_000);
        assertThat(forward(costs(Mode.WALK, ADULT, true, Metric.DISTANCE), "AB"))
                .isEqualTo(1_000_000);
    }

    @Test
    void aWheelchairClimbsNoSteps() {
        assertThat(forward(costs(Mode.WALK, ADULT, false, Metric.TIME), "BC")).isEqualTo(900_000);
        StreetCosts rolling = costs(Mode.WALK, WHEELCHAIR, false, Metric.TIME);
        assertThat(forward(rolling, "AB")).isEqualTo(1_200_000);
        assertThat(forward(rolling, "BC")).isEqualTo(StreetCosts.CLOSED);
        assertThat(backward(rolling, "BC")).isEqualTo(StreetCosts.CLOSED);
        assertThat(rolling.open(StreetTown.edge(graph, "BC"))).isFalse();
        // one who only pays for a driver's walk is not stopped by them
        assertThat(forward(costs(Mode.DRIVE, WHEELCHAIR, false, Metric.TIME), "AB"))
                .isEqualTo(120_000);
    }

    @Test
    void aWheelchairTakesNoSurfaceKnownToBeRoughEvenWhereSpeedsAllowIt() {
        StreetGraph rough = StreetTown.of(100, "A.B")
                .street("AB", RoadClass.FOOTWAY, StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD)
                .graph();
        StreetCosts costs = StreetCosts.of(
                rough, new StreetTravel(Mode.WALK, WHEELCHAIR, false, Metric.TIME), TAGGED, StreetChanges.NONE);
        assertThat(costs.forward(0)).isEqualTo(StreetCosts.CLOSED);
    }

    @Test
    void oneWayIsForWheels() {
        StreetCosts drive = costs(Mode.DRIVE, ADULT, false, Metric.TIME);
        assertThat(forward(drive, "CD")).isEqualTo(120_000);
        assertThat(backward(drive, "CD")).isEqualTo(StreetCosts.CLOSED);
        assertThat(drive.open(StreetTown.edge(graph, "CD"))).isTrue();
        StreetCosts walk = costs(Mode.WALK, ADULT, false, Metric.TIME);
        assertThat(backward(walk, "CD")).isEqualTo(900_000);
        assertThat(forward(drive, "BC")).isEqualTo(StreetCosts.CLOSED);
    }

    @Test
    void costsAreRoundedOnce() {
        // 7 km/h: 1000 m in 514,285.7 ms
        StreetCosts costs = costs(Mode.WALK, new Profile("runner", 7), false, Metric.TIME);
        assertThat(forward(costs, "AB")).isEqualTo(514_286);
    }

    @Test
    void slowByTagsIsSlowForAllButNeverFaster() {
        StreetGraph.Builder builder = new StreetGraph.Builder(4551);
        int a = builder.node(0, 0);
        int b = builder.node(0, 1000);
        double[] line = {0, 0, 0, 1000};
        int walk = StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD;
        builder.edge(a, b, 1_000_000, RoadClass.STEPS, walk, 2, 0, 0, 0, 0, line, "slow", 0);
        builder.edge(a, b, 1_000_000, RoadClass.STEPS, walk, 10, 0, 0, 0, 0, line, "fast", 0);
        StreetGraph steps = builder.build();
        StreetCosts costs = StreetCosts.of(
                steps, new StreetTravel(Mode.WALK, ADULT, false, Metric.TIME), TAGGED, StreetChanges.NONE);
        // 2/5 of 4 km/h, and 4 km/h
        assertThat(costs.forward(StreetTown.edge(steps, "slow"))).isEqualTo(2_250_000);
        assertThat(costs.forward(StreetTown.edge(steps, "fast"))).isEqualTo(900_000);
    }

    @Test
    void thePackSaysHowFastAClassIs() {
        ClassSpeed slow = new ClassSpeed(0.5, 0.25, 10, 20, 0.5, 0.9, 0.4);
        ClassSpeed others = new ClassSpeed(1, 1, 0, 0, 0.8, 0.8, 0.8);
        StreetSpeeds speeds =
                new StreetSpeeds(Map.of(RoadClass.RESIDENTIAL, slow), others, StreetSpeeds.StrategicAccess.USUAL);
        assertThat(cost(Mode.WALK, ADULT, false, speeds)).isEqualTo(1_800_000);
        assertThat(cost(Mode.WALK, ADULT, true, speeds)).isEqualTo(3_600_000);
        assertThat(cost(Mode.WALK, WHEELCHAIR, false, speeds)).isEqualTo(4_800_000);
        // tagged 15 and 30, at most 10 and 20
        assertThat(cost(Mode.CYCLE, ADULT, false, speeds)).isEqualTo(360_000);
        assertThat(cost(Mode.CYCLE, ADULT, true, speeds)).isEqualTo(400_000);
        assertThat(cost(Mode.DRIVE, ADULT, false, speeds)).isEqualTo(180_000);
        assertThat(cost(Mode.DRIVE, ADULT, true, speeds)).isEqualTo(450_000);
    }

    @Test
    void anotherSpeedOpensNothingToAWheelchair() {
        ClassSpeed closed = new ClassSpeed(1, 0, 0, 0, 1, 1, 1);
        StreetSpeeds speeds = new StreetSpeeds(Map.of(), closed, StreetSpeeds.StrategicAccess.USUAL);
        StreetChanges faster = new StreetChanges(
                new BitSet(), List.of(new StreetChanges.SpeedChange(RoadClass.RESIDENTIAL, Mode.WALK, 4)));
        StreetTravel rolling = new StreetTravel(Mode.WALK, WHEELCHAIR, false, Metric.TIME);
        assertThat(forward(StreetCosts.of(graph, rolling, speeds, faster), "AB"))
                .isEqualTo(StreetCosts.CLOSED);
        assertThat(forward(StreetCosts.of(graph, rolling, TAGGED, faster), "AB"))
                .isEqualTo(900_000);
    }

    private int cost(Mode mode, Profile walker, boolean winter, StreetSpeeds speeds) {
        StreetTravel travel = new StreetTravel(mode, walker, winter, Metric.TIME);
        return forward(StreetCosts.of(graph, travel, speeds, StreetChanges.NONE), "AB");
    }

    @Test
    void changesCloseStreetsAndSetSpeeds() {
        BitSet closed = new BitSet();
        closed.set(StreetTown.edge(graph, "CD"));
        StreetChanges changes = new StreetChanges(
                closed,
                List.of(
                        new StreetChanges.SpeedChange(RoadClass.RESIDENTIAL, Mode.DRIVE, 60),
                        new StreetChanges.SpeedChange(RoadClass.RESIDENTIAL, Mode.DRIVE, 50),
                        new StreetChanges.SpeedChange(RoadClass.STEPS, Mode.DRIVE, 50)));
        StreetTravel winterDrive = new StreetTravel(Mode.DRIVE, ADULT, true, Metric.TIME);
        StreetCosts drive = StreetCosts.of(graph, winterDrive, TAGGED, changes);
        // the later one holds, winter or not, and opens nothing
        assertThat(forward(drive, "AB")).isEqualTo(72_000);
        assertThat(forward(drive, "BC")).isEqualTo(StreetCosts.CLOSED);
        assertThat(forward(drive, "CD")).isEqualTo(StreetCosts.CLOSED);
        StreetTravel onFoot = new StreetTravel(Mode.WALK, ADULT, false, Metric.TIME);
        StreetCosts walk = StreetCosts.of(graph, onFoot, TAGGED, changes);
        assertThat(forward(walk, "AB")).isEqualTo(900_000);
        assertThat(backward(walk, "CD")).isEqualTo(StreetCosts.CLOSED);
    }

    @Test
    void theWayToAStreetIsWalkedAndToAStrategicLinkDriven() {
        int drive = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;
        StreetGraph mixed = StreetTown.of(100, "A.B.C")
                .street("AB")
                .street("BC", RoadClass.STRATEGIC_LOCAL, drive)
                .graph();
        StreetTravel travel = new StreetTravel(Mode.DRIVE, ADULT, false, Metric.TIME);
        StreetCosts costs = StreetCosts.of(mixed, travel, TAGGED, StreetChanges.NONE);
        // 100 m at 4 km/h; 130 m at 20 km/h
        assertThat(costs.access(StreetTown.edge(mixed, "AB"), 100)).isEqualTo(90_000);
        assertThat(costs.access(StreetTown.edge(mixed, "BC"), 100)).isEqualTo(23_400);
        StreetCosts distance = StreetCosts.of(
                mixed, new StreetTravel(Mode.DRIVE, ADULT, false, Metric.DISTANCE), TAGGED, StreetChanges.NONE);
        assertThat(distance.access(StreetTown.edge(mixed, "AB"), 100)).isEqualTo(100_000);
        assertThat(distance.access(StreetTown.edge(mixed, "BC"), 100)).isEqualTo(130_000);
        StreetTravel winter = new StreetTravel(Mode.DRIVE, ADULT, true, Metric.TIME);
        assertThat(StreetCosts.of(mixed, winter, TAGGED, StreetChanges.NONE).access(StreetTown.edge(mixed, "AB"), 100))
                .isEqualTo(112_500);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatThrownBy(() -> new StreetTravel(Mode.WALK, ADULT, false, Metric.STRAIGHT))
                .hasMessage("streets have no straight metric");
        assertThatThrownBy(() -> new StreetChanges.SpeedChange(RoadClass.PRIMARY, Mode.DRIVE, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClassSpeed(0, 1, 0, 0, 1, 1, 1)).hasMessageStartingWith("walkFactor");
        assertThatThrownBy(() -> new ClassSpeed(1, 1, 0, 0, 1, 1, 1.1)).hasMessageStartingWith("winterDrive");
    }

    private StreetCosts costs(Mode mode, Profile walker, boolean winter, Metric metric) {
        return StreetCosts.of(graph, new StreetTravel(mode, walker, winter, metric), TAGGED, StreetChanges.NONE);
    }

    private int forward(StreetCosts costs, String street) {
        return costs.forward(StreetTown.edge(graph, street));
    }

    private int backward(StreetCosts costs, String street) {
        return costs.backward(StreetTown.edge(graph, street));
    }
}

package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Metric;
import org.livingcircle.testing.FlatEarth;
import org.livingcircle.testing.StreetTown;

class StreetEditingTest {

    /** Metres of a degree in the plane of these towns, the same both ways; on the ground it is nearly so at the equator. */
    private static final double METRES = 111_319.5;

    private static final Reprojection PLANE = new FlatEarth(METRES);

    /** Two banks, 400 m apart, joined by a bridge in the west and another in the east. */
    private static StreetTown banks() {
        return StreetTown.of(100, """
                A---B---C
                |       |
                |       |
                |       |
                D---E---F
                """).street("ABC").street("DEF").bridge("AD").bridge("CF");
    }

    @Test
    void aClosedBridgeIsWalkedAroundAndWithoutAnyTheOtherBankIsNotReached() {
        StreetTown town = banks();
        StreetGraph graph = town.graph();
        Map<String, GridPoint> bridges = Map.of("west", town.at("A", 20, -200), "east", town.at("C", 0, -150));

        // over the west: 400 m; over the east: 800 + 400 + 800
        assertThat(metres(graph, StreetEdits.NONE, bridges, town.at("A", 0, 0), town.at("D", 0, 0)))
                .isEqualTo(400);
        assertThat(metres(graph, closing("west"), bridges, town.at("A", 0, 0), town.at("D", 0, 0)))
                .isEqualTo(2000);
        assertThat(metres(graph, closing("east", "west"), bridges, town.at("A", 0, 0), town.at("D", 0, 0)))
                .isEqualTo(-1);
    }

    @Test
    void aBridgeWithoutAStreetIsToldAndAnUnknownOneRefused() {
        StreetTown town = banks();
        StreetGraph graph = town.graph();
        Map<String, GridPoint> bridges = Map.of("far", town.at("A", 400, -200), "west", town.at("A", 0, -200));

        StreetEditing.Result result = StreetEditing.apply(graph, closing("far"), bridges, PLANE);

        assertThat(result.withoutBridge()).containsExactly("far");
        assertThat(result.graph()).isSameAs(graph);
        assertThatThrownBy(() -> StreetEditing.apply(graph, closing("wset"), bridges, PLANE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no bridge wset; there are far, west");
    }

    @Test
    void aLineClosesTheStreetsThatItCrosses() {
        StreetTown town = banks();
        StreetGraph graph = town.graph();
        StreetEdits edits = new StreetEdits(
                List.of(),
                List.of(
                        List.of(lonLat(town.at("B", -100, 50)), lonLat(town.at("B", -100, -50))),
                        List.of(lonLat(town.at("B", -100, -100)), lonLat(town.at("B", 100, -100)))),
                List.of(),
                List.of());

        StreetEditing.Result result = StreetEditing.apply(graph, edits, Map.of(), PLANE);

        assertThat(result.changes().closed().stream().mapToObj(graph::name)).containsExactly("AB");
        assertThat(result.withoutStreet()).containsExactly(1);
        // from A to B: over both bridges, 400 + 800 + 400 + 400
        assertThat(metres(graph, edits, Map.of(), town.at("A", 0, 0), town.at("B", 0, 0)))
                .isEqualTo(2000);
    }

    @Test
    void aNewRoadIsAShortCutBetweenTheMiddlesOfTwoStreets() {
        StreetTown town = banks();
        StreetGraph graph = town.graph();
        // 100 m west of B to 100 m west of E, its ends 20 m short of the streets
        StreetEdits edits = road(RoadClass.RESIDENTIAL, false, town.at("B", -100, -20), town.at("E", -100, 20));

        StreetEditing.Result result = StreetEditing.apply(graph, edits, Map.of(), PLANE);

        assertThat(result.withoutJoint()).isEmpty();
        assertThat(result.graph().nodeCount()).isEqualTo(graph.nodeCount() + 2);
        assertThat(result.graph().edgeCount()).isEqualTo(graph.edgeCount() + 5);
        assertThat(result.changes().closed().stream().mapToObj(graph::name)).containsExactlyInAnyOrder("AB", "DE");
        int before = metres(graph, StreetEdits.NONE, Map.of(), town.at("B", 0, 0), town.at("E", 0, 0));
        int after = metres(graph, edits, Map.of(), town.at("B", 0, 0), town.at("E", 0, 0));
        double ground = Geodesic.metres(lonLat(town.at("B", -100, -20)), lonLat(town.at("E", -100, 20))) * 400 / 360;
        assertThat(before).isEqualTo(1200);
        assertThat((double) after).isCloseTo(100 + ground + 100, within(0.01 + 1));
        // along the street that was split nothing has changed
        assertThat(metres(graph, edits, Map.of(), town.at("A", 0, 0), town.at("C", 0, 0)))
                .isEqualTo(800);
    }

    @Test
    void aOneWayRoadIsDrivenOneWayAndWalkedBoth() {
        StreetTown town = StreetTown.of(100, """
                A---B
                |
                |
                C---D
                """).street("BACD");
        StreetGraph graph = town.graph();
        StreetEdits edits = road(RoadClass.SECONDARY, true, town.at("B", 0, 0), town.at("D", 0, 0));
        StreetEditing.Result result = StreetEditing.apply(graph, edits, Map.of(), PLANE);

        assertThat(metres(result, Mode.DRIVE, town.at("B", 0, 0), town.at("D", 0, 0)))
                .isBetween(297, 303);
        assertThat(metres(result, Mode.DRIVE, town.at("D", 0, 0), town.at("B", 0, 0)))
                .isEqualTo(1100);
        assertThat(metres(result, Mode.WALK, town.at("D", 0, 0), town.at("B", 0, 0)))
                .isBetween(297, 303);
    }

    @Test
    void aRoadJoinsOnlyStreetsOfItsModesAndNoBridgeBetweenItsEnds() {
        StreetTown town = StreetTown.of(100, """
                A---B
                C---D
                """).steps("AB").bridge("CD");
        StreetGraph graph = town.graph();

        StreetEditing.Result motorway = StreetEditing.apply(
                graph, road(RoadClass.MOTORWAY, false, town.at("A", 200, 20), town.at("A", 200, 90)), Map.of(), PLANE);

        assertThat(motorway.withoutJoint()).containsExactly(0);
        assertThat(motorway.changes().closed().isEmpty()).isTrue();
    }

    @Test
    void roadsThatCannotBeBuiltAreRefused() {
        StreetGraph graph = banks().graph();
        for (RoadClass roadClass : RoadClass.values()) {
            StreetEdits edits = road(roadClass, false, StreetTown.point(0, 0), StreetTown.point(50, 0));
            if (StreetEditing.buildable().contains(roadClass)) {
                assertThat(StreetEditing.apply(graph, edits, Map.of(), PLANE)
                                .graph()
                                .edgeCount())
                        .isGreaterThan(graph.edgeCount());
            } else {
                assertThatThrownBy(() -> StreetEditing.apply(graph, edits, Map.of(), PLANE))
                        .hasMessageContaining(roadClass.wireName());
            }
        }
    }

    @Test
    void splittingKeepsTheLengthOfEveryStreetAndTheFormOfTheGraph() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            StreetGraph graph = StreetTown.random(random, 2 + random.nextInt(20), 1 + random.nextInt(40), 800);
            List<StreetEdits.NewRoad> roads = new ArrayList<>();
            for (int road = 0; road < 1 + random.nextInt(4); road++) {
                List<LonLat> line = new ArrayList<>();
                for (int vertex = 0; vertex < 2 + random.nextInt(6); vertex++) {
                    line.add(lonLat(StreetTown.point(800 * random.nextDouble(), 800 * random.nextDouble())));
                }
                roads.add(new StreetEdits.NewRoad(line, RoadClass.PRIMARY, random.nextBoolean()));
            }
            StreetEdits edits = new StreetEdits(List.of(), List.of(), roads, List.of());

            StreetEditing.Result result = StreetEditing.apply(graph, edits, Map.of(), PLANE);

            String name = "seed " + seed;
            long[] lengths = new long[graph.edgeCount()];
            StreetGraph edited = result.graph();
            for (int edge = 0; edge < edited.edgeCount(); edge++) {
                int last = edited.shapePoints(edge) - 1;
                assertThat(List.of(edited.shapeX(edge, 0), edited.shapeY(edge, 0)))
                        .as(name)
                        .isEqualTo(List.of(edited.x(edited.from(edge)), edited.y(edited.from(edge))));
                assertThat(List.of(edited.shapeX(edge, last), edited.shapeY(edge, last)))
                        .as(name)
                        .isEqualTo(List.of(edited.x(edited.to(edge)), edited.y(edited.to(edge))));
                if (!result.changes().isClosed(edge) && !edited.name(edge).isEmpty()) {
                    lengths[StreetTown.edge(graph, edited.name(edge))] += edited.lengthMillimetres(edge);
                }
            }
            long[] before = new long[graph.edgeCount()];
            Arrays.setAll(before, graph::lengthMillimetres);
            assertThat(lengths).as(name).isEqualTo(before);
            assertThat(StreetEditing.apply(graph, edits, Map.of(), PLANE)
                            .graph()
                            .edgeCount())
                    .as(name)
                    .isEqualTo(edited.edgeCount());
        }
    }

    private static StreetEdits closing(String... bridges) {
        return new StreetEdits(List.of(bridges), List.of(), List.of(), List.of());
    }

    private static StreetEdits road(RoadClass roadClass, boolean oneWay, GridPoint... line) {
        List<LonLat> places = Arrays.stream(line).map(StreetEditingTest::lonLat).toList();
        return new StreetEdits(
                List.of(), List.of(), List.of(new StreetEdits.NewRoad(places, roadClass, oneWay)), List.of());
    }

    private static LonLat lonLat(GridPoint point) {
        return new LonLat(point.x() / METRES, point.y() / METRES);
    }

    private static int metres(
            StreetGraph graph, StreetEdits edits, Map<String, GridPoint> bridges, GridPoint from, GridPoint to) {
        return metres(StreetEditing.apply(graph, edits, bridges, PLANE), Mode.WALK, from, to);
    }

    /** Returns whole metres between two places; -1 where no way leads. */
    private static int metres(StreetEditing.Result streets, Mode mode, GridPoint from, GridPoint to) {
        StreetReach reach =
                StreetWaysTest.reach(streets.graph(), mode, Metric.DISTANCE, Direction.TO_FACILITY, streets.changes());
        StreetWays ways = new StreetWays(reach);
        ways.run(reach.grid().snap(from).orElseThrow(), 20_000_000);
        int cost = ways.costTo(reach.grid().snap(to).orElseThrow());
        return cost == StreetSearch.UNREACHED ? -1 : Math.round(cost / 1000f);
    }
}

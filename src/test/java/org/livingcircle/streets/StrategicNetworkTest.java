package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.livingcircle.streets.RoadClass.RESIDENTIAL;
import static org.livingcircle.streets.RoadClass.STRATEGIC_CORRIDOR;
import static org.livingcircle.streets.RoadClass.STRATEGIC_EXPRESSWAY;
import static org.livingcircle.streets.RoadClass.STRATEGIC_LOCAL;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategicNetworkTest {

    private static final int BOTH_WAYS = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;

    @Test
    void holdsTheRoadsOfAYear() {
        DrawnRoads roads = new DrawnRoads()
                .road("a-b", STRATEGIC_CORRIDOR, 1000, 3000, 5000, 3000, 4.5)
                .road("a-b-fast", STRATEGIC_EXPRESSWAY, 1000, 3000, 5000, 3000, 4.5, LocalDate.of(2024, 3, 4))
                .road("b-c", STRATEGIC_LOCAL, 5000, 3000, 5000, 5000, 2.2);

        StrategicNetwork before = roads.network(2023);
        StrategicNetwork after = roads.network(2024);

        assertThat(before.graph().edgeCount()).isEqualTo(2);
        assertThat(before.edgeOf(1)).isEqualTo(-1);
        assertThat(after.graph().nodeCount()).isEqualTo(3);
        assertThat(after.graph().edgeCount()).isEqualTo(3);
        int fast = after.edgeOf(1);
        assertThat(after.graph().roadClass(fast)).isEqualTo(STRATEGIC_EXPRESSWAY);
        assertThat(after.graph().kmh(fast, Mode.DRIVE, true)).isEqualTo(100);
        assertThat(after.graph().kmh(fast, Mode.WALK, true)).isZero();
        assertThat(after.graph().lengthMillimetres(after.edgeOf(2))).isEqualTo(2_200_000);
    }

    /**
     * Streets are imported between 4 and 8 km east. Of the road A-B-C, B lies inside; D lies inside as well.
     *
     * <pre>
     *        |  s1 --- s2       |
     *   A ---|---- B ---- D ----|--- C
     * </pre>
     */
    @Test
    void streetsReplaceTheRoadsInsideAndTieThoseThatEnter() {
        StreetGraph.Builder streets = new StreetGraph.Builder(DrawnRoads.SRID);
        int s1 = streets.node(5000, 3300);
        int s2 = streets.node(7000, 3300);
        int yard = streets.node(5010, 3010); // nearer to B, but nobody drives there
        int path = streets.node(5020, 3020);
        double[] line = {5000, 3300, 7000, 3300};
        streets.edge(s1, s2, 2_000_000, RESIDENTIAL, BOTH_WAYS, 0, 0, 0, 30, 30, line, "Street", 7);
        streets.edge(
                yard,
                path,
                14_000,
                RoadClass.FOOTWAY,
                StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD,
                5,
                0,
                0,
                0,
                0,
                new double[] {5010, 3010, 5020, 3020},
                "",
                8);
        StreetGraph graph = streets.box(4000, 0, 8000, 6000).build();
        StrategicNetwork roads = new DrawnRoads()
                .road("a-b", STRATEGIC_CORRIDOR, 1000, 3000, 5000, 3000, 4.5)
                .road("b-d", STRATEGIC_CORRIDOR, 5000, 3000, 7000, 3000, 2.1)
                .road("d-c", STRATEGIC_CORRIDOR, 7000, 3000, 11_000, 3000, 4.2)
                .network(2020);

        StreetGraph joined = roads.joinedTo(graph, DrawnRoads.BANKS);

        List<String> edges = new ArrayList<>();
        for (int edge = 0; edge < joined.edgeCount(); edge++) {
            edges.add("%s %d mm %d km/h from %d,%d to %d,%d"
                    .formatted(
                            joined.roadClass(edge).wireName(),
                            joined.lengthMillimetres(edge),
                            joined.kmh(edge, Mode.DRIVE, true),
                            joined.x(joined.from(edge)) / 100,
                            joined.y(joined.from(edge)) / 100,
                            joined.x(joined.to(edge)) / 100,
                            joined.y(joined.to(edge)) / 100));
        }
        // b-d is gone; the others are 300 m longer, to s1 and s2
        assertThat(edges)
                .containsExactlyInAnyOrder(
                        "residential 2000000 mm 30 km/h from 5000,3300 to 7000,3300",
                        "footway 14000 mm 0 km/h from 5010,3010 to 5020,3020",
                        "strategic-corridor 4800000 mm 60 km/h from 1000,3000 to 5000,3300",
                        "strategic-corridor 4500000 mm 60 km/h from 7000,3300 to 11000,3000");
        assertThat(joined.box()).containsExactly(4000, 0, 8000, 6000);
    }

    @Test
    void aRoadThatNoStreetIsNearToEndsWhereItDid() {
        StreetGraph.Builder streets = new StreetGraph.Builder(DrawnRoads.SRID);
        int s1 = streets.node(19_000, 100);
        int s2 = streets.node(19_500, 100);
        streets.edge(
                s1,
                s2,
                500_000,
                RESIDENTIAL,
                BOTH_WAYS,
                0,
                0,
                0,
                30,
                30,
                new double[] {19_000, 100, 19_500, 100},
                "",
                1);
        StreetGraph graph = streets.box(4000, 0, 20_000, 6000).build();

        StreetGraph joined = new DrawnRoads()
                .road("a-b", STRATEGIC_CORRIDOR, 1000, 3000, 5000, 3000, 4.5)
                .network(2020)
                .joinedTo(graph, DrawnRoads.BANKS);

        assertThat(joined.edgeCount()).isEqualTo(2);
        assertThat(joined.nodeCount()).isEqualTo(4);
    }

    /** A river between y 3100 and 3200 with one bridge far off: b gets to the street 300 m north of it only over that. */
    @Test
    void aLinkIsTiedToAStreetOnItsOwnBank() {
        StreetGraph.Builder streets = new StreetGraph.Builder(DrawnRoads.SRID);
        double[][] corners = {{5000, 3300}, {7000, 3300}, {7000, 2000}, {5000, 2000}};
        for (double[] corner : corners) {
            streets.node(corner[0], corner[1]);
        }
        for (int i = 0; i + 1 < corners.length; i++) {
            double[] line = {corners[i][0], corners[i][1], corners[i + 1][0], corners[i + 1][1]};
            int millimetres = (int) (1000 * Math.hypot(line[2] - line[0], line[3] - line[1]));
            streets.edge(i, i + 1, millimetres, RESIDENTIAL, BOTH_WAYS, 0, 0, 0, 30, 30, line, "Street", 7);
        }
        BitSet river = new BitSet();
        int row = DrawnRoads.EXTENT.row(DrawnRoads.EXTENT.cellAt(50, 3150));
        for (int column = 0; column < DrawnRoads.EXTENT.columns(); column++) {
            river.set(DrawnRoads.EXTENT.cell(column, row));
        }
        StrategicNetwork roads = new DrawnRoads()
                .road("a-b", STRATEGIC_CORRIDOR, 1000, 3000, 5000, 3000, 4.5)
                .network(2020);

        StreetGraph joined =
                roads.joinedTo(streets.box(4000, 0, 8000, 6000).build(), Banks.of(DrawnRoads.EXTENT, river));

        List<Integer> links = new ArrayList<>();
        for (int edge = 0; edge < joined.edgeCount(); edge++) {
            if (joined.roadClass(edge) == STRATEGIC_CORRIDOR) {
                links.add(joined.lengthMillimetres(edge));
            }
        }
        // 4.5 km and the 1000 m to (5000, 2000), not the 300 m to (5000, 3300)
        assertThat(links).containsExactly(5_500_000);
    }
}

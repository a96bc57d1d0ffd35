package org.livingcircle.streets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.network.Metric;
import org.livingcircle.network.Profile;
import org.livingcircle.pack.RiverLine;
import org.livingcircle.streets.ingest.GraphHopperOsm;
import org.livingcircle.testing.OsmExtract;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The cells of the core of Harbin, on its streets and with the river of its pack. */
class HarbinJointsTest {

    private static final int WGS84 = 4326;
    private static final int PLANE = 4551;
    private static final Path RIVERS = Path.of("geodata/harbin/river.geojson");

    private static StreetGraph streets;
    private static GridExtent extent;
    private static BitSet water;
    private static StreetGrid grid;

    @BeforeAll
    static void join() throws IOException {
        Path file = OsmExtract.file();
        GeoToolsCoordinateSystems systems = new GeoToolsCoordinateSystems();
        Reprojection toPlane = systems.between(WGS84, PLANE);
        LonLatBox world = new LonLatBox(new LonLat(-180, -85), new LonLat(180, 85));
        StreetStore.Streets read =
                new GraphHopperOsm().open(file, StreetProgress.SILENT).read(world, StreetProgress.SILENT);
        StreetGraphAssembly assembly = new StreetGraphAssembly(PLANE, toPlane, read.box());
        read.forEach(assembly::add);
        streets = assembly.build();
        double[] box = streets.box();
        extent = GridExtent.covering(PLANE, box[0], box[1], box[2], box[3], 100);
        water = RiverLine.waterCells(extent, rivers(), systems);
        StreetTravel walk = new StreetTravel(Mode.WALK, new Profile("adult", 4), false, Metric.TIME);
        StreetCosts costs = StreetCosts.of(streets, walk, StreetSpeeds.asTagged(1), StreetChanges.NONE);
        int[] cells = IntStream.range(0, extent.cellCount()).toArray();
        grid = StreetGrid.of(Banks.of(extent, water), cells, streets, costs, StreetSpeeds.StrategicAccess.USUAL);
    }

    private static List<RiverLine> rivers() {
        List<RiverLine> rivers = new ArrayList<>();
        for (JsonNode river : new ObjectMapper().readTree(RIVERS.toFile()).get("features")) {
            List<Coordinate> line = new ArrayList<>();
            for (JsonNode place : river.at("/geometry/coordinates")) {
                line.add(new Coordinate(place.get(0).asDouble(), place.get(1).asDouble()));
            }
            rivers.add(new RiverLine(
                    new GeometryFactory().createLineString(line.toArray(Coordinate[]::new)),
                    river.at("/properties/width_m").asInt()));
        }
        return rivers;
    }

    private static boolean isWater(double x, double y) {
        int cell = extent.cellAt(x, y);
        return cell >= 0 && water.get(cell);
    }

    /** Tells whether a way is in water and then on land, looking at every half metre of it but those at its ends. */
    private static boolean leavesWater(double x, double y, Snap joint) {
        boolean wet = false;
        for (double at = 0.5; at < joint.metres() - 0.5; at += 0.5) {
            double share = at / joint.metres();
            boolean here = isWater(x + share * (joint.x() - x), y + share * (joint.y() - y));
            if (wet && !here) {
                return true;
            }
            wet |= here;
        }
        return false;
    }

    @Test
    void noJointOfACellLiesAcrossTheRiver() {
        int[] cells = IntStream.range(0, extent.cellCount())
                .filter(cell -> streets.covers(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell))))
                .toArray();
        int joined = 0;
        int across = 0;
        int wetJoined = 0;
        int apart = 0;
        for (int cell : cells) {
            double x = extent.centreX(extent.column(cell));
            double y = extent.centreY(extent.row(cell));
            var place = org.livingcircle.testing.StreetTown.point(x, y);
            Snap joint = grid.snap(place).orElse(null);
            Snap plain = grid.nearestStreet(place, StreetGrid.SNAP_METRES).orElse(null);
            if (!water.get(cell) && plain != null && leavesWater(x, y, plain)) {
                across++;
            }
            if (joint == null) {
                apart += !water.get(cell) && plain != null ? 1 : 0;
                continue;
            }
            joined++;
            String where =
                    "cell %d, %d joins %.0f m off".formatted(extent.column(cell), extent.row(cell), joint.metres());
            if (water.get(cell)) {
                wetJoined++;
                assertThat(joint.metres()).as(where).isLessThanOrEqualTo(50);
            } else {
                assertThat(leavesWater(x, y, joint)).as(where).isFalse();
                boolean bridge = (streets.flags(joint.edge()) & StreetGraph.BRIDGE) != 0;
                assertThat(bridge
                                && isWater(joint.x() + (joint.x() - x) / 1e3, joint.y() + (joint.y() - y) / 1e3)
                                && isWater(joint.x() - (joint.x() - x) / 1e3, joint.y() - (joint.y() - y) / 1e3))
                        .as(where + ", a bridge over water")
                        .isFalse();
            }
        }
        assertThat(joined).isEqualTo(grid.joins().size()).isGreaterThan(37_000);
        assertThat(across).as("cells whose nearest street lies across").isPositive();
        // the river of the pack is a line of one width: embankments drawn in it stay joined
        assertThat(apart).as("cells on land that water keeps from every street").isLessThan(20);
        assertThat(wetJoined).as("cells in water, on a bridge or an embankment").isBetween(100, 300);
    }
}

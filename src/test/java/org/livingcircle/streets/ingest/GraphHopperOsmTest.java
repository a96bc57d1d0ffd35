package org.livingcircle.streets.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.streets.OsmSource;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetEdge;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.testing.TinyOsm;

class GraphHopperOsmTest {

    private static final int WALK = StreetGraph.WALK_FORWARD | StreetGraph.WALK_BACKWARD;
    private static final int CYCLE = StreetGraph.CYCLE_FORWARD | StreetGraph.CYCLE_BACKWARD;
    private static final int DRIVE = StreetGraph.DRIVE_FORWARD | StreetGraph.DRIVE_BACKWARD;
    private static final int ALL = WALK | CYCLE | DRIVE;
    private static final LonLatBox EVERYWHERE = box(-180, -90, 180, 90);

    @TempDir
    Path folder;

    /** Edges, and what was said of them. */
    private record Read(List<StreetEdge> edges, StreetCounts counts, LonLatBox box) {
        StreetEdge ofWay(long way) {
            return edges.stream()
                    .filter(edge -> edge.osmWay() == way)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void readsWhoMayUseAStreetAndHowFast() {
        // 1---2---3---4 on the equator, a hundredth of a degree apart.
        Read read = read(new TinyOsm()
                .node(1, 9.00, 0)
                .node(2, 9.01, 0)
                .node(3, 9.02, 0)
                .node(4, 9.03, 0)
                .way(11, "highway=residential name=Long_Lane oneway=yes", 1, 2)
                .way(12, "highway=primary bridge=yes maxspeed=50 ref=G1", 2, 3)
                .way(13, "highway=steps", 3, 4)
                .way(14, "highway=motorway_link oneway=-1", 4, 2)
                .way(15, "highway=footway tunnel=yes surface=gravel", 4, 1));

        StreetEdge lane = read.ofWay(11);
        assertThat(lane.flags())
                .isEqualTo(WALK | StreetGraph.CYCLE_FORWARD | StreetGraph.DRIVE_FORWARD | StreetGraph.WHEELCHAIR);
        assertThat(lane.name()).isEqualTo("Long_Lane");
        assertThat(lane.roadClass()).isEqualTo(RoadClass.RESIDENTIAL);
        assertThat(lane.walkKmh()).isEqualTo(5);
        assertThat(lane.driveKmhForward()).isEqualTo(30);
        assertThat(lane.driveKmhBackward()).isZero();

        StreetEdge bridge = read.ofWay(12);
        assertThat(bridge.flags()).isEqualTo(ALL | StreetGraph.BRIDGE | StreetGraph.WHEELCHAIR);
        assertThat(bridge.name()).as("the number, where there is no name").isEqualTo("G1");
        assertThat(bridge.driveKmhForward())
                .as("nine tenths of the limit, in steps of 2")
                .isIn(44, 45, 46);

        StreetEdge steps = read.ofWay(13);
        assertThat(steps.flags() & WALK).isEqualTo(WALK);
        assertThat(steps.flags() & (DRIVE | StreetGraph.WHEELCHAIR)).isZero();
        assertThat(steps.walkKmh()).isEqualTo(3);
        assertThat(steps.roadClass()).isEqualTo(RoadClass.STEPS);

        StreetEdge link = read.ofWay(14);
        assertThat(link.flags()).as("cars only, against the way").isEqualTo(StreetGraph.DRIVE_BACKWARD);
        assertThat(link.roadClass()).isEqualTo(RoadClass.MOTORWAY);

        StreetEdge path = read.ofWay(15);
        assertThat(path.flags() & (WALK | StreetGraph.TUNNEL | StreetGraph.WHEELCHAIR))
                .isEqualTo(WALK | StreetGraph.TUNNEL);
    }

    @Test
    void numbersJunctionsAsTheEdgesNameThemAndMeasuresOnTheEllipsoid() {
        Read read = read(new TinyOsm()
                .node(1, 126.60, 45.75)
                .node(2, 126.61, 45.76) // a bend, no junction
                .node(3, 126.62, 45.75)
                .node(4, 126.63, 45.75)
                .way(11, "highway=residential", 1, 2, 3)
                .way(12, "highway=residential", 3, 4));

        assertThat(read.counts().nodes()).isEqualTo(3);
        assertThat(read.counts().edges()).isEqualTo(2);
        StreetEdge bent = read.ofWay(11);
        assertThat(List.of(
                        bent.from(),
                        bent.to(),
                        read.ofWay(12).from(),
                        read.ofWay(12).to()))
                .containsExactly(0, 1, 1, 2);
        assertThat(bent.lonLat()).hasSize(6);
        assertThat(bent.lonLat()[2]).isCloseTo(126.61, within(2e-7));
        double metres = 2 * Geodesic.metres(new LonLat(126.60, 45.75), new LonLat(126.61, 45.76));
        // GraphHopper keeps degrees as whole numbers of about 2 cm.
        assertThat(bent.lengthMillimetres() / 1000.0).isCloseTo(metres, within(0.05));
        assertThat(read.counts().walkKm()).isCloseTo(metres / 1000 + 0.7785, within(0.001));
        assertThat(read.box().southWest().lon()).isCloseTo(126.60, within(2e-6));
        assertThat(read.box().northEast().lon()).isCloseTo(126.63, within(2e-6));
    }

    @Test
    void aBollardStopsCarsAndLetsPeoplePass() {
        Read read = read(new TinyOsm()
                .node(1, 9.00, 0)
                .node(2, 9.01, 0, "barrier=bollard")
                .node(3, 9.02, 0)
                .way(11, "highway=residential", 1, 2, 3));

        assertThat(read.edges()).hasSize(3);
        StreetEdge barrier = read.edges().stream()
                .filter(edge -> edge.lengthMillimetres() < 10)
                .findFirst()
                .orElseThrow();
        assertThat(barrier.lengthMillimetres()).isEqualTo(1);
        assertThat(barrier.flags() & ALL).isEqualTo(WALK | CYCLE);
        assertThat(read.edges())
                .filteredOn(edge -> edge.lengthMillimetres() >= 10)
                .allSatisfy(edge -> assertThat(edge.flags() & ALL).isEqualTo(ALL));
        assertThat(read.counts().nodes())
                .as("the two sides of the bollard are two junctions")
                .isEqualTo(4);
    }

    @Test
    void aFerryCarriesPeople() {
        Read read = read(new TinyOsm()
                .node(1, 9.00, 0)
                .node(2, 9.01, 0)
                .way(11, "route=ferry foot=yes motor_vehicle=no duration=00:10", 1, 2));

        StreetEdge ferry = read.ofWay(11);
        assertThat(ferry.roadClass()).isEqualTo(RoadClass.FERRY);
        assertThat(ferry.flags() & WALK).isEqualTo(WALK);
        assertThat(ferry.flags() & DRIVE).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                highway=footway | true
                highway=footway wheelchair=no | false
                highway=footway surface=paving_stones smoothness=bad | false
                highway=footway surface=paving_stones smoothness=intermediate | true
                highway=footway surface=gravel wheelchair=yes | true
                highway=footway incline=8% | false
                highway=footway incline=-4% | true
                highway=track | false
                highway=track surface=asphalt | true
                highway=track tracktype=grade1 | true
                highway=steps | false
                highway=steps ramp:wheelchair=yes | true
                """)
    void aWheelchairNeedsAnEvenWay(String tags, boolean passable) {
        Read read = read(new TinyOsm().node(1, 9.00, 0).node(2, 9.01, 0).way(11, tags, 1, 2));

        assertThat(read.ofWay(11).flags() & StreetGraph.WHEELCHAIR).isEqualTo(passable ? StreetGraph.WHEELCHAIR : 0);
    }

    @Test
    void leavesOutWhatNobodyMayUseAndWhatLiesElsewhere() {
        TinyOsm town = new TinyOsm()
                .node(1, 9.00, 0)
                .node(2, 9.01, 0)
                .node(3, 9.50, 0)
                .node(4, 9.51, 0)
                .node(5, 9.02, 0)
                .way(11, "highway=residential", 1, 2)
                .way(12, "highway=construction", 2, 5)
                .way(13, "highway=residential", 3, 4)
                .way(14, "highway=service access=no", 1, 5)
                .way(15, "building=yes", 1, 2, 5, 1);

        Read read = read(town, box(8.9, -0.1, 9.1, 0.1));

        assertThat(read.edges()).extracting(StreetEdge::osmWay).containsExactly(11L);
        assertThat(read.counts().closed()).isEqualTo(2);
        assertThat(read.counts().outside()).isEqualTo(1);
        assertThat(read.counts().nodes()).isEqualTo(2);
    }

    @Test
    void aWayWhoseNodesAreMissingEndsThere() {
        Read read = read(new TinyOsm()
                .node(1, 9.00, 0)
                .node(2, 9.01, 0)
                .node(5, 9.04, 0)
                .way(11, "highway=residential", 1, 2, 3, 4, 5));

        assertThat(read.edges()).hasSize(1);
        assertThat(read.edges().get(0).lonLat()).hasSize(4);
    }

    @Test
    void tellsWhatTheHeaderSays() {
        Instant time = Instant.parse("2024-04-09T20:21:00Z");
        TinyOsm town = street().timestamp(time).box(8.9, -0.1, 9.1, 0.2);

        OsmSource.Extract extract = open(town.bytes());

        assertThat(extract.findTimestamp()).contains(time);
        assertThat(extract.findBox()).contains(box(8.9, -0.1, 9.1, 0.2));
        assertThat(extract.sha256()).hasSize(64);
        assertThat(open(street().bytes()).findTimestamp()).isEmpty();
        assertThat(open(street().bytes()).findBox()).isEmpty();
    }

    // ---- what is refused
    // ---------------------------------------------------------------------------------------------

    /** Whatever the place of the cut, short of those between two blocks. */
    @Test
    void refusesAFileThatHasBeenCutShortAnywhere() {
        byte[] whole = street().bytes();
        List<Integer> between = blockStarts(whole);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (!between.contains(length)) {
                assertThatExceptionOfType(StreetsRefused.class)
                        .as("cut after %d bytes", length)
                        .isThrownBy(() -> open(cut))
                        .withMessageMatching(
                                "(?s)town.osm.pbf byte [\\d,]+: the file has been cut short: of block \\d at least"
                                        + " [\\d,]+ bytes are missing — Fetch or copy the file again\\.");
            }
        }
        // Cut between two blocks it is a file without ways, and so without streets.
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> open(Arrays.copyOf(whole, between.get(2))))
                .withMessageContaining("town.osm.pbf byte %,d: the file holds no way and so no street", between.get(2));
    }

    private static List<Integer> blockStarts(byte[] file) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < file.length - 13; i++) {
            String after = new String(file, i, 13, StandardCharsets.ISO_8859_1);
            if (after.startsWith("\0\0\0") && after.startsWith("OSM", 6)) {
                starts.add(i);
            }
        }
        assertThat(starts).hasSizeBetween(3, 4);
        return starts;
    }

    @ParameterizedTest
    @CsvSource({
        "'<?xml version=\"1.0\"?><osm/>', '<?xml versio'",
        "'{\"type\": \"FeatureCollection\"}', '{\"type\": \"Fe'",
        "'a', 'a'",
        "'PK\u0003\u0004 a zip', 'PK.. a zip'"
    })
    void refusesAFileOfAnotherFormat(String content, String begin) {
        byte[] bytes = content.length() < 4
                ? (content + "bcdefg").getBytes(StandardCharsets.UTF_8)
                : content.getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> open(bytes))
                .withMessageContaining("town.osm.pbf: not OpenStreetMap's PBF format, it begins with \"" + begin)
                .withMessageContaining("osmium cat");
    }

    @Test
    void refusesAnEmptyFileAndNone() {
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> open(new byte[0]))
                .withMessageContaining("town.osm.pbf: the file is empty");
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> new GraphHopperOsm().open(folder.resolve("none.pbf"), StreetProgress.SILENT))
                .withMessageContaining("none.pbf: there is no such file");
    }

    @Test
    void refusesADamagedBlock() {
        byte[] whole = street().bytes();
        List<Integer> starts = blockStarts(whole);
        byte[] frame = whole.clone();
        frame[starts.get(1)] = 0x7f; // the length of the second block's header
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> open(frame))
                .withMessageContaining("town.osm.pbf byte %,d: block 2 is damaged".formatted(starts.get(1)));

        // dated, and with a relation at the end: not unpacked before GraphHopper does
        byte[] dated = street().timestamp(Instant.EPOCH.plusSeconds(1))
                .relation(21, "type=route", "way 11")
                .bytes();
        Arrays.fill(dated, blockStarts(dated).get(1) + 30, blockStarts(dated).get(1) + 60, (byte) 0xff);
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> read(dated))
                .withMessageContaining("town.osm.pbf: its content cannot be read");

        byte[] content = whole.clone();
        Arrays.fill(content, starts.get(1) + 30, starts.get(1) + 60, (byte) 0xff);
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> read(content))
                .withMessageContaining("town.osm.pbf: block 2 is damaged");
    }

    @Test
    void refusesAnExtractWithoutStreetsAndOneOutOfOrder() {
        TinyOsm houses =
                new TinyOsm().node(1, 9, 0).node(2, 9.1, 0).node(3, 9.1, 0.1).way(11, "building=yes", 1, 2, 3, 1);
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> read(houses.bytes()))
                .withMessageContaining("town.osm.pbf: the extract holds no street");
        assertThatExceptionOfType(StreetsRefused.class)
                .isThrownBy(() -> read(street().unsorted().bytes()))
                .withMessageContaining("osmium sort");
    }

    // ---- helpers
    // -----------------------------------------------------------------------------------------------------

    private static TinyOsm street() {
        return new TinyOsm().node(1, 9.00, 0).node(2, 9.01, 0).way(11, "highway=residential", 1, 2);
    }

    private static LonLatBox box(double west, double south, double east, double north) {
        return new LonLatBox(new LonLat(west, south), new LonLat(east, north));
    }

    private OsmSource.Extract open(byte[] bytes) {
        try {
            return new GraphHopperOsm().open(Files.write(folder.resolve("town.osm.pbf"), bytes), StreetProgress.SILENT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Read read(TinyOsm town) {
        return read(town, EVERYWHERE);
    }

    private Read read(TinyOsm town, LonLatBox area) {
        return read(town.bytes(), area);
    }

    private Read read(byte[] bytes) {
        return read(bytes, EVERYWHERE);
    }

    private Read read(byte[] bytes, LonLatBox area) {
        StreetStore.Streets streets = open(bytes).read(area, StreetProgress.SILENT);
        List<StreetEdge> edges = new ArrayList<>();
        StreetCounts counts = streets.forEach(edges::add);
        return new Read(edges, counts, streets.box());
    }
}

package org.livingcircle.population.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.population.Building;
import org.livingcircle.population.Land;
import org.livingcircle.population.LandTract;
import org.livingcircle.population.LeftOut;
import org.livingcircle.testing.OsmExtract;
import org.livingcircle.testing.TinyOsm;

/**
 * Squares on the equator, drawn in thousandths of a degree: 111.32 m from west to east and 110.57 m from south to north on
 * WGS84.
 */
class OsmLandReaderTest {

    private static final double SQUARE_M2 = 111.319_49 * 110.574_27;

    @TempDir
    Path folder;

    private final TinyOsm town = new TinyOsm();
    private long lastNode;

    /** Draws the nodes of a rectangle and returns them, the first again at the end. */
    private long[] square(double west, double south, double east, double north) {
        double[][] corners = {{west, south}, {east, south}, {east, north}, {west, north}};
        long first = lastNode + 1;
        for (double[] corner : corners) {
            town.node(++lastNode, 9 + corner[0] / 1000, corner[1] / 1000);
        }
        return new long[] {first, first + 1, first + 2, first + 3, first};
    }

    private OsmLandReader.Reading read() throws LandFileException {
        return OsmLandReader.read(town.write(folder.resolve("town.osm.pbf")), null, null);
    }

    private Map<String, Building> buildings() throws LandFileException {
        return read().land().buildings().stream().collect(Collectors.toMap(Building::id, Function.identity()));
    }

    private static Building building(Map<String, Building> buildings, String id) {
        return Objects.requireNonNull(buildings.get(id), id);
    }

    private void house(int id, String tags) {
        town.way(id, tags, square(id, 0, id + 1, 1));
    }

    @Test
    void readsWhatABuildingIsFor() throws LandFileException {
        house(1, "building=apartments building:levels=6");
        house(2, "building=yes");
        house(3, "building=yes shop=supermarket");
        house(4, "building=apartments shop=bakery building:levels=3");
        house(5, "building=school;dormitory");
        house(6, "building=industrial");
        house(7, "building=yes building:use=residential");
        house(8, "building=no");
        town.way(9, "highway=residential", 1, 2);

        assertThat(buildings().values())
                .extracting(building -> building.id() + " " + building.use().wireName())
                .containsExactlyInAnyOrder(
                        "way/1 residential",
                        "way/2 unknown",
                        "way/3 other",
                        "way/4 mixed",
                        "way/5 mixed",
                        "way/6 other",
                        "way/7 residential");
    }

    @Test
    void readsHowHighABuildingIs() throws LandFileException {
        house(1, "building=apartments building:levels=6");
        house(2, "building=apartments building:levels=6.5");
        house(3, "building=apartments building:levels=7;8");
        house(4, "building=apartments height=31");
        house(5, "building=apartments building:levels=0");
        house(6, "building=apartments building:levels=many");
        house(7, "building=house");
        house(8, "building=bungalow");
        house(9, "building=yes building:levels=100000");

        Map<String, Building> buildings = buildings();
        assertThat(building(buildings, "way/1").levels()).hasValue(6);
        assertThat(building(buildings, "way/2").levels()).hasValue(7);
        assertThat(building(buildings, "way/3").levels()).hasValue(7);
        assertThat(building(buildings, "way/4").levels()).hasValue(10);
        assertThat(building(buildings, "way/5").levels()).isEqualTo(OptionalInt.empty());
        assertThat(building(buildings, "way/6").levels()).isEqualTo(OptionalInt.empty());
        assertThat(building(buildings, "way/7").levels()).hasValue(2);
        assertThat(building(buildings, "way/8").levels()).hasValue(1);
        assertThat(building(buildings, "way/9").levels()).isEqualTo(OptionalInt.empty());
        assertThat(building(buildings, "way/1").footprintM2()).isCloseTo(SQUARE_M2, within(SQUARE_M2 * 1e-4));
    }

    @Test
    void joinsWaysIntoRingsAndLeavesCourtyardsOpen() throws LandFileException {
        long[] outer = square(0, 0, 4, 4);
        town.way(1, "source=survey", outer[0], outer[1], outer[2]);
        town.way(2, "source=survey", outer[0], outer[3], outer[2]);
        town.way(3, "source=survey", square(1, 1, 2, 2));
        town.way(4, "building=yes", square(1.2, 1.2, 1.8, 1.8));
        town.relation(9, "type=multipolygon building=residential", "outer 1", "outer 2", "inner 3");

        Map<String, Building> buildings = buildings();
        assertThat(buildings).containsOnlyKeys("relation/9", "way/4");
        assertThat(building(buildings, "relation/9").footprintM2()).isCloseTo(15 * SQUARE_M2, within(0.01 * SQUARE_M2));
    }

    @Test
    void countsABuildingOnceThatIsAWayAndARelation() throws LandFileException {
        town.way(1, "building=yes", square(0, 0, 4, 4));
        town.way(2, "source=survey", square(1, 1, 2, 2));
        town.relation(9, "type=multipolygon building=yes", "outer 1", "inner 2");

        assertThat(buildings()).containsOnlyKeys("relation/9");
    }

    @Test
    void readsLandAndBorders() throws LandFileException {
        town.way(1, "landuse=residential name=Quarter", square(0, 0, 4, 4));
        town.way(2, "leisure=park", square(5, 0, 6, 1));
        town.way(3, "natural=water", square(7, 0, 8, 1));
        town.way(4, "landuse=commercial", square(9, 0, 10, 1));
        town.way(5, "source=survey", square(0, 10, 10, 20));
        town.relation(
                6, "type=boundary boundary=administrative admin_level=8 name=Alpha name:zh=甲街道", "outer 5", "label 1");
        town.relation(7, "type=boundary boundary=administrative admin_level=6 name=Unit", "outer 5");

        Land land = read().land();
        assertThat(land.tracts())
                .extracting(LandTract::id, LandTract::kind)
                .containsExactly(
                        tuple("way/1", LandTract.Kind.RESIDENTIAL),
                        tuple("way/2", LandTract.Kind.UNINHABITED),
                        tuple("way/3", LandTract.Kind.UNINHABITED));
        assertThat(land.streets()).hasSize(1);
        assertThat(land.streets().get(0).id()).isEqualTo("relation/6");
        assertThat(land.streets().get(0).name()).isEqualTo("甲街道");
    }

    @Test
    void leavesOutWhatIsBrokenAndSaysSo() throws LandFileException {
        house(1, "building=yes");
        town.way(2, "building=yes", 1, 2, 3, 999, 1); // a corner beyond the extract's edge
        long[] bowTie = square(20, 0, 21, 1);
        town.way(3, "building=yes", bowTie[0], bowTie[2], bowTie[1], bowTie[3], bowTie[0]);
        town.way(4, "building=yes", 1, 2, 3); // not closed
        town.relation(5, "type=multipolygon landuse=residential", "outer 4", "outer 77"); // half of it is missing
        town.relation(6, "type=boundary boundary=administrative admin_level=8 name=X", "outer 4");

        OsmLandReader.Reading reading = read();
        assertThat(reading.land().buildings()).extracting(Building::id).containsExactly("way/1");
        assertThat(reading.land().tracts()).isEmpty();
        assertThat(reading.land().streets()).isEmpty();
        assertThat(reading.leftOutCount()).isEqualTo(5);
        assertThat(reading.leftOut().stream().map(left -> left.line("town.osm.pbf")))
                .containsExactlyInAnyOrder(
                        "town.osm.pbf: warning: 1 buildings left out, whose corners are not all in the extract (way/2) — "
                                + "Take a larger extract, or put the outline right in OpenStreetMap.",
                        "town.osm.pbf: warning: 1 buildings left out, whose outline crosses itself (way/3) — "
                                + "Take a larger extract, or put the outline right in OpenStreetMap.",
                        "town.osm.pbf: warning: 1 buildings left out, whose outline is not closed inside the extract (way/4) — "
                                + "Take a larger extract, or put the outline right in OpenStreetMap.",
                        "town.osm.pbf: warning: 1 tracts of land left out, whose outline is not closed inside the extract (relation/5) — "
                                + "Take a larger extract, or put the outline right in OpenStreetMap.",
                        "town.osm.pbf: warning: 1 street polygons left out, whose outline is not closed inside the extract (relation/6) — "
                                + "Take a larger extract, or put the outline right in OpenStreetMap.");
    }

    @Test
    void passesOverWhatLiesOutsideTheBox() throws LandFileException {
        house(1, "building=yes");
        house(30, "building=yes");
        LonLatBox box = new LonLatBox(new LonLat(9, 0), new LonLat(9.01, 0.01));

        Land land = OsmLandReader.read(town.write(folder.resolve("t.osm.pbf")), box, "2024-04-09")
                .land();
        assertThat(land.buildings()).extracting(Building::id).containsExactly("way/1");
        assertThat(land.box()).isEqualTo(box);
        assertThat(land.vintage()).isEqualTo("2024-04-09");
        assertThat(land.source()).isEqualTo("OpenStreetMap, t.osm.pbf");
    }

    @Test
    void theFingerprintFollowsTheContentAndNotTheOrder() throws LandFileException {
        house(1, "building=yes");
        house(2, "building=yes");
        String both = read().land().fingerprint();
        Land land = read().land();
        Land turned = new Land(
                land.box(),
                land.source(),
                land.vintage(),
                land.buildings().stream()
                        .sorted((a, b) -> b.id().compareTo(a.id()))
                        .toList(),
                land.tracts(),
                land.streets());
        house(3, "building=yes");

        assertThat(turned.fingerprint()).isEqualTo(both);
        assertThat(read().land().fingerprint()).isNotEqualTo(both);
    }

    @Test
    void refusesWhatIsNoExtract() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign.osm.pbf"), "not an extract at all");

        assertThatThrownBy(() -> OsmLandReader.read(foreign, null, null))
                .isInstanceOf(LandFileException.class)
                .hasMessage("foreign.osm.pbf: not a whole file of OpenStreetMap"
                        + " — Download the extract again and compare its checksum.");
        assertThatThrownBy(() -> OsmLandReader.read(folder.resolve("none.osm.pbf"), null, null))
                .isInstanceOf(LandFileException.class);
        house(1, "building=yes");
        byte[] whole = town.bytes();
        Path cut = Files.write(folder.resolve("cut.osm.pbf"), Arrays.copyOf(whole, whole.length - 20));
        assertThatThrownBy(() -> OsmLandReader.read(cut, null, null)).isInstanceOf(LandFileException.class);
        Path empty = new TinyOsm().write(folder.resolve("empty.osm.pbf"));
        assertThatThrownBy(() -> OsmLandReader.read(empty, null, null)).hasMessageContaining("no area in it");
    }

    /** 15,975 ways and 115 relations carry building=*: two say no, one is the outline of a relation, 36 cross the border. */
    @Test
    void readsARealExtract() throws LandFileException {
        OsmLandReader.Reading reading = OsmLandReader.read(OsmExtract.file(), null, null);
        Land land = reading.land();

        assertThat(leftOut(reading, "buildings")).isEqualTo(36);
        assertThat(land.buildings()).hasSize(15_975 + 115 - 2 - 1 - 36);
        assertThat(land.streets()).hasSize(77);
        assertThat(leftOut(reading, "street polygons")).isEqualTo(16);
        assertThat(land.tracts().stream().filter(tract -> tract.kind() == LandTract.Kind.RESIDENTIAL))
                .hasSize(1609);
        assertThat(land.buildings())
                .allMatch(building -> building.outline().isValid() && building.footprintM2() < 1_000_000);
        assertThat(land.buildings().stream().filter(building -> building.use() == Building.Use.RESIDENTIAL))
                .hasSize(3172);
    }

    private static int leftOut(OsmLandReader.Reading reading, String what) {
        return reading.leftOut().stream()
                .filter(left -> left.what().equals(what))
                .mapToInt(LeftOut::count)
                .sum();
    }
}

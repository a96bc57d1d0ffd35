package org.livingcircle.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.region.ThiessenAreas.Area;
import org.livingcircle.region.ThiessenAreas.Centre;
import org.livingcircle.region.ThiessenAreas.Reason;
import org.livingcircle.region.ThiessenAreas.WithoutArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ThiessenAreasTest {

    private static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static Centre centre(String township, double x, double y) {
        return new Centre(township, new Coordinate(x, y));
    }

    private static Geometry areaOf(ThiessenAreas areas, String township) {
        return areas.areas().stream()
                .filter(area -> area.township().equals(township))
                .map(Area::polygon)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void dividesARectangleHalfWayBetweenTwoCentres() {
        ThiessenAreas areas = ThiessenAreas.of(
                List.of(centre("west", 1, 1), centre("east", 5, 1)), shape("POLYGON ((0 0, 8 0, 8 2, 0 2, 0 0))"));

        assertThat(areaOf(areas, "west").equalsTopo(shape("POLYGON ((0 0, 3 0, 3 2, 0 2, 0 0))")))
                .isTrue();
        assertThat(areaOf(areas, "east").equalsTopo(shape("POLYGON ((3 0, 8 0, 8 2, 3 2, 3 0))")))
                .isTrue();
        assertThat(areas.without()).isEmpty();
        assertThat(areas.rest()).isEmpty();
    }

    @Test
    void anAreaMayHaveTwoParts() {
        // A U: the eastern arm and the western belong to the upper centre, the bottom to the lower.
        ThiessenAreas areas = ThiessenAreas.of(
                List.of(centre("upper", 1, 5), centre("lower", 1, 1)),
                shape("POLYGON ((0 0, 6 0, 6 6, 4 6, 4 2, 2 2, 2 6, 0 6, 0 0))"));

        assertThat(areaOf(areas, "upper").getNumGeometries()).isEqualTo(2);
        assertThat(areaOf(areas, "upper").getArea()).isEqualTo(12, within(1e-9));
    }

    @Test
    void leavesTheHolesOfTheUnitOut() {
        ThiessenAreas areas = ThiessenAreas.of(
                List.of(centre("a", 1, 5), centre("b", 9, 5)),
                shape("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4))"));

        assertThat(areaOf(areas, "a").getArea()).isEqualTo(48, within(1e-9));
        assertThat(areaOf(areas, "b").getArea()).isEqualTo(48, within(1e-9));
    }

    @Test
    void listsWhoHasNoAreaAndWhy() {
        ThiessenAreas areas = ThiessenAreas.of(
                List.of(
                        new Centre("1-unknown", null),
                        centre("3-twin", 2, 2),
                        centre("2-first", 2, 2),
                        centre("4-far", 99, 2)),
                shape("POLYGON ((0 0, 8 0, 8 4, 0 4, 0 0))"));

        assertThat(areas.without())
                .containsExactly(
                        new WithoutArea("1-unknown", Reason.NO_CENTRE),
                        new WithoutArea("3-twin", Reason.COINCIDES),
                        new WithoutArea("4-far", Reason.NOTHING_NEAREST));
        assertThat(areas.areas()).extracting(Area::township).containsExactly("2-first");
        assertThat(areaOf(areas, "2-first").getArea()).isEqualTo(32, within(1e-9));
    }

    @Test
    void aUnitWithoutAnyCentreIsOneRest() {
        Geometry unit = shape("POLYGON ((0 0, 8 0, 8 4, 0 4, 0 0))");

        ThiessenAreas areas = ThiessenAreas.of(List.of(new Centre("a", null)), unit);

        assertThat(areas.areas()).isEmpty();
        assertThat(areas.rest().map(MultiPolygon::getArea)).contains(32.0);
    }

    @Test
    void randomUnitsAreDividedWithoutOverlapOrGapEachPlaceToItsNearest() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Geometry unit = star(random);
            List<Centre> centres = new ArrayList<>();
            int count = 1 + random.nextInt(25);
            for (int i = 0; i < count; i++) {
                centres.add(centre("t%02d".formatted(i), random.nextDouble(80_000), random.nextDouble(80_000)));
            }
            ThiessenAreas areas = ThiessenAreas.of(centres, unit);

            double sum = areas.areas().stream()
                    .mapToDouble(area -> area.polygon().getArea())
                    .sum();
            assertThat(sum / unit.getArea()).as("seed %d", seed).isEqualTo(1, within(1e-9));
            for (Area a : areas.areas()) {
                assertThat(a.polygon().isValid()).as("seed %d %s", seed, a).isTrue();
                for (Area b : areas.areas()) {
                    if (a.township().compareTo(b.township()) < 0) {
                        assertThat(a.polygon().intersection(b.polygon()).getArea())
                                .as("seed %d %s %s", seed, a.township(), b.township())
                                .isLessThan(1e-9 * unit.getArea());
                    }
                }
            }
            everyCellGoesToItsNearest(seed, unit, centres, areas);

            Collections.shuffle(centres, random);
            assertThat(ThiessenAreas.of(centres, unit)).as("seed %d", seed).isEqualTo(areas);
        }
    }

    private static void everyCellGoesToItsNearest(int seed, Geometry unit, List<Centre> centres, ThiessenAreas areas) {
        GridExtent extent = new GridExtent(4551, 0, 80_000, 2_000, 40, 40);
        short[] labels = GridRaster.label(
                extent, areas.areas().stream().map(Area::polygon).toList());
        short[] inUnit = GridRaster.label(extent, List.of(unit));
        for (int cell = 0; cell < labels.length; cell++) {
            assertThat(labels[cell] >= 0).as("seed %d cell %d", seed, cell).isEqualTo(inUnit[cell] >= 0);
            if (labels[cell] >= 0) {
                Coordinate at = new Coordinate(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
                Centre nearest = centres.get(0);
                for (Centre centre : centres) {
                    if (at.distance(position(centre)) < at.distance(position(nearest))) {
                        nearest = centre;
                    }
                }
                assertThat(areas.areas().get(labels[cell]).township())
                        .as("seed %d cell %d", seed, cell)
                        .isEqualTo(nearest.township());
            }
        }
    }

    private static Coordinate position(Centre centre) {
        Coordinate at = centre.at();
        if (at == null) {
            throw new AssertionError(centre.township());
        }
        return at;
    }

    /** A polygon with a ragged border around the middle of 80 by 80 km. */
    private static Geometry star(Random random) {
        StringBuilder wkt = new StringBuilder("POLYGON ((");
        String first = "";
        for (int corner = 0; corner < 40; corner++) {
            double angle = corner * Math.PI / 20;
            double radius = 10_000 + random.nextDouble(29_000);
            String point = "%s %s".formatted(40_000 + radius * Math.cos(angle), 40_000 + radius * Math.sin(angle));
            first = corner == 0 ? point : first;
            wkt.append(point).append(", ");
        }
        return shape(wkt.append(first).append("))").toString());
    }

    @Test
    void refusesAUnitThatCrossesItselfAndATownshipTwice() {
        assertThatThrownBy(() -> ThiessenAreas.of(List.of(), shape("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")))
                .hasMessageContaining("valid");
        assertThatThrownBy(() -> ThiessenAreas.of(
                        List.of(centre("a", 0, 0), centre("a", 1, 1)), shape("POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))")))
                .hasMessageContaining("township a");
    }
}

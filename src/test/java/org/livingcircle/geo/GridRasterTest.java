package org.livingcircle.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.triangulate.DelaunayTriangulationBuilder;

/** Grids of unit cells with their south-west corner at the origin, so that cell (column, row from below) is easy to see. */
class GridRasterTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private static GridExtent grid(int columns, int rows) {
        return new GridExtent(4551, 0, rows, 1, columns, rows);
    }

    private static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static String draw(GridExtent extent, BitSet cells) {
        StringBuilder drawing = new StringBuilder();
        for (int row = 0; row < extent.rows(); row++) {
            for (int column = 0; column < extent.columns(); column++) {
                drawing.append(cells.get(extent.cell(column, row)) ? '#' : '.');
            }
            drawing.append('\n');
        }
        return drawing.toString();
    }

    @Test
    void takesCellsByTheirCentreAndLeavesHolesOut() {
        Geometry ring = shape("POLYGON ((0.4 0.4, 5.6 0.4, 5.6 3.6, 0.4 3.6, 0.4 0.4), (2 1, 4 1, 4 3, 2 3, 2 1))");

        assertThat(draw(grid(6, 4), GridRaster.cells(grid(6, 4), ring))).isEqualTo("""
                        ######
                        ##..##
                        ##..##
                        ######
                        """);
    }

    @Test
    void cutsOffWhatLiesOutsideTheGrid() {
        Geometry large = shape("MULTIPOLYGON (((-9 -9, 1 -9, 1 99, -9 99, -9 -9)), ((2 1, 99 1, 99 2, 2 2, 2 1)))");

        assertThat(draw(grid(4, 3), GridRaster.cells(grid(4, 3), large))).isEqualTo("""
                        #...
                        #.##
                        #...
                        """);
        assertThat(GridRaster.cells(grid(4, 3), shape("POLYGON ((9 9, 10 9, 10 10, 9 9))"))
                        .isEmpty())
                .isTrue();
        assertThat(GridRaster.cells(grid(4, 3), shape("POLYGON EMPTY")).isEmpty())
                .isTrue();
    }

    @Test
    void givesACentreOnACommonEdgeToExactlyOneOfTheNeighbours() {
        // The edges x = 1.5 and y = 1.5 run through centres.
        List<Geometry> quarters = List.of(
                shape("POLYGON ((0 1.5, 1.5 1.5, 1.5 3, 0 3, 0 1.5))"),
                shape("POLYGON ((1.5 1.5, 3 1.5, 3 3, 1.5 3, 1.5 1.5))"),
                shape("POLYGON ((0 0, 1.5 0, 1.5 1.5, 0 1.5, 0 0))"),
                shape("POLYGON ((1.5 0, 3 0, 3 1.5, 1.5 1.5, 1.5 0))"));
        int[] owners = new int[9];
        for (Geometry quarter : quarters) {
            GridRaster.cells(grid(3, 3), quarter).stream().forEach(cell -> owners[cell]++);
        }

        assertThat(owners).containsOnly(1);
        // East of the upright edge, north of the level one.
        assertThat(GridRaster.label(grid(3, 3), quarters)).containsExactly(0, 1, 1, 2, 3, 3, 2, 3, 3);
    }

    @Test
    void partitionsTheGridAmongRandomTriangles() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Coordinate> points = new ArrayList<>(List.of(
                    new Coordinate(-5, -5), new Coordinate(25, -5), new Coordinate(25, 25), new Coordinate(-5, 25)));
            for (int i = 0; i < 40; i++) {
                // Halves, so that many vertices and edges lie exactly on centres.
                points.add(new Coordinate(random.nextInt(40) / 2.0, random.nextInt(40) / 2.0));
            }
            DelaunayTriangulationBuilder delaunay = new DelaunayTriangulationBuilder();
            delaunay.setSites(points);
            Geometry triangles = delaunay.getTriangles(GEOMETRY);
            int[] owners = new int[400];
            for (int i = 0; i < triangles.getNumGeometries(); i++) {
                Geometry triangle = triangles.getGeometryN(i);
                GridRaster.cells(grid(20, 20), triangle).stream().forEach(cell -> {
                    owners[cell]++;
                    Coordinate centre = new Coordinate(
                            grid(20, 20).centreX(cell % 20), grid(20, 20).centreY(cell / 20));
                    assertThat(SimplePointInAreaLocator.locate(centre, triangle))
                            .isNotEqualTo(Location.EXTERIOR);
                });
            }
            assertThat(owners).as("seed %d", seed).containsOnly(1);
        }
    }

    @Test
    void lowestIndexWinsWhereAreasOverlap() {
        List<Geometry> areas =
                List.of(shape("POLYGON ((0 0, 2 0, 2 1, 0 1, 0 0))"), shape("POLYGON ((1 0, 3 0, 3 1, 1 1, 1 0))"));

        assertThat(GridRaster.label(grid(4, 1), areas)).containsExactly(0, 0, 1, -1);
    }

    @Test
    void drawsALineWithoutDiagonalGaps() {
        // It rises 3 in 4.6, so it crosses the levels 1, 2 and 3 at x = 0.97, 2.5 and 4.03.
        assertThat(draw(grid(5, 4), GridRaster.touched(grid(5, 4), shape("LINESTRING (0.2 0.5, 4.8 3.5)"))))
                .isEqualTo("""
                        ....#
                        ..###
                        ###..
                        #....
                        """);
    }

    @Test
    void anyLineIsConnectedByEdgesAndSeparatesItsSides() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            GridExtent extent = grid(30, 30);
            double y0 = (1 + random.nextInt(59)) / 2.0;
            double y1 = (1 + random.nextInt(59)) / 2.0;
            double middle = random.nextDouble(30);
            double bend = random.nextDouble(0.1, 29.9);
            BitSet barrier = GridRaster.touched(
                    extent, shape("LINESTRING (-3 %s, %s %s, 33 %s)".formatted(y0, middle, bend, y1)));

            // A flood of eight directions from the top row must not reach the bottom row, unless the line leaves the
            // grid.
            BitSet flooded = new BitSet();
            List<Integer> open = new ArrayList<>();
            for (int column = 0; column < 30; column++) {
                open.add(column);
            }
            while (!open.isEmpty()) {
                int cell = open.remove(open.size() - 1);
                if (barrier.get(cell) || flooded.get(cell)) {
                    continue;
                }
                flooded.set(cell);
                for (int dx = -1; dx <= 1; dx++) {
                    for (int dy = -1; dy <= 1; dy++) {
                        int column = cell % 30 + dx;
                        int row = cell / 30 + dy;
                        if (column >= 0 && column < 30 && row >= 0 && row < 30) {
                            open.add(row * 30 + column);
                        }
                    }
                }
            }
            int belowTheLine = flooded.nextSetBit(29 * 30);
            assertThat(belowTheLine)
                    .as("seed %d\n%s", seed, draw(extent, barrier))
                    .isEqualTo(-1);
        }
    }

    @Test
    void widensALineToTheCellsWithinItsWidth() {
        Geometry river = shape("LINESTRING (2.5 2.5, 4.5 2.5)");

        // Centres are whole numbers of cells away: 1 is within 1 (edge inclusive), the diagonal 1.41 is not.
        assertThat(draw(grid(7, 5), GridRaster.within(grid(7, 5), river, 1))).isEqualTo("""
                        .......
                        ..###..
                        .#####.
                        ..###..
                        .......
                        """);
        assertThat(draw(grid(7, 5), GridRaster.within(grid(7, 5), river, 0))).isEqualTo("""
                        .......
                        .......
                        ..###..
                        .......
                        .......
                        """);
    }

    @Test
    void widensRandomLinesAsTheDistanceSays() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            GridExtent extent = grid(25, 20);
            Geometry line = shape("LINESTRING (%s %s, %s %s, %s %s)"
                    .formatted(random.doubles(6, -5, 30).boxed().toArray()));
            double metres = random.nextDouble() * 6;
            BitSet expected = GridRaster.touched(extent, line);
            for (int cell = 0; cell < extent.cellCount(); cell++) {
                Coordinate centre = new Coordinate(extent.centreX(cell % 25), extent.centreY(cell / 25));
                if (GEOMETRY.createPoint(centre).distance(line) <= metres) {
                    expected.set(cell);
                }
            }
            assertThat(draw(extent, GridRaster.within(extent, line, metres)))
                    .as("seed %d", seed)
                    .isEqualTo(draw(extent, expected));
        }
    }

    @Test
    void refusesPoints() {
        MultiPoint points = GEOMETRY.createMultiPointFromCoords(new Coordinate[] {new Coordinate(1, 2)});

        assertThatThrownBy(() -> GridRaster.touched(grid(3, 3), points)).hasMessageContaining("(1.0, 2.0");
        assertThatThrownBy(() -> GridRaster.cells(grid(3, 3), points.getGeometryN(0)))
                .hasMessageContaining("polygon");
        assertThatThrownBy(() -> GridRaster.within(grid(3, 3), shape("LINESTRING (0 0, 1 1)"), Double.NaN))
                .hasMessageContaining("NaN");
    }
}

package org.livingcircle.population;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.region.ThiessenAreas;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The surface of a made-up prefecture: 3,600 by 3,000 cells of 100 m, half of them in 18 units with 18 townships each,
 * 10 million people, 500 roads, one river across.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx600m")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class DasymetricBenchmark {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final DasymetricSettings SETTINGS = new DasymetricSettings(20_000, 6, 1.5, 0.02, 300);

    private final GridExtent extent = new GridExtent(4551, 475_000, 5_180_000, 100, 3_600, 3_000);
    private final List<UnitPopulation> units = new ArrayList<>();
    private BitSet water = new BitSet();
    private BitSet roads = new BitSet();

    @Setup
    public void drawPrefecture() {
        Random random = new Random(2020);
        for (int u = 0; u < 18; u++) {
            double west = extent.west() + 60_000 + (u % 6) * 40_000;
            double south = extent.south() + 40_000 + (u / 6) * 73_000;
            Geometry area = GEOMETRY.toGeometry(new Envelope(west, west + 40_000, south, south + 73_000));
            List<ThiessenAreas.Centre> centres = new ArrayList<>();
            for (int t = 0; t < 18; t++) {
                centres.add(new ThiessenAreas.Centre(
                        "%02d%02d".formatted(u, t),
                        new Coordinate(west + random.nextDouble(40_000), south + random.nextDouble(73_000))));
            }
            List<TownshipPopulation> townships = new ArrayList<>();
            List<ThiessenAreas.Area> areas = ThiessenAreas.of(centres, area).areas();
            for (int t = 0; t < areas.size(); t++) {
                Coordinate centre = centres.get(t).at();
                if (centre != null) {
                    townships.add(new TownshipPopulation(
                            areas.get(t).township(),
                            random.nextInt(20),
                            1 + random.nextInt(20),
                            Optional.of(new TownshipPopulation.Place(
                                    centre, areas.get(t).polygon()))));
                }
            }
            units.add(new UnitPopulation(
                    "%02d".formatted(u),
                    area,
                    Map.of(AgeBand.A0_14, 60_000.0, AgeBand.A15_59, 400_000.0, AgeBand.A65_79, 90_000.0),
                    60,
                    40,
                    townships));
        }
        List<Geometry> links = new ArrayList<>();
        for (int link = 0; link < 500; link++) {
            double x = extent.west() + random.nextDouble(360_000);
            double y = extent.south() + random.nextDouble(300_000);
            links.add(GEOMETRY.createLineString(new Coordinate[] {
                new Coordinate(x, y),
                new Coordinate(x + random.nextDouble(-15_000, 15_000), y + random.nextDouble(-15_000, 15_000))
            }));
        }
        roads = GridRaster.touched(extent, GEOMETRY.buildGeometry(links));
        water = GridRaster.within(
                extent,
                GEOMETRY.createLineString(new Coordinate[] {
                    new Coordinate(extent.west(), extent.south() + 120_000),
                    new Coordinate(extent.east(), extent.south() + 200_000)
                }),
                400);
    }

    @Benchmark
    public ModelledPopulation build() {
        return Dasymetric.build(extent, units, water, roads, SETTINGS);
    }
}

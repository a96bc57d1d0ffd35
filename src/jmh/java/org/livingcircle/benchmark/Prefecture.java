package org.livingcircle.benchmark;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.livingcircle.coverage.Residents;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.network.CostSurface;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.GroundScale;
import org.livingcircle.network.Sources;
import org.livingcircle.network.StraightLine;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;

/**
 * A prefecture of Harbin's size, the same on every run: 3600 x 3000 cells of 100 m, a core city and 322 towns in 18 units, about
 * a million populated cells, a river 500 m wide from west to east with 15 bridges.
 */
final class Prefecture {

    private static final int TOWNS = 323;
    private static final int UNITS = 18;
    private static final int BRIDGES = 15;
    private static final int CORE_COLUMN = 600;
    private static final int CORE_ROW = 1000;

    final GridExtent extent = new GridExtent(4551, 475_000, 5_180_000, 100, 3600, 3000);
    final Reprojection toLonLat = new GeoToolsCoordinateSystems().between(extent.srid(), CoordinateSystems.WGS84);
    final List<Zoning> zonings;
    final Residents residents;
    final StraightLine line;
    final GridWalk walk;

    private final Random random = new Random(20_201_101);
    private final int[] townColumns = new int[TOWNS];
    private final int[] townRows = new int[TOWNS];

    Prefecture() {
        for (int town = 0; town < TOWNS; town++) {
            townColumns[town] = town == 0 ? CORE_COLUMN : random.nextInt(extent.columns());
            townRows[town] = town == 0 ? CORE_ROW : random.nextInt(extent.rows());
        }
        double[] people = people();
        int[] cells = IntStream.range(0, people.length)
                .filter(cell -> people[cell] > 0)
                .toArray();
        double[][] bands = new double[AgeBand.ALL.size()][cells.length];
        double[] shares = {0.11, 0.67, 0.07, 0.12, 0.03};
        BitSet urban = new BitSet();
        for (int i = 0; i < cells.length; i++) {
            for (int band = 0; band < bands.length; band++) {
                bands[band][i] = people[cells[i]] * shares[band];
            }
            urban.set(i, people[cells[i]] > 15);
        }
        Zoning townships = townships();
        Zoning units = townships.grouped(
                "unit",
                codes("U", UNITS),
                IntStream.range(0, TOWNS).map(town -> town % UNITS).toArray());
        Zoning city = units.grouped("city", List.of("C"), new int[UNITS]);
        this.zonings = List.of(city, units, townships);
        PopulationSurface surface = PopulationSurface.of(extent, cells, bands);
        this.residents = Residents.of(surface, Settlement.of(surface, urban), zonings);
        this.line = new StraightLine(extent, toLonLat);
        this.walk = new GridWalk(CostSurface.of(extent, river()), GroundScale.of(extent, toLonLat));
        if (cells.length < 900_000 || cells.length > 1_200_000) {
            throw new IllegalStateException(
                    "the prefecture should have about a million populated cells, has " + cells.length);
        }
    }

    /** Returns facilities: six in ten in the core city, the rest around the towns. */
    Sources facilities(int count) {
        Random places = new Random(count);
        List<String> ids = new ArrayList<>();
        List<GridPoint> points = new ArrayList<>();
        while (ids.size() < count) {
            int town = places.nextInt(10) < 6 ? 0 : places.nextInt(TOWNS);
            double spread = town == 0 ? 60 : 12;
            double column = townColumns[town] + places.nextGaussian() * spread;
            double row = townRows[town] + places.nextGaussian() * spread;
            double[] xy = {extent.west() + column * extent.cellMetres(), extent.north() - row * extent.cellMetres()};
            if (extent.cellAt(xy[0], xy[1]) >= 0) {
                double[] lonLat = xy.clone();
                toLonLat.transform(lonLat);
                ids.add("f%04d".formatted(ids.size()));
                points.add(new GridPoint(new LonLat(lonLat[0], lonLat[1]), xy[0], xy[1]));
            }
        }
        return Sources.ofPoints(ids, points);
    }

    private double[] people() {
        double[] people = new double[extent.cellCount()];
        for (int town = 0; town < TOWNS; town++) {
            int reach = town == 0 ? 170 : 32;
            double scale = town == 0 ? 50 : 8;
            double peak = town == 0 ? 200 : 20 + random.nextInt(40);
            for (int row = -reach; row <= reach; row++) {
                for (int column = -reach; column <= reach; column++) {
                    int r = townRows[town] + row;
                    int c = townColumns[town] + column;
                    double distance = Math.hypot(column, row);
                    if (distance <= reach && r >= 0 && r < extent.rows() && c >= 0 && c < extent.columns()) {
                        people[extent.cell(c, r)] += peak * Math.exp(-distance / scale);
                    }
                }
            }
        }
        return people;
    }

    private Zoning townships() {
        int tile = 20;
        short[] zones = new short[extent.cellCount()];
        for (int row = 0; row < extent.rows(); row++) {
            for (int column = 0; column < extent.columns(); column++) {
                boolean repeats = row % tile != 0 || column % tile != 0;
                zones[extent.cell(column, row)] = repeats
                        ? zones[extent.cell(column / tile * tile, row / tile * tile)]
                        : nearestTown(column, row);
            }
        }
        return Zoning.of("township", extent, codes("T", TOWNS), zones, new BitSet());
    }

    private short nearestTown(int column, int row) {
        short best = 0;
        double shortest = Double.POSITIVE_INFINITY;
        for (short town = 0; town < TOWNS; town++) {
            double distance = Math.hypot(townColumns[town] - column, townRows[town] - row);
            if (distance < shortest) {
                shortest = distance;
                best = town;
            }
        }
        return best;
    }

    private BitSet river() {
        BitSet water = new BitSet(extent.cellCount());
        for (int column = 0; column < extent.columns(); column++) {
            boolean bridge = column % (extent.columns() / BRIDGES) == 0;
            int middle = (int) (CORE_ROW - 30 + 200 * Math.sin(column / 400.0));
            for (int row = middle - 2; row <= middle + 2; row++) {
                water.set(extent.cell(column, row), !bridge);
            }
        }
        return water;
    }

    private static List<String> codes(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}

package org.livingcircle.streets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.GridPoint;
import org.livingcircle.testing.FlatEarth;

/**
 * A country drawn for tests on a plane of 20 by 6 km, in which a degree is 100 km. Expressways 100 km/h, highways 60, other roads
 * 40 and in the core 30; off the roads 20 km/h along 1.3 times the straight line: 0.234 s a metre.
 */
final class DrawnRoads {

    static final int SRID = 1;
    static final GridExtent EXTENT = new GridExtent(SRID, 0, 6000, 100, 200, 60);
    static final Banks BANKS = Banks.of(EXTENT, new BitSet());
    static final int[] CELLS = IntStream.range(0, EXTENT.cellCount()).toArray();
    static final int FOREVER = StreetSearch.HIGHEST_LIMIT;

    static final Reprojection PLANE = new FlatEarth(100_000);

    private final List<StrategicLink> links = new ArrayList<>();
    private double accessMetres = 30_000;

    /** Draws a road between two points, metres. */
    DrawnRoads road(String id, RoadClass roadClass, double x1, double y1, double x2, double y2, double kilometres) {
        return road(id, roadClass, x1, y1, x2, y2, kilometres, null);
    }

    /** Draws a road that opened in a year. */
    DrawnRoads road(
            String id,
            RoadClass roadClass,
            double x1,
            double y1,
            double x2,
            double y2,
            double kilometres,
            @org.jspecify.annotations.Nullable LocalDate opened) {
        links.add(new StrategicLink(
                id,
                new LonLat(x1 / 100_000, y1 / 100_000),
                new LonLat(x2 / 100_000, y2 / 100_000),
                (int) Math.round(kilometres * 1e6),
                "",
                roadClass,
                id.startsWith("core"),
                Optional.ofNullable(opened)));
        return this;
    }

    DrawnRoads access(double metres) {
        accessMetres = metres;
        return this;
    }

    List<StrategicLink> links() {
        return links;
    }

    StreetSpeeds.StrategicAccess access() {
        return new StreetSpeeds.StrategicAccess(20, 1.3, accessMetres);
    }

    StrategicNetwork network(int year) {
        return network(year, new StrategicSettings(100, 60, 40, 30, access()));
    }

    StrategicNetwork network(int year, StrategicSettings settings) {
        return StrategicNetwork.of(links, settings, year, PLANE, SRID);
    }

    StrategicJoins joins(BitSet water) {
        return StrategicJoins.of(Banks.of(EXTENT, water), CELLS, links, accessMetres, PLANE);
    }

    StrategicJoins joins() {
        return joins(new BitSet());
    }

    /** Returns the times from a point where nothing has passed yet. */
    StrategicTimes from(int year, double x, double y) {
        return StrategicTimes.from(network(year), joins(), DriveOrigins.points(List.of(point(x, y, 0))), FOREVER);
    }

    static DriveOrigins.Point point(double x, double y, int milliseconds) {
        return new DriveOrigins.Point(place(x, y), milliseconds);
    }

    static GridPoint place(double x, double y) {
        return new GridPoint(new LonLat(x / 100_000, y / 100_000), x, y);
    }

    /** Returns water over some rows of cells, but for some columns. */
    static BitSet river(int fromRow, int toRow, int bridgeColumn) {
        BitSet water = new BitSet();
        for (int row = fromRow; row < toRow; row++) {
            water.set(EXTENT.cell(0, row), EXTENT.cell(0, row) + EXTENT.columns());
            if (bridgeColumn >= 0) {
                water.clear(EXTENT.cell(bridgeColumn, row));
            }
        }
        return water;
    }
}

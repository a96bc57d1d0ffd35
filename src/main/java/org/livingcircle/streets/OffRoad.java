package org.livingcircle.streets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.network.GridPoint;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Times off the roads: nothing in the area that driving begins in; from its edge and from points straight, at access speed, with the
 * detour, on one's own bank of the water. Immutable.
 */
final class OffRoad {

    private final StrategicJoins joins;
    private final StrategicSettings settings;
    private final List<DriveOrigins.Point> points;
    private final Optional<Area> area;
    private final int limit;

    private record Area(Geometry shape, IndexedPointInAreaLocator locator, BankedLines edge) {}

    /**
     * @param joins for the cells and the banks
     * @param limit milliseconds, itself inside
     */
    OffRoad(StrategicJoins joins, StrategicSettings settings, DriveOrigins origins, int limit) {
        this.joins = joins;
        this.settings = settings;
        this.points = origins.points();
        this.area = origins.area()
                .map(shape -> new Area(
                        shape,
                        new IndexedPointInAreaLocator(shape),
                        BankedLines.of(joins.banks(), origins.fromArea() ? edgeOf(shape) : List.of())));
        this.limit = limit;
    }

    private static List<BankedLines.Line> edgeOf(Geometry area) {
        List<BankedLines.Line> lines = new ArrayList<>();
        Geometry edge = area.getBoundary();
        for (int part = 0; part < edge.getNumGeometries(); part++) {
            Coordinate[] ring = edge.getGeometryN(part).getCoordinates();
            for (int i = 1; i < ring.length; i++) {
                lines.add(new BankedLines.Line(part, ring[i - 1].x, ring[i - 1].y, ring[i].x, ring[i].y));
            }
        }
        return lines;
    }

    /** Tells whether a place lies in the area or on its edge. */
    boolean contains(double x, double y) {
        return area.isPresent() && area.get().locator.locate(new Coordinate(x, y)) != Location.EXTERIOR;
    }

    /** Sets the times of the cells in the area to nothing. */
    void nothingInside(int[] times) {
        if (area.isPresent()) {
            BitSet inside = GridRaster.cells(joins.banks().extent(), area.get().shape);
            int[] cells = joins.cells();
            for (int index = 0; index < cells.length; index++) {
                if (inside.get(cells[index])) {
                    times[index] = 0;
                }
            }
        }
    }

    /** Returns the milliseconds of the straight way to a point outside the area; {@link DriveTimes#UNREACHED} beyond the limit. */
    int straightTo(double x, double y) {
        long least = DriveTimes.UNREACHED;
        int bank = joins.banks().at(x, y);
        for (DriveOrigins.Point point : points) {
            if (sameBank(bank, point.place())) {
                double metres = Math.hypot(point.place().x() - x, point.place().y() - y);
                if (metres <= settings.access().limitMetres()) {
                    least = Math.min(least, (long) point.milliseconds() + settings.accessMilliseconds(metres));
                }
            }
        }
        if (area.isPresent()) {
            BankedLines.Near near = area.get().edge.nearest(x, y);
            if (near != null && near.metres() <= settings.access().limitMetres()) {
                least = Math.min(least, settings.accessMilliseconds(near.metres()));
            }
        }
        return within(least);
    }

    private boolean sameBank(int bank, GridPoint point) {
        int other = joins.banks().at(point.x(), point.y());
        return Banks.alike(bank, other);
    }

    /** Returns the milliseconds of the straight way to each cell; {@link DriveTimes#UNREACHED} beyond the limit. */
    int[] straightToCells() {
        int[] times = new int[joins.size()];
        Arrays.fill(times, DriveTimes.UNREACHED);
        points.forEach(point -> straightFrom(point, times));
        if (area.isPresent()) {
            double reach = Math.min(settings.access().limitMetres(), settings.accessMetres(limit) + 1);
            area.get().edge.forEach(joins.cells(), reach, (index, line, share, metres) -> {
                times[index] = Math.min(times[index], within(settings.accessMilliseconds(metres)));
            });
        }
        return times;
    }

    private void straightFrom(DriveOrigins.Point point, int[] times) {
        if (point.milliseconds() > limit) {
            return;
        }
        double x = point.place().x();
        double y = point.place().y();
        double reach =
                Math.min(settings.access().limitMetres(), settings.accessMetres(limit - point.milliseconds()) + 1);
        GridExtent extent = joins.banks().extent();
        int bank = joins.banks().at(x, y);
        int[] cells = joins.cells();
        int northmost = (int) Math.max(0, Math.floor((extent.north() - y - reach) / extent.cellMetres()));
        int southmost =
                (int) Math.min(extent.rows() - 1, Math.floor((extent.north() - y + reach) / extent.cellMetres()));
        if (northmost > southmost) {
            return;
        }
        int index = first(cells, extent.cell(0, northmost));
        int end = first(cells, extent.cell(extent.columns() - 1, southmost) + 1);
        for (; index < end; index++) {
            int cell = cells[index];
            double dx = extent.centreX(extent.column(cell)) - x;
            double dy = extent.centreY(extent.row(cell)) - y;
            double squared = dx * dx + dy * dy;
            if (squared <= reach * reach && (bank == Banks.NONE || joins.banks().ofCell(cell) == bank)) {
                times[index] = Math.min(
                        times[index],
                        within((long) point.milliseconds() + settings.accessMilliseconds(Math.sqrt(squared))));
            }
        }
    }

    private static int first(int[] cells, int from) {
        int at = Arrays.binarySearch(cells, from);
        return at < 0 ? -at - 1 : at;
    }

    /** Returns milliseconds within the limit, {@link DriveTimes#UNREACHED} for more. */
    int within(long milliseconds) {
        return milliseconds <= limit ? (int) milliseconds : DriveTimes.UNREACHED;
    }
}

package org.livingcircle.streets;

import java.util.List;
import java.util.Optional;
import org.livingcircle.network.GridPoint;
import org.locationtech.jts.geom.Geometry;

/**
 * Where driving begins: at points, and in an area whose people are there already.
 *
 * @param area polygons of the plane
 * @param fromArea whether one drives out of the area; if not, its people are there all the same
 */
public record DriveOrigins(List<Point> points, Optional<Geometry> area, boolean fromArea) {

    /**
     * A point to drive from.
     *
     * @param milliseconds that have passed already
     */
    public record Point(GridPoint place, int milliseconds) {}

    public DriveOrigins {
        points = List.copyOf(points);
    }

    /** Drives from points. */
    public static DriveOrigins points(List<Point> points) {
        return new DriveOrigins(points, Optional.empty(), false);
    }

    /** Drives from the edge of an area, and from points. */
    public static DriveOrigins area(Geometry area, List<Point> points) {
        return new DriveOrigins(points, Optional.of(area), true);
    }

    /** Drives from points only, where who lives in an area is there all the same. */
    public static DriveOrigins pointsAround(Geometry area, List<Point> points) {
        return new DriveOrigins(points, Optional.of(area), false);
    }
}

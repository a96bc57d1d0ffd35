package org.livingcircle.pack.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import net.postgis.jdbc.PGgeometry;
import net.postgis.jdbc.geometry.LineString;
import net.postgis.jdbc.geometry.LinearRing;
import net.postgis.jdbc.geometry.MultiLineString;
import net.postgis.jdbc.geometry.MultiPolygon;
import net.postgis.jdbc.geometry.Point;
import net.postgis.jdbc.geometry.PointComposedGeom;
import net.postgis.jdbc.geometry.Polygon;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.postgresql.PGConnection;

/** Takes geometries that cross plain JDBC as postgis-jdbc's type, and turns them into places and JTS geometries. */
final class PostgisGeometries {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);

    private PostgisGeometries() {}

    /**
     * Registers the type on a connection. The driver finds it by itself where the class path lets it read
     * postgis-jdbc's driverconfig.properties, which a packed jar or another class loader need not.
     */
    static void register(PGConnection connection) throws SQLException {
        connection.addDataType("geometry", PGgeometry.class);
    }

    /** Returns the point of a column; empty where it is null. */
    static Optional<LonLat> findPoint(ResultSet row, String column) throws SQLException {
        PGgeometry value = valueOrNull(row, column);
        return value == null
                ? Optional.empty()
                : Optional.of(new LonLat(((Point) value.getGeometry()).getX(), ((Point) value.getGeometry()).getY()));
    }

    /** Returns the lines or polygons of a column; empty where it is null. */
    static Optional<Geometry> find(ResultSet row, String column) throws SQLException {
        PGgeometry value = valueOrNull(row, column);
        if (value == null) {
            return Optional.empty();
        }
        if (value.getGeometry() instanceof MultiPolygon polygons) {
            return Optional.of(toJts(polygons));
        }
        if (value.getGeometry() instanceof MultiLineString lines) {
            return Optional.of(toJts(lines));
        }
        throw new IllegalStateException(
                "column %s holds a %s".formatted(column, value.getGeometry().getTypeString()));
    }

    /** The driver asked for the class of a null would have postgis-jdbc read it, and fail. */
    private static @Nullable PGgeometry valueOrNull(ResultSet row, String column) throws SQLException {
        return row.getString(column) == null ? null : row.getObject(column, PGgeometry.class);
    }

    /** Returns the lines or polygons of a column that is never null. */
    static Geometry get(ResultSet row, String column) throws SQLException {
        return find(row, column).orElseThrow();
    }

    private static Geometry toJts(MultiPolygon polygons) {
        var parts = new org.locationtech.jts.geom.Polygon[polygons.numPolygons()];
        for (int i = 0; i < parts.length; i++) {
            Polygon polygon = polygons.getPolygon(i);
            var holes = new org.locationtech.jts.geom.LinearRing[polygon.numRings() - 1];
            for (int ring = 1; ring < polygon.numRings(); ring++) {
                holes[ring - 1] = ring(polygon.getRing(ring));
            }
            parts[i] = GEOMETRIES.createPolygon(ring(polygon.getRing(0)), holes);
        }
        return GEOMETRIES.createMultiPolygon(parts);
    }

    private static Geometry toJts(MultiLineString lines) {
        var parts = new org.locationtech.jts.geom.LineString[lines.numLines()];
        for (int i = 0; i < parts.length; i++) {
            LineString line = lines.getLine(i);
            parts[i] = GEOMETRIES.createLineString(coordinates(line));
        }
        return GEOMETRIES.createMultiLineString(parts);
    }

    private static org.locationtech.jts.geom.LinearRing ring(LinearRing ring) {
        return GEOMETRIES.createLinearRing(coordinates(ring));
    }

    private static Coordinate[] coordinates(PointComposedGeom points) {
        Coordinate[] coordinates = new Coordinate[points.numPoints()];
        for (int i = 0; i < coordinates.length; i++) {
            Point point = points.getPoint(i);
            coordinates[i] = new Coordinate(point.getX(), point.getY());
        }
        return coordinates;
    }
}

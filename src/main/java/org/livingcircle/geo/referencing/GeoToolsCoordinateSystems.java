package org.livingcircle.geo.referencing;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.NoSuchAuthorityCodeException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.Reprojection;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * Coordinate systems from the EPSG database that GeoTools carries. Transformations are found once and kept.
 *
 * <p>The first call unpacks the database, 1 to 3 seconds: {@link #warmUp()} does it ahead of the first request.
 */
@Component
public class GeoToolsCoordinateSystems implements CoordinateSystems {

    private final ConcurrentMap<Long, Reprojection> known = new ConcurrentHashMap<>();

    @Override
    public Reprojection between(int fromSrid, int toSrid) {
        return known.computeIfAbsent(((long) fromSrid << 32) | toSrid, pair -> find(fromSrid, toSrid));
    }

    /** Opens the EPSG database, so that the first request need not wait for it. */
    public void warmUp() {
        between(WGS84, 3857);
    }

    private static Reprojection find(int fromSrid, int toSrid) {
        try {
            // Lenient: a datum shift that the database does not know counts as none. Between CGCS2000 and WGS84 it is
            // centimetres.
            return new Transform(CRS.findMathTransform(decode(fromSrid), decode(toSrid), true), toSrid);
        } catch (FactoryException e) {
            throw new IllegalArgumentException(
                    "no transformation from EPSG:%d to EPSG:%d".formatted(fromSrid, toSrid), e);
        }
    }

    private static CoordinateReferenceSystem decode(int srid) throws FactoryException {
        try {
            return CRS.decode("EPSG:" + srid, true);
        } catch (NoSuchAuthorityCodeException e) {
            throw new IllegalArgumentException("unknown coordinate system EPSG:" + srid, e);
        }
    }

    /** MathTransform is thread safe. */
    private record Transform(MathTransform math, int toSrid) implements Reprojection {

        @Override
        public void transform(double[] xy) {
            if (xy.length % 2 != 0) {
                throw new IllegalArgumentException("need x and y alternating, got %d numbers".formatted(xy.length));
            }
            try {
                math.transform(xy, 0, xy, 0, xy.length / 2);
            } catch (TransformException e) {
                throw new IllegalArgumentException("a point lies where EPSG:%d is not defined".formatted(toSrid), e);
            }
        }

        @Override
        public Geometry transform(Geometry geometry) {
            Geometry copy = geometry.copy();
            copy.apply(new EverySequence(this));
            copy.setSRID(toSrid);
            return copy;
        }
    }

    /** Transforms x and y of each sequence in one call; z and m stay. */
    private record EverySequence(Reprojection reprojection) implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence points, int index) {
            if (index > 0) {
                return;
            }
            double[] xy = new double[points.size() * 2];
            for (int i = 0; i < points.size(); i++) {
                xy[2 * i] = points.getX(i);
                xy[2 * i + 1] = points.getY(i);
            }
            reprojection.transform(xy);
            for (int i = 0; i < points.size(); i++) {
                points.setOrdinate(i, CoordinateSequence.X, xy[2 * i]);
                points.setOrdinate(i, CoordinateSequence.Y, xy[2 * i + 1]);
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}

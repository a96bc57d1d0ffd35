package org.livingcircle.network;

/**
 * Length of the straight line through the earth between two points of the WGS84 ellipsoid, and of the arc above it.
 *
 * The arc is that of a circle of the Gaussian mean radius. It differs from the geodesic by less than 0.1 mm at 10 km and
 * 5 mm at 60 km, the price of a radius that depends on the direction.
 */
final class Chord {

    private static final double A = 6_378_137;
    private static final double F = 1 / 298.257223563;
    private static final double E2 = F * (2 - F);

    private Chord() {}

    /** Writes the earth-centred x, y, z of a point (degrees) from {@code at} on. */
    static void earthCentred(double lon, double lat, double[] xyz, int at) {
        double phi = Math.toRadians(lat);
        double lambda = Math.toRadians(lon);
        double sin = Math.sin(phi);
        double normal = A / Math.sqrt(1 - E2 * sin * sin);
        double axis = normal * Math.cos(phi);
        xyz[at] = axis * Math.cos(lambda);
        xyz[at + 1] = axis * Math.sin(lambda);
        xyz[at + 2] = normal * (1 - E2) * sin;
    }

    /** Returns the square of the Gaussian mean radius at a latitude (degrees). */
    static double squaredRadius(double lat) {
        double sin = Math.sin(Math.toRadians(lat));
        double w2 = 1 - E2 * sin * sin;
        return A * A * (1 - E2) / (w2 * w2);
    }

    /** Returns the square of the arc between two points, square metres. */
    static double squaredArc(double[] from, int i, double[] to, int j, double squaredRadius) {
        double dx = from[i] - to[j];
        double dy = from[i + 1] - to[j + 1];
        double dz = from[i + 2] - to[j + 2];
        double chord2 = dx * dx + dy * dy + dz * dz;
        // (2R asin(c / 2R))^2, its first three terms
        double ratio = chord2 / squaredRadius;
        return chord2 * (1 + ratio * (1 / 12d + ratio / 90));
    }

    /** Returns the arc between two points given in degrees, metres. */
    static double metres(double lon1, double lat1, double lon2, double lat2) {
        double[] xyz = new double[6];
        earthCentred(lon1, lat1, xyz, 0);
        earthCentred(lon2, lat2, xyz, 3);
        return Math.sqrt(squaredArc(xyz, 0, xyz, 3, squaredRadius((lat1 + lat2) / 2)));
    }
}

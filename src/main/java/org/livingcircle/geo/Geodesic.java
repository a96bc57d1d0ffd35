package org.livingcircle.geo;

/**
 * Distance in metres on the WGS84 ellipsoid.
 *
 * <p>Up to 50 km: the straight chord through the earth, which is exact, lengthened to the arc of a circle with Euler's radius
 * of curvature R in the direction of the other point, {@code s = 2R asin(c / 2R)} (Rapp, Geometric Geodesy I, 1991, normal
 * sections). The error is below 0.1 mm. Beyond: Vincenty's inverse formula (Survey Review 23, 1975,
 * doi:10.1179/sre.1975.23.176.88), below 1 mm.
 *
 * <p>CGCS2000 differs from WGS84 by 0.1 mm in the minor axis and is treated as equal.
 */
public final class Geodesic {

    /** Semi-major axis, metres. */
    private static final double A = 6_378_137.0;

    private static final double FLATTENING = 1 / 298.257223563;
    private static final double E2 = FLATTENING * (2 - FLATTENING);
    private static final double B = A * (1 - FLATTENING);

    private static final double CHORD_LIMIT_METRES = 50_000;

    private Geodesic() {}

    /**
     * Returns the length of the shortest line between two places, metres.
     *
     * @throws IllegalArgumentException if the places are so nearly opposite on the earth (within about half a degree) that
     *     Vincenty's iteration does not settle
     */
    public static double metres(LonLat from, LonLat to) {
        return metres(
                Math.toRadians(from.lon()),
                Math.toRadians(from.lat()),
                Math.toRadians(to.lon()),
                Math.toRadians(to.lat()));
    }

    /** As {@link #metres(LonLat, LonLat)}, in radians. */
    public static double metres(double lon1, double lat1, double lon2, double lat2) {
        double sin1 = Math.sin(lat1);
        double cos1 = Math.cos(lat1);
        double sin2 = Math.sin(lat2);
        double cos2 = Math.cos(lat2);
        double w1 = Math.sqrt(1 - E2 * sin1 * sin1);
        double w2 = Math.sqrt(1 - E2 * sin2 * sin2);
        // Distance from the axis and height above the equator's plane.
        double p1 = A / w1 * cos1;
        double p2 = A / w2 * cos2;
        double dp = p2 - p1;
        double dz = A * (1 - E2) * (sin2 / w2 - sin1 / w1);
        double sinHalf = Math.sin((lon2 - lon1) / 2);
        double northSquared = dp * dp + dz * dz;
        double eastSquared = 4 * p1 * p2 * sinHalf * sinHalf;
        double chordSquared = northSquared + eastSquared;
        if (chordSquared > CHORD_LIMIT_METRES * CHORD_LIMIT_METRES) {
            return vincenty(lon1, lat1, lon2, lat2);
        }
        if (chordSquared == 0) {
            return 0;
        }
        double sin = (sin1 + sin2) / 2;
        double w = Math.sqrt(1 - E2 * sin * sin);
        double meridian = A * (1 - E2) / (w * w * w);
        double primeVertical = A / w;
        double curvature = (northSquared / meridian + eastSquared / primeVertical) / chordSquared;
        double chord = Math.sqrt(chordSquared);
        return 2 / curvature * Math.asin(chord * curvature / 2);
    }

    private static double vincenty(double lon1, double lat1, double lon2, double lat2) {
        double difference = Math.IEEEremainder(lon2 - lon1, 2 * Math.PI);
        double u1 = Math.atan2((1 - FLATTENING) * Math.sin(lat1), Math.cos(lat1));
        double u2 = Math.atan2((1 - FLATTENING) * Math.sin(lat2), Math.cos(lat2));
        double sinU1 = Math.sin(u1);
        double cosU1 = Math.cos(u1);
        double sinU2 = Math.sin(u2);
        double cosU2 = Math.cos(u2);
        double lambda = difference;
        for (int step = 0; step < 200; step++) {
            double sinLambda = Math.sin(lambda);
            double cosLambda = Math.cos(lambda);
            double sinSigma = Math.hypot(cosU2 * sinLambda, cosU1 * sinU2 - sinU1 * cosU2 * cosLambda);
            double cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            double sigma = Math.atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            double cos2Alpha = 1 - sinAlpha * sinAlpha;
            // On the equator cos2Alpha is 0 and so is the term it divides.
            double cos2SigmaM = cos2Alpha < 1e-15 ? 0 : cosSigma - 2 * sinU1 * sinU2 / cos2Alpha;
            double c = FLATTENING / 16 * cos2Alpha * (4 + FLATTENING * (4 - 3 * cos2Alpha));
            double before = lambda;
            lambda = difference
                    + (1 - c)
                            * FLATTENING
                            * sinAlpha
                            * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)));
            if (Math.abs(lambda - before) < 1e-13 && Math.abs(lambda) <= Math.PI) {
                return arc(sigma, sinSigma, cosSigma, cos2SigmaM, cos2Alpha);
            }
        }
        throw new IllegalArgumentException(
                "places are nearly opposite on the earth: longitude %f to %f, latitude %f to %f"
                        .formatted(
                                Math.toDegrees(lon1),
                                Math.toDegrees(lon2),
                                Math.toDegrees(lat1),
                                Math.toDegrees(lat2)));
    }

    private static double arc(double sigma, double sinSigma, double cosSigma, double cos2SigmaM, double cos2Alpha) {
        double u = cos2Alpha * (A * A - B * B) / (B * B);
        double bigA = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
        double bigB = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
        double squared = 2 * cos2SigmaM * cos2SigmaM - 1;
        double deltaSigma = bigB
                * sinSigma
                * (cos2SigmaM
                        + bigB
                                / 4
                                * (cosSigma * squared
                                        - bigB
                                                / 6
                                                * cos2SigmaM
                                                * (4 * sinSigma * sinSigma - 3)
                                                * (4 * cos2SigmaM * cos2SigmaM - 3)));
        return B * bigA * (sigma - deltaSigma);
    }

    /** Returns distances from one place, for inner loops. */
    public static Local from(LonLat place) {
        return new Local(Math.toRadians(place.lon()), Math.toRadians(place.lat()));
    }

    /**
     * Distance from one place to many near it: the chord formula with its trigonometry expanded about the place, some twenty
     * multiplications and one square root a call, no allocation. Immutable, safe to share between threads.
     *
     * <p>Error below 80 degrees of latitude: under 0.01 mm up to 10 km, 1 mm up to 50 km, 0.1 m up to 200 km; above 300 km
     * use {@link Geodesic#metres(LonLat, LonLat)}. The longitudes must not lie on two sides of the date line.
     */
    public static final class Local {

        private final double lon;
        private final double lat;
        // Meridian arc / dLat and distance from the axis, as polynomials in dLat.
        private final double arc0;
        private final double arc1;
        private final double arc2;
        private final double axis0;
        private final double axis1;
        private final double axis2;
        private final double axis3;
        private final double perMeridian;
        private final double curvatureSquared;

        private Local(double lon, double lat) {
            this.lon = lon;
            this.lat = lat;
            double s = Math.sin(lat);
            double c = Math.cos(lat);
            double w2 = 1 - E2 * s * s;
            double m = A * (1 - E2) / (w2 * Math.sqrt(w2));
            double m1 = 3 * E2 * m * s * c / w2;
            double m2 = 3 * E2 / w2 * (m1 * s * c + m * (c * c - s * s) + 2 * E2 * m * s * s * c * c / w2);
            double n = A / Math.sqrt(w2);
            arc0 = m;
            arc1 = m1 / 2;
            arc2 = m2 / 6;
            axis0 = n * c;
            axis1 = -m * s;
            axis2 = -(m1 * s + m * c) / 2;
            axis3 = -(m2 * s + 2 * m1 * c - m * s) / 6;
            perMeridian = 1 / (12 * m * m);
            curvatureSquared = 1 / (m * n);
        }

        /** Returns the metres to a place given in radians. */
        public double metres(double lonRadians, double latRadians) {
            double dLat = latRadians - lat;
            double dLon = lonRadians - lon;
            double arc = dLat * (arc0 + dLat * (arc1 + dLat * arc2));
            double arcSquared = arc * arc;
            double northSquared = arcSquared * (1 - arcSquared * perMeridian);
            double axis = axis0 + dLat * (axis1 + dLat * (axis2 + dLat * axis3));
            double dLonSquared = dLon * dLon;
            // 4 sin^2(x/2) = x^2 (1 - x^2/12 + x^4/360 - ...)
            double eastSquared =
                    axis0 * axis * dLonSquared * (1 - dLonSquared * (1 / 12.0 - dLonSquared * (1 / 360.0)));
            double chordSquared = northSquared + eastSquared;
            // asin(x)/x = 1 + x^2/6 + 3x^4/40 with x = c/2R
            double q = chordSquared * curvatureSquared;
            return Math.sqrt(chordSquared) * (1 + q * (1 / 24.0 + q * (3 / 640.0)));
        }
    }
}

package org.livingcircle.network;

import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.Reprojection;

/**
 * The squared distance on the ellipsoid from one place to the points around it, as a polynomial of their offsets in the
 * plane of the grid.
 *
 * A map projection is smooth: over {@link #HALF_WIDTH} the squared distance is the squared offset plus a small remainder,
 * and a polynomial of degree 4 in x and y through 5 x 5 exact points holds the remainder to far less than a millimetre. A
 * row of the grid needs five coefficients, a cell four multiplications: no trigonometry and no position of the cell. Immutable.
 */
final class DistancePolynomial {

    /** Largest offset, in x and in y, that the polynomial holds for, metres: 60 km and the distortion of the plane. */
    static final double HALF_WIDTH = 61_000;

    static final int TERMS = 5;

    private static final double[] NODES = chebyshevNodes();
    private static final double[][] TO_POWERS = inverse(vandermonde());

    /** Coefficient of (x/H)^i (y/H)^j at i * TERMS + j. */
    private final double[] coefficients;

    private final double planePerGround;

    private DistancePolynomial(double[] coefficients, double planePerGround) {
        this.coefficients = coefficients;
        this.planePerGround = planePerGround;
    }

    /** Fits the polynomial of a place. */
    static DistancePolynomial around(GridPoint place, Reprojection gridToWgs84) {
        double[] nodes = new double[2 * TERMS * TERMS];
        int next = 0;
        for (double s : NODES) {
            for (double t : NODES) {
                nodes[next++] = place.x() + s * HALF_WIDTH;
                nodes[next++] = place.y() + t * HALF_WIDTH;
            }
        }
        gridToWgs84.transform(nodes);

        double lon = Math.toRadians(place.lonLat().lon());
        double lat = Math.toRadians(place.lonLat().lat());
        double[] remainder = new double[TERMS * TERMS];
        double planePerGround = 1;
        for (int i = 0; i < TERMS; i++) {
            for (int j = 0; j < TERMS; j++) {
                int at = i * TERMS + j;
                double plane2 = (NODES[i] * NODES[i] + NODES[j] * NODES[j]) * HALF_WIDTH * HALF_WIDTH;
                if (plane2 > 0) {
                    double ground =
                            Geodesic.metres(lon, lat, Math.toRadians(nodes[2 * at]), Math.toRadians(nodes[2 * at + 1]));
                    remainder[at] = ground * ground - plane2;
                    planePerGround = Math.max(planePerGround, Math.sqrt(plane2) / ground);
                }
            }
        }
        double[] coefficients = toPowers(remainder);
        coefficients[0] = 0; // the place is at distance 0 from itself, to the last bit
        coefficients[2 * TERMS] += HALF_WIDTH * HALF_WIDTH;
        coefficients[2] += HALF_WIDTH * HALF_WIDTH;
        return new DistancePolynomial(coefficients, planePerGround * 1.0001);
    }

    /** Returns an offset in the plane that no point within so many metres on the ground exceeds. */
    double planeMetres(double groundMetres) {
        return groundMetres * planePerGround;
    }

    /** Writes the coefficients, lowest first, of the polynomial in x / HALF_WIDTH along a line of equal y. */
    void along(double dy, double[] row) {
        double t = dy / HALF_WIDTH;
        for (int i = 0; i < TERMS; i++) {
            double sum = 0;
            for (int j = TERMS - 1; j >= 0; j--) {
                sum = sum * t + coefficients[i * TERMS + j];
            }
            row[i] = sum;
        }
    }

    private static double[] toPowers(double[] values) {
        double[] result = new double[TERMS * TERMS];
        for (int i = 0; i < TERMS; i++) {
            for (int j = 0; j < TERMS; j++) {
                double sum = 0;
                for (int k = 0; k < TERMS; k++) {
                    for (int l = 0; l < TERMS; l++) {
                        sum += TO_POWERS[i][k] * values[k * TERMS + l] * TO_POWERS[j][l];
                    }
                }
                result[i * TERMS + j] = sum;
            }
        }
        return result;
    }

    private static double[] chebyshevNodes() {
        double[] nodes = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            nodes[i] = Math.cos((2 * i + 1) * Math.PI / (2 * TERMS));
        }
        nodes[TERMS / 2] = 0;
        return nodes;
    }

    private static double[][] vandermonde() {
        double[][] matrix = new double[TERMS][TERMS];
        for (int k = 0; k < TERMS; k++) {
            for (int i = 0; i < TERMS; i++) {
                matrix[k][i] = Math.pow(NODES[k], i);
            }
        }
        return matrix;
    }

    /** Gauss-Jordan with the largest pivot of the column. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
                    pivot = row;
                }
            }
            swap(matrix, pivot, column);
            swap(inverse, pivot, column);
            double scale = 1 / matrix[column][column];
            for (int k = 0; k < n; k++) {
                matrix[column][k] *= scale;
                inverse[column][k] *= scale;
            }
            for (int row = 0; row < n; row++) {
                double factor = matrix[row][column];
                if (row != column && factor != 0) {
                    for (int k = 0; k < n; k++) {
                        matrix[row][k] -= factor * matrix[column][k];
                        inverse[row][k] -= factor * inverse[column][k];
                    }
                }
            }
        }
        return inverse;
    }

    private static void swap(double[][] matrix, int a, int b) {
        double[] row = matrix[a];
        matrix[a] = matrix[b];
        matrix[b] = row;
    }
}

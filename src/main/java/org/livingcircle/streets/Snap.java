package org.livingcircle.streets;

/**
 * Where a point joins a street.
 *
 * @param edge number of the edge
 * @param along share of the edge's length that lies between its first node and the joint, 0 to 1
 * @param metres straight from the point to the joint, of the plane
 * @param x of the joint, metres of the plane
 * @param y of the joint, metres of the plane
 */
public record Snap(int edge, double along, double metres, double x, double y) {

    public Snap {
        if (!(along >= 0 && along <= 1 && metres >= 0)) {
            throw new IllegalArgumentException("a joint lies %f along, %f m away".formatted(along, metres));
        }
    }
}

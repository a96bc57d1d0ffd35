package org.livingcircle.network;

import java.util.BitSet;
import java.util.Optional;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/**
 * Finds the water cells that a bridge opens, where only a point of it and its length are known.
 *
 * From the point (or the nearest water within {@link #ASIDE_METRES}: river and bridge come from different maps) lines are drawn in
 * {@link #DIRECTIONS} directions; the shortest that meets land at both ends is taken for the bridge, among equals the one first
 * to the right of north. Its cells form a chain by their edges from bank to bank, so that a walk can cross.
 */
public final class BridgeDeck {

    /** How far from the water the point may lie. */
    public static final int ASIDE_METRES = 500;

    private static final int DIRECTIONS = 36;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private BridgeDeck() {}

    /**
     * Returns the water cells under a bridge; empty where none is found: no water near, or no line from bank to bank that is at
     * most half as long again as the bridge and four cells.
     *
     * @param water numbers of the water cells
     * @param x of a point of the bridge, metres in the grid's system
     * @param y of the same point
     * @param lengthMetres length of the bridge, 0 where unknown but short
     */
    public static BitSet cells(GridExtent extent, BitSet water, double x, double y, double lengthMetres) {
        Optional<Coordinate> start = nearestWater(extent, water, x, y);
        if (start.isEmpty()) {
            return new BitSet();
        }
        double longest = lengthMetres * 1.5 + 4 * extent.cellMetres();
        double shortest = Double.POSITIVE_INFINITY;
        LineString deck = GEOMETRIES.createLineString();
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            double angle = Math.PI * direction / DIRECTIONS;
            Optional<Coordinate> one = bank(extent, water, start.get(), Math.sin(angle), Math.cos(angle), longest);
            Optional<Coordinate> other = bank(extent, water, start.get(), -Math.sin(angle), -Math.cos(angle), longest);
            if (one.isPresent() && other.isPresent()) {
                double length = one.get().distance(other.get());
                if (length <= longest && length < shortest) {
                    shortest = length;
                    deck = GEOMETRIES.createLineString(new Coordinate[] {one.get(), other.get()});
                }
            }
        }
        BitSet cells = GridRaster.touched(extent, deck);
        cells.and(water);
        return cells;
    }

    /** Returns the centre of the first land cell in a direction. */
    private static Optional<Coordinate> bank(
            GridExtent extent, BitSet water, Coordinate from, double east, double north, double longest) {
        double step = extent.cellMetres() / 4;
        for (double along = step; along <= longest; along += step) {
            int cell = extent.cellAt(from.x + along * east, from.y + along * north);
            if (cell < 0) {
                return Optional.empty();
            }
            if (!water.get(cell)) {
                return Optional.of(centre(extent, cell));
            }
        }
        return Optional.empty();
    }

    private static Optional<Coordinate> nearestWater(GridExtent extent, BitSet water, double x, double y) {
        int own = extent.cellAt(x, y);
        if (own >= 0 && water.get(own)) {
            return Optional.of(new Coordinate(x, y));
        }
        Coordinate point = new Coordinate(x, y);
        double nearest = ASIDE_METRES;
        Optional<Coordinate> found = Optional.empty();
        int reach = (int) Math.ceil(ASIDE_METRES / extent.cellMetres());
        for (int row = -reach; row <= reach; row++) {
            for (int column = -reach; column <= reach; column++) {
                int cell = extent.cellAt(x + column * extent.cellMetres(), y - row * extent.cellMetres());
                if (cell >= 0 && water.get(cell)) {
                    Coordinate centre = centre(extent, cell);
                    double distance = centre.distance(point);
                    if (found.isEmpty() ? distance <= nearest : distance < nearest) {
                        nearest = distance;
                        found = Optional.of(centre);
                    }
                }
            }
        }
        return found;
    }

    private static Coordinate centre(GridExtent extent, int cell) {
        return new Coordinate(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
    }
}

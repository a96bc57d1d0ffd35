package org.livingcircle.network;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * Opens water where bridges cross it. Of a bridge only a point is known: it is taken to cross at a right angle to the
 * nearest stretch of the river, from the point to dry land on either side.
 */
public final class BridgeOpenings {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final GridExtent extent;
    private final BitSet water;
    private final List<Geometry> rivers;
    private final double farthestBankMetres;

    /**
     * @param water cells that are water
     * @param rivers middle lines in the plane of the grid
     * @param farthestBankMetres a bridge that finds no dry land within this distance opens nothing
     */
    public BridgeOpenings(
            GridExtent extent, BitSet water, Collection<? extends Geometry> rivers, double farthestBankMetres) {
        this.extent = extent;
        this.water = water;
        this.rivers = List.copyOf(rivers);
        this.farthestBankMetres = farthestBankMetres;
    }

    /** Returns the water cells that the bridges make passable. */
    public BitSet cells(Collection<Coordinate> bridges) {
        BitSet open = new BitSet(extent.cellCount());
        for (Coordinate bridge : bridges) {
            LineSegment stretch = nearestStretch(bridge);
            if (stretch != null && stretch.getLength() > 0) {
                double across = stretch.angle() + Math.PI / 2;
                Coordinate oneBank = bank(bridge, across);
                Coordinate otherBank = bank(bridge, across + Math.PI);
                if (oneBank != null && otherBank != null) {
                    open.or(GridRaster.touched(
                            extent, GEOMETRIES.createLineString(new Coordinate[] {oneBank, bridge, otherBank})));
                }
            }
        }
        open.and(water);
        return open;
    }

    private @Nullable LineSegment nearestStretch(Coordinate bridge) {
        LineSegment nearest = null;
        for (Geometry river : rivers) {
            for (Object line : LinearComponentExtracter.getLines(river)) {
                Coordinate[] points = ((Geometry) line).getCoordinates();
                for (int i = 1; i < points.length; i++) {
                    LineSegment stretch = new LineSegment(points[i - 1], points[i]);
                    if (nearest == null || stretch.distance(bridge) < nearest.distance(bridge)) {
                        nearest = stretch;
                    }
                }
            }
        }
        return nearest;
    }

    /** Walks from the bridge in half cells to the first dry cell; null if there is none near enough. */
    private @Nullable Coordinate bank(Coordinate bridge, double direction) {
        double step = extent.cellMetres() / 2;
        for (double metres = 0; metres <= farthestBankMetres; metres += step) {
            double x = bridge.x + metres * Math.cos(direction);
            double y = bridge.y + metres * Math.sin(direction);
            int cell = extent.cellAt(x, y);
            if (cell < 0) {
                return null;
            }
            if (!water.get(cell)) {
                return new Coordinate(x, y);
            }
        }
        return null;
    }
}

package org.livingcircle.testing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.CostSurface;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.GroundScale;
import org.livingcircle.network.Sources;

/**
 * A town drawn in text, one character a cell, on a plane that is the ground: {@code ~} is water, {@code =} a bridge, a capital letter
 * a facility at the centre of its cell, anything else land.
 */
public final class DrawnTown {

    private final List<String> lines;
    private final GridExtent extent;

    private DrawnTown(List<String> lines, double cellMetres) {
        this.lines = lines;
        this.extent = new GridExtent(4551, 0, 0, cellMetres, lines.get(0).length(), lines.size());
    }

    /** Takes a drawing whose cells are 100 m wide. */
    public static DrawnTown of(String drawing) {
        return of(drawing, 100);
    }

    public static DrawnTown of(String drawing, double cellMetres) {
        return new DrawnTown(drawing.strip().lines().map(String::strip).toList(), cellMetres);
    }

    public GridExtent extent() {
        return extent;
    }

    public CostSurface ground() {
        BitSet water = new BitSet();
        for (int cell = 0; cell < extent.cellCount(); cell++) {
            water.set(cell, at(cell) == '~');
        }
        return CostSurface.of(extent, water);
    }

    public GridWalk walk() {
        return new GridWalk(ground(), GroundScale.flat(extent));
    }

    /** Returns the facilities, their letters as ids. */
    public Sources facilities() {
        Map<String, GridPoint> points = new TreeMap<>();
        for (int cell = 0; cell < extent.cellCount(); cell++) {
            if (Character.isUpperCase(at(cell))) {
                points.put(String.valueOf(at(cell)), centre(cell));
            }
        }
        return Sources.ofPoints(new ArrayList<>(points.keySet()), points.values());
    }

    /** Returns the only cell with a character. */
    public int cell(char character) {
        for (int cell = 0; cell < extent.cellCount(); cell++) {
            if (at(cell) == character) {
                return cell;
            }
        }
        throw new IllegalArgumentException("no " + character + " in the town");
    }

    public GridPoint centre(int cell) {
        return point(extent.centreX(extent.column(cell)), extent.centreY(extent.row(cell)));
    }

    /** Returns a point of the plane; where on earth that is does not matter to a walk. */
    public static GridPoint point(double x, double y) {
        return new GridPoint(new LonLat(126, 45), x, y);
    }

    private char at(int cell) {
        return lines.get(extent.row(cell)).charAt(extent.column(cell));
    }
}

package org.livingcircle.population;

import java.util.BitSet;
import org.livingcircle.geo.DistanceTransform;
import org.livingcircle.geo.GridExtent;

/** Where water and roads are, for every cell of a grid: 8 bytes a cell. Safe to share between threads. */
final class Terrain {

    private final GridExtent extent;
    private final DasymetricSettings settings;
    private final BitSet water;
    /** Centre to centre, metres; infinity where there is no road or no water at all. */
    private final float[] toRoad;

    private final float[] toWater;

    Terrain(GridExtent extent, DasymetricSettings settings, BitSet water, BitSet roads) {
        this.extent = extent;
        this.settings = settings;
        this.water = water;
        this.toRoad = DistanceTransform.metres(extent, roads);
        this.toWater = DistanceTransform.metres(extent, water);
    }

    GridExtent extent() {
        return extent;
    }

    boolean isWater(int cell) {
        return water.get(cell);
    }

    /** Returns the logarithm of the rural weight by road and bank alone; minus infinity in water. */
    double logWeight(int cell) {
        if (water.get(cell)) {
            return Double.NEGATIVE_INFINITY;
        }
        double logWeight = Double.isInfinite(toRoad[cell]) ? 0 : -toRoad[cell] / (settings.ruralRoadKm() * 1000);
        // The bank runs half a cell before the centre of the nearest water cell.
        double bankMetres = toWater[cell] - extent.cellMetres() / 2;
        if (bankMetres < settings.floodplainMetres()) {
            logWeight += Math.log(bankMetres / settings.floodplainMetres());
        }
        return logWeight;
    }
}

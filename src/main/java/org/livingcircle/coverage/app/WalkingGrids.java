package org.livingcircle.coverage.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.CostSurface;
import org.livingcircle.network.GridWalk;
import org.livingcircle.network.GroundScale;

/**
 * The grid one walks on: as it is, with bridges closed, or only outside an area that streets cover. Thread safe; a variant is kept
 * for as long as there is room.
 */
public final class WalkingGrids {

    /** A variant keeps the arrays of its searches, five bytes a cell and more: a handful is what the heap has room for. */
    private static final int MOST_VARIANTS = 2;

    private final GridExtent extent;
    private final GroundScale scale;
    private final BitSet water;
    private final Map<String, Bridge> bridges;
    private final GridWalk open;
    private final Cache<Variant, GridWalk> variants =
            Caffeine.newBuilder().maximumSize(MOST_VARIANTS).build();

    /**
     * A bridge that one can walk on.
     *
     * @param deck the water cells that it opens
     */
    public record Bridge(String id, LonLat place, BitSet deck) {}

    private record Variant(List<String> closed, List<Double> outside) {}

    /**
     * @param water cells that block, bridges not yet taken out
     */
    public WalkingGrids(GridExtent extent, GroundScale scale, BitSet water, Collection<Bridge> bridges) {
        this.extent = extent;
        this.scale = scale;
        this.water = (BitSet) water.clone();
        this.bridges = new TreeMap<>();
        bridges.forEach(bridge -> this.bridges.put(bridge.id(), bridge));
        this.open = make(new Variant(List.of(), List.of()));
    }

    /** Returns the grid as it is. */
    public GridWalk open() {
        return open;
    }

    /** Returns the ids of the bridges, ascending. */
    public List<String> bridgeIds() {
        return List.copyOf(bridges.keySet());
    }

    public Optional<Bridge> findBridge(String id) {
        return Optional.ofNullable(bridges.get(id));
    }

    /** Returns the grid with some bridges closed; ids of others are passed over. */
    public GridWalk without(Collection<String> closed) {
        return variant(closed, List.of());
    }

    /**
     * Returns the grid outside a box, with some bridges closed.
     *
     * @param box west, south, east and north, metres of the plane: cells with their centre inside are blocked
     */
    public GridWalk outside(double[] box, Collection<String> closed) {
        return variant(closed, List.of(box[0], box[1], box[2], box[3]));
    }

    private GridWalk variant(Collection<String> closed, List<Double> box) {
        List<String> known =
                closed.stream().filter(bridges::containsKey).distinct().sorted().toList();
        return known.isEmpty() && box.isEmpty() ? open : variants.get(new Variant(known, box), this::make);
    }

    private GridWalk make(Variant variant) {
        BitSet blocked = (BitSet) water.clone();
        bridges.forEach((id, bridge) -> {
            if (!variant.closed.contains(id)) {
                blocked.andNot(bridge.deck);
            }
        });
        if (!variant.outside.isEmpty()) {
            block(variant.outside, blocked);
        }
        return new GridWalk(CostSurface.of(extent, blocked), scale);
    }

    private void block(List<Double> box, BitSet blocked) {
        for (int row = 0; row < extent.rows(); row++) {
            double y = extent.centreY(row);
            if (y < box.get(1) || y > box.get(3)) {
                continue;
            }
            for (int column = 0; column < extent.columns(); column++) {
                double x = extent.centreX(column);
                if (x >= box.get(0) && x <= box.get(2)) {
                    blocked.set(extent.cell(column, row));
                }
            }
        }
    }
}

package org.livingcircle.pack;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A pack that was read and found right.
 *
 * @param rows of the layers the pack has
 */
public record PackData(CityPack city, Map<Layer, List<LayerRow>> rows) {

    public PackData {
        rows = Collections.unmodifiableMap(new EnumMap<>(rows));
    }

    /** Returns the rows of a layer in the order of its file; none if the pack does not have it. */
    public List<LayerRow> rows(Layer layer) {
        return rows.getOrDefault(layer, List.of());
    }

    /** Returns the units that are valid on the city's reference day. */
    public List<LayerRow> currentUnits() {
        return rows(Layer.UNITS).stream()
                .filter(unit -> unit.value("valid_to") == null)
                .toList();
    }
}

package org.livingcircle.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.population.ModelledPopulation;
import org.livingcircle.population.Settlement;
import org.livingcircle.region.ThiessenAreas;
import org.locationtech.jts.geom.Geometry;

/**
 * A city made of its pack: everything that is stored.
 *
 * @param version names pack, cell size and model; equal versions hold equal data
 * @param fingerprint the same as a hash in hexadecimal
 * @param townshipAreas by township code, longitude first; not to be changed
 * @param withoutArea townships whose people are spread over their unit
 * @param facilityUnits unit code by facility id
 * @param facilityTownships township code by facility id; absent where it lies in no township's area
 * @param land what buildings and land use changed; empty where none have been imported
 */
public record BuiltCity(
        String version,
        String fingerprint,
        PackData data,
        Map<String, Geometry> townshipAreas,
        List<ThiessenAreas.WithoutArea> withoutArea,
        ModelledPopulation population,
        Settlement settlement,
        Map<String, String> facilityUnits,
        Map<String, String> facilityTownships,
        Optional<LandResult> land) {

    public BuiltCity {
        townshipAreas = Map.copyOf(townshipAreas);
        withoutArea = List.copyOf(withoutArea);
        facilityUnits = Map.copyOf(facilityUnits);
        facilityTownships = Map.copyOf(facilityTownships);
    }
}

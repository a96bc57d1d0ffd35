package org.livingcircle.pack;

import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.LonLat;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;
import org.livingcircle.region.AdministrativeUnit;
import org.livingcircle.region.Township;
import org.locationtech.jts.geom.Geometry;

/**
 * The stored city as analyses need it, all of one version. Facilities are read by their own feature. Geometry is longitude
 * first and not to be changed.
 *
 * @param units the current ones, by code
 * @param townships by code
 * @param bridges those whose place is known, by id
 * @param conservation by unit and band
 */
public record StoredCity(
        StoredVersion version,
        CityPack city,
        PopulationSurface population,
        Settlement settlement,
        List<Conservation> conservation,
        List<UnitArea> units,
        List<TownshipArea> townships,
        List<RiverLine> rivers,
        List<Bridge> bridges) {

    /** A unit and its outline. */
    public record UnitArea(AdministrativeUnit unit, Geometry area) {}

    /**
     * A township and its modelled area.
     *
     * @param people modelled from the unit's census
     * @param area empty where the township has none
     */
    public record TownshipArea(Township township, double people, Optional<Geometry> area) {}

    /**
     * A bridge.
     *
     * @param carries road, rail, foot or road+rail
     * @param lengthMetres empty where unknown
     */
    public record Bridge(String id, String carries, LonLat place, Optional<Integer> lengthMetres) {}

    public StoredCity {
        conservation = List.copyOf(conservation);
        units = List.copyOf(units);
        townships = List.copyOf(townships);
        rivers = List.copyOf(rivers);
        bridges = List.copyOf(bridges);
    }
}

package org.livingcircle.pack;

import java.time.LocalDate;
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
 * @param transport roads and railways between the townships, and what the plan says of them
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
        List<Bridge> bridges,
        Transport transport) {

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

    /**
     * Roads and railways between the townships, and what the plan says of them.
     *
     * @param links by id
     * @param stations by line and kilometre
     * @param mainCity empty where the pack draws none
     * @param places by id
     * @param statements those that the pack names for a circle of the plan, by id
     */
    public record Transport(
            List<RoadLink> links,
            List<Station> stations,
            Optional<Geometry> mainCity,
            List<Place> places,
            List<Statement> statements) {
        public Transport {
            links = List.copyOf(links);
            stations = List.copyOf(stations);
            places = List.copyOf(places);
            statements = List.copyOf(statements);
        }
    }

    /**
     * A road between two townships.
     *
     * @param corridor empty where it lies along no road with a name
     * @param roadClass expressway, corridor or local
     * @param core whether it lies in the core of the city
     * @param opened empty where it always was
     */
    public record RoadLink(
            String id,
            LonLat from,
            LonLat to,
            double kilometres,
            Optional<String> corridor,
            String roadClass,
            boolean core,
            Optional<LocalDate> opened) {}

    /**
     * A station of a railway line.
     *
     * @param kilometres along the line
     * @param minutes from the line's first station; empty where unknown
     * @param opened empty where it always was
     * @param hub whether a ride ends here, in the main city
     */
    public record Station(
            String id,
            String line,
            LocalText name,
            Optional<String> unit,
            LonLat place,
            double kilometres,
            Optional<Double> minutes,
            Optional<LocalDate> opened,
            boolean hub) {}

    /** A place of the pack, such as a seat or a town; the role is that in the plan. */
    public record Place(
            String id, LocalText name, String kind, Optional<String> role, Optional<String> unit, LonLat place) {}

    /** What the plan says, with the notes on what is wrong or open in it. */
    public record Statement(String id, String zh, String en, List<Note> notes) {
        public Statement {
            notes = List.copyOf(notes);
        }
    }

    /** A note on the quality of the plan's text. */
    public record Note(String id, String zh, String en) {}

    public StoredCity {
        conservation = List.copyOf(conservation);
        units = List.copyOf(units);
        townships = List.copyOf(townships);
        rivers = List.copyOf(rivers);
        bridges = List.copyOf(bridges);
    }
}

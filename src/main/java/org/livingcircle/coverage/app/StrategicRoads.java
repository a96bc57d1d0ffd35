package org.livingcircle.coverage.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.GridPoint;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.pack.StrategicSpec;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.streets.Banks;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StrategicJoins;
import org.livingcircle.streets.StrategicLink;
import org.livingcircle.streets.StrategicNetwork;
import org.livingcircle.streets.StrategicSettings;
import org.livingcircle.streets.StreetSpeeds;
import org.locationtech.jts.geom.Geometry;

/**
 * The roads between the townships of a snapshot, and where its people get onto them. What takes long is made when it is first
 * asked for, then kept. Safe to share between threads.
 */
public final class StrategicRoads {

    private static final int METRES = 1000;

    private final StoredCity.Transport transport;
    private final PopulationSurface people;
    private final Banks banks;
    private final Reprojection toPlane;
    private final Reprojection toLonLat;
    private final StrategicSettings settings;
    private final List<StrategicLink> links;
    private final Map<Integer, StrategicNetwork> byYear = new ConcurrentHashMap<>();
    private @Nullable StrategicJoins joins;

    /**
     * Takes what is stored.
     *
     * @param banks of the water that no way to a road may cross
     */
    StrategicRoads(
            CityPack city,
            StoredCity.Transport transport,
            PopulationSurface people,
            Banks banks,
            CoordinateSystems systems) {
        this.transport = transport;
        this.people = people;
        this.banks = banks;
        this.toPlane = systems.between(CoordinateSystems.WGS84, people.extent().srid());
        this.toLonLat = systems.between(people.extent().srid(), CoordinateSystems.WGS84);
        StrategicSpec spec = city.strategic();
        this.settings = new StrategicSettings(
                spec.expresswayKmh(),
                spec.corridorKmh(),
                spec.localKmh(),
                spec.coreKmh(),
                new StreetSpeeds.StrategicAccess(spec.accessKmh(), spec.accessDetour(), spec.accessKm() * METRES));
        this.links = transport.links().stream().map(StrategicRoads::link).toList();
    }

    private static StrategicLink link(StoredCity.RoadLink link) {
        return new StrategicLink(
                link.id(),
                link.from(),
                link.to(),
                (int) Math.round(link.kilometres() * METRES * METRES),
                link.corridor().orElse(""),
                RoadClass.find("strategic-" + link.roadClass()).orElseThrow(),
                link.core(),
                link.opened());
    }

    /** Returns links, stations, places and statements as they are stored. */
    public StoredCity.Transport transport() {
        return transport;
    }

    public StrategicSettings settings() {
        return settings;
    }

    /** Returns the network of a year under other speeds than the pack's. */
    StrategicNetwork network(int year, StrategicSettings others) {
        return others.equals(settings)
                ? network(year)
                : StrategicNetwork.of(
                        links, others, year, toPlane, people.extent().srid());
    }

    /** Returns the network as it was on the last day of a year. */
    public StrategicNetwork network(int year) {
        // Networks are alike between openings: one is kept for each set of links, by the last year that opened any.
        return byYear.computeIfAbsent(
                lastOpening(year),
                opened -> StrategicNetwork.of(
                        links, settings, opened, toPlane, people.extent().srid()));
    }

    /** Returns the last year, up to another, that opened any link; 0 where none did. */
    int lastOpening(int year) {
        return links.stream()
                .flatMap(link -> link.opened().stream())
                .mapToInt(day -> day.getYear())
                .filter(opened -> opened <= year)
                .max()
                .orElse(0);
    }

    /** Returns where the people get onto the links; takes up to a second the first time. */
    public synchronized StrategicJoins joins() {
        StrategicJoins known = joins;
        if (known == null) {
            known = StrategicJoins.of(
                    banks, people.cells(), links, settings.access().limitMetres(), toPlane);
            joins = known;
        }
        return known;
    }

    Banks banks() {
        return banks;
    }

    GridPoint plane(LonLat place) {
        return GridPoint.of(place, toPlane);
    }

    Geometry lonLat(Geometry shape) {
        return toLonLat.transform(shape);
    }

    Geometry plane(Geometry shape) {
        return toPlane.transform(shape);
    }
}

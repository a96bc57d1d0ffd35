package org.livingcircle.coverage.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.livingcircle.network.Profile;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.streets.JoinedNetwork;
import org.livingcircle.streets.StrategicSettings;
import org.livingcircle.streets.StreetEdits;

/**
 * The streets of a snapshot joined to the links of a year: made when first asked for, which takes seconds, and kept while there is
 * room. Thread safe.
 */
public final class JoinedRoads {

    /** One has 40 bytes a cell and more. */
    private static final int MOST_NETWORKS = 2;

    private final StreetEngines streets;
    private final StrategicRoads roads;
    private final PopulationSurface people;
    private final Profile walker;

    /** By the last year that opened a link: between openings networks are alike. */
    private final Cache<NetworkOf, JoinedNetwork> networks =
            Caffeine.newBuilder().maximumSize(MOST_NETWORKS).build();

    /** Streets as somebody wishes them and the links of a year. */
    private record NetworkOf(int opened, StreetEdits edits) {}

    JoinedRoads(StreetEngines streets, StrategicRoads roads, PopulationSurface people, Profile walker) {
        this.streets = streets;
        this.roads = roads;
        this.people = people;
        this.walker = walker;
    }

    /** Returns the network of a year as it is wished, its links at some speeds; only where those are the pack's is it kept. */
    JoinedNetwork network(int year, StrategicSettings settings, StreetEdits edits) {
        JoinedNetwork usual = networks.get(
                new NetworkOf(roads.lastOpening(year), edits),
                key -> JoinedNetwork.of(
                        roads.network(key.opened()),
                        streets.graph(),
                        graph -> streets.wished(graph, key.edits()),
                        roads.banks(),
                        people.cells(),
                        streets.speeds(),
                        walker));
        return settings.equals(usual.settings()) ? usual : usual.at(roads.network(year, settings));
    }

    /** Returns who walks between a place and its street. */
    Profile walker() {
        return walker;
    }
}

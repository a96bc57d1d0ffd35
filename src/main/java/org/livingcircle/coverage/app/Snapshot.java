package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.livingcircle.coverage.Residents;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridLattice;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Profile;
import org.livingcircle.network.Sources;
import org.livingcircle.network.UniformTravel;
import org.livingcircle.network.WalkingSettings;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.StreetsSpec;
import org.livingcircle.pack.WalkingSpec;
import org.livingcircle.platform.DataVersion;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.population.Settlement;
import org.livingcircle.streets.ClassSpeed;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetSpeeds;
import org.locationtech.jts.geom.Envelope;

/**
 * Everything of one data version that questions are answered from. Immutable but for the surfaces it keeps once they have
 * been computed; a new data version is a new snapshot.
 */
public final class Snapshot {

    /** The edges of a box in degrees bend in the plane of the grid; points this dense follow them to a cell. */
    private static final int EDGE_STEPS = 16;

    private final DataVersion version;
    private final CityPack city;
    private final PopulationSurface people;
    private final Settlement settlement;
    private final List<Conservation> conservation;
    private final Map<ZoneKind, Zoning> zonings;
    private final Map<ZoneKind, List<Zone>> zones;
    private final Residents residents;
    private final Map<String, List<Facility>> facilitiesByService;
    private final Map<String, Sources> sourcesByService = new ConcurrentHashMap<>();
    private final Map<Optional<LonLatBox>, Survey> surveys = new ConcurrentHashMap<>();
    private final GridLattice lattice;
    private final Reprojection wgs84ToGrid;
    private final Reprojection gridToWgs84;
    private final List<Double> bounds;
    private final OptionalDouble censusUrbanShare;
    private final CircleLimits limits;
    private final Reaches reaches;
    private final WalkingGrids grids;
    private final StreetEngines streets;
    private final StrategicRoads strategicRoads;
    private final JoinedRoads joinedRoads;

    /**
     * What a snapshot is made of.
     *
     * @param bounds west, south, east and north of the city, degrees
     */
    public record Parts(
            DataVersion version,
            CityPack city,
            PopulationSurface people,
            Settlement settlement,
            List<Conservation> conservation,
            Map<ZoneKind, Zoning> zonings,
            Map<ZoneKind, List<Zone>> zones,
            List<Double> bounds,
            OptionalDouble censusUrbanShare,
            Collection<Facility> facilities,
            UniformTravel circle,
            WalkingGrids grids,
            Optional<StoredStreets> streets,
            StrategicRoads strategicRoads) {}

    public Snapshot(Parts parts, CoordinateSystems systems) {
        this.version = parts.version();
        this.city = parts.city();
        this.people = parts.people();
        this.settlement = parts.settlement();
        this.conservation = List.copyOf(parts.conservation());
        this.zonings = new EnumMap<>(parts.zonings());
        this.zones = new EnumMap<>(parts.zones());
        this.residents = Residents.of(people, settlement, List.copyOf(zonings.values()));
        this.facilitiesByService = new ConcurrentHashMap<>();
        for (ServiceSpec service : city.services()) {
            List<Facility> own = new ArrayList<>();
            for (Facility facility : parts.facilities()) {
                if (service.kinds().contains(facility.kind().code())) {
                    own.add(facility);
                }
            }
            own.sort(Comparator.comparing(Facility::id)); // the order of Sources
            facilitiesByService.put(service.id(), List.copyOf(own));
        }
        this.lattice = GridLattice.of(people.extent(), systems);
        this.wgs84ToGrid = systems.between(CoordinateSystems.WGS84, city.srid());
        this.gridToWgs84 = systems.between(city.srid(), CoordinateSystems.WGS84);
        this.bounds = List.copyOf(parts.bounds());
        this.censusUrbanShare = parts.censusUrbanShare();
        this.limits = CircleLimits.of(city.services());
        this.grids = parts.grids();
        StreetSpeeds speeds = speeds(city, parts.strategicRoads().settings().access());
        this.streets = new StreetEngines(
                people, parts.streets(), parts.strategicRoads(), speeds, grids, walking(), wgs84ToGrid);
        this.reaches = new Reaches(residents, parts.circle(), grids, streets, walking(), limits);
        this.strategicRoads = parts.strategicRoads();
        this.joinedRoads = new JoinedRoads(streets, strategicRoads, people, defaultProfile());
    }

    private static StreetSpeeds speeds(CityPack city, StreetSpeeds.StrategicAccess access) {
        Map<RoadClass, ClassSpeed> named = new EnumMap<>(RoadClass.class);
        List<StreetsSpec.ClassSpeedSpec> said =
                city.findStreets().map(StreetsSpec::speeds).orElse(List.of());
        for (StreetsSpec.ClassSpeedSpec speed : said) {
            RoadClass.find(speed.roadClass())
                    .ifPresent(roadClass -> named.put(
                            roadClass,
                            new ClassSpeed(
                                    speed.walkFactor(),
                                    speed.wheelchairFactor(),
                                    speed.cycleKmh(),
                                    speed.driveKmh(),
                                    speed.winterWalk(),
                                    speed.winterCycle(),
                                    speed.winterDrive())));
        }
        return StreetSpeeds.asTagged(city.walking().settings().winterFactor())
                .with(named)
                .with(access);
    }

    public DataVersion version() {
        return version;
    }

    public CityPack city() {
        return city;
    }

    public GridExtent extent() {
        return people.extent();
    }

    public GridLattice lattice() {
        return lattice;
    }

    public PopulationSurface people() {
        return people;
    }

    /** Tells whether a populated cell, given by its index, is urban. */
    public boolean isUrban(int index) {
        return settlement.isUrban(index);
    }

    public Residents residents() {
        return residents;
    }

    public List<Conservation> conservation() {
        return conservation;
    }

    public CircleLimits limits() {
        return limits;
    }

    public Zoning zoning(ZoneKind kind) {
        return Objects.requireNonNull(zonings.get(kind));
    }

    /** Returns the zones of a division in the order of its numbers. */
    public List<Zone> zones(ZoneKind kind) {
        return Objects.requireNonNull(zones.get(kind));
    }

    /** Returns the zone that a cell lies in. */
    public Optional<Zone> findZone(ZoneKind kind, int cell) {
        int zone = zoning(kind).zoneAt(cell);
        return zone == Zoning.NONE ? Optional.empty() : Optional.of(zones(kind).get(zone));
    }

    /** Returns the facilities that give a service, in the order of their ids. */
    public List<Facility> facilities(ServiceSpec service) {
        return facilitiesByService.getOrDefault(service.id(), List.of());
    }

    /** Returns a facility of any service. */
    public Optional<Facility> findFacility(String id) {
        return city.services().stream()
                .flatMap(service -> facilities(service).stream())
                .filter(facility -> facility.id().equals(id))
                .findFirst();
    }

    /** Returns where the facilities of a service are known. */
    Survey survey(ServiceSpec service) {
        return surveys.computeIfAbsent(
                Optional.ofNullable(service.surveyed()), box -> Survey.of(box.orElse(null), people, lattice, zonings));
    }

    /** Returns the same facilities as places to travel from. */
    public Sources sources(ServiceSpec service) {
        return sourcesByService.computeIfAbsent(service.id(), id -> sources(facilities(service)));
    }

    /** Returns facilities as places to travel from. */
    Sources sources(List<Facility> some) {
        return Sources.of(
                some.stream().map(Facility::id).toList(),
                some.stream().map(Facility::location).toList(),
                wgs84ToGrid);
    }

    public Reach reach(ServiceSpec service, ReachKey key) {
        return reaches.get(key, sources(service));
    }

    /** Returns the reach of a service's facilities as somebody wishes them. */
    public Reach reach(ServiceSpec service, ReachKey key, FacilityEdits edits) {
        return edits.isEmpty()
                ? reach(service, key)
                : reaches.get(key, edits, places(service, edits).sources());
    }

    /** Returns the facilities of a service as somebody wishes them. */
    Places places(ServiceSpec service, FacilityEdits edits) {
        return edits.isEmpty()
                ? new Places(facilities(service), sources(service))
                : Places.edited(facilities(service), edits, wgs84ToGrid);
    }

    Reaches reaches() {
        return reaches;
    }

    /** Returns the grid one walks on. */
    public WalkingGrids grids() {
        return grids;
    }

    /** Returns travel along streets, and between townships for those who drive. */
    public StreetEngines streets() {
        return streets;
    }

    /** Tells whether streets have been imported. */
    public boolean hasStreets() {
        return streets.stored().isPresent();
    }

    /** Returns the engine of time and distance unless another is asked for. */
    public Engine usualEngine() {
        return hasStreets() ? Engine.STREETS : Engine.GRID;
    }

    /** Returns the roads between the townships. */
    public StrategicRoads strategicRoads() {
        return strategicRoads;
    }

    /** Returns the streets joined to the links between townships of a year. */
    JoinedRoads joinedRoads() {
        return joinedRoads;
    }

    /** Returns west, south, east and north of the city, degrees. */
    public List<Double> bounds() {
        return bounds;
    }

    /** Returns the share of urban people in the census of the surface; empty if the pack does not say. */
    public OptionalDouble censusUrbanShare() {
        return censusUrbanShare;
    }

    /** Returns the part of the grid that covers a box in degrees (west, south, east, north); empty if they do not meet. */
    public Optional<GridExtent> window(double[] box) {
        double west = Math.max(box[0], bounds.get(0));
        double south = Math.max(box[1], bounds.get(1));
        double east = Math.min(box[2], bounds.get(2));
        double north = Math.min(box[3], bounds.get(3));
        if (!(west < east && south < north)) {
            return Optional.empty();
        }
        Envelope plane = new Envelope();
        for (int i = 0; i <= EDGE_STEPS; i++) {
            for (int j = 0; j <= EDGE_STEPS; j++) {
                double[] xy = {west + (east - west) * i / EDGE_STEPS, south + (north - south) * j / EDGE_STEPS};
                wgs84ToGrid.transform(xy);
                plane.expandToInclude(xy[0], xy[1]);
            }
        }
        GridExtent whole = extent();
        return Optional.of(GridExtent.covering(
                whole.srid(),
                Math.max(plane.getMinX(), whole.west()),
                Math.max(plane.getMinY(), whole.south()),
                Math.min(plane.getMaxX(), whole.east()),
                Math.min(plane.getMaxY(), whole.north()),
                whole.cellMetres()));
    }

    /** Returns the place of a point of the grid's plane. */
    LonLat placeOf(double x, double y) {
        double[] xy = {x, y};
        gridToWgs84.transform(xy);
        return new LonLat(xy[0], xy[1]);
    }

    /** Returns a transformation from the plane of the grid to longitude and latitude. */
    Reprojection gridToWgs84() {
        return gridToWgs84;
    }

    GridPoint gridPoint(LonLat place) {
        return GridPoint.of(place, wgs84ToGrid);
    }

    WalkingSettings walking() {
        return city.walking().settings();
    }

    public Optional<Profile> findProfile(String id) {
        return city.walking().profiles().stream()
                .map(WalkingSpec.NamedProfile::profile)
                .filter(profile -> profile.id().equals(id))
                .findFirst();
    }

    public Profile defaultProfile() {
        return findProfile(city.walking().defaultProfile()).orElseThrow();
    }
}

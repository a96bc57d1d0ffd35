package org.livingcircle.pack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.population.AgeBand;
import org.livingcircle.population.Conservation;
import org.livingcircle.population.Dasymetric;
import org.livingcircle.population.DasymetricSettings;
import org.livingcircle.population.Land;
import org.livingcircle.population.LandCover;
import org.livingcircle.population.ModelledPopulation;
import org.livingcircle.population.PopulationChange;
import org.livingcircle.population.Settlement;
import org.livingcircle.population.TownshipPopulation;
import org.livingcircle.population.UnitPopulation;
import org.livingcircle.region.StreetAreas;
import org.livingcircle.region.ThiessenAreas;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Makes a city of a pack that was found right: the grid, areas of townships, the population surface, what is urban, and
 * the unit and township of each facility. Not thread safe; one builder makes one city.
 */
public final class CityBuilder {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final PackData data;
    private final CityPack city;
    private final CoordinateSystems systems;
    private final Reprojection toGrid;
    private final Progress progress;
    /** Current units by code, in the grid's coordinates. */
    private final Map<String, Geometry> units = new TreeMap<>();

    private final Map<String, Coordinate> centres = new HashMap<>();
    private final Optional<Land> land;
    private List<LandResult.Change> changes = List.of();

    /** Areas of townships in the grid's coordinates, and which townships have none. */
    private record Division(
            Map<String, MultiPolygon> areas,
            Map<String, Coordinate> centres,
            List<ThiessenAreas.WithoutArea> without,
            StreetAreas streets) {}

    private CityBuilder(PackData data, Optional<Land> land, CoordinateSystems systems, Progress progress) {
        this.land = land;
        this.data = data;
        this.city = data.city();
        this.systems = systems;
        this.toGrid = systems.between(CoordinateSystems.WGS84, city.srid());
        this.progress = progress;
    }

    /**
     * Builds the city.
     *
     * @param land moves people to where buildings and land for living are mapped
     * @throws IllegalArgumentException if the pack's srid is unknown or not defined where the city lies
     * @throws IllegalStateException if the surface does not hold the census
     */
    public static BuiltCity build(
            String version,
            String fingerprint,
            PackData data,
            Optional<Land> land,
            CoordinateSystems systems,
            Progress progress) {
        return new CityBuilder(data, land, systems, progress).build(version, fingerprint);
    }

    private BuiltCity build(String version, String fingerprint) {
        for (LayerRow unit : data.currentUnits()) {
            units.put(unit.text("code"), toGrid.transform(unit.geometry()));
        }
        findCentres();
        StreetAreas streets = streets();
        Division division = divideUnits(streets);
        ModelledPopulation population = spreadPeople(division);
        Settlement settlement = city.settlement().classify(population.surface());
        Map<String, Geometry> townshipAreas = new HashMap<>();
        Reprojection toLonLat = systems.between(city.srid(), CoordinateSystems.WGS84);
        division.areas().forEach((code, area) -> townshipAreas.put(code, toLonLat.transform(area)));
        Map<String, String> facilityUnits = new HashMap<>();
        Map<String, String> facilityTownships = new HashMap<>();
        placeFacilities(townshipAreas, facilityUnits, facilityTownships);
        return new BuiltCity(
                version,
                fingerprint,
                data,
                townshipAreas,
                division.without(),
                population,
                settlement,
                facilityUnits,
                facilityTownships,
                land.filter(mapped -> !changes.isEmpty()).map(mapped -> result(mapped, streets)));
    }

    private LandResult result(Land mapped, StreetAreas streets) {
        Map<String, String> openAreas = new HashMap<>();
        streets.areas().forEach((township, street) -> openAreas.put(township, street.drawn()));
        return new LandResult(
                mapped.source(), mapped.vintage(), mapped.buildings().size(), openAreas, streets.unmatched(), changes);
    }

    private void findCentres() {
        for (LayerRow township : data.rows(Layer.TOWNSHIPS)) {
            township.findPoint().ifPresent(place -> centres.put(township.text("code"), project(place)));
        }
    }

    private StreetAreas streets() {
        List<StreetAreas.Drawn> drawn = new ArrayList<>();
        land.ifPresent(mapped -> mapped.streets()
                .forEach(street -> drawn.add(
                        new StreetAreas.Drawn(street.id(), street.name(), toGrid.transform(street.outline())))));
        List<StreetAreas.Named> named = data.rows(Layer.TOWNSHIPS).stream()
                .map(row -> new StreetAreas.Named(row.text("code"), row.text("unit_code"), row.text("name_zh")))
                .toList();
        return StreetAreas.of(drawn, units, named);
    }

    private Division divideUnits(StreetAreas streets) {
        progress.report(Progress.Step.TOWNSHIPS, 0, units.size());
        Map<String, List<String>> townshipsOfUnit = new HashMap<>();
        for (LayerRow township : data.rows(Layer.TOWNSHIPS)) {
            townshipsOfUnit
                    .computeIfAbsent(township.text("unit_code"), unit -> new ArrayList<>())
                    .add(township.text("code"));
        }
        Division division = new Division(new TreeMap<>(), new HashMap<>(centres), new ArrayList<>(), streets);
        int done = 0;
        for (Map.Entry<String, Geometry> unit : units.entrySet()) {
            divide(unit.getValue(), townshipsOfUnit.getOrDefault(unit.getKey(), List.of()), division);
            progress.report(Progress.Step.TOWNSHIPS, ++done, units.size());
        }
        return division;
    }

    /** Gives townships their mapped area where there is one, and divides what is left among the others. */
    private void divide(Geometry unit, List<String> townships, Division division) {
        List<ThiessenAreas.Centre> others = new ArrayList<>();
        List<String> withStreet = townships.stream()
                .filter(division.streets().areas()::containsKey)
                .toList();
        List<MultiPolygon> mapped = withStreet.stream()
                .map(code -> Objects.requireNonNull(division.streets().areas().get(code))
                        .polygon())
                .toList();
        for (String code : townships) {
            StreetAreas.Street street = division.streets().areas().get(code);
            Coordinate centre = centres.get(code);
            if (street != null) {
                division.areas().put(code, street.polygon());
                if (centre == null || !holds(street.polygon(), centre)) {
                    division.centres()
                            .put(code, street.polygon().getInteriorPoint().getCoordinate());
                }
            } else if (centre != null && mapped.stream().anyMatch(area -> holds(area, centre))) {
                division.without().add(new ThiessenAreas.WithoutArea(code, ThiessenAreas.Reason.IN_ANOTHER));
            } else {
                others.add(new ThiessenAreas.Centre(code, centre));
            }
        }
        Geometry rest = mapped.isEmpty() ? unit : division.streets().rest(unit, withStreet);
        if (rest.isEmpty()) {
            others.forEach(other -> division.without()
                    .add(new ThiessenAreas.WithoutArea(
                            other.township(),
                            other.at() == null
                                    ? ThiessenAreas.Reason.NO_CENTRE
                                    : ThiessenAreas.Reason.NOTHING_NEAREST)));
            return;
        }
        ThiessenAreas divided = ThiessenAreas.of(others, rest);
        divided.areas().forEach(area -> division.areas().put(area.township(), area.polygon()));
        division.without().addAll(divided.without());
    }

    private static boolean holds(Geometry area, Coordinate point) {
        return area.getEnvelopeInternal().contains(point)
                && SimplePointInAreaLocator.locate(point, area) != Location.EXTERIOR;
    }

    private Coordinate project(LonLat place) {
        double[] xy = {place.lon(), place.lat()};
        toGrid.transform(xy);
        return new Coordinate(xy[0], xy[1]);
    }

    private ModelledPopulation spreadPeople(Division division) {
        progress.report(Progress.Step.POPULATION, 0, 1);
        Envelope box = new Envelope();
        units.values().forEach(unit -> box.expandToInclude(unit.getEnvelopeInternal()));
        GridExtent extent = GridExtent.covering(
                city.srid(), box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), city.cellMetres());
        List<RiverLine> rivers = data.rows(Layer.RIVER).stream()
                .map(river -> new RiverLine(river.geometry(), (int) river.whole("width_m")))
                .toList();
        BitSet water = RiverLine.waterCells(extent, rivers, systems);
        BitSet roads = new BitSet(extent.cellCount());
        for (LayerRow road : data.rows(Layer.ROADS)) {
            if (road.findDay("opened")
                    .filter(day -> day.isAfter(city.referenceDate()))
                    .isPresent()) {
                continue; // nobody has settled along it yet
            }
            Coordinate from = project(new LonLat(road.decimal("from_lon"), road.decimal("from_lat")));
            Coordinate to = project(new LonLat(road.decimal("to_lon"), road.decimal("to_lat")));
            roads.or(GridRaster.touched(extent, GEOMETRIES.createLineString(new Coordinate[] {from, to})));
        }
        Optional<LandCover> cover = land.flatMap(
                mapped -> LandCover.of(mapped, extent, toGrid, city.population().land()));
        DasymetricSettings model = city.population().model();
        ModelledPopulation population =
                Dasymetric.build(extent, unitPopulations(division), water, roads, model, cover.orElse(null));
        if (cover.isPresent()) {
            Division unmapped = divideUnits(new StreetAreas(Map.of(), List.of()));
            ModelledPopulation before = Dasymetric.build(extent, unitPopulations(unmapped), water, roads, model);
            changes = changes(before, population, cover.get(), division);
        }
        for (Conservation unit : population.conservation()) {
            if (!unit.holds()) {
                throw new IllegalStateException("the surface does not hold the census: " + unit);
            }
        }
        progress.report(Progress.Step.POPULATION, 1, 1);
        return population;
    }

    private List<LandResult.Change> changes(
            ModelledPopulation before, ModelledPopulation after, LandCover cover, Division division) {
        List<PopulationChange> ofUnits =
                PopulationChange.between(before.surface(), after.surface(), cover, List.copyOf(units.values()));
        List<PopulationChange> ofTownships = PopulationChange.between(
                before.surface(),
                after.surface(),
                cover,
                List.copyOf(division.areas().values()));
        Map<String, LayerRow> unitRows = new HashMap<>();
        data.currentUnits().forEach(row -> unitRows.put(row.text("code"), row));
        Map<String, LayerRow> townshipRows = new HashMap<>();
        data.rows(Layer.TOWNSHIPS).forEach(row -> townshipRows.put(row.text("code"), row));
        List<LandResult.Change> rows = new ArrayList<>();
        rows.add(new LandResult.Change(
                LandResult.Zone.CITY,
                "city",
                null,
                city.name().zh(),
                city.name().en(),
                ofUnits.get(units.size())));
        int number = 0;
        for (String code : units.keySet()) {
            rows.add(change(LandResult.Zone.UNIT, code, code, unitRows, ofUnits.get(number++)));
        }
        number = 0;
        for (String code : division.areas().keySet()) {
            LayerRow row = Objects.requireNonNull(townshipRows.get(code));
            rows.add(change(
                    LandResult.Zone.TOWNSHIP, code, row.text("unit_code"), townshipRows, ofTownships.get(number++)));
        }
        return rows;
    }

    private static LandResult.Change change(
            LandResult.Zone zone, String code, String unit, Map<String, LayerRow> rows, PopulationChange change) {
        LayerRow row = Objects.requireNonNull(rows.get(code));
        String zh = row.text("name_zh");
        return new LandResult.Change(
                zone, code, unit, zh, row.findText("name_en").orElse(zh), change);
    }

    private List<UnitPopulation> unitPopulations(Division division) {
        int year = city.population().censusYear();
        Map<String, Map<AgeBand, Double>> census = new HashMap<>();
        for (LayerRow row : data.rows(Layer.CENSUS)) {
            if (row.whole("year") == year) {
                census.computeIfAbsent(row.text("unit_code"), unit -> new EnumMap<>(AgeBand.class))
                        .merge(AgeBand.ofAgeGroup(row.text("age_group")), (double) row.whole("people"), Double::sum);
            }
        }
        Map<String, Double> urban = figures("pop_urban", year);
        Map<String, Double> rural = figures("pop_rural", year);
        Map<String, List<TownshipPopulation>> townships = new HashMap<>();
        for (LayerRow row : data.rows(Layer.TOWNSHIPS)) {
            String code = row.text("code");
            MultiPolygon area = division.areas().get(code);
            Coordinate centre = division.centres().get(code);
            townships
                    .computeIfAbsent(row.text("unit_code"), unit -> new ArrayList<>())
                    .add(new TownshipPopulation(
                            code,
                            (int) row.wholeOrZero("communities"),
                            (int) row.wholeOrZero("villages"),
                            area == null || centre == null
                                    ? Optional.empty()
                                    : Optional.of(new TownshipPopulation.Place(centre, area))));
        }
        return units.entrySet().stream()
                .map(unit -> new UnitPopulation(
                        unit.getKey(),
                        unit.getValue(),
                        census.getOrDefault(unit.getKey(), Map.of()),
                        urban.getOrDefault(unit.getKey(), 0.0),
                        rural.getOrDefault(unit.getKey(), 0.0),
                        townships.getOrDefault(unit.getKey(), List.of())))
                .toList();
    }

    private Map<String, Double> figures(String indicator, int year) {
        Map<String, Double> values = new HashMap<>();
        for (LayerRow row : data.rows(Layer.UNIT_FIGURES)) {
            if (row.whole("year") == year && row.text("indicator").equals(indicator)) {
                row.findDecimal("value").ifPresent(value -> values.put(row.text("unit_code"), value));
            }
        }
        return values;
    }

    private void placeFacilities(
            Map<String, Geometry> townshipAreas,
            Map<String, String> facilityUnits,
            Map<String, String> facilityTownships) {
        AreaLocator unitLocator = AreaLocator.ofUnits(data.currentUnits());
        Optional<AreaLocator> townshipLocator =
                townshipAreas.isEmpty() ? Optional.empty() : Optional.of(new AreaLocator(townshipAreas));
        Stream.of(Layer.FACILITIES, Layer.ELDERCARE)
                .flatMap(layer -> data.rows(layer).stream())
                .forEach(facility -> {
                    String id = facility.text("id");
                    LonLat place = facility.findPoint().orElseThrow();
                    facilityUnits.put(id, facility.findText("unit_code").orElseGet(() -> unitLocator
                            .nearest(place)
                            .code()));
                    townshipLocator
                            .flatMap(locator -> locator.find(place))
                            .ifPresent(township -> facilityTownships.put(id, township));
                });
    }
}

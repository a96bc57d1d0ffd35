package org.livingcircle.pack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.livingcircle.population.ModelledPopulation;
import org.livingcircle.population.Settlement;
import org.livingcircle.population.TownshipPopulation;
import org.livingcircle.population.UnitPopulation;
import org.livingcircle.region.ThiessenAreas;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

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

    private final Map<String, ThiessenAreas.Area> areas = new TreeMap<>();
    private final Map<String, Coordinate> centres = new HashMap<>();
    private final List<ThiessenAreas.WithoutArea> withoutArea = new ArrayList<>();

    private CityBuilder(PackData data, CoordinateSystems systems, Progress progress) {
        this.data = data;
        this.city = data.city();
        this.systems = systems;
        this.toGrid = systems.between(CoordinateSystems.WGS84, city.srid());
        this.progress = progress;
    }

    /**
     * Builds the city.
     *
     * @throws IllegalArgumentException if the pack's srid is unknown or not defined where the city lies
     * @throws IllegalStateException if the surface does not hold the census
     */
    public static BuiltCity build(
            String version, String fingerprint, PackData data, CoordinateSystems systems, Progress progress) {
        return new CityBuilder(data, systems, progress).build(version, fingerprint);
    }

    private BuiltCity build(String version, String fingerprint) {
        for (LayerRow unit : data.currentUnits()) {
            units.put(unit.text("code"), toGrid.transform(unit.geometry()));
        }
        divideUnits();
        ModelledPopulation population = spreadPeople();
        Settlement settlement = city.settlement().classify(population.surface());
        Map<String, Geometry> townshipAreas = new HashMap<>();
        Reprojection toLonLat = systems.between(city.srid(), CoordinateSystems.WGS84);
        areas.forEach((code, area) -> townshipAreas.put(code, toLonLat.transform(area.polygon())));
        Map<String, String> facilityUnits = new HashMap<>();
        Map<String, String> facilityTownships = new HashMap<>();
        placeFacilities(townshipAreas, facilityUnits, facilityTownships);
        return new BuiltCity(
                version,
                fingerprint,
                data,
                townshipAreas,
                withoutArea,
                population,
                settlement,
                facilityUnits,
                facilityTownships);
    }

    private void divideUnits() {
        progress.report(Progress.Step.TOWNSHIPS, 0, units.size());
        Map<String, List<ThiessenAreas.Centre>> centresOfUnit = new HashMap<>();
        for (LayerRow township : data.rows(Layer.TOWNSHIPS)) {
            String code = township.text("code");
            Optional<LonLat> centre = township.findPoint();
            centre.ifPresent(place -> centres.put(code, project(place)));
            centresOfUnit
                    .computeIfAbsent(township.text("unit_code"), unit -> new ArrayList<>())
                    .add(new ThiessenAreas.Centre(code, centres.get(code)));
        }
        int done = 0;
        for (Map.Entry<String, Geometry> unit : units.entrySet()) {
            ThiessenAreas divided =
                    ThiessenAreas.of(centresOfUnit.getOrDefault(unit.getKey(), List.of()), unit.getValue());
            divided.areas().forEach(area -> areas.put(area.township(), area));
            withoutArea.addAll(divided.without());
            progress.report(Progress.Step.TOWNSHIPS, ++done, units.size());
        }
    }

    private Coordinate project(LonLat place) {
        double[] xy = {place.lon(), place.lat()};
        toGrid.transform(xy);
        return new Coordinate(xy[0], xy[1]);
    }

    private ModelledPopulation spreadPeople() {
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
        ModelledPopulation population = Dasymetric.build(
                extent, unitPopulations(), water, roads, city.population().model());
        for (Conservation unit : population.conservation()) {
            if (!unit.holds()) {
                throw new IllegalStateException("the surface does not hold the census: " + unit);
            }
        }
        progress.report(Progress.Step.POPULATION, 1, 1);
        return population;
    }

    private List<UnitPopulation> unitPopulations() {
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
            ThiessenAreas.Area area = areas.get(code);
            Coordinate centre = centres.get(code);
            townships
                    .computeIfAbsent(row.text("unit_code"), unit -> new ArrayList<>())
                    .add(new TownshipPopulation(
                            code,
                            (int) row.wholeOrZero("communities"),
                            (int) row.wholeOrZero("villages"),
                            area == null || centre == null
                                    ? Optional.empty()
                                    : Optional.of(new TownshipPopulation.Place(centre, area.polygon()))));
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

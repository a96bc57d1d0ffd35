package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.geo.GridRaster;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.network.BridgeDeck;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.GroundScale;
import org.livingcircle.network.StraightLine;
import org.livingcircle.pack.LocalText;
import org.livingcircle.pack.RiverLine;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.platform.DataVersion;
import org.livingcircle.streets.Banks;
import org.livingcircle.streets.StoredStreets;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Makes a snapshot of what is stored: zones on the grid, water and bridges, engines. */
final class SnapshotBuilder {

    /** Bridges one can walk on; a railway bridge is none of them. */
    private static final Set<String> WALKABLE = Set.of("road", "foot", "road+rail");

    private final StoredCity stored;
    private final CoordinateSystems systems;
    private final GridExtent extent;
    private final Reprojection toGrid;

    SnapshotBuilder(StoredCity stored, CoordinateSystems systems) {
        this.stored = stored;
        this.systems = systems;
        this.extent = stored.population().extent();
        this.toGrid = systems.between(CoordinateSystems.WGS84, extent.srid());
    }

    Snapshot build(Collection<Facility> facilities, OptionalDouble censusUrbanShare, Optional<StoredStreets> streets) {
        Map<ZoneKind, Zoning> zonings = new EnumMap<>(ZoneKind.class);
        Map<ZoneKind, List<Zone>> zones = new EnumMap<>(ZoneKind.class);
        divide(zonings, zones);
        Reprojection toWgs84 = systems.between(extent.srid(), CoordinateSystems.WGS84);
        BitSet water = RiverLine.waterCells(extent, stored.rivers(), systems);
        return new Snapshot(
                new Snapshot.Parts(
                        new DataVersion(stored.version().version()),
                        stored.city(),
                        stored.population(),
                        stored.settlement(),
                        stored.conservation(),
                        zonings,
                        zones,
                        bounds(),
                        censusUrbanShare,
                        facilities,
                        new StraightLine(extent, toWgs84),
                        walkingGrids(water),
                        streets,
                        new StrategicRoads(
                                stored.city(),
                                stored.transport(),
                                stored.population(),
                                Banks.of(extent, water),
                                systems)),
                systems);
    }

    /**
     * Divides the grid into townships, the rest of each unit that no township claims, units and the city. Only townships
     * are listed as such; the rest is what is left along generalised edges, or a unit without any township area.
     */
    private void divide(Map<ZoneKind, Zoning> zonings, Map<ZoneKind, List<Zone>> zones) {
        List<StoredCity.UnitArea> units = stored.units();
        List<StoredCity.TownshipArea> townships = stored.townships();
        Map<String, Integer> unitNumbers = new HashMap<>();
        List<Zone> unitZones = new ArrayList<>();
        for (StoredCity.UnitArea unit : units) {
            unitNumbers.put(unit.unit().code(), unitZones.size());
            unitZones.add(new Zone(
                    ZoneKind.UNIT,
                    unit.unit().code(),
                    names(unit.unit().nameZh(), unit.unit().nameEn()),
                    null));
        }
        List<Zone> townshipZones = new ArrayList<>();
        List<String> partCodes = new ArrayList<>();
        int[] unitOfPart = new int[townships.size() + units.size()];
        List<Geometry> areas = new ArrayList<>();
        List<Integer> partOfArea = new ArrayList<>();
        for (StoredCity.TownshipArea township : townships) {
            var of = township.township();
            int part = partCodes.size();
            unitOfPart[part] = unitNumbers.getOrDefault(of.unitCode(), Zoning.NONE);
            partCodes.add(of.code());
            townshipZones.add(new Zone(ZoneKind.TOWNSHIP, of.code(), names(of.nameZh(), of.nameEn()), of.unitCode()));
            township.area().ifPresent(area -> {
                areas.add(toGrid.transform(area));
                partOfArea.add(part);
            });
        }
        short[] areaOfCell = GridRaster.label(extent, areas);
        short[] unitOfCell = GridRaster.label(
                extent,
                units.stream().map(unit -> toGrid.transform(unit.area())).toList());
        for (int unit = 0; unit < units.size(); unit++) {
            unitOfPart[partCodes.size()] = unit;
            partCodes.add(units.get(unit).unit().code() + "-rest");
        }
        short[] partOfCell = new short[extent.cellCount()];
        for (int cell = 0; cell < partOfCell.length; cell++) {
            int area = areaOfCell[cell];
            int unit = unitOfCell[cell];
            partOfCell[cell] =
                    (short) (area >= 0 ? partOfArea.get(area) : unit >= 0 ? townships.size() + unit : Zoning.NONE);
        }
        Zoning parts = Zoning.of("part", extent, partCodes, partOfCell, new BitSet());

        int[] townshipOfPart = new int[partCodes.size()];
        for (int part = 0; part < townshipOfPart.length; part++) {
            townshipOfPart[part] = part < townships.size() ? part : Zoning.NONE;
        }
        zones.put(ZoneKind.TOWNSHIP, List.copyOf(townshipZones));
        zonings.put(
                ZoneKind.TOWNSHIP, parts.grouped("township", partCodes.subList(0, townships.size()), townshipOfPart));
        zones.put(ZoneKind.UNIT, List.copyOf(unitZones));
        zonings.put(
                ZoneKind.UNIT,
                parts.grouped("unit", unitZones.stream().map(Zone::code).toList(), unitOfPart));
        int[] cityOfPart = new int[partCodes.size()];
        for (int part = 0; part < cityOfPart.length; part++) {
            cityOfPart[part] = unitOfPart[part] == Zoning.NONE ? Zoning.NONE : 0;
        }
        Zone city = new Zone(ZoneKind.CITY, stored.city().id(), stored.city().name(), null);
        zones.put(ZoneKind.CITY, List.of(city));
        zonings.put(ZoneKind.CITY, parts.grouped("city", List.of(city.code()), cityOfPart));
    }

    private WalkingGrids walkingGrids(BitSet water) {
        List<WalkingGrids.Bridge> bridges = new ArrayList<>();
        for (StoredCity.Bridge bridge : stored.bridges()) {
            if (WALKABLE.contains(bridge.carries())) {
                GridPoint place = GridPoint.of(bridge.place(), toGrid);
                BitSet deck = BridgeDeck.cells(
                        extent,
                        water,
                        place.x(),
                        place.y(),
                        bridge.lengthMetres().orElse(0));
                bridges.add(new WalkingGrids.Bridge(bridge.id(), bridge.place(), deck));
            }
        }
        GroundScale scale = GroundScale.of(extent, systems.between(extent.srid(), CoordinateSystems.WGS84));
        return new WalkingGrids(extent, scale, water, bridges);
    }

    private List<Double> bounds() {
        Envelope box = new Envelope();
        stored.units().forEach(unit -> box.expandToInclude(unit.area().getEnvelopeInternal()));
        return List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }

    private static LocalText names(String zh, @Nullable String en) {
        return new LocalText(zh, en == null ? zh : en);
    }
}

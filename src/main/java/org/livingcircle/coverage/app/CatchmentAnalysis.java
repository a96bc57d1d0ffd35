package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.CatchmentPeople;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.GridExtent;
import org.livingcircle.network.GridPoint;
import org.livingcircle.network.Sources;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.population.Weight;
import org.livingcircle.streets.Isochrones;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.CoverageUnion;
import org.springframework.stereotype.Component;

/** Answers how far one gets from a place, and who lives there. People are counted by cells; areas are for the eye. */
@Component
public class CatchmentAnalysis {

    private static final double SQUARE_METRES_A_SQUARE_KILOMETRE = 1e6;
    private static final double ARM_METRES = 500;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /**
     * Answers for one place.
     *
     * @throws PlanningProblem of type not-on-street if it joins no street
     */
    public CatchmentAnswer answer(Snapshot snapshot, CatchmentQuery query) {
        Standing here = Standing.of(snapshot, query.engine(), query.traveller(), query.location())
                .required(snapshot, query.traveller(), query.facility().isPresent() ? "facility" : "location");
        int[] ranges = query.ranges().stream().mapToInt(range -> range).toArray();
        Isochrones.Cells cells = cells(snapshot, query, here.point(), ranges[ranges.length - 1]);
        CatchmentPeople people =
                CatchmentPeople.of(snapshot.residents(), cells.cells(), cells.costs(), cells.count(), ranges);
        return new CatchmentAnswer(
                people,
                areas(snapshot, query, here, cells, ranges),
                here.snapped(snapshot),
                shares(snapshot, query, cells),
                warnings(snapshot, query));
    }

    private static Isochrones.Cells cells(Snapshot snapshot, CatchmentQuery query, GridPoint place, int limit) {
        Sources alone = Sources.ofPoints(List.of("place"), List.of(place));
        AtomicReference<Isochrones.@Nullable Cells> found = new AtomicReference<>();
        snapshot.reaches()
                .travel(ReachKey.of(snapshot, query.engine(), query.metric(), query.traveller()))
                .catchments(
                        alone,
                        limit,
                        (source, cells, costs, count) -> found.set(new Isochrones.Cells(
                                snapshot.extent(), Arrays.copyOf(cells, count), Arrays.copyOf(costs, count), count)));
        Isochrones.Cells cells = found.get();
        return cells == null ? new Isochrones.Cells(snapshot.extent(), new int[0], new char[0], 0) : cells;
    }

    private static List<CatchmentAnswer.Area> areas(
            Snapshot snapshot, CatchmentQuery query, Standing here, Isochrones.Cells cells, int[] ranges) {
        List<? extends @Nullable Geometry> shapes =
                switch (query.shape()) {
                    case NONE -> Arrays.asList(new @Nullable Geometry[ranges.length]);
                    case POLYGON ->
                        query.engine() == Engine.STREETS
                                ? Isochrones.around(
                                        snapshot.streets().reach(query.traveller(), query.metric()),
                                        here.point(),
                                        here.snap(),
                                        cells,
                                        ranges)
                                : Isochrones.ofCells(here.point(), cells, ranges);
                    case CELLS ->
                        Arrays.stream(ranges)
                                .mapToObj(range -> squares(cells, range))
                                .toList();
                };
        double scale = groundScale(snapshot, here.point());
        List<CatchmentAnswer.Area> areas = new ArrayList<>();
        for (Geometry shape : shapes) {
            areas.add(
                    shape == null
                            ? new CatchmentAnswer.Area(null, null)
                            : new CatchmentAnswer.Area(
                                    shape.getArea() * scale * scale / SQUARE_METRES_A_SQUARE_KILOMETRE,
                                    snapshot.gridToWgs84().transform(shape)));
        }
        return areas;
    }

    /** Returns the squares of the cells within a range, as one area. */
    private static Geometry squares(Isochrones.Cells cells, int range) {
        GridExtent extent = cells.extent();
        double half = extent.cellMetres() / 2;
        List<Geometry> squares = new ArrayList<>();
        for (int i = 0; i < cells.count(); i++) {
            if (cells.costs()[i] <= range) {
                double x = extent.centreX(extent.column(cells.cells()[i]));
                double y = extent.centreY(extent.row(cells.cells()[i]));
                squares.add(GEOMETRIES.toGeometry(new Envelope(x - half, x + half, y - half, y + half)));
            }
        }
        return squares.isEmpty()
                ? GEOMETRIES.createMultiPolygon()
                : CoverageUnion.union(GEOMETRIES.buildGeometry(squares));
    }

    /** Returns metres on the ground for a metre of the plane at a place. */
    private static double groundScale(Snapshot snapshot, GridPoint place) {
        return Geodesic.metres(
                        snapshot.placeOf(place.x() - ARM_METRES, place.y()),
                        snapshot.placeOf(place.x() + ARM_METRES, place.y()))
                / (2 * ARM_METRES);
    }

    /** Returns what answered for which of the people inside the largest range. */
    private static List<Joinings.EngineShare> shares(Snapshot snapshot, CatchmentQuery query, Isochrones.Cells cells) {
        Map<String, Double> people = new LinkedHashMap<>();
        for (int i = 0; i < cells.count(); i++) {
            int index = snapshot.people().indexOf(cells.cells()[i]);
            if (index >= 0) {
                String engine = query.engine() == Engine.STREETS
                        ? snapshot.streets()
                                .engineAt(cells.cells()[i], query.traveller().mode())
                        : query.engine().wireName();
                people.merge(engine, snapshot.people().weight(Weight.TOTAL)[index], Double::sum);
            }
        }
        if (people.isEmpty()) {
            return List.of(new Joinings.EngineShare(query.engine().wireName(), 0, 0, "nobody lives inside"));
        }
        double all = people.values().stream().mapToDouble(some -> some).sum();
        return people.entrySet().stream()
                .map(some -> new Joinings.EngineShare(some.getKey(), some.getValue(), some.getValue() / all, null))
                .sorted(Comparator.comparingDouble(Joinings.EngineShare::people).reversed())
                .toList();
    }

    private static List<CoverageTable.Warning> warnings(Snapshot snapshot, CatchmentQuery query) {
        List<CoverageTable.Warning> warnings =
                new ArrayList<>(Warnings.ofTravel(snapshot, query.engine(), query.traveller()));
        warnings.add(Warnings.peopleModelled(snapshot));
        return warnings;
    }
}

package org.livingcircle.catalogue.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.catalogue.CityLayers;
import org.livingcircle.catalogue.Feature;
import org.livingcircle.catalogue.FeaturePage;
import org.livingcircle.catalogue.FeatureQuery;
import org.livingcircle.catalogue.FeatureStore;
import org.livingcircle.catalogue.Holdings;
import org.livingcircle.catalogue.Layer;
import org.livingcircle.catalogue.Offering;
import org.livingcircle.catalogue.ReferenceSystem;
import org.livingcircle.catalogue.TileAddress;
import org.livingcircle.geo.AuthorityAxes;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.Reprojection;
import org.livingcircle.platform.DataArchive;
import org.livingcircle.platform.DataVersion;
import org.livingcircle.platform.DataVersions;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.scenario.Scenarios;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The city's collections in the coordinate systems they are offered in. Holdings are read once per data version. */
@Service
public class CityCatalogue {

    /** Of a box that is carried from a projected system: its sides are curves in longitude and latitude. */
    private static final int PARTS_PER_SIDE = 20;

    private static final int CGCS2000 = 4490;
    private static final int WEB_MERCATOR = 3857;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final FeatureStore store;
    private final DataVersions versions;
    private final CoordinateSystems systems;
    private final AuthorityAxes axes;
    private final List<Offering> offerings;
    private final Scenarios scenarios;
    private final DataArchive archive;
    private volatile @Nullable Known known;

    private record Known(DataVersion version, Holdings holdings, List<ReferenceSystem> systems) {}

    CityCatalogue(
            FeatureStore store,
            DataVersions versions,
            CoordinateSystems systems,
            AuthorityAxes axes,
            ObjectProvider<Offering> offerings,
            Scenarios scenarios,
            DataArchive archive) {
        this.store = store;
        this.versions = versions;
        this.systems = systems;
        this.axes = axes;
        this.offerings = offerings.orderedStream().toList();
        this.scenarios = scenarios;
        this.archive = archive;
    }

    /** Returns what other features add. */
    public List<Offering> offerings() {
        return offerings;
    }

    /** Returns the version that the next answer rests on. */
    public DataVersion version() {
        return versions.confirmed();
    }

    /**
     * Returns the data that a question about a layer is asked of.
     *
     * <p>Throws a problem where the layer of earlier versions is not kept, or whoever asks may read no such scenario.
     *
     * @param scenarioId null for the present data
     */
    public Edition edition(Layer layer, @Nullable String scenarioId) {
        if (scenarioId == null) {
            return new Edition(version(), false);
        }
        if (!layer.isKept()) {
            throw PlanningProblem.of(
                    ProblemType.INVALID_PARAMETER,
                    "The collection %s has no part in a scenario and is not kept with its data version; ask without one for the present data."
                            .formatted(layer.id()),
                    "scenario",
                    scenarioId,
                    CityLayers.list().stream()
                            .filter(Layer::isKept)
                            .map(kept -> "with the collection " + kept.id())
                            .toList());
        }
        return new Edition(new DataVersion(scenarios.get(scenarioId).dataVersion()), true);
    }

    private <T> T read(Edition edition, Supplier<T> reading) {
        // Also where that is the present version: it may be replaced between two questions.
        String version = edition.version().id();
        return edition.isPinned()
                ? archive.read(version, reading).orElseThrow(() -> archive.gone(version))
                : reading.get();
    }

    /** Throws an unknown-collection problem if there is none of this id. */
    public Layer get(String id) {
        return CityLayers.find(id).orElseThrow(() -> unknown(id));
    }

    /** Returns the problem of an id that no collection has. */
    public PlanningProblem unknown(String id) {
        List<String> allowed = Stream.concat(
                        CityLayers.list().stream().map(Layer::id),
                        offerings.stream()
                                .flatMap(offering -> offering.coverages().stream())
                                .map(Offering.Coverage::id))
                .toList();
        return PlanningProblem.of(
                ProblemType.UNKNOWN_COLLECTION,
                "There is no collection %s; /collections lists them.".formatted(id),
                "collectionId",
                id,
                allowed);
    }

    public Holdings holdings() {
        return known().holdings();
    }

    /** Returns the systems features are given in, the default first. */
    public List<ReferenceSystem> listSystems() {
        return known().systems();
    }

    /** Returns a page with its shapes in the system, x first. */
    public FeaturePage page(FeatureQuery query, ReferenceSystem system, Edition edition) {
        FeaturePage page = read(edition, () -> store.page(query));
        if (system.srid() == CoordinateSystems.WGS84) {
            return page;
        }
        Reprojection reprojection = systems.between(CoordinateSystems.WGS84, system.srid());
        return new FeaturePage(
                page.layer(),
                page.features().stream()
                        .map(feature -> transformed(feature, reprojection))
                        .toList(),
                page.matched());
    }

    public Optional<Feature> find(Layer layer, String id, ReferenceSystem system, Edition edition) {
        return read(edition, () -> store.find(layer, id))
                .map(feature -> system.srid() == CoordinateSystems.WGS84
                        ? feature
                        : transformed(feature, systems.between(CoordinateSystems.WGS84, system.srid())));
    }

    /** Throws a not-found problem if the layer is not drawn on the map. */
    public byte[] tile(Layer layer, TileAddress tile, Edition edition) {
        return read(edition, () -> store.tile(layer, tile));
    }

    /**
     * Returns a box of the system in longitude and latitude; a point or a line where the box has no width or no height.
     *
     * @throws IllegalArgumentException if the system is not defined there
     */
    public Geometry area(Envelope box, ReferenceSystem system) {
        Geometry area = GEOMETRIES.toGeometry(box);
        if (!system.inDegrees() && !(area instanceof Point)) {
            area = Densifier.densify(area, Math.max(box.getWidth(), box.getHeight()) / PARTS_PER_SIDE);
        }
        return systems.between(system.srid(), CoordinateSystems.WGS84).transform(area);
    }

    private static Feature transformed(Feature feature, Reprojection reprojection) {
        return new Feature(
                feature.id(), feature.findShape().map(reprojection::transform).orElse(null), feature.values());
    }

    private Known known() {
        DataVersion version = versions.confirmed();
        Known current = known;
        if (current == null || !current.version().equals(version)) {
            Holdings holdings = store.holdings();
            current = new Known(version, holdings, systemsOf(holdings));
            known = current;
        }
        return current;
    }

    private List<ReferenceSystem> systemsOf(Holdings holdings) {
        List<ReferenceSystem> offered = new ArrayList<>();
        offered.add(ReferenceSystem.CRS84);
        Stream.concat(
                        Stream.of(CoordinateSystems.WGS84, CGCS2000),
                        Stream.concat(holdings.findMetricSrid().stream(), Stream.of(WEB_MERCATOR)))
                .distinct()
                .map(srid -> new ReferenceSystem(
                        ReferenceSystem.epsgUri(srid), srid, axes.northFirst(srid), axes.inDegrees(srid)))
                .forEach(offered::add);
        return List.copyOf(offered);
    }
}

package org.livingcircle.facility.persistence;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.livingcircle.facility.Facilities;
import org.livingcircle.facility.Facility;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.facility.NearFacility;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Facilities by HQL with the typed PostGIS functions of the platform. */
@Repository
@Transactional(readOnly = true)
class JpaFacilities implements Facilities {

    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), CoordinateSystems.WGS84);

    private final EntityManager entities;

    JpaFacilities(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Facility> find(String id) {
        return Optional.ofNullable(entities.find(FacilityEntity.class, id)).map(FacilityEntity::toFacility);
    }

    @Override
    public List<Facility> listByKinds(Collection<FacilityKind> kinds) {
        return entities
                .createQuery("SELECT f FROM Facility f WHERE f.kind IN (:kinds) ORDER BY f.id", FacilityEntity.class)
                .setParameter("kinds", codes(kinds))
                .getResultList()
                .stream()
                .map(FacilityEntity::toFacility)
                .toList();
    }

    @Override
    public List<NearFacility> listNearest(
            LonLat place, Collection<FacilityKind> kinds, double withinMetres, int count) {
        if (!(withinMetres >= 0) || count < 1) {
            throw new IllegalArgumentException(
                    "withinMetres must be 0 or more and count above 0, were %s and %d".formatted(withinMetres, count));
        }
        return entities
                .createQuery("""
                        SELECT f, metres_between(f.geom, :place)
                        FROM Facility f
                        WHERE f.kind IN (:kinds) AND within_metres(f.geom, :place, :metres)
                        ORDER BY metres_between(f.geom, :place), f.id
                        """, Object[].class)
                .setParameter("place", point(place))
                .setParameter("kinds", codes(kinds))
                .setParameter("metres", withinMetres)
                .setMaxResults(count)
                .getResultList()
                .stream()
                .map(row -> new NearFacility(((FacilityEntity) row[0]).toFacility(), (Double) row[1]))
                .toList();
    }

    private static List<String> codes(Collection<FacilityKind> kinds) {
        return kinds.stream().map(FacilityKind::code).sorted().toList();
    }

    private static Point point(LonLat place) {
        return WGS84.createPoint(new Coordinate(place.lon(), place.lat()));
    }
}

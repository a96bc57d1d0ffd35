package org.livingcircle.facility.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.livingcircle.facility.Facility;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.geo.LonLat;
import org.livingcircle.provenance.Origin;
import org.livingcircle.provenance.Provenance;
import org.locationtech.jts.geom.Point;

/** A row of {@code facility}; it never leaves this package. */
@Entity(name = "Facility")
@Table(name = "facility")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class FacilityEntity {

    @Id
    private String id;

    private String kind;
    private @Nullable String level;
    private @Nullable String nameZh;
    private @Nullable String nameEn;
    private String unitCode;
    private @Nullable String townshipCode;
    private @Nullable Integer beds;
    private @Nullable Integer nursingBeds;
    private @Nullable String ownership;
    private @Nullable String locationNote;

    @Column(columnDefinition = "geometry(Point,4326)")
    private Point geom;

    @Column(columnDefinition = "provenance")
    private String provenance;

    private String source;
    private @Nullable String vintage;
    private @Nullable String confidence;

    protected FacilityEntity() {}

    Facility toFacility() {
        return new Facility(
                id,
                new FacilityKind(kind),
                level,
                nameZh,
                nameEn,
                unitCode,
                townshipCode,
                new LonLat(geom.getX(), geom.getY()),
                beds,
                nursingBeds,
                ownership,
                locationNote,
                new Origin(
                        Provenance.of(provenance),
                        source,
                        vintage == null ? "" : vintage,
                        confidence == null ? "" : confidence));
    }
}

package org.livingcircle.facility;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.livingcircle.geo.LonLat;

/** The facilities of the city. Thread safe. */
public interface Facilities {

    Optional<Facility> find(String id);

    /** Returns all of the kinds, by id; none for no kinds. */
    List<Facility> listByKinds(Collection<FacilityKind> kinds);

    /**
     * Returns the nearest of the kinds, nearest first, ties by id.
     *
     * @param withinMetres on the ellipsoid, inclusive
     * @param count at most so many, above 0
     */
    List<NearFacility> listNearest(LonLat place, Collection<FacilityKind> kinds, double withinMetres, int count);
}

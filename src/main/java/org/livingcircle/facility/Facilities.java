package org.livingcircle.facility;

import java.util.Collection;
import java.util.List;
import org.livingcircle.geo.LonLat;

/** The facilities of the city, as stored. */
public interface Facilities {

    /** Returns all of them in the order of their ids. */
    List<Facility> list();

    /**
     * Returns those of some kinds within a straight distance of a place, the nearest first.
     *
     * @param metres on the ellipsoid, the limit itself inside
     */
    List<Facility> listWithin(LonLat place, double metres, Collection<String> kinds);
}

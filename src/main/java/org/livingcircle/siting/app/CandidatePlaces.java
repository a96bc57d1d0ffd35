package org.livingcircle.siting.app;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;

/** What is stored and may become a site. All by id. */
public interface CandidatePlaces {

    /**
     * A place.
     *
     * @param unit code of the unit it lies in; null where that is told by its location
     */
    record Place(
            String id,
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String unit,
            LonLat location) {}

    /** Returns the centres of townships of some kinds, of all for none. Those without a centre are left out. */
    List<Place> townships(Collection<String> kinds);

    /** Returns places of some kinds, of all for none. */
    List<Place> places(Collection<String> kinds);

    /** Returns a point inside each stored parcel that people live on. */
    List<Place> parcels();
}

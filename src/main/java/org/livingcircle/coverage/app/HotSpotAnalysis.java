package org.livingcircle.coverage.app;

import java.util.List;
import java.util.Optional;
import org.livingcircle.coverage.CirclePart;
import org.livingcircle.coverage.HotSpot;
import org.livingcircle.coverage.HotSpots;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.network.ReachSurface;
import org.springframework.stereotype.Component;

/** Answers where the most people live outside the circle of a service. */
@Component
public class HotSpotAnalysis {

    private final CoverageAnalysis coverage;

    HotSpotAnalysis(CoverageAnalysis coverage) {
        this.coverage = coverage;
    }

    /**
     * A hot spot with its address.
     *
     * @param unit empty where the centre lies outside the city, between two arms of it
     * @param metric of the cost; empty where no part of the circle holds
     * @param cost whole seconds or metres from its centre to the nearest facility, in the metric of the circle that holds
     *     there; empty beyond the largest range
     */
    public record Found(
            HotSpot spot,
            LonLat place,
            Optional<Zone> unit,
            Optional<Zone> township,
            Optional<Metric> metric,
            Optional<Integer> cost) {}

    /**
     * Ranks the hot spots of the first circle, or range, of a question for its first weight. People where the facilities are
     * not known are left out, all of them where no facility is: nobody can say that they are not covered.
     */
    public List<Found> answer(Snapshot snapshot, CoverageQuery query, int count) {
        if (snapshot.facilities(query.service()).isEmpty()) {
            return List.of();
        }
        List<CirclePart<ReachSurface>> parts = coverage.surfaces(snapshot, query);
        Survey survey = snapshot.survey(query.service());
        return HotSpots.rank(snapshot.residents(), parts, query.weights().get(0), survey::covers, count).stream()
                .map(spot -> found(snapshot, parts, spot))
                .toList();
    }

    private static Found found(Snapshot snapshot, List<CirclePart<ReachSurface>> parts, HotSpot spot) {
        int cell = spot.cell();
        int index = snapshot.people().indexOf(cell);
        boolean urban = index >= 0 && snapshot.isUrban(index);
        Optional<ReachSurface> here = parts.stream()
                .filter(part -> part.area().holds(urban))
                .map(CirclePart::by)
                .findFirst();
        return new Found(
                spot,
                snapshot.placeOf(spot.x(), spot.y()),
                snapshot.findZone(ZoneKind.UNIT, cell),
                snapshot.findZone(ZoneKind.TOWNSHIP, cell),
                here.map(ReachSurface::metric),
                here.map(reach -> reach.costAt(cell)).filter(cost -> cost != ReachSurface.UNREACHED));
    }
}

package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.livingcircle.coverage.app.CoverageTable.Warning;
import org.livingcircle.streets.StreetGrid;

/** What a reader must know about the figures of a circle. */
final class CircleWarnings {

    private CircleWarnings() {}

    /**
     * Lists them.
     *
     * @param withoutStreet stations that nobody drives to, as they join no street
     */
    static List<Warning> of(
            Snapshot snapshot, PlanCircleQuery query, List<RailwayRides.Ride> rides, long withoutStreet) {
        List<Warning> warnings = new ArrayList<>();
        boolean streets = query.roads() == CircleRoads.STREETS;
        warnings.add(new Warning(
                "roads-estimated",
                (streets ? "导入道路以外，" : "") + "路网为乡镇间的直连线，长度为实测或推算，车速为假设，高速公路走向为推定。",
                (streets ? "Outside the area of the streets, roads" : "Roads")
                        + " are straight links between townships: lengths are measured or inferred, speeds assumed, the"
                        + " courses of expressways inferred."));
        if (streets) {
            warnings.add(new Warning(
                    "streets-of-today",
                    "导入道路为数据日期的现状，不随年份变化；年份只作用于乡镇间连线。",
                    "Imported streets are those of their own date in every year; the year changes the links between"
                            + " townships only."));
        }
        if (query.mainCity().isPresent() && !query.drawn()) {
            warnings.add(new Warning(
                    "main-city-estimated",
                    "主城区边界为推定，并非法定。",
                    "The outline of the main city is estimated, not a legal one."));
        }
        if (query.circle() == PlanCircle.RAILWAY) {
            warnings.add(new Warning(
                    "minutes-estimated",
                    "列车时间按最快全程时间推算，未用时刻表。",
                    "Minutes by train are scaled from the fastest run of a line; no timetable was used."));
            long without = rides.stream()
                    .filter(ride -> ride.reason().equals(Optional.of("no-minutes")))
                    .count();
            if (without > 0) {
                warnings.add(new Warning(
                        "stations-without-minutes",
                        "%d 个车站没有运行时间，未计入。".formatted(without),
                        "%d stations have no minutes and are left out.".formatted(without)));
            }
            if (withoutStreet > 0) {
                warnings.add(new Warning(
                        "stations-without-street",
                        "%d 个车站附近 %d 米内没有道路，未计入驾车前往者。".formatted(withoutStreet, StreetGrid.SNAP_METRES),
                        "%d stations have no street within %d m: nobody is driven to them."
                                .formatted(withoutStreet, StreetGrid.SNAP_METRES)));
            }
        }
        warnings.add(Warnings.peopleModelled(snapshot));
        return warnings;
    }
}

package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.livingcircle.coverage.app.PlanCircleAnswer.StationTime;
import org.livingcircle.pack.StoredCity;
import org.livingcircle.streets.RailwayLines;

/** The rides of the circle by train: from each station to the nearest hub. */
final class RailwayRides {

    private static final double SECOND = 1000;

    private RailwayRides() {}

    /**
     * A station and its ride.
     *
     * @param milliseconds empty with a reason
     * @param reason not-open, no-minutes or no-hub
     */
    record Ride(StoredCity.Station station, OptionalDouble milliseconds, Optional<String> reason) {}

    /** Finds the rides from the stations of a question, as the network is in its year. */
    static List<Ride> of(List<StoredCity.Station> all, PlanCircleQuery query) {
        List<StoredCity.Station> stations = all.stream()
                .filter(station -> query.lines().isEmpty() || query.lines().contains(station.line()))
                .toList();
        List<StoredCity.Station> served = new ArrayList<>();
        List<RailwayLines.Stop> stops = new ArrayList<>();
        for (StoredCity.Station station : stations) {
            OptionalDouble minutes = minutes(station, query);
            if (isOpen(station, query.year()) && minutes.isPresent()) {
                served.add(station);
                stops.add(new RailwayLines.Stop(
                        station.line(), station.name().zh(), minutes.getAsDouble(), station.hub()));
            }
        }
        int[] milliseconds = RailwayLines.toHubs(stops, query.transferMinutes());
        List<Ride> rides = new ArrayList<>();
        for (StoredCity.Station station : stations) {
            int stop = served.indexOf(station);
            if (stop >= 0 && milliseconds[stop] != RailwayLines.UNREACHED) {
                rides.add(new Ride(station, OptionalDouble.of(milliseconds[stop]), Optional.empty()));
            } else {
                String reason = stop >= 0 ? "no-hub" : isOpen(station, query.year()) ? "no-minutes" : "not-open";
                rides.add(new Ride(station, OptionalDouble.empty(), Optional.of(reason)));
            }
        }
        return rides;
    }

    private static OptionalDouble minutes(StoredCity.Station station, PlanCircleQuery query) {
        if (station.minutes().isPresent()) {
            return OptionalDouble.of(station.minutes().get());
        }
        return query.conventionalKmh().isPresent()
                ? OptionalDouble.of(
                        station.kilometres() * 60 / query.conventionalKmh().getAsDouble())
                : OptionalDouble.empty();
    }

    private static boolean isOpen(StoredCity.Station station, int year) {
        return station.opened().map(day -> day.getYear() <= year).orElse(true);
    }

    /** Returns the times of somebody at each station. */
    static List<StationTime> times(PlanCircleQuery query, List<Ride> rides) {
        int limit = CircleDrive.milliseconds(query.minutes());
        int around = CircleDrive.milliseconds(query.waitMinutes() + query.egressMinutes());
        List<StationTime> times = new ArrayList<>();
        for (Ride ride : rides) {
            if (ride.milliseconds().isEmpty()) {
                times.add(new StationTime(ride.station(), Optional.empty(), Optional.empty(), false, ride.reason()));
                continue;
            }
            double milliseconds = ride.milliseconds().getAsDouble();
            double total = ride.station().hub() ? 0 : milliseconds + around;
            times.add(new StationTime(
                    ride.station(),
                    Optional.of(milliseconds / SECOND),
                    Optional.of(total / SECOND),
                    (query.vehicleOnly() ? milliseconds : total) <= limit,
                    Optional.empty()));
        }
        return times;
    }
}

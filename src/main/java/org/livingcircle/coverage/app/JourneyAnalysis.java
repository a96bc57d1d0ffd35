package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.app.CoverageTable.Warning;
import org.livingcircle.facility.Facility;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.streets.Snap;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetReach;
import org.livingcircle.streets.StreetRoute;
import org.livingcircle.streets.StreetSearch;
import org.livingcircle.streets.StreetWays;
import org.springframework.stereotype.Component;

/** Answers which ways lead between places, and what they cost. */
@Component
public class JourneyAnalysis {

    private static final int MILLI = 1000;

    /** Answers a matrix; a place that joins no street has nothing but reasons in its row or column. */
    public JourneyAnswer.Matrix matrix(Snapshot snapshot, JourneyQuery.Matrix query) {
        List<Standing> sources = standings(snapshot, query.engine(), query.traveller(), query.sources());
        List<Standing> destinations = standings(snapshot, query.engine(), query.traveller(), query.destinations());
        Journeys.Cost[][] costs = new Journeys(snapshot, query.engine(), query.traveller(), query.measured())
                .between(sources, destinations);
        return new JourneyAnswer.Matrix(
                table(costs, Journeys.Cost::seconds),
                query.measured() ? table(costs, Journeys.Cost::metres) : null,
                table(costs, Journeys.Cost::reason),
                sources.stream()
                        .map(place -> place.snapped(snapshot, query.traveller()))
                        .toList(),
                destinations.stream()
                        .map(place -> place.snapped(snapshot, query.traveller()))
                        .toList(),
                Warnings.ofTravel(snapshot, query.engine(), query.traveller()));
    }

    private static List<Standing> standings(
            Snapshot snapshot, Engine engine, Traveller traveller, List<LonLat> places) {
        return places.stream()
                .map(place -> Standing.of(snapshot, engine, traveller, place))
                .toList();
    }

    private static <T> List<List<@Nullable T>> table(Journeys.Cost[][] costs, Function<Journeys.Cost, @Nullable T> of) {
        List<List<@Nullable T>> rows = new ArrayList<>(costs.length);
        for (Journeys.Cost[] row : costs) {
            List<@Nullable T> values = new ArrayList<>(row.length);
            for (Journeys.Cost cost : row) {
                values.add(of.apply(cost));
            }
            rows.add(values);
        }
        return rows;
    }

    /**
     * Answers which facilities are nearest by time; of equally near ones the lower id comes first.
     *
     * @throws PlanningProblem of type not-on-street if the location joins no street
     */
    public JourneyAnswer.Nearest nearest(Snapshot snapshot, JourneyQuery.Nearest query) {
        Standing here = Standing.of(snapshot, query.engine(), query.traveller(), query.location())
                .required(snapshot, query.traveller(), "location");
        List<Facility> facilities = query.facilities();
        List<Standing> places = standings(
                snapshot,
                query.engine(),
                query.traveller(),
                facilities.stream().map(Facility::location).toList());
        Journeys.Cost[] costs =
                new Journeys(snapshot, query.engine(), query.traveller(), true).between(List.of(here), places)[0];
        List<JourneyAnswer.Near> nearest = new ArrayList<>();
        IntStream.range(0, costs.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> costs[place].exact())) // stable: facilities are by id
                .limit(query.count())
                .forEach(place -> {
                    Integer seconds = costs[place].seconds();
                    if (seconds != null) {
                        nearest.add(new JourneyAnswer.Near(facilities.get(place), seconds, costs[place].metres()));
                    }
                });
        List<Warning> warnings = new ArrayList<>(Warnings.ofFacilities(snapshot, query.service(), facilities));
        warnings.addAll(Warnings.ofTravel(snapshot, query.engine(), query.traveller()));
        return new JourneyAnswer.Nearest(nearest, here.snapped(snapshot, query.traveller()), warnings);
    }

    /**
     * Answers the fastest way along streets.
     *
     * @throws PlanningProblem of type not-on-street if an end joins no street, or no-way if none leads there
     */
    public JourneyAnswer.Route route(Snapshot snapshot, JourneyQuery.Route query) {
        Traveller traveller = query.traveller();
        Standing from = Standing.of(snapshot, Engine.STREETS, traveller, query.from());
        Standing to = Standing.of(snapshot, Engine.STREETS, traveller, query.to());
        Snap begin = from.requiredStreet(snapshot, traveller, "from");
        Snap end = to.requiredStreet(snapshot, traveller, "to");
        StreetReach reach = snapshot.streets().reach(traveller, Metric.TIME);
        StreetWays ways = new StreetWays(reach);
        ways.run(begin, ReachSurface.HIGHEST_LIMIT * MILLI);
        if (ways.costTo(end) == StreetSearch.UNREACHED) {
            throw PlanningProblem.of(
                    ProblemType.NO_WAY,
                    "One cannot %s from there to here along streets."
                            .formatted(traveller.mode().wireName()));
        }
        StreetRoute route = ways.routeTo(end);
        StreetGraph graph = reach.grid().graph();
        double[] line = route.line(graph, from.point(), to.point());
        snapshot.gridToWgs84().transform(line);
        List<LonLat> vertices = new ArrayList<>(line.length / 2);
        for (int i = 0; i < line.length; i += 2) {
            vertices.add(new LonLat(line[i], line[i + 1]));
        }
        return new JourneyAnswer.Route(
                (route.cost() + MILLI - 1) / MILLI,
                (double) route.millimetres() / MILLI,
                vertices,
                route.steps(graph).stream()
                        .map(step -> new JourneyAnswer.Step(
                                step.name(),
                                (double) step.millimetres() / MILLI,
                                (double) step.cost() / MILLI,
                                step.roadClass()))
                        .toList(),
                from.snapped(snapshot, traveller),
                to.snapped(snapshot, traveller),
                Warnings.ofTravel(snapshot, Engine.STREETS, traveller));
    }
}

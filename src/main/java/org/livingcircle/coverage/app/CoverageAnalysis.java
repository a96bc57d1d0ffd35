package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.CirclePart;
import org.livingcircle.coverage.Coverage;
import org.livingcircle.coverage.CoverageCurve;
import org.livingcircle.coverage.FacilityPeople;
import org.livingcircle.coverage.InsideChange;
import org.livingcircle.coverage.Multiplicity;
import org.livingcircle.coverage.app.CoverageTable.Row;
import org.livingcircle.facility.Facility;
import org.livingcircle.network.Metric;
import org.livingcircle.network.NearestSurface;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.pack.Circle;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;
import org.springframework.stereotype.Component;

/** Answers who lives within the circles of a service. */
@Component
public class CoverageAnalysis {

    private static final String SUBJECT_FACILITY = "facility";

    /**
     * A limit to answer for: an official circle or a range of the question.
     *
     * @param parts the limits by area, each with its metric
     */
    private record Case(@Nullable String circle, @Nullable Integer range, List<CirclePart<Metric>> parts) {}

    /** Answers a question on one snapshot. */
    public CoverageTable answer(Snapshot snapshot, CoverageQuery query) {
        List<Row> rows = new ArrayList<>();
        for (Case one : cases(query)) {
            switch (query.overlap()) {
                case UNION -> rows.addAll(union(snapshot, query, one, reaches(snapshot, query, one)));
                case PER_FACILITY, NEAREST -> rows.addAll(byFacility(snapshot, query, one));
                case MULTIPLICITY -> rows.addAll(multiplicity(snapshot, query, one));
            }
        }
        return new CoverageTable(rows, Warnings.of(snapshot, query), Joinings.of(snapshot, query));
    }

    /**
     * Compares the answers to two questions that differ in nothing but what is wished of facilities, streets and pace.
     *
     * @throws IllegalArgumentException if they differ in more
     */
    public Comparison compare(Snapshot snapshot, CoverageQuery base, CoverageQuery other) {
        List<Case> cases = cases(base);
        if (!cases.equals(cases(other))
                || !base.by().equals(other.by())
                || !base.weights().equals(other.weights())
                || base.overlap() != Overlap.UNION
                || other.overlap() != Overlap.UNION) {
            throw new IllegalArgumentException("the questions differ in more than wishes");
        }
        List<Comparison.Row> rows = new ArrayList<>();
        for (Case one : cases) {
            List<CirclePart<Reach>> before = reaches(snapshot, base, one);
            List<CirclePart<Reach>> after = reaches(snapshot, other, one);
            List<Row> was = union(snapshot, base, one, before);
            List<Row> is = union(snapshot, other, one, after);
            List<InsideChange.Row> changes =
                    changes(snapshot, base, InsideChange.of(snapshot.residents(), surfaces(before), surfaces(after)));
            for (int i = 0; i < was.size(); i++) {
                boolean known = was.get(i).covered() != null && is.get(i).covered() != null;
                rows.add(new Comparison.Row(
                        was.get(i),
                        is.get(i),
                        known ? (Double) changes.get(i).gained() : null,
                        known ? (Double) changes.get(i).lost() : null));
            }
        }
        return new Comparison(
                rows,
                Stream.concat(Warnings.of(snapshot, base).stream(), Warnings.of(snapshot, other).stream())
                        .distinct()
                        .toList());
    }

    /** Returns changes in the order of the rows of {@link #union}. */
    private static List<InsideChange.Row> changes(Snapshot snapshot, CoverageQuery query, InsideChange change) {
        List<InsideChange.Row> rows = new ArrayList<>();
        for (ZoneKind kind : ZoneKind.values()) {
            if (query.by().contains(kind)) {
                query.weights().forEach(weight -> rows.addAll(change.rows(snapshot.zoning(kind), weight)));
            }
        }
        return rows;
    }

    private static List<CirclePart<ReachSurface>> surfaces(List<CirclePart<Reach>> parts) {
        return parts.stream()
                .map(part ->
                        new CirclePart<>(part.area(), part.limit(), part.by().surface()))
                .toList();
    }

    private static List<CirclePart<Reach>> reaches(Snapshot snapshot, CoverageQuery query, Case one) {
        Map<Metric, Reach> byMetric = new EnumMap<>(Metric.class);
        return parts(one, metric -> byMetric.computeIfAbsent(metric, wanted -> reach(snapshot, query, wanted)));
    }

    /** Returns the parts of a circle of a question with the surfaces they are measured on. */
    List<CirclePart<ReachSurface>> surfaces(Snapshot snapshot, CoverageQuery query) {
        return surfaces(reaches(snapshot, query, cases(query).get(0)));
    }

    private static List<Case> cases(CoverageQuery query) {
        if (!query.ranges().isEmpty()) {
            return query.ranges().stream()
                    .map(range -> new Case(null, range, List.of(new CirclePart<>(query.area(), range, query.metric()))))
                    .toList();
        }
        return query.service().circles().stream()
                .map(circle -> new Case(circle.id(), null, officialParts(circle, query.area())))
                .toList();
    }

    private static List<CirclePart<Metric>> officialParts(Circle circle, Area asked) {
        List<CirclePart<Metric>> parts = new ArrayList<>();
        for (Circle.Part part : circle.parts()) {
            Area area = part.area();
            if (area == Area.ALL || asked == Area.ALL || area == asked) {
                parts.add(new CirclePart<>(asked == Area.ALL ? area : asked, part.limit(), part.metric()));
            }
        }
        return parts;
    }

    private static List<Row> union(Snapshot snapshot, CoverageQuery query, Case one, List<CirclePart<Reach>> reaches) {
        List<CirclePart<CoverageCurve>> parts = reaches.stream()
                .map(part ->
                        new CirclePart<>(part.area(), part.limit(), part.by().curve()))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (ZoneKind kind : ZoneKind.values()) {
            if (!query.by().contains(kind)) {
                continue;
            }
            List<Zone> zones = snapshot.zones(kind);
            for (Weight weight : query.weights()) {
                List<Coverage> figures = CoverageCurve.rows(snapshot.zoning(kind), weight, parts);
                for (int zone = 0; zone < zones.size(); zone++) {
                    rows.add(zoneRow(
                            snapshot.survey(query.service()), zone, zones.get(zone), query, one, figures.get(zone)));
                }
            }
        }
        return rows;
    }

    private static Row zoneRow(Survey survey, int number, Zone zone, CoverageQuery query, Case one, Coverage figure) {
        Coverage.Reason reason = figure.reason();
        if (reason == null && figure.covered() == 0 && survey.isUnknown(zone.kind(), number)) {
            reason = Coverage.Reason.NOT_SURVEYED;
        }
        boolean hasArea = reason != Coverage.Reason.NO_AREA;
        boolean counted = hasArea && reason != Coverage.Reason.NO_FACILITIES && reason != Coverage.Reason.NOT_SURVEYED;
        return new Row(
                zone.kind().wireName(),
                zone.code(),
                zone.name().zh(),
                zone.name().en(),
                zone.unit(),
                figure.weight(),
                query.area(),
                one.circle(),
                one.range(),
                null,
                counted ? (Double) figure.covered() : null,
                hasArea ? (Double) figure.total() : null,
                reason == null ? figure.share() : null,
                figure.dataVoid(),
                hasArea ? (Double) survey.facilityVoid(zone.kind(), number) : null,
                reason == null ? null : reason.wireName());
    }

    private static List<Row> byFacility(Snapshot snapshot, CoverageQuery query, Case one) {
        Sources sources = places(snapshot, query).sources();
        FacilityPeople people;
        if (query.overlap() == Overlap.NEAREST) {
            List<CirclePart<NearestSurface>> parts = nearest(snapshot, query, one);
            people = FacilityPeople.nearest(snapshot.residents(), sources.size(), parts);
        } else {
            people = FacilityPeople.inCatchments(snapshot.residents(), sources, travels(snapshot, query, one));
        }
        List<Row> rows = new ArrayList<>();
        Double dataVoid = snapshot.zoning(ZoneKind.CITY).dataVoid(0);
        Map<String, Facility> stored = places(snapshot, query).facilities().stream()
                .collect(Collectors.toMap(Facility::id, Function.identity()));
        for (Weight weight : query.weights()) {
            double total = snapshot.residents().total(query.area(), weight);
            for (int source = 0; source < sources.size(); source++) {
                Facility facility = stored.get(sources.id(source));
                double covered = people.people(source, weight);
                rows.add(new Row(
                        SUBJECT_FACILITY,
                        sources.id(source),
                        facility == null ? null : facility.nameZh(),
                        facility == null ? null : facility.nameEn(),
                        facility == null ? null : facility.unitCode(),
                        weight,
                        query.area(),
                        one.circle(),
                        one.range(),
                        null,
                        covered,
                        total,
                        total > 0 ? (Double) (covered / total) : null,
                        dataVoid,
                        null,
                        total > 0 ? null : Coverage.Reason.NO_PEOPLE.wireName()));
            }
        }
        return rows;
    }

    private static List<Row> multiplicity(Snapshot snapshot, CoverageQuery query, Case one) {
        Multiplicity people =
                Multiplicity.of(snapshot.residents(), places(snapshot, query).sources(), travels(snapshot, query, one));
        List<Row> rows = new ArrayList<>();
        for (ZoneKind kind : ZoneKind.values()) {
            if (!query.by().contains(kind)) {
                continue;
            }
            List<Zone> zones = snapshot.zones(kind);
            for (Weight weight : query.weights()) {
                double[][] figures = people.rows(snapshot.zoning(kind), weight);
                for (int zone = 0; zone < zones.size(); zone++) {
                    rows.addAll(multiplicityRows(snapshot, query, one, zones.get(zone), zone, weight, figures[zone]));
                }
            }
        }
        return rows;
    }

    private static List<Row> multiplicityRows(
            Snapshot snapshot,
            CoverageQuery query,
            Case one,
            Zone zone,
            int number,
            Weight weight,
            double[] peopleByFacilities) {
        double total = 0;
        for (double people : peopleByFacilities) {
            total += people;
        }
        Survey survey = snapshot.survey(query.service());
        boolean hasArea = snapshot.zoning(zone.kind()).cellsOf(number) > 0;
        Coverage.Reason reason = null;
        if (!hasArea) {
            reason = Coverage.Reason.NO_AREA;
        } else if (!(total > 0)) {
            reason = Coverage.Reason.NO_PEOPLE;
        } else if (places(snapshot, query).sources().size() == 0) {
            reason = Coverage.Reason.NO_FACILITIES;
        } else if (peopleByFacilities[0] == total && survey.isUnknown(zone.kind(), number)) {
            reason = Coverage.Reason.NOT_SURVEYED;
        }
        boolean counted = reason == null || reason == Coverage.Reason.NO_PEOPLE;
        List<Row> rows = new ArrayList<>();
        for (int facilities = 0; facilities < peopleByFacilities.length; facilities++) {
            rows.add(new Row(
                    zone.kind().wireName(),
                    zone.code(),
                    zone.name().zh(),
                    zone.name().en(),
                    zone.unit(),
                    weight,
                    query.area(),
                    one.circle(),
                    one.range(),
                    facilities,
                    counted ? (Double) peopleByFacilities[facilities] : null,
                    hasArea ? (Double) total : null,
                    reason == null ? (Double) (peopleByFacilities[facilities] / total) : null,
                    snapshot.zoning(zone.kind()).dataVoid(number),
                    hasArea ? (Double) survey.facilityVoid(zone.kind(), number) : null,
                    reason == null ? null : reason.wireName()));
        }
        return rows;
    }

    /** Computed for the limit at hand and not kept: few ask for it, and it is twice the size of a reach. */
    private static List<CirclePart<NearestSurface>> nearest(Snapshot snapshot, CoverageQuery query, Case one) {
        Sources sources = places(snapshot, query).sources();
        return one.parts().stream()
                .map(part -> {
                    TravelTimes travel = snapshot.reaches().travel(ReachKey.of(snapshot, query, part.by()));
                    return new CirclePart<>(part.area(), part.limit(), travel.nearest(sources, part.limit()));
                })
                .toList();
    }

    private static List<CirclePart<TravelTimes>> travels(Snapshot snapshot, CoverageQuery query, Case one) {
        return parts(one, metric -> snapshot.reaches().travel(ReachKey.of(snapshot, query, metric)));
    }

    /** With other facilities only up to the largest limit of the question: it is computed anew each time. */
    private static Reach reach(Snapshot snapshot, CoverageQuery query, Metric metric) {
        ReachKey key = ReachKey.of(snapshot, query, metric);
        if (query.facilities().isEmpty()) {
            return snapshot.reach(query.service(), key);
        }
        int limit = cases(query).stream()
                .flatMap(one -> one.parts().stream())
                .filter(part -> part.by() == metric)
                .mapToInt(CirclePart::limit)
                .max()
                .orElse(0);
        return snapshot.reaches().get(key, places(snapshot, query).sources(), limit);
    }

    private static Places places(Snapshot snapshot, CoverageQuery query) {
        return snapshot.places(query.service(), query.facilities());
    }

    private static <T> List<CirclePart<T>> parts(Case one, Function<Metric, T> by) {
        return one.parts().stream()
                .map(part -> new CirclePart<>(part.area(), part.limit(), by.apply(part.by())))
                .toList();
    }
}

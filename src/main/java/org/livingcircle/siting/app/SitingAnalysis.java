package org.livingcircle.siting.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.platform.Limit;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.siting.SiteStatus;
import org.livingcircle.siting.SitingAnswer;
import org.livingcircle.siting.SitingModel;
import org.springframework.stereotype.Component;

/** Answers where to build. Thread safe; what it holds is as large as the question, see {@code siting-bytes} of {@code /limits}. */
@Component
public class SitingAnalysis {

    /** Of the time, what the best sites get; the rest is for the trade-off curve. */
    private static final double SHARE_BESIDE_CURVE = 0.6;

    private final CandidatePlaces places;
    private final SitingSolver solver;
    private final SitingMemory memory;
    private final Limit sitesLimit;

    SitingAnalysis(CandidatePlaces places, SitingSolver solver, SitingMemory memory, Limit sitingSitesLimit) {
        this.places = places;
        this.solver = solver;
        this.memory = memory;
        this.sitesLimit = sitingSitesLimit;
    }

    /** What a question speaks of, found in the city. */
    private record Subject(Ground ground, Ground.Travel travel, int limit, List<Site> sites) {}

    /**
     * Finds what is wrong with a question as far as that can be told at once: places, units, statuses, numbers.
     *
     * @throws PlanningProblem naming the parameter
     */
    public void check(SitingQuestion question, Ground ground) {
        subject(question, ground);
    }

    private Subject subject(SitingQuestion question, Ground ground) {
        DemandPoints.units(ground, question.demand().units(), "demand.units");
        Ground.Travel travel = ground.travel(question.travel());
        int limit = question.findLimit().orElse(travel.farthest());
        if (limit > travel.farthest()) {
            throw PlanningProblem.of(
                    ProblemType.OVER_LIMIT,
                    "The limit %d is over what this engine measures, %d.".formatted(limit, travel.farthest()),
                    "limit",
                    Integer.toString(limit),
                    List.of("at most " + travel.farthest()));
        }
        List<Site> sites = SiteChoice.of(ground, question, places, sitesLimit).stream()
                .filter(site -> site.status() != SiteStatus.FORBIDDEN)
                .toList();
        if (!question.perUnit()) {
            checkNumber(question, sites, null);
        }
        return new Subject(ground, travel, limit, sites);
    }

    private static void checkNumber(SitingQuestion question, List<Site> sites, Ground.@Nullable Zone unit) {
        if (question.model().findsNumber()) {
            return;
        }
        long kept = sites.stream().filter(Site::isKept).count();
        long free = sites.size() - kept;
        if (question.p() > free) {
            throw PlanningProblem.of(
                    ProblemType.INFEASIBLE,
                    number("p-above-sites", "p is {p}, but only {count} sites may be chosen", question.p(), free, unit),
                    "p",
                    Integer.toString(question.p()),
                    List.of("at most " + free));
        }
        long insisted = sites.stream()
                        .filter(site -> site.status() == SiteStatus.REQUIRED)
                        .count()
                - kept;
        if (insisted > question.p()) {
            throw PlanningProblem.of(
                    ProblemType.INFEASIBLE,
                    number(
                            "p-below-required",
                            "p is {p}, but {count} sites are required",
                            question.p(),
                            insisted,
                            unit),
                    "p",
                    Integer.toString(question.p()),
                    List.of("at least " + insisted));
        }
    }

    /** Returns what is wrong with p, in a unit where it is asked unit by unit. */
    private static Message number(String code, String sentence, int p, long count, Ground.@Nullable Zone unit) {
        return unit == null
                ? Message.of("siting." + code, sentence + ".", Map.of("p", p, "count", count))
                : Message.of(
                        "siting." + code + ".unit",
                        sentence + " in {where}.",
                        Map.of("p", p, "count", count, "where", Message.name(unit.nameZh(), unit.nameEn())));
    }

    /**
     * Answers a question.
     *
     * @param ground of the question's scenario
     * @param patience how long to wait for memory that others hold
     * @throws PlanningProblem if it is not valid, too large, or no answer can meet its conditions
     */
    public SitingOutcome answer(SitingQuestion question, Ground ground, Duration patience, SitingWatch watch) {
        try (SitingMemory.Share share = memory.share(patience, watch::isCancelled)) {
            return answer(question, ground, share, watch);
        }
    }

    private SitingOutcome answer(SitingQuestion question, Ground ground, SitingMemory.Share share, SitingWatch watch) {
        watch.step(0, Message.of("siting.finds", "Finds people and sites."));
        Subject subject = subject(question, ground);
        CostTables tables = new CostTables(subject.travel(), question.model(), share);
        DemandPoints points = DemandPoints.of(subject.ground(), question.demand());
        OutcomeBuilder outcome = new OutcomeBuilder(question, subject.ground(), subject.travel(), subject.sites());
        List<Integer> units = question.perUnit() ? points.unitsWithDemand() : List.of(0);
        Incumbents incumbents = new Incumbents(question, watch, units.size());
        boolean curve = question.curve() > 0 && units.size() == 1;
        long begun = System.nanoTime();
        double seconds = question.timeLimitSeconds() * (curve ? SHARE_BESIDE_CURVE : 1);
        for (int place = 0; place < units.size(); place++) {
            watch.step(
                    progress(place, units.size()),
                    Message.of(
                            "siting.ways",
                            "Asks for the ways to {sites} sites.",
                            Map.of("sites", subject.sites().size())));
            SitingPart part = question.perUnit()
                    ? partOfUnit(question, subject, tables, points, units.get(place))
                    : SitingPart.of(question, subject.limit(), tables, points, subject.sites());
            check(question, part, subject.ground());
            if (place == 0) {
                begun = System.nanoTime(); // finding the ways is not the search's time
            }
            watch.step(
                    progress(place, units.size()),
                    units.size() == 1
                            ? Message.of("siting.searches", "Searches for the best sites.")
                            : Message.of(
                                    "siting.searches.unit",
                                    "Searches for the best sites, {unit} of {units} units.",
                                    Map.of("unit", place + 1, "units", units.size())));
            double left = seconds - (System.nanoTime() - begun) / 1e9;
            Solution solution = solver.solve(
                    question,
                    part,
                    question.p(),
                    new TimedWork(watch, Math.max(0, left / (units.size() - place)), incumbents.of(part)));
            SitingAnswer answer = solution.answer();
            refuse(answer);
            outcome.add(PartAnswer.of(question, part, solution));
            incumbents.end(part, answer);
            if (curve && answer.hasSites() && !watch.isCancelled()) {
                double rest = question.timeLimitSeconds() - (System.nanoTime() - begun) / 1e9;
                outcome.curve(new TradeOff(solver, question, part, watch).of(answer, rest));
            }
        }
        watch.step(100, Message.of("siting.counts", "Counts and explains."));
        return outcome.build();
    }

    private static int progress(int place, int parts) {
        return 10 + 80 * place / parts;
    }

    private SitingPart partOfUnit(
            SitingQuestion question, Subject subject, CostTables tables, DemandPoints points, int unit) {
        Ground.Zone zone = subject.ground().units().get(unit);
        List<Site> own = subject.sites().stream()
                .filter(site -> zone.code().equals(site.unit()))
                .toList();
        checkNumber(question, own, zone);
        return SitingPart.of(question, subject.limit(), tables, points.where(point -> points.unit(point) == unit), own);
    }

    /** Refuses what cannot be met, with the figures that say why. */
    private static void check(SitingQuestion question, SitingPart part, Ground ground) {
        long apart = part.apart().demand().total();
        if (question.model().findsNumber() && question.leastShare() == null && apart > 0) {
            throw PlanningProblem.of(
                            ProblemType.INFEASIBLE,
                            Message.of(
                                    "siting.unreachable",
                                    "{people} {weightUnit} at {points} points lie beyond the limit of every site, so no"
                                            + " number of sites covers all. Raise the limit, add candidates, or cover a"
                                            + " share with leastShare.",
                                    Map.of(
                                            "people", Math.round(apart / DemandPoints.THOUSANDTHS),
                                            "weightUnit", question.demandUnit(),
                                            "points", part.apart().size())),
                            "limit",
                            question.findLimit().map(Object::toString).orElse(null),
                            List.of("a limit and candidates that reach everybody", "leastShare"))
                    .with("unreachable", apart / DemandPoints.THOUSANDTHS)
                    .with("byUnit", OutcomeBuilder.byUnit(ground, part.apart()));
        }
        if (part.points().size() == 0) {
            throw PlanningProblem.of(
                    ProblemType.INFEASIBLE,
                    Message.of("siting.nobody", "No site reaches anybody within the limit."),
                    "limit",
                    question.findLimit().map(Object::toString).orElse(null),
                    List.of("a larger limit, or candidates near people"));
        }
        Double capacity = question.capacity();
        if (question.model() == SitingModel.CAPACITATED_P_MEDIAN && capacity != null) {
            long most = part.capacities(capacity).stream()
                    .sorted((a, b) -> Long.compare(b, a))
                    .limit(question.p() + part.kept())
                    .mapToLong(Long::longValue)
                    .sum();
            long needed = part.points().demand().total();
            if (most < needed) {
                throw PlanningProblem.of(
                        ProblemType.INFEASIBLE,
                        Message.of(
                                "siting.capacity-short",
                                "The {p} sites take at most {most}, but the demand is {needed} {weightUnit}.",
                                Map.of(
                                        "p", question.p(),
                                        "most", Math.round(most / DemandPoints.THOUSANDTHS),
                                        "needed", Math.round(needed / DemandPoints.THOUSANDTHS),
                                        "weightUnit", question.demandUnit())),
                        "capacity.perSite",
                        Double.toString(capacity),
                        List.of("at least %.0f"
                                .formatted(Math.ceil(needed / DemandPoints.THOUSANDTHS / question.p()))));
            }
        }
    }

    private static void refuse(SitingAnswer answer) {
        if (answer.status() == SitingAnswer.Status.INFEASIBLE) {
            throw PlanningProblem.of(
                    ProblemType.INFEASIBLE,
                    Message.of(
                            "siting.no-answer",
                            "No answer can meet these conditions: {reason}.",
                            Map.of("reason", Objects.requireNonNullElse(answer.reason(), "the search found none"))));
        }
    }

    /** Returns the sites that numbers stand for. */
    static List<Site> sites(SitingPart part, List<Integer> open) {
        List<Site> sites = new ArrayList<>();
        open.forEach(site -> sites.add(part.sites().get(site)));
        return sites;
    }
}

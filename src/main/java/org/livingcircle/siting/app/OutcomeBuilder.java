package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.platform.Message;
import org.livingcircle.siting.SiteExplanation;
import org.livingcircle.siting.SiteStatus;
import org.livingcircle.siting.SitingAnswer;
import org.livingcircle.siting.SitingModel;

/** Makes one outcome of the answers to all parts of a question. */
final class OutcomeBuilder {

    /** Ties are told up to here: with more it says nothing to list them. */
    private static final int MOST_TIES = 20;

    private final SitingQuestion question;
    private final Ground ground;
    private final Ground.Travel travel;
    private final List<Site> sites;
    private final List<PartAnswer> answers = new ArrayList<>();
    private final List<SitingOutcome.CurvePoint> curve = new ArrayList<>();
    private final List<Integer> unasked = new ArrayList<>();

    OutcomeBuilder(SitingQuestion question, Ground ground, Ground.Travel travel, List<Site> sites) {
        this.question = question;
        this.ground = ground;
        this.travel = travel;
        this.sites = sites;
    }

    void add(PartAnswer answer) {
        answers.add(answer);
    }

    void curve(TradeOff.Curve found) {
        curve.addAll(found.points());
        unasked.addAll(found.unasked());
    }

    SitingOutcome build() {
        boolean largest = ObjectiveUnits.takesLargest(question.model());
        double objective = 0;
        double bound = 0;
        long work = 0;
        for (PartAnswer one : answers) {
            SitingAnswer answer = one.answer();
            objective = largest ? Math.max(objective, (double) answer.objective()) : objective + answer.objective();
            bound = largest ? Math.max(bound, (double) answer.bound()) : bound + answer.bound();
            work += answer.work();
        }
        Served served = new Served();
        answers.forEach(served::add);
        double far = Math.max(Math.abs(objective), Math.abs(bound));
        return new SitingOutcome(
                status(),
                ObjectiveUnits.shown(question, objective),
                ObjectiveUnits.shown(question, bound),
                ObjectiveUnits.unit(question, travel),
                served.mean(),
                objective == bound ? 0 : Math.abs(objective - bound) / far,
                answers.stream().map(one -> one.answer().engine()).distinct().collect(Collectors.joining(", ")),
                work,
                question.limit(),
                chosen(),
                served.count(served.coveredWeight, served.coveredPoints),
                served.count(served.weight - served.coveredWeight, served.points - served.coveredPoints),
                served.byUnit(),
                served.count(served.apartWeight, served.apartPoints),
                curve,
                question.model().findsNumber() ? chosen().size() - kept() : question.p(),
                messages(served),
                sites.size(),
                travel,
                ground.dataVersion(),
                List.of("modelled"), // the people of cells and the ways to them
                ground.attribution(),
                ground.scenario(
                                question.sites().existing() == SitingQuestion.Existing.IGNORE
                                        ? null
                                        : question.sites().service(),
                                travel)
                        .orElse(null));
    }

    private SitingAnswer.Status status() {
        for (SitingAnswer.Status worst : List.of(SitingAnswer.Status.UNKNOWN, SitingAnswer.Status.FEASIBLE)) {
            if (answers.stream().anyMatch(one -> one.answer().status() == worst)) {
                return worst;
            }
        }
        return SitingAnswer.Status.OPTIMAL;
    }

    private List<SitingOutcome.Chosen> chosen() {
        List<SitingOutcome.Chosen> chosen = new ArrayList<>();
        for (PartAnswer one : answers) {
            List<Integer> open = one.answer().open();
            for (int position = 0; position < open.size(); position++) {
                chosen.add(chosen(one, open.get(position), one.reasons().get(position)));
            }
        }
        return chosen;
    }

    private SitingOutcome.Chosen chosen(PartAnswer one, int number, SiteExplanation reasons) {
        SitingPart part = one.part();
        List<Integer> upper = one.solution().upper();
        boolean capacitated = question.model().hasCapacity();
        Integer other = reasons.runnerUp();
        SiteExplanation.Closest closest = reasons.closest();
        SiteExplanation.Level level = reasons.upper();
        Double usual = question.capacity();
        Double capacity = part.sites().get(number).capacity();
        return new SitingOutcome.Chosen(
                part.sites().get(number),
                reasons.served() / DemandPoints.THOUSANDTHS,
                capacitated ? (capacity == null ? usual : capacity) : null,
                capacitated ? (Double) (reasons.served() / DemandPoints.THOUSANDTHS) : null,
                upper.isEmpty() ? null : upper.contains(number) ? "upper" : "lower",
                shown(reasons.added()),
                shown(reasons.lost()),
                other == null ? null : part.sites().get(other),
                shown(reasons.runnerUpObjective()),
                reasons.ties().stream()
                        .limit(MOST_TIES)
                        .map(tie -> part.sites().get(tie).id())
                        .toList(),
                reasons.farthest(),
                closest == null ? null : part.sites().get(closest.site()),
                closest == null ? null : (Long) closest.distance(),
                level == null
                        ? null
                        : new SitingOutcome.Level(level.served() / DemandPoints.THOUSANDTHS, shown(level.lost())),
                unknown(part.sites().get(number), reasons));
    }

    private SitingOutcome.Unknown unknown(Site site, SiteExplanation reasons) {
        boolean apart = question.model().kind() == SitingModel.Kind.DISPERSION;
        SitingOutcome.Why loss = reasons.told() == SiteExplanation.Told.NOTHING
                ? SitingOutcome.Why.WORK
                : apart ? SitingOutcome.Why.APART : SitingOutcome.Why.NEEDED;
        SitingOutcome.Why runnerUp = site.status() == SiteStatus.REQUIRED
                ? SitingOutcome.Why.REQUIRED
                : reasons.told() == SiteExplanation.Told.ALL ? SitingOutcome.Why.NONE : SitingOutcome.Why.WORK;
        return new SitingOutcome.Unknown(
                reasons.added() != null
                        ? null
                        : question.model() == SitingModel.P_MEDIAN ? SitingOutcome.Why.FIRST : loss,
                reasons.lost() != null ? null : loss,
                reasons.runnerUp() != null ? null : runnerUp);
    }

    /** Reasons of covering models count people, whatever the objective counts. */
    private @Nullable Double shown(@Nullable Long figure) {
        if (figure == null) {
            return null;
        }
        return question.model().kind() == SitingModel.Kind.COVERING
                ? (Double) (figure / DemandPoints.THOUSANDTHS)
                : (Double) ObjectiveUnits.shown(question, figure);
    }

    private List<Message> messages(Served served) {
        List<Message> messages = new ArrayList<>();
        if (served.apartWeight > 0) {
            messages.add(Message.of(
                    "siting.beyond",
                    "{people} {weightUnit} at {points} points are beyond the limit of every site; they count as left out.",
                    Map.of(
                            "people", Math.round(served.apartWeight / DemandPoints.THOUSANDTHS),
                            "weightUnit", question.demandUnit(),
                            "points", served.apartPoints)));
        }
        if (question.demand().weight().isModelled()) {
            messages.add(Message.of(
                    "siting.modelled",
                    "{weight} are modelled: the figure of each unit, spread as its people live.",
                    Map.of("weight", question.demand().weight().wireName())));
        }
        if (question.demand().by() == SitingQuestion.Grain.TOWNSHIPS) {
            messages.add(Message.of(
                    "siting.townships",
                    "Each township counts as one point, at the cell nearest to the centre of its people."));
        }
        if (question.model().kind() == SitingModel.Kind.DISPERSION) {
            messages.add(Message.of("siting.dispersion", "p-dispersion looks at sites alone: nobody is counted."));
        }
        if (question.model().hasCapacity()) {
            messages.add(Message.of("siting.split", "The people of a point may be split between sites."));
        }
        long untold = answers.stream()
                .flatMap(one -> one.reasons().stream())
                .filter(one -> one.told() != SiteExplanation.Told.ALL)
                .count();
        if (untold > 0) {
            messages.add(Message.of(
                    "siting.untold",
                    "Of {sites} sites not all reasons are told: to work them out would take too long.",
                    Map.of("sites", untold)));
        }
        if (!unasked.isEmpty()) {
            messages.add(Message.of(
                    "siting.unasked",
                    "The time ended before the curve had p = {numbers}.",
                    Map.of("numbers", unasked.stream().map(String::valueOf).collect(Collectors.joining(", ")))));
        }
        int kept = kept();
        if (kept > 0) {
            messages.add(Message.of(
                    "siting.kept",
                    "{count} facilities that stand are kept; p counts the sites beside them.",
                    Map.of("count", kept)));
        }
        long open =
                answers.stream().mapToLong(one -> one.answer().open().size()).sum();
        if (question.model() == SitingModel.LSCP_B && status() == SitingAnswer.Status.FEASIBLE) {
            messages.add(Message.of(
                    "siting.fewer",
                    "Stopped before the proof: fewer than {sites} sites may cover everybody. The bound holds for so few too.",
                    Map.of("sites", open)));
        }
        if (question.model() == SitingModel.MCLP && open < (long) question.p() * answers.size()) {
            messages.add(Message.of(
                    "siting.enough",
                    "{count} sites cover as much as any number could; more would add nobody.",
                    Map.of("count", open)));
        }
        return messages;
    }

    private int kept() {
        return (int) sites.stream().filter(Site::isKept).count();
    }

    /** Returns by unit what a problem says of people whom nobody reaches. */
    static List<SitingOutcome.UnitCount> byUnit(Ground ground, DemandPoints apart) {
        long[] totals = apart.demand().totalsByZone();
        List<SitingOutcome.UnitCount> counts = new ArrayList<>();
        for (int unit = 0; unit < totals.length; unit++) {
            if (totals[unit] > 0) {
                counts.add(new SitingOutcome.UnitCount(
                        ground.units().get(unit), totals[unit] / DemandPoints.THOUSANDTHS, 1));
            }
        }
        return counts;
    }

    /** Counts who is served, in all parts. */
    private final class Served {

        private long weight;
        private long points;
        private long coveredWeight;
        private long coveredPoints;
        private long apartWeight;
        private long apartPoints;
        private double travel;
        private final long[] all = new long[ground.units().size()];
        private final long[] left = new long[all.length];

        void add(PartAnswer answer) {
            if (question.model().kind() == SitingModel.Kind.DISPERSION) {
                return; // it looks at sites alone
            }
            DemandPoints own = answer.part().points();
            travel += answer.travel();
            for (int point = 0; point < own.size(); point++) {
                count(own, point, answer.served()[point]);
            }
            DemandPoints apart = answer.part().apart();
            for (int point = 0; point < apart.size(); point++) {
                count(apart, point, 0);
                apartWeight += apart.weight(point);
                apartPoints++;
            }
        }

        private void count(DemandPoints of, int point, long served) {
            weight += of.weight(point);
            points++;
            all[of.unit(point)] += of.weight(point);
            coveredWeight += served;
            coveredPoints += served == of.weight(point) ? 1 : 0;
            left[of.unit(point)] += of.weight(point) - served;
        }

        @Nullable
        Double mean() {
            boolean measured = question.model().kind() == SitingModel.Kind.MEDIAN && coveredWeight > 0;
            return measured ? (Double) (travel / coveredWeight) : null;
        }

        SitingOutcome.Count count(long people, long some) {
            return new SitingOutcome.Count(
                    people / DemandPoints.THOUSANDTHS,
                    weight == 0 ? 0 : (double) people / weight,
                    some,
                    points == 0 ? 0 : (double) some / points);
        }

        List<SitingOutcome.UnitCount> byUnit() {
            List<SitingOutcome.UnitCount> counts = new ArrayList<>();
            for (int unit = 0; unit < all.length; unit++) {
                if (left[unit] > 0) {
                    counts.add(new SitingOutcome.UnitCount(
                            ground.units().get(unit),
                            left[unit] / DemandPoints.THOUSANDTHS,
                            (double) left[unit] / all[unit]));
                }
            }
            counts.sort(Comparator.comparingDouble((SitingOutcome.UnitCount count) -> -count.people())
                    .thenComparing(count -> count.unit().code()));
            return counts;
        }
    }
}

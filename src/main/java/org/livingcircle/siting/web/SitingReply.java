package org.livingcircle.siting.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.network.Metric;
import org.livingcircle.platform.Message;
import org.livingcircle.siting.SiteStatus;
import org.livingcircle.siting.app.Site;
import org.livingcircle.siting.app.SitingOutcome;
import org.livingcircle.siting.app.SitingQuestion;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;

/** The answer of the siting process. */
@Schema(name = "SitingReply")
record SitingReply(
        @Schema(
                description =
                        "optimal (nothing is better), feasible (stopped before the proof), unknown (stopped before an answer)")
        String status,

        String model,
        boolean proven,
        Figure objective,
        @Schema(description = "No answer is better") double bound,

        @Schema(description = "From objective to bound, as a share of the larger")
        double gap,

        long seed,
        @Schema(description = "What found it") String engine,
        List<Selected> selected,
        Count covered,
        Uncovered uncovered,

        @Schema(description = "The same question for every p")
        List<CurvePoint> curve,

        @Schema(description = "The p of the question, or the number found")
        int planP,

        Verifier verifier,
        @Schema(description = "What to know of the answer") List<String> feasibility,

        @Schema(description = "The same with codes, for other languages") @Nullable
        List<Message> said,

        Metadata metadata) {

    /** A figure. */
    @Schema(name = "SitingObjective")
    record Figure(
            double value,
            String unit,

            @Schema(nullable = true, description = "Way of a person to the nearest open site, seconds or metres")
            @Nullable
            Double mean) {}

    /** A site that is open. */
    @Schema(name = "SelectedSite")
    record Selected(
            String id,
            @Schema(nullable = true) @Nullable String nameZh,
            @Schema(nullable = true) @Nullable String nameEn,
            @Schema(description = "[lon, lat]") List<Double> location,

            @Schema(description = "existing (stands today), required (the request insists), new")
            String status,

            @Schema(nullable = true) @Nullable String unit,

            @Schema(description = "Within the limit, or nearest to here")
            double served,

            @Schema(nullable = true) @Nullable Double capacity,
            @Schema(nullable = true) @Nullable Double load,

            @Schema(nullable = true, description = "upper or lower, of a hierarchy") @Nullable
            String level,

            @Schema(
                    nullable = true,
                    description =
                            "What it adds, the sites taken by the largest gain first; with capacities, in levels and of a p-centre"
                                    + " beside all the others, so the same as lossIfRemoved")
            @Nullable
            Double marginalGain,

            @Schema(
                    nullable = true,
                    description =
                            "What is lost if only it goes, others serving at their best; of a p-dispersion 0 or less: the distance"
                                    + " only grows")
            @Nullable
            Double lossIfRemoved,

            @Schema(nullable = true, description = "The best site in its place") @Nullable
            RunnerUp runnerUp,

            @Schema(description = "Sites that would do as well in its place, at most 20")
            List<String> ties,

            @Schema(
                    nullable = true,
                    description = "Of a p-centre: seconds or metres to the farthest of those nearest to here")
            @Nullable
            Long farthest,

            @Schema(nullable = true, description = "Of a p-dispersion: the open site closest to here") @Nullable
            Closest closest,

            @Schema(nullable = true, description = "Of an upper site: what it does for the upper level alone") @Nullable
            Upper upper,

            @Schema(description = "Why figures are missing") Unknown unknown) {

        Selected {
            unknown = Objects.requireNonNullElse(unknown, Unknown.NOTHING);
        }
    }

    /** The open site closest to another. */
    @Schema(name = "ClosestSite")
    record Closest(
            String id,
            @Schema(nullable = true) @Nullable String nameZh,
            @Schema(nullable = true) @Nullable String nameEn,
            List<Double> location,

            @Schema(description = "Metres; the objective where this pair holds it down")
            long distance) {}

    /** What a site does for the upper level. */
    @Schema(name = "UpperLevel")
    record Upper(
            @Schema(description = "Those of the upper level nearest to here")
            double served,

            @Schema(nullable = true, description = "What that level loses; null where somebody would be left out")
            @Nullable
            Double lossIfRemoved) {}

    /** Why figures of a site are missing. */
    @Schema(
            name = "UnknownFigures",
            description =
                    "Null where the figure is there. first: taken first, nothing to compare with; needed: without it somebody"
                            + " would be left out or a floor broken; apart: no distance to compare with; required: it stays;"
                            + " none: no other may or can stand here; work: it would take too long")
    record Unknown(
            @Schema(
                    nullable = true,
                    allowableValues = {"first", "needed", "apart", "work"})
            @Nullable
            String marginalGain,

            @Schema(
                    nullable = true,
                    allowableValues = {"needed", "apart", "work"})
            @Nullable
            String lossIfRemoved,

            @Schema(
                    nullable = true,
                    allowableValues = {"required", "none", "work"})
            @Nullable
            String runnerUp) {

        private static final Unknown NOTHING = new Unknown(null, null, null);
    }

    /** The best site in the place of an open one. */
    @Schema(name = "RunnerUpSite")
    record RunnerUp(
            String id,
            @Schema(nullable = true) @Nullable String nameZh,
            @Schema(nullable = true) @Nullable String nameEn,
            List<Double> location,

            @Schema(description = "With it; of covering models the people covered")
            double objective) {}

    /** Some of the demand. */
    @Schema(name = "SitingCount")
    record Count(double people, double share, long points, double pointShare) {}

    /** Who is left out. */
    @Schema(name = "SitingUncovered")
    record Uncovered(
            double people,
            double share,
            long points,

            @Schema(description = "Of them, beyond the limit of every site")
            double unreachable,

            List<UnitCount> byUnit) {}

    /** Who is left out of a unit. */
    @Schema(name = "SitingUnitCount")
    record UnitCount(
            String code,
            String nameZh,
            String nameEn,
            double people,
            @Schema(description = "Of the unit's demand") double share) {}

    /** What p sites come to. */
    @Schema(name = "SitingCurvePoint")
    record CurvePoint(
            int p,
            double value,
            double bound,

            @Schema(description = "Whether nothing is better; else the bound says how much better it might be")
            boolean proven,

            @Schema(nullable = true, description = "Covered, of all") @Nullable
            Double share) {}

    /** A second count. */
    @Schema(name = "SitingVerifier")
    record Verifier(
            @Schema(description = "agrees; an answer that does not is never shown")
            String verdict,

            double objective) {}

    /** The question as understood, and where its figures come from. */
    @Schema(name = "SitingMetadata")
    record Metadata(
            int p,
            @Schema(nullable = true) @Nullable Integer limit,
            @Schema(description = "seconds or metres") String limitUnit,
            String metric,
            String engine,
            String mode,
            String profile,
            boolean winter,
            String weight,
            String weightUnit,
            @Schema(nullable = true) @Nullable Double perThousand,
            String area,
            List<String> units,
            String by,
            int sites,
            @Schema(nullable = true) @Nullable String service,
            List<String> kinds,
            String existing,
            List<String> candidates,
            int spacingMetres,
            @Schema(nullable = true) @Nullable Double capacityPerSite,

            @Schema(description = "Whether facilities that stand have the capacity of their beds")
            boolean ownBeds,

            @Schema(nullable = true) @Nullable Double floorShare,
            @Schema(nullable = true) @Nullable Double leastShare,
            boolean perUnit,
            double timeLimitSeconds,

            @Schema(description = "Steps done; the same for the same question unless the time ended it")
            long work,

            String dataVersion,
            List<String> provenance,
            List<String> warnings,
            List<String> attribution,

            @Schema(nullable = true, type = "object") @Nullable
            Object scenario) {}

    /** Reads a reply that was kept, also by an earlier version: what that did not tell is missing, and no point counts as proven. */
    static SitingReply read(String kept, ObjectMapper json) {
        return json.readerFor(SitingReply.class)
                .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .readValue(kept);
    }

    static SitingReply of(SitingQuestion question, SitingOutcome outcome) {
        return new SitingReply(
                outcome.status().name().toLowerCase(Locale.ROOT),
                question.model().wireName(),
                outcome.isProven(),
                new Figure(outcome.objective(), outcome.unit(), outcome.mean()),
                outcome.bound(),
                outcome.gap(),
                question.seed(),
                outcome.engine(),
                outcome.chosen().stream().map(SitingReply::selected).toList(),
                count(outcome.covered()),
                new Uncovered(
                        outcome.uncovered().people(),
                        outcome.uncovered().share(),
                        outcome.uncovered().points(),
                        outcome.unreached().people(),
                        outcome.byUnit().stream()
                                .map(one -> new UnitCount(
                                        one.unit().code(),
                                        one.unit().nameZh(),
                                        one.unit().nameEn(),
                                        one.people(),
                                        one.share()))
                                .toList()),
                outcome.curve().stream()
                        .map(point ->
                                new CurvePoint(point.p(), point.value(), point.bound(), point.proven(), point.share()))
                        .toList(),
                outcome.planP(),
                new Verifier("agrees", outcome.objective()),
                texts(outcome),
                outcome.messages(),
                metadata(question, outcome));
    }

    private static Metadata metadata(SitingQuestion question, SitingOutcome outcome) {
        SitingQuestion.DemandWish demand = question.demand();
        SitingQuestion.SiteWish sites = question.sites();
        return new Metadata(
                question.p(),
                outcome.limit(),
                outcome.travel().metric() == Metric.TIME ? "seconds" : "metres",
                outcome.travel().metric().wireName(),
                outcome.travel().engine(),
                outcome.travel().mode(),
                outcome.travel().profile().id(),
                outcome.travel().winter(),
                demand.weight().wireName(),
                question.demandUnit(),
                demand.perThousand(),
                demand.area().wireName(),
                demand.units(),
                demand.by().wireName(),
                outcome.sites(),
                sites.service(),
                sites.kinds(),
                sites.existing().wireName(),
                sites.candidates().stream().map(SitingQuestion.Origin::wireName).toList(),
                sites.spacingMetres(),
                question.capacity(),
                question.ownBeds(),
                question.floorShare(),
                question.leastShare(),
                question.perUnit(),
                question.timeLimitSeconds(),
                outcome.work(),
                outcome.dataVersion(),
                outcome.provenance(),
                texts(outcome),
                outcome.attribution(),
                outcome.scenario());
    }

    private static List<String> texts(SitingOutcome outcome) {
        return outcome.messages().stream().map(Message::text).toList();
    }

    private static Count count(SitingOutcome.Count count) {
        return new Count(count.people(), count.share(), count.points(), count.pointShare());
    }

    private static Selected selected(SitingOutcome.Chosen chosen) {
        Site site = chosen.site();
        Site other = chosen.runnerUp();
        Double objective = chosen.runnerUpObjective();
        Site closest = chosen.closest();
        Long metres = chosen.closestMetres();
        SitingOutcome.Level upper = chosen.upper();
        return new Selected(
                site.id(),
                site.nameZh(),
                site.nameEn(),
                location(site.location()),
                site.existing() ? "existing" : site.status() == SiteStatus.REQUIRED ? "required" : "new",
                site.unit(),
                chosen.served(),
                chosen.capacity(),
                chosen.load(),
                chosen.level(),
                chosen.gain(),
                chosen.loss(),
                other == null || objective == null
                        ? null
                        : new RunnerUp(
                                other.id(), other.nameZh(), other.nameEn(), location(other.location()), objective),
                chosen.ties(),
                chosen.farthest(),
                closest == null || metres == null
                        ? null
                        : new Closest(
                                closest.id(), closest.nameZh(), closest.nameEn(), location(closest.location()), metres),
                upper == null ? null : new Upper(upper.served(), upper.loss()),
                new Unknown(
                        word(chosen.unknown().gain()),
                        word(chosen.unknown().loss()),
                        word(chosen.unknown().runnerUp())));
    }

    private static @Nullable String word(SitingOutcome.@Nullable Why why) {
        return why == null ? null : why.wireName();
    }

    static List<Double> location(LonLat place) {
        return List.of(place.lon(), place.lat());
    }
}

package org.livingcircle.siting.app;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.livingcircle.coverage.Ground;
import org.livingcircle.coverage.Ground.ScenarioUse;
import org.livingcircle.platform.Message;
import org.livingcircle.siting.SitingAnswer;

/**
 * An answer in people, places and travel, checked by a second count.
 *
 * @param unit of objective and bound
 * @param mean travel of a person to the nearest open site, seconds or metres; null where the model does not measure it
 * @param gap from objective to bound as a share of the larger
 * @param engine what found it
 * @param work steps done
 * @param limit whole seconds or metres that held; null where as far as the engine goes
 * @param covered people within the limit of an open site, or reached by one
 * @param byUnit the people left out, by unit, most first; only units that have some
 * @param unreached people whom no site of the question reaches at all
 * @param planP the p of the question; the number found where the model finds it
 * @param messages what whoever reads the answer should know
 * @param sites how many sites the question had
 * @param scenario whose changes hold; null for none
 * @param provenance of the figures, as the words of the pack
 */
public record SitingOutcome(
        SitingAnswer.Status status,
        double objective,
        double bound,
        String unit,
        @Nullable Double mean,
        double gap,
        String engine,
        long work,
        @Nullable Integer limit,
        List<Chosen> chosen,
        Count covered,
        Count uncovered,
        List<UnitCount> byUnit,
        Count unreached,
        List<CurvePoint> curve,
        int planP,
        List<Message> messages,
        int sites,
        Ground.Travel travel,
        String dataVersion,
        List<String> provenance,
        List<String> attribution,
        @Nullable ScenarioUse scenario) {

    public SitingOutcome {
        chosen = List.copyOf(chosen);
        byUnit = List.copyOf(byUnit);
        curve = List.copyOf(curve);
        messages = List.copyOf(messages);
        provenance = List.copyOf(provenance);
        attribution = List.copyOf(attribution);
    }

    /** Tells whether nothing better exists. */
    public boolean isProven() {
        return status == SitingAnswer.Status.OPTIMAL;
    }

    /**
     * Some of the demand.
     *
     * @param people not rounded beyond thousandths
     * @param share of all demand; 0 to 1
     */
    public record Count(double people, double share, long points, double pointShare) {}

    /** The people of a unit who are left out, and their share in its demand. */
    public record UnitCount(Ground.Zone unit, double people, double share) {}

    /**
     * An open site.
     *
     * @param capacity null without capacities
     * @param load people or beds assigned; null without capacities
     * @param level upper or lower, of a hierarchy; null for others
     * @param gain see {@link org.livingcircle.siting.SiteExplanation}; in the unit of the objective or, of a covering model, in people
     * @param runnerUp the best site in its place; null where there is none
     * @param farthest seconds or metres to the farthest of those whom it serves; null where the model does not look at that
     * @param closest the open site closest to it, of a model that keeps them apart; null for others
     * @param closestMetres how far it is
     * @param upper what it does for the upper level alone; null where it is not of that level
     * @param unknown why figures are missing
     */
    public record Chosen(
            Site site,
            double served,
            @Nullable Double capacity,
            @Nullable Double load,
            @Nullable String level,
            @Nullable Double gain,
            @Nullable Double loss,
            @Nullable Site runnerUp,
            @Nullable Double runnerUpObjective,
            List<String> ties,
            @Nullable Long farthest,
            @Nullable Site closest,
            @Nullable Long closestMetres,
            @Nullable Level upper,
            Unknown unknown) {
        public Chosen {
            ties = List.copyOf(ties);
        }
    }

    /**
     * What a site does for one of two levels.
     *
     * @param loss null where somebody would be left out
     */
    public record Level(double served, @Nullable Double loss) {}

    /** Why a figure of a site is missing; null where it is not. */
    public record Unknown(
            @Nullable Why gain,
            @Nullable Why loss,
            @Nullable Why runnerUp) {}

    /** Why a figure is missing. */
    public enum Why {
        /** It comes first, or those before it leave somebody out: nothing to compare with. */
        FIRST,
        /** Without it somebody would be left out, or a floor broken. */
        NEEDED,
        /** Only distances between sites count, and there is none to compare with. */
        APART,
        /** It is required. */
        REQUIRED,
        /** No other site may or can stand in its place. */
        NONE,
        /** Not worked out: it would take too long. */
        WORK;

        /** Returns the word of replies. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What p sites come to.
     *
     * @param proven whether nothing is better; else the bound tells how much better it might be
     * @param share of all demand that is covered; null where the model does not cover
     */
    public record CurvePoint(
            int p,
            double value,
            double bound,
            boolean proven,
            @Nullable Double share) {}
}

package org.livingcircle.siting.app;

import java.util.List;
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
            List<String> ties) {
        public Chosen {
            ties = List.copyOf(ties);
        }
    }

    /**
     * What p sites come to.
     *
     * @param share of all demand that is covered; null where the model does not cover
     */
    public record CurvePoint(
            int p, double value, double bound, @Nullable Double share) {}
}

package org.livingcircle.siting.app;

import org.livingcircle.coverage.Ground;
import org.livingcircle.network.Metric;
import org.livingcircle.siting.SitingModel;

/** What the whole numbers of an objective stand for. */
final class ObjectiveUnits {

    private ObjectiveUnits() {}

    /** Tells whether the parts of a question are joined by the largest of their objectives, and not by the sum. */
    static boolean takesLargest(SitingModel model) {
        return model == SitingModel.P_CENTRE;
    }

    /** Tells whether an objective counts people, in thousandths. */
    private static boolean countsPeople(SitingQuestion question) {
        return switch (question.model()) {
            case LSCP, P_CENTRE, P_DISPERSION -> false;
            default -> true;
        };
    }

    /** Returns an objective in the unit that is shown. */
    static double shown(SitingQuestion question, double whole) {
        return countsPeople(question) ? whole / DemandPoints.THOUSANDTHS : whole;
    }

    static String unit(SitingQuestion question, Ground.Travel travel) {
        String cost = travel.metric() == Metric.TIME ? "seconds" : "metres";
        return switch (question.model()) {
            case LSCP -> "sites";
            case LSCP_B, MCLP, CMCLP -> question.demandUnit();
            case P_MEDIAN, CAPACITATED_P_MEDIAN, HIERARCHY -> "%s-%s".formatted(question.demandUnit(), cost);
            case P_CENTRE -> cost;
            case P_DISPERSION -> "metres";
        };
    }
}

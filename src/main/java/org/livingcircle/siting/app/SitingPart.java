package org.livingcircle.siting.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.livingcircle.siting.CoveringProblem;
import org.livingcircle.siting.DispersionProblem;
import org.livingcircle.siting.HierarchyProblem;
import org.livingcircle.siting.MedianProblem;
import org.livingcircle.siting.SiteCosts;
import org.livingcircle.siting.SiteRules;
import org.livingcircle.siting.SiteStatus;
import org.livingcircle.siting.SitingModel;

/**
 * A problem in whole numbers, and what its numbers stand for. A question has one, or one for each unit.
 *
 * @param points those that some site reaches; the others stand in {@code apart}
 * @param covers by site the points within the limit; empty unless the model covers
 * @param costs to all points; none unless the model measures travel
 * @param between straight metres between sites; empty unless the model keeps them apart
 * @param floors by unit the least weight to be covered; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Large arrays handed to the kernels; never compared.
record SitingPart(
        List<Site> sites,
        DemandPoints points,
        DemandPoints apart,
        SiteRules rules,
        int[][] covers,
        SiteCosts costs,
        int[][] between,
        List<Long> floors) {

    /** Builds the problem of a question for some of its points and sites. */
    static SitingPart of(SitingQuestion question, int limit, CostTables tables, DemandPoints all, List<Site> sites) {
        int[][] covers = new int[0][];
        SiteCosts costs = SiteCosts.of(0, new int[0][]);
        int[][] between = new int[0][];
        BitSet reached = new BitSet();
        switch (question.model().kind()) {
            case COVERING -> {
                covers = tables.covers(sites, all, limit);
                for (int[] own : covers) {
                    Arrays.stream(own).forEach(reached::set);
                }
            }
            case MEDIAN -> {
                costs = tables.costs(sites, all, limit);
                for (int site = 0; site < sites.size(); site++) {
                    for (int point = reached.nextClearBit(0);
                            point < all.size();
                            point = reached.nextClearBit(point + 1)) {
                        if (costs.cost(site, point) != SiteCosts.UNREACHED) {
                            reached.set(point);
                        }
                    }
                }
            }
            case DISPERSION -> {
                between = CostTables.between(sites);
                reached.set(0, all.size());
            }
        }
        DemandPoints points = all;
        DemandPoints apart = all.where(point -> !reached.get(point));
        if (apart.size() > 0) {
            points = all.where(reached::get);
            int[] renumbered = renumbered(reached, all.size());
            for (int site = 0; site < covers.length; site++) {
                covers[site] = Arrays.stream(covers[site])
                        .map(point -> renumbered[point])
                        .toArray();
            }
            costs = question.model().kind() == SitingModel.Kind.MEDIAN
                    ? costs.atPoints(reached.stream().toArray())
                    : costs;
        }
        return new SitingPart(
                sites,
                points,
                apart,
                rules(sites, question.sites().spacingMetres()),
                covers,
                costs,
                between,
                floors(question, points, apart));
    }

    private static int[] renumbered(BitSet kept, int size) {
        int[] numbers = new int[size];
        int next = 0;
        for (int point = 0; point < size; point++) {
            numbers[point] = kept.get(point) ? next++ : -1;
        }
        return numbers;
    }

    /** Returns statuses, and the pairs that stand too near to each other; what is required stays. */
    private static SiteRules rules(List<Site> sites, int spacingMetres) {
        List<SiteRules.Conflict> conflicts = new ArrayList<>();
        if (spacingMetres > 0) {
            int[][] between = CostTables.between(sites);
            for (int first = 0; first < between.length; first++) {
                for (int second = first + 1; second < between.length; second++) {
                    boolean stand = sites.get(first).status() == SiteStatus.REQUIRED
                            && sites.get(second).status() == SiteStatus.REQUIRED;
                    if (between[first][second] < spacingMetres && !stand) {
                        conflicts.add(new SiteRules.Conflict(first, second));
                    }
                }
            }
        }
        return new SiteRules(sites.stream().map(Site::status).toList(), conflicts);
    }

    /** Returns by unit the share of all its people, those no site reaches too. */
    private static List<Long> floors(SitingQuestion question, DemandPoints points, DemandPoints apart) {
        Double share = question.floorShare();
        if (share == null) {
            return List.of();
        }
        long[] totals = points.demand().totalsByZone();
        long[] beyond = apart.demand().totalsByZone();
        List<Long> floors = new ArrayList<>();
        for (int unit = 0; unit < totals.length; unit++) {
            floors.add((long) Math.ceil(share * (totals[unit] + beyond[unit])));
        }
        return floors;
    }

    /** Returns how many sites are open before any is chosen: the facilities that are kept. */
    int kept() {
        return (int) sites.stream().filter(Site::isKept).count();
    }

    /** Returns how many sites are required beside those that are kept. */
    int insisted() {
        return rules.count(SiteStatus.REQUIRED) - kept();
    }

    CoveringProblem covering() {
        return new CoveringProblem(points.demand(), covers, rules, floors);
    }

    MedianProblem median(int p) {
        return new MedianProblem(points.demand(), costs, rules, p);
    }

    DispersionProblem dispersion(int p) {
        return new DispersionProblem(between, rules, p);
    }

    HierarchyProblem hierarchy(SitingQuestion.Upper upper, int p) {
        return new HierarchyProblem(
                points.demand(),
                points.demand(upper.share()),
                costs,
                rules,
                Collections.nCopies(sites.size(), SiteStatus.CANDIDATE),
                p,
                upper.p());
    }

    /** Returns the capacity of each site in thousandths. */
    List<Long> capacities(double usual) {
        return sites.stream()
                .map(site -> {
                    Double own = site.capacity();
                    return Math.round((own == null ? usual : own) * DemandPoints.THOUSANDTHS);
                })
                .toList();
    }
}

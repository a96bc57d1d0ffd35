package org.livingcircle.siting.app;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.livingcircle.coverage.Ground;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.geo.Geodesic;
import org.livingcircle.geo.LonLat;
import org.livingcircle.platform.Message;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.platform.ProblemType;
import org.livingcircle.population.PopulationSurface;
import org.livingcircle.siting.Demand;

/**
 * Whom a question is about, as points with whole weights: each populated cell, or each township at the cell nearest to the centre of
 * its people. Immutable.
 */
final class DemandPoints {

    /** Weights are whole thousandths: exact sums, and no cell of the surface is lost. */
    static final double THOUSANDTHS = 1000;

    /** A cell that is no point. */
    static final int NO_POINT = -1;

    private final int[] indexes;
    private final long[] weights;
    private final int[] units;
    private final int[] pointOfIndex;
    private final int unitCount;

    private DemandPoints(int[] indexes, long[] weights, int[] units, int populated, int unitCount) {
        this.indexes = indexes;
        this.weights = weights;
        this.units = units;
        this.unitCount = unitCount;
        this.pointOfIndex = new int[populated];
        Arrays.fill(pointOfIndex, NO_POINT);
        for (int point = 0; point < indexes.length; point++) {
            pointOfIndex[indexes[point]] = point;
        }
    }

    /**
     * Counts the demand of a question.
     *
     * @throws PlanningProblem if a unit does not exist, or there is nobody
     */
    static DemandPoints of(Ground ground, SitingQuestion.DemandWish wish) {
        PopulationSurface people = ground.people();
        boolean[] asked = units(ground, wish.units(), "demand.units");
        double[] factors = factors(ground, wish);
        double[] spread = people.weight(wish.weight().spread());
        int[] unitOf = new int[people.size()];
        double[] exact = new double[people.size()];
        for (int index = 0; index < unitOf.length; index++) {
            int unit = ground.unitAt(people.cell(index));
            unitOf[index] = unit;
            if (unit != Zoning.NONE && asked[unit] && wish.area().holds(ground.isUrban(index))) {
                exact[index] = spread[index] * factors[unit];
            }
        }
        DemandPoints points = wish.by() == SitingQuestion.Grain.CELLS
                ? cells(people, exact, unitOf, asked.length)
                : townships(ground, exact, unitOf, asked.length);
        if (points.size() == 0) {
            throw PlanningProblem.of(
                    ProblemType.INFEASIBLE,
                    Message.of(
                            "siting.no-demand",
                            "There is no demand: nobody of this weight and area lives in these units."),
                    "demand",
                    null,
                    List.of("units and an area where somebody lives"));
        }
        return points;
    }

    private static DemandPoints cells(PopulationSurface people, double[] exact, int[] unitOf, int unitCount) {
        int[] indexes = IntStream.range(0, people.size())
                .filter(index -> Math.round(exact[index] * THOUSANDTHS) > 0)
                .toArray();
        return new DemandPoints(
                indexes,
                Arrays.stream(indexes)
                        .mapToLong(index -> Math.round(exact[index] * THOUSANDTHS))
                        .toArray(),
                Arrays.stream(indexes).map(index -> unitOf[index]).toArray(),
                people.size(),
                unitCount);
    }

    /** Sums cells by township; each stands at the one of its cells that is nearest to the mean place of its people. */
    private static DemandPoints townships(Ground ground, double[] exact, int[] unitOf, int unitCount) {
        PopulationSurface people = ground.people();
        int zones = ground.townships().size();
        // What lies in no township is one zone for each unit.
        int[] zoneOf = new int[exact.length];
        double[] sum = new double[zones + unitCount];
        double[] lon = new double[sum.length];
        double[] lat = new double[sum.length];
        for (int index = 0; index < exact.length; index++) {
            int township = ground.townshipAt(people.cell(index));
            zoneOf[index] =
                    township != Zoning.NONE ? township : unitOf[index] == Zoning.NONE ? -1 : zones + unitOf[index];
            if (exact[index] > 0) {
                LonLat place = ground.centre(people.cell(index));
                sum[zoneOf[index]] += exact[index];
                lon[zoneOf[index]] += exact[index] * place.lon();
                lat[zoneOf[index]] += exact[index] * place.lat();
            }
        }
        int[] nearest = new int[sum.length];
        double[] least = new double[sum.length];
        Arrays.fill(nearest, -1);
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int index = 0; index < exact.length; index++) {
            int zone = zoneOf[index];
            if (exact[index] > 0) {
                double metres = Geodesic.metres(
                        new LonLat(lon[zone] / sum[zone], lat[zone] / sum[zone]), ground.centre(people.cell(index)));
                if (metres < least[zone]) {
                    least[zone] = metres;
                    nearest[zone] = index;
                }
            }
        }
        int[] kept = IntStream.range(0, sum.length)
                .filter(zone -> nearest[zone] >= 0 && Math.round(sum[zone] * THOUSANDTHS) > 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(nearest[a], nearest[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new DemandPoints(
                Arrays.stream(kept).map(zone -> nearest[zone]).toArray(),
                Arrays.stream(kept)
                        .mapToLong(zone -> Math.round(sum[zone] * THOUSANDTHS))
                        .toArray(),
                Arrays.stream(kept).map(zone -> unitOf[nearest[zone]]).toArray(),
                people.size(),
                unitCount);
    }

    /** Returns which units are asked for; all where none is named. */
    static boolean[] units(Ground ground, List<String> codes, String parameter) {
        List<String> known = ground.units().stream().map(Ground.Zone::code).toList();
        boolean[] asked = new boolean[known.size()];
        Arrays.fill(asked, codes.isEmpty());
        for (String code : codes) {
            int unit = known.indexOf(code);
            if (unit < 0) {
                throw PlanningProblem.invalid(parameter, code, known);
            }
            asked[unit] = true;
        }
        return asked;
    }

    /** Returns by unit what a person of the surface counts. */
    private static double[] factors(Ground ground, SitingQuestion.DemandWish wish) {
        List<String> codes = ground.units().stream().map(Ground.Zone::code).toList();
        double[] factors = new double[codes.size()];
        double each = wish.perThousand() == null ? 1 : wish.perThousand() / 1000;
        Arrays.fill(factors, wish.weight().isModelled() ? 0 : each);
        if (wish.weight().isModelled()) {
            for (Ground.Groups unit : ground.groups()) {
                int number = codes.indexOf(unit.unit());
                if (number >= 0) {
                    factors[number] = each * wish.weight().share(unit);
                }
            }
        }
        return factors;
    }

    int size() {
        return indexes.length;
    }

    /** Returns by point the index of the cell that it stands at; to be read only. */
    int[] indexes() {
        return indexes;
    }

    /** Returns the index of the cell that a point stands at. */
    int index(int point) {
        return indexes[point];
    }

    long weight(int point) {
        return weights[point];
    }

    /** Returns the number of the unit that a point lies in. */
    int unit(int point) {
        return units[point];
    }

    /** Returns the point of a populated cell, or {@link #NO_POINT}. */
    int pointOf(int index) {
        return pointOfIndex[index];
    }

    int unitCount() {
        return unitCount;
    }

    /** Returns the demand in thousandths, its zones the units. */
    Demand demand() {
        return Demand.of(weights, units, unitCount);
    }

    /** Returns a share of the demand, rounded by point. */
    Demand demand(double share) {
        return Demand.of(
                Arrays.stream(weights).map(weight -> Math.round(weight * share)).toArray(), units, unitCount);
    }

    /** Returns the points that a test takes. */
    DemandPoints where(IntPredicate test) {
        int[] kept = IntStream.range(0, size()).filter(test).toArray();
        return new DemandPoints(
                Arrays.stream(kept).map(point -> indexes[point]).toArray(),
                Arrays.stream(kept).mapToLong(point -> weights[point]).toArray(),
                Arrays.stream(kept).map(point -> units[point]).toArray(),
                pointOfIndex.length,
                unitCount);
    }

    /** Returns the numbers of the units that have demand, ascending. */
    List<Integer> unitsWithDemand() {
        return Arrays.stream(units).distinct().sorted().boxed().toList();
    }
}

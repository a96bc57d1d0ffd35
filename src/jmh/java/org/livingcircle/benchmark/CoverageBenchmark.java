package org.livingcircle.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.livingcircle.coverage.CirclePart;
import org.livingcircle.coverage.Coverage;
import org.livingcircle.coverage.CoverageCurve;
import org.livingcircle.coverage.FacilityPeople;
import org.livingcircle.coverage.HotSpot;
import org.livingcircle.coverage.HotSpots;
import org.livingcircle.coverage.Multiplicity;
import org.livingcircle.network.Profile;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelCost;
import org.livingcircle.network.TravelTimes;
import org.livingcircle.network.WalkingSettings;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is asked of a service whose reach is known, and what needs the catchment of every facility. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class CoverageBenchmark {

    private static final WalkingSettings WALKING = new WalkingSettings(1.3, 0.8);
    private static final TravelCost ADULT = TravelCost.walkingTime(new Profile("adult", 4), false, WALKING);

    private final Prefecture prefecture = new Prefecture();
    private final Sources sources = prefecture.facilities(925);
    private final ReachSurface reach = prefecture.line.reach(sources, TravelCost.straight(), 10_000);
    private final CoverageCurve curve = CoverageCurve.of(prefecture.residents, reach);
    private final List<CirclePart<TravelTimes>> walk =
            List.of(new CirclePart<>(Area.ALL, 900, prefecture.walk.at(ADULT)));
    private final List<CirclePart<TravelTimes>> line =
            List.of(new CirclePart<>(Area.ALL, 5_000, prefecture.line.at(TravelCost.straight())));

    @Benchmark
    public CoverageCurve curve() {
        return CoverageCurve.of(prefecture.residents, reach);
    }

    @Benchmark
    public List<Coverage> rowsOfTownships() {
        return CoverageCurve.rows(
                prefecture.zonings.get(2), Weight.TOTAL, List.of(new CirclePart<>(Area.ALL, 5_000, curve)));
    }

    @Benchmark
    public List<HotSpot> hotSpots() {
        return HotSpots.rank(
                prefecture.residents,
                List.of(new CirclePart<>(Area.ALL, 1_000, reach)),
                Weight.TOTAL,
                cell -> true,
                20);
    }

    @Benchmark
    public FacilityPeople perFacilityWalk15min() {
        return FacilityPeople.inCatchments(prefecture.residents, sources, walk);
    }

    @Benchmark
    public FacilityPeople perFacilityStraight5km() {
        return FacilityPeople.inCatchments(prefecture.residents, sources, line);
    }

    @Benchmark
    public Multiplicity multiplicityStraight5km() {
        return Multiplicity.of(prefecture.residents, sources, line);
    }
}

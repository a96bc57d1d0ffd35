package org.livingcircle.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.livingcircle.coverage.CirclePart;
import org.livingcircle.coverage.CoverageCurve;
import org.livingcircle.network.NearestSurface;
import org.livingcircle.network.Profile;
import org.livingcircle.network.ReachSurface;
import org.livingcircle.network.Sources;
import org.livingcircle.network.TravelCost;
import org.livingcircle.network.UniformTravel;
import org.livingcircle.network.WalkingSettings;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One service for the whole prefecture from nothing: the surface of its reach, the curve, every row of the table. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class ReachBenchmark {

    /** 925 as the eldercare homes, 300 as the cultural facilities. */
    @Param({"925", "300"})
    int facilities;

    private Prefecture prefecture = new Prefecture();
    private Sources sources = prefecture.facilities(1);

    @Setup
    public void prepare() {
        sources = prefecture.facilities(facilities);
    }

    private static final WalkingSettings WALKING = new WalkingSettings(1.3, 0.8);
    private static final TravelCost ADULT = TravelCost.walkingTime(new Profile("adult", 4), false, WALKING);
    private static final TravelCost BRISK = TravelCost.walkingTime(new Profile("brisk", 5), false, WALKING);

    @Benchmark
    public void straightLine10km(Blackhole sink) {
        recompute(prefecture.line, TravelCost.straight(), 10_000, sink);
    }

    @Benchmark
    public void straightLine2km(Blackhole sink) {
        recompute(prefecture.line, TravelCost.straight(), 2_000, sink);
    }

    @Benchmark
    public void walk30min(Blackhole sink) {
        recompute(prefecture.walk, BRISK, 1_800, sink);
    }

    @Benchmark
    public void walk10km(Blackhole sink) {
        recompute(prefecture.walk, TravelCost.walkedDistance(WALKING), 10_000, sink);
    }

    @Benchmark
    public NearestSurface nearestByWalk30min() {
        return prefecture.walk.nearest(sources, ADULT, 1_800);
    }

    @Benchmark
    public NearestSurface nearestByStraightLine10km() {
        return prefecture.line.nearest(sources, TravelCost.straight(), 10_000);
    }

    private void recompute(UniformTravel times, TravelCost cost, int limit, Blackhole sink) {
        ReachSurface reach = times.reach(sources, cost, limit);
        CoverageCurve curve = CoverageCurve.of(prefecture.residents, reach);
        for (var zoning : prefecture.zonings) {
            for (Weight weight : Weight.ALL) {
                sink.consume(CoverageCurve.rows(zoning, weight, List.of(new CirclePart<>(Area.ALL, limit, curve))));
            }
        }
    }
}

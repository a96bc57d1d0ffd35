package org.livingcircle.streets;

import org.livingcircle.network.Metric;

/**
 * What each edge of a graph costs in each direction: whole milliseconds or millimetres, rounded once, then only added. Immutable;
 * 8 bytes an edge.
 */
public final class StreetCosts {

    /** Cost of an edge that cannot be used in a direction. */
    public static final int CLOSED = Integer.MAX_VALUE;

    /** Pace of the walker that the tags speak of, km/h. */
    private static final double TAGGED_WALK_KMH = 5;

    /** Milliseconds for a millimetre at 1 km/h. */
    private static final double MS_PER_MM_AT_1_KMH = 3.6;

    private final Metric metric;
    private final int[] forward;
    private final int[] backward;
    private final StreetGraph graph;
    private final double walkPerMetre;
    private final double strategicPerMetre;

    private StreetCosts(
            StreetGraph graph,
            Metric metric,
            int[] forward,
            int[] backward,
            double walkPerMetre,
            double strategicPerMetre) {
        this.graph = graph;
        this.metric = metric;
        this.forward = forward;
        this.backward = backward;
        this.walkPerMetre = walkPerMetre;
        this.strategicPerMetre = strategicPerMetre;
    }

    /** Prices the edges of a graph for somebody. */
    public static StreetCosts of(StreetGraph graph, StreetTravel travel, StreetSpeeds speeds, StreetChanges changes) {
        int[] forward = new int[graph.edgeCount()];
        int[] backward = new int[graph.edgeCount()];
        for (int edge = 0; edge < forward.length; edge++) {
            boolean closed = changes.isClosed(edge);
            forward[edge] = closed ? CLOSED : cost(graph, edge, true, travel, speeds, changes);
            backward[edge] = closed ? CLOSED : cost(graph, edge, false, travel, speeds, changes);
        }
        ClassSpeed plain = speeds.others();
        double walkKmh = travel.walker().kmh() * (travel.winter() ? plain.winterWalk() : 1);
        boolean timed = travel.metric() == Metric.TIME;
        StreetSpeeds.StrategicAccess local = speeds.access();
        return new StreetCosts(
                graph,
                travel.metric(),
                forward,
                backward,
                timed ? 1000 * MS_PER_MM_AT_1_KMH / walkKmh : 1000,
                local.detour() * (timed ? 1000 * MS_PER_MM_AT_1_KMH / local.kmh() : 1000));
    }

    private static int cost(
            StreetGraph graph,
            int edge,
            boolean ahead,
            StreetTravel travel,
            StreetSpeeds speeds,
            StreetChanges changes) {
        double kmh = kmh(graph, edge, ahead, travel, speeds, changes);
        if (!(kmh > 0)) {
            return CLOSED;
        }
        int millimetres = graph.lengthMillimetres(edge);
        double cost = travel.metric() == Metric.TIME ? millimetres * MS_PER_MM_AT_1_KMH / kmh : millimetres;
        return cost < StreetSearch.HIGHEST_LIMIT ? (int) Math.round(cost) : CLOSED;
    }

    /** Returns the speed on an edge in a direction, km/h; 0 where it is closed. */
    static double kmh(
            StreetGraph graph,
            int edge,
            boolean ahead,
            StreetTravel travel,
            StreetSpeeds speeds,
            StreetChanges changes) {
        int tagged = graph.kmh(edge, travel.mode(), ahead);
        RoadClass roadClass = graph.roadClass(edge);
        ClassSpeed own = speeds.of(roadClass);
        boolean rolls = travel.mode() == Mode.WALK && travel.walker().wheelchair();
        if (tagged == 0
                || (rolls && ((graph.flags(edge) & StreetGraph.WHEELCHAIR) == 0 || own.wheelchairFactor() == 0))) {
            return 0;
        }
        Double changed = changes.kmh(roadClass, travel.mode());
        if (changed != null) {
            return changed;
        }
        return switch (travel.mode()) {
            case WALK ->
                travel.walker().kmh()
                        * Math.min(1, tagged / TAGGED_WALK_KMH)
                        * (rolls ? own.wheelchairFactor() : own.walkFactor())
                        * (travel.winter() ? own.winterWalk() : 1);
            case CYCLE -> atMost(tagged, own.cycleKmh()) * (travel.winter() ? own.winterCycle() : 1);
            case DRIVE -> atMost(tagged, own.driveKmh()) * (travel.winter() ? own.winterDrive() : 1);
        };
    }

    private static double atMost(double tagged, double allowed) {
        return allowed == 0 ? tagged : Math.min(tagged, allowed);
    }

    /** Returns what the costs are in: milliseconds for time, millimetres for distance. */
    public Metric metric() {
        return metric;
    }

    /** Returns the cost from the first node of an edge to its last, or {@link #CLOSED}. */
    public int forward(int edge) {
        return forward[edge];
    }

    /** Returns the cost from the last node of an edge to its first, or {@link #CLOSED}. */
    public int backward(int edge) {
        return backward[edge];
    }

    /** Tells whether an edge can be used in any direction. */
    public boolean open(int edge) {
        return forward[edge] != CLOSED || backward[edge] != CLOSED;
    }

    /**
     * Returns the cost of the way between a place and an edge: walked straight, and driven along local roads where the edge is
     * a strategic link.
     */
    public int access(int edge, double metres) {
        return (int) Math.round(metres * (graph.roadClass(edge).isStrategic() ? strategicPerMetre : walkPerMetre));
    }

    /** Returns the cost of a walked metre: seconds, or 1 for a metre. */
    double walkPerMetre() {
        return walkPerMetre / 1000;
    }

    public int edgeCount() {
        return forward.length;
    }
}

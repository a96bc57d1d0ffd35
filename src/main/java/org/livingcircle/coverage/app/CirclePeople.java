package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.livingcircle.coverage.InsidePeople;
import org.livingcircle.coverage.Zoning;
import org.livingcircle.coverage.app.PlanCircleAnswer.UnitShare;
import org.livingcircle.population.Area;
import org.livingcircle.population.Weight;

/** Counts the people of a circle. */
final class CirclePeople {

    private CirclePeople() {}

    /** Returns the people of some cells by weight. */
    static Map<Weight, Double> of(InsidePeople inside) {
        Map<Weight, Double> people = new EnumMap<>(Weight.class);
        Weight.ALL.forEach(weight -> people.put(weight, inside.people(weight)));
        return people;
    }

    /** Returns all people by weight. */
    static Map<Weight, Double> totals(Snapshot snapshot) {
        Map<Weight, Double> totals = new EnumMap<>(Weight.class);
        Weight.ALL.forEach(weight -> totals.put(weight, snapshot.residents().total(Area.ALL, weight)));
        return totals;
    }

    /** Returns the people of each unit, and those of them inside. */
    static List<UnitShare> units(Snapshot snapshot, InsidePeople inside) {
        Zoning zoning = snapshot.zoning(ZoneKind.UNIT);
        BitSet everybody = new BitSet();
        everybody.set(0, snapshot.people().size());
        InsidePeople all = InsidePeople.of(snapshot.residents(), everybody);
        List<UnitShare> shares = new ArrayList<>();
        List<Zone> units = snapshot.zones(ZoneKind.UNIT);
        for (int unit = 0; unit < units.size(); unit++) {
            Map<Weight, Double> insideUnit = new EnumMap<>(Weight.class);
            Map<Weight, Double> ofUnit = new EnumMap<>(Weight.class);
            for (Weight weight : Weight.ALL) {
                insideUnit.put(weight, inside.people(zoning, weight)[unit]);
                ofUnit.put(weight, all.people(zoning, weight)[unit]);
            }
            shares.add(new UnitShare(units.get(unit), insideUnit, ofUnit));
        }
        return shares;
    }
}

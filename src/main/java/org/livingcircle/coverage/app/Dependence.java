package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.LocalText;
import org.livingcircle.scenario.Scenario;
import org.livingcircle.scenario.WishedCity;
import org.livingcircle.streets.StreetEdits;

/** Tells whether any change of a scenario goes into a figure, and otherwise why none does. */
final class Dependence {

    private final @Nullable Scenario scenario;
    private final WishedCity wishes;
    private boolean depends;
    private boolean facilitiesAsked;
    private boolean streetsAsked;

    Dependence(@Nullable Scenario scenario, WishedCity wishes) {
        this.scenario = scenario;
        this.wishes = wishes;
    }

    /** Takes what the scenario makes of the facilities that the figure is about. */
    Dependence facilities(FacilityEdits edits) {
        facilitiesAsked = true;
        depends |= !edits.isEmpty();
        return this;
    }

    /** Takes the one facility that the figure is about; empty for none. */
    Dependence facility(Optional<String> id) {
        depends |= id.map(one -> wishes.adds(one) || wishes.moved().containsKey(one))
                .orElse(false);
        return this;
    }

    /** Takes what the scenario makes of the streets that the figure is travelled on, and how it is measured. */
    Dependence travel(StreetEdits edits, Traveller traveller, Set<Metric> metrics) {
        boolean travelled = metrics.contains(Metric.TIME) || metrics.contains(Metric.DISTANCE);
        streetsAsked |= travelled;
        depends |= travelled && !edits.isEmpty();
        depends |= metrics.contains(Metric.TIME)
                && wishes.paces().containsKey(traveller.profile().id());
        return this;
    }

    /** Takes what the scenario makes of the streets that the figure is driven on. */
    Dependence driven(StreetEdits edits) {
        streetsAsked = true;
        depends |= !edits.isEmpty();
        return this;
    }

    /** Returns what to say of the scenario; empty for the city as it is. */
    Optional<ScenarioUse> use() {
        if (scenario == null) {
            return Optional.empty();
        }
        return Optional.of(new ScenarioUse(
                scenario.id(), scenario.name(), scenario.revision(), depends, depends ? null : reason()));
    }

    private LocalText reason() {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (wishes.equals(WishedCity.UNCHANGED)) {
            zh.add("方案没有生效的改动。");
            en.add("No change of the scenario holds.");
        }
        boolean facilities = !wishes.added().isEmpty()
                || !wishes.closed().isEmpty()
                || !wishes.moved().isEmpty();
        if (facilities) {
            zh.add(facilitiesAsked ? "方案改动的设施不属于该服务。" : "该结果不涉及设施。");
            en.add(
                    facilitiesAsked
                            ? "Its changes of facilities are to other services."
                            : "Facilities have no part in this figure.");
        }
        if (!wishes.streets().isEmpty() || !wishes.paces().isEmpty()) {
            zh.add(streetsAsked ? "该结果的计算方式、出行方式或人群不受方案的道路与速度改动影响。" : "该结果按直线距离计算或不涉及出行。");
            en.add(
                    streetsAsked
                            ? "Its changes of roads and speeds are to other modes, profiles or engines."
                            : "This figure is measured in a straight line, or nobody travels for it.");
        }
        if (!wishes.beds().isEmpty()) {
            zh.add("床位数不影响该结果。");
            en.add("Beds have no part in this figure.");
        }
        if (!wishes.targets().isEmpty()) {
            zh.add("规划目标只用于对照，不参与计算。");
            en.add("Targets are compared with, not computed with.");
        }
        return new LocalText(String.join("", zh), String.join(" ", en));
    }
}

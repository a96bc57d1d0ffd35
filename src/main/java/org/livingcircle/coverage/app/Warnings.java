package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.coverage.app.CoverageTable.Warning;
import org.livingcircle.facility.Facility;
import org.livingcircle.network.Metric;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.streets.StreetEditing;

/** What a reader must know about figures built on a service's facilities. */
final class Warnings {

    private Warnings() {}

    static List<Warning> of(Snapshot snapshot, CoverageQuery query) {
        ServiceSpec service = query.service();
        List<Facility> facilities = snapshot.places(service, query.facilities()).facilities();
        List<Warning> warnings = ofFacilities(snapshot, service, facilities);
        if (!query.facilities().isEmpty() || !query.traveller().edits().isEmpty()) {
            warnings.add(new Warning(
                    "wished",
                    "按请求改动了设施或道路，并非现状。",
                    "Facilities or streets were changed by the request: this is not the present state."));
        }
        Engine engine = query.engineFor(Metric.TIME);
        warnings.addAll(vain(snapshot, engine, query.traveller()));
        warnings.add(peopleModelled(snapshot));
        return warnings;
    }

    /** Returns what a reader must know about a service's facilities. */
    static List<Warning> ofFacilities(Snapshot snapshot, ServiceSpec service, List<Facility> facilities) {
        List<Warning> warnings = new ArrayList<>();
        if (facilities.isEmpty()) {
            warnings.add(new Warning(
                    "no-facilities",
                    "没有该服务的设施记录：覆盖率未知，并非为零。",
                    "No facility of this service is recorded: coverage is unknown, not zero."));
        }
        addShare(warnings, facilities, "synthetic", "合成（生成的示例，非真实地点）", "synthetic (generated, not real places)");
        addShare(warnings, facilities, "estimated", "估计（位置按规则推定）", "estimated (placed by a rule)");
        double unknown = snapshot.survey(service).facilityVoid(ZoneKind.CITY, 0);
        if (unknown > 0) {
            warnings.add(new Warning(
                    "facilities-partial",
                    "设施资料不完整：%.0f%% 的人口住在尚未调查设施的地区，覆盖率是下限。".formatted(unknown * 100),
                    "Facilities are not surveyed everywhere: %.0f %% of the people live where they are not, so shares are lower bounds."
                            .formatted(unknown * 100)));
        }
        return warnings;
    }

    /** Returns what a reader must know about the streets that somebody wished. */
    static List<Warning> ofTravel(Snapshot snapshot, Engine engine, Traveller traveller) {
        if (traveller.edits().isEmpty()) {
            return List.of();
        }
        List<Warning> warnings = new ArrayList<>();
        warnings.add(new Warning(
                "wished", "按请求改动了道路，并非现状。", "Streets were changed by the request: this is not the present state."));
        warnings.addAll(vain(snapshot, engine, traveller));
        return warnings;
    }

    /** Returns the changes of streets that have changed nothing. */
    private static List<Warning> vain(Snapshot snapshot, Engine engine, Traveller traveller) {
        List<Warning> warnings = new ArrayList<>();
        if (engine != Engine.STREETS || traveller.edits().isEmpty()) {
            return warnings;
        }
        StreetEditing.Result streets = snapshot.streets().streets(traveller);
        for (String id : streets.withoutBridge()) {
            warnings.add(new Warning(
                    "bridge-not-in-streets",
                    "桥梁 %s 附近没有桥上道路，路网未受影响。".formatted(id),
                    "Near the bridge %s no street is known to be on a bridge: nothing was closed along streets."
                            .formatted(id)));
        }
        for (int line : streets.withoutStreet()) {
            warnings.add(new Warning(
                    "line-crosses-nothing",
                    "第 %d 条封闭线未与任何道路相交。".formatted(line + 1),
                    "Closing line %d crosses no street.".formatted(line + 1)));
        }
        for (int road : streets.withoutJoint()) {
            warnings.add(new Warning(
                    "road-joins-nothing",
                    "第 %d 条新路未与任何道路相接（%.0f 米内）。".formatted(road + 1, StreetEditing.JOIN_METRES),
                    "New road %d joins no street within %.0f m.".formatted(road + 1, StreetEditing.JOIN_METRES)));
        }
        return warnings;
    }

    static Warning peopleModelled(Snapshot snapshot) {
        return new Warning(
                "people-modelled",
                "人口分布为模型结果：区县总数等于%d年普查，乡镇与网格为推算。"
                        .formatted(snapshot.city().population().censusYear()),
                "Where people live is modelled: units equal the census of %d, townships and cells are derived."
                        .formatted(snapshot.city().population().censusYear()));
    }

    private static void addShare(
            List<Warning> warnings, List<Facility> facilities, String provenance, String zh, String en) {
        long count = facilities.stream()
                .filter(facility -> facility.origin().provenance().word().equals(provenance))
                .count();
        if (count > 0) {
            warnings.add(new Warning(
                    "facilities-" + provenance,
                    "%d 处设施中有 %d 处为%s。".formatted(facilities.size(), count, zh),
                    "%d of %d facilities are %s.".formatted(count, facilities.size(), en)));
        }
    }
}

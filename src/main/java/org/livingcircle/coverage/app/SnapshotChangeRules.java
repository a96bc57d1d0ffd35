package org.livingcircle.coverage.app;

import java.util.ArrayList;
import java.util.List;
import org.livingcircle.geo.LonLat;
import org.livingcircle.pack.ServiceSpec;
import org.livingcircle.pack.WalkingSpec;
import org.livingcircle.platform.PlanningProblem;
import org.livingcircle.scenario.Change;
import org.livingcircle.scenario.ChangeRules;
import org.livingcircle.scenario.WishedCity;
import org.springframework.stereotype.Component;

/** Checks the changes of scenarios on the snapshot of their data version. */
@Component
class SnapshotChangeRules implements ChangeRules {

    private final Snapshots snapshots;

    SnapshotChangeRules(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public String presentVersion() {
        return snapshots.current().version().id();
    }

    @Override
    public void check(String version, List<Change> before, List<Change> more) {
        Snapshot snapshot = snapshots.of(version);
        List<Change> all = new ArrayList<>(before);
        for (int i = 0; i < more.size(); i++) {
            Change change = more.get(i);
            new Check(snapshot, WishedCity.of(all), "changes[%d].".formatted(i)).of(change);
            all.add(change);
        }
    }

    /**
     * The check of one change.
     *
     * @param so what the changes before come to
     * @param prefix names the change in the request
     */
    private record Check(Snapshot snapshot, WishedCity so, String prefix) {

        void of(Change change) {
            CityRules rules = new CityRules(snapshot);
            if (change instanceof Change.AddFacility facility) {
                unknown(facility.id());
                kind(facility.kind().code());
                rules.inCity(prefix + "location", facility.location());
            } else if (change instanceof Change.MoveFacility move) {
                known(move.id());
                rules.inCity(prefix + "location", move.location());
            } else if (change instanceof Change.CloseFacility close) {
                known(close.id());
            } else if (change instanceof Change.ResizeFacility resize) {
                known(resize.id());
            } else if (change instanceof Change.OpenRoad road) {
                CityRules.buildable(prefix + "roadClass", road.roadClass());
                line(rules, road.line());
            } else if (change instanceof Change.CloseRoad road) {
                line(rules, road.line());
            } else if (change instanceof Change.CloseBridge close) {
                rules.bridge(prefix + "bridge", close.bridge());
            } else if (change instanceof Change.SetSpeed speed) {
                CityRules.kmh(prefix + "kmh", speed.kmh());
            } else if (change instanceof Change.ChangeProfile pace) {
                profile(pace.profile());
                CityRules.pace(prefix + "kmh", pace.kmh());
            }
        }

        /** A road may lead out of the city, but a line that touches it nowhere is a mistake. */
        private void line(CityRules rules, List<LonLat> line) {
            CityRules.points(prefix + "line", line.size());
            List<Double> box = snapshot.bounds();
            boolean meets = line.stream()
                    .anyMatch(place -> place.lon() >= box.get(0)
                            && place.lat() >= box.get(1)
                            && place.lon() <= box.get(2)
                            && place.lat() <= box.get(3));
            if (!meets) {
                rules.inCity(prefix + "line", line.get(0));
            }
        }

        private void known(String id) {
            boolean stored =
                    snapshot.findFacility(id).isPresent() && !so.closed().contains(id);
            if (!stored && !so.adds(id)) {
                throw PlanningProblem.invalid(
                        prefix + "id", id, "the id of a facility of a service, or of one that the scenario adds");
            }
        }

        private void unknown(String id) {
            if (snapshot.findFacility(id).isPresent() || so.adds(id)) {
                throw PlanningProblem.invalid(prefix + "id", id, "an id that no facility has, each once");
            }
        }

        private void kind(String code) {
            List<String> kinds = snapshot.city().services().stream()
                    .map(ServiceSpec::kinds)
                    .flatMap(List::stream)
                    .distinct()
                    .sorted()
                    .toList();
            if (!kinds.contains(code)) {
                throw PlanningProblem.invalid(prefix + "kind", code, kinds);
            }
        }

        private void profile(String id) {
            if (snapshot.findProfile(id).isEmpty()) {
                throw PlanningProblem.invalid(
                        prefix + "profile",
                        id,
                        snapshot.city().walking().profiles().stream()
                                .map(WalkingSpec.NamedProfile::profile)
                                .map(profile -> profile.id())
                                .toList());
            }
        }
    }
}

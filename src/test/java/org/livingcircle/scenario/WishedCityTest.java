package org.livingcircle.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livingcircle.facility.FacilityKind;
import org.livingcircle.geo.LonLat;
import org.livingcircle.streets.Mode;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StreetChanges;
import org.livingcircle.streets.StreetEdits;

/** What lists of changes come to, worked out by hand. */
class WishedCityTest {

    private static final LonLat HERE = new LonLat(9.01, 0.01);
    private static final LonLat THERE = new LonLat(9.02, 0.02);
    private static final Change.AddFacility NEW =
            new Change.AddFacility("new", new FacilityKind("library"), null, null, HERE, 10);

    private static WishedCity of(Change... changes) {
        return WishedCity.of(List.of(changes));
    }

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void nothingComesOfNothing() {
        assertThat(of()).isEqualTo(WishedCity.UNCHANGED);
        assertThat(WishedCity.UNCHANGED.streets()).isEqualTo(StreetEdits.NONE);
    }

    @Test
    void aNewFacilityStandsWhereItWasMovedLastWithItsLastBeds() {
        WishedCity city = of(
                NEW,
                new Change.MoveFacility("new", THERE),
                new Change.ResizeFacility("new", 30),
                new Change.ResizeFacility("new", 20));
        assertThat(city.added())
                .containsExactly(new Change.AddFacility("new", new FacilityKind("library"), null, null, THERE, 20));
        assertThat(city.moved()).isEmpty();
        assertThat(city.beds()).isEmpty();
        assertThat(city.adds("new")).isTrue();
    }

    @Test
    void aNewFacilityThatIsClosedLeavesNothing() {
        assertThat(of(NEW, new Change.MoveFacility("new", THERE), new Change.CloseFacility("new")))
                .isEqualTo(WishedCity.UNCHANGED);
    }

    @Test
    void aStoredFacilityThatIsClosedIsNeitherMovedNorResized() {
        WishedCity city = of(
                new Change.MoveFacility("old", THERE),
                new Change.ResizeFacility("old", 5),
                new Change.MoveFacility("other", HERE),
                new Change.MoveFacility("other", THERE),
                new Change.CloseFacility("old"));
        assertThat(city.closed()).containsExactly("old");
        assertThat(city.moved()).isEqualTo(Map.of("other", THERE));
        assertThat(city.beds()).isEmpty();
    }

    @Test
    void streetsTakeAllWishesAndProfilesAndTargetsTheLast() {
        WishedCity city = of(
                new Change.CloseBridge("b"),
                new Change.CloseBridge("a"),
                new Change.CloseBridge("b"),
                new Change.CloseRoad(List.of(HERE, THERE)),
                new Change.OpenRoad(List.of(THERE, HERE), RoadClass.PRIMARY, true),
                new Change.SetSpeed(RoadClass.PRIMARY, Mode.DRIVE, 30),
                new Change.SetSpeed(RoadClass.PRIMARY, Mode.DRIVE, 40),
                new Change.ChangeProfile("adult", 4),
                new Change.ChangeProfile("adult", 5),
                new Change.ReplaceTarget("P-1", 20, null),
                new Change.ReplaceTarget("P-1", 30, "min"));
        assertThat(city.streets())
                .isEqualTo(new StreetEdits(
                        List.of("a", "b"),
                        List.of(List.of(HERE, THERE)),
                        List.of(new StreetEdits.NewRoad(List.of(THERE, HERE), RoadClass.PRIMARY, true)),
                        List.of(
                                new StreetChanges.SpeedChange(RoadClass.PRIMARY, Mode.DRIVE, 30),
                                new StreetChanges.SpeedChange(RoadClass.PRIMARY, Mode.DRIVE, 40))));
        assertThat(city.paces()).isEqualTo(Map.of("adult", 5.0));
        assertThat(city.targets()).isEqualTo(Map.of("P-1", new Change.ReplaceTarget("P-1", 30, "min")));
    }

    @Test
    void aHistoryForksWhereItWasTakenBackTo() {
        Change close = new Change.CloseFacility("old");
        Change move = new Change.MoveFacility("new", THERE);
        History two = History.EMPTY.with(List.of(NEW, move), "ada", NOON);
        assertThat(two.undo().active()).containsExactly(NEW);
        assertThat(two.undo().redo()).isEqualTo(two);
        assertThat(two.undo().with(List.of(close), "bob", NOON.plusSeconds(1)).changes())
                .containsExactly(NEW, close);
        assertThat(two.canRedo()).isFalse();
        assertThat(two.undo().undo().canUndo()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(History.EMPTY::undo);
        assertThatIllegalArgumentException().isThrownBy(two::redo);
    }
}

package org.livingcircle.scenario.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLat;
import org.livingcircle.scenario.Change;

/** A change as JSON says it: its type, and what a change of that type needs. */
@Schema(name = "ScenarioChange")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeDocument(
        @Schema(
                allowableValues = {
                    "addFacility",
                    "moveFacility",
                    "closeFacility",
                    "resizeFacility",
                    "openRoad",
                    "closeRoad",
                    "closeBridge",
                    "setSpeed",
                    "changeProfile",
                    "replaceTarget"
                })
        @Nullable
        String type,

        @Schema(description = "Of a facility: of your own for a new one, else see collection facilities") @Nullable
        String id,

        @Schema(description = "New facility: a kind that a service of the city has", example = "library") @Nullable
        String kind,

        @Nullable String nameZh,
        @Nullable String nameEn,

        @Schema(description = "New or moved facility: [lon, lat]", example = "[126.63, 45.76]") @Nullable
        List<@Nullable Double> location,

        @Schema(description = "New or resized facility: 0 or more") @Nullable
        Integer beds,

        @Schema(description = "Road: [lon, lat] of at least two places; a closing line closes every street it crosses")
        @Nullable
        List<@Nullable List<@Nullable Double>> line,

        @Schema(description = "New road, or speed of a class: OpenStreetMap's highway class", example = "primary")
        @Nullable
        String roadClass,

        @Schema(description = "New road", defaultValue = "false") @Nullable
        Boolean oneWay,

        @Schema(description = "Id of the collection bridges") @Nullable
        String bridge,

        @Schema(
                description = "Speed of a class",
                allowableValues = {"walk", "cycle", "drive"})
        @Nullable
        String mode,

        @Schema(description = "Id of a profile of the city") @Nullable
        String profile,

        @Schema(description = "Speed of a class or pace of a profile: above 0") @Nullable
        Double kmh,

        @Schema(description = "Id of the collection plan_targets") @Nullable
        String target,

        @Schema(description = "Of the target") @Nullable Double value,

        @Schema(description = "Of the target; without it the plan's") @Nullable
        String unit) {

    /** The parts of a document that are not null, put together one by one. */
    private static final class Writing {
        private final String type;
        private @Nullable String id;
        private @Nullable String kind;
        private @Nullable String nameZh;
        private @Nullable String nameEn;
        private @Nullable List<@Nullable Double> location;
        private @Nullable Integer beds;
        private @Nullable List<@Nullable List<@Nullable Double>> line;
        private @Nullable String roadClass;
        private @Nullable Boolean oneWay;
        private @Nullable String bridge;
        private @Nullable String mode;
        private @Nullable Double kmh;
        private @Nullable String profile;
        private @Nullable String target;
        private @Nullable Double value;
        private @Nullable String unit;

        Writing(String type) {
            this.type = type;
        }

        ChangeDocument written() {
            return new ChangeDocument(
                    type, id, kind, nameZh, nameEn, location, beds, line, roadClass, oneWay, bridge, mode, profile, kmh,
                    target, value, unit);
        }
    }

    static ChangeDocument of(Change change) {
        if (change instanceof Change.AddFacility facility) {
            Writing writing = new Writing("addFacility");
            writing.id = facility.id();
            writing.kind = facility.kind().code();
            writing.nameZh = facility.nameZh();
            writing.nameEn = facility.nameEn();
            writing.location = place(facility.location());
            writing.beds = facility.beds();
            return writing.written();
        }
        if (change instanceof Change.MoveFacility move) {
            Writing writing = new Writing("moveFacility");
            writing.id = move.id();
            writing.location = place(move.location());
            return writing.written();
        }
        if (change instanceof Change.CloseFacility close) {
            Writing writing = new Writing("closeFacility");
            writing.id = close.id();
            return writing.written();
        }
        if (change instanceof Change.ResizeFacility resize) {
            Writing writing = new Writing("resizeFacility");
            writing.id = resize.id();
            writing.beds = resize.beds();
            return writing.written();
        }
        return ofStreetsAndRules(change);
    }

    private static ChangeDocument ofStreetsAndRules(Change change) {
        if (change instanceof Change.OpenRoad road) {
            Writing writing = new Writing("openRoad");
            writing.line = line(road.line());
            writing.roadClass = road.roadClass().wireName();
            writing.oneWay = road.oneWay();
            return writing.written();
        }
        if (change instanceof Change.CloseRoad road) {
            Writing writing = new Writing("closeRoad");
            writing.line = line(road.line());
            return writing.written();
        }
        if (change instanceof Change.CloseBridge close) {
            Writing writing = new Writing("closeBridge");
            writing.bridge = close.bridge();
            return writing.written();
        }
        if (change instanceof Change.SetSpeed speed) {
            Writing writing = new Writing("setSpeed");
            writing.roadClass = speed.roadClass().wireName();
            writing.mode = speed.mode().wireName();
            writing.kmh = speed.kmh();
            return writing.written();
        }
        if (change instanceof Change.ChangeProfile pace) {
            Writing writing = new Writing("changeProfile");
            writing.profile = pace.profile();
            writing.kmh = pace.kmh();
            return writing.written();
        }
        Change.ReplaceTarget replace = (Change.ReplaceTarget) change;
        Writing writing = new Writing("replaceTarget");
        writing.target = replace.target();
        writing.value = replace.value();
        writing.unit = replace.unit();
        return writing.written();
    }

    private static List<@Nullable Double> place(LonLat place) {
        return Arrays.asList(place.lon(), place.lat());
    }

    private static List<@Nullable List<@Nullable Double>> line(List<LonLat> line) {
        List<@Nullable List<@Nullable Double>> all = new ArrayList<>();
        line.forEach(place -> all.add(place(place)));
        return all;
    }
}

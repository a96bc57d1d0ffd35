package org.livingcircle.streets.ingest;

import com.graphhopper.reader.ReaderWay;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.EdgeIntAccess;
import com.graphhopper.routing.util.parsers.TagParser;
import com.graphhopper.storage.IntsRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks where a wheelchair can go: no steps, no barrier one climbs, no surface, smoothness or slope known to be too rough. What
 * is not tagged counts as passable, but for tracks, which are unpaved unless they say otherwise. GraphHopper has no such rule.
 */
final class WheelchairParser implements TagParser {

    static final String KEY = "wheelchair";

    private static final double STEEPEST_PERCENT = 6;

    private static final Set<String> ROUGH_SURFACES = Set.of(
            "unpaved",
            "gravel",
            "pebblestone",
            "ground",
            "dirt",
            "earth",
            "mud",
            "sand",
            "grass",
            "woodchips",
            "rock",
            "rocks",
            "stone",
            "stepping_stones",
            "cobblestone",
            "unhewn_cobblestone",
            "snow",
            "ice");
    private static final Set<String> ROUGH_SMOOTHNESS =
            Set.of("bad", "very_bad", "horrible", "very_horrible", "impassable");
    private static final Set<String> CLIMBED_BARRIERS =
            Set.of("stile", "kissing_gate", "turnstile", "full-height_turnstile", "step", "log");
    private static final Set<String> PAVED =
            Set.of("paved", "asphalt", "concrete", "paving_stones", "compacted", "fine_gravel");

    private static final Pattern PERCENT = Pattern.compile("-?(\\d+(?:\\.\\d+)?) ?%");

    private final BooleanEncodedValue passable;

    WheelchairParser(BooleanEncodedValue passable) {
        this.passable = passable;
    }

    @Override
    public void handleWayTags(int edge, EdgeIntAccess access, ReaderWay way, IntsRef relationFlags) {
        passable.setBool(false, edge, access, passable(way));
    }

    private static boolean passable(ReaderWay way) {
        String wheelchair = tag(way, "wheelchair");
        if (wheelchair.equals("no") || climbs(way)) {
            return false;
        }
        if (wheelchair.equals("yes") || wheelchair.equals("designated")) {
            return true;
        }
        String highway = tag(way, "highway");
        String surface = tag(way, "surface");
        if (highway.equals("steps")) {
            return tag(way, "ramp:wheelchair").equals("yes");
        }
        if (highway.equals("track")
                && !PAVED.contains(surface)
                && !tag(way, "tracktype").equals("grade1")) {
            return false;
        }
        return !ROUGH_SURFACES.contains(surface)
                && !ROUGH_SMOOTHNESS.contains(tag(way, "smoothness"))
                && !isSteep(tag(way, "incline"));
    }

    private static boolean isSteep(String incline) {
        Matcher percent = PERCENT.matcher(incline);
        return percent.matches() && Double.parseDouble(percent.group(1)) > STEEPEST_PERCENT;
    }

    private static boolean climbs(ReaderWay way) {
        List<Map<String, Object>> nodes = way.getTag("node_tags", List.of());
        return nodes.stream().anyMatch(tags -> CLIMBED_BARRIERS.contains(String.valueOf(tags.get("barrier"))));
    }

    private static String tag(ReaderWay way, String key) {
        return way.getTag(key, "").toLowerCase(Locale.ROOT);
    }
}

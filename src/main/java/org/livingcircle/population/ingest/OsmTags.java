package org.livingcircle.population.ingest;

import com.graphhopper.reader.ReaderElement;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.livingcircle.population.Building;
import org.livingcircle.population.LandTract;

/** What OpenStreetMap's tags say of living: https://wiki.openstreetmap.org/wiki/Key:building and Key:landuse. */
final class OsmTags {

    private static final double METRES_PER_LEVEL = 3;
    private static final int MOST_LEVELS = 200;

    private static final Set<String> NO_BUILDING = Set.of("no", "none", "ruins", "collapsed", "demolished", "razed");
    private static final Set<String> HOMES = Set.of(
            "apartments",
            "residential",
            "house",
            "detached",
            "semidetached_house",
            "terrace",
            "bungalow",
            "dormitory",
            "farm",
            "cabin",
            "hut",
            "static_caravan",
            "houseboat",
            "ger");
    private static final Set<String> ONE_LEVEL = Set.of("bungalow", "cabin", "hut", "static_caravan", "ger");
    private static final Set<String> TWO_LEVELS = Set.of("house", "detached", "semidetached_house", "terrace", "farm");

    /** Tags that give a building of no stated kind another purpose than living. */
    private static final String[] PURPOSES = {
        "amenity",
        "shop",
        "office",
        "tourism",
        "leisure",
        "healthcare",
        "man_made",
        "historic",
        "railway",
        "public_transport",
        "government",
        "religion",
        "power",
        "military",
        "aeroway"
    };

    private static final Set<String> EMPTY_LANDUSE = Set.of(
            "industrial",
            "railway",
            "cemetery",
            "landfill",
            "quarry",
            "brownfield",
            "greenfield",
            "construction",
            "depot",
            "garages",
            "forest",
            "farmland",
            "greenhouse_horticulture",
            "grass",
            "meadow",
            "orchard",
            "vineyard",
            "plant_nursery",
            "allotments",
            "flowerbed",
            "recreation_ground",
            "village_green",
            "religious",
            "reservoir",
            "basin",
            "salt_pond",
            "aquaculture");
    private static final Set<String> EMPTY_LEISURE = Set.of(
            "park",
            "garden",
            "nature_reserve",
            "golf_course",
            "pitch",
            "playground",
            "stadium",
            "sports_centre",
            "ice_rink",
            "swimming_pool",
            "water_park",
            "beach_resort",
            "common",
            "dog_park");
    private static final Set<String> EMPTY_NATURAL = Set.of(
            "water",
            "wetland",
            "wood",
            "scrub",
            "grassland",
            "heath",
            "sand",
            "beach",
            "shoal",
            "bare_rock",
            "scree",
            "shingle",
            "mud");

    private OsmTags() {}

    /** Returns what a building is for; empty where the tags describe none. */
    static Optional<Building.Use> building(ReaderElement element) {
        String value = text(element, "building");
        if (value.isEmpty() || NO_BUILDING.contains(value)) {
            return Optional.empty();
        }
        String[] kinds = value.split(";", -1);
        long homes = Arrays.stream(kinds)
                .filter(kind -> HOMES.contains(kind.strip()))
                .count();
        boolean purpose =
                Arrays.stream(PURPOSES).anyMatch(key -> !text(element, key).isEmpty());
        if (value.equals("mixed_use") || (homes > 0 && (homes < kinds.length || purpose))) {
            return Optional.of(Building.Use.MIXED);
        }
        boolean saidToBeLivedIn = text(element, "building:use").equals("residential")
                || !text(element, "residential").isEmpty();
        if (homes > 0 || saidToBeLivedIn) {
            return Optional.of(Building.Use.RESIDENTIAL);
        }
        return Optional.of(value.equals("yes") && !purpose ? Building.Use.UNKNOWN : Building.Use.OTHER);
    }

    /**
     * Returns the floors above ground: as tagged, else the height by 3 m, else by what the kind of building means; empty where
     * none of it says.
     */
    static OptionalInt levels(ReaderElement element) {
        OptionalInt tagged = whole(text(element, "building:levels"), 1);
        if (tagged.isPresent()) {
            return tagged;
        }
        String height = text(element, "height").replaceFirst("\\s*m$", "");
        OptionalInt byHeight = whole(height, METRES_PER_LEVEL);
        if (byHeight.isPresent()) {
            return byHeight;
        }
        String kind = text(element, "building");
        if (ONE_LEVEL.contains(kind)) {
            return OptionalInt.of(1);
        }
        return TWO_LEVELS.contains(kind) ? OptionalInt.of(2) : OptionalInt.empty();
    }

    /** Returns a number over a divisor, rounded; empty where it is none or makes no sense. The first of a list counts. */
    private static OptionalInt whole(String text, double divisor) {
        try {
            long levels = Math.round(
                    Double.parseDouble(text.replaceFirst("[;,].*", "").strip()) / divisor);
            return levels >= 1 && levels <= MOST_LEVELS ? OptionalInt.of((int) levels) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** Returns what land is for; empty where the tags do not say, or where both may be. */
    static Optional<LandTract.Kind> land(ReaderElement element) {
        String landuse = text(element, "landuse");
        if (landuse.equals("residential")) {
            return Optional.of(LandTract.Kind.RESIDENTIAL);
        }
        boolean empty = EMPTY_LANDUSE.contains(landuse)
                || EMPTY_LEISURE.contains(text(element, "leisure"))
                || EMPTY_NATURAL.contains(text(element, "natural"))
                || text(element, "aeroway").equals("aerodrome")
                || text(element, "waterway").equals("riverbank");
        return empty ? Optional.of(LandTract.Kind.UNINHABITED) : Optional.empty();
    }

    /** Returns the name of a township whose border this is; empty if it is none. */
    static Optional<String> street(ReaderElement element) {
        boolean township = text(element, "boundary").equals("administrative")
                && text(element, "admin_level").equals("8");
        String zh = text(element, "name:zh");
        String name = zh.isEmpty() ? text(element, "name") : zh;
        return township && !name.isEmpty() ? Optional.of(name) : Optional.empty();
    }

    /** Returns a tag's text; empty if there is none. */
    static String text(ReaderElement element, String key) {
        String value = element.getTag(key);
        return value == null ? "" : value;
    }
}

package org.livingcircle.pack.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.livingcircle.pack.StreetsSpec;
import org.livingcircle.streets.RoadClass;

/** Reads the section {@code streets} of pack.yml. */
final class StreetsReader {

    private static final String REGION = "asia/china/heilongjiang-latest";

    private StreetsReader() {}

    /**
     * Reads the section.
     *
     * @param winterFactor of a class that does not say
     */
    static StreetsSpec read(ManifestSection streets, double winterFactor) {
        String file = streets.has("file") ? streets.text("file", "city.osm.pbf") : streets.textOr("file", "");
        String region = streets.has("region") ? streets.text("region", REGION) : streets.textOr("region", "");
        if (!file.isEmpty() && !region.isEmpty()) {
            streets.error(
                    "region", "a file and a region", "%s and %s".formatted(file, region), "Leave one of the two out.");
        }
        if (!file.isEmpty() && !file.endsWith(".pbf")) {
            streets.error("file", "wrong kind of file", file, "Name a .osm.pbf file.");
        }
        if (!region.isEmpty() && !region.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
            streets.error(
                    "region", "not the name of a region", region, "Write it as the mirror does, as " + REGION + ".");
        }
        List<StreetsSpec.ClassSpeedSpec> speeds = new ArrayList<>();
        Set<String> classes = new HashSet<>();
        for (ManifestSection speed : streets.has("speeds") ? streets.sections("speeds") : List.<ManifestSection>of()) {
            String roadClass = speed.text("class", "primary");
            if (RoadClass.find(roadClass).isEmpty() || !classes.add(roadClass)) {
                speed.error(
                        "class",
                        "not a class of road, or there twice",
                        roadClass,
                        "Use each at most once: "
                                + Arrays.stream(RoadClass.values())
                                        .map(RoadClass::wireName)
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
            speeds.add(new StreetsSpec.ClassSpeedSpec(
                    roadClass,
                    speed.decimalOr("walkFactor", 0.1, 2, 1),
                    speed.decimalOr("wheelchairFactor", 0, 2, roadClass.equals(RoadClass.STEPS.wireName()) ? 0 : 1),
                    speed.decimalOr("cycleKmh", 1, 60, 0),
                    speed.decimalOr("driveKmh", 1, 150, 0),
                    speed.decimalOr("winterWalk", 0.1, 1, winterFactor),
                    speed.decimalOr("winterCycle", 0.1, 1, winterFactor),
                    speed.decimalOr("winterDrive", 0.1, 1, winterFactor)));
            speed.close();
        }
        streets.close();
        return new StreetsSpec(file.isEmpty() ? null : file, region.isEmpty() ? null : region, speeds);
    }
}

package org.livingcircle.streets.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.streets.OsmMirror;
import org.livingcircle.streets.OsmSource;
import org.livingcircle.streets.StreetArea;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.livingcircle.streets.WantedStreets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Imports the streets of the stored city from an extract of OpenStreetMap: all of them or nothing. */
@Service
public class ImportStreets {

    private static final Logger LOG = LoggerFactory.getLogger(ImportStreets.class);

    /** Part of every fingerprint. Raise it when the same extract would be stored differently. */
    private static final String MODEL = "3";

    /** Streets this far outside the units still belong to the city: ways out and back in again. About 10 km. */
    private static final double MARGIN_DEGREES = 0.1;

    private final OsmSource source;
    private final OsmMirror mirror;
    private final StreetStore store;

    public ImportStreets(OsmSource source, OsmMirror mirror, StreetStore store) {
        this.source = source;
        this.mirror = mirror;
        this.store = store;
    }

    /** What came of an import that was not refused. */
    public sealed interface Result {

        /** These very streets are stored already. */
        record Unchanged(String version) implements Result {}

        /** The streets are stored. */
        record Stored(String version, StreetCounts counts) implements Result {}
    }

    /**
     * Imports an extract.
     *
     * @throws StreetsRefused if it cannot be used, no city is stored, or another import runs; what is stored stays
     */
    public Result importFile(Path file, StreetProgress progress) {
        try (StreetStore.Replacement replacement = store.begin()) {
            StreetArea area = replacement
                    .findArea()
                    .orElseThrow(() -> new StreetsRefused(
                            "streets",
                            "no city is stored that they could belong to",
                            "Load a pack first: bin/import pack DIR."));
            OsmSource.Extract extract = source.open(file, progress);
            String fingerprint = fingerprint(extract, area);
            Optional<StreetStore.Stored> stored = replacement.findStored();
            if (stored.isPresent() && stored.get().fingerprint().equals(fingerprint)) {
                return new Result.Unchanged(stored.get().version());
            }
            LonLatBox wide = widened(area.units());
            extract.findBox().ifPresent(box -> requireOverlap(file, "it holds", box, area));
            StreetStore.Streets streets = extract.read(wide, progress);
            LonLatBox around = requireOverlap(file, "its streets lie in", streets.box(), area);
            LonLatBox box = extract.findBox()
                    .flatMap(claimed -> intersection(claimed, around))
                    .orElse(around);
            String version = "osm-" + fingerprint.substring(0, 12);
            StreetCounts counts = replacement.store(
                    new StreetStore.Import(
                            version,
                            fingerprint,
                            file,
                            extract.sha256(),
                            extract.findTimestamp().orElse(null),
                            box,
                            streets),
                    progress);
            return new Result.Stored(version, counts);
        }
    }

    /**
     * Fetches the extract of a region and imports it.
     *
     * @throws StreetsRefused as {@link #importFile}, or if the mirror does not give it
     */
    public Result importRegion(String region, StreetProgress progress) {
        Path file = mirror.fetch(region, progress);
        Result result = importFile(file, progress);
        try {
            Files.deleteIfExists(file); // a refused one stays, to be looked at; the next fetch replaces it
        } catch (IOException e) {
            LOG.warn("The fetched extract could not be deleted: {}", e.getMessage());
        }
        return result;
    }

    /**
     * Imports what the stored city's pack asks for; empty if it asks for nothing, or for a region that is stored already: a
     * start does not fetch again what it has.
     *
     * @param folder the pack's
     * @throws StreetsRefused as {@link #importFile}
     */
    public Optional<Result> importWanted(Path folder, StreetProgress progress) {
        Optional<WantedStreets> wanted = store.findWanted();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (wanted.get() instanceof WantedStreets.Region region) {
            return holds(region.name()) ? Optional.empty() : Optional.of(importRegion(region.name(), progress));
        }
        if (wanted.get() instanceof WantedStreets.File file) {
            return Optional.of(importFile(folder.resolve(file.path()), progress));
        }
        throw new IllegalStateException("no such wish: " + wanted.get());
    }

    private boolean holds(String region) {
        try (StreetStore.Replacement replacement = store.begin()) {
            return replacement
                    .findStored()
                    .filter(stored -> stored.file().equals(OsmMirror.fileName(region)))
                    .isPresent();
        }
    }

    private static String fingerprint(OsmSource.Extract extract, StreetArea area) {
        String all = "%s %s %s %s".formatted(extract.sha256(), MODEL, area.packId(), text(area.units()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the part of the box that is the city's. */
    private static LonLatBox requireOverlap(Path file, String says, LonLatBox box, StreetArea area) {
        return intersection(box, widened(area.units()))
                .orElseThrow(() -> new StreetsRefused(
                        String.valueOf(file.getFileName()),
                        "the extract lies outside the city: %s %s, the city's units lie in %s"
                                .formatted(says, text(box), text(area.units())),
                        "Give an extract of the city's area, or load the pack of the city it belongs to."));
    }

    private static LonLatBox widened(LonLatBox box) {
        return new LonLatBox(
                new LonLat(
                        Math.max(-180, box.southWest().lon() - MARGIN_DEGREES),
                        Math.max(-90, box.southWest().lat() - MARGIN_DEGREES)),
                new LonLat(
                        Math.min(180, box.northEast().lon() + MARGIN_DEGREES),
                        Math.min(90, box.northEast().lat() + MARGIN_DEGREES)));
    }

    private static Optional<LonLatBox> intersection(LonLatBox a, LonLatBox b) {
        double west = Math.max(a.southWest().lon(), b.southWest().lon());
        double south = Math.max(a.southWest().lat(), b.southWest().lat());
        double east = Math.min(a.northEast().lon(), b.northEast().lon());
        double north = Math.min(a.northEast().lat(), b.northEast().lat());
        return west < east && south < north
                ? Optional.of(new LonLatBox(new LonLat(west, south), new LonLat(east, north)))
                : Optional.empty();
    }

    private static String text(LonLatBox box) {
        return String.format(
                Locale.ROOT,
                "%.4f to %.4f E, %.4f to %.4f N",
                box.southWest().lon(),
                box.northEast().lon(),
                box.southWest().lat(),
                box.northEast().lat());
    }
}

package org.livingcircle.pack.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.pack.BuiltCity;
import org.livingcircle.pack.CityBuilder;
import org.livingcircle.pack.CityPack;
import org.livingcircle.pack.CityStore;
import org.livingcircle.pack.ImportIssue;
import org.livingcircle.pack.ImportReport;
import org.livingcircle.pack.PackData;
import org.livingcircle.pack.PackSource;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.Spot;
import org.livingcircle.pack.StoredVersion;
import org.livingcircle.population.Land;
import org.livingcircle.population.LandStore;
import org.springframework.stereotype.Service;

/**
 * Loads a city pack: reads and checks it, builds the city with the buildings and land use that are stored, and stores all of it
 * or nothing. After an import of land the same load makes a new data version with refined people.
 */
@Service
public class LoadPack {

    /**
     * Part of every fingerprint. Raise it when the same pack would be stored differently: new tables, another
     * model, another form of the manifest.
     */
    private static final String MODEL = "4";

    private final PackSource source;
    private final CityStore store;
    private final LandStore landStore;
    private final CoordinateSystems systems;

    public LoadPack(PackSource source, CityStore store, LandStore landStore, CoordinateSystems systems) {
        this.source = source;
        this.store = store;
        this.landStore = landStore;
        this.systems = systems;
    }

    /** What came of a load. */
    public sealed interface Result {

        /** The pack is wrong; what is stored stays. */
        record Refused(ImportReport report) implements Result {}

        /** This very city is stored already, perhaps by another load meanwhile. */
        record Unchanged(StoredVersion stored) implements Result {}

        /** The city is stored. */
        record Loaded(BuiltCity city, ImportReport report) implements Result {}
    }

    /**
     * Loads a pack.
     *
     * @param cellMetres edge of a grid cell; empty for the pack's own
     * @throws IllegalArgumentException if cellMetres is out of {@link CityPack}'s range
     */
    public Result load(Path folder, OptionalInt cellMetres, Progress progress) {
        return load(folder, cellMetres, Optional.empty(), progress);
    }

    /** As {@link #load(Path, OptionalInt, Progress)}, but refuses the pack of another city than the one with this id. */
    Result loadAgain(Path folder, OptionalInt cellMetres, String packId, Progress progress) {
        return load(folder, cellMetres, Optional.of(packId), progress);
    }

    private Result load(Path folder, OptionalInt cellMetres, Optional<String> only, Progress progress) {
        cellMetres.ifPresent(LoadPack::requireCellMetres);
        Optional<String> landFingerprint = landStore.findFingerprint();
        Optional<String> fingerprint =
                source.fingerprint(folder).map(files -> fingerprint(files, cellMetres, landFingerprint));
        Optional<StoredVersion> stored = store.findVersion();
        if (stored.isPresent() && fingerprint.equals(Optional.of(stored.get().fingerprint()))) {
            return new Result.Unchanged(stored.get());
        }
        PackSource.Reading reading = source.read(folder, progress);
        if (reading.data().isEmpty() || fingerprint.isEmpty()) {
            return new Result.Refused(reading.report());
        }
        String packId = reading.data().get().city().id();
        if (only.isPresent() && !only.get().equals(packId)) {
            return new Result.Refused(refusal(
                    "the pack of another city than the stored one",
                    packId,
                    "Name the folder of the pack \"%s\" in LIVINGCIRCLE_PACK.".formatted(only.get())));
        }
        Optional<Land> land = landStore.read();
        PackData data = onGrid(reading.data().get(), cellMetres);
        String version = data.city().id() + "-" + fingerprint.get().substring(0, 12);
        BuiltCity built = CityBuilder.build(version, fingerprint.get(), data, land, systems, progress);
        if (!source.fingerprint(folder)
                .map(files -> fingerprint(files, cellMetres, landFingerprint))
                .equals(fingerprint)) {
            return new Result.Refused(refusal("files of the pack changed while they were read", "", "Load it again."));
        }
        // Both: what was read may be of an import that ended meanwhile, and one may have ended since.
        if (!land.map(Land::fingerprint).equals(landFingerprint)
                || !landStore.findFingerprint().equals(landFingerprint)) {
            return new Result.Refused(refusal("buildings and land use were imported meanwhile", "", "Load it again."));
        }
        if (!store.replace(built, progress)) {
            return store.findVersion().<Result>map(Result.Unchanged::new).orElseThrow();
        }
        return new Result.Loaded(built, reading.report());
    }

    private static void requireCellMetres(int metres) {
        if (metres < CityPack.LEAST_CELL_METRES || metres > CityPack.MOST_CELL_METRES) {
            throw new IllegalArgumentException("cellMetres must be %d to %d, was %d"
                    .formatted(CityPack.LEAST_CELL_METRES, CityPack.MOST_CELL_METRES, metres));
        }
    }

    private static PackData onGrid(PackData data, OptionalInt cellMetres) {
        return cellMetres.isPresent()
                ? new PackData(data.city().withCellMetres(cellMetres.getAsInt()), data.rows())
                : data;
    }

    private static String fingerprint(String files, OptionalInt cellMetres, Optional<String> land) {
        String all = "%s %s %s%s"
                .formatted(
                        files,
                        cellMetres.isPresent() ? cellMetres.getAsInt() : "own",
                        MODEL,
                        land.map(" "::concat).orElse(""));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static ImportReport refusal(String what, String given, String remedy) {
        ImportIssue issue =
                new ImportIssue(ImportIssue.Severity.ERROR, "pack.yml", new Spot.WholeFile(), "", what, given, remedy);
        return new ImportReport(List.of(issue), List.of(), 0);
    }
}

package org.livingcircle.pack.ingest;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.pack.Layer;
import org.livingcircle.pack.LayerRow;
import org.livingcircle.pack.LayerSpec;
import org.livingcircle.pack.PackData;
import org.livingcircle.pack.PackSource;
import org.livingcircle.pack.Progress;
import org.livingcircle.pack.Spot;
import org.livingcircle.pack.StreetsSpec;
import org.springframework.stereotype.Component;

/** Reads a pack from its folder and checks it whole. */
@Component
public final class FolderPackSource implements PackSource {

    private final CoordinateSystems systems;

    public FolderPackSource(CoordinateSystems systems) {
        this.systems = systems;
    }

    @Override
    public Optional<String> fingerprint(Path folder) {
        return new PackFolder(folder).fingerprint();
    }

    @Override
    public Reading read(Path folder, Progress progress) {
        Issues issues = new Issues();
        PackFolder files = new PackFolder(folder);
        Issues.InFile manifestIssues = issues.in(PackFolder.MANIFEST);
        Optional<ManifestReader.Manifest> manifest = files.text(
                        PackFolder.MANIFEST, manifestIssues, new Spot.WholeFile(), "")
                .flatMap(new ManifestReader(manifestIssues)::read);
        manifest.ifPresent(found -> checkExtract(found, files, manifestIssues));
        Optional<PackData> data = manifest.flatMap(found -> readLayers(found, files, issues, progress));
        return new Reading(issues.report(), issues.hasErrors() ? Optional.empty() : data);
    }

    /** The extract itself is read later, when the city it belongs to is stored. */
    private static void checkExtract(ManifestReader.Manifest manifest, PackFolder files, Issues.InFile issues) {
        String file = manifest.city().findStreets().map(StreetsSpec::file).orElse(null);
        if (file != null && !files.hasFileOrLink(file)) {
            issues.error(
                    manifest.root().section("streets").spotOf("file"),
                    "streets.file",
                    "there is no such file",
                    file,
                    "Put the extract there, or correct the path; it is relative to the pack's folder.");
        }
    }

    private Optional<PackData> readLayers(
            ManifestReader.Manifest manifest, PackFolder files, Issues issues, Progress progress) {
        Map<Layer, LayerSpec> specs = manifest.city().layers();
        Map<Layer, List<LayerRow>> rows = new EnumMap<>(Layer.class);
        progress.report(Progress.Step.READ, 0, specs.size());
        specs.forEach((layer, spec) -> {
            ManifestSection section = manifest.layers().section(layer.key());
            Optional<String> text = files.text(
                    spec.file(),
                    issues.in(PackFolder.MANIFEST),
                    section.spotOf("file"),
                    "layers.%s.file".formatted(layer.key()));
            Issues.InFile inFile = issues.in(spec.file());
            text.ifPresent(content -> rows.put(
                    layer,
                    layer.format().isGeoJson()
                            ? new FeatureReader(layer, inFile).read(content)
                            : new TableReader(layer, inFile).read(content)));
            progress.report(Progress.Step.READ, rows.size(), specs.size());
        });
        progress.report(Progress.Step.CHECK, 0, 1);
        PackData data = new PackData(manifest.city(), rows);
        new PackChecks(manifest, data, issues, systems).run();
        progress.report(Progress.Step.CHECK, 1, 1);
        return Optional.of(data);
    }
}

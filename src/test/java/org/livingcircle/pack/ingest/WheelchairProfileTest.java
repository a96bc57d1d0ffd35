package org.livingcircle.pack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livingcircle.geo.referencing.GeoToolsCoordinateSystems;
import org.livingcircle.network.Profile;
import org.livingcircle.pack.PackSource;
import org.livingcircle.pack.Progress;
import org.livingcircle.testing.Littleton;

class WheelchairProfileTest {

    @TempDir
    Path folder;

    @Test
    void thePackSaysWhichProfileIsAWheelchair() {
        Littleton pack = Littleton.copyTo(folder);
        assertThat(wheelchairs()).containsExactly("rolling");

        pack.replace(
                "pack.yml",
                "{id: rolling, kmh: 2.5, wheelchair: true,",
                "{id: wheelchair, kmh: 2.5, wheelchair: false,");
        assertThat(wheelchairs()).as("the id tells nothing").isEmpty();

        pack.replace("pack.yml", "{id: elderly, kmh: 3,", "{id: elderly, wheelchair: true, kmh: 3,");
        assertThat(wheelchairs()).containsExactly("elderly");
    }

    @Test
    void theKeyIsTrueOrFalse() {
        Littleton.copyTo(folder).replace("pack.yml", "wheelchair: true", "wheelchair: maybe");

        assertThat(read().data()).isEmpty();
        assertThat(read().report().errors())
                .singleElement()
                .asString()
                .contains("walking.profiles[3].wheelchair", "unknown word", "maybe", "Use one of: true, false.");
    }

    private List<String> wheelchairs() {
        return read().data().orElseThrow().city().walking().profiles().stream()
                .map(named -> named.profile())
                .filter(Profile::wheelchair)
                .map(Profile::id)
                .toList();
    }

    private PackSource.Reading read() {
        return new FolderPackSource(new GeoToolsCoordinateSystems()).read(folder, Progress.SILENT);
    }
}

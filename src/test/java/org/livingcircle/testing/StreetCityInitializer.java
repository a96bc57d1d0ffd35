package org.livingcircle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a test's application context an empty database of its own, and {@link Littleton} with its streets to load when it starts. */
public class StreetCityInitializer extends FreshDatabaseInitializer {

    @Override
    Map<String, Object> fill(ConfigurableApplicationContext context, FreshDatabase database) {
        Path folder = folder();
        Littleton pack = Littleton.copyTo(folder);
        LittletonStreets.addTo(pack);
        return Map.of(
                "livingcircle.load-at-start",
                "true",
                "livingcircle.pack",
                pack.folder().toString(),
                "livingcircle.streets",
                folder.resolve("graphs").toString());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "packs")), "streets-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

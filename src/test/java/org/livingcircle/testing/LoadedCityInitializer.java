package org.livingcircle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a test's application context an empty database of its own, and a copy of {@link Littleton} to load when it starts, which
 * is a bean too. The copy has a third service, {@code play}, for which nobody has recorded a facility.
 */
public class LoadedCityInitializer extends FreshDatabaseInitializer {

    private static final String PLAY = """
              - id: play
                name: {zh: 电影, en: Play}
                kinds: [cinema]
                circles:
                  - {area: all, metric: time, limit: 900}
            """;

    @Override
    Map<String, Object> fill(ConfigurableApplicationContext context, FreshDatabase database) {
        Littleton pack = Littleton.copyTo(folder());
        pack.append("pack.yml", PLAY);
        context.getBeanFactory().registerSingleton("littleton", pack);
        return Map.of(
                "livingcircle.load-at-start",
                "true",
                "livingcircle.pack",
                pack.folder().toString());
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "packs")), "littleton-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

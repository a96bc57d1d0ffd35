package org.livingcircle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a test's application context an empty database of its own, and a copy of {@link Littleton} to load when it starts, which
 * is a bean too. The copy has two more services: {@code play}, for which nobody has recorded a facility, and
 * {@code school}, whose facilities have been surveyed in the western unit only.
 */
public class LoadedCityInitializer extends FreshDatabaseInitializer {

    private static final String SERVICES = """
              - id: play
                name: {zh: 电影, en: Play}
                kinds: [cinema]
                circles:
                  - {area: all, metric: time, limit: 900}
              - id: school
                name: {zh: 小学, en: School}
                kinds: [school_primary]
                surveyed: {west: 8.99, south: -0.01, east: 9.04, north: 0.05}
                circles:
                  - {area: all, metric: straight, limit: 300}
            """;

    @Override
    Map<String, Object> fill(ConfigurableApplicationContext context, FreshDatabase database) {
        Littleton pack = Littleton.copyTo(folder());
        pack.append("pack.yml", SERVICES);
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

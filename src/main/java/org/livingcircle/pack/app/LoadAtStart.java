package org.livingcircle.pack.app;

import java.util.OptionalInt;
import org.livingcircle.pack.CityStore;
import org.livingcircle.pack.ImportReport;
import org.livingcircle.platform.Settings;
import org.livingcircle.platform.start.StartProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings the city of the settings into the database when the service starts. A pack that is refused does not stop a service
 * that has a city already: it goes on with that one, and says so.
 */
@Component
@ConditionalOnBooleanProperty(name = "livingcircle.load-at-start", matchIfMissing = true)
@Order(0)
class LoadAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LoadAtStart.class);

    private final LoadPack loadPack;
    private final CityStore store;
    private final Settings settings;

    LoadAtStart(LoadPack loadPack, CityStore store, Settings settings) {
        this.loadPack = loadPack;
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Integer cellMetres = settings.cellMetres();
        LoadPack.Result result = loadPack.load(
                settings.pack(),
                cellMetres == null ? OptionalInt.empty() : OptionalInt.of(cellMetres),
                new ProgressLines(System.out));
        if (result instanceof LoadPack.Result.Refused refused) {
            refuse(refused.report());
        }
    }

    private void refuse(ImportReport report) {
        String issues = String.join("\n  ", report.lines());
        if (store.findVersion().isEmpty()) {
            throw new StartProblem(
                    "The city pack %s is refused:\n  %s".formatted(settings.pack(), issues),
                    "Put right what is named, and start again.");
        }
        LOG.warn("The city pack {} is refused, the stored city stays:\n  {}", settings.pack(), issues);
    }
}

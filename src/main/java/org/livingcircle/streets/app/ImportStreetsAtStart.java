package org.livingcircle.streets.app;

import java.util.Optional;
import org.livingcircle.platform.Settings;
import org.livingcircle.streets.StreetsRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings the streets that the pack asks for when the service starts, after the pack. Refused ones do not stop the service. */
@Component
@ConditionalOnBooleanProperty(name = "livingcircle.load-at-start", matchIfMissing = true)
@Order(1)
class ImportStreetsAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ImportStreetsAtStart.class);

    private final ImportStreets importStreets;
    private final Settings settings;

    ImportStreetsAtStart(ImportStreets importStreets, Settings settings) {
        this.importStreets = importStreets;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            Optional<ImportStreets.Result> result =
                    importStreets.importWanted(settings.pack(), new StreetProgressLines(System.out));
            if (result.isPresent() && result.get() instanceof ImportStreets.Result.Stored stored) {
                LOG.info("Imported {} stretches of street, {}", stored.counts().edges(), stored.version());
            }
        } catch (StreetsRefused e) {
            LOG.warn("The streets that the pack asks for are not imported: {}", e.line());
        }
    }
}

package org.livingcircle.pack.app;

import java.util.OptionalInt;
import org.livingcircle.platform.Settings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the population surface again where the start has imported land after it loaded the pack, and says what land changed.
 * A pack that is refused has been told of by then.
 */
@Component
@ConditionalOnBooleanProperty(name = "livingcircle.load-at-start", matchIfMissing = true)
@Order(RefineAtStart.AFTER_STREETS)
class RefineAtStart implements ApplicationRunner {

    static final int AFTER_STREETS = 2;

    private final RefinePopulation refine;
    private final Settings settings;

    RefineAtStart(RefinePopulation refine, Settings settings) {
        this.refine = refine;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Integer cellMetres = settings.cellMetres();
        RefinePopulation.Result result = refine.refine(
                settings.pack(),
                cellMetres == null ? OptionalInt.empty() : OptionalInt.of(cellMetres),
                new ProgressLines(System.out));
        if (result.done()) {
            result.lines().forEach(System.out::println);
        }
    }
}

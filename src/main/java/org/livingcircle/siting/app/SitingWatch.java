package org.livingcircle.siting.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.platform.Message;

/** Whoever waits for an answer. Thread safe. */
public interface SitingWatch {

    /** Tells whether the search should end with what it has. */
    boolean isCancelled();

    /** Hears what is being done. */
    void step(int percent, Message message);

    /**
     * Hears of a better answer or bound, in the unit of the objective.
     *
     * @param objective null before there is an answer
     * @param bound null where none is known
     * @param open the sites of the best answer so far
     */
    void improved(@Nullable Double objective, @Nullable Double bound, List<Site> open);
}

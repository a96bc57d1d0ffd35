package org.livingcircle.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes in the order they were made, and how many of them hold: those behind have been taken back, and can be made again
 * until something else is changed.
 *
 * @param position from 0 to the number of steps
 */
public record History(List<Step> steps, int position) {

    public static final History EMPTY = new History(List.of(), 0);

    /**
     * A change as somebody made it.
     *
     * @param by name of an account; null, as {@code at}, where it was made before this was kept
     */
    public record Step(
            Change change, @Nullable String by, @Nullable Instant at) {}

    public History {
        steps = List.copyOf(steps);
        if (position < 0 || position > steps.size()) {
            throw new IllegalArgumentException(
                    "the position must be 0 to %d, was %d".formatted(steps.size(), position));
        }
    }

    /** Returns all changes, those taken back too. */
    public List<Change> changes() {
        return steps.stream().map(Step::change).toList();
    }

    /** Returns the changes that hold. */
    public List<Change> active() {
        return changes().subList(0, position);
    }

    /** Returns this history with more changes, which all hold; what had been taken back is forgotten. */
    public History with(List<Change> more, String by, Instant at) {
        List<Step> all = new ArrayList<>(steps.subList(0, position));
        more.forEach(change -> all.add(new Step(change, by, at)));
        return new History(all, all.size());
    }

    public boolean canUndo() {
        return position > 0;
    }

    public boolean canRedo() {
        return position < steps.size();
    }

    /**
     * Takes the last change back.
     *
     * @throws IllegalArgumentException if none holds
     */
    public History undo() {
        return new History(steps, position - 1);
    }

    /**
     * Makes the change again that was taken back last.
     *
     * @throws IllegalArgumentException if none was
     */
    public History redo() {
        return new History(steps, position + 1);
    }
}

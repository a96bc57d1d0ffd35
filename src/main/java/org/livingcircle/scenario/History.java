package org.livingcircle.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes in the order they were made, and how many of them hold: those behind have been taken back, and can be made again
 * until something else is changed.
 *
 * @param position from 0 to the number of changes
 */
public record History(List<Change> changes, int position) {

    public static final History EMPTY = new History(List.of(), 0);

    public History {
        changes = List.copyOf(changes);
        if (position < 0 || position > changes.size()) {
            throw new IllegalArgumentException(
                    "the position must be 0 to %d, was %d".formatted(changes.size(), position));
        }
    }

    /** Returns the changes that hold. */
    public List<Change> active() {
        return changes.subList(0, position);
    }

    /** Returns this history with more changes, which all hold; what had been taken back is forgotten. */
    public History with(List<Change> more) {
        List<Change> all = new ArrayList<>(active());
        all.addAll(more);
        return new History(all, all.size());
    }

    public boolean canUndo() {
        return position > 0;
    }

    public boolean canRedo() {
        return position < changes.size();
    }

    /**
     * Takes the last change back.
     *
     * @throws IllegalArgumentException if none holds
     */
    public History undo() {
        return new History(changes, position - 1);
    }

    /**
     * Makes the change again that was taken back last.
     *
     * @throws IllegalArgumentException if none was
     */
    public History redo() {
        return new History(changes, position + 1);
    }
}

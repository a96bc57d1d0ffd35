package org.livingcircle.network;

/**
 * Work done by a search, the same on every run and machine.
 *
 * @param settled cells whose cost became final
 * @param relaxed costs tried: moves of a walk, distances of a straight line
 */
public record SearchStats(long settled, long relaxed) {

    static final SearchStats NONE = new SearchStats(0, 0);

    SearchStats plus(SearchStats other) {
        return new SearchStats(settled + other.settled, relaxed + other.relaxed);
    }
}

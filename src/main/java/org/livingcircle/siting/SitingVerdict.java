package org.livingcircle.siting;

/**
 * What an independent recomputation says of an answer. One that does not agree is never shown.
 *
 * @param agrees whether everything that the answer claims was found again
 * @param objective as recomputed; 0 where it was not reached
 * @param words {@code agrees}, or the first difference
 */
public record SitingVerdict(boolean agrees, long objective, String words) {

    static SitingVerdict agrees(long objective) {
        return new SitingVerdict(true, objective, "agrees");
    }

    static SitingVerdict differs(long objective, String words) {
        return new SitingVerdict(false, objective, words);
    }
}

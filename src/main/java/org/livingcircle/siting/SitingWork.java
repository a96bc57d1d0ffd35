package org.livingcircle.siting;

/** Whoever waits for a search: hears how it goes, and may end it. Called from any thread of the search. */
public interface SitingWork {

    /** Lets a search run to its proof. */
    SitingWork UNTIL_PROVEN = new SitingWork() {
        @Override
        public void improved(SitingProgress progress) {}

        @Override
        public boolean stopped() {
            return false;
        }
    };

    /** Hears of a better answer or a better bound; calls never overlap. */
    void improved(SitingProgress progress);

    /** Tells whether the search should end with what it has. Asked often; must be cheap. */
    boolean stopped();
}

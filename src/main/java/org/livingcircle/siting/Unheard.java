package org.livingcircle.siting;

/** A step of a search whose finds mean nothing to whoever waits for the whole; it stops when the whole does. */
record Unheard(SitingWork work) implements SitingWork {

    @Override
    public void improved(SitingProgress progress) {}

    @Override
    public boolean stopped() {
        return work.stopped();
    }
}

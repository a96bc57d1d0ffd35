package org.livingcircle.siting;

/** Work on a part of a search, of which nobody hears until it is done. */
final class Silent implements SitingWork {

    private final SitingWork whole;

    private Silent(SitingWork whole) {
        this.whole = whole;
    }

    /** Returns work that ends when the whole ends. */
    static SitingWork until(SitingWork whole) {
        return new Silent(whole);
    }

    @Override
    public void improved(SitingProgress progress) {}

    @Override
    public boolean stopped() {
        return whole.stopped();
    }
}

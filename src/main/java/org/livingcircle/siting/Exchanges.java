package org.livingcircle.siting;

import java.util.Arrays;

/** Which exchange of an open site for a closed one the rules allow. Immutable. */
final class Exchanges {

    private final SiteRules rules;
    private final int[] open;
    private final boolean[] isOpen;

    /** By site how many open sites conflict with it, and, where it is one, which. */
    private final int[] conflicts;

    private final int[] conflictsWith;

    Exchanges(SiteRules rules, int[] open) {
        this.rules = rules;
        this.open = open;
        this.isOpen = new boolean[rules.size()];
        this.conflicts = new int[rules.size()];
        this.conflictsWith = new int[rules.size()];
        Arrays.stream(open).forEach(site -> isOpen[site] = true);
        for (SiteRules.Conflict conflict : rules.conflicts()) {
            note(conflict.first(), conflict.second());
            note(conflict.second(), conflict.first());
        }
    }

    private void note(int site, int other) {
        if (isOpen[other]) {
            conflicts[site]++;
            conflictsWith[site] = other;
        }
    }

    /** Tells whether a site may stand in anyone's place. */
    boolean isCandidate(int site) {
        return !isOpen[site] && rules.status(site) == SiteStatus.CANDIDATE;
    }

    /** Tells whether a candidate may stand in the place of an open site. */
    boolean allows(int place, int candidate) {
        return rules.status(open[place]) != SiteStatus.REQUIRED
                && (conflicts[candidate] == 0
                        || (conflicts[candidate] == 1 && conflictsWith[candidate] == open[place]));
    }
}

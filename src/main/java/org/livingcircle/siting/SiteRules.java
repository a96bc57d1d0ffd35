package org.livingcircle.siting;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which sites may stand open together. Immutable.
 *
 * @param statuses by site
 * @param conflicts pairs of sites too near to each other to be open both, the lower number first, each pair once. Two required
 *     sites never conflict: what stands already is not undone by a spacing
 */
public record SiteRules(List<SiteStatus> statuses, List<Conflict> conflicts) {

    /** Two sites of which at most one may be open. */
    public record Conflict(int first, int second) {
        public Conflict {
            if (!(0 <= first && first < second)) {
                throw new IllegalArgumentException("need 0 <= first < second, got %d and %d".formatted(first, second));
            }
        }
    }

    public SiteRules {
        statuses = List.copyOf(statuses);
        conflicts = List.copyOf(conflicts);
        for (Conflict conflict : conflicts) {
            if (conflict.second() >= statuses.size()) {
                throw new IllegalArgumentException(
                        "conflict of site %d among %d".formatted(conflict.second(), statuses.size()));
            }
            if (statuses.get(conflict.first()) == SiteStatus.REQUIRED
                    && statuses.get(conflict.second()) == SiteStatus.REQUIRED) {
                throw new IllegalArgumentException(
                        "required sites %d and %d conflict".formatted(conflict.first(), conflict.second()));
            }
        }
    }

    /** Returns rules under which every site is a candidate. */
    public static SiteRules free(int sites) {
        return new SiteRules(Collections.nCopies(sites, SiteStatus.CANDIDATE), List.of());
    }

    public int size() {
        return statuses.size();
    }

    public SiteStatus status(int site) {
        return statuses.get(site);
    }

    /** Returns how many sites have a status. */
    public int count(SiteStatus status) {
        return Collections.frequency(statuses, status);
    }

    /** Returns the sites of a status, ascending. */
    public int[] sites(SiteStatus status) {
        return IntStream.range(0, size())
                .filter(site -> statuses.get(site) == status)
                .toArray();
    }
}

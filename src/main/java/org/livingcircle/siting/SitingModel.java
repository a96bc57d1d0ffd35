package org.livingcircle.siting;

import java.util.Arrays;
import java.util.Optional;

/** The questions of where to build. Sources and formulas: {@code src/docs/method/siting.md}. */
public enum SitingModel {
    /** Fewest sites that cover everybody (Toregas et al. 1971). */
    LSCP("lscp", Kind.COVERING, false),
    /** At that number, the most people covered twice (Daskin and Stern 1981). */
    LSCP_B("lscp-b", Kind.COVERING, true),
    /** Most people covered by p sites (Church and ReVelle 1974). */
    MCLP("mclp", Kind.COVERING, true),
    /** The same, each site with a capacity. */
    CMCLP("cmclp", Kind.COVERING, true),
    /** Least travel of all people to the nearest of p sites (Hakimi 1964). */
    P_MEDIAN("p-median", Kind.MEDIAN, false),
    /** The same, each site with a capacity. */
    CAPACITATED_P_MEDIAN("capacitated-p-median", Kind.MEDIAN, false),
    /** Shortest way of whoever lives farthest from p sites. */
    P_CENTRE("p-centre", Kind.MEDIAN, false),
    /** P sites as far from each other as can be. */
    P_DISPERSION("p-dispersion", Kind.DISPERSION, true),
    /** Two levels, the upper ones among the lower or beside them. */
    HIERARCHY("hierarchy", Kind.MEDIAN, false);

    /** What a model looks at. */
    public enum Kind {
        /** Whom each site covers within a limit. */
        COVERING,
        /** What it costs between sites and people. */
        MEDIAN,
        /** How far sites are from each other. */
        DISPERSION
    }

    private final String wireName;
    private final Kind kind;
    private final boolean maximises;

    SitingModel(String wireName, Kind kind, boolean maximises) {
        this.wireName = wireName;
        this.kind = kind;
        this.maximises = maximises;
    }

    /** Returns the name used in packs, requests and replies. */
    public String wireName() {
        return wireName;
    }

    public Kind kind() {
        return kind;
    }

    /** Tells whether a larger objective is better. */
    public boolean maximises() {
        return maximises;
    }

    /** Tells whether the number of sites is asked for, and not given. */
    public boolean findsNumber() {
        return this == LSCP || this == LSCP_B;
    }

    public boolean hasCapacity() {
        return this == CMCLP || this == CAPACITATED_P_MEDIAN;
    }

    public static Optional<SitingModel> find(String wireName) {
        return Arrays.stream(values())
                .filter(model -> model.wireName.equals(wireName))
                .findFirst();
    }
}

package org.livingcircle.population;

import java.util.List;

/**
 * The age bands people are counted in. Their order is the order of every array by band; ages in whole years.
 *
 * <p>The edges are those of the Chinese census tables: 60 is the age of the plan's "elderly", 65 the international one, 80
 * the age at which care allowances begin.
 */
public enum AgeBand {
    A0_14("0-14", 0, 14),
    A15_59("15-59", 15, 59),
    A60_64("60-64", 60, 64),
    A65_79("65-79", 65, 79),
    A80PLUS("80+", 80, Integer.MAX_VALUE);

    /** Every band in order, without the copy that {@code values()} makes. */
    public static final List<AgeBand> ALL = List.of(values());

    private final String wireName;
    private final int youngest;
    private final int oldest;

    AgeBand(String wireName, int youngest, int oldest) {
        this.wireName = wireName;
        this.youngest = youngest;
        this.oldest = oldest;
    }

    /** Returns the name used in files and replies, such as {@code 60-64} or {@code 80+}. */
    public String wireName() {
        return wireName;
    }

    /** Returns the band's place in every array by band, 0 first. */
    @SuppressWarnings("EnumOrdinal") // Arrays by band are in declaration order; this is the one place that says so.
    public int index() {
        return ordinal();
    }

    /**
     * Returns the band that holds a whole census age group.
     *
     * @param group a single age ({@code 0}), a closed range ({@code 5-9}) or an open one ({@code 85+})
     * @throws IllegalArgumentException if the text is none of these or the group lies in more than one band
     */
    public static AgeBand ofAgeGroup(String group) {
        int from;
        int to;
        try {
            if (group.endsWith("+")) {
                from = Integer.parseInt(group.substring(0, group.length() - 1));
                to = Integer.MAX_VALUE;
            } else {
                int dash = group.indexOf('-');
                from = Integer.parseInt(dash < 0 ? group : group.substring(0, dash));
                to = dash < 0 ? from : Integer.parseInt(group.substring(dash + 1));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("age group must read like 0, 5-9 or 85+, was " + group, e);
        }
        for (AgeBand band : ALL) {
            if (from >= band.youngest && to <= band.oldest && from <= to) {
                return band;
            }
        }
        throw new IllegalArgumentException("age group %s lies in no single band of %s"
                .formatted(group, ALL.stream().map(AgeBand::wireName).toList()));
    }
}

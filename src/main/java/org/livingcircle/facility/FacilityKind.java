package org.livingcircle.facility;

/**
 * What a facility is, as the city pack words it: library, hospital. Text and no enum, because kinds are data of the pack.
 *
 * @param code lower-case letters and underscores
 */
public record FacilityKind(String code) {

    public FacilityKind {
        if (!code.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a facility kind is lower-case letters and _, was " + code);
        }
    }
}

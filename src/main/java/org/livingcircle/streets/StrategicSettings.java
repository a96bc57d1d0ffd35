package org.livingcircle.streets;

/**
 * How one drives over the links between townships, and how one gets to them. All of it assumed.
 *
 * @param expresswayKmh this and the other speeds: whole kilometres an hour, 1 to 255
 * @param localKmh of other links outside the core
 * @param coreKmh of other links in the core
 * @param accessKmh of the way between a place and its link
 * @param accessDetour metres driven for a metre of the straight line to the link, 1 or more
 * @param accessMetres longest such line
 */
public record StrategicSettings(
        int expresswayKmh,
        int corridorKmh,
        int localKmh,
        int coreKmh,
        int accessKmh,
        double accessDetour,
        double accessMetres) {

    public StrategicSettings {
        requireSpeed("expresswayKmh", expresswayKmh);
        requireSpeed("corridorKmh", corridorKmh);
        requireSpeed("localKmh", localKmh);
        requireSpeed("coreKmh", coreKmh);
        requireSpeed("accessKmh", accessKmh);
        if (!(accessDetour >= 1) || !(accessMetres > 0)) {
            throw new IllegalArgumentException(
                    "access of %s m at a detour of %s".formatted(accessMetres, accessDetour));
        }
    }

    private static void requireSpeed(String name, int kmh) {
        if (!(kmh >= 1 && kmh <= 255)) {
            throw new IllegalArgumentException(name + " must be 1 to 255, was " + kmh);
        }
    }

    int kmh(StrategicLink link) {
        return switch (link.roadClass()) {
            case STRATEGIC_EXPRESSWAY -> expresswayKmh;
            case STRATEGIC_CORRIDOR -> corridorKmh;
            default -> link.core() ? coreKmh : localKmh;
        };
    }

    /** Returns the milliseconds of the straight way to a link. */
    int accessMilliseconds(double metres) {
        return (int) Math.min(StreetSearch.UNREACHED, Math.round(metres * accessDetour * 3600 / accessKmh));
    }

    /** Returns the metres of the straight line that some milliseconds allow. */
    double accessMetres(int milliseconds) {
        return milliseconds * (double) accessKmh / (3600 * accessDetour);
    }
}

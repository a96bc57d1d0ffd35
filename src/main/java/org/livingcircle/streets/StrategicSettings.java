package org.livingcircle.streets;

/**
 * How one drives over the links between townships, and how one gets to them. All of it assumed.
 *
 * @param expresswayKmh this and the other speeds: whole kilometres an hour, 1 to 255
 * @param localKmh of other links outside the core
 * @param coreKmh of other links in the core
 * @param access the way between a place and its link
 */
public record StrategicSettings(
        int expresswayKmh, int corridorKmh, int localKmh, int coreKmh, StreetSpeeds.StrategicAccess access) {

    public StrategicSettings {
        requireSpeed("expresswayKmh", expresswayKmh);
        requireSpeed("corridorKmh", corridorKmh);
        requireSpeed("localKmh", localKmh);
        requireSpeed("coreKmh", coreKmh);
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
        return (int) Math.min(StreetSearch.UNREACHED, Math.round(metres * access.detour() * 3600 / access.kmh()));
    }

    /** Returns the metres of the straight line that some milliseconds allow. */
    double accessMetres(int milliseconds) {
        return milliseconds * access.kmh() / (3600 * access.detour());
    }
}

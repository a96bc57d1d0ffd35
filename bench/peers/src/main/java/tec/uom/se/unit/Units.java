package tec.uom.se.unit;

import javax.measure.Unit;
import javax.measure.quantity.Speed;

/**
 * The two units that R5 names. R5 4.8.1 was built with an older library of units, which does not go together with the newer
 * one inside geotools-wrapper; these are the newer one's under the older name.
 */
public final class Units {

    public static final Unit<Speed> METRE_PER_SECOND = tech.units.indriya.unit.Units.METRE_PER_SECOND;
    public static final Unit<Speed> KILOMETRE_PER_HOUR = tech.units.indriya.unit.Units.KILOMETRE_PER_HOUR;

    private Units() {}
}

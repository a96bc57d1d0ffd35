package org.livingcircle.geo.referencing;

import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.referencing.CRS;
import org.geotools.referencing.CRS.AxisOrder;
import org.livingcircle.geo.AuthorityAxes;
import org.springframework.stereotype.Component;

/** Axis orders from the EPSG database that GeoTools carries. */
@Component
class GeoToolsAuthorityAxes implements AuthorityAxes {

    @Override
    public boolean northFirst(int srid) {
        return CRS.getAxisOrder(decode(srid)) == AxisOrder.NORTH_EAST;
    }

    @Override
    public boolean inDegrees(int srid) {
        return decode(srid) instanceof GeographicCRS;
    }

    private static CoordinateReferenceSystem decode(int srid) {
        try {
            return CRS.decode("EPSG:" + srid, false);
        } catch (FactoryException e) {
            throw new IllegalArgumentException("unknown coordinate system EPSG:" + srid, e);
        }
    }
}

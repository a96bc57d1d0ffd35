package org.livingcircle.platform.persistence;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/**
 * Typed PostGIS functions for HQL and criteria, in metres on the ellipsoid.
 *
 * <p>hibernate-spatial 7.4.5 renders its own {@code st_dwithin} as a number compared with true, which PostgreSQL refuses;
 * drop these once a release renders it as a predicate. The casts are written as the indexes of V001 are, so that
 * {@code facility_geography} is used.
 */
public class PostgisFunctions implements FunctionContributor {

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        var types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        var functions = contributions.getFunctionRegistry();
        functions.registerPattern(
                "within_metres",
                "ST_DWithin(cast(?1 as geography), cast(?2 as geography), ?3)",
                types.resolve(StandardBasicTypes.BOOLEAN));
        functions.registerPattern(
                "metres_between",
                "ST_Distance(cast(?1 as geography), cast(?2 as geography))",
                types.resolve(StandardBasicTypes.DOUBLE));
    }

    /** After hibernate-spatial's own functions. */
    @Override
    public int ordinal() {
        return 2000;
    }
}

package org.livingcircle.testing;

import org.livingcircle.geo.Reprojection;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** From degrees to a plane on which every degree is equally long, so that a test can draw in metres. */
public record FlatEarth(double metresPerDegree) implements Reprojection {

    @Override
    public void transform(double[] xy) {
        for (int i = 0; i < xy.length; i++) {
            xy[i] *= metresPerDegree;
        }
    }

    @Override
    public Geometry transform(Geometry geometry) {
        return AffineTransformation.scaleInstance(metresPerDegree, metresPerDegree)
                .transform(geometry);
    }
}

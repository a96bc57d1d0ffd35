package org.livingcircle.population;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.livingcircle.geo.LonLatBox;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * What a map knows of how land is used, inside a box.
 *
 * @param box what the map covers: outside it nothing is known, which is not the same as nothing being there
 * @param source whose map it is, for the reader of a figure
 * @param vintage day or year of the map; null where the file does not say
 * @param buildings by id
 * @param tracts by id
 * @param streets by id
 */
public record Land(
        LonLatBox box,
        String source,
        @Nullable String vintage,
        List<Building> buildings,
        List<LandTract> tracts,
        List<StreetPolygon> streets) {

    public Land {
        buildings =
                buildings.stream().sorted(Comparator.comparing(Building::id)).toList();
        tracts = tracts.stream().sorted(Comparator.comparing(LandTract::id)).toList();
        streets =
                streets.stream().sorted(Comparator.comparing(StreetPolygon::id)).toList();
    }

    /** Returns a hash over all of it, in hexadecimal: equal for equal land, whatever the order it was read in. */
    public String fingerprint() {
        Digest digest = new Digest();
        digest.add(box.toString());
        digest.add(source);
        digest.add(String.valueOf(vintage));
        for (Building building : buildings) {
            digest.add(building.id());
            digest.add(building.use().wireName() + building.levels());
            digest.add(building.outline());
        }
        for (LandTract tract : tracts) {
            digest.add(tract.id());
            digest.add(tract.kind().wireName());
            digest.add(tract.outline());
        }
        for (StreetPolygon street : streets) {
            digest.add(street.id());
            digest.add(street.name());
            digest.add(street.outline());
        }
        return digest.hex();
    }

    private static final class Digest {

        private final MessageDigest sha;

        Digest() {
            try {
                this.sha = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        void add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha.update(bytes);
        }

        void add(Geometry geometry) {
            Coordinate[] points = geometry.getCoordinates();
            ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + points.length * 2 * Double.BYTES);
            bytes.putInt(points.length);
            for (Coordinate point : points) {
                bytes.putDouble(point.x).putDouble(point.y);
            }
            sha.update(bytes.array());
        }

        String hex() {
            return HexFormat.of().formatHex(sha.digest());
        }
    }
}

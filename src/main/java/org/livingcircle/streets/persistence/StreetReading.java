package org.livingcircle.streets.persistence;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.geo.LonLat;
import org.livingcircle.geo.LonLatBox;
import org.livingcircle.streets.RoadClass;
import org.livingcircle.streets.StoredStreets;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetEdge;
import org.livingcircle.streets.StreetGraph;
import org.livingcircle.streets.StreetGraphAssembly;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the stored streets, their graph from its file or, where that is of no use, from the rows. */
final class StreetReading {

    private static final Logger LOG = LoggerFactory.getLogger(StreetReading.class);

    private static final int ROWS_AT_ONCE = 10_000;
    private static final String UNDATED = "undated";
    private static final GeometryFactory GEOMETRIES =
            new GeometryFactory(new PrecisionModel(), CoordinateSystems.WGS84);

    private final GraphFolder files;
    private final CoordinateSystems systems;

    StreetReading(GraphFolder files, CoordinateSystems systems) {
        this.files = files;
        this.systems = systems;
    }

    /** Reads the streets, in the transaction that is open; empty while none are stored. */
    Optional<StoredStreets> find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT street_current.*, (data_version.manifest ->> 'srid')::integer AS srid
                        FROM street_current CROSS JOIN data_version
                        """)) {
            if (!row.next()) {
                return Optional.empty();
            }
            String version = row.getString("version");
            int srid = row.getInt("srid");
            LonLatBox box = new LonLatBox(
                    new LonLat(row.getDouble("west"), row.getDouble("south")),
                    new LonLat(row.getDouble("east"), row.getDouble("north")));
            OffsetDateTime osmTime = row.getObject("osm_time", OffsetDateTime.class);
            return Optional.of(new StoredStreets(
                    version,
                    row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                    "OpenStreetMap, " + row.getString("file_name"),
                    osmTime == null ? UNDATED : day(osmTime.toInstant()).toString(),
                    row.getString("attribution"),
                    row.getString("licence"),
                    box,
                    new StreetCounts(
                            row.getInt("nodes"),
                            row.getInt("edges"),
                            row.getInt("bridges"),
                            row.getInt("closed"),
                            row.getInt("outside"),
                            row.getDouble("walk_km"),
                            row.getDouble("cycle_km"),
                            row.getDouble("drive_km")),
                    graph(connection, version, srid, box)));
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private StreetGraph graph(Connection connection, String version, int srid, LonLatBox box) throws SQLException {
        Optional<StreetGraph> kept = files.find(version, srid);
        if (kept.isPresent()) {
            return kept.get();
        }
        LOG.info("Making the street graph again from the database");
        StreetGraph graph = rebuild(connection, srid, box);
        try {
            files.write(graph, version);
        } catch (IOException e) {
            LOG.warn("The street graph could not be kept on disk, the next start makes it again: {}", e.toString());
        }
        return graph;
    }

    private StreetGraph rebuild(Connection connection, int srid, LonLatBox box) throws SQLException {
        StreetGraphAssembly assembly =
                new StreetGraphAssembly(srid, systems.between(CoordinateSystems.WGS84, srid), box);
        WKBReader wkb = new WKBReader(GEOMETRIES);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery("""
                    SELECT from_node, to_node, osm_way, coalesce(name, '') AS name, road_class, flags, walk_kmh,
                           cycle_kmh_forward, cycle_kmh_backward, drive_kmh_forward, drive_kmh_backward, length_mm,
                           ST_AsBinary(geom) AS shape
                    FROM street_edge ORDER BY id
                    """)) {
                while (row.next()) {
                    assembly.add(new StreetEdge(
                            row.getInt("from_node"),
                            row.getInt("to_node"),
                            row.getLong("osm_way"),
                            row.getString("name"),
                            RoadClass.find(row.getString("road_class")).orElse(RoadClass.OTHER),
                            row.getInt("flags"),
                            row.getInt("walk_kmh"),
                            row.getInt("cycle_kmh_forward"),
                            row.getInt("cycle_kmh_backward"),
                            row.getInt("drive_kmh_forward"),
                            row.getInt("drive_kmh_backward"),
                            row.getInt("length_mm"),
                            lonLat(wkb.read(row.getBytes("shape")))));
                }
            }
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS gave a geometry that cannot be read", e);
        }
        return assembly.build();
    }

    private static double[] lonLat(Geometry shape) {
        return Arrays.stream(shape.getCoordinates())
                .flatMapToDouble(place -> DoubleStream.of(place.x, place.y))
                .toArray();
    }
}

package org.livingcircle.streets.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.livingcircle.geo.CoordinateSystems;
import org.livingcircle.platform.persistence.CopyTable;
import org.livingcircle.streets.StreetCounts;
import org.livingcircle.streets.StreetEdge;
import org.livingcircle.streets.StreetGraphAssembly;
import org.livingcircle.streets.StreetProgress;
import org.livingcircle.streets.StreetStore;
import org.livingcircle.streets.StreetsRefused;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.postgresql.PGConnection;

/** Takes edges into the table and the graph at once, so that none needs to be kept. */
final class EdgeCopy {

    private static final int REPORT_EVERY = 1000;

    private static final List<String> EDGE_COLUMNS = List.of(
            "id",
            "from_node",
            "to_node",
            "osm_way",
            "name",
            "road_class",
            "flags",
            "walk_kmh",
            "cycle_kmh_forward",
            "cycle_kmh_backward",
            "drive_kmh_forward",
            "drive_kmh_backward",
            "length_mm",
            "geom");

    private static final GeometryFactory GEOMETRIES =
            new GeometryFactory(new PrecisionModel(), CoordinateSystems.WGS84);

    private final CopyTable table;
    private final StreetGraphAssembly assembly;
    private final StreetProgress progress;
    private final int total;
    private int count;

    private EdgeCopy(CopyTable table, StreetGraphAssembly assembly, StreetProgress progress, int total) {
        this.table = table;
        this.assembly = assembly;
        this.progress = progress;
        this.total = total;
    }

    /**
     * Writes all streets, in the transaction that is open.
     *
     * @throws StreetsRefused if there is none
     */
    static StreetCounts write(
            Connection connection, StreetStore.Streets streets, StreetGraphAssembly assembly, StreetProgress progress)
            throws SQLException {
        int total = Math.max(1, streets.size());
        progress.report(StreetProgress.Step.STORE, 0, total);
        try (CopyTable table =
                new CopyTable(connection.unwrap(PGConnection.class).getCopyAPI(), "street_edge", EDGE_COLUMNS)) {
            EdgeCopy copy = new EdgeCopy(table, assembly, progress, total);
            StreetCounts counts = streets.forEach(copy::take);
            copy.end();
            progress.report(StreetProgress.Step.STORE, total, total);
            return counts;
        } catch (CopyFailed e) {
            throw e.failure;
        }
    }

    private void take(StreetEdge edge) {
        assembly.add(edge);
        try {
            table.add(Arrays.asList(
                    count,
                    edge.from(),
                    edge.to(),
                    edge.osmWay(),
                    edge.name().isEmpty() ? null : edge.name(),
                    edge.roadClass().wireName(),
                    edge.flags(),
                    edge.walkKmh(),
                    edge.cycleKmhForward(),
                    edge.cycleKmhBackward(),
                    edge.driveKmhForward(),
                    edge.driveKmhBackward(),
                    edge.lengthMillimetres(),
                    line(edge.lonLat())));
        } catch (SQLException e) {
            throw new CopyFailed(e);
        }
        count++;
        if (count % REPORT_EVERY == 0) {
            progress.report(StreetProgress.Step.STORE, Math.min(count, total - 1), total);
        }
    }

    private void end() throws SQLException {
        if (count == 0) {
            throw new StreetsRefused(
                    "streets", "none of the extract's streets lies in the city", "Give an extract of the city.");
        }
        table.end();
    }

    private static LineString line(double[] lonLat) {
        return GEOMETRIES.createLineString(new PackedCoordinateSequence.Double(lonLat, 2, 0));
    }

    /** Carries a failure through a Consumer. */
    private static final class CopyFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        CopyFailed(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}

package org.livingcircle.peers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** pgRouting on the project's PostGIS; people are joined and summed in the database, so that one number comes back. */
final class PgRoutingPeer {

    private static final String EDGES = "select id, source, target, cost, reverse_cost from peers.edge";

    /** 15 minutes at 4 km/h are 1,000 m; a degree is taken short, so that the box is never too small. */
    private static final double BOX_LAT = 1_010 / 111_000.0;

    private static final String ONE = """
            select sum(people) from peers.cell where id in (
              select cell from pgr_drivingDistance(?, ?::bigint, ?::float8) reached
              join peers.join_cell on join_cell.node = reached.node where agg_cost + join_cell.cost <= ?)
            """;

    private static final String ALL = """
            select sum(people) from (
              select township, sum(people) as people
              from (
                select cell, min(agg_cost + join_cell.cost) as nearest
                from (select node, min(agg_cost) as agg_cost
                  from pgr_drivingDistance(?, (select array_agg(id order by id) from peers.hospital), ?::float8) group by node) reached
                join peers.join_cell on join_cell.node = reached.node
                where agg_cost + join_cell.cost <= ? group by cell) near
              join peers.cell on cell.id = near.cell group by township) by_township
            """;

    private PgRoutingPeer() {}

    static void measure(Town town, Connection database, Timing timing) throws SQLException {
        try (Statement statement = database.createStatement()) {
            try (ResultSet row = statement.executeQuery(
                    "select pgr_version(), postgis_lib_version(), current_setting('server_version')")) {
                row.next();
                timing.version("pgRouting " + row.getString(1) + ", PostGIS " + row.getString(2) + ", PostgreSQL "
                        + row.getString(3));
            }
            try (ResultSet row = statement.executeQuery(
                    "select pg_total_relation_size('peers.edge'), pg_total_relation_size('peers.join_cell')")) {
                row.next();
                timing.memory("table of edges with its indexes, on disk", row.getLong(1));
                timing.memory("table of joined cells with its index, on disk", row.getLong(2));
            }
        }
        try (PreparedStatement one = database.prepareStatement(ONE);
                PreparedStatement all = database.prepareStatement(ALL)) {
            timing.row(
                    "catchment",
                    "pgr_drivingDistance, people by cell",
                    town.hospitals(),
                    2,
                    3,
                    h -> one(one, EDGES, town.nodes() + h));
            timing.row(
                    "catchment",
                    "the same, edges boxed by hand",
                    town.hospitals(),
                    10,
                    15,
                    h -> one(one, boxed(town, h), town.nodes() + h));
            timing.row(
                    "union",
                    "pgr_drivingDistance from all, nearest time by cell, people by township",
                    1,
                    10,
                    15,
                    none -> all(all, EDGES));
            String near = EDGES + " where "
                    + IntStream.range(0, town.hospitals())
                            .mapToObj(h -> box(town, h))
                            .collect(Collectors.joining(" or "));
            timing.row("union", "the same, edges boxed by hand", 1, 10, 15, none -> all(all, near));
        }
    }

    private static String boxed(Town town, int h) {
        return EDGES + " where " + box(town, h);
    }

    private static String box(Town town, int h) {
        double lon = town.hospitalLon()[h];
        double lat = town.hospitalLat()[h];
        double wide = BOX_LAT / Math.cos(Math.toRadians(lat + 0.1));
        return "geom && st_makeenvelope(" + (lon - wide) + "," + (lat - BOX_LAT) + "," + (lon + wide) + ","
                + (lat + BOX_LAT) + ",4326)";
    }

    private static double one(PreparedStatement query, String edges, int vertex) {
        try {
            query.setString(1, edges);
            query.setInt(2, vertex);
            query.setInt(3, Town.LIMIT_MS);
            query.setInt(4, Town.LIMIT_MS);
            return number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double all(PreparedStatement query, String edges) {
        try {
            query.setString(1, edges);
            query.setInt(2, Town.LIMIT_MS);
            query.setInt(3, Town.LIMIT_MS);
            return number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getDouble(1);
        }
    }
}

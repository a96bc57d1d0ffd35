package org.livingcircle.peers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The edges of the town with their shapes in the plane of the pack, for those who snap in the plane, and the pack's grid.
 *
 * @param grid srid, columns, rows
 * @param corner west, north, metres of a cell
 * @param xy x and y of each node, metres
 * @param ends first and last node of each edge
 * @param start where each edge's vertices begin in {@code shape}, counted in vertices; one more than edges
 * @param hospitals x and y of each hospital
 * @param walk 1 forward, 2 backward, 3 both
 */
record Shapes(
        int[] grid,
        double[] corner,
        double[] xy,
        int[] ends,
        int[] millimetres,
        int[] walk,
        int[] start,
        double[] shape,
        double[] hospitals) {

    int edges() {
        return millimetres.length;
    }

    /** Reads the pack's grid. */
    static double[] grid(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select srid, columns, rows, west, north, cell_metres from population_grid")) {
            row.next();
            double[] grid = new double[6];
            for (int i = 0; i < grid.length; i++) {
                grid[i] = row.getDouble(i + 1);
            }
            return grid;
        }
    }

    /** Carries longitudes and latitudes, alternating, into the plane. */
    static double[] project(Connection database, double[] lonLat, int srid) throws SQLException {
        Double[] lon = new Double[lonLat.length / 2];
        Double[] lat = new Double[lon.length];
        for (int i = 0; i < lon.length; i++) {
            lon[i] = lonLat[2 * i];
            lat[i] = lonLat[2 * i + 1];
        }
        double[] xy = new double[lonLat.length];
        try (PreparedStatement query = database.prepareStatement("""
                select st_x(point), st_y(point) from (
                  select n, st_transform(st_setsrid(st_makepoint(lon, lat), 4326), ?) as point
                  from unnest(?::float8[], ?::float8[]) with ordinality as given (lon, lat, n)) projected
                order by n
                """)) {
            query.setInt(1, srid);
            query.setArray(2, database.createArrayOf("float8", lon));
            query.setArray(3, database.createArrayOf("float8", lat));
            try (ResultSet row = query.executeQuery()) {
                for (int i = 0; row.next(); i += 2) {
                    xy[i] = row.getDouble(1);
                    xy[i + 1] = row.getDouble(2);
                }
            }
        }
        return xy;
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(java.nio.file.Files.newOutputStream(file)))) {
            Files.write(out, grid);
            Files.write(out, corner);
            Files.write(out, xy);
            Files.write(out, ends);
            Files.write(out, millimetres);
            Files.write(out, walk);
            Files.write(out, start);
            Files.write(out, shape);
            Files.write(out, hospitals);
        }
    }

    static Shapes read(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(java.nio.file.Files.newInputStream(file)))) {
            return new Shapes(
                    Files.ints(in),
                    Files.doubles(in),
                    Files.doubles(in),
                    Files.ints(in),
                    Files.ints(in),
                    Files.ints(in),
                    Files.ints(in),
                    Files.doubles(in),
                    Files.doubles(in));
        }
    }
}

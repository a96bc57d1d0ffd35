package org.livingcircle.peers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The project's 100 m cells with people inside the extract's box, from a database that {@code bin/import pack} filled.
 *
 * @param x east, metres of the pack's plane, centre of the cell
 * @param y north
 * @param township index into {@code townships}
 */
record Cells(
        int[] number,
        double[] x,
        double[] y,
        double[] lon,
        double[] lat,
        double[] people,
        int[] township,
        String[] townships) {

    int count() {
        return people.length;
    }

    /** @param box west, south, east, north in degrees */
    static Cells inside(Connection database, double[] box) throws SQLException {
        String sql = """
                with grid as (select *, st_setsrid(st_makeenvelope(?, ?, ?, ?), 4326) as box from population_grid),
                  centre as (
                    select cell, a0_14 + a15_59 + a60_64 + a65_79 + a80plus as people,
                      st_setsrid(st_makepoint(west + (cell %% columns + 0.5) * cell_metres,
                        north - (cell / columns + 0.5) * cell_metres), srid) as plane
                    from population_cell, grid),
                  inside as (
                    select centre.*, st_transform(plane, 4326) as point from centre, grid
                    where plane && st_transform(grid.box, grid.srid))
                select cell, st_x(plane), st_y(plane), st_x(point), st_y(point), people,
                  coalesce((select min(code) from township where st_covers(geom, point)), '') as township
                from inside, grid where st_covers(grid.box, point) and people > 0 order by cell
                """.replace("%%", "%");
        List<double[]> rows = new ArrayList<>();
        Map<String, Integer> townships = new LinkedHashMap<>();
        try (PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 0; i < 4; i++) {
                query.setDouble(i + 1, box[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    int township = townships.computeIfAbsent(row.getString(7), code -> townships.size());
                    rows.add(new double[] {
                        row.getInt(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        township
                    });
                }
            }
        }
        int n = rows.size();
        Cells cells = new Cells(
                new int[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new int[n],
                townships.keySet().toArray(String[]::new));
        for (int i = 0; i < n; i++) {
            double[] row = rows.get(i);
            cells.number[i] = (int) row[0];
            cells.x[i] = row[1];
            cells.y[i] = row[2];
            cells.lon[i] = row[3];
            cells.lat[i] = row[4];
            cells.people[i] = row[5];
            cells.township[i] = (int) row[6];
        }
        return cells;
    }

    void write(DataOutputStream out) throws IOException {
        Files.write(out, number);
        Files.write(out, x);
        Files.write(out, y);
        Files.write(out, lon);
        Files.write(out, lat);
        Files.write(out, people);
        Files.write(out, township);
        Files.write(out, townships);
    }

    static Cells read(DataInputStream in) throws IOException {
        return new Cells(
                Files.ints(in),
                Files.doubles(in),
                Files.doubles(in),
                Files.doubles(in),
                Files.doubles(in),
                Files.doubles(in),
                Files.ints(in),
                Files.strings(in));
    }
}

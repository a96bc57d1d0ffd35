package org.livingcircle.siting.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.livingcircle.testing.FreshDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The stored cells and what PostGIS measures from them to some points: what siting's answers are counted again from, by plain loops. */
final class TownCells {

    private final double[] people;
    private final double[] elderly;
    private final String[] units;
    private final double[][] metres;

    private TownCells(double[] people, double[] elderly, String[] units, double[][] metres) {
        this.people = people;
        this.elderly = elderly;
        this.units = units;
        this.metres = metres;
    }

    /** Measures from each populated cell to points of longitude and latitude, on the ellipsoid. */
    static TownCells read(FreshDatabase database, double[]... points) {
        JdbcClient client =
                JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        List<double[]> rows = new ArrayList<>();
        List<String> units = new ArrayList<>();
        String distances = String.join(
                ", ",
                Arrays.stream(points)
                        .map(point -> "ST_Distance(place::geography, ST_SetSRID(ST_MakePoint(%s, %s), 4326)::geography)"
                                .formatted(point[0], point[1]))
                        .toList());
        client.sql("""
                        WITH centre AS (
                            SELECT c.*, ST_Transform(ST_SetSRID(ST_MakePoint(
                                g.west + (c.cell %% g.columns + 0.5) * g.cell_metres,
                                g.north - (c.cell / g.columns + 0.5) * g.cell_metres), g.srid), 4326) AS place
                            FROM population_cell c, population_grid g)
                        SELECT a0_14 + a15_59 + a60_64 + a65_79 + a80plus, a60_64 + a65_79 + a80plus, unit.code, %s
                        FROM centre JOIN unit ON ST_Contains(unit.geom, place) ORDER BY cell
                        """.formatted(distances)).query(row -> {
            double[] values = new double[2 + points.length];
            values[0] = row.getDouble(1);
            values[1] = row.getDouble(2);
            for (int point = 0; point < points.length; point++) {
                values[2 + point] = row.getDouble(4 + point);
            }
            rows.add(values);
            units.add(row.getString(3));
        });
        double[][] metres =
                rows.stream().map(row -> Arrays.copyOfRange(row, 2, row.length)).toArray(double[][]::new);
        return new TownCells(
                rows.stream().mapToDouble(row -> row[0]).toArray(),
                rows.stream().mapToDouble(row -> row[1]).toArray(),
                units.toArray(String[]::new),
                metres);
    }

    double total() {
        return Arrays.stream(people).sum();
    }

    double peopleOf(String unit) {
        double sum = 0;
        for (int cell = 0; cell < people.length; cell++) {
            sum += units[cell].equals(unit) ? people[cell] : 0;
        }
        return sum;
    }

    /** Returns the people within a distance of any of some points, in units that a test takes. */
    double covered(double limit, List<Integer> open, Predicate<String> unit) {
        double sum = 0;
        for (int cell = 0; cell < people.length; cell++) {
            boolean inside = false;
            for (int point : open) {
                inside |= Math.ceil(metres[cell][point] - 1e-6) <= limit;
            }
            sum += inside && unit.test(units[cell]) ? people[cell] : 0;
        }
        return sum;
    }

    double covered(double limit, List<Integer> open) {
        return covered(limit, open, unit -> true);
    }

    /** Returns the metres of all people to the nearest of some points, each way rounded up. */
    double travel(List<Integer> open) {
        double sum = 0;
        for (int cell = 0; cell < people.length; cell++) {
            sum += people[cell] * Math.ceil(nearest(cell, open) - 1e-6);
        }
        return sum;
    }

    double elderlyTravel(List<Integer> open) {
        double sum = 0;
        for (int cell = 0; cell < elderly.length; cell++) {
            sum += elderly[cell] * Math.ceil(nearest(cell, open) - 1e-6);
        }
        return sum;
    }

    /** Returns the longest way of anybody to the nearest of some points. */
    double longest(List<Integer> open) {
        double most = 0;
        for (int cell = 0; cell < people.length; cell++) {
            most = people[cell] * 1000 < 0.5 ? most : Math.max(most, Math.ceil(nearest(cell, open) - 1e-6));
        }
        return most;
    }

    private double nearest(int cell, List<Integer> open) {
        return open.stream().mapToDouble(point -> metres[cell][point]).min().orElseThrow();
    }

    /** Returns the choice of p out of n points that makes a figure the least. */
    static List<Integer> best(int points, int p, ToDoubleFunction<List<Integer>> figure) {
        List<Integer> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << points; set++) {
            if (Integer.bitCount(set) == p) {
                List<Integer> open = new ArrayList<>();
                for (int point = 0; point < points; point++) {
                    if ((set >> point & 1) == 1) {
                        open.add(point);
                    }
                }
                double value = figure.applyAsDouble(open);
                if (value < least) {
                    least = value;
                    best = open;
                }
            }
        }
        return best;
    }
}

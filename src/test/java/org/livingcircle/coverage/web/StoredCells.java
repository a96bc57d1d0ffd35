package org.livingcircle.coverage.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.livingcircle.testing.FreshDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The cells as they are stored, each with the zones that PostGIS finds around its centre: what the service's figures are held
 * against, by loops that know nothing of its arrays.
 */
final class StoredCells {

    private static final String CENTRES = """
            WITH centre AS (
                SELECT c.*, c.cell % g.columns AS grid_column, c.cell / g.columns AS grid_row,
                       ST_Transform(ST_SetSRID(ST_MakePoint(g.west + (c.cell % g.columns + 0.5) * g.cell_metres,
                                                            g.north - (c.cell / g.columns + 0.5) * g.cell_metres),
                                               g.srid), 4326) AS place
                FROM population_cell c, population_grid g)
            """;

    /**
     * A populated cell.
     *
     * @param people by wire name of the weight
     */
    record Cell(
            int number,
            int column,
            int row,
            Map<String, Double> people,
            boolean urban,
            @Nullable String unit,
            @Nullable String township) {

        double people(String weight) {
            return people.getOrDefault(weight, Double.NaN);
        }

        boolean isIn(String area) {
            return area.equals("all") || urban == area.equals("urban");
        }

        boolean isIn(String zoneKind, String zone) {
            return zoneKind.equals("city") || zone.equals(zoneKind.equals("unit") ? unit : township);
        }
    }

    private final JdbcClient database;
    private final List<Cell> cells;

    private StoredCells(JdbcClient database, List<Cell> cells) {
        this.database = database;
        this.cells = cells;
    }

    static StoredCells read(FreshDatabase database) {
        JdbcClient client =
                JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        List<Cell> cells = client.sql(CENTRES + """
                        SELECT cell, grid_column, grid_row, a0_14 + a15_59 + a60_64 + a65_79 + a80plus AS total,
                               a60_64 + a65_79 + a80plus AS age60plus, a65_79 + a80plus AS age65plus, a80plus AS age80plus,
                               urban, unit.code AS unit, township.code AS township
                        FROM centre
                        LEFT JOIN unit ON ST_Contains(unit.geom, place)
                        LEFT JOIN township ON ST_Contains(township.geom, place)
                        ORDER BY cell
                        """)
                .query((row, number) -> {
                    Map<String, Double> people = new HashMap<>();
                    for (String weight : List.of("total", "age60plus", "age65plus", "age80plus")) {
                        people.put(weight, row.getDouble(weight));
                    }
                    return new Cell(
                            row.getInt("cell"),
                            row.getInt("grid_column"),
                            row.getInt("grid_row"),
                            people,
                            row.getBoolean("urban"),
                            row.getString("unit"),
                            row.getString("township"));
                })
                .list();
        return new StoredCells(client, cells);
    }

    List<Cell> all() {
        return cells;
    }

    double people(String weight, Predicate<Cell> wanted) {
        return cells.stream()
                .filter(wanted)
                .mapToDouble(cell -> cell.people(weight))
                .sum();
    }

    /** Returns metres on the ellipsoid from each cell to the nearest facility of some kinds. */
    ToDoubleFunction<Cell> straightMetres(String... kinds) {
        return metres("kind", kinds);
    }

    /** Returns metres on the ellipsoid from each cell to one facility. */
    ToDoubleFunction<Cell> straightMetresTo(String facility) {
        return metres("id", facility);
    }

    private ToDoubleFunction<Cell> metres(String column, String... values) {
        Map<Integer, Double> metres = new HashMap<>();
        database.sql(CENTRES + """
                        SELECT cell, min(ST_Distance(place::geography, facility.geom::geography)) AS metres
                        FROM centre, facility WHERE facility.%s IN (:values) GROUP BY cell
                        """.formatted(column))
                .param("values", Arrays.asList(values))
                .query(row -> {
                    metres.put(row.getInt("cell"), row.getDouble("metres"));
                });
        return cell -> metres.getOrDefault(cell.number(), Double.NaN);
    }

    /** Returns the number of the cell that holds a place, populated or not; -1 where its centre is in no unit. */
    int cellAt(double lon, double lat) {
        return database.sql("""
                        SELECT coalesce((SELECT at.row * g.columns + at.col FROM unit WHERE ST_Contains(unit.geom, ST_Transform(
                                   ST_SetSRID(ST_MakePoint(g.west + (at.col + 0.5) * g.cell_metres,
                                                           g.north - (at.row + 0.5) * g.cell_metres), g.srid), 4326))), -1)
                        FROM population_grid g,
                             ST_Transform(ST_SetSRID(ST_MakePoint(:lon, :lat), 4326), g.srid) p,
                             LATERAL (SELECT floor((g.north - ST_Y(p)) / g.cell_metres)::int AS row,
                                             floor((ST_X(p) - g.west) / g.cell_metres)::int AS col) at
                        """)
                .param("lon", lon)
                .param("lat", lat)
                .query(Integer.class)
                .single();
    }

    Optional<Cell> find(int number) {
        return cells.stream().filter(cell -> cell.number() == number).findFirst();
    }

    /** Returns what a statement of one number says. */
    double number(String sql) {
        return database.sql(sql).query(Double.class).single();
    }

    /** Returns a place in the middle of a cell: longitude, latitude. */
    double[] placeOf(Cell cell) {
        return database.sql(CENTRES + "SELECT ST_X(place), ST_Y(place) FROM centre WHERE cell = :cell")
                .param("cell", cell.number())
                .query((row, number) -> new double[] {row.getDouble(1), row.getDouble(2)})
                .single();
    }
}

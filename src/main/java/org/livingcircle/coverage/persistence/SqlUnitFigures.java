package org.livingcircle.coverage.persistence;

import java.util.List;
import java.util.OptionalDouble;
import org.livingcircle.coverage.app.UnitFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Adds up the figures of the current units. */
@Repository
class SqlUnitFigures implements UnitFigures {

    private final JdbcClient database;

    SqlUnitFigures(JdbcClient database) {
        this.database = database;
    }

    @Override
    public OptionalDouble urbanShare(int censusYear) {
        return database.sql("""
                        SELECT sum(value) FILTER (WHERE indicator = 'pop_urban')
                               / nullif(sum(value) FILTER (WHERE indicator IN ('pop_urban', 'pop_rural')), 0)
                        FROM unit_figure JOIN unit ON unit.code = unit_figure.unit_code
                        WHERE year = :year
                        """)
                .param("year", censusYear)
                .query((row, number) -> {
                    double share = row.getDouble(1);
                    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(share);
                })
                .single();
    }

    @Override
    public List<Groups> groups(int censusYear) {
        return database.sql("""
                        SELECT unit_code, sum(people),
                               coalesce(sum(people) FILTER (WHERE sex = 'F' AND age_group IN
                                   ('15-19', '20-24', '25-29', '30-34', '35-39', '40-44', '45-49')), 0),
                               coalesce(sum(people) FILTER (WHERE age_group = '0'), 0)
                        FROM census JOIN unit ON unit.code = census.unit_code
                        WHERE year = :year
                        GROUP BY unit_code
                        ORDER BY unit_code
                        """)
                .param("year", censusYear)
                .query((row, number) -> new Groups(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }
}

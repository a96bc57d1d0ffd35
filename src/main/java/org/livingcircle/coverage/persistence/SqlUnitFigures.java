package org.livingcircle.coverage.persistence;

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
}

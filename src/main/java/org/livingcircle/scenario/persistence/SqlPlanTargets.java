package org.livingcircle.scenario.persistence;

import java.util.Optional;
import org.livingcircle.scenario.PlanTargets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads targets from {@code plan_target}. */
@Repository
class SqlPlanTargets implements PlanTargets {

    private final JdbcClient database;

    SqlPlanTargets(JdbcClient database) {
        this.database = database;
    }

    @Override
    public Optional<PlanTarget> find(String id) {
        return database.sql("""
                        SELECT id, statement_zh, summary_en, target_value, unit, target_year
                        FROM plan_target WHERE id = :id
                        """)
                .param("id", id)
                .query((row, number) -> new PlanTarget(
                        row.getString("id"),
                        row.getString("statement_zh"),
                        row.getString("summary_en"),
                        row.getString("target_value"),
                        row.getString("unit"),
                        row.getString("target_year")))
                .optional();
    }
}

package org.livingcircle.siting.persistence;

import java.util.Arrays;
import java.util.List;
import org.livingcircle.pack.SitingPreset;
import org.livingcircle.siting.app.PlanQuestions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/** Reads the questions of the stored manifest. */
@Repository
class SqlPlanQuestions implements PlanQuestions {

    private final JdbcClient database;
    private final ObjectMapper json;

    SqlPlanQuestions(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public List<SitingPreset> all() {
        return database.sql("SELECT coalesce(manifest -> 'siting', '[]')::text FROM data_version")
                .query(String.class)
                .optional()
                .map(text -> Arrays.asList(json.readValue(text, SitingPreset[].class)))
                .orElse(List.of());
    }
}

package org.livingcircle.coverage.persistence;

import java.util.HashMap;
import java.util.Map;
import org.livingcircle.coverage.app.ZoneShapes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.ObjectMapper;

/** Reads outlines as PostGIS writes them in GeoJSON. */
@Repository
class SqlZoneShapes implements ZoneShapes {

    private static final String ALL = """
            SELECT 'city' AS kind, (SELECT pack_id FROM data_version) AS code, ST_AsGeoJSON(ST_Union(geom)) AS shape
            FROM unit
            UNION ALL
            SELECT 'unit', code, ST_AsGeoJSON(geom) FROM unit
            UNION ALL
            SELECT 'township', code, ST_AsGeoJSON(geom) FROM township WHERE geom IS NOT NULL
            UNION ALL
            SELECT 'facility', id, ST_AsGeoJSON(geom) FROM facility
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    SqlZoneShapes(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Map<Key, Object> geoJson() {
        Map<Key, Object> shapes = new HashMap<>();
        database.sql(ALL).query(row -> {
            shapes.put(new Key(row.getString("kind"), row.getString("code")), json.readTree(row.getString("shape")));
        });
        return shapes;
    }
}

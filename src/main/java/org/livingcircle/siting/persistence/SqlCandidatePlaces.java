package org.livingcircle.siting.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.livingcircle.geo.LonLat;
import org.livingcircle.siting.app.CandidatePlaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads candidates of the city's tables. */
@Repository
class SqlCandidatePlaces implements CandidatePlaces {

    private final JdbcClient database;

    SqlCandidatePlaces(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Place> townships(Collection<String> kinds) {
        return database.sql("""
                        SELECT code AS id, name_zh, name_en, unit_code, ST_X(centre) AS lon, ST_Y(centre) AS lat
                        FROM township WHERE centre IS NOT NULL AND (:any OR kind = ANY (:kinds)) ORDER BY code
                        """)
                .param("any", kinds.isEmpty())
                .param("kinds", kinds.toArray(String[]::new))
                .query((row, number) -> place(row))
                .list();
    }

    @Override
    public List<Place> places(Collection<String> kinds) {
        return database.sql("""
                        SELECT id, name_zh, name_en, unit_code, ST_X(geom) AS lon, ST_Y(geom) AS lat
                        FROM place WHERE :any OR kind = ANY (:kinds) OR role = ANY (:kinds) ORDER BY id
                        """)
                .param("any", kinds.isEmpty())
                .param("kinds", kinds.toArray(String[]::new))
                .query((row, number) -> place(row))
                .list();
    }

    @Override
    public List<Place> parcels() {
        return database.sql("""
                        SELECT id, NULL AS name_zh, NULL AS name_en, NULL AS unit_code, ST_X(inside) AS lon, ST_Y(inside) AS lat
                        FROM (SELECT id, ST_PointOnSurface(geom) AS inside FROM land_residential) AS parcel ORDER BY id
                        """).query((row, number) -> place(row)).list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString("id"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("unit_code"),
                new LonLat(row.getDouble("lon"), row.getDouble("lat")));
    }
}

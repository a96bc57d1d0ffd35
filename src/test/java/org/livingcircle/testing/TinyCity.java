package org.livingcircle.testing;

/**
 * Four squares of a hundredth of a degree, west to east, with the parallel 45 through their middle: A and B are units, and
 * B was two until 2014. Seven libraries and one hospital stand on the parallel, 0.005 degrees apart from longitude 126.0.
 */
public final class TinyCity {

    private TinyCity() {}

    /** The version in {@code data_version}. */
    public static final String VERSION = "tiny-1";

    public static final String SQL = """
            INSERT INTO data_version VALUES
                (true, 'tiny-1', 'tiny', 'hash', 100, '2026-01-01T00:00:00Z', '{"srid": 4551}');
            INSERT INTO unit_version (id, code, name_zh, name_en, kind, valid_from, valid_to, geom, provenance, source)
            SELECT id, code, zh, en, 'district', first::date, last::date,
                   ST_Multi(ST_MakeEnvelope(west, 44.99, east, 45.01, 4326)), 'synthetic', 'test'
            FROM (VALUES ('A', 'A', '甲区', 'A district', NULL, NULL, 126.00, 126.01),
                         ('B', 'B', '乙区', 'B district', '2014-05-02', NULL, 126.01, 126.04),
                         ('B1@1990', 'B1', '乙一', 'B one', '1990-01-01', '2014-05-02', 126.01, 126.02),
                         ('B2@1990', 'B2', '乙二', 'B two', '1990-01-01', '2014-05-02', 126.02, 126.04))
                 AS unit (id, code, zh, en, first, last, west, east);
            INSERT INTO township (code, unit_code, name_zh, kind, communities, geom, provenance, source) VALUES
                ('A01', 'A', '有界', 'town', 3, ST_Multi(ST_MakeEnvelope(126.0, 44.99, 126.01, 45.01, 4326)),
                 'modelled', 'test'),
                ('A02', 'A', '无界', 'town', 2, NULL, 'modelled', 'test');
            INSERT INTO facility (id, kind, name_zh, unit_code, beds, geom, provenance, source)
            SELECT 'lib-' || n, 'library', '图书馆, "' || n || '"', CASE WHEN n < 3 THEN 'A' ELSE 'B' END, NULL,
                   ST_SetSRID(ST_MakePoint(126.0 + 0.005 * n, 45.0), 4326), 'synthetic', 'test'
            FROM generate_series(1, 7) AS n;
            INSERT INTO facility (id, kind, name_zh, unit_code, beds, geom, provenance, source) VALUES
                ('hos-1', 'hospital', '医院', 'A', 120, ST_SetSRID(ST_MakePoint(126.0, 45.0), 4326), 'official', 'test');
            INSERT INTO place (id, name_zh, kind, role, geom, provenance, source) VALUES
                ('p1', '卫星', 'town', 'satellite_city', ST_SetSRID(ST_MakePoint(126.02, 45.0), 4326), 'open', 'test'),
                ('p2', '普通', 'town', NULL, ST_SetSRID(ST_MakePoint(126.03, 45.0), 4326), 'open', 'test');
            INSERT INTO census (unit_code, year, sex, age_group, people, provenance, source) VALUES
                ('A', 2020, 'F', '85+', 7, 'official', 'test');
            INSERT INTO land_version (fingerprint, source, vintage, west, south, east, north, imported_at) VALUES
                ('land', 'drawn map', '2026-01-01', 126.0, 44.99, 126.04, 45.01, '2026-01-01T00:00:00Z');
            INSERT INTO land_building (id, levels, use, footprint_m2, geom) VALUES
                ('way/1', 6, 'residential', 8750, ST_Multi(ST_MakeEnvelope(126.001, 45.0, 126.002, 45.001, 4326))),
                ('way/2', NULL, 'unknown', 8750, ST_Multi(ST_MakeEnvelope(126.003, 45.0, 126.004, 45.001, 4326)));
            INSERT INTO land_tract (id, kind, geom) VALUES
                ('way/3', 'residential', ST_Multi(ST_MakeEnvelope(126.0, 45.0, 126.005, 45.005, 4326)));
            INSERT INTO street_polygon (id, name_zh, geom) VALUES
                ('relation/4', '有界', ST_Multi(ST_MakeEnvelope(126.0, 44.99, 126.01, 45.01, 4326)));
            INSERT INTO population_change (id, place, zone, unit_code, name_zh, people_before, people_after, moved,
                                           moved_share, densest_before, densest_after, floor_m2, completeness, provenance,
                                           source, vintage) VALUES
                ('city', 0, 'city', NULL, '小城', 1000, 1000, 150, 0.15, 250, 400, 10000, 0.4, 'modelled', 'drawn map', '2026'),
                ('A', 1, 'unit', 'A', '甲区', 1000, 1000, 150, 0.15, 250, 400, 10000, 0.4, 'modelled', 'drawn map', '2026'),
                ('A01', 2, 'township', 'A', '有界', 500, 400, 50, 0.1, 250, 200, 0, NULL, 'modelled', 'drawn map', '2026');
            """;
}

-- Streets as they were imported from OpenStreetMap. They belong to a city, and stay when its pack is loaded anew; the streets of
-- another city are kept and not shown. The graph on disk is a cache of street_edge.

CREATE TABLE street_import (
    singleton   boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    version     text             NOT NULL,
    fingerprint text             NOT NULL,   -- equal where the same streets would come out
    pack_id     text             NOT NULL,
    file_name   text             NOT NULL,
    sha256      text             NOT NULL,
    osm_time    timestamptz,                 -- null where the file does not say
    imported_at timestamptz      NOT NULL,
    west        double precision NOT NULL,
    south       double precision NOT NULL,
    east        double precision NOT NULL,
    north       double precision NOT NULL,
    nodes       integer          NOT NULL,
    edges       integer          NOT NULL,
    bridges     integer          NOT NULL,
    closed      integer          NOT NULL,   -- left out, as nobody may use them
    outside     integer          NOT NULL,   -- left out, as they lie outside the city
    walk_km     double precision NOT NULL,
    cycle_km    double precision NOT NULL,
    drive_km    double precision NOT NULL,
    attribution text             NOT NULL,
    licence     text             NOT NULL
);

-- from_node and to_node number the junctions in the order in which the edges name them. flags: walk 1 forward 2 backward,
-- cycle 4 8, drive 16 32, bridge 64, tunnel 128, wheelchair 256. Speeds are km/h by the tags, 0 where closed.
CREATE TABLE street_edge (
    id                 integer PRIMARY KEY,
    from_node          integer  NOT NULL,
    to_node            integer  NOT NULL,
    osm_way            bigint   NOT NULL,
    name               text,
    road_class         text     NOT NULL,
    flags              integer  NOT NULL,
    walk_kmh           smallint NOT NULL,
    cycle_kmh_forward  smallint NOT NULL,
    cycle_kmh_backward smallint NOT NULL,
    drive_kmh_forward  smallint NOT NULL,
    drive_kmh_backward smallint NOT NULL,
    length_mm          integer  NOT NULL,
    geom               geometry(LineString, 4326) NOT NULL
);
CREATE INDEX street_edge_geom ON street_edge USING gist (geom);

-- The import that belongs to the stored city.
CREATE VIEW street_current AS
SELECT street_import.* FROM street_import JOIN data_version USING (pack_id);

-- What answers rest on: the city, and the streets where there are any.
CREATE VIEW data_state AS
SELECT data_version.version || coalesce('+' || street_current.version, '') AS version,
       data_version.pack_id, data_version.pack_hash, data_version.cell_metres, data_version.loaded_at
FROM data_version LEFT JOIN street_current ON true;

CREATE FUNCTION street_way(flags integer, forward integer, backward integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN flags & forward <> 0 AND flags & backward <> 0 THEN 'both'
                WHEN flags & forward <> 0 THEN 'forward'
                WHEN flags & backward <> 0 THEN 'backward'
                ELSE 'no' END
$$;

CREATE VIEW street AS
SELECT edge.id, edge.osm_way, edge.name, edge.road_class,
       street_way(edge.flags, 1, 2) AS walk, street_way(edge.flags, 4, 8) AS cycle, street_way(edge.flags, 16, 32) AS drive,
       edge.flags & 48 IN (16, 32) AS oneway,
       edge.flags & 64 <> 0 AS bridge, edge.flags & 128 <> 0 AS tunnel, edge.flags & 256 <> 0 AS wheelchair,
       greatest(edge.drive_kmh_forward, edge.drive_kmh_backward) AS drive_kmh,
       edge.length_mm / 1000.0::double precision AS length_m,
       edge.geom,
       'open'::provenance AS provenance,
       'OpenStreetMap, ' || street_current.file_name AS source,
       to_char(street_current.osm_time AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS vintage,
       NULL::text AS confidence
FROM street_edge AS edge CROSS JOIN street_current;

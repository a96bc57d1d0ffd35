-- The layers of one city, as its pack gives them. A pack replaces them whole, in one transaction.
-- Every record says where it comes from: provenance, source, vintage, confidence.

CREATE EXTENSION IF NOT EXISTS postgis;

CREATE DOMAIN provenance AS text
    CHECK (VALUE IN ('official', 'open', 'modelled', 'estimated', 'synthetic', 'user'));

-- One row, the version every answer names. manifest is the pack's pack.yml, validated, as JSON.
CREATE TABLE data_version (
    singleton   boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    version     text        NOT NULL,
    pack_id     text        NOT NULL,
    pack_hash   text        NOT NULL,
    cell_metres integer     NOT NULL,
    loaded_at   timestamptz NOT NULL,
    manifest    jsonb       NOT NULL
);

CREATE TABLE unit_version (
    id         text PRIMARY KEY,                     -- code, or code@valid_from for a version that has ended
    code       text                         NOT NULL,
    name_zh    text                         NOT NULL,
    name_en    text,
    kind       text                         NOT NULL,
    valid_from date,
    valid_to   date,
    geom       geometry(MultiPolygon, 4326) NOT NULL,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX unit_version_geom ON unit_version USING gist (geom);

CREATE VIEW unit AS SELECT * FROM unit_version WHERE valid_to IS NULL;

-- geom is the modelled area (Thiessen cell inside its unit); null where no centre is known.
CREATE TABLE township (
    code        text PRIMARY KEY,
    unit_code   text NOT NULL,
    name_zh     text NOT NULL,
    name_en     text,
    kind        text NOT NULL,
    communities integer,
    villages    integer,
    other_units integer,
    people      double precision,                    -- modelled from the unit's census, before spreading
    centre      geometry(Point, 4326),
    geom        geometry(MultiPolygon, 4326),
    provenance  provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX township_geom ON township USING gist (geom);

CREATE TABLE place (
    id         text PRIMARY KEY,
    name_zh    text NOT NULL,
    name_en    text,
    kind       text NOT NULL,
    role       text,
    unit_code  text,
    accuracy_m integer,
    note       text,
    geom       geometry(Point, 4326) NOT NULL,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX place_geom ON place USING gist (geom);

CREATE TABLE belt (
    id         text PRIMARY KEY,
    name_zh    text    NOT NULL,
    name_en    text,
    named      boolean NOT NULL,
    note       text,
    geom       geometry(MultiLineString, 4326),
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX belt_geom ON belt USING gist (geom);

CREATE TABLE road_link (
    id         text PRIMARY KEY,
    from_name  text             NOT NULL,
    to_name    text             NOT NULL,
    kilometres double precision NOT NULL CHECK (kilometres > 0),
    corridor   text,
    area       text             NOT NULL,
    geom       geometry(LineString, 4326) NOT NULL,  -- straight between its ends: the course is unknown
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX road_link_geom ON road_link USING gist (geom);

CREATE TABLE expressway (
    ref        text PRIMARY KEY,
    name_zh    text NOT NULL,
    name_en    text,
    serves     text,
    status     text,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);

CREATE TABLE rail (
    id           text PRIMARY KEY,
    name_zh      text NOT NULL,
    name_en      text,
    opened       text,
    minutes_note text,
    geom         geometry(MultiLineString, 4326) NOT NULL,
    provenance   provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX rail_geom ON rail USING gist (geom);

CREATE TABLE river (
    id         text PRIMARY KEY,
    name_zh    text    NOT NULL,
    name_en    text,
    width_m    integer NOT NULL CHECK (width_m > 0),
    geom       geometry(MultiLineString, 4326) NOT NULL,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX river_geom ON river USING gist (geom);

CREATE TABLE bridge (
    id         text PRIMARY KEY,
    name_zh    text NOT NULL,
    name_en    text,
    carries    text NOT NULL,
    length_m   integer,
    geom       geometry(Point, 4326),
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX bridge_geom ON bridge USING gist (geom);

CREATE TABLE facility (
    id            text PRIMARY KEY,
    kind          text NOT NULL,
    level         text,
    name_zh       text,
    name_en       text,
    unit_code     text NOT NULL,
    township_code text,
    beds          integer CHECK (beds >= 0),
    nursing_beds  integer CHECK (nursing_beds >= 0),
    ownership     text,
    location_note text,
    geom          geometry(Point, 4326) NOT NULL,
    provenance    provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX facility_geom ON facility USING gist (geom);
CREATE INDEX facility_geography ON facility USING gist ((geom::geography));  -- for distances in metres
CREATE INDEX facility_kind ON facility (kind);

CREATE TABLE census (
    unit_code  text    NOT NULL,
    year       integer NOT NULL,
    sex        text    NOT NULL CHECK (sex IN ('M', 'F')),
    age_group  text    NOT NULL,
    people     bigint  NOT NULL CHECK (people >= 0),
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text,
    PRIMARY KEY (unit_code, year, sex, age_group)
);

CREATE TABLE unit_figure (
    unit_code  text    NOT NULL,
    year       integer NOT NULL,
    indicator  text    NOT NULL,
    value      double precision,
    unit       text,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text,
    PRIMARY KEY (unit_code, year, indicator)
);

CREATE TABLE plan_target (
    id             text PRIMARY KEY,
    plan           text NOT NULL,
    chapter        text,
    source_line    text,
    kind           text NOT NULL,
    statement_zh   text NOT NULL,
    summary_en     text,
    places         text,
    spatial_unit   text,
    indicator      text,
    quantity       text,
    unit           text,
    baseline_year  text,
    baseline_value text,
    comparator     text,
    target_year    text,
    target_value   text,
    gis_task       text,
    data_needed    text,
    dq_flags       text,
    provenance     provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);

CREATE TABLE data_quality_note (
    id         text PRIMARY KEY,
    location   text,
    issue_zh   text,
    issue_en   text,
    evidence   text,
    handling   text,
    severity   text,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);

CREATE TABLE evaluation_record (
    id         integer PRIMARY KEY,                  -- the row's place in the pack
    indicator  text NOT NULL,
    target_id  text,
    target     text,
    actual     text,
    year       text,
    met        text,
    note       text,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);

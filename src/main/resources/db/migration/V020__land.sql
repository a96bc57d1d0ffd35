-- What OpenStreetMap knows of buildings and land use, and what it changed in the population surface. An import replaces the
-- land_ tables and street_polygon whole, with the streets; a load of the city replaces population_change.

-- One row while land is there. Everything in these tables is open data of this source and vintage.
CREATE TABLE land_version (
    singleton   boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    fingerprint text             NOT NULL,               -- hash over the rows: part of the data version
    source      text             NOT NULL,
    vintage     text,                                    -- null where the file does not say
    west        double precision NOT NULL,               -- the area that the file covers
    south       double precision NOT NULL,
    east        double precision NOT NULL,
    north       double precision NOT NULL,
    imported_at timestamptz      NOT NULL
);

CREATE TABLE land_building (
    id           text PRIMARY KEY,                       -- way/123 or relation/123
    levels       integer CHECK (levels >= 1),            -- null where not mapped
    use          text             NOT NULL CHECK (use IN ('residential', 'mixed', 'other', 'unknown')),
    footprint_m2 double precision NOT NULL CHECK (footprint_m2 > 0),
    geom         geometry(MultiPolygon, 4326) NOT NULL
);
CREATE INDEX land_building_geom ON land_building USING gist (geom);

-- Land for living, and land that nobody lives on (water, wood, park, field, works, railway).
CREATE TABLE land_tract (
    id   text PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('residential', 'uninhabited')),
    geom geometry(MultiPolygon, 4326) NOT NULL
);
CREATE INDEX land_tract_geom ON land_tract USING gist (geom);

CREATE VIEW land_residential AS SELECT id, geom FROM land_tract WHERE kind = 'residential';

CREATE TABLE street_polygon (
    id      text PRIMARY KEY,
    name_zh text NOT NULL,
    geom    geometry(MultiPolygon, 4326) NOT NULL
);
CREATE INDEX street_polygon_geom ON street_polygon USING gist (geom);

-- Where the area of a township comes from: modelled, or open with the street polygon it is.
ALTER TABLE township ADD COLUMN area_provenance provenance;
ALTER TABLE township ADD COLUMN area_source text;
UPDATE township SET area_provenance = 'modelled' WHERE geom IS NOT NULL;

CREATE TABLE population_change (
    id             text PRIMARY KEY,                     -- city, or the code of the unit or township
    place          integer          NOT NULL,            -- the city first, then units, then townships
    zone           text             NOT NULL CHECK (zone IN ('city', 'unit', 'township')),
    unit_code      text,
    name_zh        text             NOT NULL,
    name_en        text,
    people_before  double precision NOT NULL,
    people_after   double precision NOT NULL,
    moved          double precision NOT NULL,
    moved_share    double precision NOT NULL,
    densest_before double precision NOT NULL,            -- people per hectare in the fullest cell
    densest_after  double precision NOT NULL,
    floor_m2       double precision NOT NULL,
    completeness   double precision,                     -- null where no populated cell is mapped
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);

-- Settings that the model got with these tables; a stored manifest of before would not be read without.
UPDATE data_version
SET manifest = jsonb_set(jsonb_set(manifest, '{population,model,maxPerHectare}', '1000'), '{population,land}',
    '{"floorPerPersonM2": 36.5, "unknownLevels": 7, "lowBelowM2": 150, "unknownUse": 0.3, "unknownLand": 0.3}')
WHERE manifest #> '{population,model}' IS NOT NULL;

-- Scenarios: named lists of changes over one version of the data. Nothing of a pack refers to them, and they to nothing of a
-- pack but its version: a pack is replaced whole.

CREATE TABLE scenario (
    id           text PRIMARY KEY,                   -- cannot be guessed: it is the address by which it is shared
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    note         text        CHECK (length(note) <= 2000),
    owner        text        NOT NULL,
    visibility   text        NOT NULL CHECK (visibility IN ('private', 'shared')),
    data_version text        NOT NULL,
    revision     integer     NOT NULL CHECK (revision >= 1),
    position     integer     NOT NULL CHECK (position >= 0),  -- so many changes hold; those behind were taken back
    created      timestamptz NOT NULL,
    modified     timestamptz NOT NULL
);
CREATE INDEX scenario_owner ON scenario (owner);
CREATE INDEX scenario_data_version ON scenario (data_version);

-- One change. Which columns are filled depends on its type.
CREATE TABLE scenario_change (
    scenario_id text    NOT NULL REFERENCES scenario ON DELETE CASCADE,
    seq         integer NOT NULL CHECK (seq >= 0),
    type        text    NOT NULL CHECK (type IN (
        'addFacility', 'moveFacility', 'closeFacility', 'resizeFacility', 'openRoad', 'closeRoad', 'closeBridge', 'setSpeed',
        'changeProfile', 'replaceTarget')),
    subject     text,                                -- id of a facility, bridge, profile or target
    kind        text,
    name_zh     text,
    name_en     text,
    beds        integer CHECK (beds >= 0),
    geom        geometry(Geometry, 4326),            -- the place of a facility, the line of a road
    road_class  text,
    one_way     boolean,
    mode        text,
    kmh         double precision CHECK (kmh > 0),
    value       double precision,
    unit        text,
    PRIMARY KEY (scenario_id, seq)
);

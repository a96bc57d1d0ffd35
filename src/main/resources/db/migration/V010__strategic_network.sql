-- What driving between townships and the plan's circles need: a class and an opening day for links, stations with their
-- minutes, and the main city that circles are drawn around.

-- expressway, corridor (a highway) or local. A link that opened on a day is not there before it; null: it always was.
ALTER TABLE road_link ADD COLUMN class text NOT NULL DEFAULT 'local';
ALTER TABLE road_link ALTER COLUMN class DROP DEFAULT;
ALTER TABLE road_link ADD COLUMN opened date;

ALTER TABLE expressway ADD COLUMN opened date;

-- One row a station and line, in the order of kilometres along it. hub: in the main city, where a ride ends.
CREATE TABLE rail_station (
    id         text PRIMARY KEY,
    line       text             NOT NULL,            -- id of a railway
    name_zh    text             NOT NULL,
    name_en    text,
    unit_code  text,
    kilometres double precision NOT NULL,
    minutes    double precision,                     -- from the line's first station; null where no timetable is known
    opened     date,
    hub        boolean          NOT NULL,
    accuracy_m integer,
    geom       geometry(Point, 4326) NOT NULL,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX rail_station_geom ON rail_station USING gist (geom);

CREATE TABLE main_city (
    id         text PRIMARY KEY,
    name_zh    text NOT NULL,
    name_en    text,
    note       text,
    geom       geometry(MultiPolygon, 4326) NOT NULL,
    provenance provenance NOT NULL, source text NOT NULL, vintage text, confidence text
);
CREATE INDEX main_city_geom ON main_city USING gist (geom);

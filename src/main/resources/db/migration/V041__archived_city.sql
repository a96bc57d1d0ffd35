-- Figures of a scenario stay those of the data version it was made over. So before that version is replaced, what analyses read
-- of it is copied into a schema of its own, once; with that schema first in the search path the same readers read it.

CREATE TABLE archived_version (
    version  text PRIMARY KEY,
    place    text        NOT NULL UNIQUE,  -- name of the schema
    archived timestamptz NOT NULL
);

-- To be called before anything of the stored city is replaced, in the same transaction. The lock makes a scenario that is being
-- made over this version wait, or be seen here.
CREATE FUNCTION archive_pinned_city() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    present text;
    place   text;
    part    text;
BEGIN
    PERFORM 1 FROM data_version FOR UPDATE;
    SELECT version INTO present FROM data_state;
    IF present IS NULL
            OR NOT EXISTS (SELECT FROM scenario WHERE data_version = present)
            OR EXISTS (SELECT FROM archived_version WHERE version = present) THEN
        RETURN;
    END IF;
    place := 'archive_' || md5(present);
    EXECUTE format('CREATE SCHEMA %I', place);
    FOREACH part IN ARRAY ARRAY[
            'data_version', 'data_state', 'unit', 'township', 'river', 'bridge', 'road_link', 'rail_station', 'main_city', 'place',
            'plan_target', 'data_quality_note', 'facility', 'unit_figure', 'population_grid', 'population_cell',
            'population_conservation', 'street_current', 'street_edge'] LOOP
        EXECUTE format('CREATE TABLE %I.%I AS TABLE public.%I', place, part, part);
    END LOOP;
    INSERT INTO archived_version VALUES (present, place, now());
END
$$;

-- Deletes the archives that no scenario is over any more.
CREATE FUNCTION drop_unpinned_archives() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    gone record;
BEGIN
    FOR gone IN
        DELETE FROM archived_version
        WHERE NOT EXISTS (SELECT FROM scenario WHERE data_version = archived_version.version)
        RETURNING place
    LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', gone.place);
    END LOOP;
END
$$;

-- Lets the rest of the transaction read a version: false where it is neither stored nor archived.
CREATE FUNCTION read_version(wanted text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    found_place text;
BEGIN
    IF EXISTS (SELECT FROM public.data_state WHERE version = wanted) THEN
        RETURN true;
    END IF;
    SELECT place INTO found_place FROM public.archived_version WHERE version = wanted;
    IF found_place IS NULL THEN
        RETURN false;
    END IF;
    PERFORM set_config('search_path', format('%I, public', found_place), true);
    RETURN true;
END
$$;

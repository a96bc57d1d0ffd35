-- As in V041, and the archive that is read cannot be dropped before the transaction ends: what is not found in it would be
-- looked for in the present city.
CREATE OR REPLACE FUNCTION read_version(wanted text) RETURNS boolean LANGUAGE plpgsql AS $$
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
    BEGIN
        EXECUTE format('LOCK TABLE %I.data_version IN ACCESS SHARE MODE', found_place);
    EXCEPTION WHEN undefined_table OR invalid_schema_name THEN
        RETURN false; -- its last scenario was deleted just now
    END;
    PERFORM set_config('search_path', format('%I, public', found_place), true);
    RETURN true;
END
$$;

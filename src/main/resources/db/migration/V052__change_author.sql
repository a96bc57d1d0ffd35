-- Who made a change, and when; null for changes that were made before this was kept.
ALTER TABLE scenario_change
    ADD COLUMN made_by text,
    ADD COLUMN made_at timestamptz,
    ADD CHECK ((made_by IS NULL) = (made_at IS NULL));

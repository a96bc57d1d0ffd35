-- The message of a job as a code with its values, for a page in another language; null of jobs of before.
ALTER TABLE job ADD COLUMN said jsonb;

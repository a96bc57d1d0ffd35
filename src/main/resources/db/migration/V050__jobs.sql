-- Long work that somebody started. Rows are the job's whole life: a restart reads them, nothing else is kept.
CREATE TABLE job (
    id         text PRIMARY KEY,                     -- random, not to be guessed
    process    text        NOT NULL,
    owner      text        NOT NULL,                 -- name of an account
    status     text        NOT NULL CHECK (status IN ('accepted', 'running', 'successful', 'failed', 'dismissed')),
    progress   integer     NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    message    text        NOT NULL,
    inputs     jsonb       NOT NULL,
    result     jsonb,                                -- what it came to, also of a dismissed job that had found something
    problem    jsonb,                                -- why there is none, where the request was at fault
    series     jsonb       NOT NULL DEFAULT '[]',    -- [{seconds, objective, bound}], at most 200
    incumbent  jsonb,                                -- the best answer so far, in short
    created    timestamptz NOT NULL,
    started    timestamptz,
    finished   timestamptz,
    updated    timestamptz NOT NULL
);
CREATE INDEX job_owner ON job (owner, created DESC);
CREATE INDEX job_open ON job (status) WHERE status IN ('accepted', 'running');

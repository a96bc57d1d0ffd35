-- Who may do what, and who did what.

CREATE TABLE account (
    name     text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    -- null: logs in elsewhere (OpenID Connect), known there by issuer and subject
    password text,
    issuer   text,
    subject  text,
    disabled boolean NOT NULL DEFAULT false,
    created  timestamptz NOT NULL,
    UNIQUE (issuer, subject),
    CHECK ((password IS NULL) = (issuer IS NOT NULL AND subject IS NOT NULL))
);

CREATE TABLE account_role (
    account text NOT NULL REFERENCES account ON DELETE CASCADE,
    role    text NOT NULL CHECK (role IN ('planner', 'health-bureau', 'editor', 'admin')),
    PRIMARY KEY (account, role)
);

CREATE TABLE token (
    id        text PRIMARY KEY,
    account   text NOT NULL REFERENCES account ON DELETE CASCADE,
    name      text NOT NULL,
    hash      bytea NOT NULL UNIQUE, -- SHA-256; the token itself is stored nowhere
    created   timestamptz NOT NULL,
    expires   timestamptz NOT NULL,
    last_used timestamptz,
    revoked   timestamptz
);
CREATE INDEX token_account ON token (account);

-- Failed tries by account and address; '' stands for every account of an address and every address of an account.
-- An address is kept as a hash with the salt of this database: it may be somebody's home.
CREATE TABLE login_salt (
    salt uuid NOT NULL
);
INSERT INTO login_salt VALUES (gen_random_uuid());

CREATE TABLE login_attempt (
    account   text NOT NULL,
    address   text NOT NULL,
    failures  integer NOT NULL,
    last      timestamptz NOT NULL,
    succeeded timestamptz,
    PRIMARY KEY (account, address)
);

CREATE TABLE audit_entry (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor      text NOT NULL,
    roles      text[] NOT NULL,
    action     text NOT NULL,
    kind       text NOT NULL,
    subject    text NOT NULL,
    before     jsonb,
    after      jsonb
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of % stay as they were written', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Run by a superuser in an empty database. Every file of this folder is one transaction; the installer notes it in
-- huying_sys.migrations. Times are milliseconds since 1970 UTC, coordinates EPSG:4326 degrees, as in the local store.
CREATE EXTENSION IF NOT EXISTS postgis;

-- Owners can't log in and nobody is a member of them: what they own is changed by functions or not at all.
-- The owner of the audit and that of the sealed cells are others, so that an error in one does not open the rest.
DO $$
DECLARE role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['huying_owner', 'huying_audit_owner', 'huying_vault_owner', 'huying_account'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role);
    END IF;
  END LOOP;
END $$;
ALTER ROLE huying_owner CREATEROLE;
-- From PostgreSQL 16 on CREATEROLE alone does not let one give a role to others.
GRANT huying_account TO huying_owner WITH ADMIN OPTION;
GRANT pg_signal_backend, pg_read_all_stats TO huying_owner; -- to end sessions that hold up the feed

CREATE SCHEMA huying AUTHORIZATION huying_owner;      -- what accounts may name
CREATE SCHEMA huying_sys AUTHORIZATION huying_owner;  -- what only functions may name
GRANT USAGE ON SCHEMA huying TO huying_account;
GRANT USAGE, CREATE ON SCHEMA huying TO huying_audit_owner, huying_vault_owner;
GRANT USAGE, CREATE ON SCHEMA huying_sys TO huying_audit_owner, huying_vault_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO PUBLIC;
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO huying_account', current_database());
  EXECUTE format('ALTER DATABASE %I SET jit = off', current_database()); -- short queries, compiled for nothing
END $$;
-- A function is for nobody until a later file says for whom.
ALTER DEFAULT PRIVILEGES FOR ROLE huying_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE huying_audit_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE huying_vault_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- Large objects would be a store outside of all rights.
REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;

SET ROLE huying_owner;
CREATE TABLE huying_sys.migrations (version int PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now());

-- incarnation: another one after a restore, so that seats notice; migration: the newest, so that they know what there is.
CREATE TABLE huying.settings (key text PRIMARY KEY, value text NOT NULL);
INSERT INTO huying.settings VALUES
  ('incarnation', gen_random_uuid()::text), ('workflow_version', '0');
-- One row, because every batch reads it.
CREATE TABLE huying_sys.limits (number_prefix text NOT NULL, undo_ms bigint NOT NULL, future_ms bigint NOT NULL, batch int NOT NULL,
  payload int NOT NULL, stalled_seconds int NOT NULL, wake_ms int NOT NULL);
INSERT INTO huying_sys.limits VALUES ('QD', 0, 300000, 2000, 65536, 60, 40);

CREATE FUNCTION huying_sys.now_ms() RETURNS bigint LANGUAGE sql VOLATILE
  RETURN (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
RESET ROLE;

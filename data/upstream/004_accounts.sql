-- SPDX-License-Identifier: GPL-3.0-or-later
-- Accounts are PostgreSQL roles of the same name. Who somebody is, is session_user: SECURITY DEFINER and SET ROLE
-- change current_user only.
SET ROLE huying_owner;

CREATE TABLE huying.accounts (
  name text PRIMARY KEY CHECK (name ~ '^[a-z0-9_.-]{1,40}$'), display text NOT NULL, roles text[] NOT NULL, seat text,
  active boolean NOT NULL DEFAULT true);
-- What an account reaches. Areas: none means nothing, '*' the whole place. Organisations and kinds of case
-- (variants) narrow that; none means no narrowing.
CREATE TABLE huying.scope_areas (account text REFERENCES huying.accounts ON DELETE CASCADE, area text, PRIMARY KEY (account, area));
CREATE TABLE huying.scope_orgs (account text REFERENCES huying.accounts ON DELETE CASCADE, org text, PRIMARY KEY (account, org));
CREATE TABLE huying.scope_kinds (account text REFERENCES huying.accounts ON DELETE CASCADE, variant text, PRIMARY KEY (account, variant));

CREATE TYPE huying_sys.self AS (name text, roles text[], areas text[], orgs text[],
  is_whole boolean,   -- also of what lies in no area
  handles boolean,    -- has a role that works on cases: not an administrator, not the public
  variants text[],    -- kinds of case it may see; '' is one without a variant
  sees_restricted boolean);

-- What each account is, worked out once and not at every question. Locked accounts have no row.
CREATE TABLE huying_sys.selves OF huying_sys.self (PRIMARY KEY (name));
CREATE FUNCTION huying_sys.keep_selves(names text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM huying_sys.selves WHERE names IS NULL OR name = ANY (names);
  INSERT INTO huying_sys.selves
    SELECT a.name, a.roles, s.areas, o.orgs,
      '*' = ANY (s.areas) OR EXISTS (SELECT FROM huying.areas t WHERE t.code = ANY (s.areas) AND t.parent IS NULL),
      EXISTS (SELECT FROM unnest(a.roles) r WHERE r NOT LIKE 'admin\_%' AND r <> 'reporter'),
      (SELECT coalesce(array_agg(v.code) || CASE WHEN min(v.rank) = 1 THEN ARRAY[''] END, '{}') FROM huying.workflow_variants v
        WHERE (v.visible = '{}' OR v.visible && a.roles) AND (k.kinds IS NULL OR v.code = ANY (k.kinds))),
      'restricted' = ANY (a.roles)
    FROM huying.accounts a,
      LATERAL (SELECT coalesce(array_agg(area), '{}') AS areas FROM huying.scope_areas WHERE account = a.name) s,
      LATERAL (SELECT array_agg(org) AS orgs FROM huying.scope_orgs WHERE account = a.name) o,
      LATERAL (SELECT array_agg(variant) AS kinds FROM huying.scope_kinds WHERE account = a.name) k
    WHERE a.active AND (names IS NULL OR a.name = ANY (names));
END $$;
CREATE FUNCTION huying_sys.selves_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  names text[];
BEGIN
  IF TG_TABLE_NAME NOT IN ('areas', 'workflow_variants') THEN
    EXECUTE format('SELECT array_agg(DISTINCT %I) FROM rows_changed', CASE TG_TABLE_NAME WHEN 'accounts' THEN 'name' ELSE 'account' END) INTO names;
    names := coalesce(names, '{}');
  END IF;
  PERFORM huying_sys.keep_selves(names);
  RETURN NULL;
END $$;
DO $$
DECLARE
  rel text;
BEGIN
  FOREACH rel IN ARRAY ARRAY['accounts', 'scope_areas', 'scope_orgs', 'scope_kinds'] LOOP
    EXECUTE format('CREATE TRIGGER selves_insert AFTER INSERT ON huying.%I REFERENCING NEW TABLE AS rows_changed EXECUTE FUNCTION huying_sys.selves_changed()', rel);
    EXECUTE format('CREATE TRIGGER selves_update AFTER UPDATE ON huying.%I REFERENCING NEW TABLE AS rows_changed EXECUTE FUNCTION huying_sys.selves_changed()', rel);
    EXECUTE format('CREATE TRIGGER selves_delete AFTER DELETE ON huying.%I REFERENCING OLD TABLE AS rows_changed EXECUTE FUNCTION huying_sys.selves_changed()', rel);
  END LOOP;
  FOREACH rel IN ARRAY ARRAY['areas', 'workflow_variants'] LOOP
    EXECUTE format('CREATE TRIGGER selves_all AFTER INSERT OR UPDATE OR DELETE ON huying.%I EXECUTE FUNCTION huying_sys.selves_changed()', rel);
  END LOOP;
END $$;

-- The parts that the policies ask for, once a query each. They tell an account about itself only.
CREATE FUNCTION huying_sys.my_roles() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT roles FROM huying_sys.selves WHERE name = session_user), '{}') $$;
CREATE FUNCTION huying_sys.i_am_any(wanted text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT roles && wanted FROM huying_sys.selves WHERE name = session_user), false) $$;
CREATE FUNCTION huying_sys.i_handle() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT handles FROM huying_sys.selves WHERE name = session_user), false) $$;
CREATE FUNCTION huying_sys.i_am_whole() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT is_whole FROM huying_sys.selves WHERE name = session_user), false) $$;
CREATE FUNCTION huying_sys.my_areas() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT w.area FROM huying_sys.selves s JOIN huying_sys.area_within w ON w.ancestor = ANY (s.areas) WHERE s.name = session_user $$;
CREATE FUNCTION huying_sys.my_orgs() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT orgs FROM huying_sys.selves WHERE name = session_user $$;
CREATE FUNCTION huying_sys.my_variants() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT variants FROM huying_sys.selves WHERE name = session_user), '{}') $$;

CREATE FUNCTION huying_sys.separation_problem(roles text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN cardinality(ARRAY(SELECT r FROM unnest(roles) r WHERE r LIKE 'admin\_%')) > 1 THEN '系统、安全、审计三种管理员不能由一人兼任'
    WHEN EXISTS (SELECT FROM unnest(roles) r WHERE r LIKE 'admin\_%')
      AND EXISTS (SELECT FROM unnest(roles) r WHERE r NOT LIKE 'admin\_%' AND NOT (r = 'auditor' AND 'admin_audit' = ANY (roles)))
      THEN '管理员不能兼办案卷的角色'
    WHEN 'reporter' = ANY (roles) AND cardinality(roles) > 1 THEN '上报人不能兼有别的角色' END
$$;

-- verifier: what libpq's PQencryptPasswordConn makes of the password, so that the password itself never travels.
-- NULL leaves it as it is.
CREATE FUNCTION huying_sys.put_account(a_name text, a_display text, a_roles text[], a_seat text, a_areas text[],
  a_orgs text[], a_kinds text[], verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  why text := huying_sys.separation_problem(a_roles);
  role text;
  is_new boolean := NOT EXISTS (SELECT FROM huying.accounts WHERE name = a_name);
BEGIN
  IF coalesce(a_name, '') !~ '^[a-z0-9_.-]{1,40}$' OR a_name ~ '^(pg_|huying_|system$|public$|none$)' THEN
    RAISE EXCEPTION '账号名“%”只能用小写字母、数字和 _ - .，最长 40 个，且不能是保留的名字', a_name;
  ELSIF coalesce(cardinality(a_roles), 0) = 0 THEN
    RAISE EXCEPTION '% 没有角色', a_name;
  ELSIF why IS NOT NULL THEN
    RAISE EXCEPTION '%', why;
  ELSIF verifier IS NOT NULL AND verifier !~ '^SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
    RAISE EXCEPTION '口令要先在本机算成 SCRAM-SHA-256 校验值再送来';
  ELSIF is_new AND EXISTS (SELECT FROM pg_roles WHERE rolname = a_name) THEN
    -- Taking over a role that somebody else made would take over its rights.
    RAISE EXCEPTION '数据库里已有名为 % 的角色，不是本系统的账号', a_name;
  END IF;
  FOREACH role IN ARRAY a_roles LOOP
    IF NOT EXISTS (SELECT FROM huying.workflow_roles r WHERE r.code = role) THEN
      RAISE EXCEPTION '没有角色“%”', role;
    END IF;
  END LOOP;
  INSERT INTO huying.accounts VALUES (a_name, a_display, a_roles, a_seat, true)
    ON CONFLICT (name) DO UPDATE SET display = excluded.display, roles = excluded.roles, seat = excluded.seat, active = true;
  DELETE FROM huying.scope_areas WHERE account = a_name;
  DELETE FROM huying.scope_orgs WHERE account = a_name;
  DELETE FROM huying.scope_kinds WHERE account = a_name;
  INSERT INTO huying.scope_areas SELECT DISTINCT a_name, e FROM unnest(a_areas) e;
  INSERT INTO huying.scope_orgs SELECT DISTINCT a_name, e FROM unnest(a_orgs) e;
  INSERT INTO huying.scope_kinds SELECT DISTINCT a_name, e FROM unnest(a_kinds) e;
  IF is_new THEN
    EXECUTE format('CREATE ROLE %I', a_name);
  END IF;
  EXECUTE format('ALTER ROLE %I LOGIN', a_name);
  -- A seat that hangs in a transaction holds up the feed of all.
  EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''60s''', a_name);
  IF verifier IS NOT NULL THEN
    EXECUTE format('ALTER ROLE %I PASSWORD %L', a_name, verifier);
  END IF;
  EXECUTE format('GRANT huying_account TO %I', a_name);
  FOR role IN SELECT r.code FROM huying.workflow_roles r LOOP
    IF role = ANY (a_roles) THEN
      EXECUTE format('GRANT %I TO %I', 'huying_' || role, a_name);
    ELSIF pg_has_role(a_name, 'huying_' || role, 'member') THEN
      EXECUTE format('REVOKE %I FROM %I', 'huying_' || role, a_name);
    END IF;
  END LOOP;
END $$;
RESET ROLE;

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

-- No row for a session that is no account, or a locked one.
CREATE FUNCTION huying_sys.self_of(who text) RETURNS SETOF huying_sys.self LANGUAGE sql STABLE AS $$
  SELECT a.name, a.roles, s.areas, o.orgs,
    '*' = ANY (s.areas) OR EXISTS (SELECT FROM huying.areas t WHERE t.code = ANY (s.areas) AND t.parent IS NULL),
    EXISTS (SELECT FROM unnest(a.roles) r WHERE r NOT LIKE 'admin\_%' AND r <> 'reporter'),
    ARRAY(SELECT v.code FROM huying.workflow_variants v
            WHERE (v.visible = '{}' OR v.visible && a.roles)
              AND (k.kinds IS NULL OR v.code = ANY (k.kinds))
          UNION ALL SELECT '' FROM huying.workflow_variants v
            WHERE v.rank = 1 AND (v.visible = '{}' OR v.visible && a.roles) AND (k.kinds IS NULL OR v.code = ANY (k.kinds))),
    'restricted' = ANY (a.roles)
  FROM huying.accounts a,
    LATERAL (SELECT coalesce(array_agg(area), '{}') AS areas FROM huying.scope_areas WHERE account = a.name) s,
    LATERAL (SELECT array_agg(org) AS orgs FROM huying.scope_orgs WHERE account = a.name) o,
    LATERAL (SELECT array_agg(variant) AS kinds FROM huying.scope_kinds WHERE account = a.name) k
  WHERE a.name = who AND a.active
$$;

-- The parts that the policies ask for, once a query each. They tell an account about itself only.
CREATE FUNCTION huying_sys.my_roles() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT roles FROM huying.accounts WHERE name = session_user AND active), '{}') $$;
CREATE FUNCTION huying_sys.i_am_any(wanted text[]) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT huying_sys.my_roles() && wanted $$;
CREATE FUNCTION huying_sys.i_handle() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT EXISTS (SELECT FROM unnest(huying_sys.my_roles()) r WHERE r NOT LIKE 'admin\_%' AND r <> 'reporter') $$;
CREATE FUNCTION huying_sys.i_am_whole() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT is_whole FROM huying_sys.self_of(session_user)), false) $$;
CREATE FUNCTION huying_sys.my_areas() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT w.area FROM huying.scope_areas s JOIN huying_sys.area_within w ON w.ancestor = s.area WHERE s.account = session_user $$;
CREATE FUNCTION huying_sys.my_orgs() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT array_agg(org) FROM huying.scope_orgs WHERE account = session_user $$;
CREATE FUNCTION huying_sys.my_variants() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT coalesce((SELECT variants FROM huying_sys.self_of(session_user)), '{}') $$;

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
  a_orgs text[], a_kinds text[], verifier text) RETURNS void LANGUAGE plpgsql AS $$
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

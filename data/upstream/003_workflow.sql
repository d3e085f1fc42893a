-- SPDX-License-Identifier: GPL-3.0-or-later
-- resources/workflow.json as rows. The installer gives the file to load_workflow(); a new version of it too.
SET ROLE huying_owner;

CREATE TABLE huying.workflow_roles (code text PRIMARY KEY, rank int NOT NULL, zh text NOT NULL, en text NOT NULL);
CREATE TABLE huying.workflow_variants (code text PRIMARY KEY, rank int NOT NULL, zh text NOT NULL, en text NOT NULL,
  visible text[] NOT NULL);       -- roles; empty: all
CREATE TABLE huying.workflow_states (code text PRIMARY KEY, rank int NOT NULL, zh text NOT NULL, en text NOT NULL,
  stage text NOT NULL, final boolean NOT NULL);
CREATE TABLE huying.workflow_actions (
  code text PRIMARY KEY, rank int NOT NULL, zh text NOT NULL, en text NOT NULL,
  "from" text[] NOT NULL,         -- '' is a case that does not exist yet
  "to" text NOT NULL,             -- '=' keeps the state, '<' back before a merge, '<<' before the last action
  needs text[] NOT NULL, roles text[] NOT NULL, clock text, guards text[] NOT NULL,
  variants text[] NOT NULL,       -- empty: all
  who text NOT NULL CHECK (who IN ('anyone', 'own_org', 'whistle_org')), exclusive boolean NOT NULL, undo boolean NOT NULL,
  ends boolean NOT NULL DEFAULT true); -- may lead to a final state

CREATE FUNCTION huying_sys.texts(list jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS
  $$ SELECT coalesce(array_agg(e ORDER BY n), '{}') FROM jsonb_array_elements_text(list) WITH ORDINALITY AS t(e, n) $$;

-- Every role of the table becomes a group role huying_<code>.
CREATE FUNCTION huying_sys.load_workflow(w jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  code text;
  known text[] := ARRAY['has_units', 'running', 'stopped', 'request', 'no_request', 'supervised', 'not_supervised',
    'no_open_whistle', 'whistle_called', 'whistle_signed', 'whistle_arrived', 'whistle_handled', 'claimed', 'unclaimed', 'undoable'];
BEGIN
  DELETE FROM huying.workflow_roles;
  DELETE FROM huying.workflow_variants;
  DELETE FROM huying.workflow_states;
  DELETE FROM huying.workflow_actions;
  INSERT INTO huying.workflow_roles
    SELECT o->>'code', n, o->>'zh', o->>'en' FROM jsonb_array_elements(w->'roles') WITH ORDINALITY AS t(o, n);
  INSERT INTO huying.workflow_variants
    SELECT o->>'code', n, o->>'zh', o->>'en', huying_sys.texts(o->'visible')
    FROM jsonb_array_elements(w->'variants') WITH ORDINALITY AS t(o, n);
  INSERT INTO huying.workflow_states
    SELECT o->>'code', n, o->>'zh', o->>'en', o->>'stage', coalesce((o->'final')::boolean, false)
    FROM jsonb_array_elements(w->'states') WITH ORDINALITY AS t(o, n);
  INSERT INTO huying.workflow_actions
    SELECT o->>'code', n, o->>'zh', o->>'en', huying_sys.texts(o->'from'), o->>'to', huying_sys.texts(o->'needs'),
      huying_sys.texts(o->'roles'), o->>'clock', huying_sys.texts(o->'guard'), huying_sys.texts(o->'variants'),
      coalesce(o->>'who', 'anyone'), coalesce((o->'exclusive')::boolean, false), coalesce((o->'undo')::boolean, false)
    FROM jsonb_array_elements(w->'actions') WITH ORDINALITY AS t(o, n);
  UPDATE huying.workflow_actions a SET ends = a."to" = '<' OR EXISTS (SELECT FROM huying.workflow_states s WHERE s.code = a."to" AND s.final);
  SELECT a.code INTO code FROM huying.workflow_actions a WHERE NOT a.guards <@ known
    OR NOT a.roles <@ (SELECT array_agg(r.code) FROM huying.workflow_roles r)
    OR NOT a."from" <@ (SELECT array_agg(s.code) || ARRAY[''] FROM huying.workflow_states s)
    OR NOT a."to" = ANY ((SELECT array_agg(s.code) FROM huying.workflow_states s) || ARRAY['=', '<', '<<']) LIMIT 1;
  IF code IS NOT NULL THEN
    RAISE EXCEPTION '流程表的动作 % 用了没有定义的条件、角色或状态', code;
  END IF;
  -- A role of the table must not become one of the owners.
  SELECT r.code INTO code FROM huying.workflow_roles r
    WHERE r.code !~ '^[a-z][a-z_]*$' OR r.code = 'account' OR r.code LIKE '%owner' LIMIT 1;
  IF code IS NOT NULL THEN
    RAISE EXCEPTION '流程表的角色代码 % 不能用', code;
  END IF;
  UPDATE huying_sys.limits SET undo_ms = (w->>'undo_seconds')::int * 1000;
  UPDATE huying.settings SET value = w->>'version' WHERE key = 'workflow_version';
  FOR code IN SELECT 'huying_' || r.code FROM huying.workflow_roles r LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = code) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', code);
    END IF;
  END LOOP;
END $$;
RESET ROLE;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- What `huyingctl upstream load` and `status` need besides COPY: both run as the superuser.
SET ROLE huying_vault_owner;
CREATE TABLE huying.unit_cells (ref text PRIMARY KEY, phone_enc bytea NOT NULL); -- sealed, as people's
ALTER TABLE huying.unit_cells ENABLE ROW LEVEL SECURITY;

SET ROLE huying_owner;
-- Without empty members at any depth: a store's writer leaves nulls where it looked for a part.
CREATE FUNCTION huying_sys.dense_deep(v jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE jsonb_typeof(v)
    WHEN 'object' THEN (SELECT coalesce(jsonb_object_agg(k, d), '{}') FROM (SELECT key AS k, huying_sys.dense_deep(value) AS d FROM jsonb_each(v) OFFSET 0) x
      WHERE d NOT IN ('null', '0', '""', '{}', '[]'))
    WHEN 'array' THEN (SELECT coalesce(jsonb_agg(huying_sys.dense_deep(e) ORDER BY n), '[]') FROM jsonb_array_elements(v) WITH ORDINALITY AS t(e, n))
    ELSE v END
$$;

-- Who has the topmost area has the whole place, but of several topmost ones he needs all: two counties without their
-- prefecture are two places.
CREATE OR REPLACE FUNCTION huying_sys.keep_selves(names text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM huying_sys.selves WHERE names IS NULL OR name = ANY (names);
  INSERT INTO huying_sys.selves
    SELECT a.name, a.roles, s.areas, o.orgs,
      '*' = ANY (s.areas) OR coalesce((SELECT bool_and(t.code = ANY (s.areas)) FROM huying.areas t WHERE t.parent IS NULL), false),
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

-- fold() of actions that are at hand, in their order: who knows a case's county looks in its partitions only, which in a
-- prefecture is a few dozen of several hundred.
CREATE FUNCTION huying_sys.fold_of(a_id uuid, log huying.actions[], OUT now huying.cases, OUT before huying.cases, OUT undo_actor text)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  a huying.actions; r huying.workflow_actions; was huying.cases;
BEGIN
  now := huying_sys.unborn(a_id);
  FOREACH a IN ARRAY log LOOP
    SELECT * INTO r FROM huying.workflow_actions WHERE code = a.kind;
    was := now;
    IF r."to" = '<<' THEN
      now := before;
      now.updated_at := a.at;
      now.version := was.version + 1;
    ELSE
      now := huying_sys.reduce(was, r, a.actor, a.org, a.at, a.payload);
      IF a.expected_version = 0 THEN
        now.county := a.county;
        now.reported_by := a.submitted_by;
      END IF;
    END IF;
    undo_actor := NULL;
    IF r.undo THEN
      before := was;
      undo_actor := a.actor;
    END IF;
  END LOOP;
END $$;
CREATE OR REPLACE FUNCTION huying_sys.fold(a_id uuid, OUT now huying.cases, OUT before huying.cases, OUT undo_actor text)
LANGUAGE sql STABLE AS $$
  SELECT f.now, f.before, f.undo_actor
    FROM huying_sys.fold_of(a_id, ARRAY(SELECT a FROM huying.actions a WHERE a.case_id = a_id ORDER BY a.expected_version)) f
$$;
CREATE FUNCTION huying_sys.log_in(a_id uuid, a_county text) RETURNS huying.actions[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(SELECT a FROM huying.actions a WHERE a.case_id = a_id AND a.county = a_county ORDER BY a.expected_version);
END $$;
CREATE OR REPLACE FUNCTION huying.verify_cases(after uuid, number int, OUT looked_at int, OUT last_id uuid, OUT differing text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  c huying.cases; n huying.cases;
BEGIN
  PERFORM huying_sys.only('{admin_system,admin_audit,auditor}', '核对案卷');
  looked_at := 0; differing := '{}';
  FOR c IN SELECT * FROM huying.cases WHERE id > coalesce(after, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT number LOOP
    n := (SELECT f.now FROM huying_sys.fold_of(c.id, huying_sys.log_in(c.id, c.county)) f);
    IF n IS DISTINCT FROM c THEN
      differing := differing || c.no;
    END IF;
    looked_at := looked_at + 1;
    last_id := c.id;
  END LOOP;
END $$;

-- The next `number` cases of pg_temp.cases_loaded (a store's rows, made like huying.cases) after `after`: each is folded
-- from its actions, which are loaded already, and written as the fold says. `differing` names those whose row in the
-- store said something else.
CREATE FUNCTION huying_sys.take_loaded_cases(after uuid, number int, OUT looked_at int, OUT last_id uuid, OUT differing text[])
LANGUAGE plpgsql AS $$
DECLARE
  c huying.cases; n huying.cases; members text;
BEGIN
  looked_at := 0; differing := '{}';
  FOR c IN SELECT * FROM pg_temp.cases_loaded l WHERE after IS NULL OR l.id > after ORDER BY l.id LIMIT number LOOP
    looked_at := looked_at + 1;
    last_id := c.id;
    n := (SELECT f.now FROM huying_sys.fold_of(c.id, huying_sys.log_in(c.id, c.county)) f);
    IF n.version = 0 THEN
      differing := differing || (c.no || '（没有动作）');
      CONTINUE;
    END IF;
    INSERT INTO huying.cases VALUES (n.*);
    c.county := n.county; c.parties := n.parties; c.reported_by := n.reported_by;
    c.details := nullif(huying_sys.dense(jsonb_strip_nulls(c.details)), '{}');
    IF c IS DISTINCT FROM n THEN -- in the depths, perhaps: seldom, and slow to look at
      c.details := nullif(huying_sys.dense_deep(c.details), '{}');
      n.details := nullif(huying_sys.dense_deep(n.details), '{}');
    END IF;
    IF c IS DISTINCT FROM n THEN
      SELECT string_agg(a.key, ' ') INTO members FROM jsonb_each(to_jsonb(c)) a JOIN jsonb_each(to_jsonb(n)) b USING (key)
        WHERE a.value IS DISTINCT FROM b.value;
      differing := differing || format('%s（%s）', c.no, coalesce(members, 'geom'));
    END IF;
  END LOOP;
END $$;

-- At the end of a load: numbers go on after the loaded ones, and seats that had read the empty upstream read it anew.
CREATE FUNCTION huying_sys.after_load(about text, counts text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  prefix text := (SELECT number_prefix FROM huying_sys.limits);
  last bigint;
BEGIN
  SELECT max(split_part(substr(c.no, length(prefix) + 1), '-', 2)::bigint) INTO last FROM huying.cases c
    WHERE left(c.no, length(prefix)) = prefix AND substr(c.no, length(prefix) + 1) ~ '^\d\d-\d{7,15}$';
  IF last >= (SELECT last_value FROM huying_sys.case_no) THEN
    PERFORM setval('huying_sys.case_no', last);
  END IF;
  DELETE FROM huying.feed;
  UPDATE huying.settings SET value = gen_random_uuid()::text WHERE key = 'incarnation';
  PERFORM huying_sys.audit_append('upstream.load', about, counts);
END $$;

-- partitions_until: of the county that runs out first. in_default: months nobody made a partition for.
CREATE FUNCTION huying_sys.status_now() RETURNS jsonb LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'incarnation', (SELECT value FROM huying.settings WHERE key = 'incarnation'),
    'migration', (SELECT max(version) FROM huying_sys.migrations),
    'size_bytes', pg_database_size(current_database()),
    'cases', (SELECT reltuples::bigint FROM pg_class WHERE oid = 'huying.cases'::regclass),
    'feed_waiting', (SELECT count(*) FROM huying.feed WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())),
    'oldest_transaction_seconds', (SELECT extract(epoch FROM max(clock_timestamp() - xact_start))::int FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()),
    'partitions_until', (SELECT min(until) FROM (SELECT max(right(relname, 6)) AS until FROM pg_class
      WHERE relnamespace = 'huying'::regnamespace AND relname ~ '^actions_.*_\d{6}$' GROUP BY left(relname, -7)) x),
    'in_default', (SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class
      WHERE relnamespace = 'huying'::regnamespace AND relname ~ '^actions_.*_any$' AND relkind = 'r'),
    'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('account', account, 'seat', seat, 'at', at, 'outbox', outbox,
      'lag', (SELECT count(*) FROM huying.feed f, huying_sys.position_of(s."position") p WHERE (f.xid, f.seq) > (p.xid, p.seq))) ORDER BY account, seat), '[]')
      FROM huying.seats s))
$$;
CREATE OR REPLACE FUNCTION huying.status() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_system,chief}', '查看上级库状态');
  RETURN huying_sys.status_now();
END $$;
RESET ROLE;

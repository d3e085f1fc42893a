-- SPDX-License-Identifier: GPL-3.0-or-later
-- What changed, in an order that nobody can slip into afterwards: by transaction, read only below the oldest one
-- still running. A sequence alone would skip rows that commit late.
SET ROLE huying_owner;

CREATE SEQUENCE huying_sys.feed_seq CACHE 1;
CREATE TABLE huying.feed (
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(), seq bigint NOT NULL DEFAULT nextval('huying_sys.feed_seq'),
  nonce int NOT NULL DEFAULT (random() * 2147483647)::int, -- a position names it, so that a restored past shows
  what text NOT NULL,           -- action, row, table, scope, message
  id uuid UNIQUE,               -- of the action: no action is taken twice, whatever its partition
  case_id uuid, county text, at bigint, version int, -- where the action lies
  moved boolean NOT NULL DEFAULT false, -- others may see the case than before; was_* is who could
  was_area text, was_parties text[], was_variant text, was_restricted boolean,
  key text,                     -- row: "table:key"; table: its name; scope: the account; message: its id, was_parties whom it concerns
  PRIMARY KEY (xid, seq));

-- Registers say for themselves what changed; past a thousand rows at once only that the table has to be fetched again.
CREATE FUNCTION huying_sys.tell_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  number bigint;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    INSERT INTO huying.feed (what, key) VALUES ('table', TG_ARGV[1]);
    RETURN NULL;
  END IF;
  EXECUTE 'SELECT count(*) FROM rows_changed' INTO number;
  IF number > 1000 THEN
    INSERT INTO huying.feed (what, key) VALUES ('table', TG_ARGV[1]);
  ELSIF number > 0 THEN
    EXECUTE format('INSERT INTO huying.feed (what, key) SELECT ''row'', %L || %I FROM rows_changed', TG_ARGV[1] || ':', TG_ARGV[0]);
  END IF;
  PERFORM pg_notify('huying', '');
  RETURN NULL;
END $$;
CREATE FUNCTION huying_sys.tell_of(rel text, key_column text, shown text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER feed_insert AFTER INSERT ON huying.%I REFERENCING NEW TABLE AS rows_changed
    EXECUTE FUNCTION huying_sys.tell_rows(%L, %L)', rel, key_column, shown);
  EXECUTE format('CREATE TRIGGER feed_update AFTER UPDATE ON huying.%I REFERENCING NEW TABLE AS rows_changed
    EXECUTE FUNCTION huying_sys.tell_rows(%L, %L)', rel, key_column, shown);
  EXECUTE format('CREATE TRIGGER feed_delete AFTER DELETE ON huying.%I REFERENCING OLD TABLE AS rows_changed
    EXECUTE FUNCTION huying_sys.tell_rows(%L, %L)', rel, key_column, shown);
  EXECUTE format('CREATE TRIGGER feed_truncate AFTER TRUNCATE ON huying.%I
    EXECUTE FUNCTION huying_sys.tell_rows(%L, %L)', rel, key_column, shown);
END $$;
SELECT huying_sys.tell_of(t, k, t) FROM (VALUES ('areas', 'code'), ('area_supersede', 'old'), ('organizations', 'code'),
  ('places', 'ref'), ('things', 'ref'), ('sentiments', 'ref'), ('units', 'ref'), ('roads', 'ref'), ('buildings', 'ref'),
  ('land', 'ref'), ('waterways', 'ref'), ('codes', 'table'), ('rules', 'kind'), ('attachments', 'case_id'),
  ('accounts', 'name'), ('workflow_actions', 'code'), ('workflow_states', 'code')) AS x(t, k);

CREATE FUNCTION huying_sys.tell_scope(a_name text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO huying.feed (what, key) VALUES ('scope', a_name);
  SELECT pg_notify('huying', '');
$$;

-- "xid-seq-nonce"; '' is the beginning.
CREATE TYPE huying_sys.feed_position AS (xid xid8, seq bigint, nonce int);
CREATE FUNCTION huying_sys.position_of(token text) RETURNS huying_sys.feed_position LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF coalesce(token, '') = '' THEN
    RETURN ('0'::xid8, 0::bigint, NULL::int);
  ELSIF token !~ '^\d{1,19}-\d{1,18}-\d{0,10}$' THEN
    RAISE EXCEPTION '读取位置“%”写法不对', left(token, 60) USING ERRCODE = 'HY001';
  END IF;
  RETURN (split_part(token, '-', 1)::xid8, split_part(token, '-', 2)::bigint, nullif(split_part(token, '-', 3), '')::int);
END $$;

-- Where a scan of at most `number` entries after `token` ends, seen or not by the account, and whether there are more.
-- Below the horizon of the calling query's snapshot: STABLE, so it is the same one that the reader reads with.
CREATE FUNCTION huying_sys.feed_edge(token text, number int, OUT after_xid xid8, OUT after_seq bigint, OUT xid xid8, OUT seq bigint,
  OUT "position" text, OUT more boolean) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  after huying_sys.feed_position := huying_sys.position_of(token);
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  e record;
BEGIN
  IF after.xid > pg_snapshot_xmax(pg_current_snapshot()) OR (after.nonce IS NOT NULL AND NOT EXISTS (
       SELECT FROM huying.feed f WHERE f.xid = after.xid AND f.seq = after.seq AND f.nonce = after.nonce)) THEN
    RAISE EXCEPTION '上级库不再是读到这里时的那一个（从备份恢复过，或记录已清理），须重新下载' USING ERRCODE = 'HY002';
  END IF;
  after_xid := after.xid; after_seq := after.seq; more := false;
  number := least(greatest(number, 1), 10000);
  SELECT f.xid, f.seq, f.nonce INTO e FROM huying.feed f
   WHERE (f.xid, f.seq) > (after.xid, after.seq) AND f.xid < horizon ORDER BY f.xid, f.seq OFFSET number - 1 LIMIT 1;
  IF FOUND THEN
    more := EXISTS (SELECT FROM huying.feed f WHERE (f.xid, f.seq) > (e.xid, e.seq) AND f.xid < horizon);
  ELSE
    SELECT f.xid, f.seq, f.nonce INTO e FROM huying.feed f
     WHERE (f.xid, f.seq) > (after.xid, after.seq) AND f.xid < horizon ORDER BY f.xid DESC, f.seq DESC LIMIT 1;
  END IF;
  xid := coalesce(e.xid, after.xid);
  seq := coalesce(e.seq, after.seq);
  "position" := CASE WHEN e.xid IS NULL THEN coalesce(token, '') ELSE concat_ws('-', e.xid, e.seq, e.nonce) END;
END $$;

-- One row an entry that the account may see, in order, then always one "end" whose position to go on from.
--   action  body = the action: id, case_id, kind, actor, org, at, expected_version, payload
--   reload  body = {case_id}: fetch its whole log from huying.actions; who may see it has changed
--   drop    body = {case_id}: the account may no longer hold it
--   row     body = {table, key}: fetch that row; if it is not there, drop it.    table   body = {table}: fetch all of it
--   message body = {message}: one that the account wrote or got, or an acknowledgement of it; fetch it with huying.my_messages
--   scope   body = {account}: own scope changed; ask huying.gone() what to drop and compare huying.cases for what is new
--   end     body = {more}: whether another call brings more at once
-- Sees what the policies of cases and feed let the account see, asked case by case: through the policies themselves
-- every reader would go over all cases of the place.
CREATE FUNCTION huying.changes_since(token text DEFAULT '', number int DEFAULT 1000)
RETURNS TABLE ("position" text, what text, body jsonb) LANGUAGE plpgsql STABLE ROWS 1000
SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  me huying_sys.self;
  e record;
BEGIN
  SELECT * INTO me FROM huying_sys.selves WHERE name = session_user;
  IF NOT coalesce(me.handles, false) THEN
    RAISE EXCEPTION '您的账号不能读取变化' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO e FROM huying_sys.feed_edge(token, number);
  RETURN QUERY
    WITH w AS MATERIALIZED (
      SELECT f.* FROM huying.feed f WHERE (f.xid, f.seq) > (e.after_xid, e.after_seq) AND (f.xid, f.seq) <= (e.xid, e.seq)),
    seen AS MATERIALIZED (
      SELECT c.id FROM (SELECT DISTINCT w.case_id FROM w WHERE w.what = 'action') d,
        LATERAL (SELECT c.* FROM huying.cases c WHERE c.id = d.case_id OFFSET 0) c
      WHERE coalesce(c.variant, '') = ANY (me.variants) AND (c.flags & 16 = 0 OR me.sees_restricted)
        AND (me.orgs IS NULL OR coalesce(c.parties && me.orgs, false))
        AND (me.is_whole OR EXISTS (SELECT FROM huying_sys.area_within i WHERE i.area = c.area AND i.ancestor = ANY (me.areas))))
    SELECT concat_ws('-', w.xid, w.seq, w.nonce),
      CASE WHEN w.what <> 'action' THEN w.what WHEN NOT w.moved THEN 'action' WHEN s.id IS NULL THEN 'drop' ELSE 'reload' END,
      CASE w.what
        WHEN 'action' THEN coalesce(a.body, jsonb_build_object('case_id', w.case_id))
        WHEN 'row' THEN jsonb_build_object('table', split_part(w.key, ':', 1), 'key', substr(w.key, strpos(w.key, ':') + 1))
        WHEN 'table' THEN jsonb_build_object('table', w.key)
        WHEN 'message' THEN jsonb_build_object('message', w.key)
        ELSE jsonb_build_object('account', w.key) END
    FROM w
    LEFT JOIN seen s ON s.id = w.case_id
    LEFT JOIN LATERAL (SELECT jsonb_build_object('id', x.id, 'case_id', x.case_id, 'kind', x.kind, 'actor', x.actor, 'org', coalesce(x.org, ''),
        'at', x.at, 'expected_version', x.expected_version, 'payload', x.payload) AS body FROM huying.actions x
      WHERE x.case_id = w.case_id AND x.expected_version = w.version - 1 AND x.county = w.county AND x.at = w.at OFFSET 0) a
      ON NOT w.moved AND s.id IS NOT NULL
    WHERE CASE w.what
      WHEN 'action' THEN s.id IS NOT NULL OR w.moved AND huying_sys.sees_placed(me, w.was_area, w.was_parties, w.was_variant, w.was_restricted)
      WHEN 'scope' THEN w.key = session_user
      WHEN 'message' THEN session_user = ANY (w.was_parties)
      ELSE has_table_privilege(session_user, 'huying.' || quote_ident(split_part(w.key, ':', 1)), 'select') END
    ORDER BY w.xid, w.seq;
  RETURN QUERY SELECT e."position", 'end'::text, jsonb_build_object('more', e.more);
END $$;

-- Where a first load begins: take it, then COPY in one REPEATABLE READ transaction, then go on from it. What committed
-- in between comes a second time; ids make that harmless.
CREATE FUNCTION huying.start_position() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  last huying.feed;
BEGIN
  SELECT * INTO last FROM huying.feed WHERE xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid DESC, seq DESC LIMIT 1;
  RETURN CASE WHEN last.xid IS NULL THEN '' ELSE concat_ws('-', last.xid, last.seq, last.nonce) END;
END $$;

-- Of the cases that a seat holds, those that the account may not (or no longer) hold.
CREATE FUNCTION huying.gone(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS
  $$ SELECT i FROM unnest(ids) i WHERE NOT EXISTS (SELECT FROM huying.cases c WHERE c.id = i OFFSET 0) $$;
RESET ROLE;

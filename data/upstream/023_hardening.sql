-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an account with psql could do to others: hold up the feed, lock what it does not see, send what nobody can hold.

-- By the superuser who installs, upgrades or has restored: what PostgreSQL and PostGIS leave open to everybody.
CREATE FUNCTION huying_sys.close_server() RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  f regprocedure; db text;
BEGIN
  -- Advisory locks outlive transactions and fill the lock table of the whole server; PostGIS tells statistics of any table.
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.proname ~ '^pg_(try_)?advisory_(xact_)?lock' AND p.pronamespace = 'pg_catalog'::regnamespace
      OR p.proname IN ('_postgis_stats', '_postgis_selectivity', '_postgis_join_selectivity', '_postgis_index_extent', 'st_estimatedextent')
        AND p.pronamespace = 'public'::regnamespace LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
  GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(bigint) TO huying_owner; -- save_rules()
  REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC; -- no DO
  GRANT USAGE ON LANGUAGE plpgsql TO huying_owner, huying_audit_owner, huying_vault_owner;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO huying_account', current_database());
  EXECUTE format('ALTER DATABASE %I SET temp_file_limit = %L', current_database(), '8GB');
  -- An account has nothing to do in the others: there it could lock what it likes and make temporary tables.
  FOR db IN SELECT d.datname FROM pg_database d WHERE d.datname IN ('postgres', 'template1') AND d.datname <> current_database()
      AND has_database_privilege('public', d.oid, 'connect') LOOP
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', db);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO pg_monitor', db);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION huying_sys.close_server FROM PUBLIC;
SELECT huying_sys.close_server();

SET ROLE huying_owner;
-- As 012_administration.sql has it; a new database is open again.
CREATE OR REPLACE FUNCTION huying_sys.after_restore() RETURNS void LANGUAGE sql AS $$
  UPDATE huying.feed SET xid = '3'::xid8, nonce = (random() * 2147483647)::int;
  UPDATE huying.settings SET value = gen_random_uuid()::text WHERE key = 'incarnation';
  SELECT huying_sys.close_server();
$$;

-- As 012_administration.sql has it, and in whatever database: what runs or is kept busy holds up the feed just as well. Reading only
-- may take an hour, as a first load does; who looks after the server may take it too. Each end is in the audit.
CREATE OR REPLACE FUNCTION huying_sys.end_stalled() RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  s record; ended int := 0;
BEGIN
  FOR s IN SELECT a.pid, a.usename, a.datname, extract(epoch FROM clock_timestamp() - a.xact_start)::int AS seconds
      FROM pg_stat_activity a JOIN huying.accounts h ON h.name = a.usename, huying_sys.limits l
      WHERE a.pid <> pg_backend_pid() AND (a.state LIKE 'idle in transaction%' AND a.state_change < clock_timestamp() - make_interval(secs => l.stalled_seconds)
        OR a.xact_start < clock_timestamp() - make_interval(secs => l.stalled_seconds
          * CASE WHEN a.backend_xid IS NULL OR 'admin_system' = ANY (h.roles) THEN 60 ELSE 1 END)) LOOP
    IF pg_terminate_backend(s.pid) THEN
      ended := ended + 1;
      PERFORM huying_sys.audit_append('session.ended', s.usename, format('%s 的事务开了 %s 秒', s.datname, s.seconds));
    END IF;
  END LOOP;
  RETURN ended;
END $$;

-- As 012_administration.sql has it. An account has at most twenty seats, the last ones that it named.
CREATE OR REPLACE FUNCTION huying.heartbeat(a_seat text, a_position text, a_outbox int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only(ARRAY(SELECT code FROM huying.workflow_roles), '连接');
  PERFORM huying_sys.position_of(a_position); -- or nobody could read the status
  INSERT INTO huying.seats VALUES (session_user, left(a_seat, 40), huying_sys.now_ms(), left(a_position, 60), a_outbox)
    ON CONFLICT (account, seat) DO UPDATE SET at = excluded.at, "position" = excluded."position", outbox = excluded.outbox;
  DELETE FROM huying.seats WHERE account = session_user AND seat NOT IN (
    SELECT s.seat FROM huying.seats s WHERE s.account = session_user ORDER BY s.at DESC LIMIT 20);
  RETURN huying_sys.end_stalled();
END $$;
DELETE FROM huying.seats; -- they come again within ten seconds

-- Who locks rows and does not let go is not waited for: the seat sends the same again.
ALTER FUNCTION huying.submit_actions SET lock_timeout = '5s';
ALTER FUNCTION huying.decide_alarms SET lock_timeout = '5s';

-- As 016_messages.sql has it, but to words that somebody could be meant by: everyone who gets the message holds them.
CREATE OR REPLACE FUNCTION huying.send_message(a_id uuid, a_to text[], a_text text, a_urgent boolean, a_case uuid, a_at bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me huying_sys.self;
  now_ms bigint := huying_sys.now_ms();
  receivers text[] := '{}'; named text[];
  word text; owner text;
BEGIN
  SELECT * INTO me FROM huying_sys.selves WHERE name = session_user;
  IF NOT huying_sys.may_message(coalesce(me.roles, '{}'), 'answer') THEN
    RAISE EXCEPTION '您的角色不能发消息' USING ERRCODE = 'insufficient_privilege';
  ELSIF coalesce(length(btrim(a_text)), 0) NOT BETWEEN 1 AND 500 OR coalesce(cardinality(a_to), 0) NOT BETWEEN 1 AND 200 OR a_id IS NULL THEN
    RETURN jsonb_build_object('status', 'refused', 'code', 'bad_input', 'reason', '消息要有 1 到 500 字，收件人 1 到 200 个');
  END IF;
  FOREACH word IN ARRAY a_to LOOP
    IF coalesce(length(word), 0) NOT BETWEEN 1 AND 60 OR word LIKE 'role:%' AND NOT EXISTS (SELECT FROM huying.workflow_roles r WHERE r.code = substr(word, 6)) THEN
      RETURN jsonb_build_object('status', 'refused', 'code', 'bad_input', 'reason', '没有收件人“' || left(coalesce(word, ''), 60) || '”');
    END IF;
  END LOOP;
  SELECT sender INTO owner FROM huying.messages WHERE id = a_id;
  IF owner IS NULL THEN
    FOREACH word IN ARRAY a_to LOOP
      IF NOT huying_sys.may_message(me.roles, CASE WHEN word = 'all' OR word LIKE 'role:%' THEN 'all' WHEN word LIKE 'unit:%' THEN 'send' ELSE 'answer' END) THEN
        RETURN jsonb_build_object('status', 'refused', 'code', 'role', 'reason', '您的角色不能向“' || left(word, 60) || '”发消息');
      END IF;
      named := huying_sys.meant_by(me, word);
      IF named IS NULL AND word NOT LIKE 'role:%' THEN
        RETURN jsonb_build_object('status', 'refused', 'code', 'nobody', 'reason', CASE WHEN word = 'all' THEN '辖区内没有别的账号'
          WHEN word LIKE 'unit:%' THEN '力量 ' || left(substr(word, 6), 40) || ' 没有绑定账号，或不在您的管辖范围'
          ELSE '没有账号“' || left(substr(word, 9), 40) || '”，或不在您能发消息的范围' END);
      END IF;
      receivers := receivers || coalesce(named, '{}');
    END LOOP;
    IF cardinality(receivers) = 0 THEN
      RETURN jsonb_build_object('status', 'refused', 'code', 'nobody', 'reason', '这个角色现在没有人');
    END IF;
    INSERT INTO huying.messages VALUES (a_id, me.name, a_to, btrim(a_text), coalesce(a_urgent, false),
      CASE WHEN huying_sys.holds_case(a_case) THEN a_case END, least(coalesce(a_at, now_ms), now_ms), now_ms) ON CONFLICT DO NOTHING;
    IF FOUND THEN
      receivers := ARRAY(SELECT DISTINCT e FROM unnest(receivers) e);
      INSERT INTO huying.receipts SELECT a_id, e, me.name FROM unnest(receivers) e;
      INSERT INTO huying.feed (what, key, was_parties) VALUES ('message', a_id::text, receivers || me.name);
      PERFORM huying_sys.audit_append('message', a_id::text, left(array_to_string(a_to, ','), 400) || '：' || cardinality(receivers) || ' 人');
      PERFORM pg_notify('huying', '');
      RETURN jsonb_build_object('status', 'accepted', 'to', cardinality(receivers));
    END IF;
    SELECT sender INTO owner FROM huying.messages WHERE id = a_id; -- the same at the same time
  END IF;
  RETURN CASE WHEN owner = me.name THEN jsonb_build_object('status', 'known', 'to', (SELECT count(*) FROM huying.receipts WHERE message = a_id))
    ELSE jsonb_build_object('status', 'refused', 'code', 'id_taken', 'reason', '这个消息编号已被用过') END;
END $$;

-- Deadlines go with the steps that set them, as a seat's own rules do it; the marks of an order and of a merge with the order and the
-- merge; and what hides a case is for those who still see it then. Of the system's own accounts everything is believed.
CREATE FUNCTION huying_sys.overreach(me huying_sys.self, kind text, c huying.cases, p jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  sets boolean := jsonb_typeof(p -> 'due') = 'number' OR jsonb_typeof(p -> 'limit') = 'number'; -- as reduce() reads them: seats may leave nulls
  turned int;
BEGIN
  IF 'system' = ANY (me.roles) THEN
    RETURN NULL;
  ELSIF NOT me.handles AND (sets OR huying_sys.num(p, 'stage_due') <> 0 OR huying_sys.num(p, 'stage_limit') <> 0) THEN
    RETURN ARRAY['limit', '上报人不能定时限'];
  ELSIF sets AND kind <> ALL ('{report,assign,task_down,reassign,extend,resume,unmerge,reopen}') THEN
    RETURN ARRAY['limit', '这一步不能改时限'];
  ELSIF kind = 'flag' THEN
    turned := huying_sys.small(p, 'flags') # c.flags;
    IF turned & 6 <> 0 THEN
      RETURN ARRAY['flags', '督办和重复的标记由督办、并案来改'];
    ELSIF turned & 16 <> 0 AND NOT me.sees_restricted THEN
      RETURN ARRAY['flags', '您的账号看不到涉密案卷，不能改这个标记'];
    END IF;
  END IF;
  RETURN NULL;
END $$;

-- As 009_take.sql has it, and what an account takes upon itself. The case that another is merged into is held, so that two are not
-- merged into each other at the same time: one of them waits, or is sent again.
CREATE OR REPLACE FUNCTION huying_sys.step_problem(me huying_sys.self, r huying.workflow_actions, c huying.cases, actor text, org text, at bigint, p jsonb)
RETURNS text[] LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  why text[] := coalesce(huying_sys.refusal(c, r, me, actor, org, at, p), huying_sys.overreach(me, r.code, c, p));
BEGIN
  IF why IS NULL AND r.code = 'merge' THEN
    PERFORM FROM huying.cases t WHERE t.id = huying_sys.as_id(p ->> 'into') AND t.id <> c.id
      AND t.merged_into IS NULL AND huying_sys.sees_placed(me, t.area, t.parties, t.variant, t.flags & 16 <> 0) FOR SHARE;
    IF NOT FOUND THEN
      RETURN ARRAY['target', '要并入的案卷没有找到，是它自己，或已并入别的案卷'];
    END IF;
  END IF;
  RETURN why;
END $$;

-- As 008_submit.sql has it, but one dissatisfied answer to a merged report brings the case back once.
CREATE OR REPLACE FUNCTION huying_sys.is_consequence(c huying.cases, kind text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE
    WHEN kind = 'answer' THEN c.state = 'merged' AND EXISTS (SELECT FROM huying.cases m
      JOIN huying.workflow_states s ON s.code = m.state AND s.final WHERE m.id = c.merged_into)
    WHEN kind IN ('fail', 'reopen') THEN EXISTS (
      SELECT FROM huying.actions a WHERE a.submitted_by = session_user AND a.kind IN ('follow_up', 'rate')
        AND huying_sys.num(a.payload, 'satisfaction') = 1
        AND (a.case_id = c.id AND a.expected_version = c.version - 1
             OR a.case_id IN (SELECT m.id FROM huying.cases m WHERE m.merged_into = c.id AND m.version = a.expected_version + 1)
               AND NOT EXISTS (SELECT FROM huying.actions x WHERE x.case_id = c.id AND x.county = c.county AND x.kind IN ('fail', 'reopen')
                 AND x.actor = 'system' AND x.received_at >= a.received_at)))
    ELSE false END;
END $$;

-- As 014_attachments.sql has it, but who works on cases holds what he sees, not what he once reported.
CREATE OR REPLACE FUNCTION huying_sys.holds_case(a_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM huying.cases c, huying_sys.selves s WHERE s.name = session_user AND c.id = a_case
    AND (coalesce(huying_sys.sees_placed(s::huying_sys.self, c.area, c.parties, c.variant, c.flags & 16 <> 0), false)
      OR c.reported_by = s.name AND NOT s.handles))
$$;

-- As 014_attachments.sql and 021_known.sql have them, but not without end.
CREATE OR REPLACE FUNCTION huying.put_blob(a_sha256 text, a_size bigint, a_start bigint, piece bytea) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  b huying.blobs; got bigint;
BEGIN
  PERFORM huying_sys.only(ARRAY(SELECT code FROM huying.workflow_roles WHERE code NOT LIKE 'admin\_%'), '上传附件');
  IF octet_length(piece) > 4194304 THEN
    RAISE EXCEPTION '一块最多 4 MB';
  ELSIF a_size NOT BETWEEN 1 AND 209715200 THEN
    RAISE EXCEPTION '附件不能是空的，也不能超过 200 MB';
  ELSIF NOT EXISTS (SELECT FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user)
      AND (SELECT count(*) FROM huying.blobs WHERE by = session_user AND NOT complete) >= 20 THEN
    RAISE EXCEPTION '未传完的附件太多，请先传完';
  ELSIF NOT EXISTS (SELECT FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user)
      AND a_size + (SELECT coalesce(sum(u.size), 0) FROM huying.blobs u WHERE u.by = session_user AND u.at > huying_sys.now_ms() - 7 * 86400000::bigint
        AND NOT EXISTS (SELECT FROM huying.attachments t WHERE t.sha256 = u.sha256)) > 2147483648 THEN
    RAISE EXCEPTION '一周内传上来、还没有用到案卷里的附件已满 2 GB' USING ERRCODE = 'configuration_limit_exceeded';
  END IF;
  INSERT INTO huying.blobs VALUES (a_sha256, session_user, a_size, false, huying_sys.now_ms()) ON CONFLICT DO NOTHING;
  SELECT * INTO b FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user FOR UPDATE;
  IF b.complete THEN
    RETURN b.size;
  ELSIF b.size <> a_size THEN
    RAISE EXCEPTION '大小与先前报的不同';
  END IF;
  -- No gaps: each begins where the one before ended.
  got := coalesce((SELECT p.start + octet_length(p.bytes) FROM huying.blob_pieces p WHERE p.sha256 = a_sha256 AND p.by = session_user
    ORDER BY p.start DESC LIMIT 1), 0);
  IF piece IS NULL OR octet_length(piece) = 0 OR a_start <> got OR got + octet_length(piece) > b.size THEN
    RETURN got;
  END IF;
  INSERT INTO huying.blob_pieces VALUES (a_sha256, session_user, a_start, piece);
  got := got + octet_length(piece);
  IF got = b.size THEN
    IF encode(sha256((SELECT string_agg(bytes, ''::bytea ORDER BY start) FROM huying.blob_pieces
        WHERE sha256 = a_sha256 AND by = session_user)), 'hex') <> a_sha256 THEN
      -- Not raised, or the pieces would stay; the next one begins anew.
      DELETE FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user;
      RETURN -1;
    END IF;
    UPDATE huying.blobs SET complete = true WHERE sha256 = a_sha256 AND by = session_user;
  END IF;
  RETURN got;
END $$;
CREATE OR REPLACE FUNCTION huying.attach(a_case uuid, a_sha256 text, a_name text, a_type text, a_role text, a_at bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  b huying.blobs;
BEGIN
  SELECT * INTO b FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user AND complete FOR KEY SHARE; -- purge() waits
  IF NOT FOUND THEN
    RAISE EXCEPTION '附件还没有传完';
  ELSIF NOT huying_sys.holds_case(a_case) AND NOT huying_sys.has_worked_on(a_case) THEN
    RAISE EXCEPTION '没有这个案卷，或不在您的管辖范围' USING ERRCODE = 'insufficient_privilege';
  ELSIF (SELECT count(*) FROM huying.attachments t WHERE t.case_id = a_case) >= 200 AND NOT EXISTS (SELECT FROM huying.attachments t
      WHERE t.case_id = a_case AND t.sha256 = a_sha256 AND t.role = left(a_role, 20)) THEN
    RAISE EXCEPTION '一个案卷最多 200 个附件';
  END IF;
  INSERT INTO huying.attachments VALUES (a_case, a_sha256, left(a_name, 200), left(a_type, 100), b.size, left(a_role, 20), least(a_at, huying_sys.now_ms()), session_user)
    ON CONFLICT DO NOTHING;
END $$;

-- As 012_administration.sql has it, and sessions that are open do not go on by what the account was.
CREATE OR REPLACE FUNCTION huying.set_account(name text, display text, roles text[], seat text, areas text[], orgs text[], kinds text[], verifier text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was jsonb;
BEGIN
  PERFORM huying_sys.only('{admin_security}', '管理账号');
  IF name = session_user THEN
    RAISE EXCEPTION '不能改自己的账号，请另一位安全管理员来改' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT to_jsonb(s) INTO was FROM huying_sys.selves s WHERE s.name = set_account.name;
  PERFORM huying_sys.put_account(name, display, roles, seat, areas, orgs, kinds, verifier);
  PERFORM huying_sys.tell_scope(name);
  -- Whoever came in with another password goes; of the rest what is in a transaction, which still reads by what the account was.
  PERFORM pg_terminate_backend(a.pid) FROM pg_stat_activity a WHERE a.usename = set_account.name AND (verifier IS NOT NULL
    OR a.xact_start IS NOT NULL AND was IS DISTINCT FROM (SELECT to_jsonb(s) FROM huying_sys.selves s WHERE s.name = set_account.name));
  PERFORM huying_sys.audit_append('account.set', name, concat_ws('；', '角色 ' || array_to_string(roles, ','),
    '辖区 ' || array_to_string(areas, ','), '单位 ' || array_to_string(orgs, ','), '类型 ' || array_to_string(kinds, ','),
    CASE WHEN verifier IS NOT NULL THEN '换口令' END));
END $$;

-- An account has twenty connections, a gateway as many as it needs. At the end of the transaction: the role comes after its row.
CREATE FUNCTION huying_sys.limit_connections() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = new.name) THEN
    EXECUTE format('ALTER ROLE %I CONNECTION LIMIT %s', new.name, CASE WHEN 'system' = ANY (new.roles) THEN -1 ELSE 20 END);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER connections_insert AFTER INSERT ON huying.accounts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION huying_sys.limit_connections();
CREATE CONSTRAINT TRIGGER connections_update AFTER UPDATE OF roles ON huying.accounts DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (old.roles <> new.roles) EXECUTE FUNCTION huying_sys.limit_connections();
DO $$
DECLARE
  account record;
BEGIN
  FOR account IN SELECT r.rolname FROM huying.accounts a JOIN pg_roles r ON r.rolname = a.name WHERE NOT 'system' = ANY (a.roles) LOOP
    EXECUTE format('ALTER ROLE %I CONNECTION LIMIT 20', account.rolname);
  END LOOP;
END $$;

-- As 018_alarms.sql has it, but only of alarms that there are.
CREATE OR REPLACE FUNCTION huying_sys.alarm_ground(key text, OUT case_id uuid, OUT area text) LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN key ~ '^(urgent/[^/]+|(overdue|stage|order|whistle_sign|whistle_arrive|whistle_handle)/[^/]+/[^/]{0,40})$'
      AND p[2] ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN p[2]::uuid END,
    CASE WHEN key ~ '^patrol_(late|short)/[^/]+/[^/]+/\d{4}-\d\d-\d\d$' THEN (SELECT a.code FROM huying.areas a WHERE a.code = p[3])
      WHEN key ~ '^fence/[^/]+/(enter|exit|dwell)/[^/]+$' THEN (SELECT u.area FROM huying.units u WHERE u.ref = p[4]) END
  FROM string_to_array(key, '/') p
$$;
-- An entry about an alarm or a file says whose it is, by its case_id or was_area, and is told to who may see that.
CREATE FUNCTION huying_sys.tell_placed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'alarms' THEN
    INSERT INTO huying.feed (what, key, case_id, was_area) SELECT 'row', 'alarms:' || r.key, r.case_id, r.area FROM rows_changed r;
  ELSE
    INSERT INTO huying.feed (what, key, case_id) SELECT DISTINCT 'row', 'attachments:' || r.case_id, r.case_id FROM rows_changed r;
  END IF;
  PERFORM pg_notify('huying', '');
  RETURN NULL;
END $$;
DO $$
DECLARE
  rel text; event text;
BEGIN
  FOREACH rel IN ARRAY ARRAY['alarms', 'attachments'] LOOP
    FOREACH event IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
      EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER %s ON huying.%I REFERENCING %s TABLE AS rows_changed EXECUTE FUNCTION huying_sys.tell_placed()',
        'feed_' || lower(event), event, rel, CASE event WHEN 'DELETE' THEN 'OLD' ELSE 'NEW' END);
    END LOOP;
  END LOOP;
END $$;
UPDATE huying.feed f SET case_id = a.case_id, was_area = a.area FROM huying.alarms a WHERE f.what = 'row' AND f.key = 'alarms:' || a.key;
UPDATE huying.feed f SET case_id = huying_sys.as_id(substr(f.key, 13)) WHERE f.what = 'row' AND f.key LIKE 'attachments:%';
-- As 011_rights.sql has it, but for these entries.
ALTER POLICY reading ON huying.feed USING (
  CASE what
    WHEN 'action' THEN (SELECT huying_sys.i_handle()) AND (EXISTS (SELECT FROM huying.cases c WHERE c.id = case_id)
      OR moved AND huying_sys.saw(was_area, was_parties, was_variant, was_restricted))
    WHEN 'scope' THEN key = session_user
    WHEN 'message' THEN session_user = ANY (was_parties)
    ELSE has_table_privilege(session_user, 'huying.' || quote_ident(split_part(key, ':', 1)), 'select')
      AND (case_id IS NULL OR EXISTS (SELECT FROM huying.cases c WHERE c.id = case_id))
      AND (was_area IS NULL OR (SELECT huying_sys.i_am_whole()) OR was_area IN (SELECT huying_sys.my_areas())) END);
-- As 007_feed.sql has it, but for these entries.
CREATE OR REPLACE FUNCTION huying.changes_since(token text DEFAULT '', number int DEFAULT 1000)
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
      SELECT c.id FROM (SELECT DISTINCT w.case_id FROM w WHERE w.case_id IS NOT NULL) d,
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
      ON w.what = 'action' AND NOT w.moved AND s.id IS NOT NULL
    WHERE CASE w.what
      WHEN 'action' THEN s.id IS NOT NULL OR w.moved AND huying_sys.sees_placed(me, w.was_area, w.was_parties, w.was_variant, w.was_restricted)
      WHEN 'scope' THEN w.key = session_user
      WHEN 'message' THEN session_user = ANY (w.was_parties)
      ELSE has_table_privilege(session_user, 'huying.' || quote_ident(split_part(w.key, ':', 1)), 'select')
        AND (w.case_id IS NULL OR s.id IS NOT NULL)
        AND (w.was_area IS NULL OR me.is_whole OR EXISTS (SELECT FROM huying_sys.area_within i WHERE i.area = w.was_area AND i.ancestor = ANY (me.areas))) END
    ORDER BY w.xid, w.seq;
  RETURN QUERY SELECT e."position", 'end'::text, jsonb_build_object('more', e.more);
END $$;

-- As 009_take.sql has it, but for what step_problem() now has to look at.
CREATE OR REPLACE FUNCTION huying_sys.take_all(me huying_sys.self, batch jsonb, limits huying_sys.limits, is_run boolean, refused jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  now_ms bigint := huying_sys.now_ms();
  trusted boolean := 'system' = ANY (me.roles);
  list huying_sys.asked[]; e huying_sys.asked; r huying.workflow_actions; i int := 1;
  wanted uuid[]; ids uuid[]; held huying.cases[]; -- held[i] is the case ids[i]
  slot int; c huying.cases; was huying.cases; seen boolean; dirty boolean; -- c: the case of ids[slot]; dirty: newer than held[slot]
  log huying.actions[]; moves huying.feed[]; born uuid[]; changed boolean; write_first boolean;
  p jsonb; a_at bigint; why text[]; undoing record;
  answer jsonb; answers jsonb[];
BEGIN
  SELECT array_agg(x), array_agg(x.case_id) INTO list, wanted FROM huying_sys.asked(batch, me, trusted, limits.payload) x;
  -- In one order for everybody, so that two batches do not wait for each other.
  SELECT array_agg(x.c), array_agg(x.id) INTO held, ids
    FROM (SELECT k AS c, k.id FROM huying.cases k WHERE k.id = ANY (wanted) ORDER BY k.id FOR NO KEY UPDATE) x;
  LOOP
    IF write_first OR i > cardinality(list) THEN
      IF dirty THEN
        held[slot] := c;
      END IF;
      IF log IS NOT NULL THEN
        PERFORM huying_sys.write_down(held, born, changed, log, moves);
      END IF;
      EXIT WHEN i > cardinality(list);
      log := NULL; moves := NULL; born := NULL; changed := NULL; dirty := NULL; write_first := NULL;
    END IF;
    e := list[i];
    IF log IS NOT NULL AND (e.reads OR refused IS NOT NULL) THEN
      write_first := true;
      CONTINUE;
    END IF;
    <<one>>
    BEGIN
      IF e.code IS NOT NULL OR refused IS NOT NULL THEN
        answer := CASE WHEN e.code = 'bad_input' THEN huying_sys.no(e.a, e.code, e.reason)
          WHEN refused IS NOT NULL AND huying_sys.is_groundless(e.a, refused) THEN huying_sys.no_ground(me, e.a)
          WHEN e.code = 'field' THEN coalesce(huying_sys.take_field(me, e.a, now_ms), huying_sys.no(e.a, 'unknown_kind', format('流程表里没有动作 %s', left(e.kind, 40))))
          WHEN e.code = 'actor' THEN huying_sys.no(e.a, 'actor', '不能以别人的名义办理')
          WHEN e.code = 'org' THEN huying_sys.no(e.a, 'org', '不能以别的单位的名义办理') END;
        EXIT one WHEN answer IS NOT NULL;
      END IF;
      IF c.id IS DISTINCT FROM e.case_id THEN
        IF dirty THEN
          held[slot] := c;
          dirty := NULL;
        END IF;
        slot := array_position(ids, e.case_id);
        seen := NULL;
        IF slot IS NOT NULL THEN
          c := held[slot];
        ELSE
          c := huying_sys.unborn(e.case_id);
        END IF;
      END IF;
      IF r.code IS DISTINCT FROM e.kind THEN
        r := e.r;
      END IF;
      IF c.version = 0 THEN
        IF e.version <> 0 OR NOT e.begins THEN
          answer := huying_sys.no(e.a, 'not_found', '没有这个案卷，或不在您的管辖范围');
          EXIT one;
        END IF;
      ELSE
        -- One who reports for himself may also rate; he sees no other case, nor this one's log.
        seen := coalesce(seen, huying_sys.sees_placed(me, c.area, c.parties, c.variant, c.flags & 16 <> 0)
          OR c.reported_by = me.name AND NOT me.handles, false);
        IF NOT seen OR e.version <> c.version THEN
          write_first := log IS NOT NULL; -- it may be known from this very batch
          CONTINUE WHEN write_first;
          answer := coalesce(huying_sys.known(me, e.a), CASE WHEN NOT seen THEN huying_sys.no(e.a, 'not_found', '没有这个案卷，或不在您的管辖范围')
            ELSE huying_sys.no(e.a, 'conflict', format('案卷 %s 已有新动作（您看到第 %s 版，现为第 %s 版），请看过再办', c.no, e.version, c.version), c.version) END);
          EXIT one;
        END IF;
      END IF;
      IF e.actor = 'system' AND NOT (trusted AND 'system' = ANY (r.roles)) AND NOT huying_sys.is_consequence(c, e.kind) THEN
        answer := huying_sys.no(e.a, 'actor', '这一步不是系统自动产生的');
        EXIT one;
      END IF;
      p := e.p;
      a_at := e.at;
      -- A seat's clock may be days wrong: the order stays, what the clock said is kept.
      IF a_at > now_ms + limits.future_ms AND NOT trusted OR a_at < c.updated_at THEN
        p := p || jsonb_build_object('wall', a_at);
        a_at := greatest(least(a_at, CASE WHEN trusted THEN a_at ELSE now_ms END), c.updated_at);
      END IF;
      IF c.version = 0 AND (NOT trusted OR huying_sys.txt(p, 'no') IS NULL) THEN
        p := p || CASE WHEN huying_sys.txt(p, 'no') IS NULL THEN '{}' ELSE jsonb_build_object('seat_no', p -> 'no') END
          || jsonb_build_object('no', huying_sys.next_no(limits.number_prefix, now_ms));
      END IF;
      IF r."to" = '<<' THEN
        SELECT * INTO undoing FROM huying_sys.undone(me, r, c, e.actor, a_at, limits);
        why := undoing.why;
      ELSE
        -- What is plainly right is not asked why it might not be.
        why := CASE WHEN (c.state = ANY (r."from") AND NOT e.lacks AND r.variants = '{}' AND (NOT r.exclusive OR c.claimed_by IS NULL)
            AND (r.guards = '{}' OR r.guards = '{no_open_whistle}' AND NOT coalesce(c.details ? 'whistle', false) OR r.guards = '{has_units}' AND cardinality(c.units) > 0)
            AND (e.actor = 'system' OR r.roles && me.roles AND (me.orgs IS NULL OR r.who = 'anyone')) AND r.code <> ALL ('{merge,flag}'::text[])
            AND me.handles AND (NOT p ?| '{due,limit}'::text[] OR r.code = ANY ('{report,assign}'::text[]))) IS NOT TRUE
          THEN huying_sys.step_problem(me, r, c, e.actor, e.org, a_at, p) END;
      END IF;
      IF why IS NOT NULL THEN
        answer := huying_sys.no(e.a, why[1], why[2]);
        EXIT one;
      END IF;
      was := c;
      IF r."to" = '<<' THEN
        c := undoing.before;
      ELSE
        c := huying_sys.reduce(c, r, e.actor, e.org, a_at, p);
      END IF;
      IF e.version > 0 THEN
        changed := coalesce(changed, false) OR NOT coalesce(c.id = ANY (born), false);
        IF (c.area, c.parties, c.variant, c.flags & 16) IS DISTINCT FROM (was.area, was.parties, was.variant, was.flags & 16) THEN
          moves := moves || ROW(NULL, NULL, NULL, NULL, e.id, NULL, NULL, NULL, NULL, NULL, was.area, was.parties, was.variant, was.flags & 16 <> 0, NULL)::huying.feed;
          seen := NULL;
        END IF;
      ELSE
        answer := huying_sys.birth_problem(me, c, e.a);
        IF answer IS NOT NULL THEN
          c := NULL;
          EXIT one;
        END IF;
        c.county := huying_sys.county_of(me, c.area);
        c.reported_by := me.name;
        born := born || c.id;
        ids := ids || c.id;
        slot := cardinality(ids);
        seen := CASE WHEN me.orgs IS NULL THEN true END;
        -- Sealed cells of the reporter are kept apart and handed out one by one by unmasking.
        IF e.a -> 'payload' ?| ARRAY['reporter_enc', 'phone_enc'] THEN
          PERFORM huying_sys.keep_case_cells(c.id, e.a -> 'payload');
        END IF;
      END IF;
      dirty := true;
      log := log || ROW(e.id, c.id, c.county, e.kind, e.actor, e.org, a_at, e.version, p, me.name, now_ms)::huying.actions;
      answer := jsonb_build_object('id', e.a -> 'id', 'status', 'accepted', 'no', c.no, 'version', c.version, 'at', a_at);
    END;
    answers := answers || answer;
    IF refused IS NOT NULL OR answer ->> 'status' = 'refused' THEN
      refused := nullif(huying_sys.refused_after(coalesce(refused, '{}'), e.a, answer), '{}');
    END IF;
    i := i + 1;
  END LOOP;
  IF is_run THEN
    PERFORM set_config('huying.refused', coalesce(refused::text, ''), false);
  END IF;
  RETURN to_jsonb(answers);
END $$;
RESET ROLE;

-- The key of the cells, as one cell is given: who could roll the asking back would have it without trace.
SET ROLE huying_vault_owner;
DROP FUNCTION huying.cell_key();
CREATE FUNCTION huying.cell_key_ask() RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ticket uuid := gen_random_uuid();
BEGIN
  IF NOT huying_sys.my_roles() && (SELECT p.case_roles || p.person_roles FROM huying.access_policy p) THEN
    RAISE EXCEPTION '您的角色不能持有个人信息的密钥' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM huying_sys.audit_append('cell_key', '', '登录取密钥');
  DELETE FROM huying.unmask_tickets WHERE account = session_user AND until < now();
  INSERT INTO huying.unmask_tickets VALUES (ticket, session_user, pg_current_xact_id(), clock_timestamp() + interval '60 s', NULL, NULL, 'cell_key');
  RETURN ticket;
END $$;
CREATE FUNCTION huying.cell_key_open(ticket uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t huying.unmask_tickets;
BEGIN
  SELECT * INTO t FROM huying.unmask_tickets WHERE id = ticket AND account = session_user AND until > clock_timestamp() AND field = 'cell_key';
  IF NOT FOUND OR t.xid = pg_current_xact_id_if_assigned() OR pg_xact_status(t.xid) IS DISTINCT FROM 'committed' THEN
    RAISE EXCEPTION '先提交取密钥的记录，再取密钥' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN (SELECT encode(key, 'hex') FROM huying.cell_keys ORDER BY id DESC LIMIT 1);
END $$;
-- Both in one round trip: CALL huying.open_cell_key(NULL), the key in hex. Not inside BEGIN: it commits.
CREATE PROCEDURE huying.open_cell_key(INOUT key text) LANGUAGE plpgsql AS $$
DECLARE
  ticket uuid := huying.cell_key_ask();
BEGIN
  COMMIT;
  key := huying.cell_key_open(ticket);
END $$;
REVOKE EXECUTE ON PROCEDURE huying.open_cell_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huying.cell_key_ask, huying.cell_key_open TO huying_account;
GRANT EXECUTE ON PROCEDURE huying.open_cell_key TO huying_account;
RESET ROLE;

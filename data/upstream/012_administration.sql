-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the three administrators and the chief do. Each act is in the audit of who did it, in the same transaction.
SET ROLE huying_owner;

CREATE FUNCTION huying_sys.only(roles text[], act text) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT huying_sys.my_roles() && roles THEN
    RAISE EXCEPTION '您的角色不能%', act USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- Security administrator: accounts and scopes. Not his own, so that nobody widens himself.
CREATE FUNCTION huying.set_account(name text, display text, roles text[], seat text, areas text[], orgs text[], kinds text[], verifier text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_security}', '管理账号');
  IF name = session_user THEN
    RAISE EXCEPTION '不能改自己的账号，请另一位安全管理员来改' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM huying_sys.put_account(name, display, roles, seat, areas, orgs, kinds, verifier);
  PERFORM huying_sys.tell_scope(name);
  PERFORM huying_sys.audit_append('account.set', name, concat_ws('；', '角色 ' || array_to_string(roles, ','),
    '辖区 ' || array_to_string(areas, ','), '单位 ' || array_to_string(orgs, ','), '类型 ' || array_to_string(kinds, ','),
    CASE WHEN verifier IS NOT NULL THEN '换口令' END));
END $$;

-- Locked: signs in no more, and a session that is open reads and writes nothing more and is ended.
CREATE FUNCTION huying.lock_account(a_name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_security}', '停用账号');
  IF a_name = session_user THEN
    RAISE EXCEPTION '不能停用自己的账号' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE huying.accounts SET active = false WHERE name = a_name;
  IF NOT FOUND THEN
    RAISE EXCEPTION '没有账号“%”', a_name;
  END IF;
  EXECUTE format('ALTER ROLE %I NOLOGIN', a_name);
  PERFORM huying_sys.tell_scope(a_name);
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = a_name;
  PERFORM huying_sys.audit_append('account.lock', a_name, '');
END $$;

CREATE FUNCTION huying_sys.put_access_policy(policy jsonb) RETURNS void LANGUAGE sql AS $$
  UPDATE huying.access_policy SET case_roles = huying_sys.texts(policy #> '{unmask,case}'),
    person_roles = huying_sys.texts(policy #> '{unmask,person}'), reasons = huying_sys.texts(policy -> 'reasons'),
    shown_seconds = huying_sys.small(policy, 'shown_seconds'), idle_lock_minutes = huying_sys.small(policy, 'idle_lock_minutes')
$$;
-- policy as resources/access.json.
CREATE FUNCTION huying.set_access_policy(policy jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_security}', '改个人信息的查看规定');
  IF huying_sys.small(policy, 'shown_seconds') NOT BETWEEN 5 AND 600 OR huying_sys.small(policy, 'idle_lock_minutes') NOT BETWEEN 0 AND 240
      OR huying_sys.texts(policy -> 'reasons') = '{}' THEN
    RAISE EXCEPTION '显示秒数要在 5 到 600 之间，锁屏分钟要在 0 到 240 之间，要有至少一个理由';
  END IF;
  PERFORM huying_sys.put_access_policy(policy);
  PERFORM huying_sys.audit_append('access.set', '', policy::text);
END $$;
CREATE FUNCTION huying.access_policy_now() RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('version', 1, 'unmask', jsonb_build_object('case', case_roles, 'person', person_roles), 'reasons', reasons,
    'shown_seconds', shown_seconds, 'idle_lock_minutes', idle_lock_minutes) FROM huying.access_policy
$$;

-- Audit administrator and auditor. The administrator also notes the heads outside of the database.
CREATE FUNCTION huying.audit_check() RETURNS TABLE (actor text, n bigint) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_audit,auditor}', '核对审计');
  RETURN QUERY SELECT * FROM huying_sys.audit_breaks();
END $$;
-- What a seat wrote into its own audit. entries: [{seq, act, subject, detail, at}, …], seq rising; copy: which copy of the
-- place wrote them, by its own name. Kept as what it says it is, each once; answers the last seq that is kept. mark of an entry:
-- how the copy's own chain reads there, by which it can tell later that it was put back from a backup.
CREATE TABLE huying_sys.audit_told (actor text, copy text, seq bigint NOT NULL, mark text, PRIMARY KEY (actor, copy));
ALTER TABLE huying_sys.audit_told ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION huying.tell_audit(a_copy text, entries jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  told bigint; told_mark text; e record;
BEGIN
  PERFORM huying_sys.only(ARRAY(SELECT code FROM huying.workflow_roles WHERE code <> 'reporter'), '上报本机审计');
  IF coalesce(a_copy, '') !~ '^[0-9a-f-]{1,40}$' OR jsonb_typeof(entries) IS DISTINCT FROM 'array' OR jsonb_array_length(entries) > 500 THEN
    RAISE EXCEPTION '本机审计的写法不对' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  INSERT INTO huying_sys.audit_told VALUES (session_user, a_copy, 0) ON CONFLICT DO NOTHING;
  SELECT seq INTO told FROM huying_sys.audit_told WHERE actor = session_user AND copy = a_copy FOR UPDATE;
  FOR e IN SELECT x.* FROM jsonb_to_recordset(entries) AS x(seq bigint, act text, subject text, detail text, at bigint, mark text)
      WHERE x.seq > told ORDER BY x.seq LOOP
    PERFORM huying_sys.audit_append('seat.' || left(e.act, 60), left(e.subject, 200), left(coalesce(e.detail, ''), 1000) || '（本机时间 ' || coalesce(e.at, 0) || '）');
    told := e.seq;
    told_mark := left(e.mark, 100);
  END LOOP;
  UPDATE huying_sys.audit_told t SET seq = told, mark = CASE WHEN told > t.seq THEN told_mark ELSE t.mark END
    WHERE t.actor = session_user AND t.copy = a_copy;
  RETURN told;
END $$;
-- Up to where a copy has told, and its mark there; no row if it never did.
CREATE FUNCTION huying.audit_told(a_copy text) RETURNS TABLE (seq bigint, mark text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.seq, t.mark FROM huying_sys.audit_told t WHERE t.actor = session_user AND t.copy = a_copy
$$;

-- Rules are saved as a whole, on top of the version that was read. rules: [{"id": …, "on": true, …}, …].
CREATE FUNCTION huying.save_rules(a_kind text, based_on int, a_rules jsonb) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  newest int; gone int;
BEGIN
  PERFORM huying_sys.only('{chief}', '改规则');
  PERFORM pg_advisory_xact_lock(hashtext('rules/' || a_kind));
  SELECT coalesce(max(version), 0) INTO newest FROM huying.rules WHERE kind = a_kind;
  IF newest <> based_on THEN
    RAISE EXCEPTION '规则已有第 % 版（您改的是第 % 版），请重新打开再改', newest, based_on USING ERRCODE = 'serialization_failure';
  ELSIF EXISTS (SELECT FROM jsonb_array_elements(a_rules) r WHERE coalesce(r ->> 'id', '') = '') THEN
    RAISE EXCEPTION '有规则没有编号，没有保存';
  END IF;
  INSERT INTO huying.rules SELECT a_kind, r ->> 'id', newest + 1, n, CASE WHEN r -> 'on' = 'false' THEN 'off' ELSE 'live' END, r::text,
    session_user, huying_sys.now_ms() FROM jsonb_array_elements(a_rules) WITH ORDINALITY AS t(r, n);
  INSERT INTO huying.rules SELECT a_kind, o.id, newest + 1, 0, 'gone', '{}', session_user, huying_sys.now_ms() FROM huying.rules o
    WHERE o.kind = a_kind AND o.version = newest AND o.state <> 'gone'
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(a_rules) r WHERE r ->> 'id' = o.id);
  PERFORM huying_sys.audit_append('rules.save', a_kind, format('第 %s 版，%s 条', newest + 1, jsonb_array_length(a_rules)));
  RETURN newest + 1;
END $$;

-- System administrator: keeps it running, sees nobody's case.
CREATE FUNCTION huying.make_partitions(county text, from_month text, to_month text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_system}', '建分区');
  PERFORM huying_sys.audit_append('partitions', county, from_month || '…' || to_month);
  RETURN huying_sys.make_partitions(county, from_month, to_month);
END $$;

-- Seats: who is there, how far each has read. A seat says so every ten seconds or so.
CREATE UNLOGGED TABLE huying.seats (account text, seat text, at bigint NOT NULL, "position" text NOT NULL, outbox int NOT NULL, PRIMARY KEY (account, seat));
ALTER TABLE huying.seats ENABLE ROW LEVEL SECURITY;

-- Sessions of accounts that sit in an open transaction hold up the feed of all; past the limit they are ended.
CREATE FUNCTION huying_sys.end_stalled() RETURNS int LANGUAGE sql AS $$
  SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity
   WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'
     AND state_change < clock_timestamp() - make_interval(secs => (SELECT stalled_seconds FROM huying_sys.limits))
     AND usename IN (SELECT name FROM huying.accounts)
$$;
CREATE FUNCTION huying.heartbeat(a_seat text, a_position text, a_outbox int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only(ARRAY(SELECT code FROM huying.workflow_roles), '连接');
  INSERT INTO huying.seats VALUES (session_user, left(a_seat, 40), huying_sys.now_ms(), left(a_position, 60), a_outbox)
    ON CONFLICT (account, seat) DO UPDATE SET at = excluded.at, "position" = excluded."position", outbox = excluded.outbox;
  RETURN huying_sys.end_stalled();
END $$;

CREATE FUNCTION huying.status() RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_system,chief}', '查看上级库状态');
  RETURN jsonb_build_object(
    'incarnation', (SELECT value FROM huying.settings WHERE key = 'incarnation'),
    'migration', (SELECT max(version) FROM huying_sys.migrations),
    'size_bytes', pg_database_size(current_database()),
    'cases', (SELECT reltuples::bigint FROM pg_class WHERE oid = 'huying.cases'::regclass),
    'feed_waiting', (SELECT count(*) FROM huying.feed WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())),
    'oldest_transaction_seconds', (SELECT extract(epoch FROM max(clock_timestamp() - xact_start))::int FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()),
    'partitions_until', (SELECT max(right(relname, 6)) FROM pg_class WHERE relnamespace = 'huying'::regnamespace AND relname ~ '^actions_.*_\d{6}$'),
    'seats', (SELECT coalesce(jsonb_agg(jsonb_build_object('account', account, 'seat', seat, 'at', at, 'outbox', outbox,
      'lag', (SELECT count(*) FROM huying.feed f, huying_sys.position_of(s."position") p WHERE (f.xid, f.seq) > (p.xid, p.seq))) ORDER BY account, seat), '[]')
      FROM huying.seats s));
END $$;

-- Cases whose row is not what their log says, from `after` on, at most `number` cases looked at; last_id to go on from.
CREATE FUNCTION huying.verify_cases(after uuid, number int, OUT looked_at int, OUT last_id uuid, OUT differing text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  c huying.cases; f record;
BEGIN
  PERFORM huying_sys.only('{admin_system,admin_audit,auditor}', '核对案卷');
  looked_at := 0; differing := '{}';
  FOR c IN SELECT * FROM huying.cases WHERE id > coalesce(after, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT number LOOP
    SELECT * INTO f FROM huying_sys.fold(c.id);
    IF to_jsonb(f.now) <> to_jsonb(c) THEN
      differing := differing || c.no;
    END IF;
    looked_at := looked_at + 1;
    last_id := c.id;
  END LOOP;
END $$;

-- After a restore, by the superuser who restored: the transactions of the feed are of another server's counting, and
-- every seat has to notice. Positions that seats hold are refused from now on.
CREATE FUNCTION huying_sys.after_restore() RETURNS void LANGUAGE sql AS $$
  UPDATE huying.feed SET xid = '3'::xid8, nonce = (random() * 2147483647)::int;
  UPDATE huying.settings SET value = gen_random_uuid()::text WHERE key = 'incarnation';
$$;
GRANT EXECUTE ON FUNCTION huying.set_account, huying.lock_account, huying.set_access_policy, huying.access_policy_now, huying.audit_check,
  huying.tell_audit, huying.audit_told, huying.save_rules, huying.make_partitions, huying.heartbeat, huying.status, huying.verify_cases TO huying_account;
RESET ROLE;

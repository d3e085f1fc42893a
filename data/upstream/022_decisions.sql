-- SPDX-License-Identifier: GPL-3.0-or-later
-- Decisions about alarms by seats whose clock is wrong, and batches that a server in trouble takes none of.
SET ROLE huying_owner;

-- As 018_alarms.sql has it. A clock that is ahead shelves for too long, which is amended, not refused; and sees a deadline
-- before the others: what it decides about it counts once they see it, so `since` stays what it is.
CREATE OR REPLACE FUNCTION huying_sys.decision_problem(m jsonb, now_ms bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN jsonb_typeof(m) IS DISTINCT FROM 'object' OR jsonb_typeof(m -> 'key') IS DISTINCT FROM 'string' OR length(m ->> 'key') NOT BETWEEN 3 AND 200
      OR length(coalesce(m ->> 'reason', '')) > 500 OR EXISTS (SELECT FROM unnest('{state,since,until,at,follows}'::text[]) w
        WHERE jsonb_typeof(m -> w) IS DISTINCT FROM 'number' OR m ->> w !~ '^\d{1,14}$') THEN '告警的处置写法不对'
    WHEN (m ->> 'state')::bigint > 3 THEN '没有这种处置'
    WHEN m ->> 'since' = '0' THEN '没有说是哪一次告警'
    WHEN (m ->> 'since')::bigint > now_ms + 3600000 THEN '告警的开始时间在将来，请核对本机的钟'
    WHEN m ->> 'state' = '3' AND btrim(coalesce(m ->> 'reason', '')) = '' THEN '搁置告警要写原因，最长 8 小时' END
$$;

-- As 018_alarms.sql has it, with times amended: a shelf ends in eight hours at the latest, and what is decided now is not of half a
-- year ago, which would go at once. Sent again, what was amended is known.
CREATE OR REPLACE FUNCTION huying.decide_alarms(marks jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me huying_sys.self;
  now_ms bigint := huying_sys.now_ms();
  m jsonb; ground record; old huying.alarms; mark huying.alarms; why text; a_code text; answers jsonb := '[]';
BEGIN
  SELECT * INTO me FROM huying_sys.selves WHERE name = session_user;
  IF NOT huying_sys.may_decide(coalesce(me.roles, '{}')) THEN
    RAISE EXCEPTION '您的角色不能处置告警' USING ERRCODE = 'insufficient_privilege';
  ELSIF jsonb_typeof(marks) IS DISTINCT FROM 'array' OR jsonb_array_length(marks) > 500 THEN
    RAISE EXCEPTION '要是处置的列表，最多 500 个' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  FOR m IN SELECT e FROM jsonb_array_elements(marks) e ORDER BY e ->> 'key' LOOP -- in one order for everybody
    old := NULL;
    why := huying_sys.decision_problem(m, now_ms);
    a_code := CASE WHEN why IS NOT NULL THEN 'bad_input' END;
    IF why IS NULL THEN
      SELECT * INTO ground FROM huying_sys.alarm_ground(m ->> 'key');
      IF ground.case_id IS NOT NULL AND NOT huying_sys.holds_case(ground.case_id) OR ground.case_id IS NULL AND (ground.area IS NULL
          OR NOT me.is_whole AND NOT EXISTS (SELECT FROM huying_sys.area_within w WHERE w.area = ground.area AND w.ancestor = ANY (me.areas))) THEN
        why := '没有这个告警，或不在您的管辖范围';
        a_code := 'not_found';
      END IF;
    END IF;
    IF why IS NULL THEN
      mark := ROW(m ->> 'key', (m ->> 'state')::int, (m ->> 'since')::bigint, least((m ->> 'until')::bigint, now_ms + 8 * 3600000),
        least(greatest((m ->> 'at')::bigint, (m ->> 'since')::bigint, now_ms - 30 * 86400000::bigint), now_ms), me.name,
        btrim(coalesce(m ->> 'reason', '')), ground.case_id, ground.area);
      INSERT INTO huying.alarms VALUES (mark.*) ON CONFLICT DO NOTHING;
      IF NOT FOUND THEN
        SELECT * INTO old FROM huying.alarms WHERE key = mark.key FOR UPDATE;
        IF (old.state, old.since, old."by") = (mark.state, mark.since, me.name) AND (old.until = (m ->> 'until')::bigint
            OR old.until < (m ->> 'until')::bigint AND old.reason = mark.reason AND old.at <> (m ->> 'follows')::bigint) THEN
          answers := answers || jsonb_build_object('key', m -> 'key', 'status', 'known');
          CONTINUE; -- the answer got lost
        ELSIF old.since > mark.since OR old.since = mark.since AND old.at <> (m ->> 'follows')::bigint THEN
          why := format('%s 已先处置', coalesce((SELECT a.display FROM huying.accounts a WHERE a.name = old."by"), old."by"));
          a_code := 'taken';
        ELSE
          UPDATE huying.alarms SET state = mark.state, since = mark.since, until = mark.until, at = mark.at, by = mark."by", reason = mark.reason
            WHERE key = old.key;
        END IF;
      END IF;
    END IF;
    IF why IS NULL THEN
      PERFORM huying_sys.audit_append('alarm.' || (ARRAY['unshelve', 'acknowledge', 'acknowledge', 'shelve'])[mark.state + 1], mark.key, mark.reason);
      answers := answers || jsonb_build_object('key', m -> 'key', 'status', 'accepted');
    ELSE
      answers := answers || jsonb_strip_nulls(jsonb_build_object('key', m -> 'key', 'status', 'refused', 'code', a_code, 'reason', why,
        'stands', CASE WHEN a_code = 'taken' THEN to_jsonb(old) - '{key,case_id,area}'::text[] END));
    END IF;
  END LOOP;
  DELETE FROM huying.alarms WHERE key IN (SELECT a.key FROM huying.alarms a WHERE a.at < now_ms - 180 * 86400000::bigint ORDER BY a.at LIMIT 50);
  RETURN answers;
END $$;

-- As 009_take.sql has it, but a disk that fails, or a server that has become a standby, is no fault of any action.
CREATE OR REPLACE FUNCTION huying.submit_actions(batch jsonb, follows int DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$ -- plans outlive the day on which the tables were small
DECLARE
  me huying_sys.self; limits huying_sys.limits;
  answers jsonb; one jsonb; a jsonb; problem text; refused jsonb;
BEGIN
  SELECT * INTO me FROM huying_sys.selves WHERE name = session_user::text;
  SELECT * INTO limits FROM huying_sys.limits;
  IF me.name IS NULL THEN
    RAISE EXCEPTION '% 不是有效账号', session_user USING ERRCODE = 'insufficient_privilege';
  ELSIF jsonb_typeof(batch) IS DISTINCT FROM 'array' OR jsonb_array_length(batch) > limits.batch THEN
    RAISE EXCEPTION '一批要是动作的列表，最多 % 个', limits.batch USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF jsonb_array_length(batch) = 0 THEN
    RETURN '[]';
  END IF;
  IF follows IS NOT NULL THEN
    IF follows > 0 AND current_setting('huying.sent', true) IS DISTINCT FROM follows::text THEN
      RAISE EXCEPTION '前一批没有收下，这一批要重新送' USING ERRCODE = 'serialization_failure';
    END IF;
    PERFORM set_config('huying.sent', (follows + 1)::text, false);
    refused := nullif(CASE WHEN follows > 0 THEN current_setting('huying.refused', true) END, '')::jsonb;
  END IF;
  BEGIN
    answers := huying_sys.take_all(me, batch, limits, follows IS NOT NULL, refused);
  EXCEPTION
    WHEN deadlock_detected OR serialization_failure OR lock_not_available OR insufficient_resources OR system_error
        OR read_only_sql_transaction OR data_corrupted OR index_corrupted THEN
      RAISE; -- to be sent again as it is
    WHEN OTHERS THEN
      -- One by one, so that the one that can't be taken spoils no other.
      answers := '[]';
      refused := coalesce(refused, '{}');
      FOR a IN SELECT e FROM jsonb_array_elements(batch) e LOOP
        BEGIN
          problem := huying_sys.malformed(a, limits.payload);
          one := CASE WHEN problem IS NOT NULL THEN huying_sys.no(a, 'bad_input', problem) ELSE huying_sys.known(me, a) END;
          one := coalesce(one, CASE WHEN huying_sys.is_groundless(a, refused) THEN huying_sys.no_ground(me, a)
            ELSE huying_sys.take_all(me, jsonb_build_array(a), limits, false, NULL) -> 0 END);
        EXCEPTION
          WHEN deadlock_detected OR serialization_failure OR lock_not_available OR insufficient_resources OR system_error
            OR read_only_sql_transaction OR data_corrupted OR index_corrupted THEN
            RAISE;
          WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS problem = MESSAGE_TEXT;
            one := huying_sys.no(a, 'failed', '上级库不能写入：' || left(problem, 200));
        END;
        answers := answers || one;
        refused := huying_sys.refused_after(refused, a, one);
      END LOOP;
      IF follows IS NOT NULL THEN
        PERFORM set_config('huying.refused', refused::text, false);
      END IF;
  END;
  RETURN answers;
END $$;
RESET ROLE;

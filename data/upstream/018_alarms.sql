-- SPDX-License-Identifier: GPL-3.0-or-later
-- What somebody decided about an alarm: seen, put aside, taken off the shelf. Alarms themselves are worked out by every seat
-- from what it holds; a decision counts for the condition of that key which began at `since`.
SET ROLE huying_owner;

CREATE TABLE huying.alarms (
  key text PRIMARY KEY, state int NOT NULL, -- as in the local store: 0 off the shelf, 1 acknowledged, 2 seen and over, 3 shelved
  since bigint NOT NULL, until bigint NOT NULL, at bigint NOT NULL, by text NOT NULL, reason text NOT NULL,
  case_id uuid, area text); -- what it is about, which says whose it is
CREATE INDEX alarms_at ON huying.alarms (at);
ALTER TABLE huying.alarms ENABLE ROW LEVEL SECURITY;
CREATE POLICY reading ON huying.alarms FOR SELECT USING ((SELECT huying_sys.i_handle()) AND CASE
  WHEN case_id IS NOT NULL THEN EXISTS (SELECT FROM huying.cases c WHERE c.id = case_id)
  ELSE (SELECT huying_sys.i_am_whole()) OR coalesce(area IN (SELECT huying_sys.my_areas()), false) END);
SELECT huying_sys.tell_of('alarms', 'key', 'alarms');

-- As 011_rights.sql has it, and the alarms.
CREATE OR REPLACE FUNCTION huying_sys.grant_rights() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  workers text[] := ARRAY['operator', 'chief', 'dispatcher', 'handler', 'grid', 'town', 'checker', 'supervisor', 'reviewer',
    'mediator', 'petition', 'restricted', 'leader', 'auditor', 'system'];
  admins text[] := ARRAY['admin_system', 'admin_security', 'admin_audit'];
BEGIN
  PERFORM huying_sys.tables_to(ARRAY['settings', 'workflow_roles', 'workflow_variants', 'workflow_states', 'workflow_actions',
    'codes', 'areas', 'area_supersede', 'field_kinds'], workers || admins || '{reporter}'::text[]);
  PERFORM huying_sys.tables_to(ARRAY['organizations', 'accounts'], workers || admins);
  PERFORM huying_sys.tables_to(ARRAY['scope_areas', 'scope_orgs', 'scope_kinds'], workers || admins || '{reporter}'::text[]);
  PERFORM huying_sys.tables_to(ARRAY['places', 'things', 'units', 'unit_fixes', 'roads', 'buildings', 'land', 'waterways',
    'cases', 'actions', 'attachments', 'feed', 'messages', 'receipts', 'alarms'], workers);
  PERFORM huying_sys.tables_to(ARRAY['rules'], workers || '{admin_system}'::text[]);
  PERFORM huying_sys.tables_to(ARRAY['sentiments'], ARRAY['operator', 'chief', 'dispatcher', 'supervisor', 'reviewer', 'leader']);
  PERFORM huying_sys.tables_to(ARRAY['people'], ARRAY['operator', 'chief', 'dispatcher', 'grid', 'town', 'mediator']);
  PERFORM huying_sys.tables_to(ARRAY['field_records'], ARRAY['operator', 'chief', 'dispatcher', 'grid', 'town', 'supervisor', 'system', 'reporter']);
  PERFORM huying_sys.tables_to(ARRAY['my_reports'], workers || '{reporter}'::text[]);
END $$;

-- calls.csv has it in a column.
CREATE FUNCTION huying_sys.may_decide(roles text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT roles && '{operator,chief,dispatcher,town,supervisor,leader,system,handler,grid,checker,reviewer,mediator,petition,restricted}'::text[]
$$;
-- What an alarm is about, by its key: "kind/case[/org]", "patrol_…/plan/area/day", "fence/fence/when/unit".
CREATE FUNCTION huying_sys.alarm_ground(key text, OUT case_id uuid, OUT area text) LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p[2] ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN p[2]::uuid END,
    CASE WHEN p[1] LIKE 'patrol\_%' THEN (SELECT a.code FROM huying.areas a WHERE a.code = p[3])
      WHEN p[1] = 'fence' THEN (SELECT u.area FROM huying.units u WHERE u.ref = p[4]) END
  FROM string_to_array(key, '/') p
$$;

-- Why one is not even looked at; NULL if it is.
CREATE FUNCTION huying_sys.decision_problem(m jsonb, now_ms bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN jsonb_typeof(m) IS DISTINCT FROM 'object' OR jsonb_typeof(m -> 'key') IS DISTINCT FROM 'string' OR length(m ->> 'key') NOT BETWEEN 3 AND 200
      OR length(coalesce(m ->> 'reason', '')) > 500 OR EXISTS (SELECT FROM unnest('{state,since,until,at,follows}'::text[]) w
        WHERE jsonb_typeof(m -> w) IS DISTINCT FROM 'number' OR m ->> w !~ '^\d{1,14}$') THEN '告警的处置写法不对'
    WHEN (m ->> 'state')::bigint > 3 THEN '没有这种处置'
    WHEN m ->> 'since' = '0' THEN '没有说是哪一次告警'
    WHEN (m ->> 'since')::bigint > now_ms + 300000 THEN '告警的开始时间在将来，请核对本机的钟'
    WHEN m ->> 'state' = '3' AND (btrim(coalesce(m ->> 'reason', '')) = '' OR (m ->> 'until')::bigint > now_ms + 8 * 3600000 + 300000)
      THEN '搁置告警要写原因，最长 8 小时' END
$$;

-- marks: [{key, state, since, until, at, reason, follows}, …], at most 500; `follows` is `at` of the decision that it was made on,
-- 0 for none. Answers {key, status: accepted | known} or {key, status: refused, code, reason[, stands: {state, since, until, at, by,
-- reason}]}: who decides first decides, and what he decided goes back to the other, who may then decide on top of it.
-- Decisions of half a year ago go.
CREATE FUNCTION huying.decide_alarms(marks jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me huying_sys.self;
  now_ms bigint := huying_sys.now_ms();
  m jsonb; ground record; old huying.alarms; why text; a_code text; fresh boolean; answers jsonb := '[]';
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
      INSERT INTO huying.alarms VALUES (m ->> 'key', (m ->> 'state')::int, (m ->> 'since')::bigint, (m ->> 'until')::bigint,
        least((m ->> 'at')::bigint, now_ms), me.name, btrim(coalesce(m ->> 'reason', '')), ground.case_id, ground.area) ON CONFLICT DO NOTHING;
      fresh := FOUND;
      IF NOT fresh THEN
        SELECT * INTO old FROM huying.alarms WHERE key = m ->> 'key' FOR UPDATE;
        IF (old.state, old.since, old.until, old."by") = ((m ->> 'state')::int, (m ->> 'since')::bigint, (m ->> 'until')::bigint, me.name) THEN
          answers := answers || jsonb_build_object('key', m -> 'key', 'status', 'known');
          CONTINUE; -- the answer got lost
        ELSIF old.since > (m ->> 'since')::bigint OR old.since = (m ->> 'since')::bigint AND old.at <> (m ->> 'follows')::bigint THEN
          why := format('%s 已先处置', coalesce((SELECT a.display FROM huying.accounts a WHERE a.name = old."by"), old."by"));
          a_code := 'taken';
        ELSE
          UPDATE huying.alarms SET state = (m ->> 'state')::int, since = (m ->> 'since')::bigint, until = (m ->> 'until')::bigint,
            at = least((m ->> 'at')::bigint, now_ms), by = me.name, reason = btrim(coalesce(m ->> 'reason', '')) WHERE key = old.key;
        END IF;
      END IF;
    END IF;
    IF why IS NULL THEN
      PERFORM huying_sys.audit_append('alarm.' || (ARRAY['unshelve', 'acknowledge', 'acknowledge', 'shelve'])[(m ->> 'state')::int + 1],
        m ->> 'key', btrim(coalesce(m ->> 'reason', '')));
      answers := answers || jsonb_build_object('key', m -> 'key', 'status', 'accepted');
    ELSE
      answers := answers || jsonb_strip_nulls(jsonb_build_object('key', m -> 'key', 'status', 'refused', 'code', a_code, 'reason', why,
        'stands', CASE WHEN a_code = 'taken' THEN to_jsonb(old) - '{key,case_id,area}'::text[] END));
    END IF;
  END LOOP;
  DELETE FROM huying.alarms WHERE key IN (SELECT a.key FROM huying.alarms a WHERE a.at < now_ms - 180 * 86400000::bigint ORDER BY a.at LIMIT 50);
  RETURN answers;
END $$;
GRANT EXECUTE ON FUNCTION huying.decide_alarms TO huying_account;
RESET ROLE;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The one way in. take() checks what Workflow::refusal and reduce check on a seat, and who is asking, which a seat
-- can't be trusted with.
SET ROLE huying_owner;


CREATE FUNCTION huying_sys.sees_placed(me huying_sys.self, a_area text, a_parties text[], a_variant text, restricted boolean)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT me.handles OR NOT coalesce(a_variant, '') = ANY (me.variants) OR restricted AND NOT me.sees_restricted
      OR me.orgs IS NOT NULL AND NOT coalesce(a_parties && me.orgs, false) THEN
    RETURN false;
  ELSIF me.is_whole THEN
    RETURN true;
  END IF;
  RETURN EXISTS (SELECT FROM huying_sys.area_within w WHERE w.area = a_area AND w.ancestor = ANY (me.areas));
END $$;

-- Why a guard does not hold; NULL if it does. The words are those of workflow.cpp.
CREATE FUNCTION huying_sys.guard_problem(guard text, c huying.cases, at bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  whistle jsonb; is_open boolean; legs jsonb;
BEGIN
  IF guard LIKE 'whistle%' OR guard = 'no_open_whistle' THEN
    whistle := c.details -> 'whistle';
    is_open := whistle ? 'called' AND NOT whistle ? 'rated';
    legs := CASE WHEN is_open THEN coalesce(whistle -> 'legs', '[]') ELSE '[]' END;
  ELSE
    RETURN CASE guard
      WHEN 'unclaimed' THEN CASE WHEN c.claimed_by IS NOT NULL AND NOT (huying_sys.num(c.details, 'claim_until') BETWEEN 1 AND at) THEN '已有人认领' END
      WHEN 'claimed' THEN CASE WHEN c.claimed_by IS NULL THEN '没有人认领' END
      WHEN 'has_units' THEN CASE WHEN coalesce(cardinality(c.units), 0) = 0 THEN '还没有派发力量' END
      WHEN 'running' THEN CASE WHEN c.stopped_at IS NOT NULL THEN '时钟已停' END
      WHEN 'stopped' THEN CASE WHEN c.stopped_at IS NULL THEN '时钟没有停' END
      WHEN 'request' THEN CASE WHEN NOT coalesce(c.details ? 'request', false) THEN '没有待批的申请' END
      WHEN 'no_request' THEN CASE WHEN c.details ? 'request' THEN '上一个申请还没有批' END
      WHEN 'supervised' THEN CASE WHEN NOT coalesce(c.details ? 'order', false) THEN '没有督办' END
      WHEN 'not_supervised' THEN CASE WHEN c.details ? 'order' THEN '已在督办' END END;
  END IF;
  RETURN CASE guard
    WHEN 'no_open_whistle' THEN CASE WHEN is_open THEN '吹哨还没有评价' END
    WHEN 'whistle_called' THEN CASE WHEN NOT EXISTS (SELECT FROM jsonb_array_elements(legs) l
        WHERE NOT l ?| ARRAY['handled', 'returned', 'signed']) THEN '没有待签收的哨' END
    WHEN 'whistle_signed' THEN CASE WHEN NOT EXISTS (SELECT FROM jsonb_array_elements(legs) l
        WHERE NOT l ?| ARRAY['handled', 'returned', 'arrived'] AND l ? 'signed') THEN '没有待报到的哨' END
    WHEN 'whistle_arrived' THEN CASE WHEN NOT EXISTS (SELECT FROM jsonb_array_elements(legs) l
        WHERE NOT l ?| ARRAY['handled', 'returned'] AND l ? 'arrived') THEN '没有待办结的哨' END
    WHEN 'whistle_handled' THEN CASE WHEN NOT coalesce(is_open, false) THEN '没有待评价的哨'
      WHEN EXISTS (SELECT FROM jsonb_array_elements(legs) l WHERE NOT l ?| ARRAY['handled', 'returned'])
      THEN '应哨部门还没有全部办结' END
  END;
END $$;

-- {code, reason}, NULL if the action may be done. me NULL: only what the case itself demands.
CREATE FUNCTION huying_sys.refusal(c huying.cases, r huying.workflow_actions, me huying_sys.self, actor text, org text, at bigint, p jsonb)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  why text; word text;
BEGIN
  IF me.name IS NOT NULL AND actor <> 'system' THEN
    IF NOT r.roles && me.roles THEN
      RETURN ARRAY['role', format('您的角色不能“%s”', r.zh)];
    ELSIF me.orgs IS NOT NULL AND (r.who = 'own_org' AND NOT coalesce(ARRAY[c.org] || c.assist && me.orgs, false)
        OR r.who = 'whistle_org' AND NOT EXISTS (
          SELECT FROM jsonb_array_elements(c.details #> '{whistle,legs}') l WHERE l ->> 'org' = ANY (me.orgs))) THEN
      RETURN ARRAY['org', format('案卷不在您的单位，不能“%s”', r.zh)];
    ELSIF me.orgs IS NOT NULL AND r.who = 'whistle_org' AND NOT coalesce(huying_sys.txt(p, 'org', org) = ANY (me.orgs), false) THEN
      RETURN ARRAY['org', format('不能替别的单位“%s”', r.zh)];
    END IF;
  END IF;
  IF NOT c.state = ANY (r."from") THEN
    RETURN ARRAY['state', format('案卷处于“%s”，不能“%s”',
      coalesce((SELECT s.zh FROM huying.workflow_states s WHERE s.code = c.state), '未上报'), r.zh)];
  ELSIF r.exclusive AND c.claimed_by <> actor AND at < huying_sys.num(c.details, 'claim_until') THEN
    RETURN ARRAY['claimed', format('%s 正在办理案卷 %s，要办请先接手', c.claimed_by, c.no)];
  ELSIF r.variants <> '{}' AND NOT coalesce(c.variant, (SELECT v.code FROM huying.workflow_variants v WHERE v.rank = 1)) = ANY (r.variants) THEN
    RETURN ARRAY['variant', format('“%s”类案卷没有“%s”这一步',
      coalesce((SELECT v.zh FROM huying.workflow_variants v WHERE v.code = c.variant), c.variant), r.zh)];
  END IF;
  IF r.guards <> '{}' THEN
    FOREACH word IN ARRAY r.guards LOOP
      why := huying_sys.guard_problem(word, c, at);
      IF why IS NOT NULL THEN
        RETURN ARRAY['guard', format('%s，不能“%s”', why, r.zh)];
      END IF;
    END LOOP;
  END IF;
  IF r.needs <> '{}' THEN
    FOREACH word IN ARRAY r.needs LOOP
      IF huying_sys.is_missing(p, word) THEN
        RETURN ARRAY['needs', format('“%s”缺少 %s', r.zh, word)];
      END IF;
    END LOOP;
  END IF;
  RETURN NULL;
END $$;

-- What a seat does in the system's name: the answer to a merged report, the rework of a dissatisfied one. Believed
-- only where the log shows its cause; everything else of the system comes from an account with that role.
CREATE FUNCTION huying_sys.is_consequence(c huying.cases, kind text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE
    WHEN kind = 'answer' THEN c.state = 'merged' AND EXISTS (SELECT FROM huying.cases m
      JOIN huying.workflow_states s ON s.code = m.state AND s.final WHERE m.id = c.merged_into)
    WHEN kind IN ('fail', 'reopen') THEN EXISTS (
      SELECT FROM huying.actions a WHERE a.submitted_by = session_user AND a.kind IN ('follow_up', 'rate')
        AND huying_sys.num(a.payload, 'satisfaction') = 1
        AND (a.case_id = c.id AND a.expected_version = c.version - 1
             OR a.case_id IN (SELECT m.id FROM huying.cases m WHERE m.merged_into = c.id AND m.version = a.expected_version + 1)))
    ELSE false END;
END $$;

CREATE FUNCTION huying_sys.county_of(me huying_sys.self, a_area text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  county text := (SELECT w.ancestor FROM huying_sys.area_within w WHERE w.area = a_area AND w.level = 2);
BEGIN
  IF county IS NOT NULL THEN
    RETURN county;
  END IF;
  RETURN coalesce(
    (SELECT w.ancestor FROM huying_sys.area_within w WHERE w.area = ANY (me.areas) AND w.level = 2 LIMIT 1),
    (SELECT min(code) FROM huying.areas WHERE level = 2 HAVING count(*) = 1), '');
END $$;

CREATE SEQUENCE huying_sys.case_no;
-- Running numbers of the installation; gaps are allowed, so that reports do not wait for each other.
CREATE FUNCTION huying_sys.next_no(prefix text, at bigint) RETURNS text LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN prefix || to_char(to_timestamp(at / 1000.0) AT TIME ZONE 'Asia/Shanghai', 'YY') || '-' || lpad(nextval('huying_sys.case_no')::text, 7, '0');
END $$;

-- Why the thing can't even be read as an action. asked() looks quicker first.
CREATE FUNCTION huying_sys.malformed(a jsonb, payload_limit int) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE
    WHEN jsonb_typeof(a) <> 'object' THEN '动作不是对象'
    WHEN coalesce(a ->> 'id', '') !~* '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' THEN 'id 不是 UUIDv7'
    WHEN coalesce(a ->> 'case_id', '') !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN 'case_id 不是 UUID'
    WHEN jsonb_typeof(a -> 'kind') IS DISTINCT FROM 'string' THEN 'kind 不是文字'
    WHEN jsonb_typeof(a -> 'at') IS DISTINCT FROM 'number' OR a ->> 'at' !~ '^[1-9]\d{0,13}$' THEN 'at 不是毫秒数'
    WHEN jsonb_typeof(a -> 'expected_version') IS DISTINCT FROM 'number' OR a ->> 'expected_version' !~ '^\d{1,6}$' THEN 'expected_version 不是数'
    WHEN jsonb_typeof(coalesce(a -> 'payload', '{}')) <> 'object' THEN 'payload 不是对象'
    WHEN pg_column_size(a) > payload_limit THEN 'payload 太大'
    WHEN NOT huying_sys.is_missing(a -> 'payload', 'place')
      AND NOT ((a #>> '{payload,lon}')::numeric BETWEEN -180 AND 180 AND (a #>> '{payload,lat}')::numeric BETWEEN -90 AND 90) THEN '经纬度不对' END;
END $$;

CREATE FUNCTION huying_sys.no(a jsonb, code text, reason text, version int DEFAULT NULL) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object('id', a -> 'id', 'status', 'refused', 'code', code, 'reason', reason, 'version', version))
$$;

-- An id that has been taken: the same action again is known, another one with its id is refused.
CREATE FUNCTION huying_sys.known(me huying_sys.self, a jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  f huying.feed; old huying.actions; c huying.cases;
BEGIN
  SELECT * INTO f FROM huying.feed WHERE id = (a ->> 'id')::uuid;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  SELECT * INTO old FROM huying.actions WHERE case_id = f.case_id AND expected_version = f.version - 1 AND county = f.county AND at = f.at;
  IF old.submitted_by <> me.name OR old.case_id <> (a ->> 'case_id')::uuid OR old.kind <> a ->> 'kind' THEN
    RETURN huying_sys.no(a, 'id_taken', '这个动作编号已被用过');
  END IF;
  SELECT * INTO c FROM huying.cases WHERE id = old.case_id;
  RETURN jsonb_build_object('id', a -> 'id', 'status', 'known', 'no', c.no, 'version', f.version, 'at', old.at);
END $$;
RESET ROLE;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- What phones and gateways send besides steps of a case, through the same submit_actions: an action of one of these
-- kinds, case_id all zeros where there is no case. Positions fill no log.
SET ROLE huying_owner;

CREATE TABLE huying.field_kinds (code text PRIMARY KEY, zh text NOT NULL, roles text[] NOT NULL, needs text[] NOT NULL);
ALTER TABLE huying.field_kinds ENABLE ROW LEVEL SECURITY;
CREATE POLICY reading ON huying.field_kinds FOR SELECT USING (cardinality((SELECT huying_sys.my_roles())) > 0);
INSERT INTO huying.field_kinds VALUES
  ('position', '位置', '{grid,handler,system}', '{ref,place}'),
  ('check_in', '签到', '{grid,handler,town}', '{place}'),
  ('visit', '走访记录', '{grid,town,mediator}', '{ref,text}'),
  ('evidence', '取证', '{grid,handler,town,reporter}', '{sha256}'),
  ('survey', '问卷答复', '{grid,town,reporter}', '{survey,answers}'),
  ('claim_order', '抢单', '{grid,handler}', '{order}');

-- NULL: no such kind.
CREATE FUNCTION huying_sys.take_field(me huying_sys.self, a jsonb, now_ms bigint) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  k huying.field_kinds;
  p jsonb := coalesce(a -> 'payload', '{}');
  a_id uuid := (a ->> 'id')::uuid;
  a_case uuid := nullif((a ->> 'case_id')::uuid, '00000000-0000-0000-0000-000000000000');
  a_at bigint := least(huying_sys.num(a, 'at'), now_ms);
  a_area text := huying_sys.txt(p, 'area');
  need text;
BEGIN
  SELECT * INTO k FROM huying.field_kinds WHERE code = a ->> 'kind';
  IF NOT FOUND THEN
    RETURN NULL;
  ELSIF NOT k.roles && me.roles THEN
    RETURN huying_sys.no(a, 'role', format('您的角色不能报送“%s”', k.zh));
  ELSIF coalesce(nullif(a ->> 'actor', ''), me.name) <> me.name THEN
    RETURN huying_sys.no(a, 'actor', '不能以别人的名义办理');
  END IF;
  FOREACH need IN ARRAY k.needs LOOP
    IF huying_sys.is_missing(p, need) THEN
      RETURN huying_sys.no(a, 'needs', format('“%s”缺少 %s', k.zh, need));
    END IF;
  END LOOP;
  IF k.code = 'position' THEN
    IF NOT EXISTS (SELECT FROM huying.units u WHERE u.ref = p ->> 'ref' AND (u.account = me.name OR 'system' = ANY (me.roles))) THEN
      RETURN huying_sys.no(a, 'scope', '不是您名下的力量');
    END IF;
    INSERT INTO huying.unit_fixes AS f VALUES (p ->> 'ref', (p ->> 'lon')::float8, (p ->> 'lat')::float8,
        CASE WHEN jsonb_typeof(p -> 'heading') = 'number' THEN (p ->> 'heading')::float8 END, a_at, me.name)
      ON CONFLICT (ref) DO UPDATE SET (lon, lat, heading, at, by, xid) =
        (excluded.lon, excluded.lat, excluded.heading, excluded.at, excluded.by, excluded.xid)
      WHERE excluded.at >= f.at;
    RETURN jsonb_build_object('id', a -> 'id', 'status', 'accepted', 'at', a_at);
  END IF;
  IF a_case IS NOT NULL AND NOT EXISTS (SELECT FROM huying.cases c WHERE c.id = a_case
      AND (coalesce(huying_sys.sees_placed(me, c.area, c.parties, c.variant, c.flags & 16 <> 0), false) OR c.reported_by = me.name)) THEN
    RETURN huying_sys.no(a, 'not_found', '没有这个案卷，或不在您的管辖范围');
  ELSIF a_area IS NOT NULL AND me.handles AND NOT me.is_whole AND NOT EXISTS (
      SELECT FROM huying_sys.area_within w WHERE w.area = a_area AND w.ancestor = ANY (me.areas)) THEN
    RETURN huying_sys.no(a, 'scope', '不在您的管辖范围');
  END IF;
  INSERT INTO huying.field_records VALUES (a_id, k.code, me.name, a_at, now_ms, a_area, a_case, p) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN CASE WHEN EXISTS (SELECT FROM huying.field_records f WHERE f.id = a_id AND f.account = me.name AND f.kind = k.code)
      THEN jsonb_build_object('id', a -> 'id', 'status', 'known') ELSE huying_sys.no(a, 'id_taken', '这个动作编号已被用过') END;
  END IF;
  INSERT INTO huying.feed (what, key) VALUES ('row', 'field_records:' || a_id);
  RETURN jsonb_build_object('id', a -> 'id', 'status', 'accepted', 'at', a_at);
END $$;

-- Where units are that moved since `token` ('' for all), one row each, then always one without ref whose
-- `next` is the token to go on from. Read again and again (each 5 s), it neither fills nor reads the feed. A fix that commits
-- late comes a second time rather than never.
CREATE FUNCTION huying.fixes_since(token text DEFAULT '')
RETURNS TABLE (ref text, lon float8, lat float8, heading float8, at bigint, next text) LANGUAGE sql STABLE SECURITY INVOKER
SET search_path = pg_catalog, pg_temp AS $$
  SELECT f.ref, f.lon, f.lat, f.heading, f.at, NULL FROM huying.unit_fixes f
   WHERE f.xid >= CASE WHEN token ~ '^\d{1,19}$' THEN token ELSE '0' END::xid8
  UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, pg_snapshot_xmin(pg_current_snapshot())::text
$$;
GRANT EXECUTE ON FUNCTION huying.fixes_since TO huying_account;
RESET ROLE;

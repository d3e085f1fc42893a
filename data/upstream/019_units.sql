-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whose phone a unit is, and who takes its messages while it is nobody's.
SET ROLE huying_owner;

-- An account that works in the field; NULL: none. The unit's place then comes from it, and it gets what is written to the unit.
CREATE FUNCTION huying.bind_unit(a_ref text, a_account text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM huying_sys.only('{admin_security}', '绑定力量的账号');
  IF a_account IS NOT NULL AND NOT EXISTS (SELECT FROM huying_sys.selves s WHERE s.name = a_account AND s.roles && '{grid,handler,town,checker,mediator}'::text[]) THEN
    RAISE EXCEPTION '账号“%”没有、已停用，或不是在外面办事的角色', left(a_account, 40) USING ERRCODE = 'invalid_parameter_value';
  END IF;
  UPDATE huying.units SET account = a_account WHERE ref = a_ref AND account IS DISTINCT FROM a_account;
  IF FOUND THEN
    PERFORM huying_sys.audit_append('unit.bind', a_ref, coalesce(a_account, ''));
  ELSIF NOT EXISTS (SELECT FROM huying.units WHERE ref = a_ref) THEN
    RAISE EXCEPTION '没有力量“%”', left(a_ref, 40) USING ERRCODE = 'invalid_parameter_value';
  END IF;
END $$;

-- Who gets what is written to a unit: its account; without one (or with a locked one) those of its organisation, who pass it on;
-- where that has none, those of the town or grid that it belongs to.
CREATE FUNCTION huying_sys.taken_for_unit(u huying.units) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT ARRAY[s.name] FROM huying_sys.selves s WHERE s.name = u.account AND s.handles),
    (SELECT array_agg(s.name) FROM huying_sys.selves s WHERE s.handles AND u.org = ANY (s.orgs)),
    (SELECT array_agg(s.name) FROM huying_sys.selves s WHERE s.handles AND s.roles && '{town,grid}'::text[]
      AND EXISTS (SELECT FROM huying_sys.area_within w WHERE w.area = u.area AND w.ancestor = ANY (s.areas))))
$$;

-- As 016_messages.sql has it, but for units.
CREATE OR REPLACE FUNCTION huying_sys.meant_by(me huying_sys.self, word text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN word LIKE 'unit:%' THEN
    (SELECT array_remove(huying_sys.taken_for_unit(u), me.name) FROM huying.units u WHERE u.ref = substr(word, 6)
      AND (me.is_whole OR EXISTS (SELECT FROM huying_sys.area_within w WHERE w.area = u.area AND w.ancestor = ANY (me.areas)))
      AND huying_sys.taken_for_unit(u) <> ARRAY[me.name])
  ELSE (SELECT array_agg(s.name) FROM huying_sys.selves s WHERE s.handles AND s.name <> me.name AND CASE
    WHEN word = 'all' THEN huying_sys.may_message(s.roles, 'answer') AND NOT 'system' = ANY (s.roles) AND huying_sys.share_ground(me, s::huying_sys.self)
    WHEN word LIKE 'role:%' THEN substr(word, 6) = ANY (s.roles) AND huying_sys.share_ground(me, s::huying_sys.self)
    WHEN word LIKE 'account:%' THEN s.name = substr(word, 9) AND (EXISTS (SELECT FROM huying.receipts r WHERE r.account = me.name AND r.sender = s.name)
      OR huying_sys.may_message(me.roles, 'send') AND huying_sys.share_ground(me, s::huying_sys.self)) END) END
$$;
GRANT EXECUTE ON FUNCTION huying.bind_unit TO huying_account;
RESET ROLE;

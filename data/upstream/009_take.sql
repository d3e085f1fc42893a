-- SPDX-License-Identifier: GPL-3.0-or-later
SET ROLE huying_owner;

CREATE FUNCTION huying_sys.take(me huying_sys.self, a jsonb, now_ms bigint, limits huying_sys.limits) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  a_id uuid := (a ->> 'id')::uuid;
  a_case uuid := (a ->> 'case_id')::uuid;
  a_kind text := a ->> 'kind';
  a_actor text := coalesce(nullif(a ->> 'actor', ''), me.name);
  a_org text := nullif(a ->> 'org', '');
  a_at bigint := huying_sys.num(a, 'at');
  a_version int := huying_sys.small(a, 'expected_version');
  p jsonb := coalesce(a -> 'payload', '{}');
  c huying.cases; was huying.cases; r huying.workflow_actions;
  why text[]; folded record;
  trusted boolean := 'system' = ANY (me.roles);
BEGIN
  SELECT * INTO r FROM huying.workflow_actions WHERE code = a_kind;
  IF NOT FOUND THEN
    RETURN coalesce(huying_sys.take_field(me, a, now_ms), huying_sys.no(a, 'unknown_kind', format('流程表里没有动作 %s', left(a_kind, 40))));
  ELSIF a_actor NOT IN (me.name, 'system') THEN
    RETURN huying_sys.no(a, 'actor', '不能以别人的名义办理');
  ELSIF me.orgs IS NOT NULL AND NOT coalesce(a_org = ANY (me.orgs), true) OR me.orgs IS NULL AND a_org IS NOT NULL AND NOT trusted THEN
    RETURN huying_sys.no(a, 'org', '不能以别的单位的名义办理');
  END IF;
  SELECT * INTO c FROM huying.cases WHERE id = a_case FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    IF a_version <> 0 OR r."from" <> ARRAY[''] THEN
      RETURN huying_sys.no(a, 'not_found', '没有这个案卷，或不在您的管辖范围');
    END IF;
    c := huying_sys.unborn(a_case);
  ELSE
    -- One who reports for himself may also rate; he sees no other case, nor this one's log.
    IF NOT coalesce(huying_sys.sees_placed(me, c.area, c.parties, c.variant, c.flags & 16 <> 0)
        OR c.reported_by = me.name AND NOT me.handles, false) THEN
      RETURN coalesce(huying_sys.known(me, a), huying_sys.no(a, 'not_found', '没有这个案卷，或不在您的管辖范围'));
    END IF;
    IF a_version <> c.version THEN
      RETURN coalesce(huying_sys.known(me, a), huying_sys.no(a, 'conflict',
        format('案卷 %s 已有新动作（您看到第 %s 版，现为第 %s 版），请看过再办', c.no, a_version, c.version), c.version));
    END IF;
  END IF;
  IF a_actor = 'system' AND NOT (trusted AND 'system' = ANY (r.roles)) AND NOT huying_sys.is_consequence(c, a_kind) THEN
    RETURN huying_sys.no(a, 'actor', '这一步不是系统自动产生的');
  END IF;
  -- A seat's clock may be days wrong: the order stays, what the clock said is kept.
  IF a_at > now_ms + limits.future_ms AND NOT trusted OR a_at < c.updated_at THEN
    p := p || jsonb_build_object('wall', a_at);
    a_at := greatest(least(a_at, CASE WHEN trusted THEN a_at ELSE now_ms END), c.updated_at);
  END IF;
  IF c.version = 0 THEN
    IF huying_sys.txt(p, 'no') IS NULL OR NOT trusted THEN
      IF huying_sys.txt(p, 'no') IS NOT NULL THEN
        p := p || jsonb_build_object('seat_no', p -> 'no');
      END IF;
      p := p || jsonb_build_object('no', huying_sys.next_no(limits.number_prefix, now_ms));
    END IF;
  END IF;
  was := c;
  IF r."to" = '<<' THEN
    SELECT * INTO folded FROM huying_sys.fold(a_case);
    IF NOT r.roles && me.roles THEN
      RETURN huying_sys.no(a, 'role', format('您的角色不能“%s”', r.zh));
    ELSIF folded.undo_actor IS NULL THEN
      RETURN huying_sys.no(a, 'guard', format('没有可撤销的动作，不能“%s”', r.zh));
    ELSIF folded.undo_actor <> a_actor THEN
      RETURN huying_sys.no(a, 'undo', '只能撤销自己刚做的动作');
    ELSIF a_at - c.updated_at > limits.undo_ms THEN
      RETURN huying_sys.no(a, 'undo', format('已过撤销时限（%s 秒），请用相应的动作更正', limits.undo_ms / 1000));
    END IF;
    c := folded.before;
    c.updated_at := a_at;
    c.version := was.version + 1;
  ELSE
    why := huying_sys.refusal(c, r, me, a_actor, a_org, a_at, p);
    IF why IS NOT NULL THEN
      RETURN huying_sys.no(a, why[1], why[2]);
    END IF;
    IF a_kind = 'merge' AND NOT EXISTS (SELECT FROM huying.cases t WHERE t.id = huying_sys.as_id(p ->> 'into') AND t.id <> a_case
        AND t.merged_into IS NULL AND huying_sys.sees_placed(me, t.area, t.parties, t.variant, t.flags & 16 <> 0)) THEN
      RETURN huying_sys.no(a, 'target', '要并入的案卷没有找到，是它自己，或已并入别的案卷');
    END IF;
    c := huying_sys.reduce(c, r, a_actor, a_org, a_at, p - 'reporter_enc' - 'phone_enc');
  END IF;
  IF was.version = 0 THEN
    -- Nobody brings a case that he could not see; the public reports anywhere.
    IF me.handles AND NOT coalesce(huying_sys.sees_placed(me, c.area, me.orgs, c.variant, c.flags & 16 <> 0), false) THEN
      RETURN huying_sys.no(a, 'scope', '上报的地点或类型不在您的管辖范围');
    ELSIF NOT me.handles AND (c.variant IS NOT NULL OR c.flags <> 0) THEN
      RETURN huying_sys.no(a, 'scope', '上报人不能指定案卷类型或标记');
    END IF;
    c.county := huying_sys.county_of(me, c.area);
    c.reported_by := me.name;
    INSERT INTO huying.cases VALUES (c.*);
    IF p ?| ARRAY['reporter_enc', 'phone_enc'] THEN
      PERFORM huying_sys.keep_case_cells(a_case, p);
    END IF;
  ELSE
    UPDATE huying.cases SET (geom, version, state, title, text, item, address, area, org, assist, units, unit_stage, accepted_at,
        assigned_at, signed_at, resolved_at, checked_at, closed_at, updated_at, due_at, limit_ms, stopped_at, stopped_ms, rework,
        returned, urged, extended, flags, satisfaction, photos, merged_into, stage_at, stage_due, stage_limit_ms, claimed_by, details,
        parties) = (c.geom, c.version, c.state, c.title, c.text, c.item, c.address, c.area, c.org, c.assist, c.units, c.unit_stage, c.accepted_at,
        c.assigned_at, c.signed_at, c.resolved_at, c.checked_at, c.closed_at, c.updated_at, c.due_at, c.limit_ms, c.stopped_at, c.stopped_ms, c.rework,
        c.returned, c.urged, c.extended, c.flags, c.satisfaction, c.photos, c.merged_into, c.stage_at, c.stage_due, c.stage_limit_ms, c.claimed_by, c.details,
        c.parties) WHERE id = a_case;
  END IF;
  -- Sealed cells of the reporter are kept apart and handed out one by one by unmasking.
  INSERT INTO huying.actions VALUES (a_id, a_case, c.county, a_kind, a_actor, a_org, a_at, was.version,
    p - 'reporter_enc' - 'phone_enc', me.name, now_ms);
  IF was.version > 0 AND ((c.area, c.parties, c.variant) IS DISTINCT FROM (was.area, was.parties, was.variant)
      OR (c.flags & 16) <> (was.flags & 16)) THEN
    INSERT INTO huying.feed (what, id, case_id, county, at, version, moved, was_area, was_parties, was_variant, was_restricted)
      VALUES ('action', a_id, a_case, c.county, a_at, c.version, true, was.area, was.parties, was.variant, was.flags & 16 <> 0);
  ELSE
    INSERT INTO huying.feed (what, id, case_id, county, at, version) VALUES ('action', a_id, a_case, c.county, a_at, c.version);
  END IF;
  RETURN jsonb_build_object('id', a -> 'id', 'status', 'accepted', 'no', c.no, 'version', c.version, 'at', a_at);
END $$;

-- refused: case → version at which an earlier action of the same batch was refused. What was decided on top of that one is
-- not taken either, even where its version happens to fit on what somebody else did meanwhile.
CREATE FUNCTION huying_sys.is_groundless(a jsonb, refused jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(huying_sys.small(a, 'expected_version') > (refused ->> (a ->> 'case_id'))::int, false)
$$;
CREATE FUNCTION huying_sys.no_ground(me huying_sys.self, a jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(huying_sys.known(me, a), huying_sys.no(a, 'conflict', '前一步没有被接受，这一步不再适用'))
$$;
CREATE FUNCTION huying_sys.refused_after(refused jsonb, a jsonb, answer jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE answer ->> 'status'
    WHEN 'accepted' THEN refused - (a ->> 'case_id')
    WHEN 'refused' THEN jsonb_strip_nulls(jsonb_build_object(coalesce(a ->> 'case_id', ''), huying_sys.small(a, 'expected_version'))) || refused
    ELSE refused END
$$;

-- A batch without a net: quick, and an error ends all of it.
CREATE FUNCTION huying_sys.take_all(me huying_sys.self, batch jsonb, limits huying_sys.limits) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  a jsonb; wrong text; answer jsonb; answers jsonb[]; refused jsonb := '{}';
  now_ms bigint := huying_sys.now_ms();
BEGIN
  IF jsonb_array_length(batch) > 1 THEN
    -- In one order for everybody, so that two batches do not wait for each other.
    PERFORM FROM huying.cases WHERE id IN (SELECT huying_sys.as_id(e ->> 'case_id') FROM jsonb_array_elements(batch) e)
      ORDER BY id FOR NO KEY UPDATE;
  END IF;
  FOR a IN SELECT e FROM jsonb_array_elements(batch) e LOOP
    wrong := huying_sys.malformed(a, limits.payload);
    answer := CASE WHEN wrong IS NOT NULL THEN huying_sys.no(a, 'bad_input', wrong)
      WHEN refused <> '{}' AND huying_sys.is_groundless(a, refused) THEN huying_sys.no_ground(me, a)
      ELSE huying_sys.take(me, a, now_ms, limits) END;
    IF answer ->> 'status' = 'refused' OR refused <> '{}' THEN
      refused := huying_sys.refused_after(refused, a, answer);
    END IF;
    answers := answers || answer;
  END LOOP;
  RETURN to_jsonb(answers);
END $$;

-- batch: [{id, case_id, kind, actor, org, at, expected_version, payload}, …] as in table actions.
-- Answers, in the same order: {id, status: accepted | known, no, version, at} or {id, status: refused, code, reason[, version]}.
-- What is amended (number of a new case, time of a wrong clock) stands in the answer and comes in the feed.
CREATE FUNCTION huying.submit_actions(batch jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  me huying_sys.self; limits huying_sys.limits;
  answers jsonb; one jsonb; a jsonb; problem text; refused jsonb := '{}';
BEGIN
  SELECT * INTO me FROM huying_sys.selves WHERE name = session_user;
  SELECT * INTO limits FROM huying_sys.limits;
  IF me.name IS NULL THEN
    RAISE EXCEPTION '% 不是有效账号', session_user USING ERRCODE = 'insufficient_privilege';
  ELSIF jsonb_typeof(batch) IS DISTINCT FROM 'array' OR jsonb_array_length(batch) > limits.batch THEN
    RAISE EXCEPTION '一批要是动作的列表，最多 % 个', limits.batch USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF jsonb_array_length(batch) = 0 THEN
    RETURN '[]';
  END IF;
  BEGIN
    answers := huying_sys.take_all(me, batch, limits);
  EXCEPTION
    WHEN deadlock_detected OR serialization_failure OR lock_not_available OR insufficient_resources THEN
      RAISE; -- to be sent again as it is
    WHEN OTHERS THEN
      -- One by one, so that the one that can't be taken spoils no other.
      answers := '[]';
      FOR a IN SELECT e FROM jsonb_array_elements(batch) e LOOP
        BEGIN
          one := CASE WHEN huying_sys.malformed(a, limits.payload) IS NULL THEN huying_sys.known(me, a) END;
          one := coalesce(one, CASE WHEN huying_sys.is_groundless(a, refused) THEN huying_sys.no_ground(me, a)
            ELSE huying_sys.take_all(me, jsonb_build_array(a), limits) -> 0 END);
        EXCEPTION
          WHEN deadlock_detected OR serialization_failure OR lock_not_available OR insufficient_resources THEN
            RAISE;
          WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS problem = MESSAGE_TEXT;
            one := huying_sys.no(a, 'failed', '上级库不能写入：' || left(problem, 200));
        END;
        answers := answers || one;
        refused := huying_sys.refused_after(refused, a, one);
      END LOOP;
  END;
  RETURN answers;
END $$;

-- Wakes the listeners of channel huying, after the commit of what they are to read. Not in submit_actions itself: a
-- transaction that notifies holds a lock of the whole database while its commit is written to disk, so that all
-- writers would queue up behind each other's disk. At most one wake-up in limits.wake_ms (40), because each wakes every
-- listener; a listener therefore reads at once, and once more that long after it, for what was committed behind a
-- wake-up that was left out.
CREATE SEQUENCE huying_sys.woken MINVALUE 0 START 0;
CREATE FUNCTION huying.wake() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_ms bigint := huying_sys.now_ms();
BEGIN
  IF now_ms - (SELECT last_value FROM huying_sys.woken) BETWEEN 0 AND (SELECT wake_ms FROM huying_sys.limits) - 1 THEN
    RETURN;
  END IF;
  PERFORM setval('huying_sys.woken', now_ms);
  PERFORM set_config('synchronous_commit', 'off', true); -- nothing is lost with it
  PERFORM pg_notify('huying', '');
END $$;

-- What a client calls: takes, commits, wakes, in one round trip. CALL huying.submit('[…]', NULL). Not inside BEGIN.
CREATE PROCEDURE huying.submit(batch jsonb, INOUT answers jsonb) LANGUAGE plpgsql AS $$
BEGIN
  answers := huying.submit_actions(batch);
  COMMIT;
  PERFORM huying.wake();
END $$;
REVOKE EXECUTE ON PROCEDURE huying.submit FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE huying.submit TO huying_account;
GRANT EXECUTE ON FUNCTION huying.wake TO huying_account;
GRANT EXECUTE ON FUNCTION huying.submit_actions, huying.changes_since, huying.start_position, huying.gone TO huying_account;
RESET ROLE;

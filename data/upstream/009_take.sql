-- SPDX-License-Identifier: GPL-3.0-or-later
SET ROLE huying_owner;

-- An action as it was asked for, with its row of the workflow table and what can be said of it without its case.
CREATE TYPE huying_sys.asked AS (a jsonb, id uuid, case_id uuid, kind text, actor text, org text, at bigint, version int,
  p jsonb,            -- without the sealed cells
  r huying.workflow_actions,
  code text, reason text, -- refused already; code 'field': no step of a case, but perhaps one of field_kinds
  begins boolean, lacks boolean, -- lacks may be a false alarm
  reads boolean);     -- looks at other cases or at the log, so what went before it is written first
-- A quick look, because a function that is called is costlier than all of this: what it can't tell is for malformed(), and
-- digits that are none end the batch with an error, whereupon each action alone meets malformed() first.
CREATE FUNCTION huying_sys.asked(batch jsonb, me huying_sys.self, trusted boolean, payload_limit int) RETURNS SETOF huying_sys.asked LANGUAGE sql STABLE AS $$
  SELECT x.a, CASE WHEN x.wrong IS NULL THEN x.id::uuid END, CASE WHEN x.wrong IS NULL THEN x.case_id::uuid END, x.kind, x.actor, x.org,
    CASE WHEN x.wrong IS NULL THEN x.at::text::bigint END, CASE WHEN x.wrong IS NULL THEN x.expected_version::text::int END,
    CASE WHEN x.wrong IS NULL AND x.p ?| ARRAY['reporter_enc', 'phone_enc'] THEN x.p - ARRAY['reporter_enc', 'phone_enc'] ELSE x.p END, w,
    CASE WHEN x.wrong IS NOT NULL THEN 'bad_input' WHEN w.code IS NULL THEN 'field' WHEN x.actor NOT IN (me.name, 'system') THEN 'actor'
      WHEN me.orgs IS NOT NULL AND NOT coalesce(x.org = ANY (me.orgs), true) OR me.orgs IS NULL AND x.org IS NOT NULL AND NOT trusted THEN 'org' END,
    x.wrong, w."from" = '{""}',
    CASE WHEN w.needs = '{}' THEN false WHEN cardinality(w.needs) = 1 THEN huying_sys.is_missing(x.p, w.needs[1])
      ELSE w.needs <> '{no,title}' OR huying_sys.is_missing(x.p, 'title') END,
    w.code IS NULL OR w."to" = '<<' OR w.code = 'merge' OR x.actor = 'system'
  FROM (
    SELECT batch -> (o.n - 1)::int AS a, o.id, o.case_id, o.kind, coalesce(nullif(o.actor, ''), me.name) AS actor, nullif(o.org, '') AS org, o.at,
      o.expected_version, coalesce(o.payload, '{}') AS p,
      CASE WHEN o.id LIKE '________-____-7___-____-____________' AND substr(o.id, 20, 1) = ANY ('{8,9,a,b,A,B}')
          AND o.case_id LIKE '________-____-____-____-____________' AND o.kind IS NOT NULL
          AND jsonb_typeof(o.at) = 'number' AND o.at BETWEEN '1' AND '99999999999999'
          AND jsonb_typeof(o.expected_version) = 'number' AND o.expected_version BETWEEN '0' AND '999999'
          AND coalesce(jsonb_typeof(o.payload) = 'object', true) AND coalesce(pg_column_size(o.payload), 0) + coalesce(length(o.org), 0) <= payload_limit
          AND (NOT coalesce(o.payload ? 'lon', false) OR jsonb_typeof(o.payload -> 'lon') = 'number' AND jsonb_typeof(o.payload -> 'lat') = 'number'
            AND o.payload -> 'lon' BETWEEN '-180' AND '180' AND o.payload -> 'lat' BETWEEN '-90' AND '90')
        THEN NULL ELSE huying_sys.malformed(batch -> (o.n - 1)::int, payload_limit) END AS wrong
    FROM ROWS FROM (jsonb_to_recordset(batch) AS (id text, case_id text, kind text, actor text, org text, at jsonb, expected_version jsonb, payload jsonb))
      WITH ORDINALITY AS o(id, case_id, kind, actor, org, at, expected_version, payload, n) OFFSET 0) x
  LEFT JOIN huying.workflow_actions w ON w.code = CASE WHEN x.wrong IS NULL THEN x.kind END
$$;

-- What a batch has come to so far, a statement a table. held: the cases as they are now, of which `born` are new. moves: id, was_* of
-- those actions after which others see the case than before.
CREATE FUNCTION huying_sys.write_down(held huying.cases[], born uuid[], changed boolean, log huying.actions[], moves huying.feed[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF born IS NOT NULL THEN
    INSERT INTO huying.cases SELECT u.* FROM unnest(held) u WHERE u.id = ANY (born);
  END IF;
  IF changed THEN
    UPDATE huying.cases c SET geom = u.geom, version = u.version, state = u.state, title = u.title, text = u.text, item = u.item,
        address = u.address, area = u.area, org = u.org, assist = u.assist, units = u.units, unit_stage = u.unit_stage,
        accepted_at = u.accepted_at, assigned_at = u.assigned_at, signed_at = u.signed_at, resolved_at = u.resolved_at,
        checked_at = u.checked_at, closed_at = u.closed_at, updated_at = u.updated_at, due_at = u.due_at, limit_ms = u.limit_ms,
        stopped_at = u.stopped_at, stopped_ms = u.stopped_ms, rework = u.rework, returned = u.returned, urged = u.urged,
        extended = u.extended, flags = u.flags, satisfaction = u.satisfaction, photos = u.photos, merged_into = u.merged_into,
        stage_at = u.stage_at, stage_due = u.stage_due, stage_limit_ms = u.stage_limit_ms, claimed_by = u.claimed_by,
        details = u.details, parties = u.parties
      FROM unnest(held) u WHERE c.id = u.id AND c.version <> u.version;
  END IF;
  INSERT INTO huying.actions SELECT u.* FROM unnest(log) u;
  IF moves IS NULL THEN
    INSERT INTO huying.feed (what, id, case_id, county, at, version)
      SELECT 'action', u.id, u.case_id, u.county, u.at, u.expected_version + 1 FROM unnest(log) u;
  ELSE
    INSERT INTO huying.feed (what, id, case_id, county, at, version, moved, was_area, was_parties, was_variant, was_restricted)
      SELECT 'action', u.id, u.case_id, u.county, u.at, u.expected_version + 1, m.id IS NOT NULL, m.was_area, m.was_parties, m.was_variant, m.was_restricted
        FROM unnest(log) WITH ORDINALITY AS u(id, case_id, county, kind, actor, org, at, expected_version, payload, submitted_by, received_at, n)
        LEFT JOIN unnest(moves) m ON m.id = u.id ORDER BY u.n;
  END IF;
END $$;

-- Undoing, which goes by the log: {code, reason}, or the case as it was before its last action.
CREATE FUNCTION huying_sys.undone(me huying_sys.self, r huying.workflow_actions, c huying.cases, actor text, at bigint, limits huying_sys.limits,
  OUT why text[], OUT before huying.cases) LANGUAGE plpgsql STABLE AS $$
DECLARE
  folded record;
BEGIN
  SELECT * INTO folded FROM huying_sys.fold(c.id);
  why := CASE WHEN NOT r.roles && me.roles THEN ARRAY['role', format('您的角色不能“%s”', r.zh)]
    WHEN folded.undo_actor IS NULL THEN ARRAY['guard', format('没有可撤销的动作，不能“%s”', r.zh)]
    WHEN folded.undo_actor <> actor THEN ARRAY['undo', '只能撤销自己刚做的动作']
    WHEN at - c.updated_at > limits.undo_ms THEN
      ARRAY['undo', format('已过撤销时限（%s 秒），请用相应的动作更正', limits.undo_ms / 1000)] END;
  before := folded.before;
  before.updated_at := at;
  before.version := c.version + 1;
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

-- Nobody brings a case that he could not see; the public reports anywhere.
CREATE FUNCTION huying_sys.birth_problem(me huying_sys.self, c huying.cases, a jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF me.handles AND NOT coalesce(huying_sys.sees_placed(me, c.area, me.orgs, c.variant, c.flags & 16 <> 0), false) THEN
    RETURN huying_sys.no(a, 'scope', '上报的地点或类型不在您的管辖范围');
  ELSIF NOT me.handles AND (c.variant IS NOT NULL OR c.flags <> 0) THEN
    RETURN huying_sys.no(a, 'scope', '上报人不能指定案卷类型或标记');
  END IF;
  RETURN NULL;
END $$;

-- What a step asks of its case and of other cases, past that it may see the case at this version: {code, reason}, or NULL.
CREATE FUNCTION huying_sys.step_problem(me huying_sys.self, r huying.workflow_actions, c huying.cases, actor text, org text, at bigint, p jsonb)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  why text[] := huying_sys.refusal(c, r, me, actor, org, at, p);
BEGIN
  IF why IS NULL AND r.code = 'merge' AND NOT EXISTS (SELECT FROM huying.cases t WHERE t.id = huying_sys.as_id(p ->> 'into') AND t.id <> c.id
      AND t.merged_into IS NULL AND huying_sys.sees_placed(me, t.area, t.parties, t.variant, t.flags & 16 <> 0)) THEN
    RETURN ARRAY['target', '要并入的案卷没有找到，是它自己，或已并入别的案卷'];
  END IF;
  RETURN why;
END $$;

-- A batch without a net: quick, and an error ends all of it. Cases are read once, change in memory action by action and are
-- written once, with all of their log and feed; only before an action that looks at the tables itself they are written earlier.
-- refused: what an earlier batch of the same run left, if it is one of a run.
CREATE FUNCTION huying_sys.take_all(me huying_sys.self, batch jsonb, limits huying_sys.limits, is_run boolean, refused jsonb) RETURNS jsonb
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
            AND (e.actor = 'system' OR r.roles && me.roles AND (me.orgs IS NULL OR r.who = 'anyone')) AND r.code <> 'merge') IS NOT TRUE
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

-- batch: [{id, case_id, kind, actor, org, at, expected_version, payload}, …] as in table actions.
-- Answers, in the same order: {id, status: accepted | known, no, version, at} or {id, status: refused, code, reason[, version]}.
-- What is amended (number of a new case, time of a wrong clock) stands in the answer and comes in the feed.
-- follows: batches that are sent without waiting for the answer to the one before: so many went before this one in the session's
-- run. None is taken if the one before it was not, and nothing on top of what was refused in an earlier one.
CREATE FUNCTION huying.submit_actions(batch jsonb, follows int DEFAULT NULL) RETURNS jsonb
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
    WHEN deadlock_detected OR serialization_failure OR lock_not_available OR insufficient_resources THEN
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
          WHEN deadlock_detected OR serialization_failure OR lock_not_available OR insufficient_resources THEN
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

-- Wakes the listeners of channel huying, after the commit of what they are to read. Not in submit_actions itself: a
-- transaction that notifies holds a lock of the whole database while its commit is written to disk, so that all
-- writers would queue up behind each other's disk. At most one wake-up in limits.wake_ms (40), because each wakes every
-- listener; a listener therefore reads at once, and once more that long after it, for what was committed behind a
-- wake-up that was left out.
CREATE SEQUENCE huying_sys.woken MINVALUE 0 START 0; -- when the next wake-up may be
CREATE FUNCTION huying.wake() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_ms bigint := huying_sys.now_ms();
  wake_ms int;
BEGIN
  IF pg_sequence_last_value('huying_sys.woken') - now_ms BETWEEN 1 AND 10000 THEN
    RETURN;
  END IF;
  SELECT l.wake_ms INTO wake_ms FROM huying_sys.limits l;
  PERFORM setval('huying_sys.woken', now_ms + wake_ms);
  PERFORM set_config('synchronous_commit', 'off', true); -- nothing is lost with it
  PERFORM pg_notify('huying', '');
END $$;

-- What a client calls: takes, commits, wakes, in one round trip. CALL huying.submit('[…]', NULL). Not inside BEGIN.
CREATE PROCEDURE huying.submit(batch jsonb, INOUT answers jsonb, follows int DEFAULT NULL) LANGUAGE plpgsql AS $$
BEGIN
  answers := huying.submit_actions(batch, follows);
  COMMIT;
  PERFORM huying.wake();
END $$;
REVOKE EXECUTE ON PROCEDURE huying.submit FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE huying.submit TO huying_account;
GRANT EXECUTE ON FUNCTION huying.wake TO huying_account;
GRANT EXECUTE ON FUNCTION huying.submit_actions, huying.changes_since, huying.start_position, huying.gone TO huying_account;
RESET ROLE;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- reduce() of data/model/reduce.cpp and caseeffects.cpp, member by member: a seat and upstream fold to the same case.
-- Zero times and empty texts are NULL, as in the rows of the local store.
SET ROLE huying_owner;

-- The small ones are SQL that is put in place where it is called; what can't be is plpgsql, which keeps its plans.
-- What Qt's JSON reading gives: the value if it has the type, else the fallback.
CREATE FUNCTION huying_sys.txt(p jsonb, k text, otherwise text DEFAULT NULL) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_typeof(p -> k) = 'string' THEN nullif(p ->> k, '') ELSE otherwise END;
CREATE FUNCTION huying_sys.whole(n numeric) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN abs(n) <= 9007199254740992 AND n = trunc(n) THEN n::bigint ELSE 0 END;
CREATE FUNCTION huying_sys.num(p jsonb, k text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN jsonb_typeof(p -> k) = 'number' THEN huying_sys.whole((p ->> k)::numeric) ELSE 0 END;
CREATE FUNCTION huying_sys.small(p jsonb, k text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN huying_sys.num(p, k) BETWEEN -2147483648 AND 2147483647 THEN huying_sys.num(p, k)::int ELSE 0 END;
CREATE FUNCTION huying_sys.list(p jsonb, k text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF jsonb_typeof(p -> k) IS DISTINCT FROM 'array' THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT array_agg(CASE WHEN jsonb_typeof(e) = 'string' THEN e #>> '{}' ELSE '' END ORDER BY n)
            FROM jsonb_array_elements(p -> k) WITH ORDINALITY AS t(e, n));
END $$;
CREATE FUNCTION huying_sys.is_missing(p jsonb, k text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  v jsonb := p -> k;
BEGIN
  IF k = 'place' THEN
    RETURN jsonb_typeof(p -> 'lon') IS DISTINCT FROM 'number' OR jsonb_typeof(p -> 'lat') IS DISTINCT FROM 'number';
  END IF;
  RETURN CASE coalesce(jsonb_typeof(v), 'null') WHEN 'string' THEN v #>> '{}' !~ '\S' WHEN 'array' THEN v = '[]' WHEN 'null' THEN true ELSE false END;
END $$;
CREATE FUNCTION huying_sys.as_id(value text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN value ~* '^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$' THEN value::uuid END;

-- `details` holds what nobody selects by, without zeros and empty texts (data/store/casedetails.cpp).
CREATE FUNCTION huying_sys.put(d jsonb, k text, v jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF v IS NULL OR v IN ('null', '0', '""', '{}', '[]') THEN
    RETURN coalesce(d, '{}') - k;
  END IF;
  RETURN coalesce(d, '{}') || jsonb_build_object(k, v);
END $$;
CREATE FUNCTION huying_sys.dense(o jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(o) WHERE value NOT IN ('null', '0', '""', '{}', '[]')
$$;
CREATE FUNCTION huying_sys.bump(d jsonb, k text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN huying_sys.put(d, k, to_jsonb(huying_sys.small(d, k) + 1));

CREATE FUNCTION huying_sys.parties_of(c huying.cases) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF c.assist IS NULL AND NOT coalesce(c.details ?| ARRAY['whistle', 'mediation'], false) THEN
    RETURN CASE WHEN c.org IS NOT NULL THEN ARRAY[c.org] END;
  END IF;
  RETURN (SELECT array_agg(DISTINCT o ORDER BY o) FROM (
    SELECT c.org AS o UNION ALL SELECT unnest(c.assist)
    UNION ALL SELECT l ->> 'org' FROM jsonb_array_elements(c.details #> '{whistle,legs}') l
    UNION ALL SELECT c.details #>> '{mediation,org}') x WHERE o IS NOT NULL);
END $$;

CREATE FUNCTION huying_sys.place_of(p jsonb) RETURNS public.geometry LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN public.ST_SetSRID(public.ST_MakePoint((p ->> 'lon')::float8, (p ->> 'lat')::float8), 4326);
END $$;

-- The leg of the payload's organisation, else the actor's, else the first that is not over, gets `member` = at.
CREATE FUNCTION huying_sys.take_leg(d jsonb, member text, org text, at bigint, p jsonb) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  wanted text := coalesce(CASE WHEN jsonb_typeof(p -> 'org') = 'string' THEN p ->> 'org' ELSE org END, '');
  legs jsonb := d #> '{whistle,legs}';
  leg jsonb; is_over boolean;
BEGIN
  FOR i IN 0 .. coalesce(jsonb_array_length(legs), 0) - 1 LOOP
    leg := legs -> i;
    is_over := leg ? 'handled' OR leg ? 'returned';
    CONTINUE WHEN CASE WHEN wanted = '' THEN is_over ELSE coalesce(leg ->> 'org', '') <> wanted END;
    IF NOT is_over THEN
      leg := huying_sys.put(leg, member, to_jsonb(at));
      leg := huying_sys.put(leg, 'reason', to_jsonb(huying_sys.txt(p, 'reason', leg ->> 'reason')));
      RETURN jsonb_set(d, ARRAY['whistle', 'legs', i::text], leg);
    END IF;
    RETURN d;
  END LOOP;
  RETURN d;
END $$;

-- The seldom ones; reduce() does the others itself. PL/pgSQL makes an expression ready once a transaction, which costs more than
-- working it out: what is asked first, and how many questions there are, is most of what an action costs.
CREATE FUNCTION huying_sys.take_effect(c huying.cases, kind text, actor text, org text, at bigint, p jsonb)
RETURNS huying.cases LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  units text[]; stage int;
BEGIN
  CASE kind
  WHEN 'report' THEN
    c.reported_at := at;
    c.no := huying_sys.txt(p, 'no');
    c.title := huying_sys.txt(p, 'title');
    c.text := huying_sys.txt(p, 'text');
    c.item := huying_sys.txt(p, 'item');
    c.channel := huying_sys.txt(p, 'channel');
    c.variant := huying_sys.txt(p, 'variant');
    c.reporter_masked := huying_sys.txt(p, 'reporter');
    c.phone_masked := huying_sys.txt(p, 'phone');
    c.flags := huying_sys.small(p, 'flags');
  WHEN 'assign', 'task_down', 'reassign' THEN
    IF kind = 'reassign' THEN
      c.units := NULL;
      c.unit_stage := 0;
      c.details := c.details - 'request';
    END IF;
    c.assigned_at := at;
    c.org := huying_sys.txt(p, 'org');
    c.assist := huying_sys.list(p, 'assist');
    c.details := huying_sys.put(c.details, 'rule', to_jsonb(huying_sys.txt(p, 'rule')));
  WHEN 'dispatch' THEN
    units := huying_sys.list(p, 'units');
    -- Units that were there before stay as far as they are.
    c.unit_stage := CASE WHEN units && c.units THEN greatest(c.unit_stage, 1) ELSE 1 END;
    c.units := units;
  WHEN 'depart', 'arrive' THEN
    stage := CASE kind WHEN 'depart' THEN 2 ELSE 3 END;
    -- One of several that is only under way does not take back that another has arrived.
    c.unit_stage := CASE WHEN huying_sys.txt(p, 'unit') IS NULL THEN stage ELSE greatest(c.unit_stage, stage) END;
    IF kind = 'arrive' THEN
      c.signed_at := coalesce(c.signed_at, at);
    END IF;
  WHEN 'stand_down' THEN
    c.units := CASE WHEN huying_sys.txt(p, 'unit') IS NULL THEN NULL ELSE nullif(array_remove(c.units, p ->> 'unit'), '{}') END;
    IF c.units IS NULL THEN
      c.unit_stage := 0;
    END IF;
  WHEN 'recall' THEN
    c.units := NULL;
    c.unit_stage := 0;
  WHEN 'correct' THEN
    c.title := huying_sys.txt(p, 'title', c.title);
    c.text := huying_sys.txt(p, 'text', c.text);
    c.item := huying_sys.txt(p, 'item', c.item);
    c.address := huying_sys.txt(p, 'address', c.address);
  WHEN 'return', 'escalate' THEN
    IF kind = 'return' THEN
      c.returned := c.returned + 1;
    ELSE
      c.details := huying_sys.bump(c.details, 'escalated');
    END IF;
    c.org := NULL;
    c.assist := NULL;
    c.units := NULL;
    c.unit_stage := 0;
    c.details := c.details - 'rule' - 'request';
  WHEN 'fail' THEN
    c.rework := c.rework + 1;
    c.checked_at := NULL;
  WHEN 'quick_close' THEN
    c.resolved_at := at;
    c.checked_at := at;
  WHEN 'force_close' THEN
    c.details := huying_sys.put(c.details, 'forced', '1');
  WHEN 'reopen' THEN
    c.details := huying_sys.bump(c.details, 'reopened') - 'forced';
    c.resolved_at := NULL;
    c.checked_at := NULL;
    c.closed_at := NULL;
    c.satisfaction := 0;
  WHEN 'follow_up' THEN
    c.details := huying_sys.put(huying_sys.put(c.details, 'contacted', to_jsonb(huying_sys.small(p, 'contacted'))),
                                'solved', to_jsonb(huying_sys.small(p, 'solved')));
    IF huying_sys.small(p, 'satisfaction') <> 0 THEN
      c.satisfaction := huying_sys.small(p, 'satisfaction');
    END IF;
  WHEN 'urge' THEN
    c.urged := c.urged + 1;
  WHEN 'yellow_card' THEN
    c.details := huying_sys.bump(c.details, 'yellow');
  WHEN 'red_card' THEN
    c.details := huying_sys.bump(c.details, 'red');
  WHEN 'supervise' THEN
    c.details := huying_sys.put(c.details, 'order', huying_sys.dense(jsonb_build_object('at', at, 'due', huying_sys.num(p, 'reply_due'),
      'by', actor, 'text', huying_sys.txt(p, 'text'))));
    c.flags := c.flags | 2;
  WHEN 'supervise_reply' THEN
    c.details := huying_sys.put(c.details, 'order', huying_sys.put(c.details -> 'order', 'answered', to_jsonb(at)));
  WHEN 'supervise_end' THEN
    c.details := c.details - 'order';
    c.flags := c.flags & ~2;
  WHEN 'ask_extend', 'ask_suspend' THEN
    c.details := huying_sys.put(c.details, 'request', huying_sys.dense(jsonb_build_object('kind', substr(kind, 5), 'by', actor,
      'reason', huying_sys.txt(p, 'reason'), 'at', at, 'until', huying_sys.num(p, 'until'))));
  WHEN 'extend' THEN
    c.extended := c.extended + 1;
    c.details := c.details - 'request';
  WHEN 'suspend', 'refuse' THEN
    c.details := c.details - 'request';
  WHEN 'mediate' THEN
    c.details := huying_sys.put(c.details, 'mediation', huying_sys.dense(jsonb_build_object('org', huying_sys.txt(p, 'mediation_org'),
      'mediator', huying_sys.txt(p, 'mediator'), 'difficulty', huying_sys.small(p, 'difficulty'))));
  WHEN 'agree' THEN
    c.details := huying_sys.put(c.details, 'mediation', huying_sys.put(c.details -> 'mediation', 'agreement',
      to_jsonb(huying_sys.txt(p, 'agreement'))));
    c.resolved_at := at;
  WHEN 'whistle' THEN
    c.details := huying_sys.put(c.details, 'whistle', huying_sys.dense(jsonb_build_object('called', at, 'by', actor,
      'text', huying_sys.txt(p, 'text'), 'legs', (SELECT jsonb_agg(huying_sys.dense(jsonb_build_object('org', o,
        'sign_due', huying_sys.num(p, 'sign_due'), 'arrive_due', huying_sys.num(p, 'arrive_due'),
        'handle_due', huying_sys.num(p, 'handle_due'))) ORDER BY n) FROM unnest(huying_sys.list(p, 'orgs')) WITH ORDINALITY AS t(o, n)))));
  WHEN 'whistle_sign' THEN
    c.details := huying_sys.take_leg(c.details, 'signed', org, at, p);
  WHEN 'whistle_return' THEN
    c.details := huying_sys.take_leg(c.details, 'returned', org, at, p);
  WHEN 'whistle_arrive' THEN
    c.details := huying_sys.take_leg(c.details, 'arrived', org, at, p);
  WHEN 'whistle_handle' THEN
    c.details := huying_sys.take_leg(c.details, 'handled', org, at, p);
  WHEN 'whistle_rate' THEN
    c.details := huying_sys.put(c.details, 'whistle', huying_sys.put(huying_sys.put(c.details -> 'whistle', 'rating',
      to_jsonb(huying_sys.small(p, 'satisfaction'))), 'rated', to_jsonb(at)));
  WHEN 'merge' THEN
    c.merged_into := huying_sys.as_id(p ->> 'into');
    c.details := huying_sys.put(c.details, 'prior', to_jsonb(c.state));
    c.flags := c.flags | 4;
  WHEN 'unmerge' THEN
    c.merged_into := NULL;
    c.flags := c.flags & ~4;
  WHEN 'assign_checker' THEN
    c.claimed_by := huying_sys.txt(p, 'checker');
    c.details := huying_sys.put(c.details, 'claim_until', to_jsonb(huying_sys.num(p, 'until')));
  WHEN 'flag' THEN
    c.flags := huying_sys.small(p, 'flags');
  ELSE
    NULL;
  END CASE;
  IF kind IN ('report', 'locate') THEN
    c.address := huying_sys.txt(p, 'address', c.address);
    c.area := huying_sys.txt(p, 'area', c.area);
    IF NOT huying_sys.is_missing(p, 'place') THEN
      c.geom := huying_sys.place_of(p);
    END IF;
  END IF;
  RETURN c;
END $$;

-- One action more, allowed or not: refusal() asks that before. Undoing is fold()'s, which alone knows what was before.
CREATE FUNCTION huying_sys.reduce(c huying.cases, r huying.workflow_actions, actor text, org text, at bigint, p jsonb)
RETURNS huying.cases LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF r.code = 'accept' THEN
    c.accepted_at := at;
  ELSIF r.code = 'sign' THEN
    c.signed_at := at;
  ELSIF r.code = 'resolve' THEN
    c.resolved_at := at;
    c.unit_stage := 0;
  ELSIF r.code = 'pass' THEN
    c.checked_at := at;
  ELSIF r.code = 'rate' THEN
    c.satisfaction := huying_sys.small(p, 'satisfaction');
  ELSIF r.code IN ('claim', 'take_over') THEN
    c.claimed_by := nullif(actor, '');
    c.details := huying_sys.put(c.details, 'claim_until', to_jsonb(huying_sys.num(p, 'until')));
  ELSIF r.code = 'release' THEN
    c.claimed_by := NULL;
    c.details := c.details - 'claim_until';
  ELSIF r.code NOT IN ('note', 'receive', 'close', 'reject', 'not_found', 'void') THEN
    c := huying_sys.take_effect(c, r.code, actor, org, at, p);
  END IF;
  IF r.clock <> 'start' THEN
    IF r.clock IN ('go', 'end') AND c.stopped_at IS NOT NULL THEN
      c.stopped_ms := c.stopped_ms + (at - c.stopped_at);
      c.due_at := c.due_at + (at - c.stopped_at);
      c.stopped_at := NULL;
    END IF;
    IF r.clock = 'stop' THEN
      c.stopped_at := coalesce(c.stopped_at, at);
    ELSIF r.clock = 'end' THEN
      c.unit_stage := 0;
    END IF;
  END IF;
  IF r."to" <> '=' THEN
    IF r."to" = '<' THEN
      c.state := coalesce(c.details ->> 'prior', '');
      c.details := c.details - 'prior';
    ELSE
      c.state := r."to";
    END IF;
    c.stage_at := at;
    IF c.stage_due IS NOT NULL OR c.stage_limit_ms IS NOT NULL OR p ?| ARRAY['stage_due', 'stage_limit'] THEN
      c.stage_due := nullif(huying_sys.num(p, 'stage_due'), 0);
      c.stage_limit_ms := nullif(huying_sys.num(p, 'stage_limit'), 0);
    END IF;
    IF c.claimed_by IS NOT NULL OR c.details ? 'claim_until' THEN
      c.claimed_by := NULL; -- who claimed it has done what he claimed it for
      c.details := c.details - 'claim_until';
    END IF;
    IF r.ends AND c.closed_at IS NULL THEN
      IF (SELECT s.final FROM huying.workflow_states s WHERE s.code = c.state) THEN
        c.closed_at := at;
      END IF;
    END IF;
  END IF;
  IF p ?| ARRAY['due', 'limit', 'photos'] THEN
    IF jsonb_typeof(p -> 'due') = 'number' THEN
      c.due_at := nullif(huying_sys.num(p, 'due'), 0);
    END IF;
    IF jsonb_typeof(p -> 'limit') = 'number' THEN
      c.limit_ms := nullif(huying_sys.num(p, 'limit'), 0);
    END IF;
    c.photos := c.photos + huying_sys.small(p, 'photos');
  END IF;
  c.updated_at := at;
  c.version := c.version + 1;
  IF c.details = '{}' THEN
    c.details := NULL;
  END IF;
  IF r.code IN ('assign', 'task_down', 'reassign', 'return', 'escalate', 'whistle', 'mediate') THEN
    c.parties := huying_sys.parties_of(c);
  END IF;
  RETURN c;
END $$;

CREATE FUNCTION huying_sys.unborn(a_id uuid) RETURNS huying.cases LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  c huying.cases;
BEGIN
  c.id := a_id;
  c.version := 0;
  c.state := '';
  c.unit_stage := 0; c.stopped_ms := 0; c.rework := 0; c.returned := 0; c.urged := 0; c.extended := 0;
  c.flags := 0; c.satisfaction := 0; c.photos := 0;
  RETURN c;
END $$;

-- The case as its log says, and what it was before the last action if that can be undone, by whom.
CREATE FUNCTION huying_sys.fold(a_id uuid, OUT now huying.cases, OUT before huying.cases, OUT undo_actor text)
LANGUAGE plpgsql STABLE AS $$
DECLARE
  a huying.actions; r huying.workflow_actions; was huying.cases;
BEGIN
  now := huying_sys.unborn(a_id);
  FOR a IN SELECT * FROM huying.actions WHERE case_id = a_id ORDER BY expected_version LOOP
    SELECT * INTO r FROM huying.workflow_actions WHERE code = a.kind;
    was := now;
    IF r."to" = '<<' THEN
      now := before;
      now.updated_at := a.at;
      now.version := was.version + 1;
    ELSE
      now := huying_sys.reduce(was, r, a.actor, a.org, a.at, a.payload);
      IF a.expected_version = 0 THEN
        now.county := a.county;
        now.reported_by := a.submitted_by;
      END IF;
    END IF;
    undo_actor := NULL;
    IF r.undo THEN
      before := was;
      undo_actor := a.actor;
    END IF;
  END LOOP;
END $$;
RESET ROLE;

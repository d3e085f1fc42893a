-- SPDX-License-Identifier: GPL-3.0-or-later
-- Words from one seat or unit to others, with who has got and who has acknowledged them; and who has which case open.
-- An entry of the feed names a message to those it concerns, and nobody else hears that there is one.
SET ROLE huying_owner;

CREATE TABLE huying.messages (
  id uuid PRIMARY KEY, sender text NOT NULL, audience text[] NOT NULL, -- as it was addressed: all, role:…, account:…, unit:…
  text text NOT NULL, urgent boolean NOT NULL, case_id uuid, at bigint NOT NULL, received_at bigint NOT NULL);
CREATE INDEX messages_sender ON huying.messages (sender, received_at);
-- sender again, so that neither table's policy has to read the other's rows to find its own.
CREATE TABLE huying.receipts (
  message uuid REFERENCES huying.messages, account text, sender text NOT NULL, delivered_at bigint, acknowledged_at bigint,
  PRIMARY KEY (message, account)) WITH (fillfactor = 80);
CREATE INDEX receipts_account ON huying.receipts (account, message);
ALTER TABLE huying.messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE huying.receipts ENABLE ROW LEVEL SECURITY;
CREATE POLICY reading ON huying.receipts FOR SELECT USING (session_user IN (account, sender));
CREATE POLICY reading ON huying.messages FOR SELECT USING (sender = session_user
  OR EXISTS (SELECT FROM huying.receipts r WHERE r.message = id AND r.account = session_user));

-- calls.csv is the matrix of this. answer: to those who wrote to one, and no other.
CREATE FUNCTION huying_sys.may_message(roles text[], what text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT roles && CASE what
    WHEN 'all' THEN '{chief,dispatcher,supervisor,leader,system}'::text[]
    WHEN 'send' THEN '{operator,chief,dispatcher,town,supervisor,leader,system}'::text[]
    ELSE '{operator,chief,dispatcher,town,supervisor,leader,system,handler,grid,checker,reviewer,mediator,petition,restricted}'::text[] END
$$;
-- Some ground is both's.
CREATE FUNCTION huying_sys.share_ground(a huying_sys.self, b huying_sys.self) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT a.is_whole OR b.is_whole OR EXISTS (SELECT FROM huying_sys.area_within w
    WHERE w.area = ANY (a.areas) AND w.ancestor = ANY (b.areas) OR w.area = ANY (b.areas) AND w.ancestor = ANY (a.areas))
$$;

-- The accounts that one word of an address means; NULL: there is nobody of that name, or not where the sender may reach.
CREATE FUNCTION huying_sys.meant_by(me huying_sys.self, word text) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(s.name) FROM huying_sys.selves s WHERE s.handles AND s.name <> me.name AND CASE
    WHEN word = 'all' THEN huying_sys.may_message(s.roles, 'answer') AND NOT 'system' = ANY (s.roles) AND huying_sys.share_ground(me, s::huying_sys.self)
    WHEN word LIKE 'role:%' THEN substr(word, 6) = ANY (s.roles) AND huying_sys.share_ground(me, s::huying_sys.self)
    WHEN word LIKE 'account:%' THEN s.name = substr(word, 9) AND (EXISTS (SELECT FROM huying.receipts r WHERE r.account = me.name AND r.sender = s.name)
      OR huying_sys.may_message(me.roles, 'send') AND huying_sys.share_ground(me, s::huying_sys.self))
    WHEN word LIKE 'unit:%' THEN EXISTS (SELECT FROM huying.units u WHERE u.ref = substr(word, 6) AND u.account = s.name
      AND (me.is_whole OR EXISTS (SELECT FROM huying_sys.area_within w WHERE w.area = u.area AND w.ancestor = ANY (me.areas)))) END
$$;

-- Idempotent by id, so that a seat that did not hear the answer says it again. Answers as submit() does, and how many it
-- went to. A case that the sender does not hold falls off; the words go all the same.
CREATE FUNCTION huying.send_message(a_id uuid, a_to text[], a_text text, a_urgent boolean, a_case uuid, a_at bigint) RETURNS jsonb
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

-- One's own receipts; both any number of times. Only an acknowledgement calls the sender: a broadcast that arrives
-- at three hundred seats would otherwise call three hundred times within a second.
CREATE FUNCTION huying.delivered(ids uuid[]) RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH done AS (UPDATE huying.receipts SET delivered_at = huying_sys.now_ms()
    WHERE message = ANY (ids) AND account = session_user AND delivered_at IS NULL RETURNING 1)
  SELECT count(*)::int FROM done
$$;
CREATE FUNCTION huying.acknowledge(a_message uuid, a_at bigint) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_ms bigint := huying_sys.now_ms();
  writer text;
BEGIN
  UPDATE huying.receipts SET acknowledged_at = least(coalesce(a_at, now_ms), now_ms), delivered_at = coalesce(delivered_at, now_ms)
    WHERE message = a_message AND account = session_user AND acknowledged_at IS NULL RETURNING sender INTO writer;
  IF FOUND THEN
    INSERT INTO huying.feed (what, key, was_parties) VALUES ('message', a_message::text, ARRAY[writer, session_user]);
    PERFORM pg_notify('huying', '');
  END IF;
  RETURN FOUND OR EXISTS (SELECT FROM huying.receipts WHERE message = a_message AND account = session_user);
END $$;

-- What one sent or got, the oldest first: those named, or the newest 500 of what came in since. A receiver sees his own
-- receipt, the sender all.
CREATE FUNCTION huying.my_messages(since bigint DEFAULT 0, ids uuid[] DEFAULT NULL)
RETURNS TABLE (id uuid, sender text, audience text[], text text, urgent boolean, case_id uuid, at bigint, receipts jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT m.id, m.sender, m.audience, m.text, m.urgent, m.case_id, m.at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('account', r.account, 'delivered', r.delivered_at, 'acknowledged', r.acknowledged_at) ORDER BY r.account), '[]')
      FROM huying.receipts r WHERE r.message = m.id AND session_user IN (r.account, r.sender))
  FROM (SELECT x.* FROM huying.messages x
    WHERE (x.sender = session_user OR EXISTS (SELECT FROM huying.receipts r WHERE r.message = x.id AND r.account = session_user))
      AND CASE WHEN ids IS NULL THEN x.received_at >= since ELSE x.id = ANY (ids) END
      AND (SELECT huying_sys.i_handle())
    ORDER BY x.received_at DESC, x.id DESC LIMIT 500) m
  ORDER BY m.received_at, m.id
$$;

-- Who has a case open now. A row a session, which the end of the session ends; nothing of it is in feed, log or audit.
CREATE UNLOGGED TABLE huying.looks (account text, seat text, case_id uuid NOT NULL, until bigint NOT NULL, pid int NOT NULL,
  PRIMARY KEY (account, seat)) WITH (fillfactor = 50);
CREATE INDEX looks_case ON huying.looks (case_id);
ALTER TABLE huying.looks ENABLE ROW LEVEL SECURITY;

-- The case that the seat shows; NULL: none. Holds for thirty seconds, so say it again before. False: it is not the account's to see.
CREATE FUNCTION huying.look_at(a_seat text, a_case uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF a_case IS NULL OR NOT huying_sys.i_handle() OR NOT huying_sys.holds_case(a_case) THEN
    DELETE FROM huying.looks WHERE account = session_user AND seat = left(coalesce(a_seat, ''), 40);
    RETURN false;
  END IF;
  INSERT INTO huying.looks VALUES (session_user, left(coalesce(a_seat, ''), 40), a_case, huying_sys.now_ms() + 30000, pg_backend_pid())
    ON CONFLICT (account, seat) DO UPDATE SET case_id = excluded.case_id, until = excluded.until, pid = excluded.pid;
  RETURN true;
END $$;
-- The others at these cases, as far as the account may see them.
CREATE FUNCTION huying.who_looks(ids uuid[]) RETURNS TABLE (case_id uuid, account text, seat text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.case_id, l.account, l.seat FROM huying.looks l
  WHERE l.case_id = ANY (ids) AND l.until > huying_sys.now_ms() AND l.pid <> pg_backend_pid()
    AND huying_sys.i_handle() AND huying_sys.holds_case(l.case_id) AND EXISTS (SELECT FROM pg_stat_get_activity(l.pid))
  ORDER BY l.account, l.seat
$$;
GRANT EXECUTE ON FUNCTION huying.send_message, huying.delivered, huying.acknowledge, huying.my_messages, huying.look_at, huying.who_looks TO huying_account;
RESET ROLE;

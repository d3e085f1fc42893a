-- SPDX-License-Identifier: GPL-3.0-or-later
-- Personal cells. They are sealed on the seat (libsodium); upstream can't open them, hands them out one at a time,
-- and only after the audit has committed that it will.
SET ROLE huying_vault_owner;

CREATE TABLE huying.people_sealed (   -- the register; what is shown of it is view huying.people
  ref text PRIMARY KEY, geom geometry(Point, 4326), category int NOT NULL DEFAULT 0, area text, name_masked text,
  name_enc bytea, idno_masked text, idno_enc bytea, idno_hash bytea, phone_masked text, phone_enc bytea,
  phone_hash bytea, address_enc bytea, visited_at bigint);
CREATE INDEX people_area ON huying.people_sealed (area);
CREATE INDEX people_idno ON huying.people_sealed (idno_hash) WHERE idno_hash IS NOT NULL;
CREATE INDEX people_phone ON huying.people_sealed (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE TABLE huying.case_cells (      -- field: reporter, phone
  case_id uuid, field text, cell text NOT NULL, PRIMARY KEY (case_id, field)); -- Base64, as in the report
CREATE TABLE huying.cell_keys (       -- the key that seals the cells; back it up apart from the rest
  id int PRIMARY KEY, key bytea NOT NULL, since timestamptz NOT NULL DEFAULT now());
CREATE TABLE huying.access_policy (   -- resources/access.json; the security administrator's
  id int PRIMARY KEY CHECK (id = 1), case_roles text[] NOT NULL, person_roles text[] NOT NULL, reasons text[] NOT NULL,
  shown_seconds int NOT NULL, idle_lock_minutes int NOT NULL);
INSERT INTO huying.access_policy VALUES (1, '{}', '{}', '{}', 60, 10);
CREATE TABLE huying.unmask_tickets (
  id uuid PRIMARY KEY, account text NOT NULL, xid xid8 NOT NULL, until timestamptz NOT NULL, person text, case_id uuid, field text NOT NULL);

GRANT SELECT (ref, geom, category, area, name_masked, idno_masked, phone_masked, visited_at) ON huying.people_sealed TO huying_owner;
GRANT SELECT, INSERT, UPDATE ON huying.access_policy TO huying_owner;

CREATE FUNCTION huying_sys.keep_case_cells(a_case uuid, p jsonb) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO huying.case_cells
    SELECT a_case, f, p ->> (f || '_enc') FROM unnest(ARRAY['reporter', 'phone']) f
     WHERE p ->> (f || '_enc') ~ '^[A-Za-z0-9+/=]+$' AND length(p ->> (f || '_enc')) <= 4000
  ON CONFLICT DO NOTHING
$$;
GRANT EXECUTE ON FUNCTION huying_sys.keep_case_cells TO huying_owner;

-- Whether the account may see the person's area or the case at all: asked as huying_owner.
SET ROLE huying_owner;
CREATE FUNCTION huying_sys.reaches_area(a_area text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT s.handles AND (s.is_whole OR EXISTS (SELECT FROM huying_sys.area_within w
    WHERE w.area = a_area AND w.ancestor = ANY (s.areas))) FROM huying_sys.selves s WHERE s.name = session_user), false)
$$;
CREATE FUNCTION huying_sys.reaches_case(a_case uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.no FROM huying.cases c, huying_sys.selves s WHERE s.name = session_user AND c.id = a_case
    AND huying_sys.sees_placed(s::huying_sys.self, c.area, c.parties, c.variant, c.flags & 16 <> 0)
$$;
GRANT EXECUTE ON FUNCTION huying_sys.reaches_area, huying_sys.reaches_case, huying_sys.my_roles TO huying_vault_owner;
SET ROLE huying_vault_owner;

-- First half: asks, and puts it into the audit. subject: a person's ref, or a case id. field: name, idno, phone,
-- address of a person; reporter, phone of a case. A refusal is an answer, not an error, so that its audit stays.
CREATE FUNCTION huying.unmask_ask(subject text, field text, reason text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  a_case uuid; named text; allowed boolean;
  policy huying.access_policy; ticket uuid := gen_random_uuid();
BEGIN
  SELECT * INTO policy FROM huying.access_policy;
  IF coalesce(reason, '') !~ '\S' OR length(reason) > 200 THEN
    RETURN jsonb_build_object('status', 'refused', 'code', 'reason', 'reason', '查看要写明理由');
  ELSIF subject ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' AND field IN ('reporter', 'phone') THEN
    a_case := subject::uuid;
    named := huying_sys.reaches_case(a_case);
    allowed := huying_sys.my_roles() && policy.case_roles;
  ELSIF field IN ('name', 'idno', 'phone', 'address') THEN
    SELECT p.ref INTO named FROM huying.people_sealed p WHERE p.ref = subject AND huying_sys.reaches_area(p.area);
    allowed := huying_sys.my_roles() && policy.person_roles;
  ELSE
    RETURN jsonb_build_object('status', 'refused', 'code', 'bad_input', 'reason', '没有这样的字段');
  END IF;
  allowed := allowed AND named IS NOT NULL;
  PERFORM huying_sys.audit_append(CASE WHEN allowed THEN 'unmask' ELSE 'unmask.refused' END,
    CASE WHEN a_case IS NULL THEN '人员 ' ELSE '案卷 ' END || coalesce(named, left(subject, 80)), field || '：' || reason);
  IF NOT allowed THEN
    RETURN jsonb_build_object('status', 'refused', 'code', 'role', 'reason', '您的角色或辖区不能查看这一项');
  END IF;
  DELETE FROM huying.unmask_tickets WHERE account = session_user AND until < now();
  INSERT INTO huying.unmask_tickets VALUES (ticket, session_user, pg_current_xact_id(), clock_timestamp() + interval '60 s',
    CASE WHEN a_case IS NULL THEN subject END, a_case, field);
  RETURN jsonb_build_object('status', 'ok', 'ticket', ticket);
END $$;

-- Second half: the sealed cell (Base64), only in a later transaction than the one that asked. Whoever could roll the
-- asking back would have read without trace.
CREATE FUNCTION huying.unmask_open(ticket uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  t huying.unmask_tickets; cell text;
BEGIN
  SELECT * INTO t FROM huying.unmask_tickets WHERE id = ticket AND account = session_user AND until > clock_timestamp();
  IF NOT FOUND THEN
    RAISE EXCEPTION '查看的许可不存在或已过期' USING ERRCODE = 'insufficient_privilege';
  ELSIF t.xid = pg_current_xact_id_if_assigned() OR pg_xact_status(t.xid) IS DISTINCT FROM 'committed' THEN
    RAISE EXCEPTION '先提交查看的记录，再取内容' USING ERRCODE = 'insufficient_privilege';
  ELSIF t.case_id IS NOT NULL THEN
    SELECT c.cell INTO cell FROM huying.case_cells c WHERE c.case_id = t.case_id AND c.field = t.field;
  ELSE
    SELECT encode(CASE t.field WHEN 'name' THEN name_enc WHEN 'idno' THEN idno_enc WHEN 'phone' THEN phone_enc ELSE address_enc END, 'base64')
      INTO cell FROM huying.people_sealed WHERE ref = t.person;
  END IF;
  RETURN cell;
END $$;

-- Both in one round trip: CALL huying.unmask('人员或案卷', 'phone', '回访联系', NULL). Not inside BEGIN: it commits.
CREATE PROCEDURE huying.unmask(subject text, field text, reason text, INOUT cell text) LANGUAGE plpgsql AS $$
DECLARE
  answer jsonb := huying.unmask_ask(subject, field, reason);
BEGIN
  COMMIT;
  IF answer ->> 'status' <> 'ok' THEN
    RAISE EXCEPTION '%', answer ->> 'reason' USING ERRCODE = 'insufficient_privilege';
  END IF;
  cell := huying.unmask_open((answer ->> 'ticket')::uuid);
END $$;

-- The key for the cells that a seat seals and opens, at sign-in. Audited; goes only to those who may unmask.
CREATE FUNCTION huying.cell_key() RETURNS bytea LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  policy huying.access_policy;
BEGIN
  SELECT * INTO policy FROM huying.access_policy;
  IF NOT huying_sys.my_roles() && (policy.case_roles || policy.person_roles) THEN
    RAISE EXCEPTION '您的角色不能持有个人信息的密钥' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM huying_sys.audit_append('cell_key', '', '登录取密钥');
  RETURN (SELECT key FROM huying.cell_keys ORDER BY id DESC LIMIT 1);
END $$;
-- Default privileges for new functions do not cover procedures made before them; say it.
REVOKE EXECUTE ON PROCEDURE huying.unmask FROM PUBLIC;
GRANT EXECUTE ON FUNCTION huying.unmask_ask, huying.unmask_open, huying.cell_key TO huying_account;
GRANT EXECUTE ON PROCEDURE huying.unmask TO huying_account;
RESET ROLE;

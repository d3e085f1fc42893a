-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a seat asks about its own past: whether upstream still has it.
SET ROLE huying_owner;

-- Of these actions of these cases: those that the account itself brought, whether or not it may hold the case any more. At most 2000 of
-- either. Tells nothing of what others did, not even that there is such a case.
CREATE FUNCTION huying.known_ids(cases uuid[], ids uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF greatest(cardinality(cases), cardinality(ids)) > 2000 THEN
    RAISE EXCEPTION '一次最多问 2000 个动作' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  RETURN ARRAY(SELECT a.id FROM huying.cases c,
      LATERAL (SELECT x.id FROM huying.actions x WHERE x.case_id = c.id AND x.county = c.county AND x.submitted_by = session_user
        AND x.id = ANY (known_ids.ids) OFFSET 0) a
    WHERE c.id = ANY (known_ids.cases) AND huying_sys.i_handle());
END $$;

-- As 014_attachments.sql has it, and of a case that the account has worked on: what it attached may go up after the case has left it.
CREATE FUNCTION huying_sys.has_worked_on(a_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT huying_sys.i_handle() AND EXISTS (SELECT FROM huying.cases c, LATERAL (SELECT FROM huying.actions x WHERE x.case_id = c.id
    AND x.county = c.county AND x.submitted_by = session_user OFFSET 0) a WHERE c.id = a_case)
$$;
CREATE OR REPLACE FUNCTION huying.attach(a_case uuid, a_sha256 text, a_name text, a_type text, a_role text, a_at bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  b huying.blobs;
BEGIN
  SELECT * INTO b FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user AND complete FOR KEY SHARE; -- purge() waits
  IF NOT FOUND THEN
    RAISE EXCEPTION '附件还没有传完';
  ELSIF NOT huying_sys.holds_case(a_case) AND NOT huying_sys.has_worked_on(a_case) THEN
    RAISE EXCEPTION '没有这个案卷，或不在您的管辖范围' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO huying.attachments VALUES (a_case, a_sha256, left(a_name, 200), left(a_type, 100), b.size, left(a_role, 20), least(a_at, huying_sys.now_ms()), session_user)
    ON CONFLICT DO NOTHING;
END $$;
GRANT EXECUTE ON FUNCTION huying.known_ids TO huying_account;
RESET ROLE;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- The audit: one hash chain an account, so that nobody who leaves a transaction open holds up the others, and one
-- head a chain, so that cutting the newest links off shows too. Written by audit_append() only; the table is
-- nobody's to write, and its own owner is stopped by triggers.
SET ROLE huying_audit_owner;

CREATE TABLE huying.audit (
  actor text, n bigint, at bigint NOT NULL, act text NOT NULL, subject text NOT NULL, detail text NOT NULL,
  prev bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (actor, n));
CREATE INDEX audit_at ON huying.audit (at);
CREATE TABLE huying.audit_heads (actor text PRIMARY KEY, n bigint NOT NULL, hash bytea NOT NULL);

CREATE FUNCTION huying_sys.audit_field(value text) RETURNS bytea LANGUAGE sql IMMUTABLE AS
  $$ SELECT convert_to(octet_length(value) || ':' || value, 'UTF8') $$;
-- Every field is preceded by its length, so that moving text between fields changes the hash.
CREATE FUNCTION huying_sys.audit_hash(prev bytea, actor text, n bigint, at bigint, act text, subject text, detail text)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(prev || huying_sys.audit_field(actor) || huying_sys.audit_field(n::text) || huying_sys.audit_field(at::text)
    || huying_sys.audit_field(act) || huying_sys.audit_field(subject) || huying_sys.audit_field(detail))
$$;

CREATE FUNCTION huying_sys.audit_append(a_act text, a_subject text, a_detail text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  head huying.audit_heads;
  at bigint := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
BEGIN
  INSERT INTO huying.audit_heads VALUES (session_user, 0, sha256('')) ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM huying.audit_heads WHERE actor = session_user FOR UPDATE;
  INSERT INTO huying.audit VALUES (session_user, head.n + 1, at, a_act, coalesce(a_subject, ''), coalesce(a_detail, ''), head.hash,
    huying_sys.audit_hash(head.hash, session_user, head.n + 1, at, a_act, coalesce(a_subject, ''), coalesce(a_detail, '')));
  UPDATE huying.audit_heads h SET n = a.n, hash = a.hash FROM huying.audit a
    WHERE h.actor = session_user AND a.actor = h.actor AND a.n = head.n + 1;
END $$;
GRANT EXECUTE ON FUNCTION huying_sys.audit_append TO huying_owner, huying_vault_owner;

CREATE FUNCTION huying_sys.guard_heads() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND new.actor = old.actor AND new.n = old.n + 1 THEN
    RETURN new;
  END IF;
  RAISE EXCEPTION '审计只能追加，不能改动' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION huying_sys.guard_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '审计只能追加，不能改动' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON huying.audit FOR EACH ROW EXECUTE FUNCTION huying_sys.guard_audit();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON huying.audit EXECUTE FUNCTION huying_sys.guard_audit();
CREATE TRIGGER forward_only BEFORE UPDATE OR DELETE ON huying.audit_heads FOR EACH ROW EXECUTE FUNCTION huying_sys.guard_heads();
CREATE TRIGGER forward_only_whole BEFORE TRUNCATE ON huying.audit_heads EXECUTE FUNCTION huying_sys.guard_audit();

-- The first broken link of each chain that has one; no rows when all is well.
CREATE FUNCTION huying_sys.audit_breaks() RETURNS TABLE (actor text, n bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT x.actor, min(x.n) FROM (
    SELECT a.actor, a.n FROM (
      SELECT a.*, row_number() OVER w AS place, lag(a.hash, 1, sha256('')) OVER w AS before FROM huying.audit a
      WINDOW w AS (PARTITION BY a.actor ORDER BY a.n)) a
    WHERE a.n <> a.place OR a.prev <> a.before
       OR a.hash <> huying_sys.audit_hash(a.prev, a.actor, a.n, a.at, a.act, a.subject, a.detail)
    UNION ALL
    SELECT coalesce(h.actor, t.actor), coalesce(h.n, t.n, 0)
      FROM huying.audit_heads h
      FULL JOIN (SELECT DISTINCT ON (actor) actor, n, hash FROM huying.audit ORDER BY actor, n DESC) t ON t.actor = h.actor
     WHERE h.n IS DISTINCT FROM t.n OR h.hash IS DISTINCT FROM t.hash) x
  GROUP BY x.actor
$$;
GRANT EXECUTE ON FUNCTION huying_sys.audit_breaks TO huying_owner;
RESET ROLE;

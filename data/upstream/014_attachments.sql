-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files by their SHA-256, up and down in pieces, so that a cut line goes on where it was.
SET ROLE huying_owner;

-- Each account's own copy: a hash that somebody names proves nothing, and nobody spoils another's upload.
CREATE TABLE huying.blobs (sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'), by text, size bigint NOT NULL CHECK (size BETWEEN 1 AND 209715200),
  complete boolean NOT NULL DEFAULT false, at bigint NOT NULL, PRIMARY KEY (sha256, by));
CREATE TABLE huying.blob_pieces (sha256 text, by text, start bigint, bytes bytea NOT NULL, PRIMARY KEY (sha256, by, start),
  FOREIGN KEY (sha256, by) REFERENCES huying.blobs ON DELETE CASCADE);
ALTER TABLE huying.blob_pieces ALTER bytes SET STORAGE EXTERNAL; -- photographs don't shrink
ALTER TABLE huying.blobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE huying.blob_pieces ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION huying_sys.holds_case(a_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM huying.cases c, huying_sys.selves s WHERE s.name = session_user AND c.id = a_case
    AND (coalesce(huying_sys.sees_placed(s::huying_sys.self, c.area, c.parties, c.variant, c.flags & 16 <> 0), false) OR c.reported_by = s.name))
$$;

-- Takes a piece that starts at `start` (bytes NULL: only asks) and says from where to go on; the size when it is whole.
CREATE FUNCTION huying.put_blob(a_sha256 text, a_size bigint, a_start bigint, piece bytea) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  b huying.blobs; got bigint;
BEGIN
  PERFORM huying_sys.only(ARRAY(SELECT code FROM huying.workflow_roles WHERE code NOT LIKE 'admin\_%'), '上传附件');
  IF octet_length(piece) > 4194304 THEN
    RAISE EXCEPTION '一块最多 4 MB';
  ELSIF a_size NOT BETWEEN 1 AND 209715200 THEN
    RAISE EXCEPTION '附件不能是空的，也不能超过 200 MB';
  ELSIF NOT EXISTS (SELECT FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user)
      AND (SELECT count(*) FROM huying.blobs WHERE by = session_user AND NOT complete) >= 20 THEN
    RAISE EXCEPTION '未传完的附件太多，请先传完';
  END IF;
  INSERT INTO huying.blobs VALUES (a_sha256, session_user, a_size, false, huying_sys.now_ms()) ON CONFLICT DO NOTHING;
  SELECT * INTO b FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user FOR UPDATE;
  IF b.complete THEN
    RETURN b.size;
  ELSIF b.size <> a_size THEN
    RAISE EXCEPTION '大小与先前报的不同';
  END IF;
  -- No gaps: each begins where the one before ended.
  got := coalesce((SELECT p.start + octet_length(p.bytes) FROM huying.blob_pieces p WHERE p.sha256 = a_sha256 AND p.by = session_user
    ORDER BY p.start DESC LIMIT 1), 0);
  IF piece IS NULL OR octet_length(piece) = 0 OR a_start <> got OR got + octet_length(piece) > b.size THEN
    RETURN got;
  END IF;
  INSERT INTO huying.blob_pieces VALUES (a_sha256, session_user, a_start, piece);
  got := got + octet_length(piece);
  IF got = b.size THEN
    IF encode(sha256((SELECT string_agg(bytes, ''::bytea ORDER BY start) FROM huying.blob_pieces
        WHERE sha256 = a_sha256 AND by = session_user)), 'hex') <> a_sha256 THEN
      -- Not raised, or the pieces would stay; the next one begins anew.
      DELETE FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user;
      RETURN -1;
    END IF;
    UPDATE huying.blobs SET complete = true WHERE sha256 = a_sha256 AND by = session_user;
  END IF;
  RETURN got;
END $$;

-- The row of a whole file at a case that the account sees, or reported itself.
CREATE FUNCTION huying.attach(a_case uuid, a_sha256 text, a_name text, a_type text, a_role text, a_at bigint) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  b huying.blobs;
BEGIN
  SELECT * INTO b FROM huying.blobs WHERE sha256 = a_sha256 AND by = session_user AND complete FOR KEY SHARE; -- purge() waits
  IF NOT FOUND THEN
    RAISE EXCEPTION '附件还没有传完';
  ELSIF NOT huying_sys.holds_case(a_case) THEN
    RAISE EXCEPTION '没有这个案卷，或不在您的管辖范围' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO huying.attachments VALUES (a_case, a_sha256, left(a_name, 200), left(a_type, 100), b.size, left(a_role, 20), least(a_at, huying_sys.now_ms()), session_user)
    ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION huying.get_blob(a_sha256 text, a_start bigint, number int) RETURNS bytea LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM huying.attachments t WHERE t.sha256 = a_sha256 AND huying_sys.holds_case(t.case_id)) THEN
    RAISE EXCEPTION '没有这个附件，或不在您的管辖范围' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Pieces are at most 4 MB; those that overlap what is asked for.
  RETURN (SELECT string_agg(substring(bytes FROM greatest(a_start - start, 0)::int + 1
      FOR (least(start + octet_length(bytes), a_start + least(number, 4194304)) - greatest(start, a_start))::int), ''::bytea ORDER BY start)
    FROM huying.blob_pieces p WHERE p.sha256 = a_sha256
      AND p.by = (SELECT min(b.by) FROM huying.blobs b WHERE b.sha256 = a_sha256 AND b.complete)
      AND start > a_start - 4194304 AND start < a_start + least(number, 4194304) AND start + octet_length(bytes) > a_start);
END $$;
GRANT EXECUTE ON FUNCTION huying.put_blob, huying.attach, huying.get_blob TO huying_account;
RESET ROLE;

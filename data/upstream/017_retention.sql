-- SPDX-License-Identifier: GPL-3.0-or-later
-- What may go after a while: messages, and uploads that no case names. Cases, actions and the audit never do.
SET ROLE huying_owner;

-- Days to keep; NULL: leave them. Messages go with their receipts. Of uploads: those never finished, those that no attachment
-- names, and further copies of one that another account brought too.
CREATE FUNCTION huying.purge(message_days int, upload_days int) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_ms bigint := huying_sys.now_ms();
  hashes text[]; owners text[]; gone jsonb;
  messages bigint := 0; uploads bigint := 0; bytes numeric := 0;
BEGIN
  PERFORM huying_sys.only('{admin_system}', '清理过期数据');
  IF message_days < 30 OR upload_days < 1 THEN
    RAISE EXCEPTION '消息至少保留 30 天，没有用上的上传至少保留 1 天' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  IF message_days IS NOT NULL THEN
    DELETE FROM huying.receipts r USING huying.messages m WHERE m.id = r.message AND m.received_at < now_ms - message_days * 86400000::bigint;
    DELETE FROM huying.messages m WHERE m.received_at < now_ms - message_days * 86400000::bigint;
    GET DIAGNOSTICS messages = ROW_COUNT;
  END IF;
  IF upload_days IS NOT NULL THEN
    -- Held first and looked at again: attach() holds its upload too, so what it has just named is seen here or missing there.
    SELECT array_agg(x.sha256), array_agg(x.by) INTO hashes, owners FROM (
      SELECT b.sha256, b.by FROM huying.blobs b WHERE b.at < now_ms - upload_days * 86400000::bigint AND (NOT b.complete
        OR NOT EXISTS (SELECT FROM huying.attachments t WHERE t.sha256 = b.sha256)
        OR EXISTS (SELECT FROM huying.blobs o WHERE o.sha256 = b.sha256 AND o.complete AND o.by < b.by))
      FOR UPDATE SKIP LOCKED) x;
    WITH thrown AS (
      DELETE FROM huying.blobs b USING unnest(hashes, owners) AS h(sha256, by) WHERE b.sha256 = h.sha256 AND b.by = h.by AND (NOT b.complete
        OR NOT EXISTS (SELECT FROM huying.attachments t WHERE t.sha256 = b.sha256)
        OR EXISTS (SELECT FROM huying.blobs o WHERE o.sha256 = b.sha256 AND o.complete AND o.by < b.by))
      RETURNING b.size)
    SELECT count(*), coalesce(sum(size), 0) INTO uploads, bytes FROM thrown;
  END IF;
  gone := jsonb_build_object('messages', messages, 'uploads', uploads, 'bytes', bytes);
  PERFORM huying_sys.audit_append('retention.purge', concat_ws('，', '消息 ' || message_days || ' 天', '上传 ' || upload_days || ' 天'), gone::text);
  RETURN gone;
END $$;
GRANT EXECUTE ON FUNCTION huying.purge TO huying_account;
RESET ROLE;

-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a seat could not fold is not taken.
SET ROLE huying_owner;

-- As 006_reduce.sql has it, but a number is whole where the double is that a seat makes of it: 16.00000000000000001 is 16.
CREATE OR REPLACE FUNCTION huying_sys.whole(n numeric) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN abs(n) <= 9007199254740992 AND n = trunc(n) THEN n::bigint WHEN abs(n) NOT BETWEEN 0.5 AND 9007199254740992 THEN 0
    WHEN n::float8 = trunc(n::float8) THEN n::float8::bigint ELSE 0 END;

-- As 006_reduce.sql has it, but blank is what QString::trimmed() takes off: all that Unicode calls a space. A byte order mark in
-- front is gone when Qt has read it.
CREATE OR REPLACE FUNCTION huying_sys.is_missing(p jsonb, k text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  v jsonb := p -> k;
BEGIN
  IF k = 'place' THEN
    RETURN jsonb_typeof(p -> 'lon') IS DISTINCT FROM 'number' OR jsonb_typeof(p -> 'lat') IS DISTINCT FROM 'number';
  END IF;
  RETURN CASE coalesce(jsonb_typeof(v), 'null') WHEN 'string' THEN v #>> '{}' ~ '^\uFEFF?[\u0009-\u000D \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]*$'
    WHEN 'array' THEN v = '[]' WHEN 'null' THEN true ELSE false END;
END $$;

-- Why a seat can't hold a payload; NULL if it can. Its JSON has doubles for numbers and 1024 levels, of which a few are used; a
-- number of few bytes here may be 100 KB of digits there. What a row holds as one text, parted by commas, has none within.
CREATE FUNCTION huying_sys.unfoldable(p jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  RETURN CASE
    WHEN p @? '$.**{8 to last}' THEN 'payload 嵌套太深'
    WHEN p @? '$.** ? (@ > 9007199254740992 || @ < -9007199254740992 || @ > -1e-30 && @ < 1e-30 && @ != 0)' THEN 'payload 里有太大或太小的数'
    WHEN EXISTS (SELECT FROM unnest('{units,assist}'::text[]) k,
        LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(p -> k) = 'array' THEN p -> k ELSE '[]' END) e
      WHERE jsonb_typeof(e) <> 'string' OR e = '""' OR e #>> '{}' LIKE '%,%') THEN 'payload 里的力量或协办单位不是编号' END;
END $$;

-- As 008_submit.sql has it, and what a seat can't hold.
CREATE OR REPLACE FUNCTION huying_sys.malformed(a jsonb, payload_limit int) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE
    WHEN jsonb_typeof(a) <> 'object' THEN '动作不是对象'
    WHEN coalesce(a ->> 'id', '') !~* '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' THEN 'id 不是 UUIDv7'
    WHEN coalesce(a ->> 'case_id', '') !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN 'case_id 不是 UUID'
    WHEN jsonb_typeof(a -> 'kind') IS DISTINCT FROM 'string' THEN 'kind 不是文字'
    WHEN jsonb_typeof(a -> 'at') IS DISTINCT FROM 'number' OR a ->> 'at' !~ '^[1-9]\d{0,13}$' THEN 'at 不是毫秒数'
    WHEN jsonb_typeof(a -> 'expected_version') IS DISTINCT FROM 'number' OR a ->> 'expected_version' !~ '^\d{1,6}$' THEN 'expected_version 不是数'
    WHEN jsonb_typeof(coalesce(a -> 'payload', '{}')) <> 'object' THEN 'payload 不是对象'
    WHEN pg_column_size(a) > payload_limit THEN 'payload 太大'
    WHEN huying_sys.unfoldable(a -> 'payload') IS NOT NULL THEN huying_sys.unfoldable(a -> 'payload')
    WHEN NOT huying_sys.is_missing(a -> 'payload', 'place')
      AND NOT ((a #>> '{payload,lon}')::numeric BETWEEN -180 AND 180 AND (a #>> '{payload,lat}')::numeric BETWEEN -90 AND 90) THEN '经纬度不对' END;
END $$;

-- As 009_take.sql has it, but looks at the payload too: whether anything in it, a list or a number, may be what unfoldable() refuses.
CREATE OR REPLACE FUNCTION huying_sys.asked(batch jsonb, me huying_sys.self, trusted boolean, payload_limit int) RETURNS SETOF huying_sys.asked LANGUAGE sql STABLE AS $$
  SELECT x.a, CASE WHEN x.wrong IS NULL THEN x.id::uuid END, CASE WHEN x.wrong IS NULL THEN x.case_id::uuid END, x.kind, x.actor, x.org,
    CASE WHEN x.wrong IS NULL THEN x.at::text::bigint END, CASE WHEN x.wrong IS NULL THEN x.expected_version::text::int END,
    CASE WHEN x.wrong IS NULL AND x.p ?| ARRAY['reporter_enc', 'phone_enc'] THEN x.p - ARRAY['reporter_enc', 'phone_enc'] ELSE x.p END, w,
    CASE WHEN x.wrong IS NOT NULL THEN 'bad_input' WHEN w.code IS NULL THEN 'field' WHEN x.actor NOT IN (me.name, 'system') THEN 'actor'
      WHEN me.orgs IS NOT NULL AND NOT coalesce(x.org = ANY (me.orgs), true) OR me.orgs IS NULL AND x.org IS NOT NULL AND NOT trusted THEN 'org' END,
    x.wrong, w."from" = '{""}',
    CASE WHEN w.needs = '{}' THEN false WHEN cardinality(w.needs) = 1 THEN huying_sys.is_missing(x.p, w.needs[1])
      ELSE w.needs <> '{no,title}' OR huying_sys.is_missing(x.p, 'title') OR trusted AND huying_sys.is_missing(x.p, 'no') END, -- only a trusted one's number stays
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
        THEN CASE WHEN o.payload @? '$.**{2 to last}' OR o.payload @@ '$.* > 9007199254740992 || $.* < 1e-30' THEN huying_sys.unfoldable(o.payload) END
        ELSE huying_sys.malformed(batch -> (o.n - 1)::int, payload_limit) END AS wrong
    FROM ROWS FROM (jsonb_to_recordset(batch) AS (id text, case_id text, kind text, actor text, org text, at jsonb, expected_version jsonb, payload jsonb))
      WITH ORDINALITY AS o(id, case_id, kind, actor, org, at, expected_version, payload, n) OFFSET 0) x
  LEFT JOIN huying.workflow_actions w ON w.code = CASE WHEN x.wrong IS NULL THEN x.kind END
$$;
RESET ROLE;

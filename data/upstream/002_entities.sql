-- SPDX-License-Identifier: GPL-3.0-or-later
-- The entities of the local store (resources/schema), by their natural keys.
SET ROLE huying_owner;

CREATE TABLE huying.codes ("table" text, code text, name text NOT NULL, parent text, attrs text,
  PRIMARY KEY ("table", code));

CREATE TABLE huying.areas (   -- level 1 prefecture … 5 grid, 6 sub-grid
  code text PRIMARY KEY, geom geometry(MultiPolygon, 4326), name text NOT NULL, level int NOT NULL, parent text,
  kind text NOT NULL DEFAULT 'basic', population int);
CREATE INDEX areas_parent ON huying.areas (parent);
CREATE TABLE huying.area_supersede (old text PRIMARY KEY, new text NOT NULL, since bigint);
-- Every area with all it lies in, itself included; kept by a trigger on areas.
CREATE TABLE huying_sys.area_within (ancestor text, area text, level int NOT NULL, PRIMARY KEY (ancestor, area));
CREATE INDEX area_within_area ON huying_sys.area_within (area);

CREATE TABLE huying.organizations (
  code text PRIMARY KEY, geom geometry(Point, 4326), name text NOT NULL, kind text NOT NULL, parent text, area text,
  duty text);
CREATE TABLE huying.places (
  ref text PRIMARY KEY, geom geometry(Point, 4326), name text NOT NULL, kind text NOT NULL, area text, address text);
CREATE TABLE huying.things (
  ref text PRIMARY KEY, geom geometry(Point, 4326), name text NOT NULL, kind text NOT NULL, area text,
  state text NOT NULL DEFAULT 'online', heading float8, attrs text);
CREATE TABLE huying.sentiments (
  ref text PRIMARY KEY, geom geometry(Point, 4326), text text NOT NULL, source text, mood int, at bigint NOT NULL,
  area text);
CREATE TABLE huying.units (   -- account: whose phone reports its position
  ref text PRIMARY KEY, geom geometry(Point, 4326), name text NOT NULL, kind text NOT NULL, glyph text NOT NULL,
  role text, org text, area text, shift text, certified_until bigint, status text NOT NULL DEFAULT 'free',
  phone_masked text, account text);
CREATE INDEX places_area ON huying.places (area);
CREATE INDEX things_area ON huying.things (area);
CREATE INDEX units_area ON huying.units (area);
CREATE INDEX units_account ON huying.units (account);
-- Where units are. Apart, because it changes all the time and is worth nothing after a crash.
CREATE UNLOGGED TABLE huying.unit_fixes (
  ref text PRIMARY KEY, lon float8 NOT NULL, lat float8 NOT NULL, heading float8, at bigint NOT NULL,
  by text NOT NULL, xid xid8 NOT NULL DEFAULT pg_current_xact_id()) WITH (fillfactor = 50);
CREATE INDEX unit_fixes_xid ON huying.unit_fixes (xid);

CREATE TABLE huying.roads (
  ref text PRIMARY KEY, geom geometry(LineString, 4326), class text NOT NULL, name text, oneway int NOT NULL DEFAULT 0,
  speed float8);
CREATE TABLE huying.buildings (ref text PRIMARY KEY, geom geometry(MultiPolygon, 4326), kind text, name text, floors int);
CREATE TABLE huying.land (ref text PRIMARY KEY, geom geometry(MultiPolygon, 4326), kind text NOT NULL, name text);
CREATE TABLE huying.waterways (ref text PRIMARY KEY, geom geometry(LineString, 4326), kind text NOT NULL, name text);
CREATE TABLE huying.rules (   -- as in the local store
  kind text, id text, version int, rank int NOT NULL, state text NOT NULL, body text NOT NULL, by text NOT NULL,
  at bigint NOT NULL, PRIMARY KEY (kind, id, version));

-- A case as the fold of its actions. Columns as in the local store, and: county for the partition of its actions;
-- parties, the organisations that may see it; reported_by, the account that brought it.
CREATE TABLE huying.cases (
  id uuid PRIMARY KEY, geom geometry(Point, 4326), no text NOT NULL UNIQUE, version int NOT NULL, state text NOT NULL,
  title text NOT NULL, text text, item text, channel text, address text, area text, org text, assist text[],
  units text[], unit_stage int NOT NULL DEFAULT 0, reported_at bigint NOT NULL, accepted_at bigint,
  assigned_at bigint, signed_at bigint, resolved_at bigint, checked_at bigint, closed_at bigint,
  updated_at bigint NOT NULL, due_at bigint, limit_ms bigint, stopped_at bigint, stopped_ms bigint NOT NULL DEFAULT 0,
  rework int NOT NULL DEFAULT 0, returned int NOT NULL DEFAULT 0, urged int NOT NULL DEFAULT 0,
  extended int NOT NULL DEFAULT 0, flags int NOT NULL DEFAULT 0, satisfaction int NOT NULL DEFAULT 0,
  photos int NOT NULL DEFAULT 0, reporter_masked text, phone_masked text, merged_into uuid, variant text,
  stage_at bigint, stage_due bigint, stage_limit_ms bigint, claimed_by text, details jsonb,
  county text NOT NULL, parties text[], reported_by text NOT NULL)
  WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
-- Only what policies and functions look by, as each costs every report; seats sort and draw from their own copy. None on what
-- most actions change, so that updates stay heap-only.
CREATE INDEX cases_area ON huying.cases (area);
CREATE INDEX cases_merged ON huying.cases (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX cases_reported_by ON huying.cases (reported_by);

-- The truth. actor as it counts (an account, or "system"), submitted_by the account that brought it.
CREATE TABLE huying.actions (
  id uuid NOT NULL, case_id uuid NOT NULL, county text NOT NULL, kind text NOT NULL, actor text NOT NULL, org text,
  at bigint NOT NULL, expected_version int NOT NULL, payload jsonb NOT NULL, submitted_by text NOT NULL,
  received_at bigint NOT NULL, PRIMARY KEY (case_id, expected_version, county, at))
  PARTITION BY LIST (county);
CREATE TABLE huying.actions_elsewhere PARTITION OF huying.actions DEFAULT PARTITION BY RANGE (at);
CREATE TABLE huying.actions_elsewhere_any PARTITION OF huying.actions_elsewhere DEFAULT;

CREATE TABLE huying.attachments (
  case_id uuid, sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'), name text NOT NULL, media_type text NOT NULL,
  size bigint NOT NULL, role text NOT NULL, at bigint NOT NULL, by text NOT NULL,
  PRIMARY KEY (case_id, sha256, role));
CREATE INDEX attachments_hash ON huying.attachments (sha256);

-- What ends in the field send besides actions: check-ins, visits, survey answers, order claims, evidence.
CREATE TABLE huying.field_records (
  id uuid PRIMARY KEY, kind text NOT NULL, account text NOT NULL, at bigint NOT NULL, received_at bigint NOT NULL,
  area text, case_id uuid, body jsonb NOT NULL);
CREATE INDEX field_records_area ON huying.field_records (area, at);
CREATE INDEX field_records_account ON huying.field_records (account, at);

-- For everybody, owner included: the past stays as it is.
CREATE FUNCTION huying_sys.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% 只能追加，不能改动', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON huying.actions FOR EACH ROW EXECUTE FUNCTION huying_sys.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON huying.actions EXECUTE FUNCTION huying_sys.refuse_change();

CREATE FUNCTION huying_sys.keep_area_within() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM huying_sys.area_within;
  INSERT INTO huying_sys.area_within
    WITH RECURSIVE up AS (
      SELECT code AS area, code AS ancestor, level, parent FROM huying.areas
      UNION SELECT u.area, a.code, a.level, a.parent FROM up u JOIN huying.areas a ON a.code = u.parent)
    SELECT DISTINCT ancestor, area, level FROM up;
  RETURN NULL;
END $$;
CREATE TRIGGER areas_within AFTER INSERT OR UPDATE OR DELETE ON huying.areas EXECUTE FUNCTION huying_sys.keep_area_within();

-- As their owner whoever calls (the installer does), or partitions would be his.
-- Partitions for a county's months, `from_month` to `to_month` inclusive ('2026-01'). A month that the default
-- partition has rows of already stays there.
CREATE FUNCTION huying_sys.make_partitions(a_county text, from_month text, to_month text) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  base text := 'actions_' || regexp_replace(a_county, '[^0-9A-Za-z]', '_', 'g');
  month date := to_date(from_month, 'YYYY-MM');
  part text; starts bigint; ends bigint; made int := 0;
BEGIN
  IF to_regclass('huying.' || base) IS NULL THEN
    IF EXISTS (SELECT FROM huying.actions_elsewhere WHERE county = a_county) THEN
      RAISE EXCEPTION '县 % 已有动作在默认分区里，先请数据库管理员移出', a_county;
    END IF;
    EXECUTE format('CREATE TABLE huying.%I PARTITION OF huying.actions FOR VALUES IN (%L) PARTITION BY RANGE (at)', base, a_county);
    EXECUTE format('CREATE TABLE huying.%I PARTITION OF huying.%I DEFAULT', base || '_any', base);
    EXECUTE format('ALTER TABLE huying.%I ENABLE ROW LEVEL SECURITY', base);
    EXECUTE format('ALTER TABLE huying.%I ENABLE ROW LEVEL SECURITY', base || '_any');
  END IF;
  WHILE month <= to_date(to_month, 'YYYY-MM') LOOP
    part := base || to_char(month, '_YYYYMM');
    starts := extract(epoch FROM month::timestamp AT TIME ZONE 'Asia/Shanghai') * 1000;
    ends := extract(epoch FROM (month + interval '1 month')::timestamp AT TIME ZONE 'Asia/Shanghai') * 1000;
    IF to_regclass('huying.' || part) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE TABLE huying.%I PARTITION OF huying.%I FOR VALUES FROM (%s) TO (%s)', part, base, starts, ends);
        EXECUTE format('ALTER TABLE huying.%I ENABLE ROW LEVEL SECURITY', part);
        made := made + 1;
      EXCEPTION WHEN check_violation THEN
        RAISE NOTICE '% 的动作已在默认分区里，不另建 %', to_char(month, 'YYYY-MM'), part;
      END;
    END IF;
    month := month + interval '1 month';
  END LOOP;
  RETURN made;
END $$;
-- A county has its partitions from the day it is known, before the first case can lie elsewhere: fourteen months
-- ahead; the system administrator makes more (status says until when there are some).
CREATE FUNCTION huying_sys.partition_counties() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM huying_sys.make_partitions(c.code, to_char(now() - interval '1 month', 'YYYY-MM'), to_char(now() + interval '14 months', 'YYYY-MM'))
    FROM counties_new c WHERE c.level = 2 AND NOT EXISTS (SELECT FROM huying.actions_elsewhere WHERE county = c.code);
  RETURN NULL;
END $$;
CREATE TRIGGER areas_partitions AFTER INSERT ON huying.areas REFERENCING NEW TABLE AS counties_new EXECUTE FUNCTION huying_sys.partition_counties();
RESET ROLE;

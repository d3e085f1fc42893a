-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 1. A GeoPackage 1.3: coordinates EPSG:4326 degrees, times milliseconds since 1970 UTC.
-- The loader registers every table in gpkg_contents and adds the R-trees; a table's columns stand here.
-- *_enc cells are libsodium secretboxes, *_hash keyed blind indexes; what is shown stands in *_masked.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE codes (          -- every code table: class, item, channel, register kinds, …
  fid INTEGER PRIMARY KEY, "table" TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, parent TEXT,
  attrs TEXT, UNIQUE ("table", code));

CREATE TABLE areas (          -- level 1 prefecture … 5 grid, 6 sub-grid
  fid INTEGER PRIMARY KEY, geom BLOB, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, level INTEGER NOT NULL,
  parent TEXT, kind TEXT NOT NULL DEFAULT 'basic', population INTEGER, open_cases INTEGER);
CREATE INDEX areas_parent ON areas (parent);
CREATE TABLE area_supersede (old TEXT PRIMARY KEY, new TEXT NOT NULL, since INTEGER) WITHOUT ROWID;

CREATE TABLE organizations (  -- kind: department, station, committee, company, social, volunteer, mediation
  fid INTEGER PRIMARY KEY, geom BLOB, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
  parent TEXT, area TEXT, duty TEXT);
CREATE TABLE people (
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT NOT NULL UNIQUE, category INTEGER NOT NULL DEFAULT 0, area TEXT,
  name_masked TEXT, name_enc BLOB, idno_masked TEXT, idno_enc BLOB, idno_hash BLOB,
  phone_masked TEXT, phone_enc BLOB, phone_hash BLOB, address_enc BLOB, visited_at INTEGER);
CREATE INDEX people_idno ON people (idno_hash) WHERE idno_hash IS NOT NULL;
CREATE INDEX people_phone ON people (phone_hash) WHERE phone_hash IS NOT NULL;
CREATE TABLE places (
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, area TEXT,
  address TEXT);
CREATE TABLE things (         -- 部件 and devices: camera, sensor, lamp, manhole, hydrant, …
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, area TEXT,
  state TEXT NOT NULL DEFAULT 'online', heading REAL, attrs TEXT);
CREATE TABLE sentiments (
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT NOT NULL UNIQUE, text TEXT NOT NULL, source TEXT, mood INTEGER,
  at INTEGER NOT NULL, area TEXT);
CREATE TABLE units (          -- kind: person, vehicle, helper; glyph: the Han character in the symbol
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
  glyph TEXT NOT NULL, role TEXT, org TEXT, area TEXT, shift TEXT, certified_until INTEGER,
  status TEXT NOT NULL DEFAULT 'free', heading REAL, fix_at INTEGER, phone_masked TEXT, phone_enc BLOB);

CREATE TABLE roads (          -- class: motorway, trunk, primary, secondary, tertiary, residential, path
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT UNIQUE, class TEXT NOT NULL, name TEXT, oneway INTEGER NOT NULL DEFAULT 0,
  speed REAL);
CREATE TABLE buildings (
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT UNIQUE, kind TEXT, name TEXT, floors INTEGER);
CREATE TABLE land (           -- kind: water, park, forest, farmland, residential, industrial, block
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT UNIQUE, kind TEXT NOT NULL, name TEXT);
CREATE TABLE waterways (
  fid INTEGER PRIMARY KEY, geom BLOB, ref TEXT UNIQUE, kind TEXT NOT NULL, name TEXT);

CREATE TABLE actions (        -- the truth; append-only
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, case_id BLOB NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,
  org TEXT, at INTEGER NOT NULL, expected_version INTEGER NOT NULL, payload TEXT NOT NULL,
  UNIQUE (case_id, expected_version));
CREATE INDEX actions_at ON actions (at);
CREATE TRIGGER actions_no_update BEFORE UPDATE ON actions BEGIN SELECT RAISE (ABORT, 'actions are append-only'); END;

CREATE TABLE cases (          -- projection of actions; huyingctl verify rebuilds and compares it
  fid INTEGER PRIMARY KEY, geom BLOB, id BLOB NOT NULL UNIQUE, no TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
  state TEXT NOT NULL, title TEXT NOT NULL, text TEXT, item TEXT, channel TEXT, address TEXT, area TEXT, org TEXT,
  assist TEXT, units TEXT, unit_stage INTEGER NOT NULL DEFAULT 0,
  reported_at INTEGER NOT NULL, accepted_at INTEGER, assigned_at INTEGER, signed_at INTEGER, resolved_at INTEGER,
  checked_at INTEGER, closed_at INTEGER, updated_at INTEGER NOT NULL, due_at INTEGER, limit_ms INTEGER,
  stopped_at INTEGER, stopped_ms INTEGER NOT NULL DEFAULT 0, rework INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0, urged INTEGER NOT NULL DEFAULT 0, extended INTEGER NOT NULL DEFAULT 0,
  flags INTEGER NOT NULL DEFAULT 0, satisfaction INTEGER NOT NULL DEFAULT 0, photos INTEGER NOT NULL DEFAULT 0,
  reporter_masked TEXT, phone_masked TEXT, merged_into BLOB);
CREATE INDEX cases_state ON cases (state);
CREATE INDEX cases_reported ON cases (reported_at);

CREATE TABLE attachments (    -- the file lies beside the store under its SHA-256
  fid INTEGER PRIMARY KEY, case_id BLOB NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
  size INTEGER NOT NULL, role TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (case_id, sha256, role));

CREATE TABLE accounts (
  name TEXT PRIMARY KEY, display TEXT NOT NULL, roles TEXT NOT NULL, area TEXT, org TEXT, seat TEXT) WITHOUT ROWID;

CREATE TABLE audit (          -- hash = BLAKE2b(prev || at || actor || act || subject || detail)
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, subject TEXT, detail TEXT,
  prev BLOB NOT NULL, hash BLOB NOT NULL);

CREATE TABLE recorded (       -- a replay's actions that have not happened yet, in order
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL, case_id BLOB NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL,
  org TEXT, at INTEGER NOT NULL, expected_version INTEGER NOT NULL, payload TEXT NOT NULL);
CREATE INDEX recorded_at ON recorded (at);

-- Contentless: text with a space round every Han character, and the pinyin initials, letter by letter.
-- rowid = rank of the kind * 2^40 + fid in the kind's table.
CREATE VIRTUAL TABLE search USING fts5 (text, initials, content='', columnsize=0, tokenize='unicode61');

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 3: what operators decided about alarms. Not actions: an alarm is a view of a case, and seeing one
-- must not bump the case's version under somebody who works on it. Each decision is in `audit` too.

CREATE TABLE alarms (         -- the last decision about each alarm; it counts while its condition of `since` lasts
  fid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
  state INTEGER NOT NULL,     -- AlarmState: 0 off the shelf, 1 acknowledged, 2 seen and over, 3 shelved
  since INTEGER NOT NULL, until INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL);
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('alarms', 'attributes', 'alarms', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

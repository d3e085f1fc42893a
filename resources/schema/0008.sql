-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 8: which rows of the registers were written, by whoever, so that a console that is open reads those alone.
-- Triggers fill it (data/store/registerlog.h); only its newest rows are kept.

CREATE TABLE register_changes (
  seq INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,      -- RegisterKind: 0 people, 1 places, 2 things, 3 organizations, 4 sentiments
  fid INTEGER NOT NULL);      -- added, changed or deleted
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('register_changes', 'attributes', 'register_changes', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

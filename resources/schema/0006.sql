-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 6: files that were attached on a copy of an upstream, until that has them.

CREATE TABLE uploads (        -- beside the row of `attachments`, which the seat shows at once
  seq INTEGER PRIMARY KEY, case_id BLOB NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
  size INTEGER NOT NULL, role TEXT NOT NULL, at INTEGER NOT NULL,
  account TEXT NOT NULL,      -- who attached: nobody sends for somebody else
  state INTEGER NOT NULL DEFAULT 0, -- 0 waits, 1 refused, 2 upstream has it
  reason TEXT,                -- upstream's, of a refused one
  UNIQUE (case_id, sha256, role));
CREATE INDEX uploads_state ON uploads (state);
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('uploads', 'attributes', 'uploads', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 4: a store that is bound to an upstream (meta `upstream`) keeps what is still to go up and what came back.

CREATE TABLE outbox (         -- actions of table `actions` that the feed has not brought back yet, in their order
  seq INTEGER PRIMARY KEY, action BLOB NOT NULL UNIQUE, case_id BLOB NOT NULL,
  account TEXT NOT NULL,      -- who was signed in: nobody sends for somebody else
  accepted INTEGER NOT NULL DEFAULT 0); -- 1: upstream said so, its copy is on the way
CREATE INDEX outbox_case ON outbox (case_id);
CREATE TABLE returned (       -- actions that upstream did not take; out of the log until their operator decides
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, case_id BLOB NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL, org TEXT,
  at INTEGER NOT NULL, expected_version INTEGER NOT NULL, payload TEXT NOT NULL, account TEXT NOT NULL,
  code TEXT NOT NULL, reason TEXT NOT NULL, returned_at INTEGER NOT NULL,
  decision INTEGER NOT NULL DEFAULT 0); -- Decision: 0 open, 1 redone, 2 dropped, 3 kept as a note
CREATE INDEX returned_open ON returned (case_id) WHERE decision = 0;
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('outbox', 'attributes', 'outbox', strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
         ('returned', 'attributes', 'returned', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

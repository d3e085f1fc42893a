-- SPDX-License-Identifier: GPL-3.0-or-later
-- A store that is bound to an upstream keeps the words that its accounts send and get, also while there is no link.

CREATE TABLE messages (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL,
  account TEXT NOT NULL,      -- whose copy: nobody reads or sends another's
  sender TEXT NOT NULL, audience TEXT NOT NULL, text TEXT NOT NULL, urgent INTEGER NOT NULL, case_id BLOB, at INTEGER NOT NULL,
  state INTEGER NOT NULL,     -- Message::State: 0 waits to go up, 1 upstream has it, 2 upstream did not take it
  reason TEXT,                -- of 2
  acknowledged_at INTEGER,    -- by the account, of what it got
  told INTEGER NOT NULL DEFAULT 0, -- 1: upstream knows that
  receipts TEXT NOT NULL,     -- JSON, as huying.my_messages() tells them
  UNIQUE (account, id));
CREATE INDEX messages_waiting ON messages (account) WHERE state = 0;
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('messages', 'attributes', 'messages', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

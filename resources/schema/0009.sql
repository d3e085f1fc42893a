-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 9: what waits to go up is found beside what has gone and is on its way back; decisions about alarms go up too.

CREATE INDEX outbox_waiting ON outbox (account) WHERE accepted = 0;
CREATE INDEX outbox_waiting_case ON outbox (case_id) WHERE accepted = 0;
ALTER TABLE alarms ADD COLUMN told INTEGER NOT NULL DEFAULT 1;    -- 0: waits to go up
ALTER TABLE alarms ADD COLUMN follows INTEGER NOT NULL DEFAULT 0; -- of 0: `at` of the decision that upstream had when this was made; 0: none

-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 2: the whole workflow. What nobody selects by stands in `details`, one JSON object
-- (data/store/casedetails.h names its members).

ALTER TABLE cases ADD COLUMN variant TEXT;
ALTER TABLE cases ADD COLUMN stage_at INTEGER;
ALTER TABLE cases ADD COLUMN stage_due INTEGER;
ALTER TABLE cases ADD COLUMN stage_limit_ms INTEGER;
ALTER TABLE cases ADD COLUMN claimed_by TEXT;
ALTER TABLE cases ADD COLUMN details TEXT;
-- What reduce says of the actions that schema 1 knew: these lead to a state, the others keep it.
UPDATE cases SET stage_at = (SELECT max(at) FROM actions WHERE case_id = cases.id AND kind IN ('report', 'accept',
  'reject', 'not_found', 'assign', 'sign', 'return', 'arrive', 'resolve', 'pass', 'fail', 'close', 'rate'));
CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE rules (          -- kind: routing, run_card, escalation, macro; the live rule is the newest live version
  fid INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, rank INTEGER NOT NULL,
  state TEXT NOT NULL,        -- draft, live, off, gone
  body TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (kind, id, version));
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('rules', 'attributes', 'rules', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

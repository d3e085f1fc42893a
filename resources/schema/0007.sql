-- SPDX-License-Identifier: GPL-3.0-or-later
-- Store schema 7: which file beside the store holds a register's points as they stand in its table. Whoever changes what
-- such a file is made of, with whatever program, takes the mark away: the file is then not read any more.

CREATE TABLE point_snapshots (
  register TEXT PRIMARY KEY,  -- name of the table
  mark TEXT NOT NULL          -- BLAKE2b of the file in hex; '' while it is made
) WITHOUT ROWID;
INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, last_change)
  VALUES ('point_snapshots', 'attributes', 'point_snapshots', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

CREATE TRIGGER snapshot_people_insert AFTER INSERT ON people BEGIN DELETE FROM point_snapshots WHERE register = 'people'; END;
CREATE TRIGGER snapshot_people_delete AFTER DELETE ON people BEGIN DELETE FROM point_snapshots WHERE register = 'people'; END;
CREATE TRIGGER snapshot_people_update AFTER UPDATE OF fid, geom, area, category, visited_at ON people
  BEGIN DELETE FROM point_snapshots WHERE register = 'people'; END;
CREATE TRIGGER snapshot_places_insert AFTER INSERT ON places BEGIN DELETE FROM point_snapshots WHERE register = 'places'; END;
CREATE TRIGGER snapshot_places_delete AFTER DELETE ON places BEGIN DELETE FROM point_snapshots WHERE register = 'places'; END;
CREATE TRIGGER snapshot_places_update AFTER UPDATE OF fid, geom, area, kind ON places
  BEGIN DELETE FROM point_snapshots WHERE register = 'places'; END;

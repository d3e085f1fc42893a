-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reading all that an account may see, which a seat's first load does: as quick as the rows are read.
SET ROLE huying_owner;

-- As 011_rights.sql has it. OFFSET keeps the question to one case at a time: asked for all at once, each partition would make a
-- list of its own of every case, and the first row would come when the last one has it.
ALTER POLICY reading ON huying.actions USING (EXISTS (SELECT FROM huying.cases c WHERE c.id = case_id OFFSET 0));

-- As 011_rights.sql has it, but who asks is asked once, not with each row.
CREATE OR REPLACE VIEW huying.people WITH (security_barrier) AS
  SELECT p.ref, CASE WHEN (SELECT huying_sys.i_am_any('{grid,town,chief,mediator}')) THEN p.category ELSE 0 END AS category, p.area,
    p.name_masked, p.idno_masked, p.phone_masked, p.visited_at,
    CASE WHEN (SELECT huying_sys.i_am_any('{grid,town,chief,mediator}')) THEN p.geom END AS geom
  FROM huying.people_sealed p
  WHERE (SELECT huying_sys.i_handle()) AND ((SELECT huying_sys.i_am_whole()) OR p.area IN (SELECT huying_sys.my_areas()));
RESET ROLE;

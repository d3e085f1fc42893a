-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may read what: rights.csv says it in full, tests try every cell of it. Nobody has a right to insert, update or
-- delete: that is what the functions are for. Partitions and what stands in no list here are nobody's.
SET ROLE huying_owner;

CREATE FUNCTION huying_sys.tables_to(relations text[], roles text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rel text; role text;
BEGIN
  FOREACH rel IN ARRAY relations LOOP
    FOREACH role IN ARRAY roles LOOP
      EXECUTE format('GRANT SELECT ON huying.%I TO %I', rel, 'huying_' || role);
    END LOOP;
  END LOOP;
END $$;

-- Called again after load_workflow() has made new roles.
CREATE FUNCTION huying_sys.grant_rights() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  workers text[] := ARRAY['operator', 'chief', 'dispatcher', 'handler', 'grid', 'town', 'checker', 'supervisor', 'reviewer',
    'mediator', 'petition', 'restricted', 'leader', 'auditor', 'system'];
  admins text[] := ARRAY['admin_system', 'admin_security', 'admin_audit'];
BEGIN
  PERFORM huying_sys.tables_to(ARRAY['settings', 'workflow_roles', 'workflow_variants', 'workflow_states', 'workflow_actions',
    'codes', 'areas', 'area_supersede', 'field_kinds'], workers || admins || '{reporter}'::text[]);
  PERFORM huying_sys.tables_to(ARRAY['organizations', 'accounts'], workers || admins);
  PERFORM huying_sys.tables_to(ARRAY['scope_areas', 'scope_orgs', 'scope_kinds'], workers || admins || '{reporter}'::text[]);
  PERFORM huying_sys.tables_to(ARRAY['places', 'things', 'units', 'unit_fixes', 'roads', 'buildings', 'land', 'waterways',
    'cases', 'actions', 'attachments', 'feed', 'messages', 'receipts'], workers);
  PERFORM huying_sys.tables_to(ARRAY['rules'], workers || '{admin_system}'::text[]);
  PERFORM huying_sys.tables_to(ARRAY['sentiments'], ARRAY['operator', 'chief', 'dispatcher', 'supervisor', 'reviewer', 'leader']);
  PERFORM huying_sys.tables_to(ARRAY['people'], ARRAY['operator', 'chief', 'dispatcher', 'grid', 'town', 'mediator']);
  PERFORM huying_sys.tables_to(ARRAY['field_records'], ARRAY['operator', 'chief', 'dispatcher', 'grid', 'town', 'supervisor', 'system', 'reporter']);
  PERFORM huying_sys.tables_to(ARRAY['my_reports'], workers || '{reporter}'::text[]);
END $$;

-- Masked: name, ID number and phone as they are shown, no sealed cell, no blind index; who is not meant to care for
-- people of a category does not see it, nor where exactly they live. The view's owner reads, so it filters itself.
CREATE VIEW huying.people WITH (security_barrier) AS
  SELECT p.ref, CASE WHEN huying_sys.i_am_any('{grid,town,chief,mediator}') THEN p.category ELSE 0 END AS category, p.area,
    p.name_masked, p.idno_masked, p.phone_masked, p.visited_at,
    CASE WHEN huying_sys.i_am_any('{grid,town,chief,mediator}') THEN p.geom END AS geom
  FROM huying.people_sealed p
  WHERE (SELECT huying_sys.i_handle()) AND ((SELECT huying_sys.i_am_whole()) OR p.area IN (SELECT huying_sys.my_areas()));
-- What became of what somebody reported himself; nothing of how.
CREATE VIEW huying.my_reports WITH (security_barrier) AS
  SELECT c.id, c.no, c.version, c.title, c.state, s.zh AS state_text, c.reported_at, c.closed_at, c.satisfaction
  FROM huying.cases c JOIN huying.workflow_states s ON s.code = c.state WHERE c.reported_by = session_user;

DO $$
DECLARE
  rel text;
BEGIN
  FOR rel IN SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p') AND relowner = 'huying_owner'::regrole
      AND relnamespace IN ('huying'::regnamespace, 'huying_sys'::regnamespace) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', rel);
  END LOOP;
  -- Known to all who may name the table at all.
  FOREACH rel IN ARRAY ARRAY['settings', 'workflow_roles', 'workflow_variants', 'workflow_states', 'workflow_actions', 'codes',
      'areas', 'area_supersede', 'organizations', 'accounts', 'roads', 'buildings', 'land', 'waterways', 'rules'] LOOP
    EXECUTE format('CREATE POLICY reading ON huying.%I FOR SELECT USING (cardinality((SELECT huying_sys.my_roles())) > 0)', rel);
  END LOOP;
  -- By area. Organisations don't narrow registers: a department looks at what lies round its case.
  FOREACH rel IN ARRAY ARRAY['places', 'things', 'sentiments', 'units'] LOOP
    EXECUTE format('CREATE POLICY reading ON huying.%I FOR SELECT USING ((SELECT huying_sys.i_handle())
      AND ((SELECT huying_sys.i_am_whole()) OR area IN (SELECT huying_sys.my_areas())))', rel);
  END LOOP;
  -- One's own scope; the security administrator's view is of all.
  FOREACH rel IN ARRAY ARRAY['scope_areas', 'scope_orgs', 'scope_kinds'] LOOP
    EXECUTE format('CREATE POLICY reading ON huying.%I FOR SELECT USING (account = session_user
      OR (SELECT huying_sys.i_am_any(''{admin_security}'')))', rel);
  END LOOP;
END $$;

CREATE POLICY reading ON huying.cases FOR SELECT USING (
  (SELECT huying_sys.i_handle())
  AND ((SELECT huying_sys.i_am_whole()) OR area IN (SELECT huying_sys.my_areas()))
  AND ((SELECT huying_sys.my_orgs()) IS NULL OR coalesce(parties && (SELECT huying_sys.my_orgs()), false))
  AND coalesce(variant, '') = ANY ((SELECT huying_sys.my_variants())::text[])
  AND (flags & 16 = 0 OR (SELECT huying_sys.i_am_any('{restricted}'))));
-- Who sees the case sees all of its log.
CREATE POLICY reading ON huying.actions FOR SELECT USING (EXISTS (SELECT FROM huying.cases c WHERE c.id = case_id));
CREATE POLICY reading ON huying.attachments FOR SELECT USING (EXISTS (SELECT FROM huying.cases c WHERE c.id = case_id));
CREATE POLICY reading ON huying.unit_fixes FOR SELECT USING (EXISTS (SELECT FROM huying.units u WHERE u.ref = unit_fixes.ref));
CREATE POLICY reading ON huying.field_records FOR SELECT USING (account = session_user OR ((SELECT huying_sys.i_handle())
  AND ((SELECT huying_sys.i_am_whole()) OR area IN (SELECT huying_sys.my_areas()))));

-- An action that moved a case is told to who sees it now and to who saw it before: the one takes it up, the other
-- drops it. What is only a register's name and key is told to who may read the register.
CREATE FUNCTION huying_sys.saw(a_area text, a_parties text[], a_variant text, restricted boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT huying_sys.sees_placed(s::huying_sys.self, a_area, a_parties, a_variant, restricted) FROM huying_sys.selves s WHERE s.name = session_user), false)
$$;
CREATE POLICY reading ON huying.feed FOR SELECT USING (
  CASE what
    WHEN 'action' THEN (SELECT huying_sys.i_handle()) AND (EXISTS (SELECT FROM huying.cases c WHERE c.id = case_id)
      OR moved AND huying_sys.saw(was_area, was_parties, was_variant, was_restricted))
    WHEN 'scope' THEN key = session_user
    WHEN 'message' THEN session_user = ANY (was_parties)
    ELSE has_table_privilege(session_user, 'huying.' || quote_ident(split_part(key, ':', 1)), 'select') END);

-- Asked by the policies as whoever reads; the schema itself stays closed, so nobody calls them by name.
GRANT EXECUTE ON FUNCTION huying_sys.i_handle, huying_sys.i_am_whole, huying_sys.my_areas, huying_sys.my_orgs, huying_sys.my_variants,
  huying_sys.my_roles, huying_sys.i_am_any, huying_sys.saw TO huying_account;
RESET ROLE;

SET ROLE huying_audit_owner;
ALTER TABLE huying.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE huying.audit_heads ENABLE ROW LEVEL SECURITY;
RESET ROLE;
SET ROLE huying_owner;
GRANT EXECUTE ON FUNCTION huying_sys.my_roles, huying_sys.i_am_any TO huying_audit_owner;
SET ROLE huying_audit_owner;
CREATE POLICY reading ON huying.audit FOR SELECT USING ((SELECT huying_sys.i_am_any('{admin_audit,auditor}')));
CREATE POLICY reading ON huying.audit_heads FOR SELECT USING ((SELECT huying_sys.i_am_any('{admin_audit,auditor}')));
CREATE FUNCTION huying_sys.grant_audit() RETURNS void LANGUAGE sql AS
  $$ GRANT SELECT ON huying.audit, huying.audit_heads TO huying_admin_audit, huying_auditor $$;
SET ROLE huying_vault_owner;
ALTER TABLE huying.people_sealed ENABLE ROW LEVEL SECURITY;
ALTER TABLE huying.case_cells ENABLE ROW LEVEL SECURITY;
ALTER TABLE huying.cell_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE huying.access_policy ENABLE ROW LEVEL SECURITY;
ALTER TABLE huying.unmask_tickets ENABLE ROW LEVEL SECURITY;
-- huying_owner's view of the register is not an account's: the view filters.
CREATE POLICY owner_reads ON huying.people_sealed FOR SELECT TO huying_owner USING (true);
CREATE POLICY owner_keeps ON huying.access_policy TO huying_owner USING (true) WITH CHECK (true);
RESET ROLE;

-- The register of people tells its changes under the name of what is shown of it.
GRANT EXECUTE ON FUNCTION huying_sys.tell_rows TO huying_vault_owner;
SET ROLE huying_vault_owner;
CREATE TRIGGER feed_insert AFTER INSERT ON huying.people_sealed REFERENCING NEW TABLE AS rows_changed EXECUTE FUNCTION huying_sys.tell_rows('ref', 'people');
CREATE TRIGGER feed_update AFTER UPDATE ON huying.people_sealed REFERENCING NEW TABLE AS rows_changed EXECUTE FUNCTION huying_sys.tell_rows('ref', 'people');
CREATE TRIGGER feed_delete AFTER DELETE ON huying.people_sealed REFERENCING OLD TABLE AS rows_changed EXECUTE FUNCTION huying_sys.tell_rows('ref', 'people');
CREATE TRIGGER feed_truncate AFTER TRUNCATE ON huying.people_sealed EXECUTE FUNCTION huying_sys.tell_rows('ref', 'people');
RESET ROLE;

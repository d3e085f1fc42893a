# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody with psql, a valid low-rank account and time."""
import hashlib
import json
import os
import time

from harness import Refused, Session, account_sql, action, check, equal, now_ms, passwords, pg_list, quoted, refused, uuid7
from place import grids, report
from submittest import code_of

admin = Session()
denied = ('42501',)


@check('hostile: every function of the inside, called by name')
def _():
    inside = admin.rows("""SELECT p.oid::regprocedure, coalesce((SELECT string_agg('NULL::' || format_type(t, NULL), ',') FROM unnest(proargtypes) t), ''), proname
      FROM pg_proc p WHERE pronamespace = 'huying_sys'::regnamespace AND prorettype <> 'trigger'::regtype""")
    assert len(inside) > 40
    for role in ('operator', 'reporter', 'admin_system', 'admin_security'):
        with Session(role) as s:
            for _, arguments, name in inside:
                refused(s, 'SELECT huying_sys.%s(%s)' % (name, arguments))
    return '%d functions × 4 accounts' % len(inside)


@check('hostile: functions that may be executed by nobody in particular are none of ours')
def _():
    equal(admin.rows("""SELECT p.oid::regprocedure FROM pg_proc p WHERE pronamespace IN ('huying'::regnamespace, 'huying_sys'::regnamespace)
      AND has_function_privilege('public', p.oid, 'execute') AND prorettype <> 'trigger'::regtype"""), [])
    # What an account may execute of the inside tells it about itself only, and needs the schema to be named.
    equal(admin.one("SELECT has_schema_privilege('huying_account', 'huying_sys', 'usage') OR has_schema_privilege('operator', 'huying_sys', 'usage')"), 'f')
    # Every function that runs with another's rights says where it looks for names.
    equal(admin.rows("""SELECT oid::regprocedure FROM pg_proc WHERE prosecdef AND pronamespace IN ('huying'::regnamespace, 'huying_sys'::regnamespace)
      AND NOT EXISTS (SELECT FROM unnest(proconfig) c WHERE c LIKE 'search\\_path=pg_catalog,%pg_temp')"""), [])


@check('hostile: roles that are not his')
def _():
    with Session('operator') as s:
        for role in ('huying_owner', 'huying_audit_owner', 'huying_vault_owner', 'huying_admin_security', 'huying_chief', 'installer', 'chief', 'pg_read_all_data'):
            refused(s, 'SET ROLE ' + role)
            refused(s, 'SET SESSION AUTHORIZATION ' + role)
            refused(s, 'GRANT %s TO operator' % role)
        for sql in ('ALTER ROLE operator SUPERUSER', 'ALTER ROLE operator BYPASSRLS', 'CREATE ROLE x', 'ALTER ROLE chief PASSWORD NULL',
                    'CREATE DATABASE x', 'CREATE SCHEMA x', 'CREATE TABLE public.x (a int)', 'CREATE TABLE huying.x (a int)', 'CREATE TEMP TABLE x (a int)',
                    'CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', 'CREATE EXTENSION dblink', "COPY (SELECT 1) TO PROGRAM 'id'",
                    "COPY huying.cases TO '/tmp/x'", "SELECT pg_read_file('/etc/passwd')", "SELECT lo_from_bytea(0, 'x')", "SELECT lo_create(0)",
                    'ALTER SYSTEM SET fsync = off', "SET session_replication_role = 'replica'", 'SET row_security = off; SELECT * FROM huying.cases',
                    'ALTER TABLE huying.cases DISABLE ROW LEVEL SECURITY', 'ALTER TABLE huying.audit DISABLE TRIGGER ALL', 'DROP TABLE huying.audit',
                    'TRUNCATE huying.actions', 'CREATE POLICY p ON huying.cases USING (true)',
                    'SELECT pg_terminate_backend(pg_backend_pid() + 0) FROM pg_authid', 'SELECT rolpassword FROM pg_authid', 'CHECKPOINT',
                    "SELECT nextval('huying_sys.case_no')", "SELECT setval('huying_sys.feed_seq', 1)", 'REFRESH MATERIALIZED VIEW x'):
            refused(s, sql, ('42501', '42P01'), sql)
        for mode in ('ACCESS EXCLUSIVE', 'EXCLUSIVE', 'SHARE'):
            s.text('BEGIN')
            refused(s, 'LOCK TABLE huying.cases IN %s MODE' % mode)
            s.text('ROLLBACK')


@check('hostile: his own group role gives him nothing more, and hides nobody')
def _():
    with Session('operator') as s, Session('seat1') as boss:
        far = report(boss, grids[2])
        s.text('SET ROLE huying_operator')
        refused(s, 'SELECT count(*) FROM huying.cases')
        refused(s, "SELECT huying.submit_actions('[]')") # the group role is no account
        s.text('SET ROLE huying_account')
        case = uuid7()
        s.submit(action(case, 'report', 0, title='甲', area=grids[0]))
        s.text('RESET ROLE')
        equal(s.one('SELECT count(*) FROM huying.cases WHERE id = ' + quoted(far)), '0')
        equal(admin.one('SELECT submitted_by FROM huying.actions WHERE case_id = ' + quoted(case)), 'operator')


@check('hostile: settings, search_path and shadows change nothing')
def _():
    with Session('operator', "-c search_path=pg_temp,public") as s, Session('seat1') as boss:
        far = report(boss, grids[2])
        for setting in ("search_path = 'pg_temp, public'", "huying.account = 'chief'", 'row_security = on', "plpgsql.variable_conflict = 'use_column'"):
            try:
                s.text('SET ' + setting)
            except Refused as no:
                assert no.code in ('42501', '22023', '42704', '42602'), no
        equal(s.one('SELECT count(*) FROM huying.cases WHERE id = ' + quoted(far)), '0')
        equal(code_of(s.submit(action(far, 'accept', 1))), ['not_found'])
        equal(s.one('SELECT count(*) FROM huying.actions WHERE case_id = ' + quoted(far)), '0')
        # A leak by a function of his own in a condition would need one: he can make none, and what there is must not tell.
        for probe in ("SELECT 1 FROM huying.cases WHERE 1 / (CASE WHEN id = '%s' THEN 0 ELSE 1 END) = 1" % far,
                      "SELECT 1 FROM huying.people WHERE 1 / (CASE WHEN ref = 'r7' THEN 0 ELSE 1 END) = 1"):
            s.text(probe) # division by zero would tell that the hidden row is there


@check('hostile: reading outside of his scope')
def _():
    with Session('operator') as s, Session('whole') as w:
        far, secret = report(w, grids[2]), report(w, grids[0], variant='restricted')
        hidden = "'%s', '%s'" % (far, secret)
        equal(s.one('SELECT count(*) FROM huying.cases WHERE id IN (%s)' % hidden), '0')
        equal(s.one('SELECT count(*) FROM huying.actions WHERE case_id IN (%s)' % hidden), '0')
        equal(s.one('SELECT count(*) FROM huying.feed WHERE case_id IN (%s)' % hidden), '0')
        equal([c for c in s.changes('', 10000) if c[2].get('case_id') in (far, secret)], [])
        equal(sorted(r[0] for r in s.rows('SELECT huying.gone(ARRAY[%s]::uuid[])' % hidden)), sorted([far, secret]))
        refused(s, "COPY huying.people_sealed TO STDOUT")
        refused(s, 'SELECT name_enc FROM huying.people', ('42703',))
        equal(s.one("SELECT count(*) FROM huying.people WHERE area <> '%s' AND area <> '%s'" % (grids[0], grids[1])), '0')
        equal(s.rows('SELECT DISTINCT category, geom FROM huying.people'), [('0', '')])
        # The answer to a wrong guess is the answer to a right one.
        a, b = s.submit(action(far, 'accept', 1), action(uuid7(), 'accept', 1))
        equal((a['code'], a['reason']), (b['code'], b['reason']))
        equal(s.submit(action(far, 'accept', 77))[0]['code'], 'not_found')


@check('hostile: asking which actions are there tells of his own only')
def _():
    with Session('operator') as s, Session('seat1') as boss, Session('d01') as d, Session('reporter') as r:
        def known(session, cases, ids):
            return sorted(i for i, in session.rows("SELECT unnest(huying.known_ids('{%s}', '{%s}'))" % (','.join(cases), ','.join(ids))))
        case, far, mine = report(boss, grids[0]), report(boss, grids[2]), report(s, grids[0])
        ids = {who: [i for i, in admin.rows('SELECT id FROM huying.actions WHERE case_id = ' + quoted(c))] for who, c in (('near', case), ('far', far), ('mine', mine))}
        everything = sum(ids.values(), [])
        equal(known(s, [case, far, mine], everything), ids['mine'])
        equal(known(boss, [case, far, mine], everything), sorted(ids['near'] + ids['far']))
        equal(known(d, [case, far, mine], everything), [])
        equal(known(r, [case, far, mine], everything), [])
        equal(known(s, [case], everything), [], 'under another case')
        equal(known(s, [], []), [])
        equal(s.rows('SELECT unnest(huying.known_ids(NULL, NULL))'), [])
        many = [uuid7() for _ in range(2001)]
        refused(s, "SELECT huying.known_ids('{}', '{%s}')" % ','.join(many), ('22023',))
        refused(s, "SELECT huying.known_ids('{%s}', '{}')" % ','.join(many), ('22023',))
        # Of a case that went out of his scope he knows what he did there, and nothing that came after.
        boss.submit(action(case, 'accept', 1), action(case, 'assign', 2, org='D01'))
        sign = action(case, 'sign', 3)
        equal(d.submit(sign)[0]['status'], 'accepted')
        away = action(case, 'reassign', 4, org='D02', reason='x')
        equal(boss.submit(away)[0]['status'], 'accepted')
        equal(d.one('SELECT count(*) FROM huying.cases WHERE id = ' + quoted(case)), '0')
        equal(known(d, [case], [sign['id'], away['id']] + everything), [sign['id']])
        # And what he had photographed may follow, but not be read; nor may it at a case where he did nothing.
        sha = hashlib.sha256(b'photo').hexdigest()
        d.text("SELECT huying.put_blob('%s', 5, 0, 'photo')" % sha)
        attach = "SELECT huying.attach('%s', '" + sha + "', 'a.png', 'image/png', 'after', 1)"
        d.text(attach % case)
        equal(admin.one('SELECT by FROM huying.attachments WHERE case_id = ' + quoted(case)), 'd01')
        refused(d, "SELECT huying.get_blob('%s', 0, 5)" % sha)
        refused(d, attach % far)
        refused(d, attach % uuid7())
        admin.text("UPDATE huying.accounts SET active = false WHERE name = 'd01'")
        equal(known(d, [case], [sign['id']]), [])
        refused(d, attach % case)
        admin.text("UPDATE huying.accounts SET active = true WHERE name = 'd01'")


@check('hostile: as another, past the states, into the past')
def _():
    with Session('operator') as s, Session('seat1') as boss:
        case = report(boss, grids[0])
        for forged in (action(case, 'accept', 1, actor='chief'), action(case, 'accept', 1, actor='system'), action(case, 'accept', 1, for_org='D01'),
                       action(case, 'close', 1), action(case, 'rate', 1, satisfaction=3), action(case, 'undo', 1), action(case, 'report', 1, title='x'),
                       action(case, 'report', 0, title='x', area=grids[0]), action(case, 'void', 1, reason='x')):
            equal(s.submit(forged)[0]['status'], 'refused', str(forged))
        # A past action sent again with another content is known, and stays what it was.
        mine = uuid7()
        first = action(mine, 'report', 0, title='原来', area=grids[0])
        s.submit(first)
        first['payload']['title'] = '改过'
        equal(s.submit(first)[0]['status'], 'known')
        equal(admin.one('SELECT title FROM huying.cases WHERE id = ' + quoted(mine)), '原来')
        # A batch of his is taken or refused action by action, whatever he names the columns.
        odd = dict(action(uuid7(), 'report', 0, title='甲', area=grids[0]), submitted_by='chief', county='459022', received_at=0, version=99)
        equal(s.submit(odd)[0]['status'], 'accepted')
        equal(admin.rows('SELECT submitted_by, county FROM huying.actions WHERE case_id = ' + quoted(odd['case_id'])), [('operator', '459021')])


@check('hostile: an administrator is not two, and not over himself')
def _():
    with Session('admin_security') as a, Session('admin_system') as sys, Session('admin_audit') as au, Session('operator') as o:
        for sql in (account_sql('huying.set_account', 'admin_security', ['chief'], ['*']), account_sql('huying.set_account', 'zzz', ['admin_security', 'chief'], ['*']),
                    account_sql('huying.set_account', 'zzz', ['admin_audit', 'admin_system'], ['*']), account_sql('huying.set_account', 'installer', ['chief'], ['*']),
                    account_sql('huying.set_account', 'huying_owner', ['chief'], ['*']), account_sql('huying.set_account', 'pg_monitor', ['chief'], ['*']),
                    account_sql('huying.set_account', 'zzz', ['nobody'], ['*']), "SELECT huying.set_account('zzz', 'z', ARRAY['chief'], NULL, ARRAY['*'], NULL, NULL, 'plain')",
                    account_sql('huying.set_account', 'postgres', ['chief'], ['*']) if admin.one("SELECT 1 FROM pg_roles WHERE rolname = 'postgres'") else "SELECT huying.lock_account('admin_security')"):
            refused(a, sql, ('42501', 'P0001'), sql)
        for other in (sys, au, o):
            refused(other, account_sql('huying.set_account', 'zzz', ['chief'], ['*']))
            refused(other, "SELECT huying.lock_account('chief')")
        refused(sys, 'SELECT * FROM huying.audit_check()')
        refused(a, 'SELECT huying.status()')
        refused(o, "SELECT huying.make_partitions('459022', '2026-01', '2026-02')")
        refused(o, "SELECT huying.save_rules('routing', 1, '[]')")
        equal(admin.one("SELECT count(*) FROM huying.accounts WHERE name IN ('zzz', 'installer', 'huying_owner')"), '0')


@check('hostile: a locked account, in a session that is still open')
def _():
    admin.text(account_sql('huying_sys.put_account', 'leaving', ['operator'], ['459021']))
    with Session('leaving') as s, Session('admin_security') as a:
        report(s, grids[0])
        admin.text("UPDATE huying.accounts SET active = false WHERE name = 'leaving'") # even before his session is ended
        equal(s.one('SELECT count(*) FROM huying.cases'), '0')
        equal(s.one('SELECT count(*) FROM huying.accounts'), '0')
        refused(s, "SELECT huying.submit_actions('[{}]')")
        a.text("SELECT huying.lock_account('leaving')")
        refused(s, 'SELECT 1', ('57P01', '08006', '08003'))
        try:
            Session('leaving').text('SELECT 1')
            raise AssertionError('a locked account signed in')
        except Refused as no:
            assert 'not permitted to log in' in str(no), no


@check('hostile: wrong password, no password, another\'s')
def _():
    for wrong in ('', 'x', passwords['chief']):
        saved, passwords['operator'] = passwords['operator'], wrong
        try:
            Session('operator').text('SELECT 1')
            raise AssertionError('signed in with %r' % wrong)
        except Refused as no:
            assert 'password' in str(no), no
        finally:
            passwords['operator'] = saved
    equal(admin.one("SELECT count(*) FROM pg_authid WHERE rolcanlogin AND rolpassword NOT LIKE 'SCRAM-SHA-256%'"), '0')


@check('hostile: an open transaction that holds up the feed is ended by a heartbeat')
def _():
    admin.text("UPDATE huying_sys.limits SET stalled_seconds = 1")
    with Session('operator') as s, Session('seat1') as boss:
        s.text('SET idle_in_transaction_session_timeout = 0')
        s.text('BEGIN')
        s.text('SELECT pg_current_xact_id()')
        token = boss.one('SELECT huying.start_position()')
        sent = action(uuid7(), 'report', 0, title='甲', area=grids[0])
        boss.submit(sent)
        equal([w for _, w, _ in boss.changes(token)], ['end'], 'held up')
        admin.text('SELECT pg_sleep(1.2)')
        equal(boss.one("SELECT huying.heartbeat('A-01', '', 0)"), '1')
        admin.text('SELECT pg_sleep(0.2)')
        equal([b['id'] for _, w, b in boss.changes(token) if w == 'action'], [sent['id']])
        admin.text("UPDATE huying_sys.limits SET stalled_seconds = 60")


def held_up(holder, hold, while_held=lambda: None):
    """What `holder` does keeps the feed back, until a heartbeat ends his session."""
    with Session('seat1') as boss:
        hold(holder)
        token = boss.one('SELECT huying.start_position()')
        sent = action(uuid7(), 'report', 0, title='甲', area=grids[0])
        boss.submit(sent)
        equal([w for _, w, _ in boss.changes(token)], ['end'], 'held up')
        for _ in range(4):
            time.sleep(0.4)
            while_held()
        equal(boss.one("SELECT huying.heartbeat('A-01', '', 0)"), '1')
        time.sleep(0.2)
        equal([b['id'] for _, w, b in boss.changes(token) if w == 'action'], [sent['id']])
        equal(admin.rows("SELECT act, subject FROM huying.audit WHERE actor = 'seat1' ORDER BY n DESC LIMIT 1"), [('session.ended', 'operator')])


@check('hostile: one long statement, one kept busy, one in another database: ended as well')
def _():
    admin.text('UPDATE huying_sys.limits SET stalled_seconds = 1; CREATE DATABASE elsewhere')
    try:
        with Session('operator') as s:
            held_up(s, lambda s: s.send('SELECT pg_current_xact_id(), pg_sleep(60)') or time.sleep(0.3))
        with Session('operator') as s:
            held_up(s, lambda s: s.text('SET idle_in_transaction_session_timeout = 0; BEGIN; SELECT pg_current_xact_id()'), lambda: s.text('SELECT 1'))
        os.environ['PGDATABASE'] = 'elsewhere'
        with Session('operator') as s:
            os.environ['PGDATABASE'] = 'huying'
            held_up(s, lambda s: s.text('SET idle_in_transaction_session_timeout = 0; BEGIN; SELECT pg_current_xact_id()'))
        # Reading for long, as a first load does, is nobody's harm; nor is a short statement of somebody else.
        with Session('operator') as s, Session('seat1') as boss:
            s.send('SELECT pg_sleep(2)')
            time.sleep(1.5)
            equal(boss.one("SELECT huying.heartbeat('A-01', '', 0)"), '0')
            s.read()
    finally:
        os.environ['PGDATABASE'] = 'huying'
        admin.text('UPDATE huying_sys.limits SET stalled_seconds = 60')
        admin.text('DROP DATABASE elsewhere')
    # And the databases that every server has are not his at all.
    for name in ('postgres', 'template1'):
        equal(admin.one("SELECT has_database_privilege('operator', '%s', 'connect')" % name), 'f')


@check('hostile: what everybody may call on a fresh server')
def _():
    with Session('operator') as s, Session('chief') as c:
        for sql in ("SELECT pg_advisory_lock(hashtext('rules/routing'))", 'SELECT pg_try_advisory_lock_shared(1)', 'SELECT pg_advisory_xact_lock(1, 2)',
                    "SELECT public._postgis_stats('huying.people_sealed'::regclass, 'geom')", "SELECT public.ST_EstimatedExtent('huying', 'people_sealed', 'geom')",
                    "SELECT public._postgis_selectivity('huying.people_sealed'::regclass, 'geom', public.ST_MakeEnvelope(0, 0, 1, 1, 4326))",
                    'DO $$ BEGIN NULL; END $$', 'SET temp_file_limit = -1'):
            refused(s, sql)
        equal(c.one("SELECT huying.save_rules('hostile', 0, %s)" % quoted(json.dumps([{'id': 'r1', 'on': True}]))), '1')
        equal(s.one('SHOW temp_file_limit'), '8GB')
        assert int(s.one("SELECT count(*) FROM huying.cases WHERE geom OPERATOR(public.&&) public.ST_MakeEnvelope(0, 0, 180, 90, 4326)")) >= 0
    equal(admin.rows("SELECT DISTINCT rolconnlimit FROM pg_roles WHERE rolname IN ('operator', 'reporter', 'admin_system')"), [('20',)])
    equal(admin.one("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'gateway'"), '-1')
    admin.text(account_sql('huying_sys.put_account', 'becomes', ['system'], ['*']))
    admin.text(account_sql('huying_sys.put_account', 'becomes', ['chief'], ['*']))
    equal(admin.one("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'becomes'"), '20')


@check('hostile: rows locked that are not his hold others for five seconds')
def _():
    with Session('seat1') as s, Session('other') as x:
        case = report(s, grids[0])
        x.text('BEGIN')
        equal(code_of(x.submit(action(case, 'note', 77, text='x'))), ['not_found'])
        begun = time.monotonic()
        refused(s, 'SELECT huying.submit_actions(%s)' % quoted(json.dumps([action(case, 'accept', 1)])), ('55P03',))
        assert 4 < time.monotonic() - begun < 9
        x.text('ROLLBACK')
        equal(s.submit(action(case, 'accept', 1))[0]['status'], 'accepted')


@check('hostile: a message to words that nobody is meant by')
def _():
    with Session('supervisor') as s:
        def send(*to):
            return json.loads(s.one("SELECT huying.send_message('%s', %s, 'x', false, NULL, 1)" % (uuid7(), to[0] if len(to) == 1 else pg_list(to))))
        for to in ("ARRAY['account:operator', 'role:' || repeat('x', 1000000)]", "ARRAY['account:operator', NULL]", "ARRAY['account:operator', '']",
                   "ARRAY['account:operator', 'role:nonesuch']", "ARRAY['account:' || repeat('x', 60)]"):
            equal(send(to)['code'], 'bad_input', to)
        equal(send('account:operator', 'role:operator')['status'], 'accepted')
        assert int(admin.one("SELECT max(length(array_to_string(audience, ','))) FROM huying.messages")) < 12100


@check('hostile: deadlines are moved by the steps that set them')
def _():
    late = now_ms() + 10 ** 10
    with Session('seat1') as s, Session('d01') as d, Session('reporter') as r, Session('gateway') as g:
        case = report(s, grids[0], due=now_ms() + 1000, limit=1000, stage_due=now_ms() + 500)
        equal(code_of(s.submit(action(case, 'accept', 1, due=late))), ['limit'])
        s.submit(action(case, 'accept', 1, stage_due=late, stage_limit=1), action(case, 'assign', 2, org='D01', due=now_ms() + 2000))
        had = admin.rows("SELECT due_at, limit_ms FROM huying.cases WHERE id = '%s'" % case)
        for member in ('due', 'limit'):
            equal(code_of(d.submit(action(case, 'note', 3, text='x', **{member: late}))), ['limit'])
            equal(code_of(d.submit(action(case, 'sign', 3, **{member: late}))), ['limit'])
        equal(admin.rows("SELECT due_at, limit_ms FROM huying.cases WHERE id = '%s'" % case), had)
        equal(d.submit(action(case, 'sign', 3, stage_due=late, stage_limit=1, due=None, limit=None))[0]['status'], 'accepted') # empty is not there
        equal(s.submit(action(case, 'extend', 4, reason='x', due=late))[0]['status'], 'accepted')
        for member in ('due', 'limit', 'stage_due', 'stage_limit'):
            equal(code_of(r.submit(action(uuid7(), 'report', 0, title='x', area=grids[0], **{member: late}))), ['limit'])
        equal(r.submit(action(uuid7(), 'report', 0, title='x', area=grids[0]))[0]['status'], 'accepted')
        equal(g.submit(action(uuid7(), 'report', 0, title='x', area=grids[0], due=late))[0]['status'], 'accepted')


@check('hostile: a mark hides no case from who works on it, and ends no order')
def _():
    with Session('operator') as o, Session('chief') as c, Session('supervisor') as u, Session('whole') as w:
        case = report(c, grids[0])
        equal(code_of(o.submit(action(case, 'flag', 1, flags=16))), ['flags'])
        equal(code_of(o.submit(action(case, 'flag', 1, flags=2))), ['flags'])
        equal(o.submit(action(case, 'flag', 1, flags=9))[0]['status'], 'accepted')
        equal(u.submit(action(case, 'supervise', 2, text='x'))[0]['status'], 'accepted')
        equal(code_of(o.submit(action(case, 'flag', 3, flags=0))), ['flags'])
        equal(o.submit(action(case, 'flag', 3, flags=2))[0]['status'], 'accepted')
        equal(w.submit(action(case, 'flag', 4, flags=18))[0]['status'], 'accepted')
        equal(c.one("SELECT count(*) FROM huying.cases WHERE id = '%s'" % case), '0')
        equal(w.submit(action(case, 'flag', 5, flags=2))[0]['status'], 'accepted')
        equal(c.one("SELECT flags FROM huying.cases WHERE id = '%s'" % case), '2')


@check('hostile: the feed names alarms and files to who may see what they are about')
def _():
    def mark(key):
        return {'key': key, 'state': 1, 'since': now_ms() - 1000, 'until': 0, 'at': now_ms(), 'reason': '', 'follows': 0}

    def decide(s, *keys):
        return json.loads(s.one('SELECT huying.decide_alarms(%s)' % quoted(json.dumps([mark(k) for k in keys]))))

    def told(s, token):
        return sorted(b['key'] for _, what, b in s.changes(token) if what == 'row' and b['key'] in keys + [secret]) # old ones go at the same time
    with Session('whole') as w, Session('other') as x, Session('seat1') as s, Session('seat2') as t:
        secret, near = report(w, grids[0], variant='restricted'), report(s, grids[0])
        token = x.one('SELECT huying.start_position()')
        keys = ['stage/%s/D01' % secret, 'overdue/%s/' % near, 'patrol_late/p/459021001/2026-11-22', 'fence/f/exit/u0']
        equal([a['status'] for a in decide(w, *keys)], ['accepted'] * 4)
        admin.text("INSERT INTO huying.attachments VALUES ('%s', '%s', 'x', 'x', 1, 'x', 1, 'whole')" % (secret, 'ee' * 32))
        equal(told(x, token), [])
        equal(x.one("SELECT count(*) FROM huying.feed WHERE key LIKE '%%%s%%'" % secret), '0')
        equal(told(s, token), sorted(keys[1:]))
        equal(told(w, token), sorted(keys + [secret]))
        equal(t.one("SELECT count(*) FROM huying.feed WHERE key = 'alarms:%s'" % keys[1]), '1')
        # Only what is an alarm at all.
        for key in ('zz1/%s/' % near, 'urgent/%s/x' % near, 'overdue/%s/a/b' % near, 'overdue/%s/%s' % (near, 'x' * 41), 'patrol_late/p/459021001/x',
                    'patrol_x/p/459021001/2026-11-22', 'fence/f/x/u0'):
            equal(decide(s, key)[0]['code'], 'not_found', key)


@check('hostile: what he reported is not his any more once it has left him')
def _():
    content = b'of the others'
    sha = hashlib.sha256(content).hexdigest()
    with Session('operator') as o, Session('whole') as w, Session('reporter') as r:
        case, his = report(o, grids[0]), report(r, grids[0])
        w.submit(action(case, 'flag', 1, flags=16))
        w.text("SELECT huying.put_blob('%s', %d, 0, '%s')" % (sha, len(content), content.decode()))
        w.text("SELECT huying.attach('%s', '%s', 'x', 'x', 'x', 1)" % (case, sha))
        w.text("SELECT huying.look_at('W', '%s')" % case)
        refused(o, "SELECT huying.get_blob('%s', 0, 100)" % sha)
        equal(o.rows("SELECT * FROM huying.who_looks(ARRAY['%s']::uuid[])" % case), [])
        equal(o.one("SELECT huying.look_at('O', '%s')" % case), 'f')
        # The public keeps what it brought.
        w.text("SELECT huying.attach('%s', '%s', 'x', 'x', 'x', 1)" % (his, sha))
        equal(r.one("SELECT length(huying.get_blob('%s', 0, 100))" % sha), str(len(content)))


@check('hostile: two cases merged into each other at the same time')
def _():
    with Session('seat1') as a, Session('seat2') as b:
        x, y = report(a, grids[0]), report(a, grids[0])
        a.text('BEGIN')
        equal(a.submit(action(x, 'merge', 1, into=y))[0]['status'], 'accepted')
        b.send('SELECT huying.submit_actions(%s)' % quoted(json.dumps([action(y, 'merge', 1, into=x)])))
        time.sleep(0.5)
        a.text('COMMIT')
        try:
            equal(json.loads(b.read())[0]['code'], 'target')
        except Refused as no:
            equal(no.code, '40P01') # to be sent again
        equal(sorted(admin.rows("SELECT state FROM huying.cases WHERE id IN ('%s', '%s')" % (x, y))), [('merged',), ('reported',)])


@check('hostile: one bad answer brings a case back once')
def _():
    with Session('seat1') as s, Session('operator') as o:
        main, other = report(s, grids[0]), report(s, grids[0])
        s.submit(action(other, 'merge', 1, into=main))
        s.submit(action(main, 'accept', 1), action(main, 'force_close', 2, reason='x'))
        s.submit(action(other, 'answer', 2, result='x', actor='system'))
        equal(s.submit(action(other, 'follow_up', 3, contacted=1, satisfaction=1))[0]['status'], 'accepted')
        equal(s.submit(action(main, 'reopen', 3, actor='system', reason='x'))[0]['status'], 'accepted')
        equal(s.submit(action(main, 'force_close', 4, reason='x'))[0]['status'], 'accepted')
        equal(code_of(s.submit(action(main, 'reopen', 5, actor='system', reason='x'))), ['actor'])


@check('hostile: a changed account, in a transaction that is still open')
def _():
    admin.text(account_sql('huying_sys.put_account', 'demoted', ['chief'], ['459021']))
    with Session('demoted') as d, Session('demoted') as idle, Session('admin_security') as a, Session('seat1') as s:
        case = report(s, grids[0])
        s.submit(action(case, 'accept', 1))
        equal(idle.one('SELECT 1'), '1')
        d.text('BEGIN ISOLATION LEVEL REPEATABLE READ')
        d.text('SELECT count(*) FROM huying.cases')
        a.text("SELECT huying.set_account('demoted', 'x', ARRAY['auditor'], NULL, ARRAY['%s'], NULL, NULL, NULL)" % grids[2])
        refused(d, 'SELECT huying.submit_actions(%s)' % quoted(json.dumps([action(case, 'force_close', 2, reason='x')])), ('57P01', '08006', '08003'))
        equal(code_of(idle.submit(action(case, 'force_close', 2, reason='x'))), ['not_found'])
        a.text(account_sql('huying.set_account', 'demoted', ['auditor'], [grids[2]])) # another password
        refused(idle, 'SELECT 1', ('57P01', '08006', '08003'))


@check('hostile: a heartbeat that nobody could read')
def _():
    with Session('reporter') as r, Session('admin_system') as a:
        refused(r, "SELECT huying.heartbeat('x', 'garbage', 0)", ('HY001',))
        refused(r, "SELECT huying.heartbeat('x', '1-1-9999999999', 0)", ('22003',))
        for number in range(25):
            r.text("SELECT huying.heartbeat('x%d', '1-1-1', 0)" % number)
        seats = [s['seat'] for s in json.loads(a.one('SELECT huying.status()'))['seats'] if s['account'] == 'reporter']
        equal(len(seats), 20)
        assert 'x24' in seats and 'x0' not in seats, seats


@check('hostile: files without end')
def _():
    with Session('d02') as d:
        admin.text("INSERT INTO huying.blobs SELECT lpad(n::text, 64, '0'), 'd02', 209715200, true, huying_sys.now_ms() FROM generate_series(1, 10) n")
        sha = hashlib.sha256(b'photo').hexdigest()
        put = "SELECT huying.put_blob('%s', %d, 0, 'photo')"
        refused(d, put % (sha, 104857600), ('53400',))
        equal(d.one(put % (sha, 5)), '5')
        admin.text("UPDATE huying.blobs SET at = 1 WHERE by = 'd02' AND size = 209715200")
        equal(d.one("SELECT huying.put_blob('%s', 104857600, 0, NULL)" % ('ab' * 32)), '0')
        admin.text("DELETE FROM huying.blobs WHERE by = 'd02' AND sha256 <> '%s'" % sha)
    with Session('seat1') as s:
        case = report(s, grids[0])
        s.text(put % (sha, 5))
        attach = "SELECT huying.attach('%s', '%s', 'x', 'x', 'r%d', 1)"
        s.text("SELECT count(huying.attach('%s', '%s', 'x', 'x', 'r' || g, 1)) FROM generate_series(1, 200) g" % (case, sha))
        refused(s, attach % (case, sha, 201), ('P0001',))
        s.text(attach % (case, sha, 200)) # the answer got lost
        equal(admin.one("SELECT count(*) FROM huying.attachments WHERE case_id = '%s'" % case), '200')

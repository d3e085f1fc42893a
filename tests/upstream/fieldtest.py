# SPDX-License-Identifier: GPL-3.0-or-later
"""Phones, gateways and the public; attachments; what the administrators and the chief do."""
import hashlib
import json
import secrets

from harness import Session, account_sql, action, check, equal, now_ms, quoted, refused, uuid7
from place import grids, report
from submittest import code_of, steps

admin = Session()
no_case = '00000000-0000-0000-0000-000000000000'


@check('field: check-in, visit, survey, order through the same function, once')
def _():
    with Session('grid') as g, Session('reporter') as r, Session('operator') as o, Session('seat1') as s:
        token = s.one('SELECT huying.start_position()')
        visit = action(no_case, 'visit', 0, ref='r0', text='一切都好', area=grids[0])
        batch = [action(no_case, 'check_in', 0, lon=109.0, lat=23.7, area=grids[0]), visit, action(no_case, 'claim_order', 0, order='T-1')]
        equal(code_of(g.submit(*batch)), ['accepted'] * 3)
        equal(code_of(g.submit(*batch)), ['known'] * 3)
        equal(code_of(o.submit(visit)), ['role'])
        equal(code_of(g.submit(action(no_case, 'visit', 0, ref='r0'), action(no_case, 'visit', 0, ref='r0', text='x', area=grids[2]),
                               action(no_case, 'check_in', 0, actor='chief', lon=1, lat=1))), ['needs', 'scope', 'actor'])
        equal(code_of(r.submit(action(no_case, 'survey', 0, survey='s1', answers=[1, 2]))), ['accepted'])
        told = [b['key'] for _, w, b in o.changes(token) if w == 'row' and b['table'] == 'field_records']
        assert visit['id'] in told, told
        equal(o.one("SELECT body ->> 'text' FROM huying.field_records WHERE id = " + quoted(visit['id'])), '一切都好')


@check('field: positions fill no log; only of one\'s own unit; the newest stays')
def _():
    with Session('grid') as g, Session('handler') as h, Session('gateway') as gateway:
        before = admin.one('SELECT count(*) FROM huying.feed')
        at = now_ms()
        for n in range(50):
            equal(code_of(g.submit(action(no_case, 'position', 0, at=at - 50 + n, ref='u0', lon=109 + n / 1000, lat=23.7, heading=90)))[0], 'accepted')
        equal(code_of(g.submit(action(no_case, 'position', 0, at=at - 9000, ref='u0', lon=1, lat=1))), ['accepted'])
        equal(admin.one('SELECT count(*) FROM huying.feed'), before)
        equal(admin.rows("SELECT lon, by FROM huying.unit_fixes WHERE ref = 'u0'"), [('109.049', 'grid')])
        equal(code_of(g.submit(action(no_case, 'position', 0, ref='u1', lon=1, lat=1))), ['scope'])
        equal(code_of(gateway.submit(action(no_case, 'position', 0, ref='u1', lon=109.5, lat=23.5))), ['accepted'])


@check('field: the public reports anywhere, follows its own, rates it, sees no more')
def _():
    with Session('reporter') as r, Session('seat1') as s:
        case = report(r, grids[3], title='路坏了')
        other = report(s, grids[0])
        equal(code_of(r.submit(action(uuid7(), 'report', 0, title='x', area=grids[0], variant='restricted'),
                               action(uuid7(), 'report', 0, title='x', flags=16), action(case, 'accept', 1), action(other, 'rate', 1, satisfaction=1),
                               action(case, 'note', 1, text='x'))), ['scope', 'scope', 'role', 'not_found', 'role'])
        with Session('whole') as w:
            v = steps(w, case, 1, 'accept', ('force_close', {'reason': '测试'}))
        equal([x for x in r.rows('SELECT id, state_text FROM huying.my_reports WHERE id IN (%s, %s)' % (quoted(case), quoted(other)))], [(case, '已结案')])
        equal(code_of(r.submit(action(case, 'rate', v, satisfaction=3))), ['accepted'])
        refused(r, 'SELECT * FROM huying.cases')
        refused(r, 'SELECT * FROM huying.actions')
        refused(r, 'SELECT * FROM huying.changes_since()')


def put(s, content, start, size=1000, sha=None, total=None):
    sha = sha or hashlib.sha256(content).hexdigest()
    piece = content[start:start + size]
    return int(s.one("SELECT huying.put_blob('%s', %d, %d, %s)" % (sha, total or len(content), start, "'\\x%s'" % piece.hex() if piece else 'NULL')))


@check('attachments: in pieces, cut and gone on with, by their hash')
def _():
    content = secrets.token_bytes(3500)
    sha = hashlib.sha256(content).hexdigest()
    with Session('seat1') as s, Session('d01') as d, Session('other') as o:
        case = report(s, grids[0])
        equal(put(s, content, 0), 1000)
        equal(put(s, content, 2000), 1000, 'out of turn')
        s.close()
    with Session('seat1') as s, Session('d01') as d, Session('other') as o:
        attach = "SELECT huying.attach('%s', '%s', '照片.png', 'image/png', 'before', 1)" % (case, sha)
        refused(s, attach, ('P0001',))
        at = put(s, b'', 0, sha=sha, total=len(content))
        while at < len(content):
            at = put(s, content, at)
        equal(at, 3500)
        equal(put(s, content, 0), 3500, 'again')
        s.text(attach)
        refused(o, "SELECT huying.attach('%s', '%s', 'x', 'x', 'x', 1)" % (report(o, grids[-1]), sha), ('P0001',), 'a hash is no file')
        got = b''.join(bytes.fromhex(s.one("SELECT encode(huying.get_blob('%s', %d, 700), 'hex')" % (sha, n))) for n in range(0, 3500, 700))
        equal(got == content, True)
        refused(o, "SELECT huying.get_blob('%s', 0, 10)" % sha)
        refused(d, "SELECT huying.get_blob('%s', 0, 10)" % sha, about='not its case yet')
        refused(o, attach, ('P0001', '42501'))
        # Another content under that hash does not stand.
        false = hashlib.sha256(b'x').hexdigest()
        equal(put(d, b'yyyyy', 0, sha=false), -1)
        refused(d, "SELECT huying.put_blob('../../etc', 1, 0, 'x')", ('23514',))
        refused(d, "SELECT huying.put_blob('%s', 999999999999, 0, 'x')" % ('0' * 64), ('P0001',))


@check('administration: accounts, policy, rules, seats; each in the audit')
def _():
    with Session('admin_security') as a, Session('chief') as c, Session('admin_system') as sys, Session('operator') as o:
        a.text(account_sql('huying.set_account', 'newcomer', ['operator', 'checker'], ['459021001']))
        with Session('newcomer') as n:
            equal(n.rows('SELECT roles FROM huying.accounts WHERE name = %s' % quoted('newcomer')), [('{operator,checker}',)])
            case = report(n, grids[0])
        # The group roles are what the table says, for everybody.
        equal(admin.rows("""SELECT a.name, r.code FROM huying.accounts a, huying.workflow_roles r
          WHERE pg_has_role(a.name, 'huying_' || r.code, 'member') <> (r.code = ANY (a.roles))"""), [])
        equal(a.rows("SELECT current_user = 'admin_security'"), [('t',)])
        policy = json.loads(a.one('SELECT huying.access_policy_now()'))
        policy['shown_seconds'] = 30
        a.text('SELECT huying.set_access_policy(%s)' % quoted(json.dumps(policy, ensure_ascii=False)))
        equal(json.loads(o.one('SELECT huying.access_policy_now()'))['shown_seconds'], 30)
        refused(a, "SELECT huying.set_access_policy('{}')", ('P0001',))
        refused(o, "SELECT huying.set_access_policy('{}')")
        equal(c.one("SELECT huying.save_rules('routing', 1, '[{\"id\": \"r2\", \"on\": false}]')"), '2')
        refused(c, "SELECT huying.save_rules('routing', 1, '[{\"id\": \"r3\"}]')", ('40001',))
        equal(o.rows("SELECT id, state FROM huying.rules WHERE version = 2 ORDER BY id"), [('r1', 'gone'), ('r2', 'off')])
        o.text("SELECT huying.heartbeat('A-07', huying.start_position(), 3)")
        entries = json.dumps([{'seq': n, 'act': 'unmask', 'subject': '案卷 1', 'detail': '离线时查看', 'at': now_ms()} for n in (3, 5)])
        for _ in range(2):  # the answer was lost
            equal(o.one("SELECT huying.tell_audit('c0ffee-1', %s)" % quoted(entries)), '5')
        equal(o.one("SELECT huying.tell_audit('c0ffee', %s)" % quoted(entries)), '5', 'another copy counts by itself')
        equal(o.one("SELECT seq FROM huying.audit_told('c0ffee') WHERE mark IS NULL"), '5')
        later = json.dumps([{'seq': 8, 'act': 'unmask', 'subject': '案卷 2', 'detail': '', 'at': now_ms(), 'mark': 'ab12'}])
        for _ in range(2):
            equal(o.one("SELECT huying.tell_audit('c0ffee', %s)" % quoted(later)), '8')
        equal(o.rows("SELECT seq, mark FROM huying.audit_told('c0ffee')"), [('8', 'ab12')])
        equal(c.rows("SELECT seq, mark FROM huying.audit_told('c0ffee')"), [], 'of others it says nothing')
        seats = json.loads(sys.one('SELECT huying.status()'))['seats']
        equal([(s['outbox'], s['lag']) for s in seats if s['account'] == 'operator'], [(3, 0)])
        equal(sys.one("SELECT huying.make_partitions('459022', '2031-11', '2031-12')"), '2')
        equal(sys.one("SELECT huying.make_partitions('459022', '2031-11', '2031-12')"), '0')
        assert json.loads(sys.one('SELECT huying.status()'))['partitions_until'] < '203112', 'the county that runs out first'
        sys.one("SELECT huying.make_partitions('459021', '2031-12', '2031-12')")
        equal(json.loads(sys.one('SELECT huying.status()'))['partitions_until'], '203112')
        with Session('other') as other:
            case = report(other, grids[-1])
        equal(admin.one("SELECT tableoid::regclass FROM huying.actions WHERE case_id = " + quoted(case)).startswith('huying.actions_459022_20'), True)
        acts = {act for act, in admin.rows('SELECT DISTINCT act FROM huying.audit')}
        assert {'account.set', 'access.set', 'rules.save', 'partitions', 'seat.unmask', 'account.lock'} <= acts, acts


@check('administration: separate owners, none of them can sign in')
def _():
    equal(admin.rows("""SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relkind <> 'c' AND relnamespace IN ('huying'::regnamespace, 'huying_sys'::regnamespace)
      ORDER BY 1"""), [('huying_audit_owner',), ('huying_owner',), ('huying_vault_owner',)])
    equal(admin.rows("SELECT rolname FROM pg_roles WHERE rolname LIKE 'huying%' AND (rolcanlogin OR rolsuper OR rolbypassrls)"), [])
    equal(admin.rows("SELECT rolname FROM pg_roles r JOIN pg_auth_members m ON m.roleid = r.oid WHERE rolname LIKE 'huying%owner'"), [])
    # The house's owner can neither read a sealed cell nor write the audit.
    with Session() as root:
        root.text('SET ROLE huying_owner')
        for sql in ('SELECT name_enc FROM huying.people_sealed', 'SELECT * FROM huying.case_cells', 'SELECT * FROM huying.cell_keys',
                    "INSERT INTO huying.audit VALUES ('x', 1, 1, 'x', '', '', '', '')", 'UPDATE huying.audit_heads SET n = n + 1'):
            refused(root, sql)
        refused(root, 'UPDATE huying.actions SET actor = actor')
        refused(root, 'DELETE FROM huying.actions')

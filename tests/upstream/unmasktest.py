# SPDX-License-Identifier: GPL-3.0-or-later
"""Personal cells: sealed, one at a time, never without trace."""
import json

from harness import Session, action, check, equal, quoted, refused, uuid7
from place import grids, report

admin = Session()


def asked(account):
    return int(admin.one("SELECT count(*) FROM huying.audit WHERE actor = %s AND act LIKE 'unmask%%'" % quoted(account)))


def ask(session, subject, field, reason='回访联系'):
    return json.loads(session.one('SELECT huying.unmask_ask(%s, %s, %s)' % (quoted(subject), quoted(field), quoted(reason))))


@check('unmask: in one call, audited before it shows')
def _():
    with Session('chief') as s:
        before = asked('chief')
        equal(s.text("CALL huying.unmask('r0', 'phone', '回访联系', NULL)"), 'Aw==')
        equal(asked('chief'), before + 1)
        equal(admin.rows("SELECT subject, detail FROM huying.audit WHERE actor = 'chief' ORDER BY n DESC LIMIT 1"), [('人员 r0', 'phone：回访联系')])


@check('unmask: what a reporter gave, kept out of the log')
def _():
    with Session('seat1') as s:
        case = report(s, grids[0], reporter='李*', reporter_enc='U0VBTEVE', phone='138****0000', phone_enc='UEhPTkU=')
        equal(admin.one("SELECT payload ?| '{reporter_enc,phone_enc}' FROM huying.actions WHERE case_id = " + quoted(case)), 'f')
        assert 'U0VBTEVE' not in str(s.changes('', 10000))
        equal(s.text("CALL huying.unmask('%s', 'reporter', '核实案情', NULL)" % case), 'U0VBTEVE')


@check('unmask: who asks in a transaction of his own gets nothing in it')
def _():
    with Session('chief') as s:
        s.text('BEGIN')
        ticket = ask(s, 'r0', 'name')['ticket']
        refused(s, "SELECT huying.unmask_open('%s')" % ticket)
        s.text('ROLLBACK')
        refused(s, "SELECT huying.unmask_open('%s')" % ticket)
        s.text('BEGIN')
        s.text('SAVEPOINT a')
        ticket = ask(s, 'r0', 'name')['ticket']
        s.text('RELEASE a')
        refused(s, "SELECT huying.unmask_open('%s')" % ticket)
        s.text('ROLLBACK')
        s.text('BEGIN')
        refused(s, "CALL huying.unmask('r0', 'name', 'x', NULL)", ('2D000',))
        s.text('ROLLBACK')
        before = asked('chief')
        ticket = ask(s, 'r0', 'name')['ticket']
        equal(s.text("SELECT huying.unmask_open('%s')" % ticket), 'AQA=')
        equal(asked('chief'), before + 1)


@check('unmask: not of another, not later, not without reason, not of elsewhere')
def _():
    with Session('chief') as s, Session('operator') as o, Session('grid') as g:
        ticket = ask(s, 'r0', 'phone')['ticket']
        refused(g, "SELECT huying.unmask_open('%s')" % ticket)
        admin.text("UPDATE huying.unmask_tickets SET until = now() - interval '1 s' WHERE id = '%s'" % ticket)
        refused(s, "SELECT huying.unmask_open('%s')" % ticket)
        equal(ask(s, 'r0', 'phone', ' ')['code'], 'reason')
        equal(ask(o, 'r0', 'phone')['code'], 'role')
        equal(ask(s, 'r2', 'phone')['code'], 'role', 'in another town')
        equal(ask(g, 'r1', 'phone')['code'], 'role', 'in another grid')
        equal(ask(s, 'r0', 'name_enc')['code'], 'bad_input')
        equal(ask(s, "r0' OR true --", 'phone')['code'], 'role')
        refused(o, "CALL huying.unmask('r0', 'phone', 'x', NULL)")
        equal(admin.one("SELECT count(*) > 0 FROM huying.audit WHERE actor = 'operator' AND act = 'unmask.refused'"), 't')


@check('unmask: the key goes to those who may unmask, with a trace')
def _():
    with Session('chief') as s, Session('leader') as l, Session('admin_security') as a:
        equal(s.one('CALL huying.open_cell_key(NULL)'), '5a' * 32)
        refused(l, 'CALL huying.open_cell_key(NULL)')
        refused(a, 'CALL huying.open_cell_key(NULL)')
        equal(admin.one("SELECT act FROM huying.audit WHERE actor = 'chief' ORDER BY n DESC LIMIT 1"), 'cell_key')
        # What is rolled back was not given; nobody else's ticket opens, nor one for a cell.
        refused(s, 'BEGIN; CALL huying.open_cell_key(NULL)', ('2D000',))
        s.text('ROLLBACK')
        s.text('BEGIN')
        ticket = s.one('SELECT huying.cell_key_ask()')
        refused(s, "SELECT huying.cell_key_open('%s')" % ticket)
        s.text('ROLLBACK')
        refused(s, "SELECT huying.cell_key_open('%s')" % ticket)
        ticket = s.one('SELECT huying.cell_key_ask()')
        refused(l, "SELECT huying.cell_key_open('%s')" % ticket)
        assert not s.one("SELECT huying.unmask_open('%s')" % ticket)
        equal(s.one("SELECT huying.cell_key_open('%s')" % ticket), '5a' * 32)
        ticket = ask(s, 'r0', 'phone')['ticket']
        refused(s, "SELECT huying.cell_key_open('%s')" % ticket)
        refused(s, 'SELECT huying.cell_key()', ('42883',))


@check('audit: the chain shows an edit, a cut, a row put in')
def _():
    with Session('admin_audit') as a, Session('auditor') as b:
        equal(a.rows('SELECT * FROM huying.audit_check()'), [])
        for edit in ("UPDATE huying.audit SET detail = 'x' WHERE actor = 'chief' AND n = 1",
                     "DELETE FROM huying.audit WHERE actor = 'chief' AND n = (SELECT max(n) FROM huying.audit WHERE actor = 'chief')",
                     "DELETE FROM huying.audit WHERE actor = 'chief'",
                     "INSERT INTO huying.audit SELECT actor, n + 1, at, act, subject, detail, hash, hash FROM huying.audit WHERE actor = 'chief' ORDER BY n DESC LIMIT 1"):
            with Session() as root:
                refused(root, edit if 'INSERT' not in edit else 'TRUNCATE huying.audit')
                # Even the superuser has to switch the triggers off; the chain says it afterwards.
                root.text('BEGIN')
                root.text("SET LOCAL session_replication_role = 'replica'")
                root.text(edit)
                equal([r[0] for r in root.rows('SELECT * FROM huying_sys.audit_breaks()')], ['chief'], edit)
                root.text('ROLLBACK')
        equal(b.rows('SELECT * FROM huying.audit_check()'), [])

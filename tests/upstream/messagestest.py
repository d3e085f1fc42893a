# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages, their acknowledgement, and who has a case open. calls.csv cell by cell."""
import csv
import json
import os
import threading
import time

from harness import Refused, Session, check, equal, now_ms, pg_list, quoted, refused, uuid7
from place import accounts, grids, report

admin = Session()
name_of = {'system': 'gateway'}
with open(os.path.join(os.path.dirname(__file__), '../../data/upstream/calls.csv'), encoding='utf-8') as lines:
    calls = list(csv.DictReader(line for line in lines if not line.startswith('#')))


def send_sql(to, text='请到岗', urgent=False, case=None, id=None):
    return 'SELECT huying.send_message(%s, %s, %s, %s, %s, %d)' % (quoted(id or uuid7()), pg_list(to), quoted(text),
                                                                'true' if urgent else 'false', quoted(case), now_ms())


def send(s, to, **more):
    return json.loads(s.one(send_sql(to, **more)))


def got(s, id):
    """(text, urgent, case, receipts by account) as the account sees it, or None."""
    rows = s.rows("SELECT text, urgent, coalesce(case_id::text, ''), receipts FROM huying.my_messages(0, ARRAY[%s]::uuid[])" % quoted(id))
    if not rows:
        return None
    return rows[0][:3] + ({r['account']: (r['delivered'], r['acknowledged']) for r in json.loads(rows[0][3])},)


@check('messages: calls.csv, every cell')
def _():
    equal({c['role'] for c in calls}, {r for r, in admin.rows('SELECT code FROM huying.workflow_roles')})
    wrong = []
    with Session('whole') as w:
        case = report(w, grids[0])
        for row in calls:
            account = name_of.get(row['role'], row['role'])
            mine = uuid7()
            equal(send(w, ['account:' + account], id=mine)['status'] if row['get'] == 'yes' else 'accepted', 'accepted', row['role'])
            with Session(account) as s:
                def may(sql):
                    try:
                        answer = json.loads(s.one(sql))
                    except Refused as no:
                        assert no.code == '42501', no
                        return '-'
                    return 'yes' if answer['status'] == 'accepted' else {'role': '-', 'nobody': '-'}[answer['code']]
                all_ = {may(send_sql(['all'])), may(send_sql(['role:operator' if row['role'] != 'operator' else 'chief']))}
                to = 'account:checker' if row['role'] != 'checker' else 'account:reviewer'  # who write to nobody first
                sends = {may(send_sql([to])), may(send_sql(['unit:u0'])) if row['role'] != 'grid' else '-'}
                answers = may(send_sql(['account:whole']))
                gets = 'yes' if got(s, mine) else '-'
                s.one("SELECT huying.look_at('A', '%s')" % case)
                looks = 'yes' if w.rows("SELECT account FROM huying.who_looks(ARRAY['%s']::uuid[]) WHERE account = '%s'" % (case, account)) else '-'
            said = {'all': all_, 'send': sends, 'answer': {answers}, 'get': {gets}, 'look': {looks}}
            for what, outcome in said.items():
                wanted = row[what]
                if what == 'look' and row['role'] == 'handler':
                    wanted = '-'  # not its organisation's case
                if outcome != {wanted}:
                    wrong.append((row['role'], what, outcome))
    equal(wrong, [])
    return '%d cells' % (len(calls) * 5)


@check('messages: to seats, a role, a unit, everybody in scope; once; nobody else')
def _():
    with Session('operator') as o, Session('chief') as c, Session('seat1') as s1, Session('seat2') as s2, Session('other') as x, \
            Session('grid') as g, Session('checker') as k, Session('whole') as w:
        position = k.one('SELECT huying.start_position()')
        id = uuid7()
        equal(send(s1, ['account:seat2', 'account:operator', 'unit:u0'], text='  东风路口集合 ', urgent=True, id=id), {'status': 'accepted', 'to': 3})
        equal(send(s1, ['account:seat2'], id=id, text='别的'), {'status': 'known', 'to': 3})
        equal(got(s2, id), ('东风路口集合', 't', '', {'seat2': (None, None)}), 'no other receipt')
        equal(sorted(got(s1, id)[3]), ['grid', 'operator', 'seat2'])
        equal([got(s, id) is None for s in (g, o, x, k, c, w)], [False, False, True, True, True, True])
        equal(send(x, ['account:whole'], id=id, text='冒用')['code'], 'id_taken')
        for s in (x, k, c):
            equal(s.rows('SELECT id FROM huying.messages WHERE id = ' + quoted(id)), [])
            equal(s.rows('SELECT account FROM huying.receipts WHERE message = ' + quoted(id)), [])
        equal(s2.rows('SELECT account FROM huying.receipts WHERE message = ' + quoted(id)), [('seat2',)])
        # The feed names it to those it concerns.
        told = lambda s: [b['message'] for _, what, b in s.changes(position) if what == 'message']
        equal([id in told(s) for s in (s1, s2, o, g, c, x, w)], [True, True, True, True, False, False, False])
        equal(s1.rows("SELECT key FROM huying.feed WHERE what = 'message' AND key = %s" % quoted(id)), [(id,)])
        equal(x.rows("SELECT key FROM huying.feed WHERE what = 'message' AND key = %s" % quoted(id)), [])
        # Out of reach, or not there; nothing half sent.
        count = admin.one('SELECT count(*) FROM huying.messages')
        equal([send(s1, to)['code'] for to in (['account:other'], ['account:nobody'], ['unit:u2'], ['unit:u4'], ['unit:zz'], ['account:seat2', 'account:other'], ['all the rest'])],
              ['nobody'] * 7)
        equal([send(s1, to, text=text)['code'] for to, text in (([], 'x'), (['all'], ''), (['all'], ' '), (['all'], '长' * 501))], ['bad_input'] * 4)
        equal(admin.one('SELECT count(*) FROM huying.messages'), count)
        all_ = uuid7()
        reached = send(s1, ['all'], id=all_)['to']
        expected = {a for a, (roles, areas, _) in accounts.items() if a not in ('seat1', 'gateway', 'auditor', 'reporter')
                    and not roles[0].startswith('admin') and any(r == '*' or r.startswith('459021') for r in areas)}
        others = {name for name, in admin.rows('SELECT name FROM huying.accounts')} - set(accounts)  # of other tests
        equal(set(got(s1, all_)[3]) - others, expected)
        equal(reached, len(got(s1, all_)[3]))
        equal(got(x, all_), None)
        # Who wrote to one may be answered, also across the border.
        equal(send(w, ['account:other', 'account:seat1'])['status'], 'accepted')
        equal(send(x, ['account:whole'])['status'], 'accepted')
        equal(admin.one("SELECT count(*) FROM huying.audit WHERE act = 'message' AND subject = " + quoted(id)), '1')


@check('messages: to a unit that is nobody\'s go to its organisation, or to its town; the security administrator binds')
def _():
    with Session('seat1') as s, Session('admin_security') as a, Session('d01') as d, Session('seat2') as other:
        def reached():
            id = uuid7()
            said = send(s, ['unit:u1'], id=id)
            equal(said['to'], len(got(s, id)[3]))
            return sorted(got(s, id)[3])
        equal(reached(), ['town'], 'nobody of its own, no organisation')
        admin.text("UPDATE huying.units SET org = 'D01' WHERE ref = 'u1'")
        equal(reached(), ['d01', 'handler'])
        id = uuid7()
        send(s, ['unit:u1'], id=id)
        equal(d.one("SELECT huying.acknowledge('%s', %d)" % (id, now_ms())), 't')
        assert got(s, id)[3]['d01'][1], 'acknowledged by who passes it on'
        position = other.one('SELECT huying.start_position()')
        a.text("SELECT huying.bind_unit('u1', 'grid')")
        equal([(w, b) for _, w, b in other.changes(position)][0], ('row', {'key': 'u1', 'table': 'units'}))
        equal(reached(), ['grid'])
        admin.text("UPDATE huying.accounts SET active = false WHERE name = 'grid'")
        equal(reached(), ['d01', 'handler'], 'a locked account gets nothing')
        admin.text("UPDATE huying.accounts SET active = true WHERE name = 'grid'")
        for wrong in ("'u1', 'chief'", "'u1', 'nobody'", "'zz', 'grid'", "'zz', NULL"):
            refused(a, 'SELECT huying.bind_unit(%s)' % wrong, ('22023',))
        for name in accounts:
            if name != 'admin_security':
                with Session(name) as x:
                    refused(x, "SELECT huying.bind_unit('u1', NULL)", about=name)
        a.text("SELECT huying.bind_unit('u1', NULL); SELECT huying.bind_unit('u1', NULL)")
        admin.text("UPDATE huying.units SET org = NULL WHERE ref = 'u1'")
        equal(reached(), ['town'])
        equal(admin.rows("SELECT subject, detail FROM huying.audit WHERE act = 'unit.bind' ORDER BY n"), [('u1', 'grid'), ('u1', '')])


@check('messages: acknowledged once, counted, the sender is told; of others not at all')
def _():
    with Session('seat1') as s1, Session('seat2') as s2, Session('seat3') as s3, Session('seat4') as s4:
        id, at = uuid7(), now_ms() - 5000
        send(s1, ['account:seat2', 'account:seat3'], id=id)
        equal(s2.one("SELECT huying.delivered(ARRAY['%s']::uuid[])" % id), '1')
        equal(s2.one("SELECT huying.delivered(ARRAY['%s']::uuid[])" % id), '0')
        acknowledge = "SELECT huying.acknowledge('%s', %d)"
        position = s1.one('SELECT huying.start_position()')
        equal(s2.one(acknowledge % (id, at)), 't')
        equal(s2.one(acknowledge % (id, at + 3000)), 't', 'again')
        equal([b['message'] for _, what, b in s1.changes(position) if what == 'message'], [id])
        equal(s4.one(acknowledge % (id, at)), 'f')
        equal(s4.one("SELECT huying.delivered(ARRAY['%s']::uuid[])" % id), '0')
        receipts = got(s1, id)[3]
        equal((receipts['seat2'][1], receipts['seat2'][0] is not None, receipts['seat3']), (at, True, (None, None)))
        equal(s3.one(acknowledge % (id, now_ms() + 9000000)), 't', 'a clock that is ahead')
        assert got(s1, id)[3]['seat3'][1] <= now_ms()
        equal([len(got(s, id)[3]) for s in (s1, s2, s3)], [2, 1, 1])


@check('messages: the same id from eight sessions at once is one message')
def _():
    id, answers = uuid7(), []

    def one():
        with Session('seat1') as s:
            answers.append(send(s, ['account:seat2'], id=id)['status'])
    threads = [threading.Thread(target=one) for _ in range(8)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    equal(sorted(answers), ['accepted'] + ['known'] * 7)
    equal(admin.one("SELECT count(*) FROM huying.feed WHERE what = 'message' AND key = " + quoted(id)), '1')


@check('messages: about a case goes with it, or without if it is not held')
def _():
    with Session('seat1') as s1, Session('seat2') as s2, Session('other') as x:
        case, elsewhere = report(s1, grids[0]), report(x, grids[-1])
        a, b = uuid7(), uuid7()
        equal([send(s1, ['account:seat2'], id=a, case=case)['status'], send(s1, ['account:seat2'], id=b, case=elsewhere)['status']], ['accepted'] * 2)
        equal([got(s2, a)[2], got(s2, b)[2]], [case, ''])


@check('presence: seen by who may see the case, over with the session, no trace in feed, log, audit')
def _():
    looks = lambda s, case: s.rows("SELECT account, seat FROM huying.who_looks(ARRAY['%s']::uuid[])" % case)
    with Session('seat1') as s1, Session('seat2') as s2, Session('other') as x, Session('d01') as d, Session('reporter') as r:
        case = report(s1, grids[0])
        before = admin.rows('SELECT (SELECT count(*) FROM huying.feed), (SELECT count(*) FROM huying.actions), (SELECT count(*) FROM huying.audit)')
        equal(s1.one("SELECT huying.look_at('A-01', '%s')" % case), 't')
        equal(looks(s1, case), [], 'not oneself')
        equal(looks(s2, case), [('seat1', 'A-01')])
        equal([looks(s, case) for s in (x, d, r)], [[]] * 3)
        equal([s.one("SELECT huying.look_at('B', '%s')" % case) for s in (x, d, r)], ['f'] * 3)
        equal(looks(s2, case), [('seat1', 'A-01')])
        with Session('seat1') as twin:
            equal(twin.one("SELECT huying.look_at('A-02', '%s')" % case), 't')
            equal(looks(s1, case), [('seat1', 'A-02')], 'the same account at another seat')
        for _ in range(100):
            if looks(s1, case) == []:
                break
            time.sleep(0.02)
        equal(looks(s1, case), [], 'ended with its session')
        equal(s1.one("SELECT huying.look_at('A-01', NULL)"), 'f')
        equal(looks(s2, case), [])
        s1.one("SELECT huying.look_at('A-01', '%s')" % case)
        admin.text('UPDATE huying.looks SET until = until - 30001')
        equal(looks(s2, case), [], 'half a minute without a word')
        equal(admin.rows('SELECT (SELECT count(*) FROM huying.feed), (SELECT count(*) FROM huying.actions), (SELECT count(*) FROM huying.audit)'), before)
        refused(s1, 'SELECT * FROM huying.looks')

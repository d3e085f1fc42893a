# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody decided about an alarm: once, told to who may see what it is about, and to nobody else."""
import csv
import json
import os
import threading

from harness import Refused, Session, check, equal, now_ms, quoted, refused
from place import accounts, grids, report

admin = Session()
name_of = {'system': 'gateway'}
with open(os.path.join(os.path.dirname(__file__), '../../data/upstream/calls.csv'), encoding='utf-8') as lines:
    calls = list(csv.DictReader(line for line in lines if not line.startswith('#')))
begun = now_ms() - 600000


def mark(key, state=1, since=None, until=0, at=None, reason='', follows=0, **more):
    return {'key': key, 'state': state, 'since': begun if since is None else since, 'until': until, 'at': at or now_ms(), 'reason': reason,
            'follows': follows, **more}


def decide(session, *marks):
    return json.loads(session.one('SELECT huying.decide_alarms(%s)' % quoted(json.dumps(marks, ensure_ascii=False))))


def stands(session, key):
    """(state, by, reason) as the account sees it, or None."""
    rows = session.rows('SELECT state, by, reason FROM huying.alarms WHERE key = ' + quoted(key))
    return rows[0] if rows else None


def told(session, position):
    return [b['key'] for _, what, b in session.changes(position) if what == 'row' and b['table'] == 'alarms']


@check('alarms: calls.csv, every cell')
def _():
    wrong = []
    with Session('whole') as w:
        case = report(w, grids[0])
        for row in calls:
            account = name_of.get(row['role'], row['role'])
            with Session(account) as s:
                try:
                    answer = decide(s, mark('patrol_late/p-%s/%s/2026-11-22' % (account, grids[0] if account == 'grid' else '459021001')))[0]
                    said = 'yes' if answer['status'] == 'accepted' else answer['code']
                except Refused as no:
                    assert no.code == '42501', no
                    said = '-'
                if said != row['alarm']:
                    wrong.append((row['role'], said))
    equal(wrong, [])
    return '%d cells' % len(calls)


@check('alarms: decided on one seat, told to the others who hold the case, to nobody else')
def _():
    with Session('seat1') as s1, Session('seat2') as s2, Session('other') as x, Session('d01') as d, Session('reporter') as r:
        case = report(s1, grids[0])
        key = 'overdue/%s/' % case
        position = s2.one('SELECT huying.start_position()')
        equal(decide(s1, mark(key, by='other')), [{'key': key, 'status': 'accepted'}])
        equal([stands(s, key) for s in (s1, s2, x, d)], [('1', 'seat1', '')] * 2 + [None] * 2)
        equal(told(s2, position), [key])
        refused(r, 'SELECT * FROM huying.alarms')
        equal(decide(x, mark(key))[0]['code'], 'not_found')
        equal(decide(d, mark(key))[0]['code'], 'not_found', 'not its organisation')
        for s in (s1, x):
            for sql in ("INSERT INTO huying.alarms VALUES ('k', 1, 1, 0, 1, 'x', '')", "UPDATE huying.alarms SET by = 'x'", 'DELETE FROM huying.alarms'):
                refused(s, sql)
        equal(admin.one("SELECT count(*) FROM huying.audit WHERE act = 'alarm.acknowledge' AND actor = 'seat1' AND subject = " + quoted(key)), '1')


@check('alarms: the second one is told who was first, and may then decide on top')
def _():
    with Session('seat1') as s1, Session('seat2') as s2:
        case = report(s1, grids[0])
        key, until = 'stage/%s/D01' % case, now_ms() + 3600000
        first = mark(key, at=begun + 1000)
        equal(decide(s1, first)[0]['status'], 'accepted')
        equal(decide(s1, first)[0]['status'], 'known', 'the answer got lost')
        answer = decide(s2, mark(key))[0]
        equal((answer['status'], answer['code'], answer['stands']), ('refused', 'taken',
              {'state': 1, 'since': begun, 'until': 0, 'at': begun + 1000, 'by': 'seat1', 'reason': ''}))
        assert 'seat1' in answer['reason'] or answer['reason'].endswith('已先处置'), answer
        equal(decide(s2, mark(key, 3, until=until, reason=' 等配件 ', follows=begun + 1000))[0]['status'], 'accepted')
        equal(stands(s1, key), ('3', 'seat2', '等配件'))
        equal(decide(s1, mark(key, 0, follows=begun + 1000))[0]['code'], 'taken', 'off the shelf, not knowing that it lies there')
        # What began anew is another alarm; what is said of the one before comes too late.
        equal(decide(s1, mark(key, since=begun + 5000))[0]['status'], 'accepted')
        equal(decide(s2, mark(key, follows=begun + 1000))[0]['code'], 'taken')
        equal(stands(s2, key), ('1', 'seat1', ''))
        equal(admin.rows('SELECT * FROM huying_sys.audit_breaks()'), [])


@check('alarms: eight at once, one decides')
def _():
    with Session('seat1') as s:
        key, answers = 'urgent/' + report(s, grids[0]), []

    def one(account):
        with Session(account) as s:
            answers.append((decide(s, mark(key))[0]['status'], account))
    threads = [threading.Thread(target=one, args=(a,)) for a in ('seat1', 'seat2', 'seat3', 'seat4', 'whole', 'operator', 'chief', 'dispatcher')]
    [t.start() for t in threads]
    [t.join() for t in threads]
    equal(sorted(status for status, _ in answers), ['accepted'] + ['refused'] * 7)
    equal(stands(admin, key)[1], next(account for status, account in answers if status == 'accepted'))


@check('alarms: of units and patrols by their area')
def _():
    with Session('seat1') as s, Session('seat2') as t, Session('other') as x, Session('grid') as g:
        for key, mine in (('fence/f1/exit/u0', (True, True, False)), ('fence/f1/exit/u1', (True, False, False)),
                          ('patrol_short/p9/%s/2026-11-22' % grids[0], (True, True, False)), ('patrol_short/p9/459021001/2026-11-22', (True, False, False))):
            position = t.one('SELECT huying.start_position()')
            equal(decide(s, mark(key, at=begun))[0]['status'], 'accepted', key)
            equal([stands(o, key) is not None for o in (t, g, x)], list(mine), key)
            equal([decide(o, mark(key))[0]['code'] for o in (t, g, x)], ['taken' if may else 'not_found' for may in mine], key)
            equal(told(t, position), [key])


@check('alarms: nonsense, someone else\'s time')
def _():
    with Session('seat1') as s:
        case = report(s, grids[0])
        key, now = 'overdue/%s/' % case, now_ms()
        bad = [mark(key, 4), mark(key, '1'), mark(key, -1), mark(key, 1.5), mark(key, since=now + 7200000), mark(key, since=0), mark(key, 3, until=now + 1000),
               mark(key, reason='长' * 501), mark('k' * 201), mark(''), mark(key, follows=None), 7,
               None, [], {}, {'key': key}]
        equal([a.get('code') for a in decide(s, *bad)], ['bad_input'] * len(bad))
        equal([decide(s, mark(k))[0]['code'] for k in ('overdue/00000000-0000-7000-8000-000000000000/', 'clock/1', 'overdue/', 'a/b/c/d/e', 'fence/f/exit/nobody')],
              ['not_found'] * 5)
        for wrong in ('{}', 'null', json.dumps([mark(key)] * 501)):
            refused(s, 'SELECT huying.decide_alarms(%s)' % quoted(wrong), ('22023',))
        equal(stands(admin, key), None)
        # One wrong one spoils no other; a clock that is ahead is put right.
        answers = {a['key']: a['status'] for a in decide(s, mark('clock/1'), mark(key, at=now + 10 ** 9))}
        equal(answers, {'clock/1': 'refused', key: 'accepted'})
        assert int(admin.one('SELECT at FROM huying.alarms WHERE key = ' + quoted(key))) <= now_ms()


@check('alarms: clocks that are wrong: what they decided is taken, once, with times that can be')
def _():
    hour, day = 3600000, 86400000
    with Session('seat1') as s, Session('seat2') as t:
        times = lambda key: [int(x) for x in admin.rows('SELECT since, until, at FROM huying.alarms WHERE key = ' + quoted(key))[0]]
        # Ahead: eight hours from its own now are more than eight from upstream's.
        key, now = 'overdue/%s/' % report(s, grids[0]), now_ms()
        ahead = mark(key, 3, until=now + 9 * hour, at=now + hour, reason='等配件')
        equal([decide(s, ahead)[0]['status'] for _ in range(3)], ['accepted', 'known', 'known'])
        _, until, at = times(key)
        assert now + 8 * hour <= until <= now_ms() + 8 * hour and now <= at <= now_ms(), (until - now, at - now)
        equal(decide(t, mark(key, 3, until=now + 10 * hour, reason='等配件'))[0]['code'], 'taken', 'somebody else\'s is not his')
        equal(decide(s, dict(ahead, follows=at))[0]['status'], 'accepted', 'longer, on top of it')
        assert times(key)[1] > until
        equal(admin.one("SELECT count(*) FROM huying.audit WHERE act = 'alarm.shelve' AND subject = " + quoted(key)), '2')
        # It sees a deadline before the others do, which is theirs all the same.
        key = 'stage/%s/' % report(s, grids[0])
        equal(decide(s, mark(key, since=now + 600000))[0]['status'], 'accepted')
        equal(times(key)[0], now + 600000)
        # Behind by a year: what was decided now does not go as a decision of a year ago does.
        key, other = 'overdue/%s/' % report(s, grids[0]), 'overdue/%s/' % report(s, grids[0])
        equal(decide(s, mark(key, since=begun - 400 * day, at=now - 365 * day))[0]['status'], 'accepted')
        decide(s, mark(other))
        assert times(key)[2] > now - 31 * day, 'gone, or soon to go'
        # An alarm did not begin after it was decided about; an operator's own time of last week stays.
        key = 'overdue/%s/' % report(s, grids[0])
        equal(decide(s, mark(key, since=now - 2 * day, at=now - 3 * day))[0]['status'], 'accepted')
        equal(times(key)[2], now - 2 * day)
        key = 'overdue/%s/' % report(s, grids[0])
        decide(s, mark(key, since=now - 9 * day, at=now - 7 * day))
        equal(times(key)[2], now - 7 * day)


@check('alarms: what was decided half a year ago goes, and seats are told')
def _():
    with Session('seat1') as s, Session('seat2') as t:
        old, new = 'overdue/%s/' % report(s, grids[0]), 'overdue/%s/' % report(s, grids[0])
        decide(s, mark(old), mark(new))
        admin.text('UPDATE huying.alarms SET at = at - 181 * 86400000::bigint WHERE key = ' + quoted(old))
        position = t.one('SELECT huying.start_position()')
        decide(s, mark('stage/%s/' % report(s, grids[0])))
        equal([stands(t, old), stands(t, new) is not None], [None, True])
        assert old in told(t, position)

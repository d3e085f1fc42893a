# SPDX-License-Identifier: GPL-3.0-or-later
"""The feed: nothing skipped, nothing seen that may not be, what has to be dropped is told."""
import json
import random
import threading

from harness import Session, account_sql, action, check, equal, now_ms, quoted, refused, uuid7
from place import grids, report
from submittest import code_of, steps

admin = Session()


def ids(changes):
    return [b['id'] for _, w, b in changes if w == 'action']


def end_of(session):
    """The position past everything there is now."""
    return session.one('SELECT huying.start_position()')


@check('feed: one that commits late is not skipped')
def _():
    with Session('seat1') as early, Session('seat2') as late, Session('seat3') as reader:
        start = end_of(reader)
        first, second = action(uuid7(), 'report', 0, title='晚', area=grids[0]), action(uuid7(), 'report', 0, title='早', area=grids[0])
        late.text('BEGIN')
        late.submit(first)
        early.submit(second)
        seen = reader.changes(start)
        equal(ids(seen), [], 'behind the open transaction')
        token = seen[-1][0]
        late.text('COMMIT')
        equal(ids(reader.changes(token)), [first['id'], second['id']])


@check('feed: one that rolls back is not seen and holds nothing up')
def _():
    with Session('seat1') as s, Session('seat2') as t, Session('seat3') as reader:
        start = end_of(reader)
        t.text('BEGIN')
        t.submit(action(uuid7(), 'report', 0, title='无', area=grids[0]))
        kept = action(uuid7(), 'report', 0, title='有', area=grids[0])
        s.submit(kept)
        t.text('ROLLBACK')
        equal(ids(reader.changes(start)), [kept['id']])


@check('feed: writers at random, a reader all along, nothing skipped or doubled')
def _():
    start = end_of(admin)
    sent, lock, going = [], threading.Lock(), [True]

    def write(account, seed):
        rng = random.Random(seed)
        with Session(account) as s:
            for _ in range(40):
                batch = [action(uuid7(), 'report', 0, title='甲', area=grids[0]) for _ in range(rng.randint(1, 4))]
                if rng.random() < 0.5:
                    s.text('BEGIN')
                    s.submit(*batch)
                    s.text('SELECT pg_sleep(%f)' % (rng.random() * 0.02))
                    if rng.random() < 0.2:
                        s.text('ROLLBACK')
                        continue
                    s.text('COMMIT')
                else:
                    s.submit(*batch)
                with lock:
                    sent.extend(a['id'] for a in batch)

    writers = [threading.Thread(target=write, args=('seat%d' % (n % 4 + 1), n)) for n in range(6)]
    got = []
    for writer in writers:
        writer.start()
    with Session('seat1') as reader:
        token = start
        while True:
            over = not any(w.is_alive() for w in writers)
            changes = reader.changes(token, 7)
            got += ids(changes)
            token = changes[-1][0]
            if over and not changes[-1][2]['more']:
                break
    equal(len(got), len(set(got)), 'doubled')
    equal(set(got), set(sent))
    equal(len(sent) > 200, True)
    return '%d actions' % len(sent)


@check('feed: in the order of each case')
def _():
    with Session('seat1') as s:
        version = {}
        token, number = '', 0
        while True:
            changes = s.changes(token, 500)
            for _, what, body in changes:
                if what == 'action' and body['expected_version'] > 0 and body['case_id'] in version:
                    assert body['expected_version'] > version[body['case_id']], body
                if what == 'action':
                    version[body['case_id']] = body['expected_version']
                    number += 1
            token = changes[-1][0]
            if not changes[-1][2]['more']:
                return '%d actions' % number


@check('feed: pages of any size say the same')
def _():
    with Session('seat1') as s:
        whole = [c[:2] for c in s.changes('', 10000)][:-1]
        pages, token = [], ''
        while True:
            page = s.changes(token, 13)
            pages += [c[:2] for c in page[:-1]]
            token = page[-1][0]
            if not page[-1][2]['more']:
                break
        equal(pages, whole)


@check('feed: only what the account may see')
def _():
    with Session('seat1') as s, Session('other') as o, Session('d01') as d, Session('d02') as d2, Session('admin_security') as a:
        refused(a, 'SELECT * FROM huying.changes_since()')
        start = end_of(s)
        case = report(s, grids[0])
        v = steps(s, case, 1, 'accept')
        for session in (o, d, d2):
            equal([c[1] for c in session.changes(start)], ['end'])
        token = d.changes(start)[-1][0]
        steps(s, case, v, ('assign', {'org': 'D01'}))
        equal([(w, b.get('case_id')) for _, w, b in d.changes(token)[:-1]], [('reload', case)])
        equal(d.one('SELECT count(*) FROM huying.actions WHERE case_id = ' + quoted(case)), '3')
        equal([c[1] for c in d2.changes(token)], ['end'])


@check('feed: who may no longer see a case is told to drop it')
def _():
    with Session('seat1') as s, Session('d01') as d, Session('d02') as d2, Session('town') as town, Session('operator') as op:
        case = report(s, grids[0])
        v = steps(s, case, 1, 'accept', ('assign', {'org': 'D01'}))
        token = end_of(s)
        v = steps(s, case, v, ('reassign', {'org': 'D02', 'reason': '不归它管'}))
        equal([(w, b['case_id']) for _, w, b in d.changes(token)[:-1]], [('drop', case)])
        equal([(w, b['case_id']) for _, w, b in d2.changes(token)[:-1]], [('reload', case)])
        equal([w for _, w, b in town.changes(token)[:-1]], ['reload'])
        equal(d.one("SELECT huying.gone(ARRAY['%s']::uuid[])" % case), case)
        equal(d2.one("SELECT huying.gone(ARRAY['%s']::uuid[])" % case), None)
        # Located in another town: those of the first one drop it.
        token = end_of(s)
        elsewhere = report(s, grids[0])
        steps(s, elsewhere, 1, ('locate', {'area': grids[2], 'lon': 109.0, 'lat': 23.0}))
        told = [(w, b['case_id']) for _, w, b in op.changes(token)[:-1]]
        equal(told, [('drop', elsewhere)])


@check('feed: a change of scope is told to that account, and what it has to drop')
def _():
    admin.text(account_sql('huying_sys.put_account', 'moving', ['operator'], ['459021001']))
    with Session('seat1') as s, Session('moving') as m, Session('admin_security') as a, Session('seat2') as t:
        case = report(s, grids[0])
        token, mine = end_of(s), report(m, grids[1])
        equal(m.one("SELECT huying.gone(ARRAY['%s','%s']::uuid[])" % (case, mine)), None)
        a.text("SELECT huying.set_account('moving', 'moving', ARRAY['operator'], NULL, ARRAY['%s'], NULL, NULL, NULL)" % grids[2])
        equal([b['account'] for _, w, b in m.changes(token) if w == 'scope'], ['moving'])
        equal([w for _, w, b in t.changes(token) if w == 'scope'], [])
        equal(sorted(r[0] for r in m.rows("SELECT huying.gone(ARRAY['%s','%s']::uuid[])" % (case, mine))), sorted([case, mine]))
        equal(m.rows('SELECT area FROM huying.scope_areas'), [(grids[2],)])


@check('feed: a notification wakes, once a batch, with nothing in it')
def _():
    with Session('seat1') as s, Session('seat2') as t:
        t.text('LISTEN huying')
        s.text('CALL huying.submit(%s, NULL)' % quoted(json.dumps([action(uuid7(), 'report', 0, title='甲', area=grids[0]) for _ in range(5)])))
        said = t.text('SELECT 1')
        equal(said.count('Asynchronous notification "huying"'), 1, said)
        assert 'payload' not in said, said
        # Left out within 40 ms of another, sent after.
        for _ in range(20):
            s.text('SELECT huying.wake()')
        assert t.text("SELECT 1").count("Asynchronous") < 20
        admin.text('SELECT pg_sleep(0.045)')
        s.text('SELECT huying.wake()')
        equal(t.text('SELECT 1').count('Asynchronous'), 1)


@check('feed: a position of another past is refused')
def _():
    with Session('seat1') as s:
        report(s, grids[0])
        token = end_of(s)
        xid, seq, nonce = token.split('-')
        for wrong in ('%s-%s-%d' % (xid, seq, int(nonce) ^ 1), '%d-1-1' % (int(xid) + 100000)):
            refused(s, 'SELECT * FROM huying.changes_since(%s)' % quoted(wrong), ('HY002',))
        for wrong in ("'; DROP", '1-2', '99999999999999999999-1-1', 'x' * 9999):
            refused(s, 'SELECT * FROM huying.changes_since(%s)' % quoted(wrong), ('HY001',))
        admin.text('BEGIN')
        admin.text('SELECT huying_sys.after_restore()')
        equal(admin.one("SELECT count(*) > 100 FROM huying.feed WHERE xid < pg_snapshot_xmin(pg_current_snapshot())"), 't')
        refused(admin, 'SELECT * FROM huying_sys.feed_edge(%s, 10)' % quoted(token), ('HY002',))
        admin.text('ROLLBACK')


@check('feed: registers tell rows, many at once only their table')
def _():
    with Session('seat1') as s:
        token = end_of(s)
        admin.text("UPDATE huying.places SET name = '新店' WHERE ref = 'p0'")
        admin.text("INSERT INTO huying.places SELECT 'm' || n, NULL, 'x', 'shop', '%s' FROM generate_series(1, 2000) n" % grids[0])
        admin.text("DELETE FROM huying.places WHERE ref LIKE 'm%'")
        equal([(w, b) for _, w, b in s.changes(token)[:-1]],
              [('row', {'table': 'places', 'key': 'p0'}), ('table', {'table': 'places'}), ('table', {'table': 'places'})])

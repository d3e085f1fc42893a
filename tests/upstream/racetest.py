# SPDX-License-Identifier: GPL-3.0-or-later
"""Two seats want the same case; many seats write at once."""
import json
import os
import threading

from harness import Session, action, check, equal, now_ms, quoted, uuid7
from place import grids, report

rounds = 10000 if os.environ.get('FULL') else 1000
admin = Session()


@check('race: two claim one case %d times, one winner each' % rounds)
def _():
    with Session('seat1') as a, Session('seat2') as b:
        case = report(a, grids[0])
        version, wins = 1, {'seat1': 0, 'seat2': 0}
        for n in range(rounds):
            until = now_ms() + 60000
            tries = {}
            for name, s in ((('seat1', a), ('seat2', b)) if n % 2 else (('seat2', b), ('seat1', a))):
                tries[name] = s
                s.send("SELECT huying.submit_actions(%s)" % quoted(json.dumps([action(case, 'claim', version, until=until)])))
            answers = {name: json.loads(s.read().split('\n')[0])[0] for name, s in tries.items()}
            winners = [name for name, answer in answers.items() if answer['status'] == 'accepted']
            equal(len(winners), 1, 'round %d: %s' % (n, answers))
            loser = answers[({'seat1', 'seat2'} - set(winners)).pop()]
            assert loser['code'] == 'conflict', loser
            equal(admin.one('SELECT claimed_by FROM huying.cases WHERE id = ' + quoted(case)), winners[0])
            wins[winners[0]] += 1
            released = tries[winners[0]].submit(action(case, 'release', version + 1))[0]
            equal(released['status'], 'accepted', str(released))
            version += 2
        equal(admin.one('SELECT count(*) FROM huying.actions WHERE case_id = ' + quoted(case)), str(version))
        return '%s' % wins


@check('race: the same outbox over two connections at once is taken once')
def _():
    for _ in range(20):
        case = uuid7()
        batch = [action(case, 'report', 0, title='甲', area=grids[0]), action(case, 'accept', 1), action(case, 'assign', 2, org='D01')]
        with Session('seat1') as a, Session('seat1') as b:
            answers = []
            threads = [threading.Thread(target=lambda s=s: answers.append(s.submit(*batch))) for s in (a, b)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
        equal(sorted(sorted({x['status'] for x in answer})[0] for answer in answers), ['accepted', 'known'], str(answers))
        equal(admin.one('SELECT count(*) FROM huying.actions WHERE case_id = ' + quoted(case)), '3')


@check('race: batches over the same cases in any order do not lock each other out')
def _():
    with Session('seat1') as s:
        cases = [report(s, grids[0]) for _ in range(20)]
    problems, accepted = [], []

    def work(account, turn):
        with Session(account) as s:
            for n in range(15):
                order = cases[turn:] + cases[:turn] if n % 2 else list(reversed(cases))
                versions = dict(s.rows('SELECT id, version FROM huying.cases WHERE id IN (%s)' % ','.join(map(quoted, cases))))
                try:
                    answers = s.submit(*[action(c, 'note', int(versions[c]), text='%s %d' % (account, n)) for c in order])
                    accepted.append(sum(x['status'] == 'accepted' for x in answers))
                except Exception as no:
                    problems.append(str(no))
    threads = [threading.Thread(target=work, args=('seat%d' % (n % 4 + 1), n * 3)) for n in range(6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    equal(problems, [])
    equal(admin.one('SELECT sum(version) - count(*) FROM huying.cases WHERE id IN (%s)' % ','.join(map(quoted, cases))), str(sum(accepted)))
    return '%d accepted' % sum(accepted)

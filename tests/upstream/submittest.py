# SPDX-License-Identifier: GPL-3.0-or-later
"""What submit_actions takes and refuses, and that it takes nothing twice."""
import json

from harness import Session, action, check, equal, now_ms, quoted, refused, uuid7
from place import grids, report

admin = Session()


def row(case, *names):
    return admin.rows('SELECT %s FROM huying.cases WHERE id = %s' % (', '.join(names), quoted(case)))[0]


def steps(session, case, version, *kinds):
    """Kinds or (kind, payload) one after the other; every one must be accepted."""
    for step in kinds:
        kind, payload = step if isinstance(step, tuple) else (step, {})
        answer = session.submit(action(case, kind, version, **payload))[0]
        assert answer['status'] == 'accepted', (kind, answer)
        version = answer['version']
    return version


def code_of(answers):
    return [a.get('code', a['status']) for a in answers]


@check('submit: a case from report to rating')
def _():
    with Session('seat1') as s, Session('d01') as d:
        case = report(s, grids[0], item='E06010', lon=109.3, lat=23.7)
        v = steps(s, case, 1, 'accept', ('assign', {'org': 'D01', 'rule': 'r1'}))
        answer = d.submit(action(case, 'sign', v, for_org='D01'), action(case, 'resolve', v + 1, for_org='D01', result='已修好'))
        equal(code_of(answer), ['accepted', 'accepted'])
        steps(s, case, v + 2, 'pass', 'close', ('rate', {'satisfaction': 3}))
        equal(row(case, 'state', 'version', 'org', 'satisfaction', 'county', 'parties', 'ST_X(geom)'),
              ('rated', '8', 'D01', '3', '459021', '{D01}', '109.3'))
        # In the partition of its county and month.
        equal(admin.one('SELECT count(*) FROM huying.actions_459021 WHERE case_id = ' + quoted(case)), '8')
        assert row(case, 'no')[0].startswith('QD')


@check('submit: a batch keeps order, one refused spoils no other')
def _():
    with Session('seat1') as s:
        a, b = uuid7(), uuid7()
        answers = s.submit(action(a, 'report', 0, title='甲', area=grids[0]), action(a, 'accept', 1), action(a, 'close', 2),
                           action(b, 'report', 0, title='乙', area=grids[1]), action(b, 'accept', 7), {'id': 'x'}, 3,
                           action(a, 'assign', 2, org='D01'), action(uuid7(), 'report', 0, title=' ', area=grids[0]))
        equal(code_of(answers), ['accepted', 'accepted', 'state', 'accepted', 'conflict', 'bad_input', 'bad_input', 'accepted', 'needs'])
        equal(answers[2]['reason'], '案卷处于“待分派”，不能“结案”')
        equal(answers[4]['version'], 1)
        equal(row(a, 'state')[0], 'assigned')


@check('submit: what was decided on top of a refused step is refused, though its version fits')
def _():
    with Session('seat1') as s, Session('seat2') as t:
        case, other = report(s, grids[0]), report(s, grids[0])
        steps(t, case, 1, ('note', {'text': '别人先办了'}))
        first, second, third = (action(case, 'note', v, text='x') for v in (1, 2, 3))
        equal(code_of(s.submit(first, second, action(other, 'note', 1, text='y'), third)), ['conflict', 'conflict', 'accepted', 'conflict'])
        again = action(case, 'note', 2, text='看过再办')
        equal(code_of(s.submit(first, again, third)), ['conflict'] * 3)
        equal(code_of(s.submit(again, third)), ['accepted'] * 2)
        equal(code_of(s.submit(first, third, action(case, 'note', 4, text='z'))), ['conflict', 'known', 'conflict'])
        equal(row(case, 'version')[0], '4')
        too_long = action(case, 'note', 3, text='x' * 2000000)
        equal(code_of(s.submit(too_long, action(case, 'note', 4, text='z'))), ['bad_input', 'conflict'])


@check('submit: the same where another action of the batch fails in the database')
def _():
    with Session('seat1') as s, Session('seat2') as t:
        case, other = report(s, grids[0]), report(s, grids[0])
        steps(t, case, 1, ('note', {'text': '别人先办了'}))
        admin.text("ALTER TABLE huying.actions ADD CONSTRAINT test_text CHECK (payload ->> 'text' IS DISTINCT FROM '坏')")
        try:
            answers = s.submit(action(other, 'note', 1, text='坏'), *(action(case, 'note', v, text='x') for v in (1, 2)))
        finally:
            admin.text('ALTER TABLE huying.actions DROP CONSTRAINT test_text')
        equal(code_of(answers), ['failed', 'conflict', 'conflict'])
        equal(row(case, 'version')[0], '2')


@check('submit: an error inside the database spoils no other')
def _():
    with Session('seat1') as s:
        a, b = uuid7(), uuid7()
        # A due date that is no whole number is none, as a seat reads it; one that no seat could tell from others is refused.
        bad = action(b, 'report', 0, title='乙', area=grids[0], due=1.5)
        worse = action(uuid7(), 'report', 0, title='丙', area=grids[0], due=1e300)
        admin.text("ALTER TABLE huying.cases ADD CONSTRAINT test_no CHECK (title <> '坏')")
        try:
            answers = s.submit(action(a, 'report', 0, title='甲', area=grids[0]), action(uuid7(), 'report', 0, title='坏', area=grids[0]),
                               bad, action(a, 'accept', 1), worse)
        finally:
            admin.text('ALTER TABLE huying.cases DROP CONSTRAINT test_no')
        equal(code_of(answers), ['accepted', 'failed', 'accepted', 'accepted', 'bad_input'])


@check('submit: a server in trouble takes nothing of a batch, and nothing of it comes back')
def _():
    with Session('seat1') as s:
        sent = [action(uuid7(), 'report', 0, title=title, area=grids[0]) for title in ('坏', '难', '甲')]
        batch = lambda *actions: 'SELECT huying.submit_actions(%s)' % quoted(json.dumps(actions, ensure_ascii=False))
        admin.text("ALTER TABLE huying.cases ADD CONSTRAINT test_no CHECK (title <> '坏')")
        try:
            for code in ('25006', '53100', '55P03', '58030', '58P01', 'XX001', 'XX002'):
                admin.text("""CREATE OR REPLACE FUNCTION public.test_trouble() RETURNS trigger LANGUAGE plpgsql AS $$
                  BEGIN IF new.title = '难' THEN RAISE EXCEPTION 'trouble' USING ERRCODE = '%s'; END IF; RETURN new; END $$""" % code)
                admin.text('CREATE OR REPLACE TRIGGER test_trouble BEFORE INSERT ON huying.cases FOR EACH ROW EXECUTE FUNCTION public.test_trouble()')
                refused(s, batch(*sent[1:]), (code,), 'at once')
                refused(s, batch(*sent), (code,), 'one by one, because of another')
        finally:
            admin.text('DROP TRIGGER test_trouble ON huying.cases; DROP FUNCTION public.test_trouble()')
            admin.text('ALTER TABLE huying.cases DROP CONSTRAINT test_no')
        equal(code_of(s.submit(*sent)), ['accepted'] * 3)


@check('submit: sent again it is known, in whatever cut')
def _():
    with Session('seat1') as s, Session('seat2') as t:
        case = uuid7()
        batch = [action(case, 'report', 0, title='甲', area=grids[0]), action(case, 'accept', 1), action(case, 'assign', 2, org='D01')]
        equal(code_of(s.submit(*batch)), ['accepted'] * 3)
        again = s.submit(*batch)
        equal(code_of(again), ['known'] * 3)
        equal([a['version'] for a in again], [1, 2, 3])
        equal(code_of(s.submit(batch[2], batch[0])), ['known'] * 2)
        equal(code_of(t.submit(*batch)), ['id_taken'] * 3, 'of somebody else')
        stolen = action(uuid7(), 'report', 0, id=batch[0]['id'], title='丙', area=grids[0])
        equal(code_of(s.submit(stolen)), ['id_taken'], 'for another case')
        equal(admin.one('SELECT count(*) FROM huying.actions WHERE case_id = ' + quoted(case)), '3')
        equal(row(case, 'version')[0], '3')


@check('submit: a new case gets its number here, the seat\'s is kept')
def _():
    with Session('seat1') as s, Session('gateway') as gateway:
        a, b = uuid7(), uuid7()
        answer = s.submit(action(a, 'report', 0, title='甲', area=grids[0], no='QD1122-0001'))[0]
        assert answer['no'].startswith('QD') and answer['no'] != 'QD1122-0001', answer
        equal(admin.one("SELECT payload ->> 'seat_no' FROM huying.actions WHERE case_id = " + quoted(a)), 'QD1122-0001')
        answer = gateway.submit(action(b, 'report', 0, title='乙', area=grids[0], no='ZX-1'))[0]
        equal(answer['no'], 'ZX-1', 'a loader keeps them')


@check('submit: scope, role, organisation, name of another')
def _():
    with Session('seat1') as s, Session('other') as o, Session('d01') as d1, Session('d02') as d2, Session('leader') as l:
        case = report(s, grids[0])
        v = steps(s, case, 1, 'accept', ('assign', {'org': 'D01'}))
        equal(code_of(o.submit(action(case, 'note', v, text='x'))), ['not_found'], 'other county')
        equal(code_of(o.submit(action(uuid7(), 'report', 0, title='x', area=grids[0]))), ['scope'])
        equal(code_of(o.submit(action(uuid7(), 'report', 0, title='x'))), ['scope'], 'in no area')
        equal(code_of(d2.submit(action(case, 'sign', v, for_org='D02'))), ['not_found'], 'not its case')
        equal(code_of(d1.submit(action(case, 'sign', v, for_org='D02'))), ['org'])
        equal(code_of(d1.submit(action(case, 'close', v, for_org='D01'))), ['role'])
        equal(code_of(l.submit(action(case, 'urge', v))), ['role'])
        equal(code_of(s.submit(action(case, 'urge', v, actor='zhangwenjing'))), ['actor'])
        equal(code_of(s.submit(action(case, 'yellow_card', v, actor='system', reason='x'))), ['actor'])
        equal(code_of(s.submit(action(case, 'urge', v, for_org='D01'))), ['org'])
        equal(row(case, 'version')[0], str(v))


@check('submit: kinds of case that only named roles see')
def _():
    with Session('seat1') as s, Session('whole') as w, Session('petition') as p:
        equal(code_of(s.submit(action(uuid7(), 'report', 0, title='x', area=grids[0], variant='petition'))), ['accepted'], 'a chief may')
        case = report(w, grids[0], variant='restricted')
        equal(code_of(s.submit(action(case, 'accept', 1))), ['not_found'])
        equal(s.one('SELECT count(*) FROM huying.cases WHERE id = ' + quoted(case)), '0')
        flagged = report(w, grids[0])
        steps(w, flagged, 1, ('flag', {'flags': 16}))
        equal(code_of(p.submit(action(flagged, 'accept', 2))), ['not_found'])
        equal(s.one('SELECT count(*) FROM huying.actions WHERE case_id = ' + quoted(flagged)), '0')


@check('submit: claims, guards, needs, who')
def _():
    with Session('seat1') as s, Session('seat2') as t, Session('d01') as d:
        case = report(s, grids[0])
        until = now_ms() + 600000
        v = steps(s, case, 1, ('claim', {'until': until}))
        answer = t.submit(action(case, 'accept', v))[0]
        equal((answer['code'], 'seat1 正在办理' in answer['reason']), ('claimed', True))
        equal(code_of(t.submit(action(case, 'claim', v, until=until))), ['guard'])
        other = report(s, grids[0])
        w = steps(s, other, 1, ('claim', {'until': now_ms() - 1}))  # it is over
        equal(code_of(t.submit(action(other, 'claim', w, until=until))), ['accepted'])
        equal(row(other, 'claimed_by'), ('seat2',))
        w = steps(t, other, w + 1, 'release', ('claim', {}))
        equal(code_of(s.submit(action(other, 'claim', w, until=until))), ['guard'], 'without an end it holds')
        v = steps(t, case, v, ('take_over', {'until': until}), 'accept', ('assign', {'org': 'D01', 'assist': ['D02']}))
        equal(code_of(t.submit(action(case, 'recall', v, reason='x'), action(case, 'suspend', v))), ['guard', 'needs'])
        v = steps(t, case, v, ('suspend', {'reason': '等料'}))
        equal(code_of(t.submit(action(case, 'suspend', v, reason='x'))), ['guard'])
        v = steps(t, case, v, 'resume', ('whistle', {'orgs': ['D01', 'D02'], 'text': '到场'}))
        equal(code_of(d.submit(action(case, 'whistle_sign', v, for_org='D01'))), ['accepted'])
        equal(code_of(d.submit(action(case, 'whistle_sign', v + 1, org='D02'))), ['org'], 'in the name of another department')
        equal(row(case, "details #>> '{whistle,legs,0,org}'", "details #> '{whistle,legs,1,signed}'"), ('D01', ''))


@check('submit: undo, for a while, one\'s own, the last')
def _():
    with Session('seat1') as s, Session('seat2') as t:
        case = report(s, grids[0])
        before = row(case, "to_jsonb(cases) - 'version' - 'updated_at'")
        v = steps(s, case, 1, 'accept')
        equal(code_of(t.submit(action(case, 'undo', v))), ['undo'])
        v = steps(s, case, v, 'undo')
        equal(row(case, "to_jsonb(cases) - 'version' - 'updated_at'"), before)
        equal(code_of(s.submit(action(case, 'undo', v))), ['guard'], 'not twice')
        late = report(s, grids[0], **{})
        admin.text("UPDATE huying_sys.limits SET undo_ms = 0")
        v = steps(s, late, 1, 'accept')
        code = code_of(s.submit(action(late, 'undo', v, at=now_ms() + 1000)))
        admin.text("UPDATE huying_sys.limits SET undo_ms = 30000")
        equal(code, ['undo'])


@check('submit: merged, answered, unmerged; a dissatisfied one comes back')
def _():
    with Session('seat1') as s:
        main, twin, third = report(s, grids[0]), report(s, grids[0]), report(s, grids[0])
        equal(code_of(s.submit(action(twin, 'merge', 1, into=uuid7()), action(twin, 'merge', 1, into=twin))), ['target', 'target'])
        steps(s, twin, 1, ('merge', {'into': main}))
        steps(s, third, 1, ('merge', {'into': main}), 'unmerge')
        equal(row(third, 'state', 'flags', 'merged_into'), ('reported', '0', ''))
        equal(code_of(s.submit(action(twin, 'answer', 2, actor='system', result='x'))), ['actor'], 'main case still open')
        v = steps(s, main, 1, 'accept', ('force_close', {'reason': '测试'}))
        equal(code_of(s.submit(action(twin, 'answer', 2, actor='system', result='已办结'))), ['accepted'])
        equal(code_of(s.submit(action(main, 'reopen', v, actor='system', reason='x'))), ['actor'])
        v = steps(s, main, v, ('follow_up', {'contacted': 2, 'satisfaction': 1}))
        equal(code_of(s.submit(action(main, 'reopen', v, actor='system', reason='回访不满意'))), ['accepted'])
        equal(row(main, 'state', "details ->> 'reopened'"), ('handling', '1'))
        equal(admin.one('SELECT actor || submitted_by FROM huying.actions WHERE case_id = %s AND kind = %s' % (quoted(main), quoted('reopen'))), 'systemseat1')


@check('submit: mediation')
def _():
    with Session('whole') as s:
        case = report(s, grids[0], variant='dispute')
        v = steps(s, case, 1, 'accept', ('assign', {'org': 'D01'}), ('dispatch', {'units': ['u0']}))
        with Session('gateway') as gateway:
            equal(code_of(gateway.submit(action(case, 'arrive', v, actor='system'))), ['actor'])
            equal(code_of(gateway.submit(action(case, 'arrive', v))), ['role'])
            v = steps(gateway, case, v, ('urge', {'actor': 'system'}))
        with Session('seat1') as d:
            v = steps(d, case, v, 'arrive', ('mediate', {'mediation_org': 'M1', 'mediator': '王', 'difficulty': 2}))
        equal(row(case, 'state', 'parties', "details #>> '{mediation,difficulty}'"), ('mediating', '{D01,M1}', '2'))


@check('submit: batches of a run that are sent before the answer to the one before')
def _():
    with Session('seat1') as s, Session('seat2') as other:
        def ahead(follows, *actions):
            return json.loads(s.one('SELECT huying.submit_actions(%s, %d)' % (quoted(json.dumps(actions)), follows)))
        case = report(s, grids[0])
        equal(code_of(ahead(0, action(case, 'close', 1))), ['state'])
        equal(code_of(other.submit(action(case, 'note', 1, text='别人'))), ['accepted'])
        equal(code_of(ahead(1, action(case, 'note', 2, text='在它之上'))), ['conflict'])
        equal(code_of(ahead(0, action(case, 'note', 2, text='另一轮'))), ['accepted'])
        refused(s, "SELECT huying.submit_actions('[5]', 2)", ('40001',))  # one of the run is missing
        equal(code_of(ahead(1, action(case, 'note', 3, text='接着'), {'id': 'x'})), ['accepted', 'bad_input'])
        refused(other, "SELECT huying.submit_actions('[5]', 1)", ('40001',))  # runs are a session's own


@check('submit: a clock three days wrong keeps the order and what it said')
def _():
    with Session('seat1') as s:
        case = uuid7()
        ahead, behind = now_ms() + 3 * 86400000, now_ms() - 3 * 86400000
        answers = s.submit(action(case, 'report', 0, at=ahead, title='甲', area=grids[0]), action(case, 'accept', 1, at=behind))
        equal(code_of(answers), ['accepted', 'accepted'])
        assert answers[0]['at'] <= now_ms() and answers[1]['at'] >= answers[0]['at'], answers
        equal(admin.one("SELECT payload ->> 'wall' FROM huying.actions WHERE case_id = %s AND kind = 'report'" % quoted(case)), str(ahead))


@check('submit: what a seat could not fold is refused, from anybody')
def _():
    def sent(session, kind, member, value, case=None, version=0, **more):
        one = action(case or uuid7(), kind, version, **{**more, member: '@'})
        batch = json.dumps([one], ensure_ascii=False).replace('"@"', value)
        return json.loads(session.one('SELECT huying.submit_actions(%s)' % quoted(batch)))[0]

    deep, digits = '[' * 1500 + ']' * 1500, '[%s]' % ','.join(['1e131071'] * 3000)
    with Session('reporter') as r, Session('seat1') as s:
        for blank in ('\\u00a0', '\\u202f', '\\u2007', '\\u3000', '\\ufeff', ' \\t\\u0085\\u2028'):
            equal(sent(r, 'report', 'title', '"%s"' % blank, area=grids[0])['code'], 'needs', blank)
        for value in ('1e400', '-1e400', '1e-400', '9007199254740993', '[[1e16]]', '{"a":{"b":-1e-40}}', deep, digits):
            equal(sent(r, 'report', 'other', value, title='甲', area=grids[0])['code'], 'bad_input', value[:30])
        for value in ('9007199254740992', '-1.25', '1e-20', '0', '[[[[[[1]]]]]]', '"' + '[' * 30 + '"', '"12345678901234567890"'):
            equal(sent(s, 'report', 'other', value, title='甲', area=grids[0])['status'], 'accepted', value[:30])
        case = report(s, grids[0])
        v = steps(s, case, 1, 'accept', ('assign', {'org': 'D01'}))
        for value in ('[""]', '["a,b"]', '[1]', '[null]', '["a",["b"]]'):
            equal(sent(s, 'dispatch', 'units', value, case, v)['code'], 'bad_input', value)
        v = steps(s, case, v, ('dispatch', {'units': ['u1', 'u2']}), 'depart')
        # A claim's end is the number that a seat reads, a double.
        answer = sent(s, 'claim', 'until', '%d.00001' % (now_ms() + 3600000), case, v)
        equal(answer['status'], 'accepted')
        with Session('seat2') as t:
            equal(code_of(t.submit(action(case, 'reassign', v + 1, org='D02', reason='换'))), ['claimed'])
        equal(sent(s, 'report', 'due', '1795327259790.00001', title='乙', area=grids[0])['status'], 'accepted')
        equal(admin.one("SELECT due_at FROM huying.cases WHERE title = '乙' ORDER BY reported_at DESC, no DESC LIMIT 1"), '1795327259790')
    # Where such numbers lie in a log already, folding it does not end with an error.
    equal(admin.rows("""SELECT huying_sys.num('{"n":1e400}', 'n'), huying_sys.num('{"n":1e-400}', 'n'), huying_sys.num('{"n":16.00000000000000001}', 'n')""")[0],
          ('0', '0', '16'))


@check('submit: garbage is refused, not crashed on')
def _():
    with Session('seat1') as s:
        good = action(uuid7(), 'report', 0, title='甲', area=grids[0])
        for member, values in {'id': [None, 1, 'x', str(uuid7())[:-1], 'a' * 36], 'case_id': [None, {}, 'z' * 36], 'kind': [None, 7, [], '; DROP'],
                               'at': [None, 'now', -1, 1e300, 1.5], 'expected_version': [None, '0', -1, 1e300, 0.5], 'payload': [[], 'x', 5]}.items():
            for value in values:
                answer = s.submit(dict(good, **{member: value}))[0]
                assert answer['status'] == 'refused' and answer['code'] in ('bad_input', 'unknown_kind'), (member, value, answer)
        for payload in ({'title': ['x']}, {'title': None}, {'title': {'a': 1}, 'lon': 500, 'lat': 0}, {'title': 'x', 'lon': 1e308, 'lat': 1e308}):
            answer = s.submit(dict(good, id=uuid7(), payload=dict(payload, area=grids[0])))[0]
            assert answer['status'] == 'refused' or answer['status'] == 'accepted' and payload['title'] == ['x'], (payload, answer)
        huge = dict(good, id=uuid7(), payload={'title': 'x' * 100000, 'area': grids[0]})
        equal(code_of(s.submit(huge)), ['bad_input'])
        for batch in ('{}', 'null', '"x"', '5', json.dumps([good] * 2001)):
            refused(s, "SELECT huying.submit_actions('%s')" % batch, ('22023', '22P02'))
        equal(s.text("SELECT huying.submit_actions('[]')"), '[]')


@check('submit: past refused states nothing is left behind')
def _():
    equal(admin.one("""SELECT count(*) FROM huying.cases c WHERE version <> (SELECT count(*) FROM huying.actions a WHERE a.case_id = c.id)"""), '0')
    equal(admin.one("""SELECT count(*) FROM huying.feed f FULL JOIN huying.actions a ON a.id = f.id WHERE f.what = 'action' AND a.id IS NULL
      OR f.id IS NULL AND a.id IS NOT NULL"""), '0')
    with Session('admin_system') as s:
        equal(s.rows('SELECT differing FROM huying.verify_cases(NULL, 100000)'), [('{}',)])

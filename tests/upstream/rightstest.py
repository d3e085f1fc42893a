# SPDX-License-Identifier: GPL-3.0-or-later
"""Every cell of data/upstream/rights.csv, tried against the server with an account that has just that role.

select: "-" refused by the server; "all" every row; "scope" the rows of its area (and of its organisation and kinds, for
cases); "own" the rows that are about the account itself; "none" may ask and gets nothing.
insert, update, delete: "-" refused by the server. There is no other word for them."""
import csv
import os

from harness import Refused, Session, action, check, equal, quoted, uuid7
from place import accounts, grids, is_within, report
from submittest import steps

admin = Session()
path = os.path.join(os.path.dirname(__file__), '../../data/upstream/rights.csv')
with open(path, encoding='utf-8') as lines:
    rights = list(csv.DictReader(line for line in lines if not line.startswith('#')))
name_of = {'system': 'gateway'}
views = ('people', 'my_reports')
by_area = {'places': 'ref', 'things': 'ref', 'sentiments': 'ref', 'units': 'ref', 'people': 'ref'}


def prepare():
    """One case of each kind in every grid, one in no area, one that the public brought; each with something in it."""
    with Session('whole') as w, Session('reporter') as r, Session('gateway') as g:
        for grid in grids:
            for variant in ('', 'dispute', 'petition', 'restricted'):
                case = report(w, grid, variant=variant, reporter='张*', reporter_enc='QUJD')
                admin.text("INSERT INTO huying.attachments VALUES ('%s', '%s', 'x', 'image/png', 1, 'report', 1, 'whole')" % (case, 'ab' * 32))
                if variant == '':
                    steps(w, case, 1, 'accept', ('assign', {'org': 'D01'}))
            admin.text("INSERT INTO huying.field_records VALUES ('%s', 'visit', 'whole', 1, 1, '%s', NULL, '{}')" % (uuid7(), grid))
            admin.text("INSERT INTO huying.alarms VALUES ('patrol_late/p/%s/2026-01-01', 1, 1, 0, 1, 'whole', '', NULL, '%s')" % (grid, grid))
        report(w, '', title='无处')
        admin.text("""INSERT INTO huying.alarms SELECT 'urgent/' || id, 1, 1, 0, 1, 'whole', '', id, NULL FROM huying.cases;
          INSERT INTO huying.alarms VALUES ('patrol_late/p//2026-01-01', 1, 1, 0, 1, 'whole', '', NULL, NULL)""")
        report(r, grids[0], title='公众')
        equal(r.submit(action('0' * 8 + '-0000-0000-0000-' + '0' * 12, 'survey', 0, survey='s', answers=[1]))[0]['status'], 'accepted')
    admin.text("INSERT INTO huying.seats VALUES ('whole', 'A', 1, '', 0)")
    admin.text("INSERT INTO huying.unit_cells VALUES ('u0', 'x')")
    admin.text("INSERT INTO huying.case_cells VALUES ('%s', 'phone', 'QUJD')" % uuid7())
    admin.text("INSERT INTO huying.blobs VALUES ('%s', 'whole', 1, true, 1); INSERT INTO huying.blob_pieces VALUES ('%s', 'whole', 0, 'x')" % ('cd' * 32, 'cd' * 32))
    for account in accounts:
        if accounts[account][0][0] != 'reporter' and not accounts[account][0][0].startswith('admin_'):
            with Session('whole') as w, Session('other') as o:
                sent = "SELECT huying.send_message('%s', ARRAY['account:%s'], '测试', false, NULL, 1)"
                w.text(sent % (uuid7(), account))
                o.text(sent % (uuid7(), 'whole'))
    with Session('chief') as c:
        c.text("SELECT huying.unmask_ask('r0', 'phone', '测试')")


def visible_cases(account):
    """Written here a second time, from the accounts, not from the server's functions."""
    roles, areas, orgs = accounts[account]
    seen = set()
    special = {'petition': {'petition', 'chief', 'leader'}, 'restricted': {'restricted'}}
    if all(role.startswith('admin_') or role == 'reporter' for role in roles):
        return seen
    for id, area, variant, flags, parties in admin.rows(
            "SELECT id, coalesce(area, ''), coalesce(variant, ''), flags, coalesce(array_to_string(parties, ','), '') FROM huying.cases"):
        in_area = '*' in areas or any(is_within(area, a) for a in areas)
        if in_area and (not orgs or set(orgs) & set(parties.split(','))) and set(roles) & special.get(variant, set(roles)) \
                and not (int(flags) & 16 and 'restricted' not in roles):
            seen.add(id)
    return seen


def expected(table, word, account):
    """The keys of the rows that the account should get."""
    roles, areas, _ = accounts[account]
    inside = lambda area: '*' in areas or any(is_within(area, a) for a in areas)
    if table in by_area:
        real = 'people_sealed' if table == 'people' else table
        return {ref for ref, area in admin.rows('SELECT ref, area FROM huying.%s' % real) if inside(area)}
    if table == 'unit_fixes':
        return expected('units', word, account)
    if table == 'cases':
        return visible_cases(account)
    if table == 'actions':
        seen = visible_cases(account)
        return {a for a, c in admin.rows('SELECT id, case_id FROM huying.actions') if c in seen}
    if table == 'attachments':
        return visible_cases(account) & {c for c, in admin.rows('SELECT case_id FROM huying.attachments')}
    if table == 'alarms':
        seen = visible_cases(account)
        return {k for k, case, area in admin.rows("SELECT key, coalesce(case_id::text, ''), coalesce(area, '') FROM huying.alarms")
                if (case in seen if case else inside(area))}
    if table == 'field_records':
        return {i for i, area, by in admin.rows('SELECT id, coalesce(area, %s), account FROM huying.field_records' % quoted(''))
                if by == account or word == 'scope' and inside(area)}
    if table == 'my_reports':
        return {i for i, in admin.rows('SELECT id FROM huying.cases WHERE reported_by = ' + quoted(account))}
    if table == 'messages':
        return {i for i, in admin.rows('SELECT id FROM huying.messages m WHERE sender = %s OR EXISTS (SELECT FROM huying.receipts WHERE message = m.id AND account = %s)'
                                       % (quoted(account), quoted(account)))}
    if table == 'receipts':
        return {m for m, in admin.rows('SELECT message FROM huying.receipts WHERE %s IN (account, sender)' % quoted(account))}
    if table.startswith('scope_'):
        return {account} if word == 'own' and admin.one('SELECT count(*) FROM huying.%s WHERE account = %s' % (table, quoted(account))) != '0' else set()
    raise AssertionError('no oracle for %s' % table)


key_of = {'alarms': 'key', 'messages': 'id', 'receipts': 'message', 'cases': 'id', 'actions': 'id', 'attachments': 'case_id', 'field_records': 'id', 'my_reports': 'id', 'unit_fixes': 'ref',
          'scope_areas': 'account', 'scope_orgs': 'account', 'scope_kinds': 'account', **by_area}


@check('rights: the matrix has every table, every role')
def _():
    relations = {r for r, in admin.rows("""SELECT c.relname FROM pg_class c WHERE relnamespace = 'huying'::regnamespace
      AND relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT relispartition""")}
    roles = {r for r, in admin.rows('SELECT code FROM huying.workflow_roles')}
    equal({(r['table'], r['role']) for r in rights}, {(t, r) for t in relations for r in roles})
    equal(len(rights), len(relations) * len(roles))
    return '%d tables × %d roles' % (len(relations), len(roles))


@check('rights: row-level security is on everywhere, partitions too')
def _():
    equal(admin.rows("""SELECT relname FROM pg_class WHERE relnamespace IN ('huying'::regnamespace, 'huying_sys'::regnamespace)
      AND relkind IN ('r', 'p') AND NOT relrowsecurity"""), [])
    partitions = admin.rows("SELECT relname FROM pg_class WHERE relnamespace = 'huying'::regnamespace AND relispartition AND relkind IN ('r', 'p')")
    with Session('whole') as s:
        for name, in partitions:
            try:
                s.text('SELECT * FROM huying.%s' % name)
                raise AssertionError('%s can be read past its parent' % name)
            except Refused as no:
                equal(no.code, '42501')


prepare()


@check('rights: every cell')
def _():
    columns = dict(admin.rows("""SELECT c.relname, (SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute a
      WHERE a.attrelid = c.oid AND attnum > 0) FROM pg_class c WHERE relnamespace = 'huying'::regnamespace"""))
    wrong, cells = [], 0

    def outcome(s, sql):
        try:
            return s.rows(sql)
        except Refused as no:
            return no.code

    for role in sorted({r['role'] for r in rights}):
        account = name_of.get(role, role)
        with Session(account) as s:
            s.text('BEGIN') # whatever gets through is taken back
            for row in (r for r in rights if r['role'] == role):
                table = row['table']
                first = columns[table].split(',')[0]
                cells += 4
                s.text('SAVEPOINT cell')
                if row['select'] in ('-', 'none', 'all'):
                    got = outcome(s, 'SELECT count(*) FROM huying.%s' % table)
                    wanted = {'-': '42501', 'none': [('0',)], 'all': admin.rows('SELECT count(*) FROM huying.%s' % table)}[row['select']]
                    if row['select'] == 'all' and wanted == [('0',)]:
                        wrong.append('%s: empty, so "all" proves nothing' % table)
                elif row['select'] in ('scope', 'own'):
                    got = outcome(s, 'SELECT %s FROM huying.%s' % (key_of[table], table))
                    wanted = expected(table, row['select'], account)
                    got = {g[0] for g in got} if isinstance(got, list) else got
                elif row['select'] == 'feed':
                    got = outcome(s, "SELECT DISTINCT case_id FROM huying.feed WHERE what = 'action' AND NOT moved")
                    got = {g[0] for g in got} if isinstance(got, list) else got
                    wanted = visible_cases(account)
                elif row['select'] == 'every': # the security administrator's view of scopes
                    got = outcome(s, 'SELECT count(*) FROM huying.%s' % table)
                    wanted = admin.rows('SELECT count(*) FROM huying.%s' % table)
                if got != wanted:
                    wrong.append('%s select %s as %s: %s, not %s' % (table, row['select'], role, str(got)[:80], str(wanted)[:80]))
                for verb, sql in (('insert', 'INSERT INTO huying.%s DEFAULT VALUES' % table),
                                  ('update', 'UPDATE huying.%s SET %s = %s' % (table, first, first)),
                                  ('delete', 'DELETE FROM huying.%s' % table)):
                    s.text('ROLLBACK TO cell')
                    got = outcome(s, sql)
                    # A view that can't be written at all says so before it asks who it is.
                    if row[verb] != '-' or got != '42501' and not (table in views and got == '55000'):
                        wrong.append('%s %s as %s: %s' % (table, verb, role, got))
                s.text('ROLLBACK TO cell')
            s.text('ROLLBACK')
    equal(wrong, [], '%d cells wrong' % len(wrong))
    return '%d cells' % cells


@check('rights: the feed tells each account the cases that its policies show, no other')
def _():
    for account in sorted(set(accounts) - {'reporter', 'admin_system', 'admin_security', 'admin_audit'}):
        with Session(account) as s:
            told, token = {}, ''
            while True:
                changes = s.changes(token, 400)
                told.update({b['case_id']: w for _, w, b in changes if 'case_id' in b})
                token = changes[-1][0]
                if not changes[-1][2]['more']:
                    break
            shown = {i for i, in s.rows('SELECT id FROM huying.cases')}
            equal({c for c, w in told.items() if w != 'drop'}, shown, account)
            equal({c for c, w in told.items() if w == 'drop'} & visible_cases(account), set(), account)

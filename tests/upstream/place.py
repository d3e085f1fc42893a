# SPDX-License-Identifier: GPL-3.0-or-later
"""A small prefecture: two counties of two towns, a village each of two grids; somebody for every role."""
from harness import Session, account_sql, action, quoted, uuid7

counties = ('4590' + c for c in ('21', '22'))
areas = [('4590', '某市', 1, None)]
for county in counties:
    areas.append((county, '县' + county, 2, '4590'))
    for town in ('001', '002'):
        areas.append((county + town, '乡' + town, 3, county))
        areas.append((county + town + '001', '村', 4, county + town))
        for grid in ('001', '002'):
            areas.append((county + town + '001' + grid, '网格' + grid, 5, county + town + '001'))
parent_of = {code: parent for code, _, _, parent in areas}
grids = [code for code, _, level, _ in areas if level == 5]


def is_within(area, ancestor):
    while area:
        if area == ancestor:
            return True
        area = parent_of.get(area)
    return False


# name: (roles, areas, orgs). The scope of most is town 459021001, so that there is something outside of it.
town = '459021001'
accounts = {role: ([role], [town], []) for role in (
    'operator', 'chief', 'dispatcher', 'handler', 'grid', 'town', 'checker', 'supervisor', 'reviewer', 'mediator', 'petition',
    'restricted', 'leader', 'auditor')}
accounts['handler'] = (['handler'], ['459021'], ['D01'])
accounts['grid'] = (['grid'], [grids[0]], [])
accounts['gateway'] = (['system'], ['*'], [])
accounts['reporter'] = (['reporter'], [], [])
accounts['admin_system'] = (['admin_system'], ['*'], [])
accounts['admin_security'] = (['admin_security'], ['*'], [])
accounts['admin_audit'] = (['admin_audit'], ['459021'], [])
# Working accounts of the tests: county-wide, one for each side of a race.
for number in range(1, 5):
    accounts['seat%d' % number] = (['operator', 'dispatcher', 'chief', 'supervisor', 'checker', 'reviewer'], ['459021'], [])
accounts['whole'] = (['operator', 'dispatcher', 'chief', 'petition', 'restricted', 'reviewer'], ['*'], [])
accounts['other'] = (['operator', 'dispatcher', 'chief'], ['459022'], [])
accounts['d01'] = (['handler'], ['459021'], ['D01'])
accounts['d02'] = (['handler'], ['459021'], ['D02'])


def fill():
    with Session() as s:
        s.text('INSERT INTO huying.areas (code, name, level, parent) VALUES ' +
               ','.join('(%s,%s,%d,%s)' % (quoted(c), quoted(n), l, quoted(p)) for c, n, l, p in areas))
        s.text("INSERT INTO huying.organizations (code, name, kind) VALUES ('D01', '城管局', 'department'), ('D02', '住建局', 'department')")
        s.text("INSERT INTO huying.codes VALUES ('item', 'E06010', '暴露垃圾', NULL, NULL)")
        s.text("INSERT INTO huying.area_supersede VALUES ('370282', '370215', 0)")
        s.text("INSERT INTO huying.rules VALUES ('routing', 'r1', 1, 1, 'live', '{}', 'seat1', 0)")
        for number, grid in enumerate(grids):
            at = 'ST_SetSRID(ST_MakePoint(109.%d, 23.7), 4326)' % number
            s.text("INSERT INTO huying.places VALUES ('p%d', %s, '店', 'shop', '%s', '路')" % (number, at, grid))
            s.text("INSERT INTO huying.things VALUES ('t%d', %s, '灯', 'lamp', '%s')" % (number, at, grid))
            s.text("INSERT INTO huying.sentiments VALUES ('s%d', %s, '吵', 'web', 0, 1, '%s')" % (number, at, grid))
            s.text("INSERT INTO huying.units (ref, geom, name, kind, glyph, area, account) VALUES ('u%d', %s, '员', 'person', '员', '%s', %s)"
                   % (number, at, grid, quoted('grid' if number == 0 else None)))
            s.text("INSERT INTO huying.unit_fixes VALUES ('u%d', 109, 23, 0, 1, 'x')" % number)
            s.text("INSERT INTO huying.people_sealed VALUES ('r%d', %s, 3, '%s', '张*', '\\x01%02d', '4***2', '\\x02', '\\xaa', '138****0000', '\\x03', '\\xbb', '\\x04', 1)"
                   % (number, at, grid, number))
        for table in ('roads', 'buildings', 'land', 'waterways'):
            columns = {'roads': "'r', NULL, 'path'", 'buildings': "'b', NULL", 'land': "'l', NULL, 'park'", 'waterways': "'w', NULL, 'river'"}[table]
            s.text('INSERT INTO huying.%s VALUES (%s)' % (table, columns))
        s.text("UPDATE huying.cell_keys SET key = '\\x%s'" % ('5a' * 32))
        for name, (roles, where, orgs) in accounts.items():
            s.text(account_sql('huying_sys.put_account', name, roles, where, orgs))


def report(session, area, **more):
    """A new case; its id. The title says what it is."""
    case = uuid7()
    more.setdefault('title', '路灯不亮')
    answer = session.submit(action(case, 'report', 0, area=area, **more))[0]
    assert answer['status'] == 'accepted', answer
    return case

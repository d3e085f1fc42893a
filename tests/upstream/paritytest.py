# SPDX-License-Identifier: GPL-3.0-or-later
"""A seat's reduce and upstream's fold to the same case: logs and rows that the C++ side wrote, folded here.
Cases come from logs.jsonl, or with HUYING_STORE=file.gpkg from a store (all of it)."""
import json
import os
import sqlite3
import struct
import uuid

from harness import Session, check, equal, quoted

columns = ('no version state title text item channel address area org assist units unit_stage reported_at accepted_at assigned_at '
           'signed_at resolved_at checked_at closed_at updated_at due_at limit_ms stopped_at stopped_ms rework returned urged '
           'extended flags satisfaction photos reporter_masked phone_masked merged_into variant stage_at stage_due stage_limit_ms '
           'claimed_by details').split()


def dense(value):
    """Without empty members: stores of former writers have nulls for parts that are not there."""
    if isinstance(value, dict):
        kept = {k: dense(v) for k, v in value.items()}
        return {k: v for k, v in kept.items() if v not in (None, {}, [], '', 0)}
    return [dense(v) for v in value] if isinstance(value, list) else value


def from_store(path):
    db = sqlite3.connect('file:%s?mode=ro&immutable=1' % path, uri=True)
    logs = {}
    for row in db.execute('SELECT case_id, id, kind, actor, org, at, expected_version, payload FROM actions ORDER BY case_id, expected_version'):
        payload = {k: v for k, v in json.loads(row[7]).items() if not k.endswith('_enc')}
        logs.setdefault(row[0], []).append([str(uuid.UUID(bytes=row[1])), row[2], row[3], row[4], row[5], row[6], payload])
    for row in db.execute('SELECT id, geom, %s FROM cases' % ', '.join(columns)):
        case = dict(zip(columns, row[2:]))
        case = {k: v for k, v in case.items() if v is not None}
        for name in ('assist', 'units'):
            if name in case:
                case[name] = case[name].split(',')
        details = dense(json.loads(case.pop('details', None) or '{}'))
        if details:
            case['details'] = details
        if 'merged_into' in case:
            case['merged_into'] = str(uuid.UUID(bytes=case['merged_into']))
        if row[1]:
            case['place'] = list(struct.unpack('<dd', row[1][-16:]))
        yield {'id': str(uuid.UUID(bytes=row[0])), 'actions': logs.get(row[0], []), 'case': case}


def cases():
    if os.environ.get('HUYING_STORE'):
        yield from from_store(os.environ['HUYING_STORE'])
    else:
        with open(os.path.join(os.path.dirname(__file__), 'logs.jsonl'), encoding='utf-8') as lines:
            for line in lines:
                yield json.loads(line)


@check('fold: the same rows as the C++ side from the same logs')
def _():
    kinds, number, wrong = set(), 0, []
    with Session() as s:
        s.text('BEGIN')
        s.text('CREATE TEMP TABLE wanted (id uuid, body jsonb)')
        for case in cases():
            number += 1
            kinds |= {a[1] for a in case['actions']}
            s.text('INSERT INTO huying.actions VALUES ' + ','.join(
                '(%s, %s, %s, %s, %s, %s, %d, %d, %s, %s, 0)' % (
                    quoted(a[0]), quoted(case['id']), quoted(''), quoted(a[1]), quoted(a[2]), quoted(a[3]), a[4], a[5],
                    quoted(json.dumps(a[6], ensure_ascii=False)), quoted('x')) for a in case['actions']))
            s.text('INSERT INTO wanted VALUES (%s, %s)' % (quoted(case['id']), quoted(json.dumps(case['case'], ensure_ascii=False))))
        rows = s.rows("""SELECT w.id, w.body, g.body FROM wanted w, LATERAL (
          SELECT jsonb_strip_nulls(to_jsonb(f.now) - '{id,geom,county,parties,reported_by}'::text[]
            || jsonb_build_object('place', CASE WHEN (f.now).geom IS NOT NULL THEN jsonb_build_array(ST_X((f.now).geom), ST_Y((f.now).geom)) END)) AS body
          FROM huying_sys.fold(w.id) f) g WHERE w.body <> g.body LIMIT 5""")
        s.text('ROLLBACK')
    for id, wanted, got in rows:
        wanted, got = json.loads(wanted), json.loads(got)
        wrong.append('%s %s' % (id, {k: (wanted.get(k), got.get(k)) for k in wanted.keys() | got.keys() if wanted.get(k) != got.get(k)}))
    equal(wrong, [], 'cases that differ')
    return '%d cases, %d kinds of action' % (number, len(kinds))

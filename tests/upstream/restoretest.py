# SPDX-License-Identifier: GPL-3.0-or-later
"""A dump restored is the same place, and every seat notices."""
import os
import subprocess

from harness import Session, action, check, equal, quoted, refused, uuid7
from place import grids

admin = Session()


def tool(*words):
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, (words[0], done.stderr[-1500:])


@check('restore: from a dump into another database, writable, positions of before refused')
def _():
    dump = os.path.join(os.environ['PGHOST'], 'huying.dump')
    with Session('seat1') as s:
        token = s.one('SELECT huying.start_position()')
        cases = s.one("SELECT count(*) || ' ' || md5(string_agg(c::text, '' ORDER BY id)) FROM huying.cases c")
    tool('pg_dump', '-Fc', '-f', dump, 'huying')
    admin.text('DROP DATABASE IF EXISTS restored')
    admin.text('CREATE DATABASE restored')
    tool('pg_restore', '-d', 'restored', dump)
    os.environ['PGDATABASE'] = 'restored'
    try:
        with Session() as root:
            root.text('SELECT huying_sys.after_restore()')
            # What init closed is closed here too.
            equal(root.one("""SELECT has_database_privilege('public', 'restored', 'connect') OR has_language_privilege('operator', 'plpgsql', 'usage')
              OR has_function_privilege('operator', 'pg_advisory_lock(bigint)', 'execute')"""), 'f')
            equal(root.rows('SELECT * FROM huying_sys.audit_breaks()'), [])
        with Session('seat1') as s, Session('admin_system') as a:
            equal(s.one("SELECT count(*) || ' ' || md5(string_agg(c::text, '' ORDER BY id)) FROM huying.cases c"), cases)
            refused(s, 'SELECT * FROM huying.changes_since(%s)' % quoted(token), ('HY002',))
            sent = action(uuid7(), 'report', 0, title='甲', area=grids[0])
            equal(s.submit(sent)[0]['status'], 'accepted')
            token, seen = '', []
            while True:
                changes = s.changes(token, 5000)
                seen += [b['id'] for _, w, b in changes if w == 'action']
                token = changes[-1][0]
                if not changes[-1][2]['more']:
                    break
            equal(seen[-1], sent['id'])
            equal(a.rows('SELECT differing FROM huying.verify_cases(NULL, 100000)'), [('{}',)])
    finally:
        os.environ['PGDATABASE'] = 'huying'
        admin.text('DROP DATABASE restored')
    return cases.split()[0] + ' cases'

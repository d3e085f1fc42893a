# SPDX-License-Identifier: GPL-3.0-or-later
"""psql sessions, accounts and a way to say what passed. Standard library only."""
import base64
import hashlib
import hmac
import json
import os
import secrets
import subprocess
import sys
import time
import traceback
import uuid

passwords = {}
failures = []
ran = 0
only = sys.argv[1:]


def check(name):
    """Runs the function at once and prints its name with pass or FAIL."""
    def run(function):
        global ran
        if only and not any(word in name for word in only):
            return function
        started = time.monotonic()
        ran += 1
        try:
            said = function()
            verdict = 'pass'
        except Exception as problem:  # a test that breaks is a failed test, the others go on
            said = '%s: %s' % (type(problem).__name__, problem)
            verdict = 'FAIL'
            failures.append(name)
            if not isinstance(problem, AssertionError):
                traceback.print_exc()
        print('%s  %-58s %6.2f s%s' % (verdict, name, time.monotonic() - started, '  ' + str(said) if said else ''), flush=True)
        return function
    return run


def equal(got, wanted, about=''):
    assert got == wanted, '%s: got %r, wanted %r' % (about, got, wanted)


def quoted(value):
    return 'NULL' if value is None else "'" + str(value).replace("'", "''") + "'"


class Refused(Exception):
    """What the server said no with; code is the SQLSTATE."""
    def __init__(self, code, message):
        super().__init__('%s %s' % (code, message))
        self.code = code


class Session:
    """One psql, kept open. Without an account it is the installer's."""
    def __init__(self, account=None, options=''):
        env = dict(os.environ)
        if account:
            env['PGUSER'] = account
            env['PGPASSWORD'] = passwords[account]
            env['PGOPTIONS'] = '-c client_min_messages=error ' + options
        self.process = subprocess.Popen(['psql', '-XAtq', '-v', 'VERBOSITY=verbose', '-F', '\x1f', '-R', '\x1e'], env=env,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding='utf-8')

    def send(self, sql):
        self.mark = '==%s==' % secrets.token_hex(8)
        self.process.stdin.write(sql.rstrip().rstrip(';') + '\n;\n\\echo\n\\echo %s\n' % self.mark)
        self.process.stdin.flush()

    def read(self):
        lines = []
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise Refused('08006', ''.join(lines) or 'connection gone')
            if line.strip() == self.mark:
                break
            lines.append(line)
        text = ''.join(lines).rstrip('\n')
        if text.startswith(('ERROR:', 'FATAL:')) or '\nERROR:' in text:
            words = text[text.index('ERROR:' if 'ERROR:' in text else 'FATAL:'):].split(':', 2)
            raise Refused(words[1].strip(), words[2].strip())
        return text

    def text(self, sql):
        self.send(sql)
        return self.read()

    def rows(self, sql):
        text = self.text(sql)
        return [tuple(row.split('\x1f')) for row in text.split('\x1e')] if text else []

    def one(self, sql):
        rows = self.rows(sql)
        return rows[0][0] if rows else None

    def submit(self, *actions):
        return json.loads(self.one('SELECT huying.submit_actions(%s)' % quoted(json.dumps(actions, ensure_ascii=False))))

    def changes(self, token='', number=1000):
        return [(p, w, json.loads(b)) for p, w, b in
                self.rows('SELECT "position", what, body FROM huying.changes_since(%s, %d)' % (quoted(token), number))]

    def close(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def refused(session, sql, codes=('42501',), about=''):
    try:
        got = session.text(sql)
    except Refused as no:
        assert no.code in codes, '%s %s: refused with %s' % (about, sql, no)
        return no
    raise AssertionError('%s was allowed: %s → %r' % (about, sql, got[:200]))


def verifier(password):
    """RFC 5803, as PQencryptPasswordConn makes it."""
    salt, rounds = secrets.token_bytes(16), 4096
    salted = hashlib.pbkdf2_hmac('sha256', password.encode(), salt, rounds)
    stored = hashlib.sha256(hmac.digest(salted, b'Client Key', 'sha256')).digest()
    server = hmac.digest(salted, b'Server Key', 'sha256')
    b64 = lambda b: base64.b64encode(b).decode()
    return 'SCRAM-SHA-256$%d:%s$%s:%s' % (rounds, b64(salt), b64(stored), b64(server))


def pg_list(values):
    return 'ARRAY[%s]::text[]' % ','.join(quoted(v) for v in values)


def account_sql(function, name, roles, areas=(), orgs=(), kinds=()):
    passwords.setdefault(name, secrets.token_urlsafe(18))
    return 'SELECT %s(%s, %s, %s, NULL, %s, %s, %s, %s)' % (function, quoted(name), quoted(name), pg_list(roles), pg_list(areas),
                                                          pg_list(orgs), pg_list(kinds), quoted(verifier(passwords[name])))


def now_ms():
    return int(time.time() * 1000)


def uuid7(at=None):
    high = ((at or now_ms()) << 80) | (7 << 76) | (secrets.randbits(12) << 64)
    return str(uuid.UUID(int=high | (2 << 62) | secrets.randbits(62)))


def action(case, kind, version, at=None, id=None, for_org='', actor='', **payload):
    at = at or now_ms()
    return {'id': id or uuid7(at), 'case_id': case, 'kind': kind, 'actor': actor, 'org': for_org, 'at': at, 'expected_version': version, 'payload': payload}


def finish():
    print('%d passed, %d failed' % (ran - len(failures), len(failures)))
    sys.exit(1 if failures else 0)

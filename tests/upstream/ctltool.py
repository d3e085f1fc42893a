# SPDX-License-Identifier: GPL-3.0-or-later
"""huyingctl as a person starts it, and databases to start it on."""
import contextlib
import os
import pathlib
import subprocess

from harness import Session

folder = pathlib.Path(os.environ['WORK'])
here = pathlib.Path(__file__).resolve().parent
password = 'Anquan-2026'


class Said:
    def __init__(self, done):
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    def __repr__(self):
        return 'exit %d\n%s%s' % (self.code, self.out, self.err)


def environment(admin_password=password, **more):
    env = {k: v for k, v in os.environ.items() if k not in ('HUYING_ADMIN_PASSWORD', 'PGOPTIONS')}
    if admin_password is not None:
        env['HUYING_ADMIN_PASSWORD'] = admin_password
    env.update(more)
    return env


def ctl(*words, **env):
    return Said(subprocess.run([os.environ['HUYING_CTL'], *map(str, words)], env=environment(**env), stdin=subprocess.DEVNULL,
                               capture_output=True, text=True, timeout=250))


def ran(*words, **env):
    said = ctl(*words, **env)
    assert said.code == 0, said
    return said


def failed(*words, saying, **env):
    said = ctl(*words, **env)
    assert said.code == 1 and saying in said.err, said
    assert said.err.count('huyingctl：') == 1 and said.err.splitlines()[-1].startswith('huyingctl：'), 'more than a line: %r' % said
    return said


@contextlib.contextmanager
def database(name, options=''):
    """An empty one, which the sessions of the test use too; gone afterwards, with the accounts that it had."""
    before = os.environ['PGDATABASE']
    with Session() as root:
        root.text('CREATE DATABASE "%s" %s' % (name, options))
    os.environ['PGDATABASE'] = name
    try:
        yield 'dbname=' + name
    finally:
        accounts = []
        with Session() as root:
            if root.one("SELECT to_regclass('huying.accounts') IS NOT NULL") == 't':
                accounts = [row[0] for row in root.rows('SELECT name FROM huying.accounts')]
        os.environ['PGDATABASE'] = before
        with Session() as root:
            root.text('DROP DATABASE "%s" WITH (FORCE)' % name)
            for account in accounts:
                root.text('DROP ROLE IF EXISTS "%s"' % account)

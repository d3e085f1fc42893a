# SPDX-License-Identifier: GPL-3.0-or-later
"""huyingctl upstream init: an empty database, once more, an older one, a newer one, and everything it must refuse."""
import contextlib
import os
import pty
import re
import select
import signal
import socket
import subprocess
import tempfile
import threading
import time

from ctltool import ctl, database, environment, failed, folder, here, password, ran
from harness import Refused, Session, check, equal, passwords, refused

files = sorted(f.stem for f in (here / '../../data/upstream').glob('*.sql'))
newest = int(files[-1][:3])


def fingerprint(root):
    """Everything that the installation made, but for what is random or a time."""
    return root.rows("""SELECT string_agg(pg_get_functiondef(p.oid) || coalesce(p.proacl::text, ''), '' ORDER BY p.oid::regprocedure::text)
      FROM pg_proc p WHERE pronamespace IN ('huying'::regnamespace, 'huying_sys'::regnamespace)
      UNION ALL SELECT string_agg(c.oid::regclass || coalesce(c.relacl::text, ''), ' ' ORDER BY c.oid::regclass::text) FROM pg_class c
       WHERE relnamespace IN ('huying'::regnamespace, 'huying_sys'::regnamespace) AND relkind IN ('r', 'p', 'v')
      UNION ALL SELECT (SELECT json_agg(w ORDER BY w.code)::text FROM huying.workflow_actions w)""")


@check('init: an empty database becomes an upstream that its administrator signs in to')
def _():
    with database('fresh') as target:
        said = ran('upstream', 'init', target)
        for word in ('PostgreSQL', 'PostGIS', files[0], files[-1], '流程表', '安全管理员 anquan', '第 %d 版' % newest):
            assert word in said.out, (word, said)
        assert password not in said.out + said.err
        passwords['anquan'] = password
        with Session() as root, Session('anquan') as admin:
            equal([row[0] for row in root.rows('SELECT name FROM huying_sys.migrations ORDER BY version')], files)
            equal(root.one('SELECT length(key) FROM huying.cell_keys'), '32')
            equal(root.one("SELECT cardinality(reasons) > 0 FROM huying.access_policy"), 't')
            equal(root.rows('SELECT * FROM huying_sys.audit_breaks()'), [])
            admin.text("SELECT huying.set_account('neu', 'Neu', '{operator}', NULL, '{*}', NULL, NULL, NULL)")
            refused(admin, 'SELECT FROM huying.cases')
            equal(root.one("SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = 'anquan'"), 'f')
    return '%d files' % len(files)


@check('init: again changes nothing and says so')
def _():
    with database('twice') as target:
        ran('upstream', 'init', target)
        with Session() as root:
            key, before = root.one("SELECT encode(key, 'hex') FROM huying.cell_keys"), fingerprint(root)
            incarnation = root.one("SELECT value FROM huying.settings WHERE key = 'incarnation'")
            position = root.one('SELECT count(*) FROM huying.feed')
            said = ran('upstream', 'init', target, admin_password=None)
            assert '没有要装的' in said.out and '已装' not in said.out, said
            equal(root.one("SELECT encode(key, 'hex') FROM huying.cell_keys"), key)
            equal(root.one("SELECT value FROM huying.settings WHERE key = 'incarnation'"), incarnation)
            equal(root.one('SELECT count(*) FROM huying.feed'), position, 'nobody is told of what did not change')
            equal(fingerprint(root), before)


@check('init: one that lacks the last steps is brought up to date')
def _():
    with database('older') as target:
        with Session() as root:
            for name in files[:-2]:
                root.text('BEGIN')
                root.text((here / '../../data/upstream' / (name + '.sql')).read_text(encoding='utf-8'))
                root.text("INSERT INTO huying_sys.migrations VALUES (%d, '%s')" % (int(name[:3]), name))
                root.text('COMMIT')
        said = ran('upstream', 'init', target)
        assert '已装：%s、%s\n' % tuple(files[-2:]) in said.out, said
        with Session() as root, database('whole') as other:
            upgraded = fingerprint(root)
            failed('upstream', 'init', other, saying='数据库里已有名为 anquan 的角色')
            ran('upstream', 'init', other, '--admin', 'zweite')
            with Session() as fresh:
                equal(fingerprint(fresh), upgraded)


@check('init: refuses a newer upstream, a database of others, a wrong encoding, one who is no superuser')
def _():
    with database('newer') as target:
        ran('upstream', 'init', target)
        with Session() as root:
            root.text("INSERT INTO huying_sys.migrations VALUES (%d, 'later')" % (newest + 1))
        failed('upstream', 'init', target, saying='已是第 %d 版，本程序只到第 %d 版' % (newest + 1, newest))
    with database('theirs') as target:
        with Session() as root:
            root.text('CREATE TABLE theirs (a int)')
        failed('upstream', 'init', target, saying='不是空的（有表 public.theirs）')
    with database('latin', "TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'") as target:
        failed('upstream', 'init', target, saying='库的编码是 SQL_ASCII，要 UTF8')
    with database('lowly') as target:
        with Session() as root:
            root.text("CREATE ROLE lowly LOGIN CREATEDB CREATEROLE PASSWORD 'x'")
            root.text('ALTER DATABASE lowly OWNER TO lowly')
        failed('upstream', 'init', target + ' user=lowly password=x', saying='lowly 不是')
        with Session() as root:
            equal(root.one("SELECT to_regnamespace('huying') IS NULL"), 't')
            root.text('ALTER DATABASE lowly OWNER TO installer')
            root.text('DROP ROLE lowly')


@contextlib.contextmanager
def altered(client_says=(rb'$^', b''), server_says=(rb'$^', b'')):
    """A door to the server at which what either side says is another (pattern, words of the same length); where to knock."""
    def carry(client):
        server = socket.socket(socket.AF_UNIX)
        server.connect('%s/.s.PGSQL.%s' % (os.environ['PGHOST'], os.environ['PGPORT']))
        with client, server:
            while True:
                for one in select.select([client, server], [], [])[0]:
                    data = one.recv(65536)
                    if not data:
                        return
                    if one is server:
                        client.sendall(re.sub(*server_says, data))
                    else:
                        server.sendall(re.sub(*client_says, data))

    def serve(door):
        while True:
            try:
                client = door.accept()[0]
            except OSError:
                return
            threading.Thread(target=carry, args=(client,), daemon=True).start()

    with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX) as door:
        door.bind(place + '/.s.PGSQL.5432')
        door.listen()
        threading.Thread(target=serve, args=(door,), daemon=True).start()
        yield 'host=%s port=5432 user=installer' % place


@check('init: refuses a server that is too old')
def _():
    with database('old'), altered(server_says=(rb'(server_version\0)\d\d', rb'\g<1>14')) as door:
        failed('upstream', 'init', door + ' dbname=old', saying='是 PostgreSQL 14，要 15 或更新的')
        with Session() as root:
            equal(root.one("SELECT to_regnamespace('huying') IS NULL"), 't')


@check('init: refuses a server without PostGIS, and a database that has it in another schema')
def _():
    # The server is asked for an extension that nobody has where huyingctl asks for PostGIS.
    asked = rb"(pg_available_extensions WHERE name = ')postgis'"
    with database('flat'), altered(client_says=(asked, rb"\g<1>nowhere'")) as door:
        with Session() as root:
            version = int(root.one('SHOW server_version_num')) // 10000
            failed('upstream', 'init', door + ' dbname=flat', saying='服务器没有 PostGIS，请在服务器上 apt install postgresql-%d-postgis-3' % version)
            equal(root.one("SELECT to_regnamespace('huying') IS NULL"), 't', 'nothing begun')
            equal(root.one("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'"), '0')
    with database('aside') as target:
        with Session() as root:
            root.text('CREATE SCHEMA gis')
            root.text('CREATE EXTENSION postgis SCHEMA gis')
            failed('upstream', 'init', target, saying='这个库的 PostGIS 装在模式 gis 里')
            equal(root.one("SELECT to_regnamespace('huying') IS NULL"), 't')


@check('init: wrong password, host, port, database, connection string: one line that says which')
def _():
    failed('upstream', 'init', 'dbname=huying password=nix', saying='账号或口令不对', PGPASSFILE='/nirgends')
    failed('upstream', 'init', 'dbname=huying', saying='没有口令', PGPASSFILE='/nirgends')
    failed('upstream', 'init', 'dbname=huying host=nirgends.invalid', saying='找不到这个主机名')
    failed('upstream', 'init', 'dbname=huying host=127.0.0.1 port=1 sslmode=disable', saying='服务器没有开，或端口不对')
    failed('upstream', 'init', 'dbname=nirgends', saying='服务器上没有这个库')
    failed('upstream', 'init', 'dbname=huying quatsch', saying='连接串不对')
    failed('upstream', 'init', 'dbname=huying host=127.0.0.1 sslrootcert=/nirgends', saying='没有根证书文件')
    failed('upstream', 'init', saying='参数数目不对')
    failed('upstream', 'nix', saying='没有命令 upstream nix')


@check('init: no administrator without a password that is one')
def _():
    with database('bare') as target, Session() as root:
        failed('upstream', 'init', target, admin_password=None, saying='HUYING_ADMIN_PASSWORD')
        failed('upstream', 'init', target, admin_password='kurz', saying='至少 8 个字符')
        equal(root.one("SELECT to_regnamespace('huying') IS NULL"), 't', 'nothing begun')


@check('init: --admin gives an administrator a new password, and nobody else his roles')
def _():
    with database('forgot') as target:
        ran('upstream', 'init', target)
        with Session() as root:
            root.text("SELECT huying_sys.put_account('chief', 'Chief', '{chief}', NULL, '{*}', NULL, NULL, NULL)")
            failed('upstream', 'init', target, '--admin', 'chief', saying='已有别的角色（chief）')
            root.text("UPDATE huying.accounts SET active = false WHERE name = 'anquan'")
        said = ran('upstream', 'init', target, '--admin', 'anquan', admin_password='Vergessen-1')
        assert 'anquan 换了口令' in said.out and '没有要装的' not in said.out, said
        passwords['anquan'] = 'Vergessen-1'
        with Session('anquan') as admin:
            equal(admin.one("SELECT active FROM huying.accounts WHERE name = 'anquan'"), 't')


@check('init: the password typed, twice and unseen')
def _():
    with database('typed') as target:
        ours, theirs = pty.openpty()
        process = subprocess.Popen([os.environ['HUYING_CTL'], 'upstream', 'init', target], env=environment(None), stdin=theirs,
                                   stdout=subprocess.PIPE, stderr=theirs, text=True)
        os.close(theirs)
        shown = b''
        for prompt in ('新口令：', '再输一遍：'):
            while prompt.encode() not in shown:
                shown += os.read(ours, 1000)
            os.write(ours, b'Getippt-26\n')
        out = process.communicate()[0]
        os.close(ours)
        equal(process.returncode, 0, out)
        assert b'Getippt' not in shown, shown
        passwords['anquan'] = 'Getippt-26'
        with Session('anquan') as admin:
            equal(admin.one('SELECT session_user'), 'anquan')


@check('init: another workflow table is taken up, an older one is not')
def _():
    site = folder / 'site'
    site.mkdir()
    text = (here / '../../resources/workflow.json').read_text(encoding='utf-8')
    version = int(re.search(r'"version": *(\d+)', text).group(1))
    with database('site') as target:
        (site / 'workflow.json').write_text(text.replace('"version": %d' % version, '"version": %d' % (version + 1), 1), encoding='utf-8')
        ran('upstream', 'init', target, HUYING_SITE=str(site))
        with Session() as root:
            equal(root.one("SELECT value FROM huying.settings WHERE key = 'workflow_version'"), str(version + 1))
        failed('upstream', 'init', target, saying='流程表是第 %d 版' % (version + 1))
        (site / 'workflow.json').write_text('{"version": 99}', encoding='utf-8')
        equal(ctl('upstream', 'init', target, HUYING_SITE=str(site)).code, 1)
        with Session() as root:
            equal(root.one("SELECT value FROM huying.settings WHERE key = 'workflow_version'"), str(version + 1))


@check('init: killed at any moment, the next run finishes it')
def _():
    kills, rounds = 0, 40 if os.environ.get('FULL') else 5
    for number in range(rounds):
        with database('killed') as target:
            process = subprocess.Popen([os.environ['HUYING_CTL'], 'upstream', 'init', target], env=environment(), stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.05 + 1.2 * number / rounds)
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
            ran('upstream', 'init', target)
            passwords['anquan'] = password
            with Session('anquan') as admin, Session() as root:
                equal(admin.one('SELECT session_user'), 'anquan')
                equal(root.one('SELECT count(*) FROM huying_sys.migrations'), str(len(files)))
    assert kills > 0, 'every run was over before the kill'
    return '%d of %d killed' % (kills, rounds)


@check('init: one at a time')
def _():
    with database('twofold') as target, Session() as root:
        root.text("SELECT pg_advisory_lock(hashtext('huyingctl upstream'))")
        process = subprocess.Popen([os.environ['HUYING_CTL'], 'upstream', 'init', target], env=environment(), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        while root.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") == '0':
            time.sleep(0.02)
        root.text("SELECT pg_advisory_unlock(hashtext('huyingctl upstream'))")
        equal(process.wait(60), 0, process.stdout.read())


@check('init: the password is in no log of the server')
def _():
    with database('logged') as target:
        with Session() as root:
            root.text("ALTER DATABASE logged SET log_statement = 'all'")
            root.text('ALTER DATABASE logged SET log_min_duration_statement = 0')
        ran('upstream', 'init', target)
        log = (folder / 'server.log').read_text(encoding='utf-8', errors='replace')
        for word in (password, 'SCRAM-SHA-256$'):
            assert word not in log, [line for line in log.splitlines() if word in line][0]

# SPDX-License-Identifier: GPL-3.0-or-later
"""huyingctl upstream load: a store becomes an upstream, row by row the same, or nothing of it does."""
import base64
import csv
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
import uuid

from ctltool import database, environment, failed, folder, here, password, ran
from harness import Session, action, check, equal, passwords, quoted, refused, uuid7

store = folder / 'tiny.gpkg'
# Upstream's table, and what of the store lies in it.
pairs = [(t, t) for t in ('codes', 'areas', 'area_supersede', 'organizations', 'places', 'things', 'sentiments', 'units', 'roads', 'buildings', 'land',
                          'waterways', 'rules', 'cases', 'actions', 'attachments')]
pairs += [('people_sealed', 'people'), ('unit_fixes', 'units WHERE fix_at IS NOT NULL'), ('unit_cells', 'units WHERE phone_enc IS NOT NULL'),
          ('blobs', '(SELECT DISTINCT sha256 FROM attachments)')]


def made():
    if not store.exists():
        ran('demo', store, '--scale', 'tiny')
    return store


def copied(name, *statements):
    """The store with its key and files under another name, changed."""
    path = folder / name
    shutil.copy(made(), path)
    shutil.copy('%s.key' % store, '%s.key' % path)
    if not os.path.exists('%s.files' % path):
        shutil.copytree('%s.files' % store, '%s.files' % path)
    db = sqlite3.connect(path)
    for name, function in (('ST_MinX', 1), ('ST_MaxX', 1), ('ST_MinY', 1), ('ST_MaxY', 1), ('ST_IsEmpty', 1)):
        db.create_function(name, function, lambda cell: 0)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
    return path


def local(sql):
    with sqlite3.connect('file:%s?mode=ro' % made(), uri=True) as db:
        return db.execute(sql).fetchall()


def load(target, path, *more):
    pw = folder / ('pw-%s.csv' % uuid.uuid4())
    said = ran('upstream', 'load', target, path, '--passwords', pw, *more)
    equal(pw.stat().st_mode & 0o777, 0o600)
    with open(pw, encoding='utf-8') as lines:
        passwords.update({row['账号']: row['初始口令'] for row in csv.DictReader(lines)})
    for secret in list(passwords.values()):
        assert secret not in said.out + said.err
    return said


def is_untouched(root):
    counts = ' UNION ALL '.join("SELECT '%s' WHERE EXISTS (SELECT FROM huying.%s)" % (t, t) for t, _ in pairs + [('case_cells', ''), ('blob_pieces', '')])
    equal(root.rows(counts), [], 'left behind')
    equal(root.rows('SELECT name FROM huying.accounts'), [('anquan',)])
    equal(root.rows("SELECT rolname FROM pg_roles WHERE rolname IN ('d01', 'linxiao')"), [])
    equal(root.one("SELECT count(*) FROM pg_class WHERE relname ~ '^actions_\\d'"), '0', 'partitions')


def wkb_of(cell):
    return cell[8 + (0, 32, 48, 48, 64)[cell[3] >> 1 & 7]:].hex() if cell else ''


def sees_its_scope():
    with Session('linxiao') as operator, Session('d03') as handler, Session('xitong') as system:
        equal(int(operator.one('SELECT count(*) FROM huying.cases')), local('SELECT count(*) FROM cases WHERE area IS NOT NULL')[0][0])
        mine = local("SELECT count(*) FROM cases WHERE area IS NOT NULL AND (org = 'D03' OR ',' || coalesce(assist, '') || ',' LIKE '%,D03,%' OR details LIKE '%\"D03\"%')")[0][0]
        equal(int(handler.one('SELECT count(*) FROM huying.cases')), mine)
        assert 0 < mine < local('SELECT count(*) FROM cases')[0][0], mine
        refused(system, 'SELECT FROM huying.cases')
        equal(int(operator.one('SELECT count(*) FROM huying.people')), local('SELECT count(*) FROM people WHERE area IS NOT NULL')[0][0])


def gives_sealed_cells():
    ref, name, phone = local('SELECT ref, name_enc, phone_enc FROM people WHERE phone_enc IS NOT NULL AND area IS NOT NULL LIMIT 1')[0]
    case, sealed = local("SELECT case_id, json_extract(payload, '$.phone_enc') FROM actions WHERE payload LIKE '%phone_enc%' LIMIT 1")[0]
    key = open('%s.key' % store, encoding='ascii').read().strip()
    with Session('zhangwenjing') as chief:
        unb64 = lambda text: base64.b64decode(text.replace('\n', ''))
        equal(unb64(chief.text("CALL huying.unmask(%s, 'phone', '回访联系', NULL)" % quoted(ref))), phone)
        equal(unb64(chief.text("CALL huying.unmask(%s, 'name', '回访联系', NULL)" % quoted(ref))), name)
        equal(chief.text("CALL huying.unmask('%s', 'phone', '回访联系', NULL)" % uuid.UUID(bytes=case)), sealed)
        equal(chief.one('CALL huying.open_cell_key(NULL)'), key)


def gives_files():
    sha256, size = local('SELECT sha256, size FROM attachments ORDER BY size DESC LIMIT 1')[0]
    with Session('linxiao') as seat:
        got = bytes.fromhex(seat.one("SELECT encode(huying.get_blob('%s', 0, 4194304), 'hex')" % sha256))
    equal(got, (folder / 'tiny.gpkg.files' / sha256[:2] / sha256).read_bytes())
    equal(len(got), size)


def goes_on():
    """A loaded case takes its next step, and a new one gets a number nobody has."""
    workflow = json.loads((here / '../../resources/workflow.json').read_text(encoding='utf-8'))
    open_states = next(a['from'] for a in workflow['actions'] if a['code'] == 'note')
    case, version, area = local("SELECT id, version, area FROM cases WHERE area IS NOT NULL AND variant IS NULL AND claimed_by IS NULL AND state IN (%s) LIMIT 1"
                                % ', '.join(map(quoted, open_states)))[0]
    with Session('zhangwenjing') as seat:
        answer = seat.submit(action(str(uuid.UUID(bytes=case)), 'note', version, text='接着办'))[0]
        equal((answer['status'], answer.get('version')), ('accepted', version + 1), answer)
        new = seat.submit(action(uuid7(), 'report', 0, title='新的', area=area))[0]
        equal(new['status'], 'accepted')
        assert (new['no'],) not in local('SELECT no FROM cases'), new


@check('load: every table has the rows of the store, every geometry its bytes, every case its fold')
def _():
    made()
    with database('full') as target:
        ran('upstream', 'init', target)
        passwords['anquan'] = password
        with Session('anquan') as admin:
            admin.text("SELECT huying.set_account('early', 'Early', '{operator}', NULL, '{*}', NULL, NULL, %s)" % quoted(None))
        with Session() as root:
            token = root.one('SELECT huying.start_position()')
            incarnation = root.one("SELECT value FROM huying.settings WHERE key = 'incarnation'")
        said = load(target, store)
        assert '账号 anquan 上级库里已有，没有改动' in said.out and '每秒' in said.out, said
        with Session() as root:
            for there, source in pairs:
                equal(int(root.one('SELECT count(*) FROM huying.' + there)), local('SELECT count(*) FROM ' + source)[0][0], there)
            for table, key in (('areas', 'code'), ('units', 'ref'), ('things', 'ref'), ('roads', 'ref'), ('buildings', 'ref'), ('waterways', 'ref'), ('land', 'ref')):
                wanted = {k: wkb_of(cell) for k, cell in local('SELECT %s, geom FROM %s' % (key, table))}
                got = dict(root.rows("SELECT %s, coalesce(encode(ST_AsBinary(geom, 'NDR'), 'hex'), '') FROM huying.%s" % (key, table)))
                equal(got, wanted, 'geometry of ' + table)
            equal(root.one('SELECT count(*) FROM ONLY huying.actions_elsewhere_any'), '0', 'actions without a partition')
            equal(root.one("SELECT count(*) FROM huying.actions WHERE payload::text LIKE '%\\_enc%'"), '0')
            equal(root.one("SELECT (SELECT value FROM huying.settings WHERE key = 'incarnation') <> %s" % quoted(incarnation)), 't')
            equal(root.one("SELECT value FROM huying.settings WHERE key = 'place'"), local("SELECT value FROM meta WHERE key = 'place'")[0][0])
            equal(root.rows('SELECT * FROM huying_sys.audit_breaks()'), [])
        with Session('linxiao') as seat:
            refused(seat, 'SELECT * FROM huying.changes_since(%s)' % quoted(token), ('HY002',), 'a position of before the load')
        with Session('shenji') as auditor:
            looked, _, differing = auditor.rows('SELECT * FROM huying.verify_cases(NULL, 100000)')[0]
            equal((int(looked), differing), (local('SELECT count(*) FROM cases')[0][0], '{}'))
        sees_its_scope()
        gives_sealed_cells()
        gives_files()
        goes_on()
        failed('upstream', 'load', target, store, saying='里已有案卷或附件（huying.actions）')
        failed('upstream', 'load', target, store, '--replace', saying='动作只能追加')
    return '%d actions, %d attachments' % (local('SELECT count(*) FROM actions')[0][0], local('SELECT count(*) FROM attachments')[0][0])


@check('load: numbers go on after those of a store that upstream had numbered')
def _():
    path = copied('numbered.gpkg', 'DROP TRIGGER actions_no_update',
                  "UPDATE actions SET payload = json_set(payload, '$.no', 'QD26-0000041') WHERE seq = (SELECT min(seq) FROM actions WHERE expected_version = 0)",
                  "UPDATE cases SET no = 'QD26-0000041' WHERE id = (SELECT case_id FROM actions ORDER BY expected_version, seq LIMIT 1)")
    with database('numbered') as target:
        ran('upstream', 'init', target)
        load(target, path)
        with Session('linxiao') as seat:
            new = seat.submit(action(uuid7(), 'report', 0, title='新的', area=local('SELECT code FROM areas WHERE level = 5')[0][0]))[0]
            equal(new['no'][-8:], '-0000042')


@check('load: over registers if one says so; without passwords; what other programs wrote')
def _():
    # As a GIS may leave it: a plain polygon without an envelope, and a building without a reference.
    ref, cell = local('SELECT ref, geom FROM land ORDER BY length(geom) LIMIT 1')[0]
    polygon = bytes.fromhex(wkb_of(cell))[9:]
    path = copied('foreign.gpkg', "UPDATE land SET geom = x'%s' WHERE ref = '%s'" % ((b'GP\0\1' + cell[4:8] + polygon).hex(), ref),
                  'UPDATE buildings SET ref = NULL WHERE fid = 7',
                  'INSERT INTO recorded (id, case_id, kind, actor, at, expected_version, payload) SELECT id, case_id, kind, actor, at, expected_version, payload FROM actions LIMIT 2')
    with database('again') as target:
        ran('upstream', 'init', target)
        with Session() as root:
            root.text("INSERT INTO huying.codes VALUES ('item', 'alt', 'Alt', NULL, NULL)")
        failed('upstream', 'load', target, path, saying='加 --replace')
        said = ran('upstream', 'load', target, path, '--replace')
        assert '账号都还没有口令' in said.out and '还没有发生的 2 个动作没有装入' in said.out, said
        with Session() as root:
            equal(root.one("SELECT encode(ST_AsBinary(geom, 'NDR'), 'hex') FROM huying.land WHERE ref = " + quoted(ref)), wkb_of(cell))
            equal(root.one("SELECT count(*) FROM huying.buildings WHERE ref = 'fid/7'"), '1')
            equal(root.one("SELECT count(*) FROM huying.codes WHERE code = 'alt'"), '0')
            equal(root.one("SELECT count(*) FROM pg_authid WHERE rolname = 'linxiao' AND rolpassword IS NULL AND rolcanlogin"), '1')


@check('load: every county has its own partitions, and an account of one sees nothing of the other')
def _():
    towns = sorted(code for code, in local('SELECT code FROM areas WHERE level = 3'))
    old, new = towns[-1], '459099' + towns[-1][6:]
    moves = ["UPDATE %s SET area = replace(area, '%s', '%s') WHERE area LIKE '%s%%'" % (table, old, new, old)
             for table in ('organizations', 'people', 'places', 'things', 'sentiments', 'units', 'cases', 'accounts')]
    path = copied('two.gpkg', 'DROP TRIGGER actions_no_update', *moves,
                  "UPDATE areas SET parent = replace(parent, '%s', '%s'), code = replace(code, '%s', '%s') WHERE code LIKE '%s%%'" % (old, new, old, new, old),
                  "UPDATE areas SET parent = '459099' WHERE code = '%s'" % new,
                  "INSERT INTO areas (code, name, level) VALUES ('459099', '邻县', 2)",
                  'UPDATE actions SET payload = replace(payload, \'"area":"%s\', \'"area":"%s\')' % (old, new),
                  "UPDATE accounts SET area = '459099' WHERE name = 'linxiao'")
    with sqlite3.connect(path) as db:
        there = db.execute("SELECT count(*) FROM cases WHERE area LIKE '459099%'").fetchone()[0]
        logs = db.execute("SELECT count(*) FROM actions WHERE case_id IN (SELECT id FROM cases WHERE area LIKE '459099%')").fetchone()[0]
    with database('two') as target:
        ran('upstream', 'init', target)
        load(target, path)
        with Session() as root, Session('linxiao') as neighbour, Session('zhangwenjing') as chief, Session('shenji') as auditor:
            equal(int(root.one('SELECT count(*) FROM huying.actions_459099')), logs)
            equal(root.one('SELECT count(*) FROM huying.actions_elsewhere'), '0')
            equal(root.one('SELECT count(*) FROM huying.actions_459099_any'), '0')
            equal(int(neighbour.one('SELECT count(*) FROM huying.cases')), there)
            equal(int(neighbour.one('SELECT count(*) FROM huying.actions')), logs)
            equal(chief.one("SELECT count(*) FROM huying.cases WHERE area LIKE '459099%'"), '0')
            equal(auditor.one('SELECT differing FROM huying.verify_cases(NULL, 100000)'), '{}')
    return '%d and %d cases' % (there, local('SELECT count(*) FROM cases')[0][0] - there)


def broken_stores():
    """name, what is wrong with it, what is said."""
    path = copied('short.gpkg')
    with open(path, 'r+b') as file:
        file.truncate(path.stat().st_size * 2 // 3)
    yield path, '不完整'
    path = copied('torn.gpkg')
    size = path.stat().st_size
    with open(path, 'r+b') as file:
        file.seek(size // 2)
        file.write(b'\x55' * (size // 4))
    yield path, '已损坏'
    code = local('SELECT code FROM areas WHERE level = 3')[0][0]
    yield copied('shape.gpkg', "UPDATE areas SET geom = x'475000' WHERE code = '%s'" % code), '辖区 %s：第 2 栏已损坏' % code
    yield copied('cut.gpkg', "UPDATE areas SET geom = substr(geom, 1, length(geom) - 5) WHERE code = '%s'" % code), '辖区 %s（geom）：上级库：' % code
    yield copied('number.gpkg', "UPDATE people SET category = 'viel' WHERE ref = (SELECT max(ref) FROM people)"), '人 %s（category）：' % local('SELECT max(ref) FROM people')[0]
    # The server shows the row that a check refuses; the message must not.
    case = local('SELECT case_id FROM attachments LIMIT 1')[0][0].hex()
    yield copied('bare.gpkg', "UPDATE attachments SET sha256 = 'x' WHERE case_id = x'%s'" % case, ), '附件 %s：上级库：' % uuid.UUID(hex=case)
    no = local('SELECT no FROM cases')[0][0]
    yield copied('other.gpkg', "UPDATE cases SET title = '别的' WHERE no = '%s'" % no), '1 个案卷由动作推算的结果与数据文件不符，没有装入，请先用 huyingctl verify 查：%s（title）' % no
    yield copied('lost.gpkg', "DELETE FROM actions WHERE case_id = (SELECT id FROM cases WHERE no = '%s')" % no), '1 个案卷由动作推算'
    yield copied('stray.gpkg', "DELETE FROM cases WHERE no = '%s'" % no), '个动作没有案卷'
    yield copied('text.gpkg', 'DROP TRIGGER actions_no_update', "UPDATE actions SET payload = '{' WHERE seq = 3"), '动作 '
    yield copied('account.gpkg', "UPDATE accounts SET roles = 'koenig' WHERE name = 'linxiao'"), '账号 linxiao：上级库：没有角色“koenig”'
    path = copied('nokey.gpkg')
    os.remove('%s.key' % path)
    yield path, '没有密钥文件'
    path = copied('openkey.gpkg')
    os.chmod('%s.key' % path, 0o644)
    yield path, '请执行 chmod 600'
    sha256, size = local('SELECT sha256, size FROM attachments ORDER BY size DESC LIMIT 1')[0]
    for name, act, says in (('nofile', lambda f: f.unlink(), '文件不在'), ('shortfile', lambda f: f.write_bytes(b'x'), '应有 %d 字节' % size),
                            ('otherfile', lambda f: f.write_bytes(b'x' * size), '与登记的 SHA-256 不符')):
        path = copied(name + '.gpkg')
        act(folder / (name + '.gpkg.files') / sha256[:2] / sha256)
        yield path, says
    yield folder / 'nirgends.gpkg', '没有数据文件'


@check('load: of a store that is not whole nothing is left behind, and the reason names table and row')
def _():
    number = 0
    with database('broken') as target:
        ran('upstream', 'init', target)
        with Session() as root:
            for path, saying in broken_stores():
                pw = folder / 'broken.csv'
                said = failed('upstream', 'load', target, path, '--passwords', pw, saying=saying)
                assert 'Failing row' not in said.err, said
                assert not pw.exists(), 'passwords of accounts that are not there'
                is_untouched(root)
                number += 1
            root.text("CREATE ROLE d01")
            failed('upstream', 'load', target, made(), saying='账号 d01：上级库：数据库里已有名为 d01 的角色')
            root.text('DROP ROLE d01')
            (folder / 'there.csv').touch()
            failed('upstream', 'load', target, store, '--passwords', folder / 'there.csv', saying='已经存在，不会覆盖')
            assert (folder / 'there.csv').exists()
            failed('upstream', 'load', target, store, '--passwords', folder / 'no' / 'pw.csv', saying='写不了')
            failed('upstream', 'load', target + ' user=lowly password=x', store, saying='账号或口令不对')
            is_untouched(root)
            root.text('DELETE FROM huying_sys.migrations WHERE version = (SELECT max(version) FROM huying_sys.migrations)')
            failed('upstream', 'load', target, store, saying='要先用 huyingctl upstream init 升级')
    with database('empty') as target:
        failed('upstream', 'load', target, store, saying='还没有安装')
    return '%d stores' % number


@check('load: a connection that ends midway leaves nothing, passwords neither')
def _():
    with database('cutload') as target:
        ran('upstream', 'init', target)
        pw = folder / 'cut.csv'
        process = subprocess.Popen([os.environ['HUYING_CTL'], 'upstream', 'load', target, str(made()), '--passwords', str(pw)], env=environment(),
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with Session() as root:
            while root.one("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'cutload' AND query LIKE '%take_loaded_cases%' "
                           "AND pid <> pg_backend_pid()") == '0':
                assert process.poll() is None, process.communicate()
            said = process.communicate()[1]
            equal(process.returncode, 1)
            assert '的连接断了' in said, said
            assert not pw.exists()
            is_untouched(root)


@check('load: killed at any moment nothing or all is there, and the next one loads')
def _():
    kills, rounds = 0, 20 if os.environ.get('FULL') else 5
    with database('killedload') as target:
        ran('upstream', 'init', target)
        with Session() as root:
            for number in range(rounds):
                process = subprocess.Popen([os.environ['HUYING_CTL'], 'upstream', 'load', target, str(made())], env=environment(),
                                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(0.05 + 0.8 * number / rounds)
                process.send_signal(signal.SIGKILL)
                if process.wait() != -signal.SIGKILL:
                    break
                kills += 1
                while root.one("SELECT count(*) FROM pg_stat_activity WHERE datname = 'killedload' AND pid <> pg_backend_pid()") != '0':
                    time.sleep(0.02)
                whole = root.one('SELECT count(*) FROM huying.cases') != '0' # killed after its commit
                if whole:
                    break
                is_untouched(root)
            if process.returncode == -signal.SIGKILL and not whole:
                load(target, store)
            for table in ('cases', 'actions'):
                equal(int(root.one('SELECT count(*) FROM huying.' + table)), local('SELECT count(*) FROM ' + table)[0][0])
    assert kills > 0, 'every run was over before the kill'
    return '%d killed' % kills

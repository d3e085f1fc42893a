# SPDX-License-Identifier: GPL-3.0-or-later
"""What may go after a while, and what may not."""
import hashlib
import json

from harness import Session, check, equal, now_ms, quoted, refused, uuid7
from place import accounts, grids, report

admin = Session()
day = 86400000


def upload(session, content):
    name = hashlib.sha256(content).hexdigest()
    equal(session.one("SELECT huying.put_blob('%s', %d, 0, '\\x%s')" % (name, len(content), content.hex())), str(len(content)))
    return name


def purge(messages, uploads):
    with Session('admin_system') as s:
        return json.loads(s.one('SELECT huying.purge(%s, %s)' % (messages, uploads)))


@check('retention: old messages go with their receipts, newer ones stay')
def _():
    old, new = uuid7(), uuid7()
    with Session('chief') as s:
        for id in (old, new):
            s.text("SELECT huying.send_message('%s', ARRAY['account:operator'], '请看', false, NULL, %d)" % (id, now_ms()))
    admin.text("UPDATE huying.messages SET received_at = received_at - %d WHERE id = '%s'" % (91 * day, old))
    equal(purge(90, 'NULL')['messages'], 1)
    equal(admin.rows("SELECT m.id, count(r.account) FROM huying.messages m LEFT JOIN huying.receipts r ON r.message = m.id "
                     "WHERE m.id IN ('%s', '%s') GROUP BY m.id" % (old, new)), [(new, '1')])
    equal(admin.one("SELECT count(*) FROM huying.receipts WHERE message = '%s'" % old), '0')
    with Session('operator') as s:
        equal([r[0] for r in s.rows("SELECT id FROM huying.my_messages(0, ARRAY['%s', '%s']::uuid[])" % (old, new))], [new])


@check('retention: an upload that no case names goes, an attached one stays and is still read')
def _():
    purge('NULL', 7)  # what other tests left
    with Session('seat1') as s, Session('seat2') as t:
        case = report(s, grids[0])
        kept, stray, fresh, begun = upload(s, b'kept' * 100), upload(s, b'stray' * 100), upload(s, b'fresh'), hashlib.sha256(b'begun').hexdigest()
        upload(t, b'kept' * 100)  # the same from another account
        s.text("SELECT huying.put_blob('%s', 5, 0, NULL)" % begun)
        s.text("SELECT huying.attach('%s', '%s', 'a.jpg', 'image/jpeg', 'photo', %d)" % (case, kept, now_ms()))
        admin.text("UPDATE huying.blobs SET at = at - %d WHERE sha256 IN (%s)" % (8 * day, ','.join(map(quoted, (kept, stray, begun)))))
        gone = purge('NULL', 7)
        equal((gone['uploads'], gone['bytes']), (3, 500 + 5 + 400))
        equal(admin.rows("SELECT sha256, by FROM huying.blobs WHERE sha256 IN (%s) ORDER BY size DESC" % ','.join(map(quoted, (kept, stray, fresh, begun)))),
              [(kept, 'seat1'), (fresh, 'seat1')])
        equal(admin.one('SELECT count(*) FROM huying.blob_pieces WHERE sha256 = ' + quoted(stray)), '0')
        equal(t.one("SELECT convert_from(huying.get_blob('%s', 0, 4), 'UTF8')" % kept), 'kept')
        upload(s, b'stray' * 100)  # and can be brought again


@check('retention: one that is being attached at that moment is not thrown away')
def _():
    with Session('seat1') as s, Session('admin_system') as a:
        case = report(s, grids[0])
        name = upload(s, b'just now')
        admin.text("UPDATE huying.blobs SET at = at - %d WHERE sha256 = '%s'" % (8 * day, name))
        s.text('BEGIN')
        s.text("SELECT huying.attach('%s', '%s', 'a.jpg', 'image/jpeg', 'photo', %d)" % (case, name, now_ms()))
        a.text('SELECT huying.purge(NULL, 7)')
        s.text('COMMIT')
        equal(s.one("SELECT convert_from(huying.get_blob('%s', 0, 100), 'UTF8')" % name), 'just now')


@check('retention: only the system administrator, not too soon, and in the audit')
def _():
    for name in accounts:
        if name != 'admin_system':
            with Session(name) as s:
                refused(s, 'SELECT huying.purge(90, 7)', about=name)
    with Session('admin_system') as s:
        for wrong in ('29, 7', '90, 0', '-1, NULL', 'NULL, -5'):
            refused(s, 'SELECT huying.purge(%s)' % wrong, ('22023',))
    purge(90, 7)
    equal(admin.one("SELECT subject FROM huying.audit WHERE act = 'retention.purge' ORDER BY at DESC, n DESC LIMIT 1"), '消息 90 天，上传 7 天')
    equal(admin.rows('SELECT * FROM huying_sys.audit_breaks()'), [])

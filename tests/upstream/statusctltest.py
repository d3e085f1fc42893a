# SPDX-License-Identifier: GPL-3.0-or-later
"""huyingctl upstream status: everything to the superuser, to an account what it may see and that it may not see the rest."""
from ctltool import database, failed, password, ran
from harness import Session, account_sql, check, passwords


@check('status: versions, sizes, partitions, seats, lag, oldest transaction, audit')
def _():
    with database('watched') as target:
        failed('upstream', 'status', target, saying='里没有上级库')
        ran('upstream', 'init', target)
        passwords['anquan'] = password
        with Session() as root:
            root.text("INSERT INTO huying.areas (code, name, level) VALUES ('459021', '县', 2)")
            for name, roles in (('chief', ['chief']), ('grid', ['grid']), ('auditor', ['auditor'])):
                root.text(account_sql('huying_sys.put_account', name, roles, ['*']))
        with Session('chief') as seat:
            seat.text("SELECT huying.heartbeat('A-03', '', 7)")
        said = ran('upstream', 'status', target).out
        for word in ('PostgreSQL', '超级用户', '月分区到', '第 ', 'chief', 'A-03', '最近一条', 'upstream.init', 'people_sealed', '最老的事务'):
            assert word in said, (word, said)
        assert '无权' not in said and '已断开' not in said, said
        seat = next(line for line in said.splitlines() if 'A-03' in line).split()
        assert seat[-1] == '7' and int(seat[-2]) > 0, seat
        as_account = lambda name: ran('upstream', 'status', '%s user=%s' % (target, name), PGPASSWORD=passwords[name]).out
        for name, hidden in (('chief', 1), ('grid', 3), ('auditor', 2)):
            said = as_account(name)
            assert said.count('无权查看') == hidden, (name, said)
            assert 'people_sealed' in said and 'PostgreSQL' in said, said
        with Session() as root:
            root.text("UPDATE huying.seats SET at = at - 120000")
        assert '（已断开）' in as_account('chief')


@check('purge: by the system administrator, in days, and nothing without them')
def _():
    with database('purged') as target:
        ran('upstream', 'init', target)
        with Session() as root:
            root.text(account_sql('huying_sys.put_account', 'xitong', ['admin_system'], ['*']))
            root.text("INSERT INTO huying.messages VALUES (gen_random_uuid(), 'x', '{all}', 'x', false, NULL, 1, 1)")
            root.text("INSERT INTO huying.blobs VALUES (repeat('a', 64), 'x', 3145728, false, 1)")
        failed('upstream', 'purge', target, saying='保留多少天')
        for wrong in ('x', '0', '-3', '1.5'):
            failed('upstream', 'purge', target, '--messages', wrong, saying='要是天数')
        failed('upstream', 'purge', target, '--messages', '180', saying='您的角色不能清理过期数据')
        as_admin = lambda *words: ('upstream', 'purge', target + ' user=xitong', *words)
        failed(*as_admin('--messages', '3'), saying='至少保留 30 天', PGPASSWORD=passwords['xitong'])
        assert '消息 1 条，上传 0 个' in ran(*as_admin('--messages', '180'), PGPASSWORD=passwords['xitong']).out
        assert '消息 0 条，上传 1 个（3.0 MB）' in ran(*as_admin('--messages', '180', '--uploads', '7'), PGPASSWORD=passwords['xitong']).out

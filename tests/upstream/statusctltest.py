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

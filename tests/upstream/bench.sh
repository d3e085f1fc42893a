#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How many actions a second upstream takes from 50 connections: one JSON object a line, as ./bench prints them.
# SECONDS_EACH=30 BENCH=…/huying-bench-sync bench.sh [listeners]; fsync on, as a site has it. Sent as seats send: one statement, the
# batch its parameter.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/cluster.sh"
open_cluster
install_schema || { echo "install failed" >&2; exit 1; }
listeners=${1:-0}
seconds=${SECONDS_EACH:-30}
python3 -B - "$work" <<PY || exit 1
import os, sys
sys.path.insert(0, '$here')
import harness, place
place.fill()
with open(os.environ['PGPASSFILE'], 'a') as f:
    f.write('*:*:*:seat1:%s\n' % harness.passwords['seat1'])
PY
psql -qXc 'ALTER ROLE seat1 CONNECTION LIMIT -1' </dev/null || exit 1 # stands for many accounts
if [ "$listeners" != 0 ]; then
  coproc LISTENERS { PGUSER=seat1 "$BENCH" --server "host=$PGHOST port=$PGPORT dbname=huying sslmode=disable" --listen "$listeners"; }
  read -r -u "${LISTENERS[0]}" word && [ "$word" = listening ] || { echo "nobody listens" >&2; exit 1; }
fi
postmaster=$(head -1 "$work/data/postmaster.pid")
spent() { awk '{ print $16 + $17 }' "/proc/$postmaster/stat"; } # of sessions that have ended, 1/100 s
for batch in 1 8 50; do
  before=$(spent)
  result=$(PGUSER=seat1 "$BENCH" --server "host=$PGHOST port=$PGPORT dbname=huying sslmode=disable" --submit 50 --batch "$batch" --seconds "$seconds" </dev/null) || exit 1
  sleep 1 # the sessions end
  # shellcheck disable=SC2086
  set -- $result
  printf '{"name":"upstream actions, %s a call, 50 connections, %s listeners","value":%s,"unit":"1/s","target":3000,"held":%s,"best_second":%s,"server_cpu_us":%s}\n' \
    "$batch" "$listeners" "$1" "$([ "$1" -ge 3000 ] && echo true || echo false)" "$2" "$((($(spent) - before) * 10000 / $3))"
done
# What comes at a pace goes as a seat sends it: what has come since the last call, in one. At more than the target, so that it can be met.
before=$(spent)
result=$(PGUSER=seat1 "$BENCH" --server "host=$PGHOST port=$PGPORT dbname=huying sslmode=disable" --submit 50 --rate 3200 --seconds "$seconds" </dev/null) || exit 1
sleep 1
# shellcheck disable=SC2086
set -- $result
printf '{"name":"upstream actions, 3200/s coming to 50 seats, %s listeners","value":%s,"unit":"1/s","target":3000,"held":%s,"a_call":%s,"p50_ms":%s,"p99_ms":%s,"server_cpu_us":%s}\n' \
  "$listeners" "$1" "$([ "$1" -ge 3000 ] && echo true || echo false)" "$2" "$3" "$4" "$((($(spent) - before) * 10000 / $5))"
taken=$(psql -XAtc "SELECT count(*) FROM huying.actions" </dev/null)
lost=$(psql -XAtc "SELECT count(*) FROM huying.cases c WHERE version <> (SELECT count(*) FROM huying.actions a WHERE a.case_id = c.id)" </dev/null)
echo "{\"name\":\"upstream actions taken; cases without all of their log\",\"value\":$taken,\"lost\":$lost}"
[ -n "${PROFILE:-}" ] && . "$PROFILE"
[ "$listeners" = 0 ] || { eval "exec ${LISTENERS[1]}>&-"; wait "$LISTENERS_PID"; }
exit 0

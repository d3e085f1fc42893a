#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How many actions a second upstream takes from 50 connections: one JSON object a line, as ./bench prints them.
# SECONDS_EACH=30 BENCH=…/huying-bench-sync bench.sh [listeners]; fsync on, as a site has it.
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
# A case from report to rating, an action a call; then the same eight in one call.
id="lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15)"
uuid="(($id)::uuid)"
step() { echo "jsonb_build_object('id', $uuid, 'case_id', CASEID, 'kind', '$1', 'at', (extract(epoch FROM clock_timestamp()) * 1000)::bigint, 'expected_version', $2, 'payload', '$3'::jsonb)"; }
payloads=('report {"title":"路灯不亮","text":"人民路十二号路灯不亮","item":"E06010","channel":"12345","address":"人民路12号","area":"459021001001001","lon":109.3078619,"lat":23.7139946,"due":1795239400000,"limit":30983000}'
  'accept {}' 'assign {"org":"D01","rule":"r1","due":1795239400000}' 'sign {}' 'resolve {"result":"已修好","photos":1}' 'pass {}' 'close {}' 'rate {"satisfaction":3}')
{
  echo "SELECT $uuid AS c \\gset"
  n=0
  for p in "${payloads[@]}"; do echo "CALL huying.submit(jsonb_build_array($(step "${p%% *}" $n "${p#* }" | sed "s/CASEID/(:c)::text/")), NULL);"; n=$((n + 1)); done
} > "$work/single.sql"
{
  echo "SELECT $uuid AS c \\gset"
  echo "CALL huying.submit(jsonb_build_array("
  n=0
  for p in "${payloads[@]}"; do [ $n = 0 ] || echo ","; step "${p%% *}" $n "${p#* }" | sed "s/CASEID/(:c)::text/"; n=$((n + 1)); done
  echo "), NULL);"
} > "$work/batch.sql"
chmod 755 "$work"/*.sql
if [ "$listeners" != 0 ]; then
  coproc LISTENERS { PGUSER=seat1 "$BENCH" --server "host=$PGHOST port=$PGPORT dbname=huying sslmode=disable" --listen "$listeners"; }
  read -r -u "${LISTENERS[0]}" word && [ "$word" = listening ] || { echo "nobody listens" >&2; exit 1; }
fi
postmaster=$(head -1 "$work/data/postmaster.pid")
spent() { awk '{ print $16 + $17 }' "/proc/$postmaster/stat"; } # of sessions that have ended, 1/100 s
for form in single batch; do
  before=$(spent)
  "$bin/pgbench" -U seat1 -n -M prepared -P 1 -c 50 -j 2 -T "$seconds" -f "$work/$form.sql" huying >"$work/$form.out" 2>&1 </dev/null || { cat "$work/$form.out" >&2; exit 1; }
  sleep 1
  python3 -B - "$form" "$listeners" "$(($(spent) - before))" "$work/$form.out" <<'PY'
import json, re, sys
form, listeners, ticks, path = sys.argv[1:]
text = open(path).read()
# The first half warms up: fifty sessions that plan everything once. A seat does that once a day.
seconds = [float(t) * 8 for t in re.findall(r'progress: .*?, ([0-9.]+) tps', text)]
late = seconds[len(seconds) // 2:]
done = int(re.search(r'transactions actually processed: (\d+)', text).group(1)) * 8
value = sum(late) / len(late)
print(json.dumps({'name': 'upstream actions, %s, 50 connections, %s listeners' % (form, listeners), 'value': round(value), 'unit': '1/s', 'target': 3000,
                  'held': value >= 3000, 'best_second': round(max(seconds)), 'server_cpu_us': round(int(ticks) * 10000 / done)}))
PY
done
taken=$(psql -XAtc "SELECT count(*) FROM huying.actions" </dev/null)
refused=$(psql -XAtc "SELECT count(*) FROM huying.cases WHERE version <> 8" </dev/null)
echo "{\"name\": \"upstream actions taken; cases cut short\", \"value\": $taken, \"short\": $refused}"
[ -n "${PROFILE:-}" ] && . "$PROFILE"
exit 0

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An upstream for tests that are not written in Python: on loopback with TLS, filled with the small prefecture of place.py.
# Writes one line of JSON when it is ready and ends when its standard input does.
# A line on standard input, answered by one when it is done: crash (ended at once, started again), stop, start, backup (keeps
# the files of the cluster), restore (puts them back), expire (the certificate is one that is over from now on), standby (a
# streaming replica begins; its port), failover (the server dies, the replica takes its place).
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/cluster.sh"
open_cluster >&2
install_schema >&2 || exit 1
cd "$here" && python3 -B - "$work" "$PGPORT" <<'PY' || exit 1
import json, sys
folder, port = sys.argv[1:]
sys.argv[1:] = []
import harness, place
place.fill()
print(json.dumps({'port': int(port), 'root': folder + '/ca.crt', 'socket': folder, 'log': folder + '/server.log', 'passwords': harness.passwords,
                  'super': open(folder + '/pgpass').read().strip().split(':')[-1]}), flush=True)
PY
standby() { # a streaming replica; whoever runs the server keeps its password
  standby_port=$(free_port)
  install -m 600 -o "$cluster_user" "$work/pgpass" "$work/pgpass.standby"
  as_cluster env PGPASSFILE="$work/pgpass.standby" "$bin/pg_basebackup" -h 127.0.0.1 -p "$PGPORT" -U installer -D "$work/standby" -R -c fast >&2 </dev/null \
    && echo "port = $standby_port" | as_cluster tee -a "$work/standby/postgresql.auto.conf" >/dev/null \
    && as_cluster "$bin/pg_ctl" -D "$work/standby" -l "$work/standby.log" -w start >/dev/null 2>&1 </dev/null
}
while read -r word; do
  case "$word" in
    crash) cluster -m immediate stop; cluster start && echo again ;;
    stop) cluster -m fast stop; echo stopped ;;
    start) cluster start && echo again ;;
    backup) cluster -m fast stop; as_cluster rm -rf "$work/backup"; as_cluster cp -a "$work/data" "$work/backup"; cluster start && echo again ;;
    restore) cluster -m fast stop; as_cluster rm -rf "$work/data"; as_cluster cp -a "$work/backup" "$work/data"; cluster start && echo again ;;
    standby) standby && echo "$standby_port" ;;
    failover) cluster -m immediate stop; as_cluster "$bin/pg_ctl" -D "$work/standby" -w promote >/dev/null 2>&1 </dev/null && echo again ;;
    expire) as_cluster cp "$work/expired.crt" "$work/data/server.crt" && cluster reload && echo again ;;
  esac
done

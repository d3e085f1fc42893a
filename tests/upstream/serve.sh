#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# An upstream for tests that are not written in Python: on loopback with TLS, filled with the small prefecture of place.py.
# Writes one line of JSON when it is ready and ends when its standard input does.
# A line on standard input, answered by one when it is done: crash (ended at once, started again), stop, start, backup (keeps
# the files of the cluster), restore (puts them back), expire (the certificate is one of last week from now on).
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
while read -r word; do
  case "$word" in
    crash) cluster -m immediate stop; cluster start && echo again ;;
    stop) cluster -m fast stop; echo stopped ;;
    start) cluster start && echo again ;;
    backup) cluster -m fast stop; as_cluster cp -a "$work/data" "$work/backup"; cluster start && echo again ;;
    restore) cluster -m fast stop; as_cluster rm -rf "$work/data"; as_cluster cp -a "$work/backup" "$work/data"; cluster start && echo again ;;
    expire) as_cluster cp "$work/expired.crt" "$work/data/server.crt" && cluster reload && echo again ;;
  esac
done

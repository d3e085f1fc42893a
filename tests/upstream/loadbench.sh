#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A seat's first load against COPY … TO STDOUT piped into sqlite3, the same rows from the same server, as ./bench prints it.
# loadbench.sh STORE: what upstream is filled with. Then huying-bench-sync on the loaded seats.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/cluster.sh"
open_cluster
install_schema || { echo "install failed" >&2; exit 1; }
"$HUYING_CTL" upstream load "dbname=huying" "$1" --passwords "$work/passwords.csv" >"$work/load.out" 2>"$work/load.err" || { cat "$work/load.err" >&2; exit 1; }
export PGUSER=linxiao PGPASSWORD PGHOST=127.0.0.1
PGPASSWORD=$(awk -F, '$1 == "linxiao" { print $NF }' "$work/passwords.csv")
unset PGPASSFILE
tables="codes areas organizations accounts units things places sentiments roads waterways land buildings people actions"
columns() { # as the seat asks for them, geometry as hex
  psql -XAtc "SELECT string_agg(CASE WHEN t = 'geometry' THEN 'encode(ST_AsBinary(geom), ''hex'') AS geom' ELSE quote_ident(c) END, ', ' ORDER BY n)
    FROM (SELECT attname AS c, format_type(atttypid, NULL) AS t, attnum AS n FROM pg_attribute WHERE attrelid = 'huying.$1'::regclass AND attnum > 0 AND NOT attisdropped) x" </dev/null
}
peer() { # psql | sqlite3, table after table
  local t
  for t in $tables; do
    psql -XqAt -c "\\copy (SELECT $(columns "$t") FROM huying.$t) TO STDOUT (FORMAT csv, HEADER)" </dev/null | sqlite3 -cmd 'PRAGMA journal_mode=OFF' -cmd 'PRAGMA synchronous=OFF' "$work/peer.db" ".import --csv /dev/stdin $t" >/dev/null
  done
}
seconds() { local from=$EPOCHREALTIME; "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }; awk -v a="$from" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }'; }
peer_s=$(seconds peer)
rows=$(for t in $tables; do sqlite3 "$work/peer.db" "SELECT count(*) FROM $t"; done | awk '{ n += $1 } END { print n }')
own_s=$(seconds "$HUYING_CTL" sync "$work/seat.gpkg" "dbname=huying sslmode=require" --once)
awk -v a="$own_s" -v p="$peer_s" -v r="$rows" 'BEGIN {
  printf "{\"name\":\"first_load_rows_per_second\",\"value\":%d,\"unit\":\"1/s\",\"target\":%d,\"held\":%s,\"peer\":\"COPY | sqlite3 .import\",\"peer_value\":%d,\"ratio\":%.2f}\n", r / a, 0.5 * r / p, (p / a >= 0.5 ? "true" : "false"), r / p, p / a }'
[ -z "${BENCH:-}" ] || "$BENCH" --server "host=127.0.0.1 port=$PGPORT dbname=huying sslmode=require" --passwords "$work/passwords.csv" --store "$work/seat.gpkg"

# SPDX-License-Identifier: GPL-3.0-or-later
# A PostgreSQL of the test's own: throw-away, on a Unix socket and loopback, gone when the shell that sourced this ends.
# Sets PGHOST, PGPORT, PGUSER (the superuser "installer"), PGDATABASE. Needs $here.

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$bin/initdb" ] || { echo "没有 PostgreSQL（apt-get install postgresql postgresql-15-postgis-3）" >&2; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/huying-upstream-XXXXXX")
cluster_user=$(id -un)
if [ "$(id -u)" = 0 ]; then cluster_user=postgres; chown postgres "$work"; fi # PostgreSQL refuses root
chmod 711 "$work"

as_cluster() { if [ "$(id -un)" = "$cluster_user" ]; then "$@"; else (cd / && runuser -u "$cluster_user" -- "$@"); fi; }

stop_cluster() {
  trap - EXIT
  as_cluster "$bin/pg_ctl" -D "$work/data" -m immediate -w stop >/dev/null 2>&1 </dev/null
  rm -rf "$work"
}

start_cluster() {
  export PGHOST="$work" PGPORT PGUSER=installer PGDATABASE=huying PGCLIENTENCODING=UTF8 PGOPTIONS='-c client_min_messages=warning'
  PGPORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  superpass=$(head -c 24 /dev/urandom | base64 | tr -d '/+=')
  printf '%s\n' "$superpass" > "$work/pw" && chmod 644 "$work/pw"
  as_cluster "$bin/initdb" -D "$work/data" -U installer --pwfile="$work/pw" -A scram-sha-256 -E UTF8 --locale=C.UTF-8 >"$work/initdb.log" 2>&1 </dev/null \
    || { cat "$work/initdb.log"; exit 1; }
  rm -f "$work/pw"
  export PGPASSFILE="$work/pgpass"
  printf '*:*:*:installer:%s\n' "$superpass" > "$PGPASSFILE" && chmod 600 "$PGPASSFILE"
  cat >> "$work/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $PGPORT
unix_socket_directories = '$work'
max_connections = 300
shared_buffers = 256MB
max_wal_size = 2GB
log_min_messages = warning
log_statement = none
timezone = 'Asia/Shanghai'
CONF
  # Dies with us even when we are killed -9: a watcher that waits for our end.
  as_cluster "$bin/pg_ctl" -D "$work/data" -l "$work/server.log" -w start >/dev/null </dev/null || { cat "$work/server.log"; exit 1; }
  (trap '' INT TERM HUP; while kill -0 $$ 2>/dev/null; do sleep 1; done; stop_cluster) >/dev/null 2>&1 </dev/null &
  PGDATABASE=postgres psql -qXc 'CREATE DATABASE huying' </dev/null
}

# Installs what is shipped with what is shipped. HUYING_CTL: the huyingctl to do it with.
install_schema() {
  : "${HUYING_CTL:=$here/../../build/dev/bin/huyingctl}"
  [ -x "$HUYING_CTL" ] || { echo "没有 $HUYING_CTL，先构建" >&2; return 1; }
  export HUYING_CTL
  HUYING_ADMIN_PASSWORD=$superpass "$HUYING_CTL" upstream init "dbname=$PGDATABASE" >"$work/init.log" 2>&1 </dev/null || { cat "$work/init.log" >&2; return 1; }
}

# A server for this script alone: it ends with the script, however that ends.
open_cluster() {
  trap stop_cluster EXIT
  trap 'exit 130' INT TERM HUP
  start_cluster
}

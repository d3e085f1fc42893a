# SPDX-License-Identifier: GPL-3.0-or-later
# A PostgreSQL of the test's own: throw-away, on a Unix socket and loopback, gone when the shell that sourced this ends.
# Sets PGHOST, PGPORT, PGUSER (the superuser "installer"), PGDATABASE. Needs $here.

. "$here/../../scripts/postgres.sh"
bin=$pg_bin
[ -x "$bin/initdb" ] || { echo "没有 PostgreSQL（apt-get install postgresql postgresql-15-postgis-3）" >&2; exit 77; }
work=$(mktemp -d "${TMPDIR:-/tmp}/huying-upstream-XXXXXX")
folder=$work

stop_cluster() {
  trap - EXIT
  cluster -m immediate stop
  [ ! -d "$work/standby" ] || as_cluster "$bin/pg_ctl" -D "$work/standby" -m immediate stop >/dev/null 2>&1 </dev/null
  rm -rf "$work"
}

start_cluster() {
  export PGHOST="$work" PGPORT PGUSER=installer PGDATABASE=huying PGCLIENTENCODING=UTF8 PGOPTIONS='-c client_min_messages=warning'
  PGPORT=$(free_port)
  port=$PGPORT
  make_cluster 2 || exit 1
  # For a test: the same certificate, over as soon as it is made (newer OpenSSL makes none that ends before it begins).
  openssl x509 -req -in "$work/data/server.csr" -CA "$work/ca.crt" -CAkey "$work/ca.key" -CAcreateserial -days 0 -out "$work/expired.crt" \
    -extfile <(echo 'subjectAltName = DNS:localhost') 2>/dev/null && chmod 644 "$work/expired.crt"
  rm -f "$work/ca.key"
  export PGPASSFILE="$work/pgpass"
  superpass=$(cut -d: -f5 "$PGPASSFILE")
  cluster start || { cat "$work/server.log" >&2; exit 1; }
  # Dies with us even when we are killed -9: a watcher that waits for our end.
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

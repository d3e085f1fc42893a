# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and the tests: a PostgreSQL server in a folder of one's own, on loopback and a socket in that folder.
# Everything here speaks of $folder (made by the caller) and $port.

pg_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
cluster_user=$(id -un)
[ "$(id -u)" != 0 ] || cluster_user=postgres # PostgreSQL refuses root

as_cluster() { if [ "$(id -un)" = "$cluster_user" ]; then "$@"; else (cd / && runuser -u "$cluster_user" -- "$@"); fi; }
# Closes what it inherits, or the server would keep the caller's pipes open.
cluster() { as_cluster "$pg_bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w "$@" >/dev/null 2>>"$folder/pg_ctl.log" </dev/null; }
cluster_runs() { as_cluster "$pg_bin/pg_ctl" -D "$folder/data" status >/dev/null 2>&1 </dev/null; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# make_cluster DAYS: an empty cluster with TLS, whose superuser is "installer"; DAYS until the certificate ends.
# $folder/pgpass has its password, $folder/ca.crt the root; the key of the root is thrown away.
make_cluster() {
  local word
  word=$(head -c 24 /dev/urandom | base64 | tr -d '/+=')
  [ "$(id -u)" != 0 ] || chown "$cluster_user" "$folder"
  chmod 711 "$folder"
  printf '%s\n' "$word" >"$folder/pw" && chmod 644 "$folder/pw"
  as_cluster "$pg_bin/initdb" -D "$folder/data" -U installer --pwfile="$folder/pw" -A scram-sha-256 -E UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1 </dev/null \
    || { cat "$folder/initdb.log" >&2; return 1; }
  rm -f "$folder/pw"
  printf '*:*:*:installer:%s\n' "$word" >"$folder/pgpass" && chmod 600 "$folder/pgpass"
  cat >>"$folder/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 300
shared_buffers = 256MB
max_wal_size = 2GB
log_min_messages = warning
log_statement = none
timezone = 'Asia/Shanghai'
ssl = on
CONF
  make_certificates "$1"
}

make_certificates() {
  (
    cd "$folder/data" && exec >>"$folder/openssl.log" 2>&1 || exit 1
    curve="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    # shellcheck disable=SC2086
    openssl req -x509 $curve -days "$1" -subj '/CN=Huying local root' -keyout "$folder/ca.key" -out "$folder/ca.crt" \
      && openssl req $curve -subj '/CN=localhost' -keyout server.key -out server.csr \
      && openssl x509 -req -in server.csr -CA "$folder/ca.crt" -CAkey "$folder/ca.key" -CAcreateserial -days "$1" -out server.crt \
        -extfile <(echo 'subjectAltName = DNS:localhost') \
      && chmod 600 server.key && chmod 644 "$folder/ca.crt" || exit 1
    [ "$cluster_user" = "$(id -un)" ] || chown "$cluster_user" server.key server.crt
  ) || { cat "$folder/openssl.log" >&2; return 1; }
}

# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run --upstream: a local upstream with the demo's data, made once and started when it is down.
. scripts/postgres.sh

# The server's user has to reach its folder; root's home is closed to it.
folder=${XDG_DATA_HOME:-$HOME/.local/share}/huying/upstream
[ "$(id -u)" != 0 ] || folder=/var/lib/huying/upstream

# upstream_up STORE: sets $conninfo, without a user; the first passwords are in $folder/passwords.csv.
upstream_up() {
  if [ ! -f "$folder/ready" ]; then
    say "建立本机上级库（$folder）…"
    cluster_runs && cluster -m immediate stop
    rm -rf "$folder"
    mkdir -p "$folder"
    free_port >"$folder/port"
    port=$(cat "$folder/port")
    make_cluster 825 || die "PostgreSQL 建不起来，见 $folder/initdb.log"
    rm -f "$folder/ca.key" # nobody signs with it again
    cluster start || die "PostgreSQL 起不来，见 $folder/server.log"
    as_installer psql -qXd postgres -c 'CREATE DATABASE huying'
    local admin="host=$folder port=$port dbname=huying user=installer"
    head -c 12 /dev/urandom | base64 | tr '/+' 'ab' >"$folder/admin-password" && chmod 600 "$folder/admin-password"
    HUYING_ADMIN_PASSWORD=$(cat "$folder/admin-password") as_installer "$bin/huyingctl" upstream init "$admin" || die "上级库没有装好"
    as_installer "$bin/huyingctl" upstream load "$admin" "$1" --passwords "$folder/passwords.csv" || die "演示数据没有装入上级库"
    touch "$folder/ready"
  fi
  port=$(cat "$folder/port")
  cluster_runs || cluster start || die "本机上级库起不来，见 $folder/server.log"
  # One that an older program made.
  as_installer "$bin/huyingctl" upstream init "host=$folder port=$port dbname=huying user=installer" >/dev/null || die "上级库没有升级好"
  conninfo="host=localhost hostaddr=127.0.0.1 port=$port dbname=huying sslmode=verify-full sslrootcert=$folder/ca.crt"
}
as_installer() { PGPASSFILE="$folder/pgpass" PGHOST="$folder" PGPORT="$port" PGUSER=installer "$@"; }
password_of() { awk -F, -v name="$1" '$1 == name { print $NF }' "$folder/passwords.csv"; }

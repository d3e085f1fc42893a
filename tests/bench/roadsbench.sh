#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# pgRouting on the network that huying-bench-roads has just answered on: the nearest ten of all units, one search from
# the case on the turned network, as fast as pgRouting can: through all of it, and only as far as the tenth is known to be,
# which it is told; the faster counts. roadsbench.sh FOLDER OWN_P50 OWN_P99; prints a JSON line.
# CASES=31: how many.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../upstream/cluster.sh"
folder_of_bench=$1 own_p50=$2 own_p99=$3
open_cluster
run() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
run <<'SQL' || exit 1
CREATE EXTENSION pgrouting CASCADE;
CREATE TABLE edges (id bigint PRIMARY KEY, source bigint, target bigint, cost float8, reverse_cost float8);
CREATE TABLE units (unit int, node bigint);
CREATE TABLE cases (no int, node bigint);
CREATE TABLE answers (no int, rank int, seconds float8);
CREATE TABLE times (no int, way text, ms float8, off float8);
SQL
for table in edges units cases answers; do
  run -c "COPY $table FROM STDIN (FORMAT csv)" <"$folder_of_bench/$table.csv" || exit 1
done
run <<SQL || exit 1
CREATE INDEX ON units (node);
VACUUM ANALYZE;
SET work_mem = '256MB';
SET jit = off;
DO \$\$
DECLARE c record; t timestamptz; costs float8[]; own float8[]; farthest float8; which text;
BEGIN
  FOR c IN SELECT * FROM cases WHERE no < ${CASES:-31} ORDER BY no LOOP
    SELECT array_agg(seconds ORDER BY rank) INTO own FROM answers a WHERE a.no = c.no;
    FOREACH which IN ARRAY ARRAY['whole', 'told'] LOOP
      farthest := CASE which WHEN 'told' THEN own[array_length(own, 1)] + 0.1 ELSE 1e9 END;
      t := clock_timestamp();
      SELECT array_agg(agg_cost ORDER BY agg_cost) INTO costs FROM (
        SELECT d.agg_cost FROM pgr_drivingDistance(
          'SELECT id, target AS source, source AS target, cost, reverse_cost FROM edges', c.node, farthest, true) d
        JOIN units u ON u.node = d.node ORDER BY d.agg_cost LIMIT 10) x;
      INSERT INTO times VALUES (c.no, which, extract(epoch FROM clock_timestamp() - t) * 1000,
        (SELECT max(CASE WHEN a IS NULL OR b IS NULL THEN 1e9 ELSE abs(a - b) END) FROM unnest(costs, own) AS p(a, b)));
    END LOOP;
  END LOOP;
END \$\$;
SQL
# What pgRouting offers for it by name; with so many starts it is slower.
many=$(run 2>/dev/null <<'SQL'
SET statement_timeout = '60s';
DO $$
DECLARE t timestamptz := clock_timestamp(); n int;
BEGIN
  SELECT count(*) INTO n FROM (SELECT * FROM pgr_dijkstraCost('SELECT id, source, target, cost, reverse_cost FROM edges',
    (SELECT array_agg(DISTINCT node) FROM units), (SELECT node FROM cases WHERE no = 1), true) ORDER BY agg_cost LIMIT 10) x;
  PERFORM set_config('huying.many', (extract(epoch FROM clock_timestamp() - t) * 1000)::text, false);
END $$;
SELECT round(current_setting('huying.many')::numeric, 1);
SQL
) || many='"over 60 s"'
version=$(run -c "SELECT pgr_version()")
read -r p50 p99 way other off <<<"$(run -F ' ' <<'SQL'
WITH ways AS (SELECT way, round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ms))::numeric, 1) AS p50,
    round((percentile_cont(0.99) WITHIN GROUP (ORDER BY ms))::numeric, 1) AS p99 FROM times WHERE no > 0 GROUP BY way)
SELECT p50, p99, way, (SELECT max(p50) FROM ways), (SELECT max(off) FROM times WHERE no > 0) FROM ways ORDER BY p50 LIMIT 1;
SQL
)"
awk -v a="$own_p50" -v A="$own_p99" -v p="$p50" -v P="$p99" -v w="$way" -v s="$other" -v o="$off" -v m="$many" -v v="$version" 'BEGIN {
  printf "{\"name\":\"roads_nearest_against_pgrouting\",\"value\":%s,\"unit\":\"ms\",\"target\":\"20x\",\"held\":%s,\"peer\":\"pgRouting %s pgr_drivingDistance, %s\",\"peer_value\":%s,\"peer_p99\":%s,\"ratio\":%.1f,\"ratio_p99\":%.1f,\"peer_otherwise\":%s,\"peer_dijkstra_cost\":%s,\"largest_difference_s\":%s}\n", a, (p / a >= 20 && o < 0.05 ? "true" : "false"), v, w == "told" ? "told how far" : "through all", p, P, p / a, P / A, s, m, o }'

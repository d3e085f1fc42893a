#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of data/upstream against a real PostgreSQL that starts here and ends here.
# run.sh [word…]: only tests whose name has one of the words. FULL=1: the long form.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/cluster.sh"
open_cluster
install_schema || { echo "FAIL  install"; exit 1; }
python3 -B "$here/all.py" "$@" </dev/null

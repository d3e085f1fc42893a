#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# huyingctl upstream against a PostgreSQL that starts here with nothing in it.
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/cluster.sh"
: "${HUYING_CTL:=$here/../../build/dev/bin/huyingctl}"
[ -x "$HUYING_CTL" ] || { echo "没有 $HUYING_CTL，先构建" >&2; exit 1; }
export HUYING_CTL WORK
open_cluster
WORK=$work
python3 -B "$here/ctl.py" "$@" </dev/null

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""beside.py NAME PEER VALUE TIMES <LINES: puts what a peer took for the same beside the line of that name, which
must be at most one TIMES-th of it; every other line goes through as it is. MARK=TEXT is appended to all names."""
import json
import os
import sys


def main():
    name, peer, value, times = sys.argv[1:5]
    held = True
    for text in sys.stdin:
        line = json.loads(text)
        if line['name'] == name and value:
            ratio = float(value) / line['value']
            line.update(peer=peer, peer_value=float(value), ratio=round(ratio, 2), ratio_target=float(times))
            line['held'] = line['held'] and ratio >= float(times)
        line['name'] += os.environ.get('MARK', '')
        held = held and line['held']
        print(json.dumps(line, ensure_ascii=False, separators=(',', ':')), flush=True)
    return 0 if held else 1


if __name__ == '__main__':
    sys.exit(main())

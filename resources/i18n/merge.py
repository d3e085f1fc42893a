#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Merges two versions of a .ts file by context and text, where git merges lines and breaks the XML.

As a merge driver, once per clone (.gitattributes names it):
    git config merge.ts.driver 'python3 resources/i18n/merge.py %A %B'
By hand: merge.py OURS THEIRS writes the union to OURS; a finished translation beats an unfinished one.
"""
import re
import sys

HEAD = re.compile(r"\A.*?<TS[^>]*>\n", re.S)
CONTEXT = re.compile(r"<context>\n    <name>(.*?)</name>\n(.*?)</context>\n", re.S)
MESSAGE = re.compile(r"    <message.*?</message>\n", re.S)


def key(message):
    """The source text with its disambiguating comment."""
    return re.findall(r"<(?:source|comment)>.*?</(?:source|comment)>", message, re.S).__str__()


def read(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    contexts = {name: {key(m): m for m in MESSAGE.findall(body)} for name, body in CONTEXT.findall(text)}
    return HEAD.match(text).group(0), contexts


def main(ours_path, theirs_path):
    head, ours = read(ours_path)
    _, theirs = read(theirs_path)
    for name, messages in theirs.items():
        mine = ours.setdefault(name, {})
        for source, message in messages.items():
            if source not in mine or 'type="unfinished"' in mine[source]:
                mine[source] = message
    with open(ours_path, "w", encoding="utf-8") as file:
        file.write(head)
        for name in sorted(ours):  # lupdate sorts contexts too
            file.write(f"<context>\n    <name>{name}</name>\n{''.join(ours[name].values())}</context>\n")
        file.write("</TS>\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

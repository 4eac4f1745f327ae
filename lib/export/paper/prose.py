"""Texts of our own with marks for stress and lists, as runs of plain text that a template sets."""

from __future__ import annotations

import re
from typing import Any, Final

Node = dict[str, Any]
"""``list`` (blank, ``bullet`` or ``number``) and ``items``, each a list of runs; a run has
``text`` and ``style`` (blank, ``strong`` or ``emph``)."""

_ITEM: Final = re.compile(r"^(?:(-)|\d+\.) ")
_PART: Final = re.compile(r"\\(.)|(\*\*|\*|`)", re.DOTALL)
_STYLES: Final = {"**": "strong", "*": "emph", "`": "emph"}


def parts(text: str) -> list[Node]:
    """Return paragraphs and lists.

    Args:
        text: With ``**strong**``, ``*stress*``, lines that begin with ``- `` or ``1. ``, blank
            lines between paragraphs; a backslash keeps a sign from being a mark.
    """
    found: list[Node] = []
    for block in text.split("\n\n"):
        for line in block.split("\n"):
            begin = _ITEM.match(line)
            kind = "" if begin is None else "bullet" if begin.group(1) else "number"
            inside = runs(line[begin.end() :] if begin else line)
            if kind and found and found[-1]["list"] == kind:
                found[-1]["items"].append(inside)
            elif inside:
                found.append({"list": kind, "items": [inside]})
    return found


def runs(line: str) -> list[Node]:
    """Return a line as runs of one style each; a mark without its end changes nothing else."""
    found: list[Node] = []
    style, at = "", 0

    def add(piece: str) -> None:
        if piece and found and found[-1]["style"] == style:
            found[-1]["text"] += piece
        elif piece:
            found.append({"text": piece, "style": style})

    for match in _PART.finditer(line):
        add(line[at : match.start()])
        at = match.end()
        kept, mark = match.groups()
        if kept is not None:
            add(kept)
        else:
            style = "" if style else _STYLES[mark]
    add(line[at:])
    return found

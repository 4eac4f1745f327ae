"""Formulas of the method as nodes that a template sets: the few signs that its texts use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

Node = dict[str, Any]
"""``text`` with ``word`` (a name, not a letter of mathematics), or ``up`` and ``down`` of a
fraction; ``sub`` what stands below; lists of nodes."""

_TOKEN: Final = re.compile(r"\\(?:[a-zA-Z]+|.)|[{}_&]|\d+|\s+|.", re.DOTALL)
_SIGNS: Final = {
    r"\sum": "∑ ",
    r"\times": " × ",
    r"\le": " ≤ ",
    r"\quad": "\N{EM SPACE}",
    r"\,": "\N{THIN SPACE}",
    r"\ ": "",
    r"\%": "%",
    "-": " \N{MINUS SIGN} ",
}
_NAMES: Final = (r"\text", r"\operatorname")


def lines(text: str) -> list[list[Node]]:
    """Return the lines of a formula.

    Args:
        text: LaTeX, as the texts of the method have it.

    Raises:
        ValueError: A sign is not known: a mistake in the texts.
    """
    bare = text.replace(r"\begin{aligned}", "").replace(r"\end{aligned}", "")
    return [_nodes(line) for line in re.split(r"\\\\(?:\[\w+\])?", bare)]


def said(nodes: list[Node]) -> str:
    """Return a line as it is read aloud or copied."""
    return "".join(_said(node) for node in nodes).strip()


def _said(node: Node) -> str:
    if "up" in node:
        return f"({said(node['up'])}) / ({said(node['down'])})"
    below = f" {said(node['sub'])}" if "sub" in node else ""
    return f"{node['text']}{below}"


def _nodes(text: str) -> list[Node]:
    return list(_read(_Tokens(_TOKEN.findall(text))))


class _Tokens:
    def __init__(self, found: list[str]) -> None:
        self._left = found[::-1]

    def __bool__(self) -> bool:
        return bool(self._left)

    def next(self) -> str:
        return self._left.pop()

    def group(self) -> str:
        """Return what stands in the braces that follow, or the one sign that follows."""
        first = self.next()
        while first.isspace():
            first = self.next()
        if first != "{":
            return first
        depth = 1
        inside: list[str] = []
        while True:
            token = self.next()
            depth += {"{": 1, "}": -1}.get(token, 0)
            if not depth:
                return "".join(inside)
            inside.append(token)


def _read(tokens: _Tokens) -> Iterator[Node]:
    last: Node | None = None
    while tokens:
        token = tokens.next()
        if token == "_" and last is not None:
            last["sub"] = _nodes(tokens.group())
        elif (node := _node(token, tokens)) is not None:
            if last is not None:
                yield last
            last = node
    if last is not None:
        yield last


def _node(token: str, tokens: _Tokens) -> Node | None:
    if token in _NAMES:
        return {"text": tokens.group(), "word": True}
    if token == r"\frac":
        return {"up": _nodes(tokens.group()), "down": _nodes(tokens.group())}
    if token in _SIGNS:
        return {"text": _SIGNS[token], "word": False}
    if token.startswith("\\"):
        raise ValueError(token)
    if token.isspace() or token in "&{}":
        return None
    return {"text": f" {token} " if token in "=+" else token, "word": False}

"""Findings as plain records and back, for what is kept on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity

_NAMES = ("severity", "code", "file", "sheet", "row", "column", "value", "count")


def to_records(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return findings as mappings that JSON can hold."""
    return [{n: getattr(f, n) for n in _NAMES} | {"params": dict(f.params)} for f in findings]


def from_records(records: Sequence[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """Return the findings of ``to_records``.

    Raises:
        KeyError: A record is not one of those.
        ValueError: Its severity or code is not known.
        TypeError: It has other fields.
    """
    return tuple(
        Finding(**{**r, "severity": Severity(r["severity"]), "code": Code(r["code"])})
        for r in records
    )

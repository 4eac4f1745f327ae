"""What was found wrong, where, and how bad it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from lib.contract.codes import Code


class Severity(StrEnum):
    """An error keeps the row out, a warning lets it in with a mark."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


NO_PARAMS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; its sentences are in the language files under its code."""

    severity: Severity
    code: Code
    file: str
    """Path relative to the data folder, with forward slashes."""
    sheet: str | None = None
    row: int | None = None
    """1-based as Excel counts; the header of a plain table is row 1."""
    column: str | None = None
    value: str | None = None
    """The cell as it was written."""
    params: Mapping[str, str] = field(default_factory=lambda: NO_PARAMS)
    """What else the sentence needs (what is allowed, where the other one is)."""
    count: int = 1
    """How many equal findings this one stands for."""

"""Shape of a contract table: its columns, what each may hold, and its key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    """ISO date or a bare year."""
    PERIOD = "period"
    WORD = "word"
    """One of a closed set."""
    LIST = "list"
    """Several, with semicolons between."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: the same name means the same in every table."""

    name: str
    kind: Kind = Kind.TEXT
    words: tuple[str, ...] = ()
    """Allowed words of a ``WORD`` field."""
    synonyms: tuple[str, ...] = ()
    """Other headers that are read as this one, in lower case."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose cells are keys of another table."""

    column: str
    table: str
    where: tuple[str, str] | None = None
    """Only rows of that table with this word in this column count."""
    essential: bool = False
    """Whether a row that refers to nothing is kept out although the cell might be blank."""


@dataclass(frozen=True, slots=True)
class Table:
    """A contract table."""

    name: str
    columns: tuple[str, ...]
    """Canonical order; every name is a key of ``FIELDS``."""
    required: tuple[str, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    may_be_blank: tuple[str, ...] = ()
    """Required columns whose cells may be blank all the same."""
    either: tuple[str, ...] = ()
    """Columns of which each row must fill at least one."""
    essential: bool = False
    """Whether the app cannot show anything without it."""
    sample_of: tuple[str, ...] | None = None
    """Columns that name what sample rows stand in for: they step aside once a real row names
    the same, with no columns once there is any real row; ``None``: no row is a sample."""

"""Every error the project raises on purpose, as one tree.

AppError
├── DataError              the data folder cannot be used as it is
│   └── FolderMissing      there is no such folder
├── GeometryError          shapes cannot be made from what was given
├── ExchangeError          files could not be taken into the data folder
│   ├── Busy               somebody else is publishing
│   ├── Changed            the folder changed meanwhile
│   ├── DecisionGone       a decision is not there any more as it was shown
│   ├── Damaged            the history lacks bytes that it speaks of
│   ├── FolderTaken        a new folder would lie where something is
│   ├── NoRoom             the disk is full or cannot be written
│   ├── TableUnreadable    the file of a table holds no such table
│   ├── Unfinished         the last publication waits for a file that is in use
│   ├── UnknownCrs         there is no such reference system
│   ├── UnknownEntry       the history has no such entry
│   └── UnknownFile        the folder has no such file
├── QueryError             a question the data cannot answer
│   ├── UnknownIndicator
│   └── UnknownArea
└── ExportError            a file could not be written

An error holds a code and its parameters, never a sentence: the sentence is in
the language files under ``errors.<code>``.
"""

from __future__ import annotations

from typing import ClassVar


class AppError(Exception):
    """Base of all errors raised on purpose."""

    code: ClassVar[str] = "app"

    def __init__(self, **params: object) -> None:
        """Keep what the sentence needs: ``params`` fill its placeholders."""
        super().__init__(self.code, params)
        self.params: dict[str, object] = params


class DataError(AppError):
    """The data folder cannot be used as it is."""

    code = "data"


class FolderMissing(DataError):
    """There is no such folder; ``folder`` names it."""

    code = "folder_missing"


class GeometryError(AppError):
    """Shapes cannot be made from what was given."""

    code = "geometry"


class ExchangeError(AppError):
    """Files could not be taken into the data folder; it is as it was."""

    code = "exchange"


class Busy(ExchangeError):
    """Somebody else is publishing; ``holder`` says who."""

    code = "busy"


class Changed(ExchangeError):
    """The folder changed while the files were being compared; ``file`` names one."""

    code = "changed"


class Damaged(ExchangeError):
    """The history lacks the bytes of a file that it speaks of; ``file`` names it."""

    code = "damaged"


class DecisionGone(ExchangeError):
    """A decision is not there any more as it was shown."""

    code = "decision_gone"


class FolderTaken(ExchangeError):
    """A new data folder would lie where something is already; ``folder`` names it."""

    code = "folder_taken"


class NoRoom(ExchangeError):
    """The disk is full or cannot be written; ``reason`` is what the system said."""

    code = "no_room"


class TableUnreadable(ExchangeError):
    """The file of a table holds no such table; ``file`` names it."""

    code = "table_unreadable"


class Unfinished(ExchangeError):
    """The last publication cannot be carried out to its end: a file of it is in use."""

    code = "unfinished"


class UnknownCrs(ExchangeError):
    """There is no such reference system of coordinates; ``crs`` names it."""

    code = "unknown_crs"


class UnknownEntry(ExchangeError):
    """The history has no such entry; ``entry`` is its number."""

    code = "unknown_entry"


class UnknownFile(ExchangeError):
    """The folder has no such file that could be withdrawn; ``file`` names it."""

    code = "unknown_file"


class QueryError(AppError):
    """A question the data cannot answer."""

    code = "query"


class UnknownIndicator(QueryError):
    """No indicator has this code; ``indikator`` names it."""

    code = "unknown_indicator"


class UnknownArea(QueryError):
    """No area has this code; ``wilayah`` names it."""

    code = "unknown_area"


class ExportError(AppError):
    """A file could not be written."""

    code = "export"

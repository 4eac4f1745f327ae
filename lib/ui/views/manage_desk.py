"""What lies on the desk of somebody who hands files in: kept in the session, never in data/.

A desk is changed without asking Streamlit, which may end a run at any call: what has been
published is known to have been published.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lib.errors import AppError, Changed, ExchangeError
from lib.exchange.handed import Handed
from lib.exchange.plan import Mode
from lib.exchange.proposal import Proposal, propose
from lib.exchange.publish import Place
from lib.exchange.sheet import Sheet, sheets
from lib.exchange.words import fault
from lib.store.ledger import inventory
from lib.ui import cache
from lib.ui.view import View

if TYPE_CHECKING:
    from lib.ui.views.manage_fault import Fault
    from lib.ui.views.manage_order import Order

LOG = logging.getLogger(__name__)

MOST_FILES = 40
MOST_BYTES = 60_000_000
"""Of all files of one hand-in together."""
LONGEST = 120
"""Letters of a file's name that are kept."""
_DESK = "_kelola"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last order came to."""

    text: str
    """Ready to be read."""
    good: bool


@dataclass(slots=True)
class Desk:
    """One session's unpublished work."""

    round: int = 0
    """Counts hand-ins, so that each begins with an empty control."""
    mode: Mode = Mode.NAMED
    handed: list[Handed] = field(default_factory=list)
    seen: Mapping[str, str] = field(default_factory=dict)
    """What the folder held when the proposal was made."""
    proposal: Proposal | None = None
    sheets: list[Sheet] = field(default_factory=list)
    faults: list[Fault] | None = None
    """What is wrong in them, once it has been looked for."""
    trouble: str = ""
    """Why nothing could be worked out, ready to be read."""
    key: tuple[str, ...] = ()
    """What the proposal was made from."""
    entry: int | None = None
    """Entry of the history that is looked at."""
    order: Order | None = None
    """What is to be done next."""
    outcome: Outcome | None = None
    """What the last order came to, until something else is begun."""
    boundaries: dict[tuple[object, ...], Any] = field(default_factory=dict)
    """What boundary files were found to hold, by file and answers."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    """Held while an order is carried out."""

    def clear(self) -> None:
        """Take everything off the desk."""
        self.round += 1
        self.handed, self.sheets = [], []
        self.proposal, self.faults, self.trouble, self.key = None, None, "", ()
        self.mode, self.entry, self.boundaries = Mode.NAMED, None, {}


def desk(name: str = _DESK) -> Desk:
    """Return a desk of this session.

    Args:
        name: Where the session keeps it; each page that writes has its own.
    """
    found = st.session_state.get(name)
    if not isinstance(found, Desk):
        found = st.session_state[name] = Desk()
    return found


def place(wait: float = 0) -> Place:
    """Return the folder that is published into.

    Args:
        wait: Seconds to wait for another publisher.
    """
    chosen = cache.settings()
    return Place(chosen.data_dir, chosen.now(), chosen.cache_dir, wait)


def put(view: View, one: Desk, handed: Sequence[Handed]) -> None:
    """Lay files on the desk and work out what they would change, unless that is done.

    It is done anew when somebody else has published meanwhile.
    """
    key = _key(view, one.mode, handed)
    if key == one.key:
        return
    if handed and list(handed) != one.handed:
        one.outcome = None
    one.proposal, one.faults, one.sheets, one.handed = None, None, [], list(handed)
    one.trouble = _too_much(view, handed)
    if handed and not one.trouble:
        shown = st.empty()
        with shown, st.status(view.t("manage.reading")):
            found, one.trouble = attempt(view, lambda: _work_out(view, one))
            if found is not None:
                one.seen, one.proposal, one.sheets = found
            one.key = key
        shown.empty()
    one.key = key


def _work_out(view: View, one: Desk) -> tuple[Mapping[str, str], Proposal, list[Sheet]]:
    where = place()
    seen = inventory(where.folder)
    proposal = propose(where.folder, one.handed, view.today, where.cache_dir, one.mode)
    return seen, proposal, sheets(one.handed)


def attempt(view: View, work: Callable[[], T]) -> tuple[T | None, str]:
    """Do something that may fail; return what came of it, and why not, ready to be read."""
    try:
        return work(), ""
    except Changed:
        return None, view.t("manage.fault.changed")
    except ExchangeError as error:
        return None, fault(error, view.lang)
    except OSError as error:
        LOG.exception("The data folder could not be used")
        return None, view.t("manage.fault.disk", reason=error.strerror or type(error).__name__)
    except (AppError, Exception):
        LOG.exception("Files could not be taken in")
        return None, view.t("manage.fault.unknown")


def uploaded(files: Iterable[UploadedFile]) -> list[Handed]:
    """Return uploaded files under names that can do no harm."""
    return [Handed(_name(f.name), f.getvalue()) for f in files]


def _name(given: str) -> str:
    """Return the last part of a name, without signs that are not seen, not too long."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join("_" if unicodedata.category(c)[0] == "C" else c for c in last)
    stem, dot, ending = seen.rpartition(".")
    if not dot or len(ending) > 10:
        return seen[:LONGEST] or "_"
    return f"{stem[:LONGEST]}.{ending}"


def _too_much(view: View, handed: Sequence[Handed]) -> str:
    if len(handed) > MOST_FILES:
        return view.t("manage.fault.files", most=MOST_FILES)
    if sum(len(h.content) for h in handed) > MOST_BYTES:
        return view.t("manage.fault.bytes", most=MOST_BYTES // 1_000_000)
    return ""


def _key(view: View, mode: Mode, handed: Sequence[Handed]) -> tuple[str, ...]:
    return (*about(view, handed), mode.value)


def about(view: View, handed: Sequence[Handed]) -> tuple[str, ...]:
    """Return what tells files, the folder they are held against, and the language apart."""
    digests = [hashlib.sha256(h.content, usedforsecurity=False).hexdigest() for h in handed]
    return (view.city.fingerprint, view.lang, *(h.name for h in handed), *digests)

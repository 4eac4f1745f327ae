"""What can be set from outside, in one tuple.

Read with ``Settings.from_env(os.environ)`` by the entry points, never at import.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from lib.paths import ROOT


class Setting(NamedTuple):
    """One environment variable."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("DATA_DIR", "data", "Data folder; a relative path starts at the project folder."),
    Setting("CACHE_DIR", ".cache", "Where parsed data and computed shapes are kept."),
    Setting("TODAY", "", "Date (YYYY-MM-DD) that counts as today; blank: the real one."),
    Setting("WATCH", "1", "1: reload when a file in the data folder changes; 0: do not."),
    Setting("KELOLA_DATA", "lokal", "Who may change data on a page: mati, lokal or masuk."),
)


class Writing(StrEnum):
    """Who may change data on a page."""

    OFF = "mati"
    LOCAL = "lokal"
    """Whoever sits at the computer that serves."""
    SIGNED_IN = "masuk"
    """Staff who have signed in and have a role."""
    MISTYPED = "tidak_dikenal"
    """Something else was written: nobody."""

    @classmethod
    def read(cls, word: str) -> Writing:
        """Return what a word means, in Indonesian or English."""
        known = {cls.OFF: ("mati", "off"), cls.LOCAL: ("lokal", "local")}
        known[cls.SIGNED_IN] = ("masuk", "oidc")
        said = word.strip().casefold()
        return next((mode for mode, words in known.items() if said in words), cls.MISTYPED)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one process."""

    data_dir: Path
    cache_dir: Path
    today: dt.date | None
    watch: bool
    writing: Writing

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read the settings from environment variables.

        Args:
            env: Variables, as ``os.environ`` holds them.

        Returns:
            The settings; what is not named keeps its default.

        Raises:
            ValueError: ``TODAY`` is not a date in the form YYYY-MM-DD.
        """
        raw = {s.name: env.get(s.name, "").strip() or s.default for s in SETTINGS}
        return cls(
            data_dir=ROOT / raw["DATA_DIR"],
            cache_dir=ROOT / raw["CACHE_DIR"],
            today=dt.date.fromisoformat(raw["TODAY"]) if raw["TODAY"] else None,
            watch=raw["WATCH"] != "0",
            writing=Writing.read(raw["KELOLA_DATA"]),
        )

    def now(self) -> dt.date:
        """Return the date that counts as today."""
        return self.today or dt.date.today()

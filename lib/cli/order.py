"""What a command is told to do."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from lib.contract.finding import Severity
from lib.settings import Settings
from lib.store.build import load_folder
from lib.store.snapshot import Snapshot


class WrongUse(Exception):
    """The arguments ask for something that is not there; the text says what."""


@dataclass(frozen=True, slots=True)
class Order:
    """One call of the command line."""

    folder: Path
    lang: str
    settings: Settings
    chosen: argparse.Namespace

    def load(self) -> Snapshot:
        """Load the folder."""
        return load_folder(self.folder, self.settings.cache_dir, self.settings.now())


def status(snapshot: Snapshot) -> int:
    """Return 1 if a snapshot has errors, else 0."""
    return int(any(f.severity is Severity.ERROR for f in snapshot.findings))

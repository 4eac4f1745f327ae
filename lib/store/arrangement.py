"""Choices and orders of slides that are kept under a name in the data folder."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lib.store.durable import put_whole

FOLDER: Final = "presentasi"
LONGEST: Final = 80
"""Letters of a name."""
MOST: Final = 200
"""Files that are looked at, and keys of slides in one."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which slides, in which order."""

    name: str
    framework: str
    slides: tuple[str, ...]
    """Their keys."""


def arrangements(folder: Path) -> tuple[Arrangement, ...]:
    """Return what is kept in a data folder, by name; files of another form are left out.

    Args:
        folder: The data folder.
    """
    try:
        files = sorted((folder / FOLDER).glob("*.json"))[:MOST]
    except OSError:
        return ()
    found = {a.name: a for file in files if (a := _read(file)) is not None}
    return tuple(sorted(found.values(), key=lambda a: a.name.casefold()))


def keep(folder: Path, arrangement: Arrangement) -> Path:
    """Write an arrangement in one step; one of the same name is replaced.

    Args:
        folder: The data folder.
        arrangement: What is kept; its name is not blank.

    Returns:
        The file.

    Raises:
        OSError: It could not be written; an older one is still there.
    """
    content = {
        "nama": tidy(arrangement.name),
        "kerangka": arrangement.framework,
        "slide": list(arrangement.slides[:MOST]),
    }
    path = folder / FOLDER / f"{_stem(content['nama'])}.json"
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.parent.mkdir(parents=True, exist_ok=True)
    put_whole(path, f"{text}\n".encode())
    return path


def tidy(name: str) -> str:
    """Return a name without control characters and double blanks, not too long."""
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in name)
    return " ".join(visible.split())[:LONGEST].strip()


def _stem(name: object) -> str:
    """Return a file name that every system takes and that differs between names."""
    text = str(name)
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")[:40] or "susunan"
    return f"{plain}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def _read(file: Path) -> Arrangement | None:
    try:
        found: Any = json.loads(file.read_bytes())
        name, framework, slides = found["nama"], found["kerangka"], found["slide"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    texts = isinstance(slides, list) and all(isinstance(s, str) for s in slides)
    if not (isinstance(name, str) and isinstance(framework, str) and texts and tidy(name)):
        return None
    return Arrangement(tidy(name), framework, tuple(slides[:MOST]))

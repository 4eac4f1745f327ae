"""What reading a folder gave, kept on disk: a warm start parses nothing."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from lib.contract.finding import Finding
from lib.load.part import COLUMNS, Part, Reading
from lib.load.tables import Tables
from lib.store.disk import code_version, forget, read_whole, write_whole
from lib.store.intake import Stamp
from lib.store.records import from_records, to_records

_FAULTS = (ValueError, KeyError, TypeError, IndexError, OSError, pl.exceptions.PolarsError)
_OPTIONAL = ("pembilang", "penyebut", "catatan")
_ENTRIES = 4
"""States of folders that are kept; older ones are deleted."""


@dataclass(frozen=True, slots=True)
class Read:
    """What reading the files of a folder gave, before anything is put together."""

    tables: Tables
    readings: Mapping[str, Reading]
    """By file of observations."""
    digests: Mapping[str, str]
    """Hash of each file as it was read."""


class Kept:
    """The cache of one data folder."""

    def __init__(self, cache_dir: Path) -> None:
        """Use a folder, which need not be there."""
        self._place = cache_dir / "folder"

    def _path(self, fingerprint: str) -> Path:
        return self._place / f"{fingerprint}-{code_version()}.kept"

    def load(self, fingerprint: str) -> Read | None:
        """Return what was kept for a state of the folder; ``None`` if nothing or damaged."""
        content = read_whole(self._path(fingerprint))
        try:
            return _unpack(content) if content else None
        except _FAULTS:
            return None

    def save(self, fingerprint: str, read: Read) -> None:
        """Keep what a state of the folder gave, and forget the oldest states."""
        write_whole(self._path(fingerprint), _pack(read))
        forget(self._place, "*.kept", _ENTRIES)

    def stamps(self, folder: Path) -> dict[str, tuple[Stamp, str]]:
        """Return size, time stamp and hash of each file as they were last seen."""
        content = read_whole(self._stamps_path(folder))
        try:
            raw = json.loads(content) if content else {}
            return {f: ((int(s), int(m)), str(d)) for f, (s, m, d) in raw.items()}
        except _FAULTS:
            return {}

    def save_stamps(self, folder: Path, known: Mapping[str, tuple[Stamp, str]]) -> None:
        """Keep size, time stamp and hash of each file, if any is new."""
        if known == self.stamps(folder):
            return
        raw = {f: (*stamp, digest) for f, (stamp, digest) in known.items()}
        write_whole(self._stamps_path(folder), json.dumps(raw).encode())

    def _stamps_path(self, folder: Path) -> Path:
        name = zlib.crc32(str(folder.resolve()).encode())
        return self._place / f"{name:08x}.stamps"


def _pack(read: Read) -> bytes:
    parts = [p for r in read.readings.values() for p in r.parts]
    meta = {
        "tables": {
            "findings": to_records(read.tables.findings),
            "rows": {f: list(n) for f, n in read.tables.rows.items()},
        },
        "readings": {f: _reading_record(r) for f, r in read.readings.items()},
        "digests": dict(read.digests),
    }
    blocks = {name: _ipc(frame) for name, frame in read.tables.frames.items()}
    blocks |= {f"@{name}": _ipc(frame) for name, frame in read.tables.places.items()}
    blocks["/"] = _ipc(pl.concat([_part_frame(p) for p in parts]) if parts else pl.DataFrame())
    meta["blocks"] = {name: len(block) for name, block in blocks.items()}
    head = json.dumps(meta, ensure_ascii=False).encode()
    body = b"".join([len(head).to_bytes(8, "big"), head, *blocks.values()])
    return zlib.crc32(body).to_bytes(4, "big") + body


def _reading_record(reading: Reading) -> dict[str, object]:
    return {
        "layout": reading.layout,
        "rows_read": reading.rows_read,
        "findings": to_records(reading.findings),
        "parts": [
            {"sheet": p.sheet, "height": p.height, "has": [n for n in _OPTIONAL if _has(p, n)]}
            for p in reading.parts
        ],
    }


def _has(part: Part, name: str) -> bool:
    return getattr(part, name) is not None


def _part_frame(part: Part) -> pl.DataFrame:
    columns = {n: getattr(part, n) for n in COLUMNS}
    for name, dtype in zip(_OPTIONAL, (pl.Float64, pl.Float64, pl.String), strict=True):
        there = getattr(part, name)
        blank = pl.Series([None], dtype=dtype).new_from_index(0, part.height)
        columns[name] = blank if there is None else pl.Series(there).cast(dtype)
    return pl.DataFrame(columns)


def _ipc(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_ipc(buffer)
    return buffer.getvalue()


def _unpack(content: bytes) -> Read | None:
    body = memoryview(content)[4:]
    if zlib.crc32(body) != int.from_bytes(content[:4], "big"):
        return None
    size = int.from_bytes(body[:8], "big")
    meta: dict[str, Any] = json.loads(bytes(body[8 : 8 + size]))
    frames: dict[str, pl.DataFrame] = {}
    start = 8 + size
    for name, length in meta["blocks"].items():
        frames[name] = pl.read_ipc(io.BytesIO(body[start : start + length]))
        start += length
    observations = frames.pop("/")
    rows = {f: (int(a), int(b)) for f, (a, b) in meta["tables"]["rows"].items()}
    places = {name[1:]: frames.pop(name) for name in list(frames) if name.startswith("@")}
    tables = Tables(frames, from_records(meta["tables"]["findings"]), rows, places)
    return Read(tables, _readings(meta["readings"], observations), meta["digests"])


def _readings(records: Mapping[str, Any], frame: pl.DataFrame) -> dict[str, Reading]:
    found: dict[str, Reading] = {}
    start = 0
    for file, record in records.items():
        parts = []
        for part in record["parts"]:
            rows = frame.slice(start, part["height"])
            start += part["height"]
            parts.append(_part(file, part["sheet"], rows, part["has"]))
        findings: tuple[Finding, ...] = from_records(record["findings"])
        found[file] = Reading(tuple(parts), record["layout"], record["rows_read"], findings)
    return found


def _part(file: str, sheet: str | None, rows: pl.DataFrame, has: Sequence[str]) -> Part:
    numbers = {n: rows[n].to_numpy() for n in ("pembilang", "penyebut") if n in has}
    return Part(
        file=file,
        sheet=sheet,
        **{n: np.asarray(rows[n].to_numpy()) for n in COLUMNS},
        **numbers,
        catatan=rows["catatan"] if "catatan" in has else None,
    )

"""Everything that proves something in one file, with an index for the assessors."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lib.city import evidence
from lib.city.city import City
from lib.city.evidence import Evidence, Place
from lib.export import listing
from lib.export.about import About
from lib.i18n import t

MIME = "application/zip"
LIMIT = 400 * 2**20
"""Bytes of evidence that one bundle takes; what is beyond is named in the index only."""
_STAMP = (2020, 1, 1, 0, 0, 0)
_HEADS = (
    *("number", "kind", "code", "name", "dimension", "pillar", "subpillar", "agency", "title"),
    *("date", "status", "place", "link", "file", "remark", "sample"),
)
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Bundle:
    """What went into a bundle."""

    content: bytes
    files: int
    """Files that are in it beside the index."""
    missing: int
    """Pieces that name a file which is not there or may not be read."""
    pieces: int


def bundle(city: City, folder: Path, about: About, *, lang: str) -> Bundle:
    """Put all evidence into a zip.

    Args:
        city: The city.
        folder: Its data folder, where the files are.
        about: Who made it when; the mark of sample data is added where it is due.
        lang: ``id`` or ``en``.

    Returns:
        A zip with the index as workbook and as CSV, and each file below ``bukti/<code>/``.
        Equal input gives equal bytes.
    """
    found = evidence.register(city)
    about = replace(about, sample=about.sample or evidence.has_sample(found))
    names: dict[Path, str] = {}
    rows, size, missing = [], 0, 0
    for number, one in enumerate(found, 1):
        where = evidence.place(one, folder)
        path = evidence.path(one, folder) if where is Place.FILE else None
        inside = ""
        if path is not None and size + path.stat().st_size <= LIMIT:
            size += 0 if path in names else path.stat().st_size
            inside = names.setdefault(path, _name(one, path, names))
        missing += where in (Place.LOST, Place.REFUSED)
        rows.append((number, *_row(city, one, where, inside, lang)))
    heads = [t(f"evidence.column.{h}", lang) for h in _HEADS]
    title = t("evidence.index_file", lang)
    parts = {
        f"{title}.xlsx": listing.xlsx(heads, rows, about, lang=lang),
        f"{title}.csv": listing.csv(heads, rows, about, lang=lang),
    }
    parts |= {name: path.read_bytes() for path, name in names.items()}
    return Bundle(_zipped(parts), len(names), missing, len(found))


def _name(one: Evidence, path: Path, taken: dict[Path, str]) -> str:
    """Return a name within the zip that nothing else has."""
    code, stem = (_SAFE.sub("_", text).strip("._") or "_" for text in (one.kode, path.stem))
    number, name = 1, f"bukti/{code}/{stem}{path.suffix}"
    while name in taken.values():
        number += 1
        name = f"bukti/{code}/{stem}-{number}{path.suffix}"
    return str(PurePosixPath(name))


def _row(city: City, one: Evidence, where: Place, inside: str, lang: str) -> listing.Row:
    return (
        t(f"evidence.kind.{'program' if one.program else 'indikator'}", lang),
        one.kode,
        *_subject(city, one, lang),
        city.catalogue.agency_name(one.opd),
        one.judul,
        one.tanggal,
        t(f"evidence.status.{one.status or 'none'}", lang),
        t(f"evidence.place.{where}", lang),
        one.tautan,
        inside,
        one.keterangan,
        t("terms.yes" if one.contoh else "terms.no", lang),
    )


def _subject(city: City, one: Evidence, lang: str) -> tuple[str, str, str, str]:
    """Name, dimension, pillars and sub-dimension of what a piece proves."""
    names = {d.kode: d.name(lang) for d in city.catalogue.all_dimensions}
    if one.program is None:
        indicator = city.catalogue.indicator(str(one.indikator))
        pillar = names.get(indicator.pilar or "", "")
        dimension = names.get(indicator.dimensi, indicator.dimensi)
        return indicator.name(lang), dimension, pillar, indicator.subpilar or ""
    name, dimension, pillars = _programme(city, one.program)
    return name, names.get(dimension, dimension), ", ".join(names.get(p, p) for p in pillars), ""


def _programme(city: City, code: str) -> tuple[str, str, list[str]]:
    rows = city.snapshot.tables["program"].select("kode", "nama", "dimensi", "pilar").iter_rows()
    for kode, name, dimension, pillars in rows:
        if kode == code:
            return name, dimension, (pillars or "").split(";") if pillars else []
    return code, "", []


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()

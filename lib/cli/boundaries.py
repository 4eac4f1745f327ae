"""``boundaries import``: matches, mends, simplifies and stores the boundaries of the areas."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from lib.cli.findings import lines, record
from lib.cli.handing_in import place, told
from lib.cli.order import Order, WrongUse
from lib.errors import ExchangeError, UnknownArea
from lib.exchange.boundaries import Answers, Stored, preview, store
from lib.exchange.handed import Handed, collect
from lib.exchange.publish import WAIT, Author
from lib.i18n import t
from lib.i18n.format import number

Shared = Callable[[argparse.ArgumentParser, str], None]
SHOWN = 20
"""Areas or shapes of each kind that are written out."""


def add_command(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``boundaries import`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds what every command has beside the folder.
        lang: ``id`` or ``en``.
    """
    parser = add("boundaries", help=t("cli.boundaries", lang))
    parser.add_argument(
        "action",
        type=str.casefold,
        choices=("import",),
        metavar="import",
        help=t("cli.impor", lang),
    )
    parser.add_argument("file", metavar="FILE", help=t("cli.boundary_file", lang))
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help=t("cli.folder", lang))
    shared(parser, lang)
    for word in ("lihat", "terima-mirip"):
        text = t(f"cli.{word.replace('-', '_')}", lang)
        parser.add_argument(f"--{word}", action="store_true", help=text)
    parser.add_argument(
        "--tetapkan",
        action="append",
        default=[],
        metavar=t("cli.tetapkan_form", lang),
        help=t("cli.tetapkan", lang),
    )
    parser.add_argument("--crs", metavar="EPSG:…", help=t("cli.crs", lang))
    for word in ("nama", "alasan"):
        parser.add_argument(f"--{word}", default="", metavar="…", help=t(f"cli.{word}", lang))
    waiting = t("cli.tunggu", lang, default=round(WAIT))
    parser.add_argument("--tunggu", type=float, default=WAIT, metavar="N", help=waiting)


def boundaries(order: Order) -> int:
    """Import boundaries, or only show what would come of it, and print what matched.

    Returns:
        1 if the file was refused, else 0.

    Raises:
        WrongUse: The file is not there, an answer makes no sense, or the folder cannot be
            published into now.
    """
    handed, answers = _file(order), _answers(order)
    why = " ".join(order.chosen.alasan.split()) or t(
        "cli.boundaries_reason", order.lang, file=handed.name
    )
    author = Author(" ".join(order.chosen.nama.split()), why)
    try:
        if order.chosen.lihat:
            result = Stored(preview(place(order), handed, answers), None)
        else:
            result = store(place(order), handed, author, answers)
    except ExchangeError as error:
        raise told(order, error) from error
    except UnknownArea as error:
        code = error.params["wilayah"]
        raise WrongUse(t("cli.unknown", order.lang, option="--tetapkan", value=code)) from error
    if order.chosen.json:
        print(json.dumps(as_json(result, order.lang), ensure_ascii=False))
    else:
        print("\n".join(as_text(result, order.lang)))
        print(_outcome(result, looked=order.chosen.lihat, lang=order.lang))
    return int(result.proposal.refused)


def _file(order: Order) -> Handed:
    path = Path(order.chosen.file)
    try:
        if path.is_dir():
            raise IsADirectoryError(None, None, str(path))
        return collect([path])[0]
    except OSError as missing:
        raise WrongUse(t("cli.no_file", order.lang, file=order.chosen.file)) from missing


def _answers(order: Order) -> Answers:
    areas = {}
    for pair in order.chosen.tetapkan:
        label, sign, code = pair.rpartition("=")
        if not (sign and label.strip() and code.strip()):
            raise WrongUse(t("cli.tetapkan_wrong", order.lang, value=pair))
        areas[label.strip()] = code.strip()
    return Answers(order.chosen.terima_mirip, areas, order.chosen.crs)


def as_json(result: Stored, lang: str) -> dict[str, object]:
    """Return the object that ``boundaries import --json`` prints."""
    found = result.proposal
    return {
        "id": result.entry.number if result.entry else None,
        "stored": result.entry is not None,
        "refused": found.refused,
        "shapes": found.shapes,
        "areas": len(found.frame),
        "by": found.ways,
        "matched": [
            {"kode": m.kode, "nama": m.nama, "by": m.way, "label": m.label} for m in found.matched
        ],
        "likely": [
            {
                "label": one.label,
                "row": one.row,
                "kode": one.kode,
                "nama": one.nama,
                "likeness": round(one.likeness, 3),
            }
            for one in found.likely
        ],
        "unmatched": [
            {"label": one.label, "row": one.row, "candidates": list(one.candidates)}
            for one in found.lost
        ],
        "missing": [{"kode": kode, "nama": nama} for kode, nama in found.missing],
        "kept": list(found.kept),
        "foreign": found.foreign,
        "files": [
            {"file": file, "change": "removed" if content is None else "written"}
            for file, content in found.files.items()
        ],
        "findings": [record(f, lang) for f in found.findings],
    }


def as_text(result: Stored, lang: str) -> Iterator[str]:
    """Yield the lines that ``boundaries import`` prints."""
    found = result.proposal
    counts = {way: number(count, lang) for way, count in found.ways.items()}
    yield t("cli.boundary_read", lang, file=found.name, shapes=number(found.shapes, lang))
    yield t("cli.boundary_ways", lang, **counts)
    likely = [
        t("cli.boundary_likely", lang, label=one.label, nama=one.nama, kode=one.kode)
        for one in found.likely
    ]
    missing = [f"{nama} ({kode})" for kode, nama in found.missing]
    for key, said in (
        ("likely", likely),
        ("lost", [one.label for one in found.lost]),
        ("missing", missing),
        ("kept", list(found.kept)),
    ):
        if said:
            yield f"{t(f'cli.boundary_{key}_head', lang)}:"
            yield from (f"  {one}" for one in said[:SHOWN])
            if len(said) > SHOWN:
                yield "  " + t("cli.rest", lang, count=number(len(said) - SHOWN, lang))
    yield from lines(found.findings, lang)


def _outcome(result: Stored, *, looked: bool, lang: str) -> str:
    if result.entry is not None:
        return t("cli.published", lang, id=result.entry.number)
    if result.proposal.refused:
        return t("cli.boundary_refused", lang)
    return t("cli.boundary_looked" if looked else "cli.no_change", lang)

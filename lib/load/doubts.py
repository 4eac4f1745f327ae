"""What is doubtful about figures that are each fine by themselves, as findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import polars as pl

from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.contract.tables import OBSERVATION
from lib.load.aims import backward_targets
from lib.load.plausible import Reason, slips
from lib.load.ratios import unequal_ratios
from lib.load.report import LIMIT, shorten
from lib.load.shares import fractions
from lib.load.totals import unequal_totals
from lib.load.wording import odd_text

KEY = OBSERVATION.key
_CODES: Mapping[str, Code] = {
    Reason.TIMES.value: Code.VALUE_TIMES,
    Reason.UNIT.value: Code.UNIT_CHANGED,
    Reason.PAST.value: Code.VALUE_UNLIKE_PAST,
    Reason.PEERS.value: Code.VALUE_UNLIKE_PEERS,
}
_SLACK = 1e-4
"""Part by which a sum of weights may miss its whole."""
_DIGITS = 6
Row = Mapping[str, object]


class Loaded(Protocol):
    """What figures are held against each other in: a snapshot."""

    @property
    def values(self) -> pl.DataFrame:
        """Columns of the tidy table."""

    @property
    def tables(self) -> Mapping[str, pl.DataFrame]:
        """Reference tables by name."""

    @property
    def places(self) -> Mapping[str, pl.DataFrame]:
        """Where each row of a table stands: berkas, lembar, baris."""


def doubts(loaded: Loaded) -> tuple[Finding, ...]:
    """Return warnings about figures that do not go together.

    Values unlike their own series or the other areas, percentages that look like
    fractions, wholes that are not the sum of their parts, ratios that their two numbers do not
    give, targets on the wrong side, weights that miss 100, notes that hold markup or formulas.
    """
    found = [
        *_slips(loaded),
        *_fractions(loaded),
        *_totals(loaded),
        *_ratios(loaded),
        *_targets(loaded),
        *_weights(loaded),
    ]
    return (*_limited(found), *_limited(list(_notes(loaded))))


def _limited(found: list[Finding]) -> Iterator[Finding]:
    """Keep so many findings of one code and file; the rest become one with a count."""
    groups: dict[tuple[str, Code], list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.file, finding.code), []).append(finding)
    for group in groups.values():
        yield from group[:LIMIT]
        if len(group) > LIMIT:
            first = group[LIMIT]
            yield Finding(
                *(first.severity, first.code, first.file, first.sheet, first.row, first.column),
                *(first.value, first.params, len(group) - LIMIT),
            )


def _slips(loaded: Loaded) -> Iterator[Finding]:
    found = slips(loaded.values, loaded.tables["jeda"])
    for row in _placed(found, loaded.values):
        params = {
            "key": _key(row),
            "median": _plain(row["banding"]),
            "times": _plain(row["kali"]),
            "z": _plain(row["z"], 1),
            "n": str(row["n"]),
        }
        yield _warning(_CODES[str(row["alasan"])], row, "nilai", _plain(row["nilai"]), params)


def _fractions(loaded: Loaded) -> Iterator[Finding]:
    for row in fractions(loaded.values, loaded.tables["indikator"]).rows(named=True):
        params = {
            "indicator": str(row["indikator"]),
            "n": str(row["n"]),
            "low": _plain(row["rendah"]),
            "high": _plain(row["tinggi"]),
        }
        yield _warning(Code.PERCENT_FRACTION, row, "nilai", _plain(row["nilai"]), params)


def _totals(loaded: Loaded) -> Iterator[Finding]:
    tables = loaded.tables
    found = unequal_totals(loaded.values, tables["indikator"], tables["wilayah"])
    for row in _placed(found, loaded.values):
        params = {"key": _key(row), "parts": _plain(row["jumlah"]), "n": str(row["n"])}
        yield _warning(Code.PARTS_DIFFER, row, "nilai", _plain(row["nilai"]), params)


def _ratios(loaded: Loaded) -> Iterator[Finding]:
    found = unequal_ratios(loaded.values, loaded.tables["indikator"])
    for row in _placed(found, loaded.values):
        params = {
            "key": _key(row),
            "numerator": _plain(row["pembilang"]),
            "denominator": _plain(row["penyebut"]),
            "ratio": _plain(row["hasil"]) or "?",
        }
        yield _warning(Code.RATIO_DIFFERS, row, "nilai", _plain(row["nilai"]), params)


def _targets(loaded: Loaded) -> Iterator[Finding]:
    targets = loaded.tables["target"]
    if targets.is_empty():
        return
    found = backward_targets(targets, loaded.values, loaded.tables["indikator"])
    for row in _at(found, loaded.places.get("target")):
        params = {
            "key": _key(row),
            "baseline": _plain(row["awal"]),
            "period": str(row["periode_awal"]),
            "direction": str(row["arah"]),
        }
        yield _warning(Code.TARGET_BACKWARD, row, "target", _plain(row["target"]), params)


def _weights(loaded: Loaded) -> Iterator[Finding]:
    """Add up the weights of each year of the assessment; a component counts once."""
    table = loaded.tables["penilaian"].with_row_index("urut")
    once = table.unique(["tahun", "komponen"], keep="first", maintain_order=True)
    sums = once.group_by("tahun", maintain_order=True).agg(
        pl.col("urut").first(), pl.col("bobot").sum(), utuh=_whole()
    )
    off = (pl.col("bobot") - pl.col("utuh")).abs() > pl.col("utuh") * _SLACK
    for row in _at(sums.filter(off), loaded.places.get("penilaian")):
        params = {"year": str(row["tahun"]), "allowed": _plain(row["utuh"])}
        yield _warning(Code.WEIGHTS_SUM, row, "bobot", _plain(row["bobot"]), params)


def _whole() -> pl.Expr:
    """Return what weights add up to: 1 where they are shares, 100 where they are per cent."""
    return pl.when(pl.col("bobot").max() <= 1).then(1.0).otherwise(100.0)


def _notes(loaded: Loaded) -> Iterator[Finding]:
    """Look for markup and formulas in the notes of values."""
    notes = loaded.values["catatan"]
    if notes.null_count() == len(notes):
        return
    for code, mask in odd_text(notes).items():
        for row in loaded.values.filter(mask).iter_rows(named=True):
            yield _warning(code, row, "catatan", str(row["catatan"]), {})


def _placed(found: pl.DataFrame, values: pl.DataFrame) -> Iterable[Row]:
    """Put beside keys where their values stand."""
    if found.is_empty():
        return ()
    place = [c for c in ("berkas", "lembar", "baris") if c in values.columns]
    return found.join(values.select(*KEY, *place), on=KEY, maintain_order="left").rows(named=True)


def _at(found: pl.DataFrame, places: pl.DataFrame | None) -> Iterable[Row]:
    """Put beside rows of a table where they stand."""
    if found.is_empty() or places is None:
        return found.with_columns(berkas=pl.lit(""), baris=None).rows(named=True)
    here = places[found["urut"].to_list()]
    return found.hstack(here).rows(named=True)


def _warning(code: Code, row: Row, column: str, value: str, params: Mapping[str, str]) -> Finding:
    line, sheet = row["baris"], row.get("lembar")
    return Finding(
        Severity.WARNING,
        code,
        str(row["berkas"]),
        str(sheet) if sheet is not None else None,
        line if isinstance(line, int) else None,
        column,
        shorten(value),
        params,
    )


def _key(row: Row) -> str:
    return " / ".join(str(row[c]) for c in KEY)


def _plain(value: object, digits: int = _DIGITS) -> str:
    """Write a number with a decimal point and without the digits that say nothing."""
    if not isinstance(value, float):
        return "" if value is None else str(value)
    text = f"{value:.{digits}f}" if abs(value) < 1e15 else repr(value)
    return text.rstrip("0").rstrip(".") if "." in text else text

"""What a hand-in changes, as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from lib.cli.findings import lines as finding_lines
from lib.cli.findings import record
from lib.exchange.difference import KEY, Difference, RowChange
from lib.exchange.proposal import Proposal
from lib.exchange.words import doubt, fate, figure
from lib.i18n import t
from lib.i18n.format import number, period

SHOWN = 20
"""Values of each kind that are written out."""
_COLUMNS = (*KEY, "nilai", "kata", "status", "sumber")
Row = dict[str, object]


def as_json(proposal: Proposal, lang: str) -> dict[str, object]:
    """Return the object that ``diff --json`` prints."""
    going = {t.name: t for t in proposal.taken}
    doubtful = proposal.doubtful.rows(named=True)
    return {
        **difference_json(proposal.difference, proposal.places),
        "suspicious": [{**row, "message": doubt(row, lang)} for row in doubtful],
        "findings": [record(f, lang) for f in proposal.findings],
        "files": [
            {
                "file": f.file,
                "layout": f.layout,
                "rows_read": f.rows_read,
                "rows_kept": f.rows_kept,
                "fate": going[f.file].fate.value,
                "target": going[f.file].file,
            }
            for f in proposal.read
        ],
        "counts": proposal.counts,
        "refused": proposal.refused,
    }


def difference_json(differs: Difference, places: pl.DataFrame | None = None) -> dict[str, object]:
    """Return what differs as lists of records.

    Args:
        differs: The difference.
        places: Where incoming values stand in the handed-in files; else they are where they
            stand in the folder.
    """
    return {
        "new": _records(_placed(differs.new, places)),
        "changed": _records(_placed(differs.changed, places)),
        "removed": _records(differs.removed),
        "withheld": _records(_placed(differs.withheld, places)),
        "tables": [_row_json(c) for c in differs.tables],
    }


def _placed(frame: pl.DataFrame, places: pl.DataFrame | None) -> pl.DataFrame:
    """Say where values stand in the files that were handed in."""
    if places is None:
        return frame
    known = places.unique(KEY, keep="first", maintain_order=True)
    both = frame.join(known, on=KEY, how="left", suffix="_baru", maintain_order="left")
    return both.with_columns(
        pl.coalesce(f"{c}_baru", c).alias(c) for c in ("berkas", "baris")
    ).drop("berkas_baru", "baris_baru")


def _records(frame: pl.DataFrame) -> list[Row]:
    named = frame.rename({"berkas": "file", "baris": "row"})
    rows = named.rows(named=True)
    for row in rows:
        if "kolom" in row:
            row["columns"] = row.pop("kolom").split(",")
    return rows


def _row_json(change: RowChange) -> Row:
    return {
        "table": change.table,
        "key": change.key,
        "change": change.turn.value,
        "before": dict(change.before),
        "after": dict(change.after),
    }


def as_text(proposal: Proposal, names: Mapping[str, str], lang: str) -> Iterator[str]:
    """Yield the lines that ``diff`` prints.

    Args:
        proposal: What would come of the hand-in.
        names: Name of each area by its code.
        lang: ``id`` or ``en``.
    """
    going = {t.name: t for t in proposal.taken}
    for file in proposal.read:
        yield t(
            "cli.read_as",
            lang,
            file=file.file,
            layout=t(f"cli.layout.{file.layout}", lang),
            rows=number(file.rows_read, lang),
            kept=number(file.rows_kept, lang),
            fate=fate(going[file.file], lang),
        )
    yield from finding_lines(proposal.findings, lang)
    differs = proposal.difference
    if proposal.doubtful.height:
        yield f"{t('exchange.suspicious', lang)}:"
        for row in proposal.doubtful.head(SHOWN).iter_rows(named=True):
            yield f"  {_key(row, names, lang)}: {doubt(row, lang)}"
        yield from _rest(proposal.doubtful.height, lang)
    yield from difference_text(differs, names, lang)
    if differs.removed.height:
        yield t("cli.removed_hint", lang)
    yield counts_text(proposal.counts, lang)


def difference_text(differs: Difference, names: Mapping[str, str], lang: str) -> Iterator[str]:
    """Yield one line per value and per row of a table that differs, the first of each kind."""
    for kind in ("new", "changed", "removed", "withheld"):
        frame: pl.DataFrame = getattr(differs, kind)
        if frame.is_empty():
            continue
        yield f"{t(f'exchange.{kind}', lang)}:"
        for row in frame.head(SHOWN).iter_rows(named=True):
            yield f"  {_key(row, names, lang)}: {_change(row, lang)}"
        yield from _rest(frame.height, lang)
    if differs.tables:
        yield f"{t('exchange.tables', lang)}:"
        yield from (f"  {_row_text(c, lang)}" for c in differs.tables[:SHOWN])
        yield from _rest(len(differs.tables), lang)


def counts_text(counts: Mapping[str, int], lang: str) -> str:
    """Say how many values and rows change in which way, or how many areas get a boundary."""
    if "boundaries" in counts:
        return t("cli.boundary_count", lang, areas=number(counts["boundaries"], lang))
    kinds = ("new", "changed", "removed", "suspicious", "tables")
    return t("cli.counts", lang, **{k: number(counts.get(k, 0), lang) for k in kinds})


def _rest(height: int, lang: str) -> Sequence[str]:
    if height <= SHOWN:
        return ()
    return (f"  {t('cli.rest', lang, count=number(height - SHOWN, lang))}",)


def _key(row: Mapping[str, object], names: Mapping[str, str], lang: str) -> str:
    code = str(row["wilayah"])
    area = f"{names[code]} ({code})" if code in names else code
    return f"{row['indikator']}  {area}  {period(str(row['periode']), lang)}"


def _change(row: Mapping[str, object], lang: str) -> str:
    now = _value(row, "", lang)
    if "nilai_lama" not in row:
        return now
    was = _value(row, "_lama", lang)
    others = [c for c in str(row["kolom"]).split(",") if c != "nilai"]
    said = f"{was} → {now}" if was != now else now
    return f"{said} ({', '.join(others)})" if others else said


def _value(row: Mapping[str, object], when: str, lang: str) -> str:
    word, value = row[f"kata{when}"], row[f"nilai{when}"]
    return (
        str(word) if word is not None else figure(value if isinstance(value, float) else None, lang)
    )


def _row_text(change: RowChange, lang: str) -> str:
    turn = t(f"exchange.turn.{change.turn}", lang)
    columns = ", ".join(change.after) if change.before and change.after else ""
    return f"{change.table}  {change.key}: {turn}" + (f" ({columns})" if columns else "")

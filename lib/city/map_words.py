"""What a map says in words: its finding and the lines of its tooltips."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from lib.analysis.change import Verdict
from lib.city import words
from lib.city.city import City
from lib.city.scene import Scene
from lib.contract.vocabulary import Aggregation, Direction, Level, Status
from lib.i18n import t
from lib.i18n.format import listing, number, period

NAMED = 2
"""Areas with the same value that are still named one by one."""

Row = Mapping[str, Any]


def level(name: Level, lang: str) -> str:
    """Return what the areas of a level are called."""
    return t(f"map.level.{name}", lang)


def finding(scene: Scene, city: City, lang: str) -> str:
    """Return the sentence above a map, made from its figures."""
    rows = scene.rows.filter(pl.col("tampil").is_not_null())
    said = {"indicator": scene.indicator.name(lang), "period": period(scene.period, lang)}
    if scene.earlier is not None:
        said["earlier"] = period(scene.earlier, lang)
    if rows.is_empty():
        key = "no_values" if scene.earlier is None else "no_changes"
        return t(f"map.finding.{key}", lang, level=level(scene.level, lang), **said)
    if scene.earlier is not None:
        return _changes(scene, rows, city, lang, said)
    return _values(scene, rows, city, lang, said)


def caution(scene: Scene, lang: str) -> str:
    """Return what a reader must know before comparing the colours; blank if nothing."""
    counts = scene.indicator.agregasi is Aggregation.SUM and scene.rows.height > 1
    return t("map.caution.counts", lang) if counts else ""


def tips(scene: Scene, lang: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of the tooltip below name and value, by area."""
    return {r["wilayah"]: tuple(lines(scene, r, lang)) for r in scene.rows.iter_rows(named=True)}


def lines(scene: Scene, row: Row, lang: str) -> list[str]:
    """Return what is to be said of one area: its place or its path, its change, its marks."""
    return (_change_lines if scene.earlier is not None else _value_lines)(scene, row, lang)


def _values(scene: Scene, rows: pl.DataFrame, city: City, lang: str, said: dict[str, str]) -> str:
    say = {v: words.value(scene.indicator, v, lang) for v in rows["tampil"].unique()}
    if rows.height == 1:
        only = rows.row(0, named=True)
        name = city.catalogue.area(only["wilayah"]).nama
        return t("map.finding.one", lang, area=name, value=say[only["tampil"]], **said)
    low, high = rows["tampil"].min(), rows["tampil"].max()
    if low == high:
        return t("map.finding.equal", lang, value=say[high], **said)
    best, worst = (low, high) if scene.judged and scene.favourable < 0 else (high, low)
    kind = "judged" if scene.judged else "neutral"
    text = t(
        f"map.finding.{kind}",
        lang,
        first=_names(rows, best, city, lang),
        first_value=say[best],
        last=_names(rows, worst, city, lang),
        last_value=say[worst],
        **said,
    )
    if scene.city_value is None or scene.indicator.agregasi is Aggregation.SUM:
        return text
    whole = words.value(scene.indicator, scene.city_value, lang)
    return f"{text} {t('map.finding.city', lang, city=city.name(lang), value=whole)}"


def _changes(scene: Scene, rows: pl.DataFrame, city: City, lang: str, said: dict[str, str]) -> str:
    neutral = scene.indicator.arah is Direction.NEUTRAL
    gain = pl.col("tampil") * (1 if neutral else scene.favourable)
    same = rows.filter(pl.col("penilaian") == Verdict.SAME).height
    moved = rows.filter(pl.col("penilaian") != Verdict.SAME).with_columns(gain.alias("maju"))
    ahead = moved.filter(pl.col("maju") > 0).height
    key = _movement(ahead, moved.height - ahead, same) + (
        "_neutral" if neutral and moved.height else ""
    )
    text = t(
        f"map.finding.{key}",
        lang,
        ahead=number(ahead, lang),
        behind=number(moved.height - ahead, lang),
        same=number(same, lang),
        count=number(rows.height, lang),
        level=level(scene.level, lang),
        **said,
    )
    ends = moved.sort("maju")
    parts = []
    if ahead:
        parts.append(_end(scene, ends.row(-1, named=True), city, lang, "most"))
    if ahead < moved.height:
        parts.append(_end(scene, ends.row(0, named=True), city, lang, "least"))
    return " ".join([text, *parts])


def _movement(ahead: int, behind: int, same: int) -> str:
    """Return which sentence fits: all moved one way, none moved, or some did."""
    match bool(ahead), bool(behind), bool(same):
        case True, False, False:
            return "all_ahead"
        case False, True, False:
            return "all_behind"
        case False, False, _:
            return "all_same"
        case _:
            return "moved"


def _end(scene: Scene, row: Row, city: City, lang: str, which: str) -> str:
    neutral = "_neutral" if scene.indicator.arah is Direction.NEUTRAL else ""
    return t(
        f"map.finding.{which}{neutral}",
        lang,
        area=city.catalogue.area(row["wilayah"]).nama,
        way=t(f"map.way.{'up' if row['tampil'] > 0 else 'down'}", lang),
        amount=words.amount(scene.indicator, row["tampil"], lang),
    )


def _names(rows: pl.DataFrame, value: object, city: City, lang: str) -> str:
    codes = rows.filter(pl.col("tampil") == value)["wilayah"].sort().to_list()
    if len(codes) > NAMED:
        return t("map.areas", lang, count=number(len(codes), lang))
    return listing([city.catalogue.area(c).nama for c in codes], lang)


def _value_lines(scene: Scene, row: Row, lang: str) -> list[str]:
    ranked = row["peringkat_semua"] is not None and row["dari_semua"] > 1
    rank = words.rank(row, "semua", lang) if ranked else ""
    change = words.change(scene.indicator, row, lang)
    return [line for line in (_capital(rank), _capital(change), *_marks(row, lang)) if line]


def _change_lines(scene: Scene, row: Row, lang: str) -> list[str]:
    if row["tampil"] is None:
        return [t(f"map.gap.{row['alasan']}", lang)]
    before, after = (words.value(scene.indicator, row[c], lang) for c in ("sebelum", "nilai"))
    path = t("map.path", lang, before=before, after=after)
    verdict = row["penilaian"]
    judged = verdict if verdict not in (None, Verdict.NEUTRAL) else ""
    judgement = _capital(t(f"words.judgement.{judged}", lang)) if judged else ""
    return [line for line in (path, judgement, *_marks(row, lang)) if line]


def _marks(row: Row, lang: str) -> list[str]:
    marks = []
    if row.get("contoh"):
        marks.append(t("app.sample", lang))
    elif row.get("status") in (Status.PROVISIONAL, Status.ESTIMATE):
        key = "provisional" if row["status"] == Status.PROVISIONAL else "estimate"
        marks.append(_capital(t(f"app.{key}", lang)))
    if row.get("cakupan") is not None:
        share = f"{number(row['cakupan'] * 100, lang)} %"
        marks.append(_capital(t("app.computed", lang, coverage=share)))
    return marks


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

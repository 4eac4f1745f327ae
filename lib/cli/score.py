"""``score``: scores of indicators, dimensions and the whole, and what pulls them down."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

import polars as pl

from lib.city import score, trial
from lib.city.city import City
from lib.city.score import Asked
from lib.cli import producing
from lib.cli.order import Order, WrongUse
from lib.cli.order import status as outcome
from lib.cli.selection import Selection, add_options, selection, single_period
from lib.cli.table import Shared, add_output, aligned, give
from lib.contract.periods import Period
from lib.contract.vocabulary import Framework
from lib.i18n import t
from lib.i18n.format import number, period

_WHOLE = ("wilayah", "skor", "n", "dari", "cakupan", "lengkap", "dimensi", "contoh")
_DIMENSIONS = ("wilayah", "dimensi", "skor", "n", "dari", "cakupan", "bobot", "contoh")
_INDICATORS = (
    "wilayah",
    "dimensi",
    "indikator",
    "nilai",
    "periode",
    "skor",
    "bobot",
    "bobot_efektif",
    "contoh",
)


def add_command(add: Callable[..., argparse.ArgumentParser], shared: Shared, lang: str) -> None:
    """Add ``score`` to a parser.

    Args:
        add: Makes the parser of one command by its name.
        shared: Adds folder and what every command has beside it.
        lang: ``id`` or ``en``.
    """
    parser = add("score", help=t("cli.score", lang))
    shared(parser, lang)
    add_options(parser, lang)
    frameworks = [f.value for f in Framework]
    parser.add_argument(
        "--kerangka",
        choices=frameworks,
        default=Framework.CITY.value,
        metavar="|".join(frameworks),
        help=t("cli.kerangka_skor", lang),
    )
    parser.add_argument("--coba", default="", metavar="…", help=t("cli.coba", lang))
    parser.add_argument("--nyata", action="store_true", help=t("cli.nyata", lang))
    add_output(parser, lang)


def scores(order: Order) -> int:
    """Print the scores of the chosen areas.

    Returns:
        1 if the folder has errors (the good values are scored all the same), else 0.

    Raises:
        WrongUse: An option names something that the folder does not know, or no trial.
    """
    snapshot = order.load()
    picked = selection(order, snapshot)
    city = producing.city(order, snapshot)
    asked = _asked(order, city, picked)
    found = score.of(city, asked)
    areas = _areas(city, picked)
    here = pl.col("wilayah").is_in(areas)
    whole = found.gabungan.filter(here).select(_WHOLE)
    dimensions = found.dimensi.filter(here).select(_DIMENSIONS)
    rows = picked.rows(found.indikator.filter(here)).select(_INDICATORS)
    parts = [_parts(city, asked, area) for area in whole["wilayah"]]
    result: dict[str, object] = {
        "year": asked.tahun,
        "framework": asked.kerangka.value,
        "real_only": asked.nyata,
        "trial": trial.written(asked.rancangan),
        "design": asdict(found.rancangan),
        "areas": whole,
        "dimensions": dimensions,
        "indicators": rows,
        "contributions": picked.rows(pl.concat(parts)) if parts else [],
    }
    give(order, result, rows, lambda: _text(order, city, asked, (whole, dimensions, rows)))
    return outcome(snapshot)


def _asked(order: Order, city: City, picked: Selection) -> Asked:
    when = single_period(order, picked)
    years = score.years(city)
    if when is not None and Period.parse(when).months != 12:
        raise WrongUse(t("cli.one_period", order.lang))
    year = int(when) if when else max(years, default=order.settings.now().year)
    known = city.catalogue
    framework = Framework(order.chosen.kerangka)
    dimensions = {d.kode for d in known.dimensions(framework)}
    text = order.chosen.coba
    tried = trial.read(text, set(known.by_code), dimensions)
    if tried is None:
        raise WrongUse(t("cli.unknown", order.lang, option="--coba", value=text))
    return Asked(framework, year, tried, order.chosen.nyata)


def _areas(city: City, picked: Selection) -> list[str]:
    if picked.wilayah is not None:
        return picked.wilayah
    if picked.jenjang is not None:
        return [a.kode for a in city.catalogue.all_areas.values() if a.level in picked.jenjang]
    return [city.area.kode] if city.area else []


def _parts(city: City, asked: Asked, area: str) -> pl.DataFrame:
    """Return the points that each indicator takes from an area's score."""
    rows = score.parts(city, asked, area).select("indikator", "dimensi", "skor", "sumbangan")
    return rows.select(pl.lit(area).alias("wilayah"), pl.all())


def _text(
    order: Order,
    city: City,
    asked: Asked,
    frames: tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame],
) -> str:
    lang = order.lang
    whole, dimensions, rows = frames
    title = t("cli.score_title", lang, year=asked.tahun)
    parts = [title, _whole(city, whole, lang)]
    if whole.height == 1:
        parts += [_dimensions(city, asked, dimensions, lang), _indicators(city, rows, lang)]
    return "\n\n".join(parts)


def _whole(city: City, rows: pl.DataFrame, lang: str) -> str:
    cells = [
        [
            city.catalogue.area(row["wilayah"]).nama,
            number(row["skor"], lang, 1),
            _of(row["n"], row["dari"], lang),
            _share(row["cakupan"], lang),
            _of(row["lengkap"], row["dimensi"], lang),
            _sample(row["contoh"], lang),
        ]
        for row in rows.iter_rows(named=True)
    ]
    names = ("wilayah", "skor", "n", "cakupan", "lengkap", "contoh")
    return aligned(_heads(names, lang), cells, right=(1, 2, 3, 4))


def _dimensions(city: City, asked: Asked, rows: pl.DataFrame, lang: str) -> str:
    names = {d.kode: d.name(lang) for d in city.catalogue.dimensions(asked.kerangka)}
    cells = [
        [
            names.get(row["dimensi"], row["dimensi"]),
            number(row["skor"], lang, 1),
            _of(row["n"], row["dari"], lang),
            _share(row["cakupan"], lang),
            _share(row["bobot"], lang),
            _sample(row["contoh"], lang),
        ]
        for row in rows.iter_rows(named=True)
    ]
    heads = _heads(("dimensi", "skor", "n", "cakupan", "bobot", "contoh"), lang)
    return aligned(heads, cells, right=(1, 2, 3, 4))


def _indicators(city: City, rows: pl.DataFrame, lang: str) -> str:
    cells = []
    for row in rows.iter_rows(named=True):
        one = city.catalogue.indicator(row["indikator"])
        cells.append(
            [
                f"{one.kode} {one.name(lang)}",
                number(row["nilai"], lang, one.desimal),
                period(row["periode"], lang) if row["periode"] else "–",
                number(row["skor"], lang, 1),
                _share(row["bobot_efektif"], lang),
                _sample(row["contoh"], lang),
            ]
        )
    heads = _heads(("indikator", "nilai", "periode", "skor", "bobot_efektif", "contoh"), lang)
    return aligned(heads, cells, right=(1, 3, 4))


def _heads(names: tuple[str, ...], lang: str) -> list[str]:
    return [t(f"cli.column.{name}", lang) for name in names]


def _of(count: int, total: int, lang: str) -> str:
    return f"{number(count, lang)}/{number(total, lang)}"


def _share(share: float | None, lang: str) -> str:
    return "–" if share is None else f"{number(share * 100, lang, 1)} %"


def _sample(sample: bool | None, lang: str) -> str:
    return t("terms.status.contoh", lang) if sample else ""

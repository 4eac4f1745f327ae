"""The table beside a map: the same figures for those who read instead of look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from lib.city import provenance, words
from lib.city.scene import Scene
from lib.contract.vocabulary import Level
from lib.i18n.format import number, period, signed
from lib.ui import files, mapview, pictures
from lib.ui.figure import Download, Twin
from lib.ui.table import Column
from lib.ui.view import View

Row = Mapping[str, Any]


def twin(view: View, scene: Scene) -> Twin:
    """Return the table of a map: every area of the level, those without a value as well."""
    said = {"indicator": scene.indicator.name(view.lang), "period": period(scene.period, view.lang)}
    if scene.earlier is None:
        caption, columns = view.t("map.table", **said), _values(view, scene)
    else:
        said["earlier"] = period(scene.earlier, view.lang)
        caption, columns = view.t("map.table_change", **said), _changes(view, scene)
    rows = _rows(view, scene)
    made = _files(view, scene, rows, caption)
    return Twin(rows, [*_place(view, scene), *columns], caption, made)


def of_map(view: View, scene: Scene, chosen: Sequence[str] = ()) -> Twin:
    """Return the table of a map with its pictures and its areas.

    Args:
        view: The reader's view.
        scene: The map.
        chosen: Codes of the areas to outline.
    """
    found = twin(view, scene)
    level, when = view.t(f"terms.level.{scene.level}"), period(scene.period, view.lang)
    if scene.earlier is not None:
        when = f"{period(scene.earlier, view.lang)} – {when}"
    moments = [p for p in (scene.earlier, scene.period) if p]
    parts = (scene.indicator.kode, view.t("dimension.file_map"), level, *moments)
    drawn = pictures.of(
        view,
        lambda: mapview.still(view, scene, tuple(chosen)),
        scene.indicator.name(view.lang),
        f"{level}, {when}",
        provenance.of_scene(view.city, scene),
        parts,
    )
    made = (*found.downloads, *drawn, files.areas(view, scene, found.caption, *parts))
    return replace(found, downloads=made)


def _files(
    view: View, scene: Scene, rows: list[dict[str, Any]], caption: str
) -> tuple[Download, ...]:
    """Return the values as observations, or the changes as the table that is seen."""
    name, level = scene.indicator.name(view.lang), view.t(f"map.level.{scene.level}")
    if scene.earlier is None:
        names = {a.kode: a.nama for a in view.city.catalogue.areas(scene.level)}
        return files.observations(
            view,
            scene.rows,
            caption,
            scene.indicator.kode,
            level,
            scene.period,
            decimals=scene.indicator.desimal,
            names={scene.indicator.kode: name, **names},
        )
    heads = [view.t(f"map.column.{key}") for key in ("area", "code", "unit")]
    heads += [period(scene.earlier, view.lang), period(scene.period, view.lang)]
    heads += [view.t(f"map.column.{key}") for key in ("change", "judgement")]
    return files.table(
        view,
        heads,
        [_cells(view, scene, row) for row in rows],
        caption,
        scene.indicator.kode,
        level,
        scene.earlier,
        scene.period,
        sample=bool(scene.rows["contoh"].any()),
    )


def _cells(view: View, scene: Scene, row: Row) -> list[str | float | None]:
    judged = view.t(f"words.judgement.{row['penilaian']}") if row["penilaian"] else None
    name, unit = view.city.catalogue.area(row["wilayah"]).nama, scene.indicator.unit(view.lang)
    return [name, row["wilayah"], unit, row["sebelum"], row["nilai"], row["tampil"], judged]


def _rows(view: View, scene: Scene) -> list[dict[str, Any]]:
    areas = view.city.catalogue.areas(scene.level)
    every = pl.DataFrame({"wilayah": [a.kode for a in areas]}, schema={"wilayah": pl.String})
    rows = every.join(scene.rows, on="wilayah", how="left", maintain_order="left")
    order = "peringkat_semua" if scene.earlier is None else "tampil"
    descending = scene.earlier is not None and scene.favourable > 0
    return rows.sort(order, descending=descending, nulls_last=True, maintain_order=True).to_dicts()


def _place(view: View, scene: Scene) -> list[Column]:
    area = view.city.catalogue.area
    columns = [Column(view.t("map.column.area"), lambda r: area(r["wilayah"]).nama)]
    if scene.level is Level.VILLAGE:
        columns.append(
            Column(
                view.t("map.column.parent"),
                lambda r: area(p).nama if (p := area(r["wilayah"]).induk) else "–",
            )
        )
    return columns


def _values(view: View, scene: Scene) -> list[Column]:
    def value(row: Row) -> str:
        if row["nilai"] is None:
            return view.t("app.missing")
        return words.value(scene.indicator, row["nilai"], view.lang)

    def rank(row: Row) -> str:
        return number(row["peringkat_semua"], view.lang)

    def change(row: Row) -> str:
        return words.change(scene.indicator, row, view.lang)

    return [
        Column(view.t("map.column.rank"), rank, number=True),
        Column(view.t("map.column.value"), value, number=True),
        Column(view.t("map.column.change"), change),
        _status(view),
    ]


def _changes(view: View, scene: Scene) -> list[Column]:
    def written(column: str, row: Row) -> str:
        return words.value(scene.indicator, row[column], view.lang)

    def difference(row: Row) -> str:
        if row["tampil"] is None:
            return view.t(f"map.gap.{row['alasan']}") if row["alasan"] else view.t("app.missing")
        return signed(row["tampil"], view.lang, scene.indicator.desimal)

    def judged(row: Row) -> str:
        return view.t(f"words.judgement.{row['penilaian']}") if row["penilaian"] else "–"

    return [
        Column(
            period(scene.earlier or "", view.lang), lambda r: written("sebelum", r), number=True
        ),
        Column(period(scene.period, view.lang), lambda r: written("nilai", r), number=True),
        Column(view.t("map.column.change"), difference, number=True),
        Column(view.t("map.column.judgement"), judged),
        _status(view),
    ]


def _status(view: View) -> Column:
    def status(row: Row) -> str:
        return view.t(f"charts.status.{row['status']}") if row["status"] else "–"

    return Column(view.t("map.column.status"), status)

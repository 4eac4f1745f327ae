"""The programmes of the city with schedule, progress and money."""

from __future__ import annotations

import datetime as dt

from lib.city import programme_words, programmes
from lib.city.city import City
from lib.city.programmes import Programme
from lib.contract.vocabulary import Framework
from lib.export.book.page import Cell, Figure, Head, Page, Row
from lib.i18n import t
from lib.i18n.format import date, period

_HEADS = (
    *(("code", 12), ("programme", 44), ("dimension", 22), ("kind", 14), ("agency", 24)),
    *(("begins", 12), ("ends", 12), ("state", 24), ("planned", 10), ("done", 10)),
    *(("gap", 10), ("report", 12), ("budget", 20), ("spent", 20), ("absorbed", 10)),
    *(("obstacle", 40), ("follow_up", 40), ("remark", 40), ("source", 40), ("sample", 14)),
)
_WRAPPED = ("programme", "obstacle", "follow_up", "remark", "source")


def page(city: City, today: dt.date, lang: str) -> Page:
    """Return one row per programme, in the order of the table.

    Args:
        city: The city.
        today: The day on which states are judged.
        lang: ``id`` or ``en``.
    """
    names = {d.kode: d.name(lang) for d in city.catalogue.dimensions(Framework.CITY)}
    every = programmes.every(city, today)
    return Page(
        name=t("workbook.programmes", lang),
        title=t("workbook.programmes", lang),
        about=t("workbook.programmes_about", lang, today=date(today, lang)),
        heads=[Head(t(f"workbook.column.{k}", lang), w, k in _WRAPPED) for k, w in _HEADS],
        rows=[_row(city, one, names, lang) for one in every],
        sample=any(one.contoh for one in every),
        fixed=2,
    )


def _row(city: City, one: Programme, names: dict[str, str], lang: str) -> Row:
    agencies = [city.catalogue.agency_name(code) for code in one.opd]
    cells: list[Cell] = [
        *(one.kode, one.nama, names.get(one.dimensi, one.dimensi)),
        *(t(f"programme.kind.{one.jenis}", lang), ", ".join(agencies)),
        *(_day(one.mulai, one.mulai_tahun), _day(one.selesai, one.selesai_tahun)),
        programme_words.state(one, lang),
        *(_amount(one.rencana, 1, one), _amount(one.nyata, 1, one), _amount(one.selisih, 1, one)),
        period(one.laporan, lang) if one.laporan else None,
        *(_amount(one.anggaran, 0, one), _amount(one.terserap, 0, one)),
        *(_amount(one.persen, 1, one), one.kendala, one.tindak_lanjut, one.keterangan),
        city.catalogue.source_title(one.sumber) if one.sumber else None,
        t("export.sample", lang) if one.contoh else None,
    ]
    return cells


def _day(day: dt.date | None, only_year: bool) -> Cell:
    """Return a day, or its year where no more is known."""
    return str(day.year) if day is not None and only_year else day


def _amount(value: float | None, decimals: int, one: Programme) -> Cell:
    return None if value is None else Figure(value, decimals, one.contoh)

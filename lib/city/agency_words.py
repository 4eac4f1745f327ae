"""Agencies in sentences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lib.analysis.schedule import Reason
from lib.city import agencies
from lib.city.agencies import Body, Sheet
from lib.city.city import City
from lib.city.decisions import Decided
from lib.i18n import t
from lib.i18n.format import date, listing, number, period, short_date

_YEAR, _MONTH = 365, 30
"""Days from which a delay is told in years, and in months."""
_AHEAD = 3
"""Figures due next that are named beside what is overdue."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of indicators and programmes by code."""

    city: City
    lang: str

    def of(self, code: str) -> str:
        """Return the name of what a code stands for, else the code."""
        if code in self.city.catalogue.by_code:
            return self.city.catalogue.indicator(code).name(self.lang)
        rows = self.city.snapshot.tables["program"].select("kode", "nama").iter_rows()
        return str(dict(rows).get(code, code))


def finding(sheet: Sheet, lang: str) -> str:
    """Return what an agency owes, in one sentence."""
    parts = []
    if sheet.indicators:
        key = "owes" if sheet.overdue else "owes_none"
        count, total = number(len(sheet.overdue), lang), number(len(sheet.indicators), lang)
        parts.append(t(f"agency.{key}", lang, count=count, total=total))
    act = sum(p.dinilai for p in sheet.programmes)
    if sheet.programmes:
        key = "programmes_act" if act else "programmes_fine"
        total = number(len(sheet.programmes), lang)
        parts.append(t(f"agency.{key}", lang, count=number(act, lang), total=total))
    if sheet.decisions:
        parts.append(t("agency.decisions_open", lang, count=number(len(sheet.decisions), lang)))
    if not parts:
        return t("agency.nothing", lang)
    return t("agency.sentence", lang, parts=listing(parts, lang))


def history(city: City, body: Body, today: dt.date, lang: str) -> str:
    """Return when an agency was merged or renamed; blank if never."""
    bodies = agencies.bodies(city)
    said = []
    for code in body.pendahulu:
        former = bodies[code]
        end = date(former.sampai, lang) if former.sampai else t("agency.unknown_day", lang)
        said.append(t("agency.took_over", lang, name=former.agency.nama, end=end))
    if body.pengganti and body.pengganti in bodies:
        key = "ended" if body.ended(today) else "will_end"
        end = date(body.sampai, lang) if body.sampai else t("agency.unknown_day", lang)
        heir = bodies[body.pengganti].agency.nama
        said.append(t(f"agency.{key}", lang, end=end, heir=heir))
    elif body.sampai is not None:
        said.append(t("agency.ended_alone", lang, end=date(body.sampai, lang)))
    return " ".join(said)


def next_steps(sheet: Sheet, today: dt.date, lang: str) -> list[tuple[str, bool]]:
    """Return what an agency has to deliver next, and whether that rests on sample data.

    Overdue decisions first, then overdue figures, reports that are missing, decisions to come,
    figures never delivered and the figures that fall due next.
    """
    found = [(_promise(d, lang), d.contoh) for d in sheet.decisions if d.overdue]
    found += [
        (
            t(
                "agency.step.figure",
                lang,
                name=h.indicator.name(lang),
                period=period(h.next, lang),
                days=days(h.days, lang),
            ),
            False,
        )
        for h in sheet.overdue
        if h.next is not None
    ]
    for one in sheet.programmes:
        if one.tanpa_laporan or one.alasan in (Reason.PAST_END, Reason.BEHIND):
            key = "report" if one.tanpa_laporan else "late"
            found.append((t(f"agency.step.{key}", lang, name=one.nama), one.contoh))
    found += [(_promise(d, lang), d.contoh) for d in sheet.decisions if not d.overdue]
    never = [h for h in sheet.indicators if h.standing.value == "belum_ada"]
    if never:
        names = listing([h.indicator.name(lang) for h in never[:_AHEAD]], lang)
        key = "never" if len(never) <= _AHEAD else "never_more"
        rest = number(len(never) - _AHEAD, lang)
        found.append((t(f"agency.step.{key}", lang, names=names, count=rest), False))
    coming = [h for h in sheet.indicators if h.due is not None and h.due >= today]
    for h in sorted(coming, key=lambda h: (h.due, h.indicator.kode))[:_AHEAD]:
        if h.next is not None and h.due is not None:
            said = {"name": h.indicator.name(lang), "period": period(h.next, lang)}
            found.append(
                (t("agency.step.coming", lang, due=short_date(h.due, lang), **said), False)
            )
    return found


def deadline(one: Decided, lang: str) -> str:
    """Return until when a decision is to be carried out."""
    if one.batas is None:
        return t("agency.no_deadline", lang)
    key = "overdue_since" if one.overdue else "until"
    return t(f"agency.{key}", lang, day=short_date(one.batas, lang))


def days(count: int, lang: str) -> str:
    """Return a delay in the unit that people use."""
    if count >= 2 * _YEAR:
        return t("agency.years", lang, count=number(count // _YEAR, lang))
    if count >= 2 * _MONTH:
        return t("agency.months", lang, count=number(count // _MONTH, lang))
    return t("agency.days", lang, count=number(count, lang))


def _promise(one: Decided, lang: str) -> str:
    return t("agency.step.decision", lang, what=one.isi, when=deadline(one, lang))

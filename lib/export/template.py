"""Workbooks that an agency fills in and hands back: they read back without a finding.

Each sheet is a long table of the contract. Its header row holds the contract's columns only;
what stands beside them for the reader has its headings one row higher, and the lists that
can be chosen from lie in hidden rows above.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lib.contract.tables import OBSERVATION
from lib.contract.vocabulary import Status
from lib.exchange.form import FormSheet, Line
from lib.exchange.words import figure
from lib.i18n import t
from lib.i18n.format import period as period_name
from lib.store.catalogue import Indicator

_STAMP = dt.datetime(2020, 1, 1)
_LISTS = ("indikator", "wilayah", "periode", "status", "sumber")
"""Columns that can be chosen from, in the order of their hidden rows."""
_TITLES, _SPARE = 4, 60
"""Lines above the lists; empty lines below the last."""
_HEAD = _TITLES + len(_LISTS) + 1
"""0-based header row; the headings of what stands beside are one row higher."""
_LAYOUT = (
    *("indikator", "+nama", "wilayah", "periode", "nilai", "+satuan", "+batas", "+terakhir"),
    *("+kapan", "status", "sumber", "pembilang", "penyebut", "catatan", "+definisi"),
)
"""Columns from the left; those with a plus stand beside the contract's."""
_WIDTHS = {
    **{"indikator": 11, "+nama": 34, "wilayah": 24, "periode": 11, "nilai": 14, "+satuan": 18},
    **{"+batas": 16, "+terakhir": 15, "+kapan": 15, "status": 12, "sumber": 18},
    **{"pembilang": 12, "penyebut": 12, "catatan": 30, "+definisi": 80},
}
_PLACE = {name: place for place, name in enumerate(_LAYOUT)}
_MESSAGE, _MESSAGE_TITLE, _SHEET = 255, 32, 31
"""Most letters that Excel allows."""
_OPEN = frozenset((*OBSERVATION.columns,)) - {"indikator"}
"""Columns that are filled in."""


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    note: Format
    head: Format
    beside: Format
    fixed: Format
    wide: Format
    text: Format
    number: Format


def template(
    sheets: Sequence[FormSheet], title: str, sources: Sequence[str], *, lang: str
) -> bytes:
    """Write a workbook to fill in.

    Args:
        sheets: What is asked for.
        title: For whom or what it is.
        sources: Codes of sources that can be chosen from.
        lang: ``id`` or ``en``; the columns keep their names in the contract.

    Returns:
        A workbook with one protected sheet per entry of ``sheets``; equal input gives equal
        bytes.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title, "created": _STAMP})
        styles = _styles(book)
        for form in sheets:
            _Sheet(book, form, styles, lang).write(title, sources)
    return out.getvalue()


def _styles(book: Workbook) -> _Styles:
    box = {"border": 1, "border_color": "#C8CDD3", "valign": "top"}
    grey = {**box, "font_color": "#4A5560", "bg_color": "#F3F5F7"}
    return _Styles(
        title=book.add_format({"bold": True, "font_size": 14}),
        note=book.add_format({"font_color": "#4A5560"}),
        head=book.add_format({**box, "bold": True, "bg_color": "#DCE6F0"}),
        beside=book.add_format({**box, "bold": True, "bg_color": "#E9ECEF", "text_wrap": True}),
        fixed=book.add_format({**grey, "num_format": "@"}),
        wide=book.add_format({**grey, "num_format": "@", "text_wrap": True}),
        text=book.add_format({**box, "bg_color": "#FFF8DC", "locked": False, "num_format": "@"}),
        number=book.add_format({**box, "bg_color": "#FFF8DC", "locked": False}),
    )


class _Sheet:
    def __init__(self, book: Workbook, form: FormSheet, styles: _Styles, lang: str) -> None:
        self.form, self.styles, self.lang = form, styles, lang
        level, frequency = f"terms.level.{form.level}", f"terms.frequency.{form.frequency}"
        name = f"{t(level, lang)} {t(frequency, lang)}".replace("/", "-")
        self.sheet: Worksheet = book.add_worksheet(name[:_SHEET])
        self.last = _HEAD + len(form.lines) + _SPARE

    def write(self, title: str, sources: Sequence[str]) -> None:
        self._above(title)
        self._lists(sources)
        self._head()
        for row, line in enumerate(self.form.lines, start=_HEAD + 1):
            self._line(row, line)
        for row in range(_HEAD + 1 + len(self.form.lines), self.last + 1):
            self._spare(row)
        self._rules()
        allowed = ("format_columns", "format_rows", "sort", "autofilter", "select_locked_cells")
        self.sheet.protect("", dict.fromkeys(allowed, True))
        self.sheet.freeze_panes(_HEAD + 1, _PLACE["periode"])
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)

    def _above(self, title: str) -> None:
        self.sheet.write_string(0, 0, title, self.styles.title)
        for row, key in enumerate(("how", "blank", "back"), start=1):
            self.sheet.write_string(row, 0, t(f"exchange.form.{key}", self.lang), self.styles.note)

    def _offered(self, sources: Sequence[str]) -> dict[str, Sequence[str]]:
        return {
            "indikator": [i.kode for i in self.form.indicators],
            "wilayah": self.form.areas,
            "periode": self.form.periods,
            "status": [s.value for s in Status if s is not Status.SAMPLE],
            "sumber": sources,
        }

    def _lists(self, sources: Sequence[str]) -> None:
        """Write what can be chosen from, one hidden row per column."""
        rules = self._list_rules()
        for row, (column, words) in enumerate(self._offered(sources).items(), start=_TITLES):
            for place, word in enumerate(words, start=1):
                self.sheet.write_string(row, place, word)
            self.sheet.set_row(row, None, None, {"hidden": True})
            if words:
                source = f"={xl_range_abs(row, 1, row, len(words))}"
                first = _HEAD + 1 if column != "indikator" else _HEAD + 1 + len(self.form.lines)
                rule = {"validate": "list", "source": source} | rules[column]
                self._rule(column, first, self.last, rule)

    def _list_rules(self) -> dict[str, dict[str, str]]:
        """Say which lists are closed; other periods and sources than the offered may be right."""
        closed = {
            "error_type": "stop",
            "error_message": t("exchange.form.choose", self.lang)[:_MESSAGE],
        }
        open_ = {
            "error_type": "warning",
            "error_message": t("exchange.form.unusual", self.lang)[:_MESSAGE],
        }
        return {c: open_ if c in ("periode", "sumber") else closed for c in _LISTS}

    def _head(self) -> None:
        for name, place in _PLACE.items():
            self.sheet.set_column(place, place, _WIDTHS[name])
            if name.startswith("+"):
                text = t(f"exchange.form.{name[1:]}", self.lang)
                self.sheet.merge_range(_HEAD - 1, place, _HEAD, place, text, self.styles.beside)
            else:
                self.sheet.write_blank(_HEAD - 1, place, None, self.styles.head)
                self.sheet.write_string(_HEAD, place, name, self.styles.head)

    def _line(self, row: int, line: Line) -> None:
        one = line.indicator
        last = line.last_word or (figure(line.last, self.lang) if line.last is not None else "")
        when = period_name(line.last_period, self.lang) if line.last_period else ""
        cells = {
            **{"indikator": one.kode, "+nama": one.name(self.lang), "wilayah": line.area},
            **{"periode": line.period, "+satuan": one.unit(self.lang), "+terakhir": last},
            **{"+kapan": when, "+batas": limits(one, self.lang)},
            "+definisi": one.definition(self.lang),
        }
        for name, place in _PLACE.items():
            self._cell(row, place, cells.get(name, ""), self._style(name))

    def _spare(self, row: int) -> None:
        for name, place in _PLACE.items():
            style = self.styles.text if name == "indikator" else self._style(name)
            self._cell(row, place, "", style)

    def _cell(self, row: int, place: int, text: str, style: Format) -> None:
        if text:
            self.sheet.write_string(row, place, text, style)
        else:
            self.sheet.write_blank(row, place, None, style)

    def _style(self, name: str) -> Format:
        if name in ("nilai", "pembilang", "penyebut"):
            return self.styles.number
        if name in _OPEN:
            return self.styles.text
        return self.styles.fixed

    def _rules(self) -> None:
        """Say at each figure what it is and what it may be, once per indicator."""
        for row, line, height in _blocks(self.form.lines):
            first = _HEAD + 1 + row
            self._rule("nilai", first, first + height - 1, _value_rule(line.indicator, self.lang))

    def _rule(self, column: str, first: int, last: int, rule: Mapping[str, object]) -> None:
        self.sheet.data_validation(first, _PLACE[column], last, _PLACE[column], dict(rule))


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, Line, int]]:
    """Yield place, first line and height of each run of lines of one indicator."""
    row = 0
    for _, run in groupby(lines, key=lambda line: line.indicator.kode):
        block = list(run)
        yield row, block[0], len(block)
        row += len(block)


def limits(one: Indicator, lang: str) -> str:
    """Say between which numbers, or among which words, a figure must be."""
    if one.kategori:
        return " < ".join(one.kategori)
    low, high = one.batas_bawah, one.batas_atas
    if low is not None and high is not None:
        return t("exchange.form.between", lang, low=figure(low, lang), high=figure(high, lang))
    if low is not None:
        return t("exchange.form.least", lang, low=figure(low, lang))
    return "" if high is None else t("exchange.form.most", lang, high=figure(high, lang))


def _value_rule(one: Indicator, lang: str) -> dict[str, object]:
    allowed = limits(one, lang)
    about = [p for p in (one.unit(lang), allowed, one.definition(lang)) if p]
    rule: dict[str, object] = {
        "input_title": one.name(lang)[:_MESSAGE_TITLE],
        "input_message": ". ".join(about)[:_MESSAGE],
        "error_title": one.name(lang)[:_MESSAGE_TITLE],
        "error_message": t("exchange.form.refused", lang, allowed=allowed or "–")[:_MESSAGE],
    }
    words = [w for w in one.kategori if "," not in w]
    if one.kategori:
        fits = len(",".join(words)) <= _MESSAGE and len(words) == len(one.kategori)
        return rule | ({"validate": "list", "source": words} if fits else {"validate": "any"})
    low, high = one.batas_bawah, one.batas_atas
    if low is not None and high is not None:
        return rule | {
            "validate": "decimal",
            "criteria": "between",
            "minimum": low,
            "maximum": high,
        }
    if high is not None:
        return rule | {"validate": "decimal", "criteria": "<=", "value": high}
    least = low if low is not None else -1e300
    return rule | {"validate": "decimal", "criteria": ">=", "value": least}

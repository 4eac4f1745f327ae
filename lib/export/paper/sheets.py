"""The sheets of a city as files: one, or all of them one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.city import agencies, portrait
from lib.city.city import City
from lib.contract.vocabulary import Framework, Level
from lib.export.filenames import filename
from lib.export.paper.press import pdf
from lib.i18n import t
from lib.story.document import Document
from lib.story.sheets.agency import agency_sheet
from lib.story.sheets.area import area_sheet


class Kind(StrEnum):
    """Whom a sheet is for, or what it is about."""

    AGENCY = "opd"
    AREA = "wilayah"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sheet that is asked for."""

    kind: Kind
    code: str


@dataclass(frozen=True, slots=True)
class Choice:
    """How sheets are made."""

    today: dt.date
    """The day that counts as today."""
    lang: str
    """``id`` or ``en``."""
    framework: Framework = Framework.CITY
    """Whose dimensions group the indicators."""


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet as a file."""

    name: str
    content: bytes


def there(city: City, kind: Kind, today: dt.date) -> tuple[Wanted, ...]:
    """Return every sheet of a kind: agencies as the table has them, areas from the city down.

    Args:
        city: The city.
        kind: Agencies without those that have ended and whose place another took.
        today: The day that counts as today.
    """
    if kind is Kind.AGENCY:
        bodies = agencies.bodies(city).items()
        codes = [code for code, b in bodies if not (b.ended(today) and b.pengganti)]
    else:
        levels = (Level.CITY, Level.DISTRICT, Level.VILLAGE)
        codes = [area.kode for level in levels for area in city.catalogue.areas(level)]
    return tuple(Wanted(kind, code) for code in codes)


def document(city: City, wanted: Wanted, choice: Choice) -> Document:
    """Return a sheet as a document."""
    if wanted.kind is Kind.AGENCY:
        return agency_sheet(city, wanted.code, today=choice.today, lang=choice.lang)
    return area_sheet(
        city, wanted.code, framework=choice.framework, today=choice.today, lang=choice.lang
    )


def name(city: City, wanted: Wanted, choice: Choice) -> str:
    """Return the file name of a sheet; the code in it keeps equal names apart."""
    word = t(f"sheet.file.{wanted.kind}", choice.lang)
    if wanted.kind is Kind.AGENCY:
        said = ""
        sample = document(city, wanted, choice).sample
    else:
        said = city.catalogue.area(wanted.code).nama
        sample = bool(portrait.profile(city, wanted.code).rows["contoh"].any())
    return filename(
        word,
        wanted.code,
        said,
        ending="pdf",
        lang=choice.lang,
        made=choice.today,
        sample=sample,
    )


def sheet(city: City, wanted: Wanted, choice: Choice) -> Made:
    """Return a sheet as PDF.

    Args:
        city: The city.
        wanted: One of ``there``.
        choice: Day, language and framework.

    Raises:
        lib.errors.ExportError: It could not be set.
    """
    return Made(name(city, wanted, choice), pdf(document(city, wanted, choice), city))


def every(city: City, wanted: Sequence[Wanted], choice: Choice) -> Iterator[Made]:
    """Yield sheets one by one, so that whoever asks can show how far it is, or stop.

    Args:
        city: The city.
        wanted: See ``there``.
        choice: Day, language and framework.

    Raises:
        lib.errors.ExportError: One could not be set.
    """
    for one in wanted:
        yield sheet(city, one, choice)


def bundle_name(city: City, kinds: Sequence[Kind], choice: Choice) -> str:
    """Return the file name of many sheets in one archive."""
    words = [t(f"sheet.file.{kind}", choice.lang) for kind in kinds]
    return filename(
        *words,
        city.name(choice.lang),
        ending="zip",
        lang=choice.lang,
        made=choice.today,
        sample=city.has_sample,
    )

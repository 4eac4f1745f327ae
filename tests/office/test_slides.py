"""The deck as LibreOffice shows it: opened, printed to PDF, and turned into pictures.

The pictures stay in ``output/slides`` to be looked at.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from lib.city.city import City
from lib.export.slides.deck import pptx
from lib.i18n import LANGUAGES, t
from lib.paths import ROOT
from lib.store.build import load_folder
from lib.store.shapes import load_shapes
from lib.story.deck import deck
from lib.story.slide import Deck
from tests.running import TODAY, copy_data

OFFICE, PICTURES, WORDS = (shutil.which(name) for name in ("soffice", "pdftoppm", "pdftotext"))
OUTPUT = ROOT / "output" / "slides"
DOTS = 72
PATIENCE = 240
"""Seconds that LibreOffice may take: the test machine may be busy."""

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        not (OFFICE and PICTURES and WORDS),
        reason="needs LibreOffice Impress and poppler-utils: tests/office/install.sh",
    ),
]


@pytest.fixture(scope="module", params=["full", "real", "empty"])
def variant(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, City]:
    """Return the name of a data folder and its city."""
    folder = copy_data(request.param, tmp_path_factory.mktemp(request.param) / "data")
    today = dt.date.fromisoformat(TODAY)
    snapshot = load_folder(folder, None, today)
    return request.param, City(snapshot, load_shapes(snapshot, folder, None, today))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_can_be_seen(variant: tuple[str, City], lang: str, tmp_path: Path) -> None:
    name, city = variant
    told = deck(city, lang=lang, today=dt.date.fromisoformat(TODAY))
    printed = converted(pptx(told, city), tmp_path)

    pages = words(printed)
    pictures = seen(printed, f"{name}-{lang}")

    assert len(pages) == len(pictures) == len(told.slides)
    assert [bare(s.heading) in bare(page) for s, page in zip(told.slides, pages, strict=True)] == [
        True
    ] * len(pages)
    assert [t("app.sample", lang) in page for page in pages] == marked(told)
    assert all(inked(picture) > 0.004 for picture in pictures)


def marked(told: Deck) -> list[bool]:
    return [slide.sample for slide in told.slides]


def converted(content: bytes, folder: Path) -> Path:
    """Return the deck as a PDF; LibreOffice has a profile of its own."""
    source = folder / "rapat.pptx"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [*command, str(folder), str(source)], check=True, capture_output=True, timeout=PATIENCE
    )
    return folder / "rapat.pdf"


def words(printed: Path) -> list[str]:
    done = subprocess.run(
        [str(WORDS), str(printed), "-"], check=True, capture_output=True, text=True
    )
    return done.stdout.split("\f")[:-1]


def seen(printed: Path, name: str) -> list[Path]:
    """Return one picture per page."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for old in OUTPUT.glob(f"{name}-*.png"):
        old.unlink()
    command = [str(PICTURES), "-r", str(DOTS), "-png", str(printed), str(OUTPUT / name)]
    subprocess.run(command, check=True)
    return sorted(OUTPUT.glob(f"{name}-*.png"))


def bare(text: str) -> str:
    """Return text without blanks, which PDF does not keep; ligatures taken apart."""
    for joined, apart in (("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb00", "ff")):
        text = text.replace(joined, apart)
    return re.sub(r"\s", "", text)


def inked(picture: Path) -> float:
    """Return the share of a picture that is not paper."""
    with Image.open(picture) as found:
        counts = found.convert("L").histogram()
    return 1 - sum(counts[250:]) / sum(counts)

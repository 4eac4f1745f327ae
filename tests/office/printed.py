"""Documents on paper as poppler reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from lib.i18n import t
from lib.paths import ROOT

TOOLS = {name: shutil.which(name) for name in ("pdftoppm", "pdftotext", "pdffonts", "pdfinfo")}
OUTPUT = ROOT / "output" / "papers"
MARKUP = "#eval(1) $x$ *b* @ref `raw` //c [k] <script>a</script> =HYPERLINK() _e_ 'q' \\x"
"""A name that typst, HTML and spreadsheets would each take for something else."""
DOTS = 60
EDGE = 12 / 25.4 * 72
"""No word is nearer to the edge of the paper, in points."""

needed = pytest.mark.skipif(
    not all(TOOLS.values()), reason="needs poppler-utils: tests/office/install.sh"
)


def written(content: bytes, folder: Path) -> Path:
    path = folder / "kertas.pdf"
    path.write_bytes(content)
    return path


def tool(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [str(TOOLS[name]), *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


def texts(printed: Path) -> list[str]:
    return tool("pdftotext", str(printed), "-").split("\f")[:-1]


def numbered(n: int, of: int, lang: str) -> str:
    return t("paper.page", lang, number=n, total=of)


def outside(printed: Path) -> list[str]:
    """Return the words that lie too near to the edge of their page."""
    root = ET.fromstring(tool("pdftotext", "-bbox", str(printed), "-"))
    space = "{http://www.w3.org/1999/xhtml}"
    found = []
    for page in root.iter(f"{space}page"):
        wide, tall = float(page.attrib["width"]), float(page.attrib["height"])
        for word in page.iter(f"{space}word"):
            left, top, right, bottom = (
                float(word.attrib[k]) for k in ("xMin", "yMin", "xMax", "yMax")
            )
            if min(left, wide - right) < EDGE or min(top, tall - bottom) < EDGE / 2:
                found.append(str(word.text))
    return found


def seen(printed: Path, name: str, dots: int = DOTS) -> list[Path]:
    """Return one picture per page; they stay in ``output/papers``."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for old in OUTPUT.glob(f"{name}-*.png"):
        old.unlink()
    tool("pdftoppm", "-r", str(dots), "-png", str(printed), str(OUTPUT / name))
    return sorted(OUTPUT.glob(f"{name}-[0-9]*.png"))


def bare(text: str) -> str:
    """Return text without blanks, which PDF does not keep, and breaks; ligatures taken apart."""
    for joined, apart in (("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb00", "ff"), ("\ufb03", "ffi")):
        text = text.replace(joined, apart)
    return re.sub(r"[\s\u200b]", "", text)


def inked(picture: Path) -> float:
    """Return the share of a picture that is not paper."""
    with Image.open(picture) as found:
        counts = found.convert("L").histogram()
    return 1 - sum(counts[250:]) / sum(counts)

"""LibreOffice opens a file of ours and writes it as another kind; its pages become pictures."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from lib.paths import ROOT

OFFICE, PICTURES, WORDS = (shutil.which(name) for name in ("soffice", "pdftoppm", "pdftotext"))
PATIENCE = 240
"""Seconds that LibreOffice may take: the test machine may be busy."""

needed = pytest.mark.skipif(
    not (OFFICE and PICTURES and WORDS),
    reason="needs LibreOffice and poppler-utils: tests/office/install.sh",
)


def converted(content: bytes, name: str, folder: Path, to: str = "pdf") -> Path:
    """Return a file as another kind; LibreOffice has a profile of its own.

    Args:
        content: The file.
        name: Its name with the ending of its kind.
        folder: Where to write.
        to: Ending of the other kind.
    """
    source, out = folder / name, folder / "lain"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(out)]
    done = subprocess.run(
        [*command, str(source)], check=False, capture_output=True, text=True, timeout=PATIENCE
    )
    made = (out / name).with_suffix(f".{to}")
    assert made.is_file(), f"LibreOffice cannot read {name}: {done.stdout}{done.stderr}"
    return made


def words(printed: Path) -> list[str]:
    """Return the text of each page of a PDF."""
    done = subprocess.run(
        [str(WORDS), str(printed), "-"], check=True, capture_output=True, text=True
    )
    return done.stdout.split("\f")[:-1]


def seen(printed: Path, kind: str, name: str, dots: int = 72) -> list[Path]:
    """Return one picture per page; they stay in ``output/<kind>`` to be looked at."""
    output = ROOT / "output" / kind
    output.mkdir(parents=True, exist_ok=True)
    for old in output.glob(f"{name}-*.png"):
        old.unlink()
    command = [str(PICTURES), "-r", str(dots), "-png", str(printed), str(output / name)]
    subprocess.run(command, check=True)
    return sorted(output.glob(f"{name}-*.png"))


def inked(picture: Path) -> float:
    """Return the share of a picture that is not paper."""
    with Image.open(picture) as found:
        counts = found.convert("L").histogram()
    return 1 - sum(counts[250:]) / sum(counts)

"""``slides``: a deck without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Emu

from lib.cli.main import main
from tests.folders import LONG, write_folder

GOOD = LONG + "A2,71.74,2023,7\nA2,71.74,2024,12.5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": GOOD})


def test_a_deck_is_written_and_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rapat.pptx"

    assert main(["slides", str(folder), "--output", str(out)]) == 0

    count = len(Presentation(str(out)).slides)
    assert capsys.readouterr().out == f"Ditulis: {out} ({count} slide).\n"


def test_equal_data_gives_equal_bytes(folder: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.pptx", "b.pptx")]
    for file in files:
        assert main(["slides", str(folder), "--output", str(file)]) == 0

    assert files[0].read_bytes() == files[1].read_bytes()


def test_slides_are_chosen_in_their_order(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rapat.pptx"
    words = ["--slide", "sumber,judul", "--slide", "kota", "--kerangka", "nasional", "--json"]

    assert main(["slides", str(folder), "--output", str(out), *words]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told == {"file": str(out), "slides": ["sumber", "judul", "kota"], "contoh": False}


@pytest.mark.parametrize(
    "words", [["--slide", "hilang"], ["--templat", "hilang.pptx"], ["--output", "/"]]
)
def test_what_is_not_there_is_wrong_use(folder: Path, tmp_path: Path, words: list[str]) -> None:
    given = ["slides", str(folder), "--output", str(tmp_path / "a.pptx"), *words]

    assert main(given) == 2


def test_the_template_in_the_folder_is_used_and_no_fault(folder: Path, tmp_path: Path) -> None:
    template, out = Presentation(), tmp_path / "rapat.pptx"
    template.slide_width = Emu(10000000)
    template.save(str(folder / "templat.pptx"))

    assert main(["slides", str(folder), "--output", str(out)]) == 0
    assert Presentation(str(out)).slide_width == 10000000
    assert main(["check", str(folder)]) == 0

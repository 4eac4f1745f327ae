"""The written contract is the one that the code holds to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from lib.cli.contract import as_json, markdown
from lib.cli.guide import filled
from lib.cli.main import main
from lib.contract.codes import Code
from lib.contract.table import Table
from lib.contract.tables import OBSERVATION, TABLES
from lib.paths import ROOT

EVERY = (*TABLES.values(), OBSERVATION)


def test_the_page_in_docs_is_up_to_date() -> None:
    page = (ROOT / "docs" / "data-contract.md").read_text("utf-8")

    assert page == markdown("id"), "run `make contract`"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("table", EVERY, ids=[t.name for t in EVERY])
def test_every_column_has_a_line(table: Table, lang: str) -> None:
    section = markdown(lang).split(f"## {table.name}\n")[1].split("\n## ")[0]

    assert [c for c in table.columns if f"| `{c}` |" not in section] == []


def test_words_references_and_requirements_are_said() -> None:
    page = markdown("id")

    assert "| `arah` | ya | salah satu: `naik`, `turun`, `netral` |" in page
    assert "harus ada di tabel `opd`" in page
    assert "| `induk` | ya, sel boleh kosong |" in page


def test_the_tables_of_the_guide_are_up_to_date() -> None:
    guide = (ROOT / "docs" / "panduan-data.md").read_text("utf-8")

    assert guide.count("<!-- dibuat:") == guide.count("<!-- akhir -->") > 2
    assert guide == filled(guide, "id"), "run `make contract`"
    assert [c.value for c in Code if f"| `{c.value}` |" not in guide] == []


def test_the_guide_shows_only_pictures_that_are_there() -> None:
    docs = ROOT / "docs"
    guide = (docs / "panduan-data.md").read_text("utf-8")
    shown = re.findall(r"\]\((gambar/[^)]+)\)", guide)

    assert len(shown) >= 6
    assert [name for name in shown if not (docs / name).is_file()] == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_parts_of_a_guide_are_put_between_their_marks(lang: str) -> None:
    guide = "# A\n<!-- dibuat: kolom opd -->\nold\n<!-- akhir -->\nB\n"

    made = filled(guide, lang)

    assert made.startswith("# A\n<!-- dibuat: kolom opd -->\n")
    assert "| `singkatan` |" in made
    assert "old" not in made
    assert made.endswith("<!-- akhir -->\nB\n")
    assert filled(made, lang) == made


def test_an_unknown_part_of_a_guide_is_wrong_use(tmp_path: Path) -> None:
    guide = tmp_path / "x.md"
    guide.write_text("<!-- dibuat: cuaca -->\n<!-- akhir -->\n")

    assert main(["contract", "--panduan", str(guide)]) == 2
    assert main(["contract", "--panduan", str(tmp_path / "no.md")]) == 2


def test_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contract"]) == 0
    assert capsys.readouterr().out == markdown("id")
    assert main(["contract", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == as_json()

"""The written contract is the one that the code holds to."""

from __future__ import annotations

import json

import pytest

from lib.cli.contract import as_json, markdown
from lib.cli.main import main
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


def test_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contract"]) == 0
    assert capsys.readouterr().out == markdown("id")
    assert main(["contract", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == as_json()

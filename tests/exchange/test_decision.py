"""Decisions written down: nothing lost, whoever else writes, whatever the file looks like."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import openpyxl
import pytest

from lib.errors import DecisionGone, TableUnreadable
from lib.exchange.decision import Decision, complete, record
from lib.exchange.publish import Place, roll_back
from lib.store.ledger import Deed, Ledger
from tests.exchange.publishing import NOW, SARI, TODAY, loaded

WHEN = dt.date(2025, 6, 30)
UNTIL = dt.date(2025, 7, 31)
ROADS = Decision(WHEN, "Memperbaiki  jalan\nlingkungan", None, UNTIL)


def place(folder: Path, wait: float = 0) -> Place:
    return Place(folder, TODAY, None, wait)


def decisions(folder: Path) -> list[dict[str, object]]:
    return loaded(folder).tables["keputusan"].to_dicts()


def wrote(folder: Path, decision: Decision) -> None:
    record(place(folder), decision, "Sari", clock=lambda: NOW)


def test_the_first_decision_makes_the_table(folder: Path) -> None:
    wrote(folder, ROADS)
    (row,) = decisions(folder)
    assert row["isi"] == "Memperbaiki jalan lingkungan"
    assert (row["tanggal"], row["tenggat"], row["status"]) == (
        "2025-06-30",
        "2025-07-31",
        "terbuka",
    )
    last = Ledger(folder).entries()[-1]
    assert (last.deed, last.who, last.why) == (Deed.DECIDED, "Sari", "Memperbaiki jalan lingkungan")


@pytest.mark.parametrize(
    "content",
    [
        'Tanggal;Keputusan rapat;isi;Catatan OPD\r\n13/06/2025;x;Menata parkir;"titik; koma"\r\n',
        'tanggal,isi,lain\n2025-06-12,"Menata parkir, lalu rambu","dua\nbaris"\n',
        "\ufefftanggal\tisi\n2025-06-12\tMenata parkir\n",
        "Daftar keputusan\n\ntanggal,isi\n2025-06-12,Menata parkir\n\n",
    ],
)
def test_what_others_wrote_stays(folder: Path, content: str) -> None:
    (folder / "keputusan.csv").write_bytes(content.encode())
    before = decisions(folder)
    wrote(folder, ROADS)
    after = decisions(folder)
    assert len(before) == 1
    assert after[:1] == before
    assert [r["isi"] for r in after[1:]] == ["Memperbaiki jalan lingkungan"]
    written = (folder / "keputusan.csv").read_text("utf-8-sig")
    for cell in ("titik", "dua\nbaris"):
        assert (cell in content.replace("\r", "")) == (cell in written.replace("\r", ""))


def test_a_workbook_becomes_text_and_stays_in_the_history(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["tanggal", "isi", "pemrakarsa"])
    book.active.append([dt.date(2025, 6, 12), "Menata parkir", "Sekda"])
    book.save(folder / "keputusan.xlsx")
    wrote(folder, ROADS)
    assert [r["isi"] for r in decisions(folder)] == [
        "Menata parkir",
        "Memperbaiki jalan lingkungan",
    ]
    assert "Sekda" in (folder / "keputusan.csv").read_text("utf-8-sig")
    assert not (folder / "keputusan.xlsx").exists()
    roll_back(place(folder), Ledger(folder).entries()[-1].number, SARI, clock=lambda: NOW)
    assert (folder / "keputusan.xlsx").exists()


def test_done_is_marked_in_its_own_row(folder: Path) -> None:
    for text in ("Satu", "Dua", "Tiga"):
        wrote(folder, Decision(WHEN, text))
    complete(place(folder), decisions(folder)[1], "Sari", clock=lambda: NOW)
    assert [r["status"] for r in decisions(folder)] == ["terbuka", "selesai", "terbuka"]


def test_a_decision_that_somebody_else_has_changed_is_not_marked(folder: Path) -> None:
    wrote(folder, ROADS)
    shown = decisions(folder)[0]
    complete(place(folder), shown, "Sari", clock=lambda: NOW)
    with pytest.raises(DecisionGone):
        complete(place(folder), shown, "Budi", clock=lambda: NOW)


def test_a_file_that_holds_no_table_is_left_alone(folder: Path) -> None:
    (folder / "keputusan.csv").write_text("ini;bukan\n1;2\n")
    with pytest.raises(TableUnreadable):
        wrote(folder, ROADS)
    assert (folder / "keputusan.csv").read_text() == "ini;bukan\n1;2\n"


def test_a_row_that_cannot_be_read_is_kept_in_the_file(folder: Path) -> None:
    (folder / "keputusan.csv").write_text("tanggal,isi\nkemarin,\n2025-06-12,Menata parkir\n")
    wrote(folder, ROADS)
    assert "kemarin" in (folder / "keputusan.csv").read_text("utf-8-sig")
    assert len(decisions(folder)) == 2


def test_many_at_once_lose_nothing(folder: Path) -> None:
    def work(number: int) -> None:
        record(place(folder, 60), Decision(WHEN, f"Keputusan {number}"), "Sari")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {r["isi"] for r in decisions(folder)} == {f"Keputusan {n}" for n in range(8)}
    assert len(Ledger(folder).entries()) == 9


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+62", "-x", "@a"])
def test_no_decision_is_a_formula(folder: Path, text: str) -> None:
    wrote(folder, Decision(WHEN, text))
    line = (folder / "keputusan.csv").read_text("utf-8-sig").splitlines()[1]
    assert line.split(",")[1].strip('"').startswith(" ")
    assert decisions(folder)[0]["isi"] == text

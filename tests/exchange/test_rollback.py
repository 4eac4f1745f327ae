"""Going back: to any entry, exactly, as an entry itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.errors import Damaged, UnknownEntry
from lib.exchange.plan import Mode
from lib.exchange.publish import Author, Place, Returned, roll_back
from lib.load.pending import HISTORY_FOLDER, content_path
from lib.store.ledger import Deed, Ledger
from tests.exchange.publishing import NOW, TODAY, figures, handed, loaded, published
from tests.folders import LONG, write_folder

BUDI = Author("Budi", "salah kirim")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": LONG + "A2,71.74.01.1001,2023,10\n"})


def back(folder: Path, number: int, *, before: bool = False) -> Returned:
    place = Place(folder, TODAY, None, 0)
    return roll_back(place, number, BUDI, before=before, clock=lambda: NOW)


def lying(folder: Path) -> dict[str, bytes]:
    found = (p for p in folder.rglob("*") if p.is_file() and HISTORY_FOLDER not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def history(folder: Path) -> list[dict[str, bytes]]:
    """Publish, change by hand, and publish again; return the state after each entry."""
    states = [lying(folder)]
    published(folder, handed(b__csv=LONG + "A2,Mawar,2023,11\nA2,Mawar,2024,12\n"))
    states.append(lying(folder))
    published(folder, handed(opd__csv="kode,nama,singkatan\ndinas,Dinas Lain,DL\n"))
    states.append(lying(folder))
    (folder / "nilai/tangan.csv").write_text(LONG + "A2,Kamboja,2024,30\n")
    states.append(lying(folder))
    published(folder, handed(b__csv=LONG + "A2,Mawar,2024,13\n"), Mode.REPLACE)
    states.append(lying(folder))
    return states


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_back_to_the_state_after_any_entry(folder: Path, number: int) -> None:
    states = history(folder)
    result = back(folder, number)
    assert lying(folder) == states[number - 1]
    assert result.entry is not None
    assert (result.entry.number, result.entry.target, result.entry.who) == (6, number, "Budi")
    assert result.entry.deed is Deed.RETURNED


def test_back_to_the_state_before_an_entry(folder: Path) -> None:
    states = history(folder)
    back(folder, 4, before=True)
    assert lying(folder) == states[2]
    with pytest.raises(UnknownEntry):
        back(folder, 1, before=True)


def test_the_newest_entry_is_undone_and_undoing_is_undone(folder: Path) -> None:
    states = history(folder)
    back(folder, 5)
    assert lying(folder) == states[3]
    back(folder, 6)
    assert lying(folder) == states[4]


def test_changes_by_hand_after_the_newest_entry_are_kept_in_the_history(folder: Path) -> None:
    states = history(folder)
    (folder / "nilai/a.csv").write_text(LONG + "A2,71.74.01.1001,2020,1\n")
    by_hand = lying(folder)
    back(folder, 5)
    assert lying(folder) == states[4]
    assert [e.deed for e in Ledger(folder).entries()][-2:] == [Deed.BY_HAND, Deed.RETURNED]
    back(folder, 6)
    assert lying(folder) == by_hand


def test_going_where_one_is_changes_nothing(folder: Path) -> None:
    history(folder)
    back(folder, 2)
    assert back(folder, 2).entry is None
    assert len(Ledger(folder).entries()) == 6


def test_the_difference_is_told(folder: Path) -> None:
    history(folder)
    differs = back(folder, 1).difference
    assert differs.removed["wilayah"].to_list() == ["71.74.01.1001", "71.74.02.1003"]
    assert differs.new["nilai"].to_list() == [10.0]
    assert [c.table for c in differs.tables] == ["opd"]
    assert figures(folder) == {"A2 1001 2023": 10.0}
    assert loaded(folder).tables["opd"]["nama"].to_list() == ["Dinas Data"]


def test_an_entry_that_is_not_there(folder: Path) -> None:
    with pytest.raises(UnknownEntry) as fault:
        back(folder, 7)
    assert fault.value.params == {"entry": 7}


def test_a_damaged_history_changes_nothing(folder: Path) -> None:
    states = history(folder)
    digest = Ledger(folder).entries()[0].files["nilai/a.csv"]
    content_path(folder, digest).unlink()
    with pytest.raises(Damaged):
        back(folder, 1)
    assert lying(folder) == states[4]

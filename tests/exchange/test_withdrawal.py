"""Taking a file out on purpose, and what going back would change before it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.errors import UnknownEntry, UnknownFile
from lib.exchange.publish import Place, returning, roll_back
from lib.exchange.withdrawal import withdraw, withdrawable, without_file
from lib.store.ledger import Deed, Ledger
from tests.exchange.publishing import HEAD, NOW, SARI, TODAY, figures, handed, published, told
from tests.folders import write_folder

ROWS = HEAD + "A2,71.74.01.1001,2023,50,tetap,,,,\nA2,71.74.01.1002,2023,60,tetap,,,,\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    folder = write_folder(tmp_path / "data", {"nilai/a.csv": ROWS, "batas/b.geojson": "{}"})
    return Place(folder, TODAY, None, 0)


def test_only_values_and_boundaries_can_be_withdrawn(place: Place) -> None:
    assert withdrawable(place) == ["batas/b.geojson", "nilai/a.csv"]
    for file in ("wilayah.csv", "nilai/b.csv", "../a.csv"):
        with pytest.raises(UnknownFile):
            withdraw(place, file, SARI)
    assert not Ledger(place.folder).entries()


def test_preview_writes_nothing(place: Place) -> None:
    differs = without_file(place, "nilai/a.csv")

    assert told(differs.removed) == {"A2 1001 2023": 50.0, "A2 1002 2023": 60.0}
    assert differs.counts["removed"] == 2
    assert (place.folder / "nilai/a.csv").read_text() == ROWS
    assert not Ledger(place.folder).entries()


def test_a_withdrawn_file_comes_back(place: Place) -> None:
    result = withdraw(place, "nilai/a.csv", SARI, clock=lambda: NOW)

    assert figures(place.folder) == {}
    assert result.entry is not None
    assert (result.entry.deed, result.entry.who) == (Deed.WITHDRAWN, "Sari")
    assert result.entry.counts["removed"] == 2
    roll_back(place, result.entry.number, SARI)
    assert (place.folder / "nilai/a.csv").read_text() == ROWS


def test_what_going_back_would_change(place: Place) -> None:
    new = HEAD + "A2,71.74.01.1001,2023,55,tetap,,,,\n"
    entry = published(place.folder, handed(b__csv=new)).entry
    assert entry is not None

    differs = returning(place, entry.number)

    assert differs.changed.select("nilai_lama", "nilai").rows() == [(55.0, 50.0)]
    assert figures(place.folder)["A2 1001 2023"] == 55.0
    assert len(Ledger(place.folder).entries()) == 2
    with pytest.raises(UnknownEntry):
        returning(place, 99)

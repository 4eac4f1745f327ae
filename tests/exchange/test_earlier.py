"""Earlier states come back from the history as they were."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lib.errors import Damaged
from lib.exchange.decision import Decision, record
from lib.exchange.difference import difference
from lib.exchange.earlier import daily, state
from lib.exchange.publish import Place
from lib.load.pending import content_path
from lib.store.ledger import Ledger
from tests.exchange.publishing import TODAY, loaded


def wrote(folder: Path, day: int, text: str) -> None:
    clock = dt.datetime(2025, 6, day, 9, tzinfo=dt.UTC)
    record(Place(folder, TODAY, None, 0), Decision(clock.date(), text), "Sari", clock=lambda: clock)


def test_one_state_a_day_the_last_of_it(folder: Path) -> None:
    for day, text in ((1, "satu"), (1, "dua"), (9, "tiga")):
        wrote(folder, day, text)
    found = daily(Ledger(folder).entries())
    assert [*found] == ["2025-06-09", "2025-06-01"]
    assert [e.why for e in found.values()] == ["tiga", "dua"]


def test_what_has_come_since(folder: Path) -> None:
    for day, text in ((1, "satu"), (9, "dua")):
        wrote(folder, day, text)
    past = state(Place(folder, TODAY), [*daily(Ledger(folder).entries()).values()][-1])
    assert past.tables["keputusan"]["isi"].to_list() == ["satu"]
    assert past.values.drop("berkas").equals(loaded(folder).values.drop("berkas"))
    since = difference(past, loaded(folder))
    assert [c.after["isi"] for c in since.tables if c.table == "keputusan"] == ["dua"]


def test_lost_bytes_are_told(folder: Path) -> None:
    wrote(folder, 1, "satu")
    entry = Ledger(folder).entries()[-1]
    content_path(folder, entry.files["keputusan.csv"]).unlink()
    with pytest.raises(Damaged):
        state(Place(folder, TODAY), entry)

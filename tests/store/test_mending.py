"""A file that was good and is broken now keeps its last good state, for readers only."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from lib.contract.codes import Code
from lib.contract.finding import Finding
from lib.store.build import load_folder
from lib.store.good import GoodStates, standing_in
from lib.store.holder import Store
from lib.store.snapshot import LoadedFile, Snapshot
from tests.folders import LONG, TABLES, write_folder

TODAY = dt.date(2025, 6, 30)
SAVED = dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC).timestamp()
A = LONG + "".join(f"A2,71.74.01.1001,{year},{year - 2000}\n" for year in range(2015, 2025))
B = LONG + "A1,71.74.01.1002,2024-05,7\n"
KEY = ("indikator", "wilayah", "periode", "nilai")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = write_folder(tmp_path / "data", {"nilai/a.csv": A, "nilai/b.csv": B})
    for path in place.rglob("*.csv"):
        os.utime(path, (SAVED, SAVED))
    return place


def shown(folder: Path) -> Snapshot:
    """Return what a process that starts now shows."""
    store = Store(folder, folder.parent / "cache", TODAY)
    snapshot = store.snapshot()
    store._builder.finish()
    return snapshot


def rows(snapshot: Snapshot) -> list[tuple[object, ...]]:
    return snapshot.values.select(KEY).rows()


def about(snapshot: Snapshot, file: str) -> LoadedFile:
    return next(f for f in snapshot.files if f.file == file)


def stood_in(snapshot: Snapshot) -> list[Finding]:
    return [f for f in snapshot.findings if f.code is Code.FILE_LAST_GOOD]


BROKEN = {
    "empty": b"",
    "garbage": b"\x01\x02\x03garbage",
    "cut_header": A.encode()[20:],
    "header_misspelt": A.replace("nilai", "nilaii", 1).encode(),
    "wrong_kind": b"PK\x03\x04",
    "mostly_errors": A.replace(",1", ",1x").replace(",20\n", ",20x\n").encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_values_keep_their_last_good_state(folder: Path, name: str) -> None:
    good = shown(folder)
    (folder / "nilai/a.csv").write_bytes(BROKEN[name])
    now = shown(folder)
    assert rows(now) == rows(good)
    assert about(now, "nilai/a.csv").last_good == SAVED
    assert about(now, "nilai/b.csv").last_good is None
    (finding,) = stood_in(now)
    assert (finding.file, dict(finding.params)) == (
        "nilai/a.csv",
        {"date": "2025-03-01", "rows": "10"},
    )
    assert [f for f in now.findings if f.file == "nilai/a.csv" and f.severity == "error"]
    assert now.fingerprint != load_folder(folder, None, TODAY).fingerprint


@pytest.mark.parametrize("name", ["wilayah", "indikator", "dimensi", "opd", "sumber"])
def test_a_broken_table_hides_nothing(folder: Path, name: str) -> None:
    good = shown(folder)
    (folder / f"{name}.csv").write_bytes(b"kosong")
    now = shown(folder)
    assert rows(now) == rows(good)
    assert {n: t.rows() for n, t in now.tables.items()} == {
        n: t.rows() for n, t in good.tables.items()
    }
    assert [f.file for f in stood_in(now)] == [f"{name}.csv"]


def test_checking_never_looks_at_the_last_good_state(folder: Path) -> None:
    shown(folder)
    (folder / "nilai/a.csv").write_bytes(b"")
    checked = load_folder(folder, folder.parent / "cache", TODAY)
    assert checked.values.height == 1
    assert not stood_in(checked)
    known = GoodStates(folder.parent / "cache", folder).known()
    assert {f: g.day.isoformat() for f, g in standing_in(known, checked).items()} == {
        "nilai/a.csv": "2025-03-01"
    }
    assert about(checked, "nilai/a.csv").last_good is None


def test_a_mended_file_is_used_again(folder: Path) -> None:
    shown(folder)
    (folder / "nilai/a.csv").write_bytes(b"")
    shown(folder)
    (folder / "nilai/a.csv").write_text(LONG + "A2,71.74.01.1001,2024,99\n")
    now = shown(folder)
    assert rows(now)[1:] == [("A2", "71.74.01.1001", "2024", 99.0)]
    assert not stood_in(now)


def test_a_deleted_file_is_withdrawn_for_good(folder: Path) -> None:
    shown(folder)
    (folder / "nilai/a.csv").unlink()
    assert shown(folder).values.height == 1
    (folder / "nilai/a.csv").write_bytes(b"")
    assert shown(folder).values.height == 1


def test_rows_taken_out_without_an_error_stay_out(folder: Path) -> None:
    shown(folder)
    (folder / "nilai/a.csv").write_text("\n".join(A.split("\n")[:3]) + "\n")
    now = shown(folder)
    assert now.values.height == 3
    assert not stood_in(now)


def test_bad_rows_among_good_ones_stay_out(folder: Path) -> None:
    shown(folder)
    (folder / "nilai/a.csv").write_text(A.replace("2015,15", "2015,x").replace("2016,16", "2016,y"))
    now = shown(folder)
    assert now.values.height == 9
    assert not stood_in(now)


def test_what_other_files_say_now_comes_before_a_last_good_state(folder: Path) -> None:
    shown(folder)
    (folder / "nilai/a.csv").write_bytes(b"")
    (folder / "nilai/baru.csv").write_text(LONG + "A2,71.74.01.1001,2024,77\n")
    now = shown(folder)
    assert ("A2", "71.74.01.1001", "2024", 77.0) in rows(now)
    assert now.values.height == 11
    assert not [f for f in now.findings if f.code is Code.VALUE_TWICE_DIFFERENT]


def test_a_running_store_and_another_process_show_the_same(folder: Path) -> None:
    store = Store(folder, folder.parent / "cache", TODAY)
    good = rows(store.snapshot())
    store._builder.finish()
    (folder / "nilai/a.csv").write_bytes(b"")
    assert store.refresh()
    assert rows(store.snapshot()) == good
    assert shown(folder).fingerprint == store.snapshot().fingerprint
    assert not store.refresh()


def test_damaged_remains_are_no_use_and_do_no_harm(folder: Path) -> None:
    shown(folder)
    for path in (folder.parent / "cache/baik").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")
    (folder / "nilai/a.csv").write_bytes(b"")
    assert shown(folder).values.height == 1


def test_bytes_that_nothing_needs_are_deleted_after_a_day(folder: Path) -> None:
    shown(folder)
    place = next((folder.parent / "cache/baik").iterdir())
    for path in place.iterdir():
        os.utime(path, (SAVED, SAVED))
    before = GoodStates(folder.parent / "cache", folder).known()["nilai/a.csv"].digest
    (folder / "nilai/a.csv").write_text(A + "A2,71.74.01.1002,2024,1\n")
    shown(folder)
    assert not (place / before).exists()
    assert len(list(place.iterdir())) == len(TABLES) + 2 + 1


def shut(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder one that may not be looked into; a test that runs as root needs this."""
    real = os.scandir

    def refusing(path: str | os.PathLike[str] | int = ".") -> Iterator[os.DirEntry[str]]:
        if not isinstance(path, int) and Path(path) == place:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)  # type: ignore[return-value]

    monkeypatch.setattr(os, "scandir", refusing)


def test_files_in_a_folder_that_may_not_be_looked_into_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = shown(folder)
    with monkeypatch.context() as patch:
        shut(folder / "nilai", patch)
        assert load_folder(folder, None, TODAY).values.height == 0
        now = shown(folder)
    assert rows(now) == rows(good)
    assert [f.file for f in now.findings if f.code is Code.FOLDER_UNREAD] == ["nilai"]
    assert [f.file for f in stood_in(now)] == ["nilai/a.csv", "nilai/b.csv"]
    assert shown(folder).findings == good.findings


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names")
@pytest.mark.parametrize("name", ["nilai/a.csv", "wilayah.csv", "indikator.csv"])
@pytest.mark.parametrize("how", ["pipe", "link"])
def test_what_is_no_file_any_more_keeps_its_last_good_state(
    folder: Path, name: str, how: str
) -> None:
    good = shown(folder)
    (folder / name).unlink()
    if how == "pipe":
        os.mkfifo(folder / name)
    else:
        (folder / name).symlink_to("/nowhere")
    now = shown(folder)
    assert rows(now) == rows(good)
    assert [f.file for f in stood_in(now)] == [name]
    assert about(now, name).last_good == SAVED
    (folder / name).unlink()
    assert len(rows(shown(folder))) < len(rows(good))


@seed(1)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=300), st.sampled_from(["nilai/a.csv", "wilayah.csv", "indikator.csv"]))
@example(b"", "wilayah.csv")
@example(A.encode()[:60], "indikator.csv")
def test_random_bytes_in_one_file_change_no_value(folder: Path, content: bytes, name: str) -> None:
    good = rows(shown(folder))
    before = (folder / name).read_bytes()
    (folder / name).write_bytes(content)
    assert rows(shown(folder)) == good
    (folder / name).write_bytes(before)

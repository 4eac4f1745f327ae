"""Files that come, go and grow while they are read, and things in the folder that are no files."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path

import pytest

from lib.contract.codes import Code
from lib.contract.finding import Finding
from lib.load import folder as folders
from lib.load.folder import scan
from lib.store import intake
from lib.store.build import load_folder
from lib.store.snapshot import Snapshot
from tests.folders import LONG, write_folder

TODAY = dt.date(2025, 6, 30)
GOOD = LONG + "A2,71.74.01.1001,2020,50\n"
X = "nilai/x.csv"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names and files")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/baik.csv": GOOD})


def told(snapshot: Snapshot) -> list[Finding]:
    """Return what is said, once it is certain that the good file is untouched."""
    assert snapshot.values["nilai"].to_list()[:1] == [50.0]
    return [f for f in snapshot.findings if f.file != ""]


def test_a_file_that_vanishes_while_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / X).write_text(GOOD.replace("2020", "2021"))
    real = intake._bytes

    def gone(path: Path) -> bytes | None:
        if path.name == "x.csv":
            path.unlink(missing_ok=True)
        return real(path)

    monkeypatch.setattr(intake, "_bytes", gone)
    assert [(f.code, f.file) for f in told(load_folder(folder, None, TODAY))] == [
        (Code.FILE_VANISHED, X)
    ]


def test_a_table_that_vanishes_while_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "opd.csv").write_text("kode,nama,singkatan\n")
    monkeypatch.setattr(
        intake, "_bytes", lambda p: None if p.name == "target.csv" else p.read_bytes()
    )
    (folder / "target.csv").write_text("x")
    assert (Code.FILE_VANISHED, "target.csv") in [
        (f.code, f.file) for f in told(load_folder(folder, None, TODAY))
    ]


def growing(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let a file grow by a row each time that it is read."""
    left = iter(range(times))
    real = intake._bytes

    def read(path: Path) -> bytes | None:
        content = real(path)
        if path.name == "x.csv" and (turn := next(left, None)) is not None:
            with path.open("a") as file:
                file.write(f"A2,71.74.01.1002,{2000 + turn},5\n")
        return content

    monkeypatch.setattr(intake, "_bytes", read)
    monkeypatch.setattr(intake, "_PAUSE_S", 0)


def test_a_file_that_grows_is_read_again_until_it_rests(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / X).write_text(LONG)
    growing(monkeypatch, 2)
    snapshot = load_folder(folder, None, TODAY)
    assert told(snapshot) == []
    assert snapshot.values.height == 3


def test_a_file_that_does_not_stop_growing_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / X).write_text(LONG)
    growing(monkeypatch, 100)
    (finding,) = told(load_folder(folder, None, TODAY))
    assert (finding.code, finding.file) == (Code.FILE_CHANGING, X)
    was, now = (int(finding.params[n]) for n in ("was", "now"))
    assert now - was == len("A2,71.74.01.1002,2000,5\n")


@posix
def test_a_name_that_is_no_text(folder: Path) -> None:
    with Path(os.fsdecode(os.fsencode(folder) + b"/nilai/x\xff.csv")).open("w") as file:
        file.write(GOOD)
    (finding,) = told(load_folder(folder, None, TODAY))
    assert (finding.code, finding.file) == (Code.FILE_NAME, "nilai/x\\xff.csv")
    finding.file.encode()


@posix
@pytest.mark.parametrize("name", [X, "wilayah.xlsx", "batas/kota.geojson"])
def test_pipes_and_devices_are_never_opened(folder: Path, name: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    (finding,) = told(load_folder(folder, None, TODAY))
    assert (finding.code, finding.file) == (Code.FILE_UNREADABLE, name)


@posix
def test_links_to_nowhere_and_in_circles(folder: Path) -> None:
    (folder / "nilai/nowhere.csv").symlink_to("/nowhere")
    (folder / "nilai/circle.csv").symlink_to(folder / "nilai/circle.csv")
    (folder / "nilai/loop").symlink_to(folder / "nilai")
    found = told(load_folder(folder, None, TODAY))
    assert {(f.code, f.file) for f in found} == {
        (Code.FILE_UNREADABLE, "nilai/nowhere.csv"),
        (Code.FILE_UNREADABLE, "nilai/circle.csv"),
        (Code.FOLDER_UNREAD, "nilai/loop"),
    }


def test_a_giant_file_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_BYTES", 2000)
    (folder / X).write_text(LONG + "A2,71.74.01.1002,2021,5\n" * 100)
    monkeypatch.setattr(intake, "_bytes", lambda p: None if p.name == "x.csv" else p.read_bytes())
    found = [f for f in told(load_folder(folder, None, TODAY)) if f.file == X]
    assert [f.code for f in found] == [Code.FILE_TOO_LARGE]


def test_folders_with_the_name_of_a_file(folder: Path) -> None:
    (folder / "nilai/y.csv").mkdir()
    (folder / "target.xlsx").mkdir()
    assert told(load_folder(folder, None, TODAY)) == []


def test_an_original_is_beside_its_copies(folder: Path) -> None:
    for name in ("baik (2).csv", "Copy of baik.xlsx", "baik - Copy (3).csv", "baik_copy.csv"):
        (folder / "nilai" / name).write_text("x")
    (folder / "nilai/lain").mkdir()
    (folder / "nilai/lain/baik (1).csv").write_text("x")
    found = {e.file: e.copy_of for e in scan(folder) if e.file.startswith("nilai/")}
    assert {f for f, o in found.items() if o is None} == {
        "nilai/baik.csv",
        "nilai/lain/baik (1).csv",
    }
    assert set(found.values()) == {None, "nilai/baik.csv"}

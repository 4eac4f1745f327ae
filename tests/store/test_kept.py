"""What is kept between runs: used when it fits, ignored when it does not."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from lib.load import observations, tables
from lib.store import build
from lib.store.build import Builder, load_folder
from lib.store.snapshot import Snapshot
from tests.folders import LONG, write_folder

TODAY = dt.date(2025, 6, 30)
FILES = {
    "nilai/a.csv": LONG + "A2,71.74.01.1001,2024,12.5\nA2,71.74.01.1001,2023,950\n",
    "nilai/b.csv": LONG.replace("nilai", "nilai,catatan,sumber")
    + "A2,71.74.01.1002,2024,7,baik,bps\nA2,71.74.01.1002,2023,8,,kabar\n",
    "nilai/c.csv": LONG + "A3,71.74,2024,WDP\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = write_folder(tmp_path / "data", FILES)
    for path in place.rglob("*.csv"):
        os.utime(path, (1e9, 1e9))
    return place


def assert_same(one: Snapshot, other: Snapshot) -> None:
    assert_frame_equal(one.values, other.values)
    assert_frame_equal(one.withheld, other.withheld)
    assert (one.findings, one.files, one.fingerprint) == (
        other.findings,
        other.files,
        other.fingerprint,
    )
    assert one.tables.keys() == other.tables.keys()
    for name in one.tables:
        assert_frame_equal(one.tables[name], other.tables[name])


def forbid_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(build, "read_source", fail)
    monkeypatch.setattr(tables, "read_source", fail)


def test_warm_start_parses_nothing_and_gives_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = load_folder(folder, tmp_path / "cache", TODAY)
    assert {f.code.value for f in cold.findings} == {"out_of_limits", "quality_withheld"}
    forbid_parsing(monkeypatch)
    assert_same(cold, load_folder(folder, tmp_path / "cache", TODAY))


def test_warm_start_reads_no_file_whose_stamp_is_unchanged(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = load_folder(folder, tmp_path / "cache", TODAY)
    read: list[Path] = []
    before = Path.read_bytes

    def spy(self: Path) -> bytes:
        read.append(self)
        return before(self)

    monkeypatch.setattr(Path, "read_bytes", spy)
    assert_same(cold, load_folder(folder, tmp_path / "cache", TODAY))
    assert [p for p in read if folder in p.parents] == []


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_damaged_cache_is_ignored(folder: Path, tmp_path: Path, damage: bytes | None) -> None:
    cold = load_folder(folder, tmp_path / "cache", TODAY)
    for path in (tmp_path / "cache").rglob("*.*"):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 0xFF
        path.write_bytes(bytes(content) if damage is None else damage)
    assert_same(cold, load_folder(folder, tmp_path / "cache", TODAY))


def test_cache_of_another_code_is_not_used(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_folder(folder, tmp_path / "cache", TODAY)
    monkeypatch.setattr("lib.store.kept.code_version", lambda: "other")
    forbid_parsing(monkeypatch)
    with pytest.raises(AssertionError, match="parsed again"):
        load_folder(folder, tmp_path / "cache", TODAY)


def test_clock_is_not_part_of_what_is_kept(folder: Path, tmp_path: Path) -> None:
    load_folder(folder, tmp_path / "cache", TODAY)
    early = load_folder(folder, tmp_path / "cache", dt.date(2023, 6, 30))
    assert early.values["periode"].unique().to_list() == []
    assert "period_future" in {f.code.value for f in early.findings}


def test_one_changed_file_does_not_read_the_others(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_folder(folder, tmp_path / "cache", TODAY)
    builder = Builder(folder, tmp_path / "cache")
    builder.build(TODAY)
    read: list[str] = []
    before = observations.read_observations

    def spy(grids: list[object], file: str, *rest: object) -> object:
        read.append(file)
        return before(grids, file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "read_observations", spy)
    (folder / "nilai/a.csv").write_text(LONG + "A2,71.74.01.1001,2024,13\n")
    changed = builder.build(TODAY)
    builder.finish()
    assert read == ["nilai/a.csv"]
    assert_same(changed, load_folder(folder, None, TODAY))


def test_unwritable_cache_costs_nothing_but_time(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    snapshot = load_folder(folder, tmp_path / "cache", TODAY)
    assert_same(snapshot, load_folder(folder, None, TODAY))


def test_old_states_are_forgotten(folder: Path, tmp_path: Path) -> None:
    for number in range(6):
        (folder / "nilai/a.csv").write_text(LONG + f"A2,71.74.01.1001,2024,{number}\n")
        load_folder(folder, tmp_path / "cache", TODAY)
    assert len(list((tmp_path / "cache").rglob("*.kept"))) == 4

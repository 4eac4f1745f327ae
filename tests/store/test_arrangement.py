"""Orders of slides that are kept under a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.store.arrangement import FOLDER, LONGEST, Arrangement, arrangements, keep, tidy

ONE = Arrangement("Rapat Mei", "kota", ("judul", "kota"))


def test_what_is_kept_comes_back_by_name(tmp_path: Path) -> None:
    other = Arrangement("antar OPD: <b>", "nasional", ("sumber",))
    for each in (ONE, other):
        keep(tmp_path, each)

    assert arrangements(tmp_path) == (other, ONE)


def test_the_same_name_replaces_and_another_does_not(tmp_path: Path) -> None:
    for name in ("Rapat Mei", "Rapat  Mei", "rapat mei!"):
        keep(tmp_path, Arrangement(name, "kota", (name,)))

    assert [a.name for a in arrangements(tmp_path)] == ["Rapat Mei", "rapat mei!"]
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"nama": 1}', b"\xff", b'{"nama":"a","kerangka":"k","slide":[1]}']
)
def test_files_of_another_form_are_left_out(tmp_path: Path, content: bytes) -> None:
    keep(tmp_path, ONE)
    (tmp_path / FOLDER / "lain.json").write_bytes(content)

    assert arrangements(tmp_path) == (ONE,)


def test_a_name_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "a/b", "\u202e..", "CON", "x" * 500):
        assert keep(tmp_path, Arrangement(name, "kota", ())).parent == tmp_path / FOLDER


def test_names_are_tidied() -> None:
    assert tidy(" a\x00\n b ") == "a b"
    assert len(tidy("x" * 500)) == LONGEST


def test_no_folder_holds_nothing(tmp_path: Path) -> None:
    assert arrangements(tmp_path / "hilang") == ()

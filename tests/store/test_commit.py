"""Publishing into a folder: killed at every line, on a full disk, by two at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from lib.errors import Busy, Changed, NoRoom
from lib.load.folder import Role, scan
from lib.load.pending import HISTORY_FOLDER, JOURNAL, content_path
from lib.store import commit as committing
from lib.store.commit import Draft, commit, finish, finish_quietly, lock_of
from lib.store.ledger import Deed, Ledger, hash_of, inventory
from lib.store.lock import locked
from lib.store.steady import steady

WHEN = "2025-06-30T10:00:00+08:00"
OLD = {"a.csv": b"a old", "nilai/b.csv": b"b old", "nilai/sub/c.csv": b"c old", "notes.md": b"n"}
CHANGES: dict[str, bytes | None] = {
    "a.csv": b"a new",
    "nilai/b.csv": None,
    "nilai/masuk/d.csv": b"d new",
    "nilai/sub/c.csv": b"c new",
}
NEW = {
    "a.csv": b"a new",
    "nilai/masuk/d.csv": b"d new",
    "nilai/sub/c.csv": b"c new",
    "notes.md": b"n",
}
STEPS = {"commit.py", "durable.py", "ledger.py"}


def draft(files: dict[str, bytes | None] | None = None) -> Draft:
    given = CHANGES if files is None else files
    return Draft("Sari", "angka baru", WHEN, given)


def written(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    for name, content in (OLD if files is None else files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def seen(folder: Path) -> dict[str, bytes]:
    """What a reader of the folder sees."""
    return {e.file: e.path.read_bytes() for e in scan(folder)}


def lying(folder: Path) -> dict[str, bytes]:
    """What lies in the folder for everybody else."""
    found = (p for p in folder.rglob("*") if p.is_file() and HISTORY_FOLDER not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed process leaves the system and its buffers alive."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "data")


def test_files_are_replaced_added_and_removed(folder: Path) -> None:
    entry = commit(folder, draft())
    assert seen(folder) == lying(folder) == NEW
    assert [(c.file, c.before is None, c.after is None) for c in entry.changes] == [
        ("a.csv", False, False),
        ("nilai/b.csv", False, True),
        ("nilai/masuk/d.csv", True, False),
        ("nilai/sub/c.csv", False, False),
    ]
    assert entry.files == {f: hash_of(c) for f, c in NEW.items()} == inventory(folder)


def test_every_byte_of_before_and_after_is_kept(folder: Path) -> None:
    commit(folder, draft())
    ledger = Ledger(folder)
    for content in (*OLD.values(), *NEW.values()):
        assert ledger.content(hash_of(content)) == content


def test_history_begins_with_the_folder_as_it_was_and_notes_changes_by_hand(folder: Path) -> None:
    commit(folder, draft())
    (folder / "a.csv").write_bytes(b"a by hand")
    commit(folder, draft({"a.csv": b"a newer"}))
    entries = Ledger(folder).entries()
    assert [(e.number, e.deed) for e in entries] == [
        (1, Deed.FOUND),
        (2, Deed.PUBLISHED),
        (3, Deed.BY_HAND),
        (4, Deed.PUBLISHED),
    ]
    assert [c.file for c in entries[2].changes] == ["a.csv"]
    assert Ledger(folder).content(str(entries[2].changes[0].after)) == b"a by hand"


def test_a_folder_that_changed_meanwhile_is_left_alone(folder: Path) -> None:
    expected = inventory(folder)
    (folder / "a.csv").write_bytes(b"somebody else")
    with pytest.raises(Changed) as fault:
        commit(folder, draft(), expected)
    assert fault.value.params == {"file": "a.csv"}
    assert lying(folder) == {**OLD, "a.csv": b"somebody else"}


# Killed


def in_child(work: Callable[[], object]) -> int:
    """Run in a process of its own; return the signal that ended it, 0 if none."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def killed_at(line: int, work: Callable[[], object]) -> Callable[[], object]:
    """Return the work, killed when it comes to the given line of ours that it executes."""
    passed = 0

    def trace(frame: FrameType, event: str, _: object) -> Callable[..., object] | None:
        nonlocal passed
        if Path(frame.f_code.co_filename).name not in STEPS:
            return None
        if event == "line":
            passed += 1
            if passed == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    def run() -> None:
        sys.settrace(trace)
        work()

    return run


def kills(folder: Callable[[int], Path], work: Callable[[Path], object]) -> Iterator[Path]:
    """Yield folders in each of which the work was killed one line further on."""
    line = 1
    while True:
        place = folder(line)
        if in_child(killed_at(line, lambda place=place: work(place))) == 0:
            return
        yield place
        line += 1


def test_killed_at_any_line_there_is_the_old_or_the_new_state(tmp_path: Path) -> None:
    states = []
    for place in kills(lambda n: written(tmp_path / str(n)), lambda f: commit(f, draft())):
        found = seen(place)
        assert found in (OLD, NEW)
        finish_quietly(place)
        assert lying(place) == seen(place) == found
        assert not (place / HISTORY_FOLDER / JOURNAL).exists()
        last = [e.deed for e in Ledger(place).entries()][-1:]
        assert (last == [Deed.PUBLISHED]) == (found == NEW)
        states.append(found == NEW)
        if len(states) % 15 == 0:
            commit(place, draft({"a.csv": b"a newest"}))
            assert lying(place)["a.csv"] == b"a newest"
    assert len(states) > 200
    assert states == sorted(states), "once new, new for good"
    assert 20 < sum(states) < len(states) - 20


def test_killed_while_carrying_out_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left_over(number: int) -> Path:
        place = written(tmp_path / str(number))
        with monkeypatch.context() as patch:
            patch.setattr(committing, "finish", lambda _: False)
            commit(place, draft())
        assert lying(place) == OLD
        assert seen(place) == NEW
        return place

    count = 0
    for place in kills(left_over, finish):
        assert seen(place) == NEW
        assert finish(place)
        assert lying(place) == NEW
        count += 1
    assert count > 30


# Disk


def filled(place: Path, room: int) -> None:
    """Fill a disk until only so many bytes are left."""
    free = os.statvfs(place)
    with (place / "ballast").open("wb") as file:
        file.write(bytes(max(free.f_bavail * free.f_frsize - room, 0)))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if (
        sys.platform == "win32"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("a small disk can only be mounted by root on Linux")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_on_a_full_disk_there_is_the_old_state_or_the_new(small_disk: Path) -> None:
    big = {name: bytes([65 + i]) * 9000 for i, name in enumerate(OLD)}
    changes: dict[str, bytes | None] = {"a.csv": b"x" * 20_000, "nilai/masuk/d.csv": b"y" * 20_000}
    outcomes = []
    for room in range(0, 200_000, 8192):
        place = written(small_disk / "data", big)
        filled(small_disk, room)
        try:
            commit(place, draft(changes))
            outcomes.append(True)
        except NoRoom:
            outcomes.append(False)
            assert lying(place) == seen(place) == big
        (small_disk / "ballast").unlink()
        if outcomes[-1]:
            assert lying(place) == seen(place) == {**big, **changes}
            break
        commit(place, draft({"nilai/b.csv": b"later, with room"}))
        subprocess.run(["rm", "-r", str(place)], check=True)
    assert outcomes[0] is False
    assert outcomes[-1] is True


def test_files_larger_than_allowed_leave_the_old_state(folder: Path) -> None:
    resource = pytest.importorskip("resource")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            commit(folder, draft({"a.csv": b"new", "nilai/b.csv": b"x" * 60_000}))
        except NoRoom:
            os.kill(os.getpid(), signal.SIGUSR1)

    assert in_child(limited) == signal.SIGUSR1
    assert lying(folder) == seen(folder) == OLD


# Others


def test_a_file_in_use_is_replaced_later_and_read_as_new_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def in_use(self: Path, target: Path) -> Path:
        if Path(target).name == "c.csv":
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", in_use)
    commit(folder, draft())
    assert lying(folder) == {**NEW, "nilai/sub/c.csv": OLD["nilai/sub/c.csv"]}
    assert seen(folder) == NEW
    monkeypatch.undo()
    assert steady(folder, lambda: seen(folder)) == lying(folder) == NEW


def test_what_somebody_writes_meanwhile_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(committing, "finish", lambda _: False)
        commit(folder, draft())
    (folder / "a.csv").write_bytes(b"written in between")
    assert finish(folder)
    assert lying(folder) == NEW
    assert content_path(folder, hash_of(b"written in between")).exists()


def test_reading_begins_anew_when_something_is_published_meanwhile(folder: Path) -> None:
    readings = []

    def read() -> dict[str, bytes]:
        first = (folder / "a.csv").read_bytes()
        if not readings:
            commit(folder, draft())
        readings.append(
            {"a.csv": first, "nilai/sub/c.csv": (folder / "nilai/sub/c.csv").read_bytes()}
        )
        return readings[-1]

    assert steady(folder, read) == {"a.csv": b"a new", "nilai/sub/c.csv": b"c new"}
    assert len(readings) == 2


def test_a_second_publisher_is_told_who_is_at_it(folder: Path) -> None:
    lock = lock_of(folder)
    with locked(lock, "Sari", 0), pytest.raises(Busy) as fault, locked(lock, "Budi", 0.1):
        pass
    assert fault.value.params == {"holder": "Sari"}
    with locked(lock_of(folder), "Budi", 0):
        pass


def test_the_lock_of_a_dead_publisher_is_free(folder: Path) -> None:
    def die_holding() -> None:
        with locked(lock_of(folder), "Sari", 0):
            os.kill(os.getpid(), signal.SIGKILL)

    assert in_child(die_holding) == signal.SIGKILL
    with locked(lock_of(folder), "Budi", 0):
        pass


def test_history_is_no_part_of_the_data(folder: Path) -> None:
    commit(folder, draft())
    assert {e.role for e in scan(folder)} <= {Role.TABLE, Role.VALUES, Role.NOTE, Role.UNKNOWN}
    assert not any(HISTORY_FOLDER in e.file for e in scan(folder))


def test_a_damaged_journal_is_put_aside(folder: Path) -> None:
    commit(folder, draft())
    (folder / HISTORY_FOLDER / JOURNAL).write_bytes(b"{nonsense")
    assert seen(folder) == NEW
    assert finish(folder)
    assert not (folder / HISTORY_FOLDER / JOURNAL).exists()

"""The commands that take files in: what they print, how they end, and what survives a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lib.cli.main import main
from lib.load.pending import HISTORY_FOLDER
from lib.paths import ROOT
from lib.store.commit import lock_of
from lib.store.lock import locked
from tests.folders import LONG, write_folder

OLD = LONG + "A2,71.74.01.1001,2022,10\nA2,71.74.01.1001,2023,11\nA2,71.74.01.1002,2023,20\n"
NEW = LONG + "A2,71.74.01.1001,2022,10\nA2,71.74.01.1001,2023,12\nA2,71.74.01.1001,2024,99\n"
WHO = ["--nama", "Sari", "--alasan", "angka baru"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": OLD})


def new_file(tmp_path: Path, content: str = NEW, name: str = "a.csv") -> str:
    path = tmp_path / "baru" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)
    return str(path)


def run(*arguments: object) -> int:
    return main([str(a) for a in arguments])


def printed(capsys: Capture) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def values(folder: Path, capsys: Capture) -> dict[str, float]:
    run("values", folder, "--json")
    rows = json.loads(capsys.readouterr().out)["values"]
    return {f"{r['wilayah'][-4:]} {r['periode']}": r["nilai"] for r in rows}


BEFORE = {"1001 2022": 10.0, "1001 2023": 11.0, "1002 2023": 20.0}
AFTER = {"1001 2022": 10.0, "1001 2023": 12.0, "1001 2024": 99.0}


def test_diff_json(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("diff", folder, new_file(tmp_path), "--json") == 0
    found = printed(capsys)
    assert [(r["periode"], r["nilai"], r["file"], r["row"]) for r in found["new"]] == [
        ("2024", 99.0, "a.csv", 4)
    ]
    assert [
        (r["periode"], r["nilai_lama"], r["nilai"], r["columns"], r["file"], r["row"])
        for r in found["changed"]
    ] == [("2023", 11.0, 12.0, ["nilai"], "a.csv", 3)]
    assert [(r["wilayah"], r["file"], r["row"]) for r in found["removed"]] == [
        ("71.74.01.1002", "nilai/a.csv", 4)
    ]
    assert [(r["nilai"], r["alasan"], r["kali"]) for r in found["suspicious"]] == [
        (99.0, "kali", 10.0)
    ]
    assert found["counts"] == {
        **{"new": 1, "changed": 1, "removed": 1},
        **{"suspicious": 1, "withheld": 0, "tables": 0},
    }
    assert found["files"] == [
        {
            "file": "a.csv",
            "layout": "panjang",
            "rows_read": 3,
            "rows_kept": 3,
            "fate": "replaces",
            "target": "nilai/a.csv",
        }
    ]
    assert values(folder, capsys) == BEFORE
    assert not (folder / HISTORY_FOLDER).exists()


def test_diff_in_words(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("diff", folder, new_file(tmp_path)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "a.csv: dibaca sebagai tabel panjang, 3 baris, 3 dipakai; menggantikan nilai/a.csv.",
        "Meragukan:",
        "  A2  Mawar (71.74.01.1001)  2024: 99 kira-kira 10 kali 10 (angka di "
        "sekitarnya dalam seri ini, n = 1).",
        "Baru:",
        "  A2  Mawar (71.74.01.1001)  2024: 99",
        "Berubah:",
        "  A2  Mawar (71.74.01.1001)  2023: 11 → 12",
        "Hilang:",
        "  A2  Melati Satu (71.74.01.1002)  2023: 20",
        "Angka yang hilang ada dalam berkas lama yang senama tetapi tidak dalam berkas baru; "
        "--tambah mempertahankannya.",
        "1 baru, 1 berubah, 1 hilang, 1 meragukan; 0 baris tabel berubah.",
    ]


def test_publish_history_and_rollback(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("publish", folder, new_file(tmp_path), *WHO, "--json") == 0
    found = printed(capsys)
    assert (found["published"], found["id"]) == (True, 2)
    assert values(folder, capsys) == AFTER
    assert run("history", folder, "--json") == 0
    newest, first = printed(capsys)["entries"]
    assert (newest["id"], newest["who"], newest["why"]) == (2, "Sari", "angka baru")
    assert newest["files"] == [{"file": "nilai/a.csv", "change": "changed"}]
    assert newest["sources"] == ["a.csv"]
    assert (first["id"], first["kind"]) == (1, "awal")
    assert run("rollback", folder, 1, "--nama", "Budi", "--alasan", "salah", "--json") == 0
    assert printed(capsys)["target"] == 1
    assert values(folder, capsys) == BEFORE
    assert (folder / "nilai/a.csv").read_text() == OLD


def test_history_in_words(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("history", folder) == 0
    assert capsys.readouterr().out == "Belum ada riwayat.\n"
    run("publish", folder, new_file(tmp_path), *WHO)
    capsys.readouterr()
    run("history", folder, "--bahasa", "en")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("2  20")
    assert lines[0].endswith("  Sari: angka baru")
    assert "    nilai/a.csv: changed" in lines


def test_errors_publish_nothing_and_end_with_one(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = new_file(tmp_path, LONG + "A2,71.74.01.1001,2024,950\n")
    assert run("diff", folder, file) == 1
    assert run("publish", folder, file, *WHO) == 1
    assert "baris 2, kolom nilai" in capsys.readouterr().out
    assert values(folder, capsys) == BEFORE


def test_nothing_new_publishes_nothing(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run("publish", folder, new_file(tmp_path, OLD), *WHO, "--json") == 0
    assert printed(capsys)["published"] is False
    run("history", folder, "--json")
    assert printed(capsys)["entries"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["diff", "{folder}", "nothing.csv"],
        ["publish", "{folder}", "{file}", "--nama", " ", "--alasan", "x"],
        ["rollback", "{folder}", "7", *WHO],
        ["template", "{folder}", "--output", "{folder}/x.xlsx", "--opd", "nothing"],
        ["template", "{folder}", "--output", "{folder}/x.xlsx", "--indikator", "nothing"],
        ["template", "{folder}", "--output", "{folder}/x.xlsx", "--periode", "kapan"],
        ["template", "{folder}", "--output", "{folder}/no/x.xlsx"],
        ["diff", "{folder}/nothing", "{file}"],
    ],
)
def test_wrong_use_ends_with_two(
    arguments: list[str], folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = new_file(tmp_path)
    assert run(*(a.format(folder=folder, file=file) for a in arguments)) == 2
    captured = capsys.readouterr()
    assert (captured.out, bool(captured.err)) == ("", True)


@pytest.mark.parametrize(
    "arguments",
    [["publish", "{folder}", "{file}"], ["diff", "{folder}"], ["rollback", "{folder}", *WHO]],
)
def test_incomplete_commands_end_with_two(
    arguments: list[str], folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(SystemExit) as end:
        run(*(a.format(folder=folder, file=new_file(tmp_path)) for a in arguments))
    assert end.value.code == 2


def test_a_second_publisher_is_told_who_is_at_it(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    with locked(lock_of(folder), "Budi", 0):
        assert run("publish", folder, new_file(tmp_path), *WHO, "--tunggu", "0", "--json") == 2
    assert "Budi" in str(printed(capsys)["error"])


def test_template_of_an_agency(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    output = tmp_path / "form.xlsx"
    assert run("template", folder, "--opd", "DD", "--output", output, "--json") == 0
    assert printed(capsys) == {"file": str(output), "sheets": 1, "rows": 4}
    assert run("diff", folder, output, "--json") == 0
    found = printed(capsys)
    assert (found["findings"], found["new"]) == ([], [])


def test_template_of_indicators_and_a_period(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    output = tmp_path / "form.xlsx"
    chosen = ["--indikator", "a2,A3", "--periode", "2022,2023"]
    assert run("template", folder, *chosen, "--output", output) == 0
    assert capsys.readouterr().out == f"Ditulis: {output} (2 lembar, 10 baris).\n"


# Whole processes


def started(folder: Path, file: str, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "lib", "publish", str(folder), file, *WHO, *more]
    return subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE)


def test_killed_whenever_the_folder_says_the_old_or_the_new(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    begun = time.monotonic()
    whole = started(folder, new_file(tmp_path))
    whole.communicate()
    lasting = time.monotonic() - begun
    assert run("rollback", folder, 2, *WHO) == 0
    capsys.readouterr()
    for share in (0.85,):
        process = started(folder, new_file(tmp_path))
        time.sleep(share * lasting)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = values(folder, capsys)
        assert found in (BEFORE, AFTER)
        if found == AFTER:
            run("rollback", folder, 1, *WHO)
            capsys.readouterr()


def test_two_at_once_both_publish(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    rows = ("A2,71.74.02.1003,2023,30\n", "A2,71.74.02.2004,2023,40\n")
    files = [new_file(tmp_path, LONG + r, f"kiriman{n}.csv") for n, r in enumerate(rows)]
    both = [started(folder, f) for f in files]
    for process in both:
        process.communicate()
    assert [p.returncode for p in both] == [0, 0]
    assert values(folder, capsys) == {**BEFORE, "1003 2023": 30.0, "2004 2023": 40.0}
    run("history", folder, "--json")
    assert [e["id"] for e in printed(capsys)["entries"]] == [3, 2, 1]

"""Files taken into a folder: what becomes of the values, and of the files."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl
import pytest

from lib.contract.codes import Code
from lib.errors import Busy, Changed
from lib.exchange import publish as publishing
from lib.exchange.handed import Handed, collect
from lib.exchange.plan import Fate, Mode
from lib.store.commit import lock_of
from lib.store.ledger import Ledger, hash_of
from lib.store.lock import locked
from tests.exchange.publishing import HEAD, errors, figures, handed, loaded, published
from tests.folders import LONG, write_folder

VILLAGES = "A2,71.74.01.1001,2023,10\nA2,71.74.01.1002,2023,20\n"
OLD = {"A2 1001 2023": 10.0, "A2 1002 2023": 20.0, "A1 1001 2024-05": 7.0}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"nilai/a.csv": LONG + VILLAGES, "nilai/b.csv": LONG + "A1,71.74.01.1001,2024-05,7\n"}
    return write_folder(tmp_path / "data", files)


def names(folder: Path) -> set[str]:
    return {f.file for f in loaded(folder).files if f.file.startswith("nilai/")}


def text(folder: Path, file: str) -> str:
    return (folder / file).read_text()


def test_new_values_go_into_the_inbox_as_long_csv(folder: Path) -> None:
    published(folder, handed(laporan__csv=LONG + "A2,Mawar,2024,11\n"))
    assert figures(folder) == {**OLD, "A2 1001 2024": 11.0}
    assert text(folder, "nilai/masuk/laporan.csv") == (
        HEAD + "A2,71.74.01.1001,2024,11,tetap,,,,\n"
    )


def test_a_corrected_value_goes_out_of_the_file_that_had_it(folder: Path) -> None:
    published(folder, handed(koreksi__csv=LONG + "A2,71.74.01.1001,2023,11\n"))
    assert figures(folder) == {**OLD, "A2 1001 2023": 11.0}
    assert text(folder, "nilai/a.csv") == LONG + "A2,71.74.01.1002,2023,20\n"
    assert errors(folder) == []


def test_what_is_known_already_stays_where_it_is(folder: Path) -> None:
    same = published(folder, handed(lagi__csv=LONG + VILLAGES))
    assert same.entry is None
    assert [t.fate for t in same.proposal.taken] == [Fate.KNOWN]
    assert names(folder) == {"nilai/a.csv", "nilai/b.csv"}
    published(folder, handed(lagi__csv=LONG + VILLAGES + "A2,Kamboja,2023,30\n"))
    assert text(folder, "nilai/masuk/lagi.csv").count("\n") == 2


def test_a_file_of_the_same_name_replaces_the_old_one_as_it_is(folder: Path) -> None:
    new = LONG + "A2,71.74.01.1001,2023,12\nA2,71.74.01.1001,2024,13\n"
    result = published(folder, handed(a__csv=new))
    assert text(folder, "nilai/a.csv") == new
    assert figures(folder) == {
        "A2 1001 2023": 12.0,
        "A2 1001 2024": 13.0,
        "A1 1001 2024-05": 7.0,
    }
    assert result.entry is not None
    assert result.entry.counts == {
        **{"new": 1, "changed": 1, "removed": 1},
        **{"suspicious": 0, "withheld": 0, "tables": 0},
    }


def test_a_file_of_the_same_name_can_be_added_instead(folder: Path) -> None:
    published(folder, handed(a__csv=LONG + "A2,71.74.01.1001,2023,12\n"), Mode.ADD)
    assert figures(folder) == {**OLD, "A2 1001 2023": 12.0}


def test_handing_in_again_adds_and_corrects_and_removes_nothing(folder: Path) -> None:
    published(folder, handed(laporan__csv=LONG + "A2,Mawar,2024,11\nA2,Kamboja,2024,12\n"))
    published(folder, handed(laporan__csv=LONG + "A2,Mawar,2024,13\nA2,Kenanga,2024,14\n"))
    new = {"A2 1001 2024": 13.0, "A2 1003 2024": 12.0, "A2 2004 2024": 14.0}
    assert figures(folder) == {**OLD, **new}
    assert names(folder) == {"nilai/a.csv", "nilai/b.csv", "nilai/masuk/laporan.csv"}


def test_handing_in_again_replaces_when_asked(folder: Path) -> None:
    published(folder, handed(laporan__csv=LONG + "A2,Mawar,2024,11\nA2,Kamboja,2024,12\n"))
    published(folder, handed(laporan__csv=LONG + "A2,Mawar,2024,13\n"), Mode.REPLACE)
    assert figures(folder) == {**OLD, "A2 1001 2024": 13.0}


def test_a_wide_table_becomes_long(folder: Path) -> None:
    wide = "Sampah terangkut\n\nKelurahan,2023,2024\nMawar,10,11\nMelati Satu,20,21\nJumlah,30,32\n"
    result = published(folder, handed(sampah__csv=wide))
    assert result.proposal.read[0].layout == "lebar"
    assert figures(folder) == {**OLD, "A2 1001 2024": 11.0, "A2 1002 2024": 21.0}
    assert text(folder, "nilai/masuk/sampah.csv").startswith(HEAD)


def test_a_wide_file_that_loses_a_value_lives_on_as_long_csv(tmp_path: Path) -> None:
    wide = "Kelurahan,2022,2023\nMawar,9,10\n"
    folder = write_folder(tmp_path / "data", {"nilai/A2.csv": wide})
    published(folder, handed(koreksi__csv=LONG + "A2,Mawar,2023,11\n"))
    assert figures(folder) == {"A2 1001 2022": 9.0, "A2 1001 2023": 11.0}
    assert text(folder, "nilai/A2.csv").startswith(HEAD)


def test_a_parquet_file_that_loses_a_value_lives_on_as_csv(tmp_path: Path) -> None:
    out = io.BytesIO()
    pl.read_csv((LONG + VILLAGES).encode(), schema_overrides={"periode": pl.String}).write_parquet(
        out
    )
    folder = write_folder(tmp_path / "data", {"nilai/p.parquet": out.getvalue()})
    published(folder, handed(koreksi__csv=LONG + "A2,Mawar,2023,11\n"))
    assert figures(folder) == {"A2 1001 2023": 11.0, "A2 1002 2023": 20.0}
    assert names(folder) == {"nilai/p.csv", "nilai/masuk/koreksi.csv"}


def test_a_file_of_which_nothing_is_left_goes(folder: Path) -> None:
    published(folder, handed(koreksi__csv=LONG + "A1,Mawar,Mei 2024,8\n"))
    assert names(folder) == {"nilai/a.csv", "nilai/masuk/koreksi.csv"}


def test_other_lines_of_a_file_keep_their_bytes(tmp_path: Path) -> None:
    old = "Catatan: a;b\r\n\r\n" + "Indikator;Wilayah;Periode;Nilai\r\nA2;MAWAR;2023;1,5\r\n\r\n"
    rest = "A2;Melati I;Tahun 2023;2,5 \r\n"
    folder = write_folder(tmp_path / "data", {"nilai/a.csv": (old + rest).encode("cp1252")})
    published(folder, handed(k__csv=LONG + "A2,Mawar,2023,9.5\n"))
    kept = (folder / "nilai/a.csv").read_bytes().decode()
    assert kept == old.replace("A2;MAWAR;2023;1,5\r\n", "") + rest
    assert figures(folder) == {"A2 1001 2023": 9.5, "A2 1002 2023": 2.5}


def test_a_clash_between_files_is_mended_by_handing_in_the_right_value(tmp_path: Path) -> None:
    files = {
        "nilai/a.csv": LONG + "A2,Mawar,2023,10\nA2,Kamboja,2023,30\n",
        "nilai/b.csv": LONG + "A2,Mawar,2023,11\nA2,Kenanga,2023,40\n",
    }
    folder = write_folder(tmp_path / "data", files)
    assert errors(folder) == ["value_twice_different"]
    published(folder, handed(benar__csv=LONG + "A2,Mawar,2023,12\n"))
    assert errors(folder) == []
    assert figures(folder) == {"A2 1001 2023": 12.0, "A2 1003 2023": 30.0, "A2 2004 2023": 40.0}


def test_a_real_figure_covers_a_sample_and_never_the_other_way_round(tmp_path: Path) -> None:
    sample = (
        "indikator,wilayah,periode,nilai,status\nA2,Mawar,2023,10,contoh\nA2,Mawar,2022,9,contoh\n"
    )
    folder = write_folder(tmp_path / "data", {"nilai/contoh/a.csv": sample})
    published(folder, handed(asli__csv=LONG + "A2,Mawar,2023,50\n"))
    assert figures(folder) == {"A2 1001 2023": 50.0, "A2 1001 2022": 9.0}
    assert text(folder, "nilai/contoh/a.csv") == sample
    again = published(folder, handed(contoh_lagi__csv=sample.replace(",10,", ",77,")))
    assert again.entry is None
    assert figures(folder)["A2 1001 2023"] == 50.0


def test_words_and_weak_sources_survive(folder: Path) -> None:
    rows = "A3,71.74,2023,WTP,sementara,bps\nA2,71.74,2024,33.125,tetap,kabar\n"
    head = "indikator,wilayah,periode,nilai,status,sumber\n"
    published(folder, handed(opini__csv=head + rows))
    assert figures(folder)["A3 74 2023"] == 3.0
    withheld = loaded(folder).withheld
    assert withheld.select("nilai", "sumber").rows() == [(33.125, "kabar")]
    assert "WTP" in text(folder, "nilai/masuk/opini.csv")
    assert published(folder, handed(opini2__csv=head + rows)).entry is None


def test_three_decimals_read_back_as_three_decimals(folder: Path) -> None:
    published(folder, handed(d__csv=LONG + "A4,Mawar,2023,1.2340\nA4,Kamboja,2023,12.345\n"))
    assert figures(folder)["A4 1001 2023"] == 1.234
    assert figures(folder)["A4 1003 2023"] == 12.345


def test_a_table_replaces_the_one_of_its_name_in_any_format(folder: Path) -> None:
    table = text(folder, "opd.csv") + "baru,Dinas Baru,DB\n"
    out = io.BytesIO()
    pl.read_csv(table.encode()).write_parquet(out)
    result = published(folder, [Handed("opd.parquet", out.getvalue())])
    assert not (folder / "opd.csv").exists()
    assert loaded(folder).tables["opd"]["kode"].to_list() == ["dinas", "baru"]
    assert [(c.table, c.key, c.turn.value) for c in result.proposal.difference.tables] == [
        ("opd", "baru", "new")
    ]


def test_an_indicator_and_its_values_come_together(folder: Path) -> None:
    row = "A9,alam,Burung,ekor,naik,kelurahan,jumlah,tahunan,,,,\n"
    files = handed(
        indikator__csv=text(folder, "indikator.csv") + row,
        burung__csv=LONG + "A9,Mawar,2024,3\n",
    )
    published(folder, files)
    assert figures(folder) == {**OLD, "A9 1001 2024": 3.0}


@pytest.mark.parametrize(
    "content, codes",
    [
        (LONG + "A2,Mawar,2024,950\n", [Code.OUT_OF_LIMITS]),
        (LONG + "A2,Mawarr,2024,9\nA8,Mawar,2024,9\n", [Code.AREA_UNKNOWN, Code.INDICATOR_UNKNOWN]),
        (LONG + "A2,Mawar,2024,9\nA2,Mawar,2024,8\n", [Code.VALUE_TWICE_DIFFERENT]),
        ("", [Code.FILE_EMPTY]),
    ],
)
def test_a_file_with_errors_is_refused_whole(folder: Path, content: str, codes: list[Code]) -> None:
    before = Ledger(folder).entries()
    result = published(folder, handed(x__csv=content, good__csv=LONG + "A2,Mawar,2024,9\n"))
    assert result.entry is None
    assert result.proposal.refused
    found = [f for f in result.proposal.findings if f.severity.value == "error"]
    assert sorted({f.code for f in found}) == sorted(codes)
    assert {f.file for f in found} == {"x.csv"}
    assert figures(folder) == OLD
    assert Ledger(folder).entries() == before


def test_a_table_that_would_break_other_files_is_refused(folder: Path) -> None:
    table = "\n".join(
        r for r in text(folder, "indikator.csv").split("\n") if not r.startswith("A2")
    )
    result = published(folder, handed(indikator__csv=table))
    assert result.entry is None
    assert {(f.code, f.file) for f in result.proposal.findings} >= {
        (Code.INDICATOR_UNKNOWN, "nilai/a.csv")
    }
    assert figures(folder) == OLD


def test_files_of_no_known_kind_are_refused_and_lock_files_passed_over(folder: Path) -> None:
    result = published(folder, handed(surat__docx="x", good__csv=LONG + "A2,Mawar,2024,9\n"))
    assert [f.code for f in result.proposal.findings if f.file == "surat.docx"] == [
        Code.FILE_UNKNOWN
    ]
    assert result.entry is None
    files = [*handed(good__csv=LONG + "A2,Mawar,2024,9\n"), Handed("~$good.xlsx", b"x")]
    assert published(folder, files).entry is not None


def test_an_empty_form_changes_nothing(folder: Path) -> None:
    empty = LONG + "A2,71.74.01.1001,2023,\nA2,71.74.01.1002,2023,…\n"
    assert published(folder, handed(a__csv=empty)).entry is None
    assert figures(folder) == OLD


def test_a_handed_in_folder_keeps_its_paths(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "baru" / "nilai"
    new.mkdir(parents=True)
    (new / "a.csv").write_text(LONG + "A2,Mawar,2023,99\n")
    (new / "c.csv").write_text(LONG + "A2,Kamboja,2023,98\n")
    published(folder, collect([tmp_path / "baru"]))
    assert figures(folder) == {"A2 1001 2023": 99.0, "A2 1003 2023": 98.0, "A1 1001 2024-05": 7.0}


def test_the_entry_says_who_why_and_keeps_the_files_as_handed_in(folder: Path) -> None:
    wide = "Kelurahan,2024\nMawar,11\n"
    entry = published(folder, handed(A2__csv=wide)).entry
    assert entry is not None
    assert (entry.who, entry.why, entry.when) == ("Sari", "angka baru", "2025-06-30T10:00:00+00:00")
    assert entry.sources == {"A2.csv": hash_of(wide.encode())}
    assert Ledger(folder).content(entry.sources["A2.csv"]) == wide.encode()


def test_a_change_by_another_hand_meanwhile_is_noticed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose = publishing.propose

    def slow(*given: object) -> object:
        found = propose(*given)  # type: ignore[arg-type]
        (folder / "nilai/b.csv").write_text(LONG + "A1,Mawar,2024-05,8\n")
        return found

    monkeypatch.setattr(publishing, "propose", slow)
    with pytest.raises(Changed):
        published(folder, handed(x__csv=LONG + "A2,Mawar,2024,11\n"))
    assert figures(folder) == {**OLD, "A1 1001 2024-05": 8.0}


def test_a_second_publisher_is_told(folder: Path) -> None:
    with locked(lock_of(folder), "Budi", 0), pytest.raises(Busy):
        published(folder, handed(x__csv=LONG + "A2,Mawar,2024,11\n"))

"""The page Kelola data without a browser: who sees what, what it says, what it does."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from lib.exchange import publish as publishing
from lib.exchange.boundaries import STORED
from lib.i18n import LANGUAGES
from lib.load.pending import HISTORY_FOLDER
from lib.store.commit import lock_of
from lib.store.ledger import Ledger, inventory
from lib.store.lock import locked
from lib.ui import access, cache
from lib.ui.views import manage_desk, manage_order
from lib.ui.views.manage import PARTS
from tests.exchange.shapefiles import geojson, named
from tests.folders import LONG, write_folder
from tests.running import copy_data
from tests.ui.visiting import visit, words

PAGE = "pages/data/halaman_kelola.py"
OLD = LONG + "A2,71.74.01.1001,2022,10\nA2,71.74.01.1001,2023,11\nA2,71.74.01.1002,2023,20\n"
NEW = LONG + "A2,71.74.01.1001,2024,12\nA2,71.74.01.1002,2023,21\n"
BAD = LONG + "A2,71.74.01.1001,2023,sebelas\nA2,Mawaar,2023,12\nA2,71.74.01.1002,2023,950\n"


@pytest.fixture(autouse=True)
def _sitting_at_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_why_not_here", lambda: "")
    monkeypatch.setattr(cache, "rerun_all_sessions", lambda: None)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", {"nilai/a.csv": OLD})


def opened(data: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    return visit(monkeypatch, data, data.parent / "cache", page=PAGE, **query)


def hand_in(app: AppTest, *files: tuple[str, str | bytes]) -> AppTest:
    parts = [(n, c if isinstance(c, bytes) else c.encode(), "text/csv") for n, c in files]
    app.file_uploader[0].set_value(parts).run()
    assert not app.exception
    return app


def send(
    app: AppTest, name: str = "Sari", reason: str = "angka baru", *, tick: bool = True
) -> None:
    app.text_input[-2].set_value(name)
    app.text_input[-1].set_value(reason)
    for box in app.checkbox:
        box.set_value(tick)
    next(b for b in app.button if b.proto.is_form_submitter).click()
    app.run()
    assert not app.exception


def said(app: AppTest) -> str:
    notes = [*app.error, *app.warning, *app.success, *app.caption]
    return "\n".join([words(app), *(n.value for n in notes)])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_off(data: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setenv("KELOLA_DATA", "mati")

    app = opened(data, monkeypatch, bahasa=lang)

    assert ("dimatikan" if lang == "id" else "switched off") in said(app)
    assert not app.file_uploader
    assert not app.segmented_control or "serahkan" not in app.segmented_control[-1].options


@pytest.mark.parametrize("mode", ["lokal", "masuk"])
@pytest.mark.parametrize("part", PARTS)
def test_not_allowed(data: Path, monkeypatch: pytest.MonkeyPatch, mode: str, part: str) -> None:
    monkeypatch.setenv("KELOLA_DATA", mode)
    monkeypatch.setattr(access, "_why_not_here", lambda: "manage.access.not_local")

    app = opened(data, monkeypatch, bagian=part)

    expected = {"lokal": "hanya dapat diubah dari komputer", "masuk": "belum disiapkan"}
    assert expected[mode] in said(app)
    assert not app.file_uploader
    assert not [b for b in app.button if b.proto.is_form_submitter]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("variant", ["empty", "real"])
def test_every_part_on_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variant: str, part: str, lang: str
) -> None:
    data = copy_data(variant, tmp_path / "data")

    app = opened(data, monkeypatch, bagian=part, bahasa=lang)

    assert app.query_params["bagian"] in (part, [part])
    assert not (data / HISTORY_FOLDER).exists()


def test_faults_in_their_cells(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inventory(data)
    text = said(hand_in(opened(data, monkeypatch), ("b.csv", BAD)))

    assert "sel D2" in text
    assert "“sebelas” bukan angka" in text
    assert "sel B3" in text
    assert "Yang mirip: Mawar" in text
    assert "sel D4" in text
    assert "Perbaikan" in text
    assert '<td class="kk-error"><a class="kk-tanda kk-error" id="sel-1"' in text
    assert "Belum dapat diterbitkan" in text
    assert inventory(data) == before


def test_english(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = said(hand_in(opened(data, monkeypatch, bahasa="en"), ("b.csv", BAD)))

    assert "cell D2" in text
    assert "cannot be published yet" in text


def test_publish_and_undo(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inventory(data)
    app = hand_in(opened(data, monkeypatch), ("b.csv", NEW))
    text = said(app)
    assert "Tidak ada kesalahan" in text
    assert "<b>1</b><span>baru</span>" in text
    assert "<b>1</b><span>berubah</span>" in text
    assert inventory(data) == before

    send(app)

    assert "Terbit sebagai entri 2" in said(app)
    assert "Yang terbaca" not in said(app)
    newest = Ledger(data).entries()[-1]
    assert (newest.who, newest.why, newest.counts["new"]) == ("Sari", "angka baru", 1)

    app.segmented_control[-1].set_value("riwayat").run()
    assert "Sari" in said(app)
    next(b for b in app.button if b.label == "Batalkan entri 2").click().run()
    assert "Bila entri 2 dibatalkan" in said(app)
    send(app, reason="salah")
    assert "entri 3" in said(app)
    assert inventory(data) == before


@pytest.mark.parametrize(
    ("name", "reason", "tick", "missing"),
    [
        (" ", "x", True, "Tulis nama"),
        ("Sari", "  ", True, "Tulis alasan"),
        ("Sari", "x", False, "Centang"),
    ],
)
def test_nothing_is_published_without_who_why_and_a_look(
    data: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str, tick: bool, missing: str
) -> None:
    app = hand_in(opened(data, monkeypatch), ("a.csv", LONG + "A2,71.74.01.1001,2023,11\n"))
    assert "Angka yang hilang" in "".join(b.label for b in app.checkbox)

    send(app, name, reason, tick=tick)

    assert missing in said(app)
    assert not (data / HISTORY_FOLDER).exists()


def test_a_doubtful_value_must_be_looked_at(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = LONG + "".join(f"A2,71.74.01.1001,{y},{10 + y % 3}\n" for y in range(2014, 2023))
    (data / "nilai/a.csv").write_text(long)
    app = hand_in(opened(data, monkeypatch), ("b.csv", LONG + "A2,71.74.01.1001,2023,99\n"))

    assert "kk-doubt" in said(app)
    send(app, tick=False)
    assert "Centang" in said(app)
    assert not (data / HISTORY_FOLDER).exists()


def test_somebody_else_is_publishing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manage_order, "WAIT", 0.1)
    app = hand_in(opened(data, monkeypatch), ("b.csv", NEW))

    with locked(lock_of(data), "Budi", 0):
        send(app)

    assert "Budi sedang menerbitkan" in said(app)
    assert "Yang akan berubah" in said(app), "the files are still there"
    send(app)
    assert "Terbit sebagai entri 2" in said(app)


def test_the_folder_changed_since_the_comparison(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = hand_in(opened(data, monkeypatch), ("b.csv", NEW))
    (data / "nilai/c.csv").write_text(LONG + "A2,71.74.02.1003,2023,30\n")

    send(app)

    assert "Folder data berubah sejak" in said(app)
    assert not Ledger(data).entries()
    send(app)
    assert "Terbit sebagai entri 2" in said(app)


def test_a_full_disk_is_a_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    app = hand_in(opened(data, monkeypatch), ("b.csv", NEW))
    monkeypatch.setattr(publishing, "commit", full)
    before = inventory(data)

    send(app)

    assert "tidak dapat ditulisi" in said(app)
    assert inventory(data) == before


def test_a_fault_of_ours_is_a_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(manage_desk, "propose", broken)

    app = hand_in(opened(data, monkeypatch), ("b.csv", NEW))

    assert "gangguan di dasbor" in said(app)


def test_names_that_mean_harm(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "<img src=x onerror=alert(1)>.csv"
    app = hand_in(opened(data, monkeypatch), ("../../wilayah.csv/../x.csv", NEW), (script, BAD))

    text = said(app)
    assert "<img" not in text
    assert "&lt;img src=x" in text
    assert "Bila terbit: masuk ke nilai/masuk/x.csv" in text
    assert not list(data.parent.rglob("x.csv"))


def test_too_many_files(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [(f"{n}.csv", NEW) for n in range(manage_desk.MOST_FILES + 1)]

    assert "Terlalu banyak berkas" in said(hand_in(opened(data, monkeypatch), *files))


def test_a_thousand_equal_faults(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"A2,Entah{n},2023,5\n" for n in range(1500))
    app = hand_in(opened(data, monkeypatch), ("b.csv", LONG + rows))

    text = said(app)
    assert "1 sampai 20 dari" in text
    assert text.count('<li id="temuan-') == 20


def test_withdraw(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(data, monkeypatch, bagian="tarik")
    app.selectbox[0].set_value("nilai/a.csv").run()
    assert "<b>3</b><span>hilang</span>" in said(app)

    send(app, reason="ganda")

    assert "Berkas sudah ditarik" in said(app)
    assert not (data / "nilai/a.csv").exists()


def test_a_form_that_is_handed_back(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(data, monkeypatch, bagian="formulir")

    assert "4 indikator" in said(app)
    app.multiselect[0].set_value(["dinas"]).run()
    assert "1 indikator" in said(app)
    app.text_input[0].set_value("kapan-kapan").run()
    assert "tidak terbaca: kapan-kapan" in said(app)


def test_a_workbook_with_a_hidden_title(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "A2"
    for row in (["Kelurahan", "2022", "2023"], ["Mawar", 10, 12], ["Kamboja", 11, "x"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)

    text = said(hand_in(opened(data, monkeypatch), ("a2.xlsx", out.getvalue())))

    assert "Dibaca sebagai tabel lebar" in text
    assert "lembar A2, sel C3" in text


def boundary(app: AppTest, content: bytes, name: str = "batas.geojson") -> AppTest:
    app.file_uploader[0].set_value((name, content, "application/json")).run()
    assert not app.exception
    return app


def test_boundaries_with_a_likely_name(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = geojson(named("Mawar", "Melati Satu", "Kambojja", "Kenanga"))
    app = boundary(opened(data, monkeypatch, bagian="peta"), content)
    text = said(app)
    assert "<b>3</b><span>menurut nama</span>" in text
    assert "<b>1</b><span>wilayah tanpa bentuk</span>" in text

    app.checkbox[0].set_value(True).run()

    assert "“Kambojja” adalah Kamboja" in app.checkbox[0].label
    assert "<b>1</b><span>ditetapkan petugas</span>" in said(app)
    assert not (data / HISTORY_FOLDER).exists()
    send(app, reason="batas BIG")
    assert "Batas wilayah sudah disimpan" in said(app)
    assert (data / STORED).exists()


def test_boundaries_that_staff_must_tell(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = geojson(named("Mawar", "Melati Satu", "Entah", ""))
    app = boundary(opened(data, monkeypatch, bagian="peta"), content)

    app.selectbox[0].set_value("71.74.02.1003").run()
    app.selectbox[1].set_value("71.74.02.2004").run()

    assert not app.exception
    assert "<b>2</b><span>ditetapkan petugas</span>" in said(app)
    assert "<b>0</b><span>wilayah tanpa bentuk</span>" in said(app)


@pytest.mark.parametrize("content", [b"", b"{", b"PK\x03\x04", b'{"type":"FeatureCollection"}'])
def test_boundaries_that_cannot_be_read(
    data: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    text = said(boundary(opened(data, monkeypatch, bagian="peta"), content))

    assert "Belum dapat disimpan" in text
    assert "Kesalahan:" in text


def test_a_reference_system_that_does_not_exist(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = geojson(named("Mawar", "Melati Satu", "Kamboja", "Kenanga"))
    app = boundary(opened(data, monkeypatch, bagian="peta"), content)

    app.text_input[0].set_value("EPSG:satu").run()

    assert "EPSG:satu" in said(app)
    assert not app.exception

"""The page Rapat without a browser: agenda, writing down, marking as done, what may go wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.exchange.decision import Decision, record
from lib.exchange.publish import Place
from lib.i18n import LANGUAGES
from lib.store.ledger import Deed, Ledger
from lib.ui import access, cache
from tests.folders import LONG, write_folder
from tests.ui.visiting import visit, words

PAGE = "pages/tindakan/halaman_rapat.py"
AGENCIES = "kode,nama,singkatan\nkominfo,Dinas Kominfo,Diskominfo\n"
HEAD = "tanggal,isi,opd,tenggat,status,dimensi,program,status_data\n"
DECIDED = (
    HEAD
    + "2025-01-10,Menata parkir,kominfo,2025-06-29,terbuka,,,\n"
    + "2025-01-10,Menata rambu,kominfo,2025-12-31,terbuka,,,\n"
    + "2025-01-10,Menata taman,kominfo,2025-02-01,selesai,,,\n"
)


@pytest.fixture(autouse=True)
def _sitting_at_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_why_not_here", lambda: "")
    monkeypatch.setattr(cache, "rerun_all_sessions", lambda: None)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {"nilai/a.csv": LONG + "A2,71.74.01.1001,2023,11\n", "opd.csv": AGENCIES}
    return write_folder(tmp_path / "data", files)


def opened(data: Path, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    return visit(monkeypatch, data, data.parent / "cache", page=PAGE, **query)


def write_down(
    app: AppTest, text: str = "Menata parkir", name: str = "Sari", until: str = "28/07/2025"
) -> AppTest:
    app.text_area[0].set_value(text)
    next(s for s in app.selectbox if str(s.key).endswith("_opd")).set_value("kominfo")
    app.text_input[0].set_value(name)
    app.text_input[1].set_value(until)
    next(b for b in app.button if b.proto.is_form_submitter).click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_agenda_of_nothing_says_so(
    data: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    said = words(opened(data, monkeypatch, bahasa=lang))
    nothing = {"id": "Belum ada keputusan yang tercatat", "en": "No decision has been written"}
    assert nothing[lang] in said


def test_overdue_ones_come_first_and_done_ones_are_counted(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "keputusan.csv").write_text(DECIDED)
    said = words(opened(data, monkeypatch))
    assert "1 keputusan lewat tenggat" in said
    assert "Lewat tenggat 29 Juni 2025, 1 hari" in said
    assert said.index("Menata parkir") < said.index("Menata rambu")
    assert "Menata taman" not in said
    assert "Sudah selesai: 1 keputusan" in said


def test_a_decision_is_written_down_and_stands_on_the_agenda(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = write_down(opened(data, monkeypatch))
    assert "Keputusan tercatat" in app.success[0].value
    assert "Menata parkir" in words(app)
    last = Ledger(data).entries()[-1]
    assert (last.deed, last.who, last.why) == (Deed.DECIDED, "Sari", "Menata parkir")
    assert "2025-07-28" in (data / "keputusan.csv").read_text("utf-8-sig")


def test_markup_in_a_decision_is_text(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(write_down(opened(data, monkeypatch), "<script>alert(1)</script>"))
    assert "<script>" not in said
    assert "&lt;script&gt;" in said


@pytest.mark.parametrize(
    ("text", "name", "until"),
    [
        ("", "Sari", "31/12/2025"),
        ("Menata parkir", "", "31/12/2025"),
        ("Menata parkir", "Sari", "besok"),
        ("Menata parkir", "Sari", "29/06/2025"),
    ],
)
def test_what_is_missing_is_asked_for(
    data: Path, monkeypatch: pytest.MonkeyPatch, text: str, name: str, until: str
) -> None:
    app = write_down(opened(data, monkeypatch), text, name, until)
    assert app.warning
    assert not (data / "keputusan.csv").exists()


def test_a_decision_is_marked_as_done(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "keputusan.csv").write_text(DECIDED)
    app = opened(data, monkeypatch)
    app.text_input[0].set_value("Sari").run()
    next(b for b in app.button if b.key == "selesai_0").click().run()
    assert not app.exception
    assert "Sudah selesai: 2 keputusan" in words(app)
    assert "Menata parkir,kominfo,2025-06-29,selesai" in (data / "keputusan.csv").read_text(
        "utf-8-sig"
    )


def test_nothing_can_be_written_where_it_is_not_allowed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "keputusan.csv").write_text(DECIDED)
    monkeypatch.setattr(access, "_why_not_here", lambda: "manage.access.not_local")
    app = opened(data, monkeypatch)
    assert not app.text_area
    assert not [b for b in app.button if str(b.key).startswith("selesai_")]
    assert "Menata parkir" in words(app)


def test_a_broken_table_is_told_and_left_alone(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "keputusan.csv").write_text("ini;bukan\n1;2\n")
    app = write_down(opened(data, monkeypatch))
    assert "keputusan.csv" in app.error[0].value
    assert (data / "keputusan.csv").read_text() == "ini;bukan\n1;2\n"


def test_since_an_earlier_date(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = dt.datetime(2025, 6, 1, 9, tzinfo=dt.UTC)
    place = Place(data, held.date(), None, 0)
    record(place, Decision(held.date(), "Menata rambu"), "Sari", clock=lambda: held)
    (data / "nilai" / "b.csv").write_text(LONG + "A2,71.74.01.1002,2023,20\n")
    app = opened(data, monkeypatch)
    chosen = next(s for s in app.selectbox if s.label == "Bandingkan dengan keadaan data pada")
    assert chosen.options == ["1 Juni 2025 (keputusan rapat dicatat, Sari)"]
    assert "<b>1</b><span>" in words(app)
    assert "71.74.01.1002" not in words(app), "areas have names"
    assert "Melati" in words(app)

"""The workbook of a city, read back."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lib.city.city import City
from lib.contract.vocabulary import Framework
from lib.export.book.binder import plain
from lib.export.book.workbook import workbook
from lib.i18n import LANGUAGES, t
from lib.store.build import load_folder
from lib.store.shapes import load_shapes
from tests.city.cities import TODAY
from tests.export.slides.decks import HOSTILE, KOTA, VILLAGES, city

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")
SHEETS = ("cover", "data", "areas", "programmes", "metadata", "sources", "findings", "withheld")
HEAD = 5
"""1-based row of the headings of every sheet but the tidy one."""


def read(content: bytes) -> Any:  # noqa: ANN401
    return openpyxl.load_workbook(io.BytesIO(content))


def written(one: City, lang: str = "id", today: dt.date = TODAY) -> bytes:
    return workbook(one, lang=lang, today=today)


def table(sheet: Any, head: int = HEAD) -> list[dict[str, Any]]:  # noqa: ANN401
    heads, *rows = sheet.iter_rows(min_row=head, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def column(key: str, lang: str = "id") -> str:
    return t(f"workbook.column.{key}", lang)


def part(content: bytes, start: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return [file.read(n).decode() for n in sorted(file.namelist()) if n.startswith(start)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_sheets_are_there_with_links_from_the_cover(tmp_path: Path, lang: str) -> None:
    book = read(written(city(tmp_path), lang))

    expected = [t(f"workbook.{key}", lang) for key in (*SHEETS, "series")]
    assert book.sheetnames == [*expected[:2], "Alam", *expected[2:]]
    targets = [c.hyperlink.location for c in book.worksheets[0]["A"] if c.hyperlink]
    assert [target.rsplit("!", 1)[0].strip("'") for target in targets] == book.sheetnames[1:]
    back = [sheet["A3"].hyperlink.location for sheet in book.worksheets[2:]]
    assert {target.rsplit("!", 1)[0].strip("'") for target in back} == {expected[0]}


def test_the_data_sheet_equals_the_observations(tmp_path: Path) -> None:
    one = city(tmp_path)
    sheet = read(written(one))[t("workbook.data", "id")]

    rows, meant = table(sheet, 1), one.snapshot.values
    for name in ("indikator", "wilayah", "periode", "nilai", "bulan", "jenjang"):
        assert [row[name] for row in rows] == meant[name].to_list()
    assert [row["mulai"].date() for row in rows] == meant["mulai"].to_list()
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:V{meant.height + 1}"
    assert {c.number_format for c in sheet["J"][1:]} == {"#,##0.0"}


def test_real_and_sample_figures_are_told_apart(tmp_path: Path) -> None:
    real, sample = city(tmp_path / "real"), city(tmp_path / "sample", status="contoh")

    for one, word, told in ((real, "tidak", False), (sample, "ya", True)):
        book = read(written(one))
        rows = table(book["Data"], 1)
        assert {row["data_contoh"] for row in rows} == {word}
        assert {c.font.italic for c in book["Data"]["J"][1:]} == {told}
        marked = [s.title for s in book.worksheets[2:] if s["A4"].value]
        assert marked == (["Alam", t("workbook.areas", "id"), "Deret"] if told else [])
        assert (t("workbook.sample", "id") in [c.value for c in book["Sampul"]["A"]]) is told


def test_a_dimension_shows_value_change_target_and_status(tmp_path: Path) -> None:
    row = table(read(written(city(tmp_path)))["Alam"])[0]

    assert row[column("value")] == 33.5
    assert row[column("period")] == "2024"
    assert (row[column("change")], row[column("since")]) == (1, "2023")
    assert row[column("judgement")] == t("words.judgement.memburuk", "id")
    assert row[column("target")] == 20
    assert row[column("standing")] == t("terms.progress.memburuk", "id")
    assert row[column("villages")] == 3


def test_a_small_line_is_drawn_from_the_series_of_its_indicator(tmp_path: Path) -> None:
    content = written(city(tmp_path))

    sheet = next(text for text in part(content, "xl/worksheets/sheet") if "<x14:sparkline>" in text)
    assert "<xm:f>Deret!F6:F12</xm:f>" in sheet
    assert "dateAxis" not in sheet, "LibreOffice crashes on it"
    values = [row[column("value")] for row in table(read(content)["Deret"])]
    assert values == [year - 1990.5 for year in range(2018, 2025)]


def test_a_line_never_crosses_a_break_of_the_series(tmp_path: Path) -> None:
    broken = {"jeda.csv": "indikator,periode,keterangan\nA1,2022,metode baru\n"}

    rows = table(read(written(city(tmp_path, more=broken)))["Deret"])

    assert [row[column("period")] for row in rows] == ["2022", "2023", "2024"]


def test_a_period_without_a_figure_keeps_its_place_and_stays_blank(tmp_path: Path) -> None:
    rows = "".join(f"A1,{KOTA},{year},{year - 2000}\n" for year in (2019, 2020, 2023))
    gap = {"nilai/uji.csv": "indikator,wilayah,periode,nilai\n" + rows}

    found = table(read(written(city(tmp_path, more=gap)))["Deret"])

    assert [(row[column("period")], row[column("value")]) for row in found] == [
        *(("2019", 19), ("2020", 20), ("2021", None), ("2022", None), ("2023", 23))
    ]


@pytest.mark.parametrize("status", ["", "contoh"])
def test_the_trend_of_a_dimension_is_a_chart_of_excel(tmp_path: Path, status: str) -> None:
    content = written(city(tmp_path, status=status))

    (drawn,) = part(content, "xl/charts/chart")
    for cells in ("Deret!$D$6:$D$12", "Deret!$F$6:$F$12", "Deret!$B$6"):
        assert f"<c:f>{cells}</c:f>" in drawn
    assert drawn.count("<c:v>27.5</c:v>") == 1, "Excel draws before it reads the cells"
    title = re.search(r"<c:title>.*?<c:f>Alam!\$A\$(\d+)</c:f>", drawn)
    assert title
    said = read(content)["Alam"].cell(int(title[1]), 1).value
    assert said == "Sampah (%)" + (" · DATA CONTOH" if status else "")
    assert f'descr="{said}"' in part(content, "xl/drawings/drawing")[0]


def test_a_name_that_looks_like_a_cell_is_no_reference(tmp_path: Path) -> None:
    content = written(city(tmp_path, "Data!A1"))

    (drawn,) = part(content, "xl/charts/chart")
    assert {ref.split("!")[0] for ref in re.findall("<c:f>(.*?)</c:f>", drawn)} == {"Deret", "Alam"}


def test_columns_are_wide_and_rows_high_enough(tmp_path: Path) -> None:
    long = "Persentase " + "kelurahan dan desa " * 12
    sheet = read(written(city(tmp_path, long.strip())))["Alam"]

    width = sheet.column_dimensions["B"].width
    lines = sheet.row_dimensions[HEAD + 1].height / 15
    assert width >= 44
    assert lines * width >= len(long)
    code, value = sheet.column_dimensions["A"].width, sheet.column_dimensions["D"].width
    assert min(code, value) >= max(map(len, (column("code"), column("value"))))


def test_villages_without_a_figure_stay_blank(tmp_path: Path) -> None:
    rows = table(read(written(city(tmp_path)))[t("workbook.areas", "id")])

    assert [row[column("area_code")] for row in rows] == list(VILLAGES)
    name = next(head for head in rows[0] if head.startswith("A1\n"))
    assert name.endswith("(%, 2024)")
    assert [row[name] for row in rows] == [10, 20, 30, None]


def test_withheld_figures_and_findings_are_listed(tmp_path: Path) -> None:
    weak = (
        "indikator,wilayah,periode,nilai,sumber\n" + f"A1,{KOTA},2016,9,kabar\nXX,{KOTA},2016,9,\n"
    )
    book = read(written(city(tmp_path, more={"nilai/lemah.csv": weak})))

    held = table(book[t("workbook.withheld", "id")])
    assert [(row["Periode"], row["Ditahan"]) for row in held] == [("2016", 9)]
    assert "XX" in [row["Tertulis"] for row in table(book[t("workbook.findings", "id")])]
    assert all(row["periode"] != "2016" for row in table(book["Data"], 1))


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE,
        '=HYPERLINK("http://x";"klik")',
        "+1+cmd|' /C calc'!A0",
        "<script>alert(1)</script> & \"'",
        "\u202eterbalik\u202c العربية \U0001f600",
        "kendali\x01\x0b\x1b_x0041_",
    ],
)
def test_hostile_text_is_text_in_every_sheet(tmp_path: Path, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    more = {"dimensi.csv": f"kerangka,kode,urutan,nama_id\nkota,alam,1,{quoted}\n"}
    one = city(tmp_path, name, more=more)

    content = written(one)

    book = read(content)
    cells = [c for sheet in book.worksheets for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f"]
    links = [c.hyperlink for c in cells if c.hyperlink]
    assert all(link.location and not link.target for link in links)
    assert not [c for c in cells if isinstance(c.value, str) and c.value[:1] in "=+-@" and c.value]
    assert plain(one.catalogue.indicator("A1").nama_id) in {c.value for c in cells}
    assert not part(content, "xl/externalLinks")


def test_dimensions_with_the_same_or_forbidden_names_get_sheets_of_their_own(
    tmp_path: Path,
) -> None:
    names = ["Data", "data", "a/b[c]:*?", "'x'", "History", "\U0001f600" * 40]
    rows = "".join(f"kota,d{n},{n},{name}\n" for n, name in enumerate(names))
    more = {"dimensi.csv": f"kerangka,kode,urutan,nama_id\nkota,alam,9,Alam\n{rows}"}

    found = read(written(city(tmp_path, more=more))).sheetnames

    assert len({name.lower() for name in found}) == len(found) == len(names) + 10
    assert all(len(name.encode("utf-16-le")) <= 62 for name in found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_folder_gives_a_workbook_without_rows(tmp_path: Path, lang: str) -> None:
    snapshot = load_folder(tmp_path, None, TODAY)
    one = City(snapshot, load_shapes(snapshot, tmp_path, None, TODAY))

    book = read(written(one, lang))

    assert book.sheetnames == [t(f"workbook.{key}", lang) for key in (*SHEETS, "series")]
    assert book[t("workbook.data", lang)].max_row == 1


def test_the_other_framework_has_sheets_of_its_own(tmp_path: Path) -> None:
    content = workbook(city(tmp_path), lang="id", today=TODAY, framework=Framework.NATIONAL)

    assert "Smart Alam" in read(content).sheetnames
    assert "Alam" not in read(content).sheetnames


def test_equal_data_gives_equal_bytes(tmp_path: Path) -> None:
    first, second = city(tmp_path / "a"), city(tmp_path / "b")

    assert written(first) == written(second)
    late = dt.date(2031, 1, 1)
    sheets = [part(written(first, today=day), "xl/worksheets") for day in (TODAY, late)]
    assert sheets[0] == sheets[1], "only the states of programmes depend on the day"
    properties = part(written(first), "docProps/core.xml")[0]
    assert first.as_of is not None
    assert properties.count(f"{first.as_of.isoformat()}T00:00:00Z") == 2


def test_numbers_are_numbers_with_the_decimals_of_their_indicator(tmp_path: Path) -> None:
    sheet = read(written(city(tmp_path)))["Alam"]

    value = sheet.cell(HEAD + 1, 4)
    assert value.data_type == "n"
    assert value.number_format == "#,##0.0"


def test_words_of_category_indicators_are_words(tmp_path: Path) -> None:
    more = {
        "indikator.csv": "kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,kategori\n"
        "A1,alam,Opini,opini,naik,kota,tidak_ada,tahunan,TMP;WDP;WTP\n",
        "nilai/uji.csv": "indikator,wilayah,periode,nilai\n"
        f"A1,{KOTA},2023,WDP\nA1,{KOTA},2024,WTP\n",
        "target.csv": None,
    }
    one = city(tmp_path, more=more)  # type: ignore[arg-type]

    book = read(written(one))

    assert [row["nilai"] for row in table(book["Data"], 1)] == ["WDP", "WTP"]
    assert table(book["Alam"])[0][column("value")] == "WTP"
    assert book["Deret"].max_row == HEAD

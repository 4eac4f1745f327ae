"""The PowerPoint file, read back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Pt

from lib.export.lettering import LINE, wrap
from lib.i18n import LANGUAGES
from lib.story.figure import Map, Table, Trend
from tests.export.slides.decks import HOSTILE, city, shapes, told, written

GROUP = 6
PIXEL = 6350


def read(content: bytes) -> Any:  # noqa: ANN401
    return Presentation(io.BytesIO(content))


def slide_of(content: bytes, deck: Any, kind: type) -> tuple[Any, Any]:  # noqa: ANN401
    place = next(n for n, s in enumerate(deck.slides) if isinstance(s.figure, kind))
    return read(content).slides[place], deck.slides[place]


def test_there_is_one_slide_for_each_of_the_deck(tmp_path: Path) -> None:
    one = city(tmp_path)

    found = read(written(one))

    assert [s.shapes.title.text_frame.text for s in found.slides] == [
        s.heading for s in told(one).slides
    ]


def test_a_chart_holds_the_values_of_the_data(tmp_path: Path) -> None:
    one = city(tmp_path)
    slide, meant = slide_of(written(one), told(one), Trend)

    (frame,) = [s for s in slide.shapes if s.has_chart]
    chart = frame.chart
    lines = [tuple(series.values) for series in chart.plots[0].series]
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active

    assert list(chart.plots[0].categories) == list(meant.figure.labels)
    assert lines == [line.values for line in meant.figure.lines] + [meant.figure.target]
    assert [cell.value for cell in sheet["B"]][1:] == list(meant.figure.lines[0].values)
    assert [cell.value for cell in sheet["A"]][1:] == list(meant.figure.labels)


def test_a_map_has_one_named_shape_for_each_area(tmp_path: Path) -> None:
    one = city(tmp_path)
    slide, meant = slide_of(written(one), told(one), Map)

    (group,) = [s for s in slide.shapes if s.shape_type == GROUP and s.name == "Peta"]
    names = {s.name for s in group.shapes}

    assert names == {"Mawar", "Melati Satu", "Kamboja", "Kenanga"}
    fills = {s.name: s.fill.type for s in group.shapes}
    assert fills["Mawar"] == 1
    assert fills["Kenanga"] == 2, "an area without a value is hatched, not coloured"
    assert group._element.xpath(".//p:cNvPr")[0].get("descr") == meant.alt


def test_tables_are_tables(tmp_path: Path) -> None:
    one = city(tmp_path)
    slide, meant = slide_of(written(one), told(one), Table)

    (frame,) = [s for s in slide.shapes if s.has_table]

    assert [c.text for c in frame.table.rows[0].cells] == list(meant.figure.heads)
    assert [c.text for c in frame.table.rows[1].cells] == list(meant.figure.rows[0])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_has_its_text_and_every_slide_its_notes(tmp_path: Path, lang: str) -> None:
    one = city(tmp_path)
    deck = told(one, lang)

    for slide, meant in zip(read(written(one, lang)).slides, deck.slides, strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert all(said in notes for said in (*meant.notes, *meant.sources))
        assert deck.fingerprint in notes
        described = [e.get("descr") for e in slide._element.xpath(".//p:cNvPr")]
        assert meant.figure is None or meant.alt in described


def test_sample_figures_are_marked_on_their_slides_only(tmp_path: Path) -> None:
    real, sample = city(tmp_path / "a"), city(tmp_path / "b", status="contoh")

    def marked(content: bytes) -> list[bool]:
        return [
            any(s.has_text_frame and s.text_frame.text == "DATA CONTOH" for s in slide.shapes)
            for slide in read(content).slides
        ]

    assert not any(marked(written(real)))
    assert marked(written(sample)) == [s.sample for s in told(sample).slides]
    assert any(marked(written(sample)))


def test_equal_data_gives_equal_bytes(tmp_path: Path) -> None:
    contents = [written(city(tmp_path / name)) for name in ("a", "b")]

    assert contents[0] == contents[1]
    with zipfile.ZipFile(io.BytesIO(contents[0])) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


@pytest.mark.parametrize(
    "name", [HOSTILE, "Sampah", "A" * 200], ids=["hostile", "plain", "one word"]
)
def test_no_text_overflows_its_box(tmp_path: Path, name: str) -> None:
    """Measured again with the shipped face, line by line."""
    too_high = []
    for slide in read(written(city(tmp_path, name))).slides:
        for shape in shapes(slide):
            if shape.has_text_frame and shape.text_frame.text:
                needed = sum(map(height(shape.width), shape.text_frame.paragraphs))
                if needed > shape.height * 1.01:
                    too_high.append((shape.name, shape.text_frame.text, needed, shape.height))

    assert too_high == []


def height(across: int) -> Any:  # noqa: ANN401
    def of(paragraph: Any) -> float:  # noqa: ANN401
        size = (
            max((run.font.size or Pt(12)) for run in paragraph.runs) if paragraph.runs else Pt(12)
        )
        bold = any(run.font.bold for run in paragraph.runs)
        return len(wrap(paragraph.text, size, across, bold=bold)) * size * LINE * 0.99

    return of


def test_nothing_lies_outside_the_slide_and_no_text_is_small(tmp_path: Path) -> None:
    found = read(written(city(tmp_path, HOSTILE)))

    for slide in found.slides:
        for shape in shapes(slide):
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= found.slide_width + 1
            assert shape.top + shape.height <= found.slide_height + 1
        sizes = [int(e.get("sz")) for e in slide._element.xpath(".//a:rPr[@sz]")]
        assert min(sizes) >= 24 * PIXEL / 127


def test_a_table_stays_on_its_slide(tmp_path: Path) -> None:
    rows = "".join(
        f'2025-01-{d:02},"{HOSTILE.replace(chr(34), "")}",dinas,2025-12-01,terbuka\n'
        for d in range(1, 9)
    )
    more = {"keputusan.csv": "tanggal,isi,opd,tenggat,status\n" + rows}
    found = read(written(city(tmp_path, more=more)))

    for slide in found.slides:
        for frame in (s for s in slide.shapes if s.has_table):
            bottom = frame.top + sum(row.height for row in frame.table.rows)
            assert bottom <= 960 * PIXEL


def test_hostile_text_comes_out_as_text(tmp_path: Path) -> None:
    one = city(tmp_path, HOSTILE)
    slide, _ = slide_of(written(one), told(one), Trend)

    assert "<script>alert(1)</script>" in slide.shapes.title.text_frame.text
    assert HOSTILE in slide.notes_slide.notes_text_frame.text
    (frame,) = [s for s in slide.shapes if s.has_chart]
    book = openpyxl.load_workbook(io.BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob))
    assert all(c.data_type != "f" for row in book.active.iter_rows() for c in row)


@pytest.mark.parametrize(
    "name",
    ["kendali\x01\x0b\x1b_x0041_ \ufffe", "a]]>b<!-- &amp; <?x?>", "{x} %s ${y}", "\tTab\nBaris"],
)
def test_signs_that_xml_cannot_hold_do_no_harm(tmp_path: Path, name: str) -> None:
    one = city(tmp_path, name)

    slide, _ = slide_of(written(one), told(one), Trend)

    assert slide.shapes.title.text_frame.text[:3] == name.strip()[:3]


def test_a_folder_without_anything_gives_a_deck(tmp_path: Path) -> None:
    from lib.city.city import City
    from lib.store.build import load_folder
    from lib.store.shapes import load_shapes
    from tests.city.cities import TODAY

    snapshot = load_folder(tmp_path, None, TODAY)
    empty = City(snapshot, load_shapes(snapshot, tmp_path, None, TODAY))

    assert len(read(written(empty)).slides) == len(told(empty).slides)

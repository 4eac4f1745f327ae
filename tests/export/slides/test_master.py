"""The city's own template takes over the look; ours is used without one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Emu

from lib.errors import ExportError
from lib.export.slides.master import FACE
from tests.export.slides.decks import city, shapes, told, written


def template(width: int = 9144000, height: int = 6858000, face: str = "Georgia") -> bytes:
    """Return a template of another shape, with a face of its own, a logo, and a slide."""
    found = Presentation()
    found.slide_width, found.slide_height = Emu(width), Emu(height)
    logo = found.slide_master.shapes._spTree
    box = found.slides.add_slide(found.slide_layouts[6]).shapes.add_textbox(0, 0, 914400, 300000)
    box.name = "Logo"
    logo.append(box._element)
    theme = next(p for p in found.part.package.iter_parts() if "theme" in str(p.partname))
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{face}"'.encode())
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()


def read(content: bytes) -> Any:  # noqa: ANN401
    return Presentation(io.BytesIO(content))


def faces(found: Any) -> set[str]:  # noqa: ANN401
    theme = next(
        r.target_part for r in found.slide_master.part.rels.values() if r.reltype.endswith("theme")
    )
    root = etree.fromstring(theme.blob)
    return {e.get("typeface") for e in root.xpath("//*[local-name()='latin']")}


def test_without_a_template_the_master_is_ours(tmp_path: Path) -> None:
    found = read(written(city(tmp_path)))

    assert faces(found) == {FACE}
    assert (found.slide_width, found.slide_height) == (12192000, 6858000)
    assert len(found.slide_layouts) == 6


def test_a_template_gives_face_logo_and_shape(tmp_path: Path) -> None:
    one = city(tmp_path)
    found = read(written(one, template=template()))

    assert "Georgia" in faces(found)
    assert "Logo" in {s.name for s in found.slide_master.shapes}
    assert (found.slide_width, found.slide_height) == (9144000, 6858000)
    assert len(found.slides) == len(told(one).slides), "its own slides are left out"
    written_faces = {
        e.get("typeface") for s in found.slides for e in s._element.xpath(".//a:latin")
    }
    assert written_faces == set(), "no slide names a face of its own"


def test_under_a_template_everything_stays_on_the_slide(tmp_path: Path) -> None:
    found = read(written(city(tmp_path), template=template()))

    for slide in found.slides:
        for shape in shapes(slide):
            assert shape.left + shape.width <= found.slide_width + 1
            assert shape.top + shape.height <= found.slide_height + 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"<html>"])
def test_a_template_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ExportError):
        written(city(tmp_path), template=content)


def odd(width: int, height: int) -> bytes:
    """Return a template whose layouts have other names, of which most are missing."""
    found = Presentation(io.BytesIO(template(width, height, "Verdana")))
    layouts = found.slide_layouts
    for layout in list(layouts)[1:6]:
        if not layout.used_by_slides:
            layouts.remove(layout)
    for number, layout in enumerate(layouts):
        layout.name = f"Tata letak {number} Pemkot"
        for shape in layout.placeholders:
            shape.name = f"Kotak {shape.placeholder_format.idx} ~"
    theme = next(p for p in found.part.package.iter_parts() if "theme" in str(p.partname))
    theme._blob = theme.blob.replace(b'val="4F81BD"', b'val="C00000"')
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()


@pytest.mark.parametrize("size", [(9144000, 6858000), (12192000, 6858000)], ids=["4:3", "16:9"])
def test_an_odd_template_with_few_layouts_is_taken(tmp_path: Path, size: tuple[int, int]) -> None:
    one = city(tmp_path)
    found = read(written(one, template=odd(*size)))

    assert (found.slide_width, found.slide_height) == size
    assert "Verdana" in faces(found)
    meant = told(one).slides
    for slide, told_of in zip(found.slides, meant, strict=True):
        texts = [s.text_frame.text for s in shapes(slide) if s.has_text_frame]
        assert told_of.heading in texts
    theme = next(
        r.target_part for r in found.slide_master.part.rels.values() if r.reltype.endswith("theme")
    )
    assert b"C00000" in theme.blob, "the colours are the template's"

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

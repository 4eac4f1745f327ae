"""The master of a deck: our own, or the city's template with our layouts added to it.

Our layouts say where things stand and leave fonts, colours and logo to the master, so that a
template takes over the look of every slide without knowing of us.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import SlideLayoutPart
from pptx.util import Emu

from lib.design.tokens import LIGHT
from lib.errors import ExportError
from lib.export.slides.places import BODY, HEIGHT, TITLE, WIDTH, Box, Places, cover, places
from lib.export.slides.words import FOREIGN, SLACK, Hand

FACE: Final = "Calibri"
"""On every computer with PowerPoint; LibreOffice takes Carlito, which is as wide."""
PIXEL: Final = 6350
"""EMU of a pixel on our own slides of 13.333 x 7.5 inches."""

RUBRIC, MARK, TICKS, CAPTION, WORDS, SOURCE, FIGURE = range(10, 17)
"""Numbers of the placeholders."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_EMPTY_PARTS = ("printerSettings", "thumbnail")


@dataclass(frozen=True, slots=True)
class Stage:
    """A presentation without slides, and what is needed to add some."""

    presentation: Any
    layouts: dict[str, Any]
    """``title``, ``chart``, ``map``, ``table``, ``whole``, ``words``."""
    places: Places
    cover: Places
    """Where things stand on the title slide."""
    hand: Hand
    height: float
    """Of a slide in pixels."""


def stage(template: bytes | None, lang: str) -> Stage:
    """Return an empty presentation with our layouts.

    Args:
        template: The city's own ``.pptx``; its slides are left out. ``None``: our master.
        lang: ``id`` or ``en``.

    Raises:
        ExportError: The template cannot be read.
    """
    presentation = _own() if template is None else _foreign(template)
    unit = presentation.slide_width / WIDTH
    hand = Hand(lang, unit, SLACK if template is None else FOREIGN)
    height = presentation.slide_height / unit
    title, body = _boxes(presentation.slide_master, unit, height)
    inside = places(title, body)
    front = cover(title, height)
    layouts = {
        name: _add(presentation, name, front if name == "title" else inside, hand, kinds)
        for name, kinds in _LAYOUTS.items()
    }
    return Stage(presentation, layouts, inside, front, hand, height)


_LAYOUTS: Final = {
    "title": ("rubric", "mark", "words_wide", "source"),
    "chart": ("rubric", "mark", "ticks", "caption", "chart", "words", "source"),
    "map": ("rubric", "mark", "caption_high", "words", "source"),
    "table": ("rubric", "mark", "words_above", "tbl", "source"),
    "whole": ("rubric", "mark", "tbl_whole", "source"),
    "words": ("rubric", "mark", "ticks", "words_wide", "source"),
}


def _own() -> Any:  # noqa: ANN401 - python-pptx has no types
    """Return a presentation whose master is ours."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH * PIXEL, HEIGHT * PIXEL
    master = presentation.slide_master
    for layout in list(presentation.slide_layouts):
        presentation.slide_layouts.remove(layout)
    for holder in master.placeholders:
        kind = holder.placeholder_format.type
        box = {1: TITLE, 2: BODY, 13: Box(1700, 1000, 124, 32)}.get(int(kind))
        if box is None:
            holder._element.getparent().remove(holder._element)
            continue
        holder.left, holder.top = Emu(round(box.left * PIXEL)), Emu(round(box.top * PIXEL))
        holder.width, holder.height = Emu(round(box.width * PIXEL)), Emu(round(box.height * PIXEL))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _theme(theme.blob)
    for part in (presentation.part, presentation.part.package):
        for key, relation in list(part._rels.items()):
            if any(name in str(relation.reltype) for name in _EMPTY_PARTS):
                part._rels.pop(key)
    return presentation


def _theme(content: bytes) -> bytes:
    """Return a theme with our face and colours."""
    root = etree.fromstring(content)
    for font in root.iter(f"{{{_A}}}majorFont", f"{{{_A}}}minorFont"):
        font.find(f"{{{_A}}}latin").set("typeface", FACE)
    colours = {
        "dk1": LIGHT.ink,
        "lt1": LIGHT.paper,
        "dk2": LIGHT.soft,
        "lt2": LIGHT.paper2,
        **{f"accent{n}": colour for n, colour in enumerate(LIGHT.lines, 1)},
    }
    scheme = root.find(f".//{{{_A}}}clrScheme")
    for name, colour in colours.items():
        entry = scheme.find(f"{{{_A}}}{name}")
        for child in list(entry):
            entry.remove(child)
        etree.SubElement(entry, f"{{{_A}}}srgbClr").set("val", colour.lstrip("#"))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _foreign(template: bytes) -> Any:  # noqa: ANN401
    """Return the city's template without its slides."""
    try:
        presentation = Presentation(BytesIO(template))
        listed = presentation.slides._sldIdLst
        for entry in list(listed):
            presentation.part.drop_rel(entry.rId)
            listed.remove(entry)
        _boxes(presentation.slide_master, 1.0, 0.0)
    except Exception as fault:  # whatever lies in a file that is not what it says
        raise ExportError(reason=str(fault)) from fault
    return presentation


def _boxes(master: Any, unit: float, height: float) -> tuple[Box, Box]:  # noqa: ANN401
    """Return what a master leaves for title and text; ours, scaled, where it does not say."""
    found: dict[int, Box] = {}
    for holder in master.placeholders:
        sides = (holder.left, holder.top, holder.width, holder.height)
        if None not in sides:
            box = Box(*(side / unit for side in sides))
            found.setdefault(int(holder.placeholder_format.type), box)
    stretch = height / HEIGHT
    title, body = (
        Box(box.left, box.top * stretch, box.width, box.height * stretch) for box in (TITLE, BODY)
    )
    return found.get(1, title), found.get(2, body)


def _add(
    presentation: Any,  # noqa: ANN401
    name: str,
    where: Places,
    hand: Hand,
    kinds: Sequence[str],
) -> Any:  # noqa: ANN401
    """Add a layout of ours to the master."""
    holders = [_title(where.title if name == "title" else None, hand)]
    holders += [_holder(kind, where, hand) for kind in kinds]
    blob = _LAYOUT.format(
        a=_A, r=_R, p=_P, name=quoteattr(_NAMES[name]), holders="".join(holders)
    ).encode()
    master, package = presentation.slide_master, presentation.part.package
    uri = PackURI(package.next_partname("/ppt/slideLayouts/slideLayout%d.xml"))
    part = SlideLayoutPart.load(uri, CONTENT_TYPE.PML_SLIDE_LAYOUT, package, blob)
    part.relate_to(master.part, RELATIONSHIP_TYPE.SLIDE_MASTER)
    listed = master._element.get_or_add_sldLayoutIdLst()
    entry = etree.SubElement(listed, f"{{{_P}}}sldLayoutId")
    entry.set("id", str(_next_id(presentation)))
    entry.set(f"{{{_R}}}id", master.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT))
    return part.slide_layout


def _next_id(presentation: Any) -> int:  # noqa: ANN401
    """Return a number that no master and no layout has."""
    used = [2**31 - 1]
    for master in presentation.slide_masters:
        used += [int(e.get("id", 0)) for e in master._element.iter(f"{{{_P}}}sldLayoutId")]
    masters = presentation.part._element.iter(f"{{{_P}}}sldMasterId")
    return max(*used, *(int(e.get("id", 0)) for e in masters)) + 1


_NAMES: Final = {
    "title": "Judul",
    "chart": "Grafik dan kalimat",
    "map": "Peta dan kalimat",
    "table": "Kalimat dan tabel",
    "whole": "Tabel",
    "words": "Kalimat",
}


def _holder(kind: str, where: Places, hand: Hand) -> str:
    """Return the XML of a placeholder."""
    number, box, form, label = {
        "rubric": (RUBRIC, where.rubric, "body", "Rubrik"),
        "mark": (MARK, where.mark, "body", "Tanda contoh"),
        "ticks": (TICKS, where.ticks, "body", "Keadaan"),
        "caption": (CAPTION, where.caption, "body", "Nama gambar"),
        "words": (WORDS, where.words, "body", "Kalimat"),
        "words_above": (WORDS, where.lead, "body", "Kalimat"),
        "words_wide": (WORDS, where.table, "body", "Kalimat"),
        "source": (SOURCE, where.source, "body", "Sumber"),
        "chart": (FIGURE, where.figure, "chart", "Grafik"),
        "tbl": (FIGURE, where.table, "tbl", "Tabel"),
        "tbl_whole": (FIGURE, where.whole, "tbl", "Tabel"),
        "caption_high": (CAPTION, where.high, "body", "Nama gambar"),
    }[kind]
    return _shape(number, label, f'type="{form}" idx="{number}"', box, hand)


def _title(box: Box | None, hand: Hand) -> str:
    return _shape(2, "Judul", 'type="title"', box, hand)


def _shape(number: int, name: str, kind: str, box: Box | None, hand: Hand) -> str:
    place = ""
    if box is not None:
        left, top, width, height = (
            hand.size(v) for v in (box.left, box.top, box.width, box.height)
        )
        place = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody>"
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr>'
        '<a:lstStyle><a:lvl1pPr marL="0" indent="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/></a:lvl1pPr></a:lstStyle>'
        f"<a:p><a:r><a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


_LAYOUT: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<p:sldLayout xmlns:a="{a}" xmlns:r="{r}" xmlns:p="{p}" preserve="1" userDrawn="1">'
    "<p:cSld name={name}><p:spTree><p:nvGrpSpPr>"
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{holders}'
    "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
)

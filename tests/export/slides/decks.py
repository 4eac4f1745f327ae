"""A small city with a map, a trend, a target and open decisions, told as a deck."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lib.city.city import City
from lib.export.slides.deck import pptx
from lib.store.build import load_folder
from lib.store.shapes import load_shapes
from lib.story.deck import deck
from lib.story.slide import Deck
from tests.city.cities import TODAY
from tests.folders import write_folder

KOTA = "71.74"
VILLAGES = ("71.74.01.1001", "71.74.01.1002", "71.74.02.1003", "71.74.02.2004")
INDICATORS = """
kode,dimensi,nama_id,satuan,arah,jenjang,agregasi,frekuensi,walidata,desimal,skor_terburuk,skor_terbaik
A1,alam,{name},%,turun,kelurahan,tidak_ada,tahunan,dinas,1,100,0
"""
HOSTILE = (
    '<script>alert(1)</script> & "kutip" =HYPERLINK("http://x") \u202eRTL\u202c العربية \U0001f600 '
    "#set page() \\x $x$ " + "panjang" * 30
)


def city(
    folder: Path, name: str = "Sampah", status: str = "", more: dict[str, str] | None = None
) -> City:
    """Load a small city whose one indicator has a trend and a map."""
    quoted = '"' + name.replace('"', '""') + '"'
    rows = [f"A1,{KOTA},{year},{year - 1990.5},{status}" for year in range(2018, 2025)]
    rows += [f"A1,{code},2024,{10 * n},{status}" for n, code in enumerate(VILLAGES[:3], 1)]
    files: dict[str, str | bytes | None] = {
        "indikator.csv": INDICATORS.format(name=quoted),
        "nilai/uji.csv": "indikator,wilayah,periode,nilai,status\n" + "\n".join(rows),
        "target.csv": f"indikator,wilayah,periode,target\nA1,{KOTA},2024,20\nA1,{KOTA},2026,10\n",
        **(more or {}),
    }
    write_folder(folder, files)
    snapshot = load_folder(folder, None, TODAY)
    return City(snapshot, load_shapes(snapshot, folder, None, TODAY))


def told(one: City, lang: str = "id") -> Deck:
    """Return the deck of a city."""
    return deck(one, lang=lang, today=TODAY)


def written(one: City, lang: str = "id", template: bytes | None = None) -> bytes:
    """Return the deck of a city as a file."""
    return pptx(told(one, lang), one, template=template)


def shapes(parent: Any) -> list[Any]:  # noqa: ANN401
    """Return all shapes of a slide, those of groups included."""
    found = []
    for shape in parent.shapes:
        found.append(shape)
        if shape.shape_type == 6:
            found += shapes(shape)
    return found

"""The pages, declared once: menu, links and tests all follow this list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the menu. Its title and help are texts ``pages.<key>.title/help``."""

    key: str
    file: str
    """Relative to the project folder."""
    url_path: str
    """Differs from the file's stem, else a first deep link runs the bare file."""
    icon: str
    """Name of a Material symbol."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the menu. Its name is the text ``pages.section.<key>``."""

    key: str
    pages: tuple[PageSpec, ...]


DIMENSION_FILE = "pages/dimensi/satu_dimensi.py"
"""Shown once per dimension of the data, in the section ``dimensi``."""

SECTIONS = (
    Section(
        "ringkasan",
        (PageSpec("ringkasan", "pages/ringkasan/halaman_depan.py", "ringkasan", "newspaper"),),
    ),
    Section("dimensi", ()),
    Section(
        "jelajah",
        (
            PageSpec("peta", "pages/jelajah/halaman_peta.py", "peta", "map"),
            PageSpec("wilayah", "pages/jelajah/halaman_wilayah.py", "wilayah", "location_city"),
            PageSpec("banding", "pages/jelajah/halaman_banding.py", "banding", "compare_arrows"),
        ),
    ),
    Section(
        "analisis",
        (
            PageSpec("pola", "pages/analisis/halaman_pola.py", "pola-ruang", "bubble_chart"),
            PageSpec(
                "kesenjangan",
                "pages/analisis/halaman_kesenjangan.py",
                "kesenjangan",
                "align_vertical_center",
            ),
            PageSpec("skor", "pages/analisis/halaman_skor.py", "skor-bobot", "balance"),
        ),
    ),
    Section(
        "tindakan",
        (
            PageSpec("program", "pages/tindakan/halaman_program.py", "program", "view_timeline"),
            PageSpec("quickwin", "pages/tindakan/halaman_quickwin.py", "quick-win", "bolt"),
            PageSpec("opd", "pages/tindakan/halaman_opd.py", "opd", "account_tree"),
            PageSpec("rapat", "pages/tindakan/halaman_rapat.py", "rapat", "groups"),
            PageSpec("penilaian", "pages/tindakan/halaman_penilaian.py", "penilaian", "grading"),
            PageSpec("bukti", "pages/tindakan/halaman_bukti.py", "bukti-dukung", "folder_copy"),
        ),
    ),
    Section(
        "presentasi",
        (
            PageSpec(
                "presentasi",
                "pages/presentasi/halaman_presentasi.py",
                "presentasi-rapat",
                "slideshow",
            ),
        ),
    ),
    Section(
        "data",
        (
            PageSpec("indikator", "pages/data/halaman_indikator.py", "indikator", "menu_book"),
            PageSpec("mutu", "pages/data/halaman_mutu.py", "data-mutu", "fact_check"),
            PageSpec("kelola", "pages/data/halaman_kelola.py", "kelola-data", "upload_file"),
            PageSpec("metode", "pages/data/halaman_metode.py", "metode", "function"),
        ),
    ),
)


def dimension_url(code: str) -> str:
    """Return the URL path of the page of a dimension."""
    return "dimensi-" + code.replace("_", "-")

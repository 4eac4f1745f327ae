from __future__ import annotations

import datetime as dt

from lib.export.filenames import filename


def test_it_says_what_is_inside() -> None:
    day = dt.date(2026, 1, 31)
    assert (
        filename("PDRB (juta)", "", "2024", ending="xlsx", lang="id", made=day)
        == "pdrb-juta_2024_2026-01-31.xlsx"
    )


def test_a_sample_says_so_in_both_languages() -> None:
    assert filename("x", ending="csv", lang="id", sample=True) == "x_contoh.csv"
    assert filename("x", ending="csv", lang="en", sample=True) == "x_sample.csv"


def test_no_name_leads_elsewhere_or_is_empty() -> None:
    assert filename("../../etc/passwd", ending="csv", lang="id") == "etc-passwd.csv"
    assert filename("…", ending="csv", lang="id") == "data.csv"
    assert len(filename("a" * 500, ending="csv", lang="id")) < 70

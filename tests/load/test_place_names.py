"""Spellings of one place are equal, those of two are not."""

from __future__ import annotations

import pytest

from lib.load.place_names import code_key, name_key


@pytest.mark.parametrize(
    "spelling",
    [
        "Bilalang Satu",
        "BILALANG I",
        "Bilalang 1",
        "Desa Bilalang 01",
        "Ds. Bilalang-Satu",
        "Kel.Bilalang  I",
        "BilalangSatu (pemekaran)",
    ],
)
def test_spellings_of_one_place(spelling: str) -> None:
    assert name_key(spelling) == "bilalang1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bilalang I", "Bilalang II"),
        ("Moyag", "Moyag Todulan"),
        ("Kota Kotamobagu", "Kotamobagu"),
        ("Kobo Besar", "Kobo Kecil"),
    ],
)
def test_two_places(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_title_or_number_alone_is_a_name() -> None:
    assert name_key("Desa") == "desa"
    assert name_key("Satu") == "satu"
    assert name_key("Mo'at") == name_key("Moat")
    assert name_key("Éno") == "eno"
    assert name_key(" - ") == ""


@pytest.mark.parametrize(
    "code", ["71.74.01.1005", "7174011005", "7174011005.0", "71 74 01 1005", "ID7174011005"]
)
def test_codes_in_every_dress(code: str) -> None:
    assert code_key(code) == "7174011005"


@pytest.mark.parametrize("text", ["Biga", "", "RT 5 Biga", "..."])
def test_what_is_no_code(text: str) -> None:
    assert code_key(text) == ""

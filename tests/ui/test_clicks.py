"""A click chooses an area once; what the reader chooses later stands."""

from __future__ import annotations

import pytest

from lib.ui import clicks


class Session(dict[str, object]):
    """Stands where Streamlit keeps a session."""


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> tuple[Session, list[str]]:
    session, seen = Session(), list[str]()
    monkeypatch.setattr(clicks.st, "session_state", session)
    monkeypatch.setattr(clicks.state, "put", lambda key, value: seen.append(value))
    return session, seen


def deck(code: str | None) -> dict[str, object]:
    objects = {"wilayah": [{"properties": {"kode": code}}]} if code else {}
    return {"selection": {"indices": {}, "objects": objects}}


def chart(code: str | None) -> dict[str, object]:
    return {"selection": {"wilayah": [{"wilayah": code}] if code else []}}


def test_click_on_a_map_counts_once(chosen: tuple[Session, list[str]]) -> None:
    session, seen = chosen
    session["peta"] = deck("71")

    clicks.follow("peta")
    clicks.follow("peta")

    assert seen == ["71"]


def test_every_new_click_counts(chosen: tuple[Session, list[str]]) -> None:
    session, seen = chosen
    for code in ("71", "72", None, "72"):
        session["urutan"] = chart(code)
        clicks.follow("urutan")

    assert seen == ["71", "72", "72"]


def test_map_without_webgl_is_followed_too(chosen: tuple[Session, list[str]]) -> None:
    session, seen = chosen
    session["peta_datar"] = chart("73")

    clicks.follow("peta")

    assert seen == ["73"]


def test_nothing_clicked_chooses_nothing(chosen: tuple[Session, list[str]]) -> None:
    session, seen = chosen
    session["peta"] = deck(None)

    clicks.follow("peta", "urutan")

    assert seen == []

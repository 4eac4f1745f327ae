"""Who may change data: in doubt nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import config

from lib.i18n import LANGUAGES, has
from lib.settings import Settings, Writing
from lib.ui import access, cache
from lib.ui.access import Access, may_write
from lib.ui.view import View

VIEW: View = None  # type: ignore[assignment]
HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}
SARI = {
    "is_logged_in": True,
    "name": "Sari",
    "email": "Sari@Contoh.go.id",
    "email_verified": True,
}
SECRETS: Mapping[str, Any] = {
    "auth": {"client_id": "x"},
    "peran": {"penyunting": ["sari@contoh.go.id"]},
}


class Headers(dict[str, str]):
    """Headers without regard to case."""

    def __init__(self, given: Mapping[str, str]) -> None:
        super().__init__({k.casefold(): v for k, v in given.items()})

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        return super().get(name.casefold(), default)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name).casefold())


Set = Callable[..., Access]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Ask as a reader on this computer, with some things otherwise."""

    def one(
        mode: str = "lokal",
        *,
        address: str | None = "127.0.0.1",
        hosts: list[str] | None = None,
        ip: str | None = None,
        headers: Mapping[str, str] = HERE,
        user: Mapping[str, Any] | None = None,
        secrets: Mapping[str, Any] | None = None,
    ) -> Access:
        options = {"server.address": address, "server.allowedHosts": hosts or []}
        kept = Settings.from_env({"KELOLA_DATA": mode})
        monkeypatch.setattr(cache, "settings", lambda: kept)
        monkeypatch.setattr(config, "get_option", options.__getitem__)
        found = SimpleNamespace(
            context=SimpleNamespace(ip_address=ip, headers=Headers(headers)),
            session_state={},
            user=SimpleNamespace(to_dict=lambda: dict(user or {})),
            secrets=SimpleNamespace(
                load_if_toml_exists=lambda: secrets is not None, get=(secrets or {}).get
            ),
        )
        monkeypatch.setattr(access, "st", found)
        monkeypatch.setattr(access.importlib.util, "find_spec", lambda _: object())
        return may_write(VIEW)

    return one


def test_on_this_computer(ask: Set) -> None:
    assert ask().allowed
    assert ask(address="[::1]", headers={"Host": "[::1]:8501"}).allowed
    assert ask(address="localhost", headers={"Host": "127.0.0.1:8501"}).allowed


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "10.0.0.4", "unix:///tmp/x"])
def test_not_if_others_can_reach_the_server(ask: Set, address: str | None) -> None:
    found = ask(address=address)

    assert not found.allowed
    assert found.reason == "manage.access.exposed"


def test_not_if_the_server_has_a_domain(ask: Set) -> None:
    assert not ask(hosts=["dasbor.example.go.id", "localhost"]).allowed
    assert ask(hosts=["localhost", "[::1]"]).allowed


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://localhost:8501"},
        {"Host": "dasbor.example.go.id"},
        {"Host": "localhost.example.com"},
        {"Host": "[::1"},
        {"Host": "192.168.1.7:8501", "Origin": "http://192.168.1.7:8501"},
        {**HERE, "Origin": "https://example.com"},
        {**HERE, "Origin": "http://localhost:3000"},
        {**HERE, "Origin": "null"},
        {**HERE, "X-Forwarded-For": "127.0.0.1"},
        {**HERE, "x-forwarded-for": ""},
        {**HERE, "Forwarded": "for=127.0.0.1"},
        {**HERE, "Via": "1.1 proxy"},
        {**HERE, "X-Real-IP": "127.0.0.1"},
    ],
)
def test_not_from_elsewhere_or_through_a_proxy(ask: Set, headers: Mapping[str, str]) -> None:
    found = ask(headers=headers)

    assert not found.allowed
    assert found.reason == "manage.access.not_local"


def test_not_from_another_address(ask: Set) -> None:
    assert not ask(ip="10.0.0.9").allowed


@pytest.mark.parametrize("mode", ["mati", "off", "OFF"])
def test_off(ask: Set, mode: str) -> None:
    assert ask(mode) == Access(Writing.OFF, False, "manage.access.off")


@pytest.mark.parametrize("mode", ["ya", "1", "local host", "masuk lokal"])
def test_an_unknown_word_means_nobody(ask: Set, mode: str) -> None:
    assert ask(mode) == Access(Writing.MISTYPED, False, "manage.access.mistyped")


@pytest.mark.parametrize("mode", ["masuk", "oidc"])
def test_signed_in_with_a_role(ask: Set, mode: str) -> None:
    found = ask(mode, address="0.0.0.0", ip="10.0.0.9", user=SARI, secrets=SECRETS)

    assert found == Access(Writing.SIGNED_IN, True, "", "Sari (Sari@Contoh.go.id)")


@pytest.mark.parametrize(
    ("user", "secrets", "reason"),
    [
        (SARI, None, "not_set_up"),
        (SARI, {"peran": SECRETS["peran"]}, "not_set_up"),
        ({}, SECRETS, "sign_in"),
        ({**SARI, "is_logged_in": False}, SECRETS, "sign_in"),
        ({**SARI, "email_verified": False}, SECRETS, "unverified"),
        ({k: v for k, v in SARI.items() if k != "email_verified"}, SECRETS, "unverified"),
        ({**SARI, "email": ""}, SECRETS, "unverified"),
        ({**SARI, "email": "tono@contoh.go.id"}, SECRETS, "no_role"),
        (SARI, {"auth": {"client_id": "x"}}, "no_role"),
        (SARI, {"auth": {"client_id": "x"}, "peran": "sari@contoh.go.id"}, "no_role"),
        (SARI, {"auth": {"client_id": "x"}, "peran": {"penyunting": []}}, "no_role"),
    ],
)
def test_not_signed_in_or_without_a_role(
    ask: Set, user: Mapping[str, Any], secrets: Mapping[str, Any] | None, reason: str
) -> None:
    found = ask("masuk", user=user, secrets=secrets)

    assert not found.allowed
    assert found.reason == f"manage.access.{reason}"
    assert found.can_sign_in is (reason == "sign_in")


def test_one_address_needs_no_list(ask: Set) -> None:
    secrets = {"auth": {"client_id": "x"}, "peran": {"penyunting": "sari@contoh.go.id"}}

    assert ask("masuk", user=SARI, secrets=secrets).allowed


def test_every_reason_is_said_in_both_languages() -> None:
    said = Path(access.__file__).read_text("utf-8")
    reasons = {w for w in said.replace("'", '"').split('"') if w.startswith("manage.access.")}
    reasons = {r for r in reasons if "{" not in r}
    reasons |= {"manage.access.off", "manage.access.mistyped"}

    assert len(reasons) == 8
    assert [r for r in reasons for lang in LANGUAGES if not has(r, lang)] == []


def test_local_is_the_default() -> None:
    assert Settings.from_env({}).writing is Writing.LOCAL

"""Staff sign in at a provider of accounts; only those with a role may change data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visit import Visit, visiting
from tests.running import Site, copy_data, free_port, running

pytest.importorskip("authlib", reason="signing in is an extra")
from tests.browser.provider import Provider, providing

pytestmark = pytest.mark.browser

SECRETS = """
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "0123456789012345678901234567890123456789"
client_id = "dasbor"
client_secret = "rahasia"
server_metadata_url = "{url}/.well-known/openid-configuration"

[peran]
penyunting = ["Sari@contoh.go.id"]
"""
SARI = {"name": "Sari", "email": "sari@contoh.go.id", "email_verified": True}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing() as one:
        yield one


@pytest.fixture(scope="module")
def site(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder, port = tmp_path_factory.mktemp("masuk"), free_port()
    secrets = folder / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    secrets.write_text(SECRETS.format(port=port, url=provider.url))
    data = copy_data("real", folder / "data")
    more = {"KELOLA_DATA": "masuk", "HOME": str(folder), "AUTHLIB_INSECURE_TRANSPORT": "1"}
    with running(data, Path(folder, "cache"), port=port, **more) as one:
        yield one


def sign_in(visit: Visit) -> None:
    visit.go("kelola-data")
    assert "Masuklah dengan akun dinas" in visit.text()
    assert visit.page.locator('input[type="file"]').count() == 0
    visit.page.get_by_role("button", name="Masuk log").click()
    visit.page.wait_for_url(lambda url: "kelola-data" not in url and "auth" not in url)
    visit.settle()
    visit.go("kelola-data")


def test_with_a_role(browser: Browser, provider: Provider, site: Site) -> None:
    provider.who = SARI
    with visiting(browser, site) as visit:
        sign_in(visit)

        assert visit.page.locator('input[type="file"]').count() == 1
        visit.page.get_by_role("button", name="Keluar log").click()
        visit.page.wait_for_url(lambda url: "kelola-data" not in url)
        visit.settle()
        visit.go("kelola-data")
        assert visit.page.locator('input[type="file"]').count() == 0


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"email_verified": False}, "belum dipastikan oleh penyedia"),
        ({"email": "tono@contoh.go.id"}, "belum terdaftar sebagai penyunting"),
    ],
)
def test_without_a_role(
    browser: Browser, provider: Provider, site: Site, claims: dict[str, object], said: str
) -> None:
    provider.who = {**SARI, **claims}
    with visiting(browser, site) as visit:
        sign_in(visit)

        assert said in visit.text()
        assert visit.page.locator('input[type="file"]').count() == 0

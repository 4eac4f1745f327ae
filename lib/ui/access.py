"""Who may change data on a page: nobody, whoever sits at this computer, or signed-in staff.

In doubt the answer is no. A browser counts as being on this computer only if the server
listens there alone, the connection comes from there, the address typed is this computer's,
and nothing says that a proxy stands between.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config

from lib.settings import Writing
from lib.ui import cache
from lib.ui.view import View

LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
_FORWARDED = (
    *("Forwarded", "Via", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host"),
    *("X-Forwarded-Proto", "X-Forwarded-Server", "X-Forwarded-Port"),
    *("X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "CF-Ray"),
)
"""Headers that only proxies send."""
ROLES, EDITORS = "peran", "penyunting"
"""Section and entry of the secrets file with the addresses of those who may write."""
NAME = "_nama_penulis"
"""Where a session keeps the name that was given."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Access:
    """What this reader may do."""

    mode: Writing
    allowed: bool
    reason: str = ""
    """Text key that says why not; blank if allowed."""
    name: str = ""
    """Who it is: as signed in, else as given on a page in this session; blank if unknown."""

    @property
    def can_sign_in(self) -> bool:
        """Whether signing in may help."""
        return self.reason == "manage.access.sign_in"


def may_write(_view: View) -> Access:
    """Say whether this reader may change data, and if not, why."""
    mode = cache.settings().writing
    if mode is Writing.LOCAL:
        reason = _why_not_here()
        return Access(mode, not reason, reason, _given())
    if mode is Writing.SIGNED_IN:
        return _signed_in()
    return Access(mode, False, f"manage.access.{'off' if mode is Writing.OFF else 'mistyped'}")


def ask_name(view: View, access: Access, key: str) -> str:
    """Show who is signed in, or let the reader give a name; it is kept for the session.

    Args:
        view: The reader's view.
        access: What ``may_write`` said.
        key: Unique name of the control on its page.
    """
    if access.mode is Writing.SIGNED_IN:
        st.markdown(view.t("manage.signed_in_as"))
        st.text(access.name)
        return access.name
    given = st.text_input(
        view.t("manage.name"),
        value=access.name,
        key=key,
        max_chars=_LONGEST,
        help=view.t("manage.name_help"),
    )
    st.session_state[NAME] = " ".join((given or "").split())
    return _given()


def refuse(view: View, access: Access) -> None:
    """Say why nothing can be changed here, with a way in if there is one."""
    st.info(view.t(access.reason), icon=":material/lock:")
    if access.can_sign_in and st.button(view.t("manage.sign_in"), icon=":material/login:"):
        st.login()


def sign_out(view: View, access: Access) -> None:
    """Let somebody who has signed in sign out."""
    if access.mode is not Writing.SIGNED_IN or not _claims().get("is_logged_in"):
        return
    if st.button(view.t("manage.sign_out"), icon=":material/logout:", type="tertiary"):
        st.logout()


def _given() -> str:
    return str(st.session_state.get(NAME, ""))


def _why_not_here() -> str:
    """Return the text that says why this browser does not count as being on this computer."""
    if not _serves_only_here():
        return "manage.access.exposed"
    headers = st.context.headers
    host, origin = headers.get("Host"), headers.get("Origin")
    here = (
        # Streamlit gives no address for this computer, nor for a connection that has none;
        # only a real one has a Host.
        st.context.ip_address is None
        and host is not None
        and _name(host) in LOOPBACK
        # Another program's page on this computer is not ours either.
        and (origin is None or urlsplit(origin).netloc == host)
        and not any(name in headers for name in _FORWARDED)
    )
    return "" if here else "manage.access.not_local"


def _serves_only_here() -> bool:
    """Tell whether the server is known to listen to this computer alone."""
    address = str(config.get_option("server.address") or "").strip("[]")
    domains = {str(h).strip("[]") for h in config.get_option("server.allowedHosts") or ()}
    return address in LOOPBACK and domains <= LOOPBACK


def _name(host: str) -> str | None:
    """Return a host without its port."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _signed_in() -> Access:
    claims, mode = _claims(), Writing.SIGNED_IN
    if not _secret("auth") or importlib.util.find_spec("authlib") is None:
        return Access(mode, False, "manage.access.not_set_up")
    if not claims.get("is_logged_in"):
        return Access(mode, False, "manage.access.sign_in")
    email = str(claims.get("email") or "").strip()
    name = f"{claims['name']} ({email})" if claims.get("name") else email
    if not email or claims.get("email_verified") not in (True, "true"):
        return Access(mode, False, "manage.access.unverified", name)
    if email.casefold() not in _editors():
        return Access(mode, False, "manage.access.no_role", name)
    return Access(mode, True, "", " ".join(name.split()))


def _claims() -> Mapping[str, Any]:
    return st.user.to_dict()


def _editors() -> set[str]:
    """Return the addresses of those who may write, in lower case."""
    listed = _secret(ROLES).get(EDITORS, ())
    if isinstance(listed, str):
        listed = (listed,)
    return {str(address).strip().casefold() for address in listed}


def _secret(section: str) -> Mapping[str, Any]:
    """Return a section of the secrets file; empty if there is none or it is no section."""
    if not st.secrets.load_if_toml_exists():
        return {}
    found = st.secrets.get(section, {})
    return found if isinstance(found, Mapping) else {}

"""Who does something, why, and what has been looked at: asked before anything is changed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from lib.exchange.publish import Author
from lib.ui import access
from lib.ui.access import Access
from lib.ui.view import View

LONGEST = 300
"""Letters of a reason."""
WIDTH = 640
"""Pixels of the form."""


def ask(
    view: View,
    allowed: Access,
    key: str,
    label: str,
    *,
    confirm: Mapping[str, str] | None = None,
    icon: str = ":material/publish:",
) -> Author | None:
    """Draw the form; say what is missing when it is sent too early.

    Args:
        view: The reader's view.
        allowed: What the reader may do.
        key: Unique name of the form on its page.
        label: Of the button.
        confirm: What must be ticked, by name.
        icon: Of the button.

    Returns:
        Who and why, in the run in which a complete form was sent.
    """
    with st.form(key, border=True, width=WIDTH):
        name = access.ask_name(view, allowed, f"{key}_nama")
        reason = st.text_input(
            view.t("manage.reason"),
            key=f"{key}_alasan",
            max_chars=LONGEST,
            placeholder=view.t("manage.reason_example"),
            help=view.t("manage.reason_help"),
        )
        ticked = {n: st.checkbox(said, key=f"{key}_{n}") for n, said in (confirm or {}).items()}
        sent = st.form_submit_button(label, type="primary", icon=icon)
    if not sent:
        return None
    why = " ".join((reason or "").split())
    missing = [
        view.t(f"manage.missing.{n}") for n, said in (("name", name), ("reason", why)) if not said
    ]
    missing += [view.t("manage.missing.confirm")] if not all(ticked.values()) else []
    if missing:
        st.warning(" ".join(missing), icon=":material/edit_note:")
        return None
    return Author(name, why)

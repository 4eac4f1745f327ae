"""What is chosen, kept in the session and mirrored in the URL.

The URL always names what the page shows, defaults included: a copied link must show
the same view next year, when the defaults have moved on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import streamlit as st

KEYS: Final = (
    "bahasa",
    "kerangka",
    "indikator",
    "indikator2",
    "wilayah",
    "banding",
    "jenjang",
    "periode",
    "periode2",
    "ubahan",
    "kelas",
    "batas",
    "jumlah",
    "warna",
    "gambar",
    "nama",
    "tepi",
    "cara",
    "angka",
    "urut",
    "cari",
    "dimensi",
    "walidata",
    "terhalus",
    "isi",
    "bagian",
    "tahun",
    "contoh",
    "lawan",
    "wilayah2",
    "coba",
    "proyeksi",
    "program",
    "jenis",
    "opd",
    "keadaan",
    "komponen",
    "andai",
    "sejak",
    "slide",
    "data",
)
"""Every name that a link may carry, in the order in which it is written."""

STICKY: Final = ("bahasa", "kerangka")
"""Choices that hold for the whole visit."""

YES, NO = "ya", "tidak"
"""How a switch stands in the URL."""

_CHOICES: Final = "_choices"
_WRITTEN: Final = "_written"
_LOST: Final = "_lost"
_USED: Final = "_used"
_ARRIVED: Final = "_arrived"
_WHOLE: Final = "_whole"


def adopt() -> None:
    """Take over what the URL says, when somebody other than us changed it.

    A link or the browser's back button changes the URL behind our back; what we wrote
    ourselves needs no reading. The menu changes the page without any parameters: then
    everything chosen so far stays. A link that names some choices but not others means
    the defaults for the others; language and framework always stay.
    """
    session = st.session_state
    arrived = {k: v for k, v in st.query_params.to_dict().items() if k in KEYS}
    written: dict[str, str] = session.get(_WRITTEN, {})
    session[_ARRIVED] = set()
    session[_USED] = {}
    session[_WHOLE] = True
    if arrived == written:
        return
    session[_LOST] = {}
    for key, value in arrived.items():
        if written.get(key) != value:
            put(key, value)
            session[_ARRIVED].add(key)
    if arrived:
        for key in written.keys() - arrived.keys() - set(STICKY):
            session.setdefault(_CHOICES, {}).pop(key, None)
            session.pop(_widget(key), None)


def publish() -> None:
    """Write what this page used into the URL."""
    used: dict[str, str] = st.session_state[_USED]
    ordered = {k: used[k] for k in KEYS if used.get(k)}
    if st.query_params.to_dict() != ordered:
        st.query_params.from_dict(ordered)
    st.session_state[_WRITTEN] = ordered
    st.session_state[_WHOLE] = False


def republish() -> None:
    """Write what a fragment changed on its own; in a run of the whole page the frame does."""
    if not st.session_state[_WHOLE]:
        publish()


def get(key: str) -> str | None:
    """Return what is chosen under a key, or ``None``."""
    session = st.session_state
    if _widget(key) in session:
        value = session[_widget(key)]
        if isinstance(value, bool):
            return YES if value else NO
        return ",".join(value) if isinstance(value, list) else value
    choices: dict[str, str] = session.get(_CHOICES, {})
    return choices.get(key)


def put(key: str, value: str) -> None:
    """Choose a value; must happen before the widget of this key is drawn."""
    st.session_state.setdefault(_CHOICES, {})[key] = value
    st.session_state.pop(_widget(key), None)


def use(key: str, value: str) -> None:
    """Note that this page shows ``value`` under ``key``, so that its link carries it."""
    st.session_state[_USED][key] = value
    st.session_state.setdefault(_CHOICES, {})[key] = value


def settle(key: str, options: Collection[str], default: str) -> str:
    """Return the chosen value if it is among the options, else the default with a note."""
    wanted = get(key)
    if wanted in options:
        return str(wanted)
    if wanted is not None and arrived(key):
        lose(key, wanted)
    return default


def arrived(key: str) -> bool:
    """Tell whether this run began with a link that names ``key``."""
    return key in st.session_state[_ARRIVED]


def lose(key: str, value: str) -> None:
    """Remember that a link asked for something that no longer exists."""
    st.session_state.setdefault(_LOST, {})[key] = value


def lost() -> dict[str, str]:
    """Return what links asked for in vain on this page."""
    found: dict[str, str] = st.session_state.get(_LOST, {})
    return found


def seed(key: str, value: bool | str | Sequence[str]) -> str:
    """Give the widget of ``key`` its value before it is drawn; return the widget's key."""
    widget = _widget(key)
    # Also when the value is already there: a control of the same key on another page is
    # another control to Streamlit, and begins anew unless its value is set in this run.
    st.session_state[widget] = value if isinstance(value, bool | str) else list(value)
    return widget


def _widget(key: str) -> str:
    return f"w_{key}"

"""Sheets of agencies and areas to take along: one at once, or all of them made beside the page."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from lib.city.city import City
from lib.export.archive import bundle
from lib.export.paper import sheets
from lib.export.paper.press import MIME
from lib.export.paper.sheets import Choice, Kind, Wanted
from lib.i18n.format import number
from lib.ui.job import Job, Report, Standing
from lib.ui.markup import escape, section
from lib.ui.view import View

ZIP = "application/zip"
EVERY = ",".join(Kind)
"""The choice of all sheets."""
_ASKED, _KINDS, _NOTE = "lembar_diminta", "lembar_jenis", "lembar_berubah"
_BEAT = 0.5
"""Seconds between two looks at a job."""
_MEGABYTE = 1_000_000


def one(view: View, kind: Kind, code: str) -> None:
    """Draw the download of one sheet; it is made when somebody asks for it.

    Args:
        view: The reader's view.
        kind: Of the sheet.
        code: Of the agency or area.
    """
    wanted, choice = Wanted(kind, code), _choice(view)
    name = sheets.name(view.city, wanted, choice)
    make = partial(_content, view.city, wanted, choice)
    st.download_button(
        view.t(f"sheet.download.{kind}"),
        data=make,
        file_name=name,
        mime=MIME,
        key=f"lembar_{kind}",
        on_click="ignore",
        icon=":material/download:",
    )


def _content(city: City, wanted: Wanted, choice: Choice) -> bytes:
    return sheets.sheet(city, wanted, choice).content


def _choice(view: View) -> Choice:
    return Choice(view.today, view.lang, view.framework)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a session has asked for."""

    basis: Hashable
    """What a sheet depends on beside its kind."""
    kinds: str
    job: Job


def draw(view: View) -> None:
    """Draw the making of all sheets."""
    st.html(section(view.t("sheet.all")))
    st.html(f'<p class="kk-catatan">{escape(view.t("sheet.all_lead"))}</p>')
    asked = _current(view)
    active = asked is not None and asked.job.active
    # A fragment that has nothing to wait for would ask the server for nothing, for hours.
    st.fragment(_panel, run_every=_BEAT if active else None)(view, active)


def _basis(view: View) -> Hashable:
    shapes = view.city.shapes.digest
    return view.city.fingerprint, shapes, view.today, view.lang, view.framework


def _current(view: View) -> _Asked | None:
    """Return what the session has asked for; that of other data is stopped and forgotten."""
    asked: _Asked | None = st.session_state.get(_ASKED)
    if asked is None or asked.basis == _basis(view):
        return asked
    _forget()
    st.session_state[_NOTE] = True
    return None


def _forget() -> None:
    asked: _Asked | None = st.session_state.pop(_ASKED, None)
    if asked is not None:
        asked.job.stop()


def _panel(view: View, waiting: bool) -> None:
    """Draw what there is to do or to wait for.

    Args:
        view: The reader's view.
        waiting: Whether the job was under way when this began to be drawn again and again.
    """
    asked: _Asked | None = st.session_state.get(_ASKED)
    if waiting and (asked is None or not asked.job.active):
        st.rerun()
    if asked is None:
        _start(view)
    elif asked.job.active:
        _wait(view, asked.job)
    else:
        _ended(view, asked)


def _start(view: View) -> None:
    if st.session_state.pop(_NOTE, False):
        st.info(view.t("sheet.changed"), icon=":material/refresh:")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            view.t("sheet.which"),
            [EVERY, *Kind],
            format_func=lambda kinds: view.t(f"sheet.kinds.{kinds}"),
            key=_KINDS,
            width=320,
        )
        if st.button(view.t("sheet.start"), icon=":material/picture_as_pdf:", key="lembar_mulai"):
            _begin(view, st.session_state[_KINDS])
            st.rerun()


def _begin(view: View, kinds: str) -> None:
    choice = _choice(view)
    wanted = tuple(
        one for kind in kinds.split(",") for one in sheets.there(view.city, Kind(kind), view.today)
    )
    work = partial(_bundle, view.city, wanted, choice)
    basis = _basis(view)
    st.session_state[_ASKED] = _Asked(basis, kinds, Job((basis, kinds), len(wanted), work))


def _bundle(city: City, wanted: tuple[Wanted, ...], choice: Choice, report: Report) -> bytes:
    made = []
    for done, sheet in enumerate(sheets.every(city, wanted, choice), 1):
        made.append((sheet.name, sheet.content))
        report(done)
    return bundle(made)


def _wait(view: View, job: Job) -> None:
    done, total = number(job.done, view.lang), number(job.total, view.lang)
    key = "waiting" if job.standing is Standing.WAITING else "running"
    said = view.t(f"sheet.{key}", done=done, total=total)
    st.progress(job.done / job.total if job.total else 1.0, text=said)
    if st.button(view.t("sheet.stop"), icon=":material/close:", key="lembar_batal"):
        _forget()
        st.rerun()


def _ended(view: View, asked: _Asked) -> None:
    """Offer what was made."""
    content, total = asked.job.content, asked.job.total
    if asked.job.standing is Standing.FAILED or content is None:
        st.error(view.t("sheet.failed"), icon=":material/error:")
    else:
        size = number(len(content) / _MEGABYTE, view.lang, 1)
        kinds = [Kind(kind) for kind in asked.kinds.split(",")]
        st.download_button(
            view.t("sheet.take", count=number(total, view.lang), size=size),
            data=content,
            file_name=sheets.bundle_name(view.city, kinds, _choice(view)),
            mime=ZIP,
            key="lembar_zip",
            on_click="ignore",
            icon=":material/download:",
            type="primary",
        )
    if st.button(view.t("sheet.again"), icon=":material/restart_alt:", key="lembar_lagi"):
        _forget()
        st.rerun()

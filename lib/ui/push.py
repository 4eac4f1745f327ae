"""Tell open pages that the data has changed.

Polling from every page would cost a run per reader every few seconds. Streamlit has no
public call for a push, so this uses what its own file watcher uses; a browser test
notices when that changes.
"""

from __future__ import annotations

import logging
from typing import Any

from streamlit import runtime
from streamlit.runtime.app_session import AppSessionState

LOG = logging.getLogger(__name__)
_PAUSE_S = 0.05


def rerun_all_sessions() -> None:
    """Ask every open session of this process to run its page again, as soon as it is idle."""
    if not runtime.exists():
        return
    manager = runtime.get_instance()._session_mgr
    for info in manager.list_active_sessions():
        info.session._event_loop.call_soon_threadsafe(_rerun, info.session)


def _rerun(session: Any) -> None:  # noqa: ANN401
    """Run a page again; to interrupt a run of it would lose the click that began it."""
    if session._state is AppSessionState.SHUTDOWN_REQUESTED:
        return
    if session._scriptrunner is not None:
        session._event_loop.call_later(_PAUSE_S, _rerun, session)
        return
    try:
        session.request_rerun(session._client_state)
    except Exception:
        LOG.exception("A session could not be asked to run again")

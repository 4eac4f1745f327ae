"""Tell open pages that the data has changed.

Polling from every page would cost a run per reader every few seconds. Streamlit has no
public call for a push, so this uses what its own file watcher uses; a browser test
notices when that changes.
"""

from __future__ import annotations

import logging

from streamlit import runtime

LOG = logging.getLogger(__name__)


def rerun_all_sessions() -> None:
    """Ask every open session of this process to run its page again."""
    if not runtime.exists():
        return
    manager = runtime.get_instance()._session_mgr
    for info in manager.list_active_sessions():
        try:
            info.session.request_rerun(info.session._client_state)
        except Exception:
            LOG.exception("A session could not be asked to run again")

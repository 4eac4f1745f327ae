"""A reader of a Streamlit app without a browser: the same messages over the same websocket."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of a page cost."""

    seconds: float
    sent: int
    """Bytes that the server sent for it."""


@dataclass(slots=True)
class Reader:
    """One open page."""

    socket: ClientConnection
    query: str = ""
    page: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    """Page hash by URL path."""
    selects: dict[str, Selectbox] = field(default_factory=dict)
    """Select boxes of the page by the key that their id ends with."""
    sliders: dict[str, Slider] = field(default_factory=dict)
    """Select sliders, likewise."""
    fragments: dict[str, str] = field(default_factory=dict)
    """Fragment that a control of this key lies in; a browser runs only that one again."""
    state: BackMsg = field(default_factory=BackMsg)
    kept: dict[str, ForwardMsg] = field(default_factory=dict)
    """Messages that a browser keeps; the server then sends only their names."""

    @classmethod
    async def open(cls, port: int) -> Reader:
        """Connect as a browser would, without asking for a run yet."""
        socket = await connect(
            f"ws://localhost:{port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://localhost:{port}",  # type: ignore[arg-type]
            max_size=None,
            compression=None,
        )
        return cls(socket)

    async def visit(self, path: str = "") -> Answer:
        """Open a page of the menu by its URL path."""
        self.page = self.pages.get(path, "")
        self.query = ""
        self.state = BackMsg()
        self.selects, self.sliders, self.fragments = {}, {}, {}
        return await self._run()

    async def choose(self, key: str, option: str) -> Answer:
        """Choose an option of the select box with this key."""
        return await self._set(key, WidgetState(id=self.selects[key].id, string_value=option))

    async def move(self, key: str, option: str) -> Answer:
        """Move the select slider with this key to an option."""
        state = WidgetState(id=self.sliders[key].id)
        state.string_array_value.data.append(option)
        return await self._set(key, state)

    async def _set(self, key: str, state: WidgetState) -> Answer:
        states = self.state.rerun_script.widget_states.widgets
        kept = [w for w in states if w.id != state.id]
        del states[:]
        states.extend([*kept, state])
        self.state.rerun_script.fragment_id = self.fragments.get(key, "")
        return await self._run()

    async def close(self) -> None:
        """Leave the page."""
        await self.socket.close()

    async def _run(self) -> Answer:
        message = self.state
        message.rerun_script.query_string = self.query
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.cached_message_hashes[:] = sorted(self.kept)
        begun = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        sent = 0
        while True:
            raw = await self.socket.recv()
            sent += len(raw)
            if self._take(raw):
                return Answer(time.perf_counter() - begun, sent)

    def _take(self, raw: bytes | str) -> bool:
        """Note what matters of a message; tell whether the run has ended."""
        message = ForwardMsg()
        message.ParseFromString(raw if isinstance(raw, bytes) else raw.encode())
        if message.WhichOneof("type") == "ref_hash":
            message = self.kept[message.ref_hash]
        elif message.metadata.cacheable:
            self.kept[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = {p.url_pathname: p.page_script_hash for p in message.navigation.app_pages}
            self.page = message.navigation.page_script_hash or self.page
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            element = message.delta.new_element
            control = {"selectbox": self.selects, "slider": self.sliders}.get(
                element.WhichOneof("type") or ""
            )
            if control is not None:
                found = getattr(element, element.WhichOneof("type"))
                key = found.id.rsplit("-", 1)[-1]
                control[key] = found
                self.fragments[key] = message.delta.fragment_id
        elif kind == "script_finished":
            return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False

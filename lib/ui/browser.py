"""What the reader's browser can do, told in a cookie before the first run.

A component could ask too, but only after the page is there: without WebGL a reader would
see a blank map first. The script stands in our document, so its hash is in the security
policy; without our document (bare ``streamlit run``) the browser counts as able.
"""

from __future__ import annotations

import streamlit as st

COOKIE = "peramban"
NO_WEBGL, STILL, WIDTH = "tanpa-webgl", "diam", "lebar-"
USUAL_WIDTH = 1280
"""Pixels that a window counts as having when nothing is told."""

PROBE = f"""<script>
(function () {{
  var told = [];
  try {{
    var drawing = document.createElement("canvas").getContext("webgl2");
    if (!drawing) told.push("{NO_WEBGL}");
    else {{
      var ending = drawing.getExtension("WEBGL_lose_context");
      if (ending) ending.loseContext();
    }}
  }} catch (e) {{ told.push("{NO_WEBGL}"); }}
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) told.push("{STILL}");
  told.push("{WIDTH}" + window.innerWidth);
  document.cookie = "{COOKIE}=" + told.join(".") + "; path=/; SameSite=Lax";
}})();
</script>"""
"""Goes into the head of the document."""


def has_webgl() -> bool:
    """Tell whether the browser can draw a pydeck map."""
    return NO_WEBGL not in _told()


def wants_stillness() -> bool:
    """Tell whether the reader asked the system for less motion."""
    return STILL in _told()


def width() -> int:
    """Return the width of the window in pixels when the page was opened."""
    told = (word.removeprefix(WIDTH) for word in _told() if word.startswith(WIDTH))
    return next((int(n) for n in told if n.isdecimal() and 0 < int(n) < 100_000), USUAL_WIDTH)


def _told() -> list[str]:
    return (st.context.cookies.get(COOKIE) or "").split(".")

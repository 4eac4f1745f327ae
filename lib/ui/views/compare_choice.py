"""What the reader has chosen to compare, and the controls for it."""

from __future__ import annotations

MOST_AREAS = 6
"""Areas that can be told apart in one chart."""

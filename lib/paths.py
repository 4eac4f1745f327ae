"""Where things lie. Imports nothing of the project."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""Folder that holds ``app.py``."""

TEXTS = ROOT / "lib" / "i18n" / "texts"
"""Language files, one folder per language."""

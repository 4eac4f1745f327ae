"""Page of the menu; its parts are in lib/ui/views/evidence.py."""

from lib.ui.views.evidence import render

render()

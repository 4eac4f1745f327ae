"""Page of the menu; its parts are in lib/ui/views/compare.py."""

from lib.ui.views.compare import render

render()

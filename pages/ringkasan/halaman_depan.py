"""Page of the menu; its parts are in lib/ui/views/summary.py."""

from lib.ui.views.summary import render

render()

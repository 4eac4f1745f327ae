"""Page of the menu; its parts are in lib/ui/views/quality.py."""

from lib.ui.views.quality import render

render()

"""Page of the menu; its parts are in lib/ui/views/area.py."""

from lib.ui.views.area import render

render()

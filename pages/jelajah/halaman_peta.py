"""Page of the menu; its parts are in lib/ui/views/map.py."""

from lib.ui.views.map import render

render()

"""Page of the menu; its parts are in lib/ui/views/indicator.py."""

from lib.ui.views.indicator import render

render()

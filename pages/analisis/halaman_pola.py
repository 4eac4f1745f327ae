"""Page of the menu; its parts are in lib/ui/views/pattern.py."""

from lib.ui.views.pattern import render

render()

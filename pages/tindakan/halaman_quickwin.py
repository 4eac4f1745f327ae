"""Page of the menu; its parts are in lib/ui/views/quick_win.py."""

from lib.ui.views.quick_win import render

render()

"""Page of the menu; its parts are in lib/ui/views/programme.py."""

from lib.ui.views.programme import render

render()

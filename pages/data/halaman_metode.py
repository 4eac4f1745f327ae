"""Page of the menu; its parts are in lib/ui/views/method.py."""

from lib.ui.views.method import render

render()

"""Page of the menu; its parts are in lib/ui/views/score.py."""

from lib.ui.views.score import render

render()

"""Page of the menu; its parts are in lib/ui/views/disparity.py."""

from lib.ui.views.disparity import render

render()

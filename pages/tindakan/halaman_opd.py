"""Page of the menu; its parts are in lib/ui/views/agency.py."""

from lib.ui.views.agency import render

render()

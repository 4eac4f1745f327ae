"""Page of the menu; its parts are in lib/ui/views/meeting.py."""

from lib.ui.views.meeting import render

render()

"""Page of the menu; its parts are in lib/ui/views/assessment.py."""

from lib.ui.views.assessment import render

render()

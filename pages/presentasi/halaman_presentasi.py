"""Page of the menu; its parts are in lib/ui/views/presentation.py."""

from lib.ui.views.presentation import render

render()

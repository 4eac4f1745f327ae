"""Page of the menu; its parts are in lib/ui/views/manage.py."""

from lib.ui.views.manage import render

render()

"""One dimension of the data; which one is told by the URL."""

from lib.ui.views.dimension import render

render()

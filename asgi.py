"""Entry point for any ASGI server: ``uvicorn asgi:app``."""

from lib.ui.server import make_app

app = make_app()

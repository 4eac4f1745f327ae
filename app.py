"""Entry point: ``streamlit run app.py``."""

from lib.ui.app import main

main()

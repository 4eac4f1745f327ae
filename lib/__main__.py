"""Entry point of ``python -m lib``."""

from __future__ import annotations

import sys

from lib.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What holds for all tests."""

import pytest
from hypothesis import settings

# No time limits, since the machine may be busy; the same examples in every run.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

FIRST = ("tests/serve/", "tests/office/", "tests/browser/test_sign_in.py")
"""Tests that share a costly beginning; a worker that has done its own takes the last of another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is best done by one worker."""
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))

"""The examples in docstrings and in docs/analisis.md do what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re

import pytest

from lib import analysis
from lib.paths import ROOT

MODULES = sorted(m.name for m in pkgutil.iter_modules(analysis.__path__))
PAGE = ROOT / "docs" / "analisis.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"lib.analysis.{name}"))
    assert found.failed == 0


def test_page() -> None:
    """The blocks of the page are one session: what one defines the next may use."""
    test = doctest.DocTestParser().get_doctest("\n".join(BLOCKS), {}, PAGE.name, str(PAGE), 0)
    assert test.examples
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.summarize().failed == 0


@pytest.mark.parametrize("name", analysis.__all__)
def test_every_public_function_has_an_example(name: str) -> None:
    assert re.search(rf"analysis\.{name}\(", "\n".join(BLOCKS))

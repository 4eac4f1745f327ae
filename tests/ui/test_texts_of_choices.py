"""Every word that a page builds a text's name from has that text, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from lib.analysis.change import Gap, Verdict
from lib.analysis.classes import Scheme
from lib.analysis.correlation import Unknown
from lib.analysis.profile import Position
from lib.analysis.similarity import Unlike
from lib.city import portrait
from lib.contract.vocabulary import AreaKind, Level, Status
from lib.i18n import LANGUAGES, has
from lib.ui.breaks import Problem
from lib.ui.state import KEYS
from lib.ui.views.compare_choice import Way
from lib.ui.views.map_choice import Kind

JUDGED = (Position.BETTER, Position.WORSE, Position.SAME)
WORDS: dict[str, Iterable[str]] = {
    "app.key": KEYS,
    "map.gap": Gap,
    "map.level": Level,
    "map.level_name": Level,
    "map.kind": Kind,
    "map.classes": Scheme,
    "map.breaks": Problem,
    "words.judgement": Verdict,
    "charts.status": Status,
    "area.kind": AreaKind,
    "area.position": JUDGED,
    "area.unlike": Unlike,
    "area.peers": portrait.FAIR,
    "compare.way": Way,
    "compare.unknown": Unknown,
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("prefix", WORDS)
def test_no_word_is_without_its_text(prefix: str, lang: str) -> None:
    assert [word for word in WORDS[prefix] if not has(f"{prefix}.{word}", lang)] == []

"""Every word that Kelola data builds a text's name from has that text, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from lib.exchange.plan import Mode
from lib.i18n import LANGUAGES, has
from lib.store.ledger import Deed
from lib.ui.views import manage_boundary, manage_difference, manage_history, manage_reading
from lib.ui.views.manage import PARTS
from lib.ui.views.manage_fault import Kind
from lib.ui.views.manage_hand_in import STEPS
from lib.ui.views.manage_map import CHANGED, NEW

ORDERS = ("publish", "return", "withdraw", "boundary")
MAPPED = (CHANGED, NEW)
WORDS: dict[str, Iterable[str]] = {
    "manage.part": PARTS,
    "manage.legend": Kind,
    "manage.kind": [*Kind, "all"],
    "manage.badge": Kind,
    "manage.step": STEPS,
    "manage.mode": (Mode.ADD, Mode.REPLACE),
    "manage.layout": (*manage_reading._LAYOUTS, "figures"),
    "manage.count": manage_difference.KINDS,
    "manage.kind_title": manage_difference.KINDS,
    "manage.column": (*manage_difference._EXPORT, "shape", "way", "what", "turn", "cells"),
    "manage.counted": manage_history._COUNTED,
    "manage.way": (*manage_boundary._WAYS, "lost", "missing", "kept"),
    "manage.map_name": MAPPED,
    "manage.map_alt": MAPPED,
    "manage.map_tip": MAPPED,
    "manage.doing": ORDERS,
    "manage.done": (*ORDERS, "nothing"),
    "manage.missing": ("name", "reason", "confirm"),
    "manage.confirm": ("suspicious", "removed", "back", "withdraw"),
    "manage.where": ("sheet", "row", "cell", "folder"),
    "exchange.deed": Deed,
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("prefix", WORDS)
def test_no_word_is_without_its_text(prefix: str, lang: str) -> None:
    assert [word for word in WORDS[prefix] if not has(f"{prefix}.{word}", lang)] == []

"""``check``: what is wrong in a data folder, where, and how to mend it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from lib.cli.findings import lines, record
from lib.cli.order import Order
from lib.contract.finding import Finding, Severity
from lib.i18n import t
from lib.i18n.format import number
from lib.load.doubts import doubts
from lib.store import borders
from lib.store.good import Good, GoodStates, standing_in
from lib.store.shapes import boundary_findings
from lib.store.snapshot import Snapshot

NOTHING: Mapping[str, Good] = MappingProxyType({})


def check(order: Order) -> int:
    """Check a folder and print what was found.

    Returns:
        1 if there is an error, else 0.
    """
    snapshot = order.load()
    today = order.settings.now()
    shapes = boundary_findings(snapshot, order.folder, today)
    findings = (*snapshot.findings, *doubts(snapshot), *shapes)
    if order.chosen.json:
        cache = order.settings.cache_dir
        shown = standing_in(GoodStates(cache, order.folder).known(), snapshot)
        shown |= borders.standing_in(order.folder, snapshot.tables["wilayah"], cache, today)
        print(json.dumps(as_json(snapshot, findings, order.lang, shown), ensure_ascii=False))
    else:
        print("\n".join(as_text(snapshot, findings, order.lang)))
    return int(any(f.severity is Severity.ERROR for f in findings))


def as_json(
    snapshot: Snapshot,
    findings: Iterable[Finding],
    lang: str,
    shown: Mapping[str, Good] = NOTHING,
) -> dict[str, object]:
    """Return the object that ``check --json`` prints.

    Args:
        snapshot: The folder as it is.
        findings: What was found.
        lang: ``id`` or ``en``.
        shown: Last good states that readers see in place of broken files; they are marked
            with ``last_good``, the day on which that state was saved, and change nothing else.
    """
    return {
        "findings": [record(f, lang) for f in findings],
        "files": [
            {
                "file": f.file,
                "layout": f.layout,
                "rows_read": f.rows_read,
                "rows_kept": f.rows_kept,
                **({"last_good": shown[f.file].day.isoformat()} if f.file in shown else {}),
            }
            for f in snapshot.files
        ],
        "values": snapshot.values.height,
    }


def as_text(snapshot: Snapshot, findings: Sequence[Finding], lang: str) -> Iterator[str]:
    """Yield the lines that ``check`` prints: errors first, equal findings cut short."""
    yield from lines(findings, lang)
    yield _summary(snapshot, findings, lang)


def _summary(snapshot: Snapshot, findings: Iterable[Finding], lang: str) -> str:
    counts: Counter[Severity] = Counter()
    for finding in findings:
        counts[finding.severity] += finding.count
    return t(
        "cli.summary",
        lang,
        files=number(len(snapshot.files), lang),
        values=number(snapshot.values.height, lang),
        errors=number(counts[Severity.ERROR], lang),
        warnings=number(counts[Severity.WARNING], lang),
    )

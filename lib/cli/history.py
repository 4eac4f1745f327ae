"""``history``: who published what into a folder, when and why."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lib.cli.difference import counts_text
from lib.cli.order import Order
from lib.exchange.words import author, deed
from lib.i18n import t
from lib.store.ledger import FileChange, Ledger, LedgerEntry


def history(order: Order) -> int:
    """Print the history, newest entry first."""
    entries = Ledger(order.folder).entries()[::-1]
    if order.chosen.json:
        print(json.dumps({"entries": [_record(e) for e in entries]}, ensure_ascii=False))
    else:
        print("\n".join(_lines(entries, order.lang)))
    return 0


def _record(entry: LedgerEntry) -> dict[str, object]:
    return {
        "id": entry.number,
        "when": entry.when,
        "who": entry.who,
        "why": entry.why,
        "kind": entry.deed.value,
        "target": entry.target,
        "counts": dict(entry.counts),
        "files": [{"file": c.file, "change": _change(c)} for c in entry.changes],
        "sources": list(entry.sources),
    }


def _change(change: FileChange) -> str:
    if change.before is None:
        return "new"
    return "removed" if change.after is None else "changed"


def _lines(entries: list[LedgerEntry], lang: str) -> Iterator[str]:
    if not entries:
        yield t("cli.no_history", lang)
    for entry in entries:
        when = entry.when[:16].replace("T", " ")
        why = entry.why or deed(entry, lang)
        yield t(
            "cli.entry_line", lang, id=entry.number, when=when, who=author(entry, lang), why=why
        )
        if entry.why:
            yield f"    {deed(entry, lang)}"
        if entry.counts:
            yield f"    {counts_text(entry.counts, lang)}"
        for change in entry.changes:
            yield f"    {change.file}: {t(f'exchange.turn.{_change(change)}', lang)}"

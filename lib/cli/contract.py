"""``contract``: the tables that a data folder may hold, as a page to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from lib.cli.order import Order, WrongUse
from lib.contract.fields import field
from lib.contract.table import Table
from lib.contract.tables import OBSERVATION, TABLES
from lib.i18n import t


def contract(order: Order) -> int:
    """Print the contract, or write what comes of it into a guide.

    Raises:
        WrongUse: The guide is not there, or asks for a part that there is not.
    """
    if order.chosen.panduan:
        return _write_guide(order)
    if order.chosen.json:
        print(json.dumps(as_json(), ensure_ascii=False))
    else:
        print(markdown(order.lang), end="")
    return 0


def _write_guide(order: Order) -> int:
    from lib.cli.guide import UnknownPart, filled

    path = Path(order.chosen.panduan)
    try:
        path.write_bytes(filled(path.read_text(encoding="utf-8"), order.lang).encode())
    except OSError as fault:
        raise WrongUse(t("cli.no_file", order.lang, file=path)) from fault
    except UnknownPart as fault:
        name = str(fault)
        raise WrongUse(t("cli.unknown", order.lang, option="dibuat", value=name)) from fault
    return 0


def markdown(lang: str) -> str:
    """Return the contract as Markdown: one section per table, one line per column.

    Args:
        lang: ``id`` or ``en``.
    """
    parts = [f"# {t('contract.title', lang)}", t("contract.lead", lang), t("contract.folder", lang)]
    for table in (*TABLES.values(), OBSERVATION):
        parts += [f"## {table.name}", _about(table, lang), "\n".join(column_lines(table, lang))]
    return "\n\n".join(parts) + "\n"


def as_json() -> dict[str, object]:
    """Return the object that ``contract --json`` prints."""
    return {
        "tables": [
            {
                "name": table.name,
                "essential": table.essential,
                "key": list(table.key),
                "columns": [_column(table, name) for name in table.columns],
            }
            for table in (*TABLES.values(), OBSERVATION)
        ]
    }


def _column(table: Table, name: str) -> dict[str, object]:
    spec = field(table.name, name)
    return {
        "name": name,
        "required": name in table.required,
        "kind": spec.kind.value,
        "words": list(spec.words),
        "synonyms": list(spec.synonyms),
        "reference": _target(table, name),
    }


def _about(table: Table, lang: str) -> str:
    if table is OBSERVATION:
        said = t("contract.observations", lang)
    else:
        said = t(f"contract.{'essential' if table.essential else 'optional'}", lang)
    if table.key:
        columns = ", ".join(f"`{c}`" for c in table.key)
        said += " " + t("contract.key", lang, columns=columns)
    return said


def column_lines(table: Table, lang: str) -> Iterator[str]:
    """Yield the columns of a table as a table in Markdown."""
    heads = (t(f"contract.{h}", lang) for h in ("column", "required", "content", "synonyms"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|"
    for name in table.columns:
        spec = field(table.name, name)
        cells = (
            f"`{name}`",
            _required(table, name, lang),
            _content(table, name, lang),
            ", ".join(f"`{s}`" for s in spec.synonyms),
        )
        yield f"| {' | '.join(cells)} |"


def _required(table: Table, name: str, lang: str) -> str:
    if name not in table.required:
        return t("contract.no", lang)
    return t(f"contract.{'yes_blank' if name in table.may_be_blank else 'yes'}", lang)


def _content(table: Table, name: str, lang: str) -> str:
    spec = field(table.name, name)
    words = ", ".join(f"`{w}`" for w in spec.words)
    said = t(f"contract.kind.{spec.kind}", lang, **({"words": words} if spec.words else {}))
    target = _target(table, name)
    return t("contract.reference", lang, content=said, table=target) if target else said


def _target(table: Table, name: str) -> str | None:
    found = (r.table for r in table.references if r.column == name)
    return next(found, None)

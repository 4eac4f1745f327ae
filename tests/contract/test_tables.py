"""The contract is whole: tables, columns, references and headers fit together."""

from __future__ import annotations

import pytest

from lib.contract.fields import FIELDS, field, headers
from lib.contract.table import Kind, Table
from lib.contract.tables import OBSERVATION, TABLES

ALL = [*TABLES.values(), OBSERVATION]


@pytest.mark.parametrize("table", ALL, ids=lambda t: t.name)
def test_table_names_only_columns_that_are_registered(table: Table) -> None:
    for column in table.columns:
        assert field(table.name, column).name in (column, f"{table.name}.{column}")
    assert set(table.required) | set(table.key) | set(table.either) <= set(table.columns)
    assert set(table.may_be_blank) <= set(table.required)
    for reference in table.references:
        assert reference.column in table.columns
        assert len(TABLES[reference.table].key) > 0


@pytest.mark.parametrize("table", ALL, ids=lambda t: t.name)
def test_canonical_headers_stand_for_themselves(table: Table) -> None:
    accepted = headers(table.name, table.columns)
    assert {c: accepted[c] for c in table.columns} == {c: c for c in table.columns}
    assert set(accepted.values()) == set(table.columns)


def test_every_field_is_used_and_words_are_listed() -> None:
    used = {field(t.name, c).name for t in ALL for c in t.columns}
    assert set(FIELDS) - used <= {"jenis", "tahun"}
    assert all(bool(f.words) == (f.kind is Kind.WORD) for f in FIELDS.values())
    assert all(s == s.casefold() for f in FIELDS.values() for s in f.synonyms)

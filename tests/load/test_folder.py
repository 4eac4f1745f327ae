"""What part a file plays by its name alone."""

from __future__ import annotations

import pytest

from lib.load.folder import Role, role_of


@pytest.mark.parametrize(
    ("file", "role"),
    [
        ("bukti.csv", Role.TABLE),
        ("bukti/laporan.csv", Role.EVIDENCE),
        ("bukti/foto/opd.csv", Role.EVIDENCE),
        ("nilai/contoh/bukti/surat.pdf", Role.EVIDENCE),
        ("nilai/contoh/bukti.csv", Role.TABLE),
        ("nilai/x.csv", Role.VALUES),
        ("Bukti/laporan.docx", Role.EVIDENCE),
        ("bukti/~$laporan.docx", Role.IGNORED),
        ("laporan.pdf", Role.UNKNOWN),
    ],
)
def test_role(file: str, role: Role) -> None:
    assert role_of(file)[0] is role

"""Everything that was found wrong in a data folder, equal findings together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lib.city.city import City
from lib.city.memory import remembered
from lib.contract.codes import Code
from lib.contract.finding import Finding, Severity
from lib.load.doubts import doubts

SHOWN = 3
"""Findings of a group that are shown; the download holds all."""

_ORDER = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity and kind."""

    severity: Severity
    code: Code
    findings: tuple[Finding, ...]
    """By file, sheet and row."""

    @property
    def shown(self) -> tuple[Finding, ...]:
        """Those that are told one by one."""
        return self.findings[:SHOWN]

    @property
    def hidden(self) -> int:
        """How many are not told one by one."""
        return len(self.findings) - len(self.shown)


@remembered
def everything(city: City) -> tuple[Finding, ...]:
    """Return the findings of tables, figures and boundaries, worst first, then by place.

    Doubts about figures that are each fine by themselves are among them.
    """
    found = (*city.snapshot.findings, *doubts(city.snapshot), *city.shapes.findings)
    return tuple(sorted(found, key=_place))


@remembered
def groups(city: City) -> tuple[Group, ...]:
    """Return equal findings together: worst first, the most frequent kind first."""
    kinds: dict[tuple[Severity, Code], list[Finding]] = {}
    for finding in everything(city):
        kinds.setdefault((finding.severity, finding.code), []).append(finding)
    made = [Group(severity, code, tuple(found)) for (severity, code), found in kinds.items()]
    return tuple(sorted(made, key=lambda g: (_ORDER[g.severity], -len(g.findings), g.code)))


def tally(city: City) -> Counter[Severity]:
    """Return how many findings there are of each severity; one for each place in a file."""
    return Counter(f.severity for f in everything(city))


def _place(finding: Finding) -> tuple[int, str, str, int]:
    return _ORDER[finding.severity], finding.file, finding.sheet or "", finding.row or 0

"""What each status of an indicator looks like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lib.analysis.progress import Progress
from lib.design.tokens import Verdict

VERDICTS: Final[Mapping[Progress, Verdict]] = {
    Progress.ACHIEVED: Verdict.ACHIEVED,
    Progress.ON_TRACK: Verdict.ON_TRACK,
    Progress.ACCELERATE: Verdict.ACCELERATE,
    Progress.STAGNATING: Verdict.STAGNATING,
    Progress.DETERIORATING: Verdict.DETERIORATING,
    Progress.MISSED: Verdict.DETERIORATING,
    Progress.UNKNOWN: Verdict.UNKNOWN,
}
"""Best first."""

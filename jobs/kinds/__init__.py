"""The kinds of notices there are."""

from collections.abc import Mapping

from jobs.kinds import actions, meetings, trouble
from jobs.kinds.kind import NoticeKind, PlannedKind
from knowledge.notices import Kind

PLANNED: Mapping[Kind, PlannedKind] = {Kind.MEETING: meetings, Kind.ACTION: actions}
"""Those that are planned ahead."""
KINDS: Mapping[Kind, NoticeKind] = {**PLANNED, Kind.TROUBLE: trouble, Kind.SHADOW: trouble}

"""The kinds of notices there are."""

from collections.abc import Callable, Mapping, Sequence

from sqlite_utils import Database

from jobs.kinds import actions, meetings, pledge_news, pledges, silence, trouble
from jobs.kinds.kind import NoticeKind, PlannedKind
from knowledge.groups.wishes import Wishes
from knowledge.notices import Kind, Planned
from knowledge.store.groups_now import GroupsNow
from knowledge.store.reminder_rows import Kept

PLANNED: Mapping[Kind, PlannedKind] = {
    Kind.MEETING: meetings,
    Kind.ACTION: actions,
    Kind.PLEDGES: pledges,
    Kind.PLEDGE_NEWS: pledge_news,
}
"""Those that are planned ahead."""
KINDS: Mapping[Kind, NoticeKind] = {
    **PLANNED,
    Kind.TROUBLE: trouble,
    Kind.SHADOW: trouble,
    Kind.SILENCE: silence,
}
"""What each kind of notice knows: what is wanted, what is outdated, when its people are written to, and what is left to
say just before it is sent. Planning and delivering know nothing of kinds but this."""
ASKING: Mapping[Kind, Callable[[Database, GroupsNow, Kept, Sequence[str], Wishes], bool]] = {
    Kind.MEETING: meetings.is_never_asked
}
"""Of kinds that ask for an answer: whether somebody is never asked, if these rungs are not said to them, and nothing
that they do not wish."""
SETTLED: Mapping[Kind, Callable[[Database, GroupsNow, Planned, str], str]] = {Kind.MEETING: meetings.why_not_asked}
"""Of kinds that ask for an answer: why a rung that is to come is not said to somebody as things stand; "" where it
is."""

"""What calendars have to be put right about, in words."""

from collections.abc import Iterator, Sequence

from bot.words.names import shown
from knowledge.dates import spoken
from knowledge.groups.corrections import Cause, Correction
from knowledge.groups.group import WorkingGroup

_IS = {
    Cause.GONE: ("which is no more", "dates that are no more"),
    Cause.EARLIER: ("for a meeting that was earlier", "meetings that were earlier than that"),
    Cause.LEFT: ("of somebody who holds no seat any more", "people who hold no seat any more"),
}
_BY_MAIL = {
    Cause.GONE: "will be cancelled by e-mail when invitations are next sent",
    Cause.EARLIER: "will be put right by e-mail when invitations are next sent",
    Cause.LEFT: "will be withdrawn by e-mail when invitations are next sent",
}
_BY_FILE = {Cause.GONE: "takes it out of a calendar", Cause.EARLIER: "puts it right in a calendar"}
_BY_HAND = "No mail server is set, so please tell them to take it out of their calendars."


def say_owed(group: WorkingGroup, owed: Sequence[Correction], can_send: bool) -> Iterator[str]:
    """That invitations were given out which are so no more, and how calendars are put right; a line for each cause."""
    for cause in Cause:
        of_cause = [one for one in owed if one.cause is cause]
        if of_cause:
            yield _say(group, cause, of_cause, can_send)


def say_owed_after_import(group: WorkingGroup, owed: Sequence[Correction], can_send: bool) -> Iterator[str]:
    """The same for the terminal, where nothing says which group it is, with the command that sends it."""
    for line in say_owed(group, owed, can_send):
        yield f"{shown(group.name)}: {line}"
    if owed and can_send:
        yield f"To send that, with the invitations to the next meeting: anchorbot meeting invite {group.slug}"


def _say(group: WorkingGroup, cause: Cause, owed: Sequence[Correction], can_send: bool) -> str:
    one, (it_is, they_are) = len(owed) == 1, _IS[cause]
    day = owed[0].shown.astimezone(group.zone).date()
    said = f"1 invitation for {spoken(day)}, {it_is}, was" if one else f"{len(owed)} invitations for {they_are} were"
    if can_send:
        return f"{said} given out: {'it' if one else 'they'} {_BY_MAIL[cause]}."
    if cause is Cause.LEFT:
        return f"{said} given out. {_BY_HAND}"
    file = f"“/meeting invite {group.slug} {owed[0].occurrence.original}” gives the file that {_BY_FILE[cause]}"
    return f"{said} given out. {file}{'' if one else ' (and so on, with each of the days)'}."

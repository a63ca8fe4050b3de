"""Setting up a working group: from which document, and what came of it."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.commands import BLANK, SetUpGroup, TakeBackGroup, to_text
from bot.reply import Choice, Items, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.clashes import clash_choices
from bot.words.groups import clash_of, moment, quorum_in_words, rhythm, say_dates, seats_in_words
from bot.words.names import shown
from bot.words.set_up_form import short_clause
from knowledge.dates import WEEKEND, spoken
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import WorkingGroup

MOST_CLASHES = 3  # that get buttons; the others stand in the list


def ask_which_terms(documents: Sequence[tuple[str, str]]) -> Reply:
    """The documents (file name and title) that a group could be set up from."""
    line = "Which terms of reference is the group set up from?"
    titles = [title for _, title in documents]
    choices = [
        Choice(title if titles.count(title) == 1 else f"{title} ({name})", to_text(SetUpGroup(name)))
        for name, title in documents
    ]
    return Reply(line, (Paragraph(line), *choices, Choice("None of these", to_text(SetUpGroup(BLANK)))))


def say_set_up(group: WorkingGroup, occurrences: Sequence[Occurrence], last: date, new_people: Iterable[str]) -> Reply:
    """What was set up: the rule, the seats, the dates up to `last` with their clashes and the way back."""
    vacant = sum(seat.holder is None for seat in group.seats)
    line = f"{shown(group.name)} is set up: it meets {rhythm(group.calendar.grids[-1])}."
    parts: list[Part] = [
        Paragraph(line),
        Paragraph(f"Quorum: {quorum_in_words(group)}."),
        Paragraph(f"{seats_in_words(group)}{f', {vacant} of them vacant' if vacant else ''}."),
    ]
    if group.quorum.clause:
        parts.insert(2, Paragraph(f"Its terms of reference say: “{shown(short_clause(group.quorum.clause))}”"))
    if group.decides_by:
        parts.append(Paragraph(f"It decides by: {shown(group.decides_by)}."))
    if people := sorted(new_people):
        parts.append(Paragraph(f"New to the network, and added to it: {shown(joined(people))}."))
    clashes = [one for one in occurrences if one.status is Status.CLASH]
    parts.append(Paragraph(_dates_line(occurrences, clashes, last)))
    parts.append(Items(tuple(say_dates(occurrences))))
    for one in clashes[:MOST_CLASHES]:
        parts.append(Paragraph(f"{moment(one)} {clash_of(one)}. What should become of it?"))
        parts += clash_choices(group, one)
    parts.append(Paragraph("Nobody has been told yet."))
    parts.append(Choice("Take the group back", to_text(TakeBackGroup(group.slug))))
    return Reply(line, tuple(parts))


def _dates_line(occurrences: Sequence[Occurrence], clashes: Sequence[Occurrence], last: date) -> str:
    many = "1 meeting" if len(occurrences) == 1 else f"{len(occurrences)} meetings"
    weekends = sum(one.why in WEEKEND for one in clashes)
    others = len(clashes) - weekends
    on_weekends = {0: "", 1: "1 of them falls on a weekend"}.get(weekends, f"{weekends} of them fall on a weekend")
    number = {0: "" if weekends else "none of them clashes", 1: "1 of them clashes"}
    clashing = number.get(others, f"{others} of them clash")
    with_days = f"{clashing} with a bank holiday or a break" if clashing else ""
    return f"{many} up to {spoken(last)}, {' and '.join(filter(None, (on_weekends, with_days)))}:"


def say_taken_back(name: str) -> Reply:
    """A group is gone."""
    line = f"{shown(name)} is taken back: the group, its seats and its meetings. The people stay in the network."
    return Reply(line, (Paragraph(line),))


def say_name_taken(group: WorkingGroup, seats: str) -> Reply:
    """There is a group of that name; what was filled in is given back, so that none of it is lost."""
    line = f"There is a group called {shown(group.name)} already. Nothing was saved."
    again = "Set it up under another name. These are the seats you filled in, to paste:"
    return Reply(line, (Paragraph(line), Paragraph(again), Paragraph(seats)))

"""Setting up a working group: the form, filled from its terms of reference, and what came of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.commands import BLANK, SetUpGroup, TakeBackGroup, to_text
from bot.reply import Choice, Field, FieldKind, Form, Items, Option, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.clashes import clash_choices
from bot.words.groups import moment, quorum_in_words, rhythm, say_dates, seats_in_words, share_in_words
from bot.words.names import shown
from bot.words.terms import cadence_in_words
from knowledge.dates import SUBDIVISIONS, spoken
from knowledge.documents import Fact
from knowledge.groups.calendar import Occurrence, Status
from knowledge.groups.group import WorkingGroup
from knowledge.groups.quorum_rule import CountedBy
from knowledge.groups.terms import Counted, TermsOfReference

MOST_CLASHES = 3  # that get buttons; the others stand in the list
_USUAL_MINUTES = "60"
_COUNTED = {Counted.PEOPLE: CountedBy.PEOPLE, Counted.ORGANISATIONS: CountedBy.ORGANISATIONS}
_LONGEST_CLAUSE = 300
_UNSAID = "The document does not say, or not clearly."
_TERMS = re.compile(r"\W*\b(?:draft )?terms of reference\b(?: (?:of|for) (?:the )?|.*$)", re.IGNORECASE)


def ask_which_terms(documents: Sequence[tuple[str, str]]) -> Reply:
    """The documents (file name and title) that a group could be set up from."""
    line = "Which terms of reference is the group set up from?"
    titles = [title for _, title in documents]
    choices = [
        Choice(title if titles.count(title) == 1 else f"{title} ({name})", to_text(SetUpGroup(name)))
        for name, title in documents
    ]
    return Reply(line, (Paragraph(line), *choices, Choice("None of these", to_text(SetUpGroup(BLANK)))))


def ask_for_group(document: str, title: str, terms: TermsOfReference) -> Reply:
    """The form: what the document says stands in it already, each with its clause; what it leaves open is asked."""
    fields: tuple[Field, ...] = (
        Field("name", "Name of the group", FieldKind.LINE, value=_name_in(title)),
        Field("first", "First meeting: day and time", FieldKind.LINE, hint=_first_hint(terms.effective)),
        _line("rhythm", "How often it meets", _rhythm(terms), _clause(terms.cadence or terms.cadence_per_year)),
        _minutes(terms),
        _line("quorum", "Quorum", _quorum(terms), _clause(terms.quorum_count or terms.quorum_share)),
        _counted(terms),
        _yes_or_no("co_chairs", "Do co-chairs count for the quorum?"),
        _yes_or_no("deputies", "Do named deputies count for the quorum?"),
        Field(
            "conditions",
            "What else a quorum needs, a line for each",
            is_optional=True,
            hint="Such as: at least one NHS representative",
            value="\n".join(fact.value for fact in terms.quorum_conditions),
        ),
        Field("seats", "Who sits in it, a line for each seat", hint=_seats_hint(terms), value=_seats(terms)),
        Field(
            "subdivision",
            "Bank holidays of",
            FieldKind.ONE_OF,
            tuple(Option(code, name) for code, name in SUBDIVISIONS.items()),
            value="ENG",
        ),
        Field(
            "breaks",
            "Breaks, a line for each",
            is_optional=True,
            hint="Days without meetings beside bank holidays (Christmas, August): 21 December 2026 to 3 January 2027",
        ),
        _line("decides", "How it decides", _value(terms.decision_rule), _clause(terms.decision_rule), True),
        _line("place", "Where it meets", str(_value(terms.mode)).capitalize(), _clause(terms.mode), True),
        Field("link", "Address to join by", FieldKind.LINE, is_optional=True),
        Field("channel", "Channel of the group", FieldKind.CHANNEL, is_optional=True),
    )
    if document == BLANK:
        fields = tuple(replace(one, hint="" if one.hint == _UNSAID else one.hint) for one in fields)
    return Reply("Set up a group", (Form("Set up a group", to_text(SetUpGroup(document)), fields, "Set up"),))


def _name_in(title: str) -> str:
    """The group's name in the title of its terms of reference."""
    return _TERMS.sub("", title).strip() or title


def _value(fact: Fact[Any] | None) -> str:
    return "" if fact is None else str(fact.value)


def _clause(fact: Fact[Any] | None) -> str:
    if fact is None:
        return _UNSAID
    return f"The document says: “{_short(fact.evidence)}”"


def _short(clause: str) -> str:
    line = " ".join(clause.replace("*", "").split())
    return line if len(line) <= _LONGEST_CLAUSE else f"{line[:_LONGEST_CLAUSE]}…"


def _line(name: str, label: str, value: str, hint: str, is_optional: bool = False) -> Field:
    return Field(name, label, FieldKind.LINE, is_optional=is_optional, hint=hint, value=value)


def _first_hint(effective: Fact[str] | None) -> str:
    said = f" {_clause(effective)}" if effective else ""
    return f"Such as 6 October 2026 10am, in London's time.{said}"


def _rhythm(terms: TermsOfReference) -> str:
    if terms.cadence:
        return cadence_in_words(terms.cadence.value)
    times = terms.cadence_per_year.value if terms.cadence_per_year else 0
    return f"every {12 // times} months" if times and 12 % times == 0 else ""


def _minutes(terms: TermsOfReference) -> Field:
    fact = terms.duration_minutes
    return _line("minutes", "Minutes that a meeting takes", _value(fact) or _USUAL_MINUTES, _clause(fact))


def _quorum(terms: TermsOfReference) -> str:
    if terms.quorum_count:
        return str(terms.quorum_count.value)
    return share_in_words(terms.quorum_share.value) if terms.quorum_share else ""


def _counted(terms: TermsOfReference) -> Field:
    said = _COUNTED.get(terms.quorum_counts.value) if terms.quorum_counts else None
    open_ = "The document leaves this open. Two people of one organisation are two people, and one organisation."
    options = (Option(CountedBy.ORGANISATIONS, "Organisations"), Option(CountedBy.PEOPLE, "People"))
    hint = _clause(terms.quorum_counts) if said else open_
    return Field("counted", "What counts for the quorum?", FieldKind.ONE_OF, options, hint=hint, value=said or "")


def _yes_or_no(name: str, label: str) -> Field:
    return Field(name, label, FieldKind.ONE_OF, (Option("yes", "Yes"), Option("no", "No")))


def _seats_hint(terms: TermsOfReference) -> str:
    named = [f"Named as chair: {joined([fact.value for fact in terms.chairs])}."] if terms.chairs else []
    named += [f"Secretariat: {terms.secretariat.value}."] if terms.secretariat else []
    return " ".join(
        [
            "Organisation; Name; e-mail address; role (member, co-chair, secretariat, observer, deputy of ADDRESS).",
            "An organisation alone is a vacant seat.",
            *named,
        ]
    )


def _seats(terms: TermsOfReference) -> str:
    return "\n".join(fact.value.replace(";", ",") for fact in terms.members)


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
        parts.insert(2, Paragraph(f"Its terms of reference say: “{shown(_short(group.quorum.clause))}”"))
    if group.decides_by:
        parts.append(Paragraph(f"It decides by: {shown(group.decides_by)}."))
    if people := sorted(new_people):
        parts.append(Paragraph(f"Not known before, and of the network now: {shown(joined(people))}."))
    clashes = [one for one in occurrences if one.status is Status.CLASH]
    parts.append(Paragraph(_dates_line(occurrences, len(clashes), last)))
    parts.append(Items(tuple(say_dates(occurrences))))
    for one in clashes[:MOST_CLASHES]:
        parts.append(Paragraph(f"{moment(one)} clashes with {shown(one.why)}. What should become of it?"))
        parts += clash_choices(group, one)
    parts.append(Paragraph("Nobody has been told yet."))
    parts.append(Choice("Take the group back", to_text(TakeBackGroup(group.slug))))
    return Reply(line, tuple(parts))


def _dates_line(occurrences: Sequence[Occurrence], clashes: int, last: date) -> str:
    many = "1 meeting" if len(occurrences) == 1 else f"{len(occurrences)} meetings"
    wait = {0: "none of them clashes", 1: "1 of them clashes"}.get(clashes, f"{clashes} of them clash")
    return f"{many} up to {spoken(last)}, {wait} with a bank holiday or a break:"


def say_taken_back(name: str) -> Reply:
    """A group is gone."""
    line = f"{shown(name)} is taken back: the group, its seats and its meetings. The people stay in the network."
    return Reply(line, (Paragraph(line),))


def say_name_taken(group: WorkingGroup, seats: str) -> Reply:
    """There is a group of that name; what was filled in is given back, so that none of it is lost."""
    line = f"There is a group called {shown(group.name)} already. Nothing was saved."
    again = "Set it up under another name. These are the seats you filled in, to paste:"
    return Reply(line, (Paragraph(line), Paragraph(again), Paragraph(seats)))

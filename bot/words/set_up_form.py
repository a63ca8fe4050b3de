"""The form that sets a working group up, filled from its terms of reference."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.commands import BLANK, SetUpGroup, to_text
from bot.reply import Field, FieldKind, Form, Option, Reply
from bot.words.answers import joined
from bot.words.groups import share_in_words
from bot.words.terms import cadence_in_words, meeting_day_in_words, month_in_words
from knowledge.dates import SUBDIVISIONS
from knowledge.documents import Fact
from knowledge.groups.quorum_rule import CountedBy, deputies_count
from knowledge.groups.read_group import USUAL_MINUTES
from knowledge.groups.terms import Counted, Mode, TermsOfReference

_AHEAD_YEARS = 2  # for which breaks of every year are filled in
_COUNTED = {
    Counted.PEOPLE: CountedBy.PEOPLE,
    Counted.SEATS: CountedBy.PEOPLE,
    Counted.FILLED_SEATS: CountedBy.PEOPLE,
    Counted.ORGANISATIONS: CountedBy.ORGANISATIONS,
}
_MODES = {Mode.VIRTUAL: "Online", Mode.IN_PERSON: "In person", Mode.HYBRID: "In a room and online"}
_LONGEST_CLAUSE = 300
_UNSAID = "The document does not say, or not clearly."
_TERMS = re.compile(r"\W*\b(?:draft )?terms of reference\b(?: (?:of|for) (?:the )?|.*$)", re.IGNORECASE)


def ask_for_group(document: str, title: str, terms: TermsOfReference, today: date) -> Reply:
    """The form: what the document says stands in it already, each with its clause; what it leaves open is asked. A
    break of every year stands there for two years from `today`."""
    fields: tuple[Field, ...] = (
        Field("name", "Name of the group", FieldKind.LINE, value=_name_in(title)),
        Field("first", "First meeting: day and time", FieldKind.LINE, hint=_first_hint(terms.effective)),
        _line("rhythm", "How often it meets", _rhythm(terms), _rhythm_hint(terms)),
        _minutes(terms),
        _line("quorum", "Quorum", _quorum(terms), _clause(terms.quorum_count or terms.quorum_share)),
        _counted(terms),
        _yes_or_no("co_chairs", "Do co-chairs count for the quorum?"),
        _deputies(terms),
        Field(
            "conditions",
            "What else a quorum needs, a line for each",
            is_optional=True,
            hint="Such as: at least one NHS representative",
            value="\n".join(one.value for one in terms.quorum_conditions if deputies_count(one.value) is None),
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
            hint=_breaks_hint(terms),
            value="\n".join(_breaks(terms, today)),
        ),
        _line("decides", "How it decides", _value(terms.decision_rule), _clause(terms.decision_rule), True),
        _line("place", "Where it meets", _MODES[terms.mode.value] if terms.mode else "", _clause(terms.mode), True),
        Field("link", "Address to join by", FieldKind.LINE, is_optional=True),
        Field("channel", "Channel of the group", FieldKind.CHANNEL, is_optional=True),
    )
    if document == BLANK:
        fields = tuple(replace(one, hint=one.hint.removeprefix(_UNSAID).strip()) for one in fields)
    return Reply("Set up a group", (Form("Set up a group", to_text(SetUpGroup(document)), fields, "Set up"),))


def _name_in(title: str) -> str:
    """The group's name in the title of its terms of reference."""
    return _TERMS.sub("", title).strip() or title


def _value(fact: Fact[Any] | None) -> str:
    return "" if fact is None else str(fact.value)


def _clause(fact: Fact[Any] | None) -> str:
    if fact is None:
        return _UNSAID
    return f"The document says: “{short_clause(fact.evidence)}”"


def _line(name: str, label: str, value: str, hint: str, is_optional: bool = False) -> Field:
    return Field(name, label, FieldKind.LINE, is_optional=is_optional, hint=hint, value=value)


def _first_hint(effective: Fact[str] | None) -> str:
    said = f" {_clause(effective)}" if effective else ""
    return f"Such as 6 October 2026 10am, in London's time.{said}"


def _rhythm(terms: TermsOfReference) -> str:
    if terms.cadence:
        day = f" {meeting_day_in_words(terms.meeting_day.value)}" if terms.meeting_day else ""
        return f"{cadence_in_words(terms.cadence.value)}{day}"
    times = terms.cadence_per_year.value if terms.cadence_per_year else 0
    return f"every {12 // times} months" if times and 12 % times == 0 else ""


def _rhythm_hint(terms: TermsOfReference) -> str:
    said, day = terms.cadence or terms.cadence_per_year, terms.meeting_day
    also = f" And: “{short_clause(day.evidence)}”" if said and day and day.evidence != said.evidence else ""
    return f"{_clause(said)}{also}"


def _breaks_hint(terms: TermsOfReference) -> str:
    said = f"{_clause(terms.months_off[0])} " if terms.months_off else ""
    return f"{said}Days without meetings beside bank holidays (Christmas, August): 21 December 2026 to 3 January 2027"


def _breaks(terms: TermsOfReference, today: date) -> list[str]:
    """The months off that are not over, of the next two years."""
    until = today.replace(year=today.year + _AHEAD_YEARS, day=1)
    months = [
        (date(year, fact.value, 1), month_in_words(fact.value))
        for year in range(today.year, until.year + 1)
        for fact in terms.months_off
    ]
    return [
        f"{_day(first)} to {_day(last)} the {name} break"
        for first, name in sorted(months)
        if (last := (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)) >= today and first <= until
    ]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _minutes(terms: TermsOfReference) -> Field:
    fact = terms.duration_minutes
    hint = _clause(fact) if fact else f"{_UNSAID} Left empty, it is {USUAL_MINUTES}."
    return _line("minutes", "Minutes that a meeting takes", _value(fact), hint, is_optional=fact is None)


def _quorum(terms: TermsOfReference) -> str:
    if terms.quorum_count:
        return str(terms.quorum_count.value)
    whom = terms.quorum_counts.value if terms.quorum_counts else None
    of = f" of the {whom}" if whom is Counted.FILLED_SEATS else ""
    return f"{share_in_words(terms.quorum_share.value)}{of}" if terms.quorum_share else ""


def _counted(terms: TermsOfReference) -> Field:
    said = _COUNTED.get(terms.quorum_counts.value) if terms.quorum_counts else None
    open_ = "The document leaves this open. Two people of one organisation are two people, and one organisation."
    options = (Option(CountedBy.ORGANISATIONS, "Organisations"), Option(CountedBy.PEOPLE, "People"))
    hint = _clause(terms.quorum_counts) if said else open_
    return Field("counted", "What counts for the quorum?", FieldKind.ONE_OF, options, hint=hint, value=said or "")


def _yes_or_no(name: str, label: str) -> Field:
    return Field(name, label, FieldKind.ONE_OF, (Option("yes", "Yes"), Option("no", "No")))


def _deputies(terms: TermsOfReference) -> Field:
    """Ticked where the document says whether deputies count."""
    field = _yes_or_no("deputies", "Do named deputies count for the quorum?")
    for fact in terms.quorum_conditions:
        if (counts := deputies_count(fact.value)) is not None:
            return replace(field, hint=_clause(fact), value="yes" if counts else "no")
    return field


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


def short_clause(clause: str) -> str:
    """A clause in one line, cut where it is long."""
    line = " ".join(clause.replace("*", "").split())
    return line if len(line) <= _LONGEST_CLAUSE else f"{line[:_LONGEST_CLAUSE]}…"

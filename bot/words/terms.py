"""Terms of reference, in words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from bot.reply import Items, Paragraph, Reply
from bot.words.answers import joined
from bot.words.dates import in_words
from knowledge.documents import Fact
from knowledge.groups.terms import Beyond, Cadence, Counted, MeetingDay, Notice, Share, TermsOfReference
from knowledge.groups.typed_rules import ORDINALS
from knowledge.typed_days import MONTHS

T = TypeVar("T")


def say_terms(name: str, terms: TermsOfReference) -> Reply:
    """What the document called `name` states, each fact with its clause, and what it leaves open."""
    stated = list(_stated(terms))
    title = f"Terms of reference in {name}"
    if not stated:
        return Reply(title, (Paragraph(f"{name} states nothing that meetings need."),))
    open_points = list(_open(terms))
    parts: list[Paragraph | Items] = [Paragraph(f"{title}:"), Items(tuple(stated))]
    if open_points:
        parts.append(Paragraph(f"Not stated, or not clearly: {', '.join(open_points)}."))
    return Reply(title, tuple(parts))


def _stated(terms: TermsOfReference) -> Iterator[str]:
    rows: tuple[tuple[str, Iterable[Fact[str]]], ...] = (
        ("Quorum", _all(terms.quorum_count, lambda count: _people(count, terms.quorum_counts))),
        ("Quorum", _all(terms.quorum_share, lambda share: share_in_words(share, _of_whom(terms.quorum_counts)))),
        ("Quorum needs", terms.quorum_conditions),
        ("Meets", _meets(terms)),
        ("Meets", _all(terms.cadence_per_year, _times_a_year)),
        ("No meeting in", [Fact(month_in_words(fact.value), fact.evidence) for fact in terms.months_off]),
        ("Decides by", _all(terms.decision_rule, str)),
        ("Chair" if len(terms.chairs) == 1 else "Chairs", _together(terms.chairs)),
        ("Secretariat", _all(terms.secretariat, str)),
        ("Notice", _all(terms.notice, notice_in_words)),
        ("Review", _all(terms.review, str)),
        ("How", _all(terms.mode, str)),
        ("Length", _all(terms.duration_minutes, lambda minutes: f"up to {minutes} minutes")),
        ("In force from", _all(terms.effective, in_words)),
    )
    for label, facts in rows:
        yield from (f"{label}: {fact.value} – “{_on_one_line(fact.evidence)}”" for fact in facts)
    if terms.members:
        yield f"Members: {'; '.join(fact.value for fact in terms.members)}"


def _all(fact: Fact[T] | None, say: Callable[[T], str]) -> Sequence[Fact[str]]:
    return [] if fact is None else [Fact(say(fact.value), fact.evidence)]


def _meets(terms: TermsOfReference) -> Iterator[Fact[str]]:
    """The rhythm and its weekday: together where one clause states both."""
    cadence, day = _all(terms.cadence, cadence_in_words), _all(terms.meeting_day, meeting_day_in_words)
    if cadence and day and cadence[0].evidence == day[0].evidence:
        yield Fact(f"{cadence[0].value} {day[0].value}", day[0].evidence)
    else:
        yield from (*cadence, *day)


def _together(facts: Sequence[Fact[str]]) -> Iterator[Fact[str]]:
    """Those that one clause states, in one."""
    for clause, of_clause in groupby(facts, key=lambda fact: fact.evidence):
        yield Fact(joined([fact.value for fact in of_clause]), clause)


def _open(terms: TermsOfReference) -> Iterator[str]:
    if not terms.quorum_count and not terms.quorum_share:
        yield "the quorum"
    if not terms.cadence and not terms.cadence_per_year:
        yield "how often it meets"
    if not terms.decision_rule:
        yield "how it decides"
    if not terms.chairs:
        yield "who chairs, by name"
    if not terms.secretariat:
        yield "the secretariat"
    if not terms.notice:
        yield "the notice of a meeting"
    if not terms.members:
        yield "its members, one by one"
    if not terms.review:
        yield "when the terms are reviewed"
    if not terms.mode:
        yield "whether it meets in a room or online"
    if not terms.duration_minutes:
        yield "how long it meets"
    if not terms.effective:
        yield "from when the terms are in force"
    if terms.quorum_count and (not terms.quorum_counts or terms.quorum_counts.value is Counted.MEMBERS):
        yield "whether the quorum counts people or organisations"


def _people(count: int, counted: Fact[Counted] | None) -> str:
    return f"{count} {counted.value}" if counted else str(count)


def _of_whom(counted: Fact[Counted] | None) -> str:
    seats = counted is not None and counted.value in (Counted.SEATS, Counted.FILLED_SEATS)
    return f"the {counted.value}" if counted and seats else "those who could come"


def share_in_words(share: Share, whom: str) -> str:
    """ "1/3 of those who could come", "more than 1/2 of the seats", "1/2 of the seats, and one more"."""
    match share.beyond:
        case Beyond.NOTHING:
            return f"{share.part} of {whom}"
        case Beyond.ONE_MORE:
            return f"{share.part} of {whom}, and one more"
        case Beyond.MORE_THAN:
            return f"more than {share.part} of {whom}"


def cadence_in_words(cadence: Cadence) -> str:
    """ "every week", "every 6 weeks"."""
    if cadence.interval == 1:
        return f"every {cadence.unit}"
    return f"every {cadence.interval} {cadence.unit}s"


def meeting_day_in_words(day: MeetingDay) -> str:
    """ "on the second Tuesday", "on Tuesdays"."""
    return f"on {day.weekday}s" if day.nth is None else f"on the {ORDINALS[day.nth]} {day.weekday}"


def month_in_words(month: int) -> str:
    """ "August"."""
    return MONTHS[month - 1].capitalize()


def _times_a_year(times: int) -> str:
    return {1: "once a year", 2: "twice a year"}.get(times, f"{times} times a year")


def notice_in_words(notice: Notice) -> str:
    """ "14 days", "5 working days"."""
    return f"{notice.days} {'working ' if notice.working_days else ''}day{'' if notice.days == 1 else 's'}"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())

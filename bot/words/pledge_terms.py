"""What becomes of a pledge itself, in words: added, its target, its words, its status."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from bot.commands import ChangeTarget, NewPledge, RewordPledge, to_text
from bot.reply import Choice, Field, FieldKind, Form, Items, Option, Paragraph, Reply
from bot.words.names import shown
from bot.words.pledge_news import Hearing, say_hearing
from bot.words.pledge_values import named, owner_in_words, promised, target_in_words
from knowledge.dates import spoken
from knowledge.errors import HelpfulError
from knowledge.pledges.amounts import amount_text
from knowledge.pledges.entries import Edit, StatusChange, Target
from knowledge.pledges.kinds import Direction, Kind, Status
from knowledge.pledges.pledge import Pledge
from knowledge.pledges.rights import Act

_LONGEST_UNIT = 60  # characters
_MOST_NAMED = 4
_KINDS = {
    Kind.QUANTITY: "to reach a figure",
    Kind.MILESTONE: "to do something by a day",
    Kind.MAINTAIN: "to keep a figure",
}


def ask_for_pledge(themes: Sequence[str], filled: NewPledge | None = None) -> Reply:
    """The form of a new pledge, filled with what is known of it."""
    given = asdict(filled) if filled else {}
    about = f"As in: {', '.join(map(shown, themes[:8]))}." if themes else "In the network's own words."
    line, one_of = FieldKind.LINE, FieldKind.ONE_OF
    kinds = tuple(Option(one.value, words.capitalize()) for one, words in _KINDS.items())
    ways = (Option(Direction.UP.value, "Up"), Option(Direction.DOWN.value, "Down"))
    fields = (
        Field("organisation", "Whose pledge is it?", line, hint="The organisation, as in the list of people."),
        Field("theme", "Theme", line, hint=about),
        Field("statement", "What is promised?", FieldKind.TEXT, hint="In a sentence or two."),
        Field("kind", "What sort of promise is it?", one_of, kinds, value=Kind.QUANTITY.value),
        Field("unit", "Counted in", line, (), True, "£, %, or what is counted: apprentices. A milestone needs none."),
        Field("target", "How much is promised?", line, (), True, "50, £1.2m, 48%. A milestone needs none."),
        Field("baseline", "Where does it start?", line, (), True, "In the same unit; nothing if it is not known."),
        Field("direction", "Where should the figure go?", one_of, ways, value=Direction.UP.value),
        Field("due", "By when?", line, hint="31/3/2028, end of March 2028, Q3 2027/28."),
        Field("owner", "Who owns it? E-mail address", line, hint="They are asked once a quarter how it stands."),
        Field("deputy", "Their deputy's e-mail address", line, (), True),
    )
    known = tuple(replace(one, value=str(given.get(one.name) or one.value)) for one in fields)
    return Reply("A new pledge", (Form("A new pledge", "pledge add", known, "Add"),))


def say_added(pledge: Pledge) -> Reply:
    """That it is kept, and under which code."""
    line = f"Added: {named(pledge)}."
    told = (f"Promised: {promised(pledge)}", f"Owner: {owner_in_words(pledge.owner)}", f"Status: {pledge.status}")
    undo = Choice("Withdraw it", f'pledge withdraw {pledge.code} "added by mistake"')
    return Reply(
        line, (Paragraph(line), Items(told), Choice(f"Show {pledge.code}", f"pledge show {pledge.code}"), undo)
    )


def ask_for_target(pledge: Pledge) -> Reply:
    """The form of a new target, filled with the one there is."""
    unit = pledge.unit.name if len(pledge.unit.name) <= _LONGEST_UNIT else None
    command = to_text(ChangeTarget(pledge.number, version=pledge.version, unit=unit))
    target, due = pledge.target.value, pledge.due
    figure = (
        (
            Field(
                "target",
                f"What is to be reached ({shown(pledge.unit.name)})?",
                FieldKind.LINE,
                (),
                True,
                f"Now: {promised(pledge)}.",
                amount_text(target, pledge.unit) if target is not None else "",
            ),
        )
        if pledge.unit.name
        else ()
    )
    fields = (
        *figure,
        Field("due", "By when?", FieldKind.LINE, (), True, f"Now: {spoken(due)}.", f"{due:%d/%m/%Y}"),
        Field("reason", "Why does it change?", FieldKind.TEXT),
        Field("agreed_by", "Who agreed to it, and when?", FieldKind.LINE, hint="As in: steering group, 3 November."),
    )
    return Reply(f"A new target: {named(pledge)}", (Form(f"Target of {pledge.code}", command, fields, "Save"),))


def say_target(pledge: Pledge, before: Target, hearing: Hearing) -> Reply:
    """The new target and the one before it, and who hears of it."""
    target = pledge.target
    line = f"Saved: {pledge.code} now promises {promised(pledge)}."
    told = (
        named(pledge),
        f"Before: {target_in_words(pledge, before)}. That stays in the history",
        f"Why: “{shown(target.reason)}”; agreed by {shown(target.agreed_by)}",
    )
    show = Choice(f"Show {pledge.code}", f"pledge show {pledge.code}")
    return Reply(line, (Paragraph(line), Items(told), *map(Paragraph, say_hearing(hearing)), show))


def say_whom_to_ask(pledge: Pledge, act: Act, who: Sequence[str], line: str) -> HelpfulError:
    """What an owner is told of what is for others to decide: who those are, and what they can type."""
    names = ", ".join(shown(one) for one in who[:_MOST_NAMED]) + (" and others" if len(who) > _MOST_NAMED else "")
    known = f" ({names})" if who else ""
    return HelpfulError(
        f"{pledge.code} is yours to update and to hand over, but only the co-chairs and the secretariat may {act}.",
        f"Nothing was saved. Ask one of them{known}, and send them this line: /{line}",
    )


def ask_for_wording(pledge: Pledge, reason: str) -> Reply:
    """The form of other words for a pledge, filled with those that it has."""
    command = to_text(RewordPledge(pledge.number, version=pledge.version))
    hint = "What is to be reached stays as it is; /pledge target changes that."
    fields = (
        Field("statement", "What is it to say?", FieldKind.TEXT, hint=hint, value=pledge.statement),
        Field("reason", "Why is it worded anew?", FieldKind.TEXT, value=reason),
    )
    return Reply(f"Other words: {named(pledge)}", (Form(f"Wording of {pledge.code}", command, fields, "Save"),))


def say_reworded(pledge: Pledge, entry: Edit, hearing: Hearing) -> Reply:
    """The new words and those before them, and who hears of it."""
    line = f"Saved: {pledge.code} now says “{shown(pledge.statement)}”."
    told = (
        f"Before: “{shown(entry.before)}”. That stays in the history",
        f"Why: “{shown(entry.reason)}”",
        f"Promised, as before: {promised(pledge)}",
    )
    back = to_text(RewordPledge(pledge.number, entry.before, "it was a mistake", is_sure=True))
    choices = (Choice("Word it as before", back), Choice(f"Show {pledge.code}", f"pledge show {pledge.code}"))
    return Reply(line, (Paragraph(line), Items(told), *map(Paragraph, say_hearing(hearing)), *choices))


def ask_for_status(pledge: Pledge) -> Reply:
    """Which status it is to have, as lines to complete with a reason."""
    line = f"{pledge.code} is {pledge.status}. What is it to be?"
    others = [one for one in Status if one not in (pledge.status, Status.WITHDRAWN)]
    lines = tuple(f'/pledge status {pledge.code} {one} "why"' for one in others)
    return Reply(line, (Paragraph(line), Items((*lines, f'/pledge withdraw {pledge.code} "why"'))))


def say_status(pledge: Pledge, before: Status, hearing: Hearing) -> Reply:
    """The new status and the one before it, and who hears of it."""
    entry = pledge.entries[-1]
    reason = f": “{shown(entry.reason)}”" if isinstance(entry, StatusChange) and entry.reason else ""
    line = f"Saved: {pledge.code} is {pledge.status}, and was {before}{reason}."
    undo = Choice(f"Make it {before} again", f'pledge status {pledge.code} {before} "taken back"')
    return Reply(line, (Paragraph(line), Paragraph(named(pledge)), *map(Paragraph, say_hearing(hearing)), undo))

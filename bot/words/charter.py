"""Who has signed the charter, in words: what is recommended is not decided, what is decided is not signed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.commands import NoteStage, ShowCharter, to_text
from bot.reply import Choice, Field, FieldKind, Form, Items, Option, Paragraph, Part, Reply
from bot.words.answers import joined
from bot.words.dates import at_time
from bot.words.names import shown
from knowledge.charter.signatory import Entry, Signatory, Stage, at_stage
from knowledge.charter.steps import Doubt
from knowledge.dates import spoken

_MOST_SHOWN = 100
_IN_WORDS = {
    Stage.SIGNED: "signed",
    Stage.CALL_IN_OVER: "decided and the call-in period over, not signed yet",
    Stage.DECIDED: "decided, not signed yet",
    Stage.RECOMMENDED: "recommended, no decision recorded",
    Stage.WITHDRAWN: "withdrawn",
}
"""In the order in which they are counted."""


def say_charter(found: Sequence[Signatory], stage: Stage | None, today: date) -> Reply:
    """Everybody on the way to the charter, or those of one stage, in the order of stages and then of names."""
    counted = [(place, len(at_stage(found, place, today))) for place in _IN_WORDS]
    told = [f"{count} {_IN_WORDS[place]}" for place, count in counted if count]
    if not told:
        line = f"Nobody is noted as “{stage}”." if stage else "Nothing is noted on the charter yet."
        return Reply(line, (Paragraph(line), Paragraph("The secretariat notes it: /charter sign")))
    line = f"On the charter: {_organisations(len(found))}. {joined(told).capitalize()}."
    lines = [standing(one, today) for place, _ in counted for one in at_stage(found, place, today)]
    parts: list[Part] = [Paragraph(line), Items(tuple(lines[:_MOST_SHOWN]))]
    if len(lines) > _MOST_SHOWN:
        parts.append(Paragraph(f"{len(lines) - _MOST_SHOWN} more: name a stage, or org: and a name."))
    return Reply(line, tuple(parts))


def _organisations(count: int) -> str:
    return "1 organisation" if count == 1 else f"{count} organisations"


def standing(one: Signatory, today: date) -> str:
    """Where an organisation stands, in a line that claims no more than was noted."""
    name, stage, last = shown(one.organisation), one.stage_on(today), one.last
    decided = one.latest(Stage.DECIDED)
    match stage:
        case None:
            return f"{name}: nothing stands noted."
        case Stage.RECOMMENDED:
            assert last
            by = f" {_by(last)}" if last.by else ""
            return f"{name}: signing was recommended{by} on {spoken(last.day)}. No decision is recorded.{_link(last)}"
        case Stage.DECIDED:
            assert last
            return f"{name}: {_decision(last)}. {_call_in(last)} Not signed yet.{_link(last)}"
        case Stage.CALL_IN_OVER:
            assert last
            decision = f"{_decision(decided)}. " if decided else ""
            return f"{name}: {decision}{_call_in_over(last)} Not signed yet.{_link(last)}"
        case Stage.SIGNED:
            assert last
            version = f" version {shown(last.version)} of" if last.version else ""
            by = f" {_capital(_decision(decided))}." if decided else ""
            return f"{name}: signed{version} the charter on {spoken(last.day)}.{by}{_link(last)}"
        case Stage.WITHDRAWN:
            assert last
            return f"{name}: withdrew on {spoken(last.day)}, because {_reason(last)}.{_link(last)}"


def _decision(entry: Entry) -> str:
    return f"{shown(entry.by) or 'somebody'} decided on {spoken(entry.day)} to sign"


def _by(entry: Entry) -> str:
    """ "by Scrutiny"; "to Cabinet" of a recommendation to it."""
    is_to = entry.stage is Stage.RECOMMENDED and entry.by.startswith("to ")
    return shown(entry.by) if is_to else f"by {shown(entry.by)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _call_in(entry: Entry) -> str:
    if entry.call_in_until:
        return f"It can be called in until {spoken(entry.call_in_until)}."
    return "Whether the call-in period is over is not recorded."


def _call_in_over(entry: Entry) -> str:
    if entry.call_in_until:
        return f"The call-in period ended on {spoken(entry.call_in_until)}."
    return f"The call-in period is over, as noted for {spoken(entry.day)}."


def _link(entry: Entry) -> str:
    return f" {shown(entry.link)}" if entry.link else ""


def _reason(entry: Entry) -> str:
    return shown(entry.reason).rstrip(".")


def say_signatory(one: Signatory, today: date, may_note: bool) -> Reply:
    """One organisation with its history: every entry in the order in which it was made, those corrected among them."""
    line = standing(one, today)
    corrected = {entry.corrects: entry.number for entry in one.entries if entry.corrects}
    lines = [_entry_line(entry, corrected.get(entry.number)) for entry in one.entries]
    hint = [Paragraph(f'To correct an entry: /charter correct "{shown(one.organisation)}" {one.entries[-1].number} …')]
    return Reply(
        line, (Paragraph(line), Paragraph("As it was noted:"), Items(tuple(lines)), *(hint if may_note else []))
    )


def _entry_line(entry: Entry, corrected_by: int | None) -> str:
    """ "2: decided, Thursday 11 November 2021, by Cabinet (noted by Amina Khan, Monday 6 December 2021, 10am)"."""
    said = entry.stage or f"entry {entry.corrects} never was"
    words = [
        f"{entry.number}: {said}",
        spoken(entry.day) if entry.stage else "",
        _by(entry) if entry.by else "",
        f"call-in until {spoken(entry.call_in_until)}" if entry.call_in_until else "",
        f"version {shown(entry.version)}" if entry.version else "",
        shown(entry.link),
        f"because {_reason(entry)}" if entry.reason else "",
        f"in place of entry {entry.corrects}" if entry.corrects and entry.stage else "",
    ]
    noted = f"noted by {shown(entry.noted_by)}, {at_time(entry.noted_at)}" if entry.noted_at else ""
    wrong = f"; corrected by entry {corrected_by}" if corrected_by else ""
    return f"{', '.join(filter(None, words))} ({noted}{wrong})"


def say_noted(one: Signatory, today: date) -> Reply:
    """That it is kept, where the organisation stands now, and how it is corrected."""
    entry = one.entries[-1]
    line = f"Noted. {standing(one, today)}"
    name = shown(one.organisation)
    stage = entry.stage or "signed"
    mend = f'If that is wrong: /charter correct "{name}" {entry.number} {stage} … because … Nothing is erased.'
    return Reply(
        line, (Paragraph(line), Paragraph(mend), Choice("Its history", to_text(ShowCharter(one.organisation))))
    )


def ask_whether_meant(command: NoteStage, doubts: Sequence[Doubt]) -> Reply:
    """What is unusual about an entry, with a button that keeps it all the same."""
    line = doubts[0].said
    parts = [*(Paragraph(one.said) for one in doubts), Paragraph("Is that what you mean? Nothing is saved yet.")]
    if not command.told.why:
        parts.append(Paragraph("If so I ask why, since the reason stands in the history."))
    return Reply(line, (*parts, Choice("Yes, note it", to_text(replace(command, is_sure=True)))))


def ask_why(command: NoteStage, doubts: Sequence[Doubt]) -> Reply:
    """What is unusual, with a form for the reason alone."""
    reason = Field("why", "Why?", hint="It stands in the history, which everybody of the network can read.")
    form = Form("The reason", to_text(command), (reason,), "Note it")
    line = "Why is it so? The reason stands in the history."
    return Reply(line, (*(Paragraph(one.said) for one in doubts), Paragraph(line), form))


def ask_for_step(organisations: Sequence[str]) -> Reply:
    """The form of a step."""
    known = f"Known: {', '.join(organisations[:12])}{' …' if len(organisations) > 12 else ''}" if organisations else ""
    day = "Write it like 11 November 2026."
    fields = (
        Field("organisation", "Which organisation?", FieldKind.LINE, hint=shown(known)),
        Field(
            "stage",
            "How far is it?",
            FieldKind.ONE_OF,
            tuple(Option(one.replace(" ", "-"), one.capitalize()) for one in Stage),
        ),
        Field("day", "On which day?", FieldKind.LINE, hint=day),
        Field(
            "by",
            "By which body?",
            FieldKind.LINE,
            is_optional=True,
            hint="Cabinet, for example.",
        ),
        Field(
            "until",
            "Last day of the call-in period",
            FieldKind.LINE,
            is_optional=True,
            hint=f"Where there is one. {day}",
        ),
        Field("version", "Version signed", FieldKind.LINE, is_optional=True),
        Field("link", "Link", FieldKind.LINE, is_optional=True, hint="To the minutes or the signed charter."),
        Field("why", "Reason", is_optional=True, hint="Needed for a withdrawal."),
    )
    line = "A step on the way to the charter."
    return Reply(line, (Paragraph(line), Form("The charter", "charter sign", fields, "Note it")))


def ask_which_organisation(found: Sequence[str], commands: Sequence[str]) -> Reply:
    """Which of several is meant."""
    line = "Which one do you mean?"
    return Reply(line, (Paragraph(line), *map(Choice, map(shown, found), commands)))


def ask_whether_new(command: NoteStage, near: Sequence[str]) -> Reply:
    """An organisation that nobody has named yet, and the known ones that are called alike."""
    name = shown(command.organisation)
    line = f"I know no organisation called “{name}” in the network. Nothing is saved yet."
    others = [Choice(shown(one), to_text(replace(command, organisation=one))) for one in near]
    return Reply(line, (Paragraph(line), *others, Choice("It is a new one", to_text(replace(command, is_sure=True)))))

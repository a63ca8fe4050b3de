"""The command that words a pledge anew: reword P-014 "50 apprentices start" because the board asked for it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.commands.pledge_records import RewordPledge
from bot.commands.pledge_slips import NOT_SAVED, check_note
from knowledge.errors import FieldError, HelpfulError

LONGEST_STATEMENT = 1_000  # characters
_MARKS = r"[\"“”„]"
_WHY = r"(?:because(?: of)?|reason ?:|why ?:)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_MARKS}(?P<statement>.*){_MARKS}[ ,;.]*{_WHY} (?P<reason>.+)",
        rf"{_MARKS}(?P<statement>[^\"“”„]*){_MARKS}[ ,;]*{_MARKS}(?P<reason>[^\"“”„]*){_MARKS}[.]?",
        rf"{_MARKS}(?P<statement>.*){_MARKS}(?P<reason>)[.]?",
        rf"(?P<statement>.*?)[ ,;]*{_MARKS}(?P<reason>[^\"“”„]*){_MARKS}[.]?",
        rf"(?P<statement>|.*?[^ ,;])[ ,;]*(?<![^ ,;]){_WHY} (?P<reason>.+)",
        r"(?P<statement>.*)(?P<reason>)",
    )
)
"""The statement in quotation marks or without, the reason after "because" or in marks of its own."""
_GIVEN = re.compile(r"(?:seen:(?P<version>\d{1,9})(?: |$))?(?P<sure>sure:yes(?: |$))?")
_TO = re.compile(rf"^(?:to|as) (?={_MARKS})", re.IGNORECASE)


def read_wording(number: int, rest: str, again: str) -> RewordPledge:
    """What stands after the code. Raises HelpfulError for what is too long."""
    given = _GIVEN.match(rest)
    assert given  # it may be nothing
    left = _TO.sub("", rest[given.end() :])
    found = next(one for form in _FORMS if (one := form.fullmatch(left)))
    statement, reason = " ".join(found["statement"].split()), _bare(found["reason"])
    _check_statement(statement, again)
    check_note(reason, (), f'{again} "{statement[:200]}" because')
    version = int(given["version"]) if given["version"] else None
    return RewordPledge(number, statement, reason, version, bool(given["sure"]))


def wording_text(command: RewordPledge) -> str:
    """What would be typed for it after the code."""
    words = (
        f"seen:{command.version}" if command.version is not None else "",
        "sure:yes" if command.is_sure else "",
        f'"{command.statement}"' if command.statement else "",
        f"because {command.reason}" if command.reason else "",
    )
    return " ".join(filter(None, words))


def wording_in_form(command: RewordPledge, answers: Mapping[str, str]) -> RewordPledge:
    """The command with the answers of its form. Raises FieldError."""
    statement, reason = " ".join(answers.get("statement", "").split()), _bare(answers.get("reason", ""))
    if not statement:
        raise FieldError("statement", "What is it to say?", f"A pledge has to say something. {NOT_SAVED}")
    if not reason:
        raise FieldError("reason", "Why is it worded anew?", f"That is kept with the new words. {NOT_SAVED}")
    for name, text in (("statement", statement), ("reason", reason)):
        try:
            _check_statement(text, "")
        except HelpfulError as error:
            raise FieldError(name, error.what_happened, error.what_to_do) from error
    return replace(command, statement=statement, reason=reason)


def _check_statement(text: str, again: str) -> None:
    if len(text) > LONGEST_STATEMENT:
        line = f' Try: {again} "short statement" because why' if again else ""
        raise HelpfulError(
            f"I read {len(text):,} characters; there is room for {LONGEST_STATEMENT:,}.",
            f"Put the rest into a document. {NOT_SAVED}{line}",
        )


def _bare(text: str) -> str:
    """A reason without the marks around it; those inside become single ones, so that a line can hold it."""
    return re.sub(_MARKS, "’", " ".join(text.split()).strip('"“”„ '))

"""What is said where a note may be more than a note."""

from dataclasses import replace

from bot.commands import Said, Seen, UpdatePledge, to_text
from bot.commands.pledge_doubts import Doubt
from bot.reply import Choice, Paragraph, Reply
from bot.words.names import shown
from knowledge.pledges.pledge import code_of

_NOT_SAVED = "Nothing was saved."
_LONGEST = 80  # characters of a note that are said back


def say_doubt(command: UpdatePledge, doubt: Doubt) -> Reply:
    """What was read and what was not, with what may have been meant as a button and, last, as a line to paste."""
    code, loose = code_of(command.number), shown(doubt.loose[:_LONGEST])
    if doubt.meant is None:
        line = f"I read “{loose}”, which says nothing. {_NOT_SAVED} For the form: /pledge update {code}"
        return Reply(line, (Paragraph(line), Choice("Open the form", f"pledge update {code}")))
    asked, yes = f"I read no {doubt.what} in “{loose}”. Did you mean {doubt.word}?", f"Yes, {doubt.word}"
    if doubt.what == "pledge":
        asked = f"I read {code} and “{loose}”: is that of {doubt.word} a line of its own?"
        yes = f"Only {code} here"
    meant = to_text(replace(command, said=doubt.meant, seen=Seen()))
    note = to_text(replace(command, said=replace(command.said or Said(), loose=""), seen=Seen()))
    line = f"{asked} {_NOT_SAVED} Try: /{meant}"
    return Reply(line, (Paragraph(line), Choice(yes, meant), Choice("It is all a note", note)))

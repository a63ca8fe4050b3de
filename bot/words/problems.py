"""What went wrong, in words."""

from datetime import datetime

from bot.reply import Choice, Form, Items, Paragraph, Reply
from bot.words.dates import at_time
from knowledge.errors import HelpfulError, OfferingError


def say_problem(error: HelpfulError) -> Reply:
    """What happened and what to do; what may have been meant as lines to paste, and as buttons."""
    if isinstance(error, OfferingError):
        line = f"{error.what_happened} {error.what_to_do}".strip()
        lines = [Items(error.lines)] if error.lines else []
        return Reply(line, (Paragraph(line), *lines, *(Choice(*offer) for offer in error.offers)))
    return Reply(error.what_happened, (Paragraph(str(error)),))


def say_unexpected(incident: str) -> Reply:
    """Something nobody foresaw; the log has the details under the same number."""
    line = "Something went wrong on my side and I could not answer."
    return Reply(line, (Paragraph(f"{line} Please try again; if it happens again, tell the secretariat: {incident}."),))


def say_form_instead(reply: Reply, was_clicked: bool) -> Reply:
    """A form that did not open, as a button that opens it: clicked too long ago, or typed where no form can open."""
    forms = [part for part in reply.parts if isinstance(part, Form)]
    line = "That took too long for the form to open. Please try again:" if was_clicked else "Here is the form:"
    return Reply(line, (Paragraph(line), *(Choice(form.title, form.command) for form in forms)))


def say_not_uploaded(name: str) -> Reply:
    """Where a platform does not take a file that goes with a message."""
    line = f"I could not put the file {name} here: uploading it was refused. Please ask the secretariat for it."
    return Reply(line, (Paragraph(line),))


def say_file_is_direct(is_picture: bool) -> Paragraph:
    """Below a reply that one person alone sees, where its file cannot be with it."""
    return Paragraph(f"The {'picture' if is_picture else 'file'} is in our direct messages.")


def say_late(asked_at: datetime) -> Paragraph:
    """Above an answer that comes long after its question."""
    return Paragraph(f"You asked on {at_time(asked_at)}; I could not answer until now.")

"""What went wrong, in words."""

from bot.reply import Choice, Form, Paragraph, Reply
from knowledge.errors import HelpfulError


def say_problem(error: HelpfulError) -> Reply:
    """What happened and what to do."""
    return Reply(error.what_happened, (Paragraph(str(error)),))


def say_unexpected(incident: str) -> Reply:
    """Something nobody foresaw; the log has the details under the same number."""
    line = "Something went wrong on my side and I could not answer."
    return Reply(line, (Paragraph(f"{line} Please try again; if it happens again, tell the secretariat: {incident}."),))


def say_form_too_late(reply: Reply) -> Reply:
    """A form that could not be opened any more, as a button that opens it."""
    forms = [part for part in reply.parts if isinstance(part, Form)]
    line = "That took too long for the form to open. Please try again:"
    return Reply(line, (Paragraph(line), *(Choice(form.title, form.command) for form in forms)))

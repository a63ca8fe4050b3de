"""What went wrong, in words."""

from bot.reply import Paragraph, Reply
from knowledge.errors import HelpfulError


def say_problem(error: HelpfulError) -> Reply:
    """What happened and what to do."""
    return Reply(error.what_happened, (Paragraph(str(error)),))


def say_unexpected(incident: str) -> Reply:
    """Something nobody foresaw; the log has the details under the same number."""
    line = "Something went wrong on my side and I could not answer."
    return Reply(line, (Paragraph(f"{line} Please try again; if it happens again, tell the secretariat: {incident}."),))

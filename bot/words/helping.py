"""What can be typed, in words."""

from bot.reply import Items, Paragraph, Reply


def say_help() -> Reply:
    """The commands, with examples that stand for what people ask."""
    line = "Ask me anything about the network's documents; I answer with their own words and where they stand."
    examples = (
        "what did Leeds do on apprenticeship levy transfer?",
        "what is the quorum of the Essex social value group?",
        "who do I contact about the Dorset report?",
        "documents – which documents I answer from",
        "help – this list",
        "quit – leave",
    )
    return Reply(line, (Paragraph(line), Paragraph("For example:"), Items(examples)))


def say_small_talk(text: str) -> Reply:
    """A short friendly word back."""
    thanked = any(word in text.casefold() for word in ("thank", "cheers", "ta ", "brill"))
    line = "You're welcome." if thanked else "Hello. Ask me anything about the network's documents, or type help."
    return Reply(line, (Paragraph(line),))

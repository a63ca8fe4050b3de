"""What can be typed, in words."""

from bot.commands import TOPICS
from bot.reply import Choice, Items, Paragraph, Reply
from bot.words.help_topics import ABOUT
from knowledge.words import words_of

_ANSWERING = frozenset({"yes", "yeah", "yep", "no", "nope", "nah", "alright", "sure", "ok", "okay"})

assert tuple(ABOUT) == TOPICS


def say_help() -> Reply:
    """The commands, with examples that stand for what people ask."""
    line = "Ask me anything about the network's documents; I answer with their own words and where they stand."
    examples = (
        "what did Leeds do on apprenticeship levy transfer?",
        "what is the quorum of the Essex social value group?",
        "home – questions to try that these documents answer",
        "documents – which documents I answer from",
        "sources – where the last answer stands",
        "whoami – what I know of you",
        "help ask – more about one command: " + ", ".join(TOPICS),
    )
    return Reply(line, (Paragraph(line), Paragraph("For example:"), Items(examples)))


def say_help_on(topic: str) -> Reply:
    """How one command is used."""
    about, examples = ABOUT[topic]
    return Reply(about, (Paragraph(about), Paragraph("For example:"), Items(examples)))


def say_home(questions: tuple[str, ...], greeting: bool = False) -> Reply:
    """What the bot can do, with questions to try. `questions` are known to have an answer."""
    line = "I answer questions from the network's documents, with their exact words and where they stand."
    if greeting:
        line = f"Hello. {line}"
    parts = [
        Paragraph(line),
        Paragraph(
            "Write to me here, mention me in a channel, or type /ask and your question. What I do not find I say."
        ),
    ]
    if questions:
        parts.append(Paragraph("To try:"))
    tries = (Choice(question, f"ask {question}") for question in questions)
    others = (Choice("Which documents?", "documents"), Choice("Help", "help"))
    return Reply(line, (*parts, *tries, *others))


def say_pledge_to_try(organisation: str, theme: str) -> str:
    """A question that the register of pledges answers."""
    topic = theme if theme[1:2].isupper() else f"{theme[:1].lower()}{theme[1:]}"
    return f"what has {organisation} pledged on {topic}?"


def say_small_talk(text: str) -> Reply:
    """A short friendly word back."""
    thanked = any(word in text.casefold() for word in ("thank", "cheers", "ta ", "brill"))
    line = "You're welcome." if thanked else "Hello. Ask me anything about the network's documents, or type help."
    if not thanked and _ANSWERING & set(words_of(text)):
        line = (
            "If I asked you something: press a button, or type the line again. Otherwise ask me anything, or type help."
        )
    return Reply(line, (Paragraph(line),))

"""What can be typed: text to typed command and back."""

from dataclasses import dataclass
from difflib import get_close_matches

from knowledge.errors import HelpfulError
from knowledge.words import words_of

LONGEST_QUESTION = 2_000  # characters


@dataclass(frozen=True)
class AskQuestion:
    """A question to the documents."""

    text: str


@dataclass(frozen=True)
class ShowHelp:
    """What can be typed."""


@dataclass(frozen=True)
class ListDocuments:
    """Which documents the bot answers from."""


@dataclass(frozen=True)
class Leave:
    """The end of a conversation in the terminal."""


@dataclass(frozen=True)
class SmallTalk:
    """A greeting or thanks, which asks for nothing."""

    text: str


Command = AskQuestion | ShowHelp | ListDocuments | Leave | SmallTalk

_PLEASANTRIES = frozenset(
    """
    afternoon again all amazing awesome brill brilliant bye cheers everyone evening excellent fab fantastic folks good
    goodbye great hello hey hi hiya hooray lovely lots loads morning nice ok okay perfect much so super ta team thank
    thanks that thats that's there wonderful you very well done a again for the help your this
    """.split()
)

_WORDS: dict[str, Command] = {
    "help": ShowHelp(),
    "?": ShowHelp(),
    "documents": ListDocuments(),
    "bye": Leave(),
    "exit": Leave(),
    "quit": Leave(),
}


def parse(text: str) -> Command:
    """The command that `text` is: one of the words, small talk, or else a question.

    Case, a leading slash and a final full stop do not matter; a single mistyped word is taken for the nearest
    command. Raises HelpfulError for nothing at all and for a question of more than 2,000 characters.
    """
    typed = " ".join(readable(text).split())
    if not any(ch.isalnum() for ch in typed) and typed != "?":
        raise HelpfulError("There is no question there.", "Type one, for example: what is our quorum?")
    if len(typed) > LONGEST_QUESTION:
        raise HelpfulError(
            f"That is {len(typed):,} characters; I can read a question of up to {LONGEST_QUESTION:,}.",
            "Please ask for one thing in a sentence or two.",
        )
    word = typed.casefold().removeprefix("/").rstrip(".!")
    if word.startswith("ask "):
        return AskQuestion(typed[typed.casefold().index("ask ") + 4 :])
    if word in _WORDS:
        return _WORDS[word]
    if words_of(typed) and all(part in _PLEASANTRIES for part in words_of(typed)):
        return SmallTalk(typed)
    close = get_close_matches(word, _WORDS, n=1, cutoff=0.8) if len(word) > 3 and " " not in word else []
    return _WORDS[close[0]] if close else AskQuestion(typed)


def readable(text: str) -> str:
    """`text` with what is no valid Unicode (a stray byte of another encoding) as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def to_text(command: Command) -> str:
    """What would be typed for `command`; `parse` reads it back."""
    match command:
        case AskQuestion(text):
            return f"ask {text}"
        case SmallTalk(text):
            return text
    return next(word for word, known in _WORDS.items() if known == command)

"""From what was typed, clicked or filled in to a typed command."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from difflib import get_close_matches

from bot.commands.charter import known_charter, read_charter
from bot.commands.clock import read_clock
from bot.commands.fields import with_fields
from bot.commands.holding import HOLDING_VERBS, known_holding, read_holding
from bot.commands.meetings import known_meeting, read_meeting
from bot.commands.notify import WISHES, ChangeNotify, ShowNotify, known_notify, read_notify
from bot.commands.plain_words import known_plain, meant_line
from bot.commands.pledges import known_pledge, read_pledge
from bot.commands.records import (
    TOPICS,
    WORDS,
    AskPrivately,
    AskQuestion,
    Command,
    GiveFeedback,
    ListDocuments,
    Reason,
    SettleUnanswered,
    ShareAnswer,
    ShowHelp,
    ShowSources,
    ShowStatus,
    ShowWholeList,
    SmallTalk,
    WhoAmI,
)
from bot.commands.sent_reminders import known_reminders, read_reminders
from knowledge.errors import HelpfulError
from knowledge.words import readable, words_of

LONGEST_QUESTION = 2_000  # characters

_PLEASANTRIES = frozenset(
    """
    afternoon again all amazing awesome brill brilliant bye cheers everyone evening excellent fab fantastic folks good
    goodbye great hello hey hi hiya hooray lovely lots loads morning nice ok okay perfect much so super ta team thank
    thanks that thats that's there wonderful you very well done a again for the help your this
    yes yeah yep no nope nah alright sure
    """.split()
)

_SLASHED = ("/anchor", "/meeting", "/pledge", "/charter", "/ask")

_ANY_ID = r"(?=[a-z]*[2-7])[a-z2-7]{10}"
_ID = rf"(?P<id>{_ANY_ID})"
"""How questions are numbered: see `knowledge.store.question_rows`."""


_CHANNEL = r"#\S+|(?-i:[CG][A-Z0-9]{6,})"
"""A channel by its name, or by the id that Slack gives it."""
_ABOUT_THE_BOT = r"(?:(?:can you |please )?help(?: me)?(?: please)?|what can you do|who are you|how do you work)[?!.]?"


def _feedback(found: re.Match[str]) -> Command:
    said = found["said"] or ""
    reason = next((one for one in Reason if said.startswith(one.value)), None)
    note = said.removeprefix(reason.value).removeprefix(":").strip() if reason else said
    is_right = found["verdict"].casefold() in ("right", "yes")
    return GiveFeedback(found["id"] or "", is_right, None if is_right else reason, "" if is_right else note)


_NO_REMINDERS = (
    r"(?:please )?(?:stop|turn off|switch off|no more|i (?:do not|don['’]t) want)"
    r"(?: (?:sending|send|giving) me| getting)?(?: any| my| the| these| all)?(?: more)? reminders?"
    r"(?: to me)?(?:,? please)?!?"
)

_NO_MESSAGES = (
    r"(?:please )?(?:stop|quit) (?:(?:sending|writing)(?: to)? me|messaging me|writing)"
    r"(?: (?:any |all |these |so many )?(?:more )?(?:messages?|e-?mails?|notes|stuff))?(?:,? please)?!?"
    r"|(?:please )?(?:no more|fewer) messages(?:,? please)?!?|unsubscribe(?: me)?|leave me alone!?"
)

_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Command]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE | re.DOTALL), make)
    for pattern, make in (
        (rf"sources {_ID}", lambda found: ShowSources(found["id"])),
        (rf"whole list {_ID}", lambda found: ShowWholeList(found["id"])),
        (r"(?:show )?(?:me )?(?:the )?(?:whole|full|complete) list(?: please)?", lambda found: ShowWholeList()),
        (rf"privately {_ID}", lambda found: AskPrivately(found["id"])),
        (rf"feedback(?: {_ID})? (?P<verdict>right|wrong|yes|no)(?: (?P<said>.+))?", _feedback),
        (r"feedback", lambda found: ShowHelp("feedback")),
        (rf"share {_ID}(?: (?P<channel>\S+))?", lambda found: ShareAnswer(found["id"], found["channel"] or "")),
        (rf"share(?: (?P<channel>{_CHANNEL}))?", lambda found: ShareAnswer("", found["channel"] or "")),
        (r"(?:which|what) documents do you (?:have|know)\??", lambda found: ListDocuments()),
        (_ABOUT_THE_BOT, lambda found: ShowHelp()),
        (r"who am i\??|what do you know (?:of|about) me\??", lambda found: WhoAmI()),
        (r"is everything (?:all right|running)\??", lambda found: ShowStatus()),
        (r"unanswered done(?P<ids>(?: \S+)*)", lambda found: SettleUnanswered(tuple(found["ids"].split()))),
        (r"documents from (?P<first>\d{1,6})", lambda found: ListDocuments(max(1, int(found["first"])))),
        (_NO_REMINDERS, lambda found: ChangeNotify(is_on=False)),
        (_NO_MESSAGES, lambda found: ShowNotify()),
        (rf"help /?(?P<topic>{'|'.join(TOPICS)})", lambda found: ShowHelp(found["topic"].casefold())),
    )
)


def parse(text: str, fields: Mapping[str, str] | None = None) -> Command:
    """The command that `text` is: a known one, small talk, or else a question.

    Case, a leading slash and a final full stop do not matter; a single mistyped word is taken for the nearest command.
    After "/anchor" only commands are understood. `fields` are the answers of a form sent with the command. Raises
    HelpfulError for nothing at all, a question of more than 2,000 characters, and an unknown command after "/anchor"
    (naming the nearest); FieldError for an answer in a form that cannot be taken.
    """
    typed = " ".join(readable(text).split())
    word, _, rest = typed.partition(" ")
    if word.casefold() == "/anchor":
        command = _strictly(rest)
        return with_fields(command, fields) if fields else command
    if word.casefold() == "/meeting":
        return read_meeting(rest)
    if word.casefold() == "/charter":
        return read_charter(rest)
    if word.casefold() == "/pledge":
        return read_pledge(rest)
    if word.casefold() in ("/ask", "ask"):
        return _asked(rest)
    if known := _known(typed):
        return with_fields(known, fields) if fields else known
    if re.match(r"/[a-z]", typed, re.IGNORECASE):
        near = get_close_matches(word.casefold(), _SLASHED, n=1, cutoff=0.7) or ["/anchor"]
        raise HelpfulError(
            f"There is no command {word[:60]}.",
            f"Did you mean {near[0]} {rest[:60]}".rstrip() + "? To ask the documents, leave out the slash.",
        )
    if _is_small_talk(typed):
        return SmallTalk(typed)
    if meant := meant_line(typed):
        raise meant
    close = _nearest_word(_folded(typed)) if len(typed) > 3 and not rest else None
    return WORDS[close] if close else _question(typed)


def _nearest_word(typed: str) -> str | None:
    """The command that somebody mistyped: nearly it, or with two letters in each other's place ("hepl")."""
    swapped = (one for one in WORDS if one[0] == typed[:1] and sorted(one) == sorted(typed))
    return next(swapped, None) or next(iter(get_close_matches(typed, WORDS, n=1, cutoff=0.8)), None)


def _asked(typed: str) -> Command:
    """What stands after /ask: a question, unless it is about the bot."""
    known = None
    with suppress(HelpfulError):  # almost a command, and said to be a question
        known = _known(typed)
    if isinstance(known, ShowHelp | WhoAmI):
        return known
    return SmallTalk(typed) if _is_small_talk(typed) else _question(typed)


def _strictly(typed: str) -> Command:
    """What stands after /anchor."""
    if not typed:
        return ShowHelp()
    if known := _known(typed):
        return known
    word, _, rest = typed.partition(" ")
    if word.casefold() == "meeting":
        return read_meeting(rest)
    if word.casefold() == "charter":
        return read_charter(rest)
    if word.casefold() == "notify":
        return read_notify(rest)
    if word.casefold().rstrip(",") in WISHES:
        return read_notify(typed)
    if word.casefold() in HOLDING_VERBS:
        return read_holding(word.casefold(), rest)
    if word.casefold() == "pledge":
        return read_pledge(rest)
    if word.casefold() == "reminders":
        return read_reminders(rest)
    if word.casefold() == "ask" and rest:
        return _question(rest)
    if typed.casefold() in TOPICS:
        return ShowHelp(typed.casefold())
    if word.casefold() == "clock":
        return read_clock(rest)
    raise unknown_command(typed)


def unknown_command(typed: str) -> HelpfulError:
    """What is said of what stands after /anchor and is no command."""
    word = typed.partition(" ")[0]
    if len(typed.split()) > 2 and not get_close_matches(word.casefold(), TOPICS, n=1, cutoff=0.8):
        return HelpfulError(
            "After /anchor I understand commands only.",
            f"To ask the documents: /ask {typed[:200]} Nothing was changed.",
        )
    close = get_close_matches(word.casefold(), [*WORDS, *TOPICS, *HOLDING_VERBS], n=1, cutoff=0.5)
    nearest = f"/anchor {close[0]}" if close else "/anchor help"
    return HelpfulError(
        f"I do not know the command “{typed[:60]}”.",
        f"Did you mean {nearest}? To ask the documents, type /ask and your question. Nothing was changed."
        if close
        else f"Type {nearest} to see them all, or /ask and your question. Nothing was changed.",
    )


_FAMILIES: tuple[Callable[[str], Command | None], ...] = (
    known_meeting,
    known_pledge,
    known_notify,
    known_holding,
    known_charter,
    known_reminders,
    known_plain,
)
"""Those that read commands of a family as buttons send them."""


def _known(typed: str) -> Command | None:
    if word := WORDS.get(_folded(typed)):
        return word
    for read in _FAMILIES:
        if known := read(typed):
            return known
    bare = typed.removeprefix("/")
    found = ((pattern.fullmatch(bare), make) for pattern, make in _PATTERNS)
    return next((make(match) for match, make in found if match), None)


def _folded(typed: str) -> str:
    return typed.casefold().removeprefix("/").rstrip(".!")


def _is_small_talk(typed: str) -> bool:
    words = words_of(typed)
    return bool(words) and all(word in _PLEASANTRIES for word in words)


def _question(typed: str) -> AskQuestion:
    if not any(ch.isalnum() for ch in typed):
        raise HelpfulError("There is no question there.", "Type one, for example: what is our quorum?")
    if len(typed) > LONGEST_QUESTION:
        raise HelpfulError(
            f"That is {len(typed):,} characters; I can read a question of up to {LONGEST_QUESTION:,}.",
            "Please ask for one thing in a sentence or two.",
        )
    return AskQuestion(typed)

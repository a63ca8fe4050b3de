"""The sides of a comparison, each to be asked on its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answering.earlier_question import places_of, thing_asked_about, with_places
from knowledge.words import STOP_WORDS, content_words, stem

_AGAINST = re.compile(
    r",?\s+(?:(?:as )?compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|as against)\s+", re.IGNORECASE
)
_COMPARE = re.compile(
    r"^\W*(?:(?:can|could|would) you |please )?compare\s+(.+?)\s+(?:with|to|and|against)\s+(.+)$", re.IGNORECASE
)
_ON = re.compile(r"^(.+?),?\s+(?:on|over|for|when it comes to|in terms of|regarding)\s+([^,]+)$", re.IGNORECASE)
_DIFFER = re.compile(
    r"^\W*(?:how|where|in what) (?:do|does|did) (.+?) and (.+?) (?:differ|compare|disagree)"
    r"(?: (?:on|over|in|about|for) (.+))?$",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"^\W*(?:who|which(?: of (?:the (?:two|both)|them))?(?:\s+(?P<thing>\w+))?)\s+(?P<does>.+?)[,:–-]\s*"
    r"(?P<first>[^,?]+?),? or (?P<second>[^,?]+)$",
    re.IGNORECASE,
)
_HOW = (
    (re.compile(r"\b(?:more|less) (?:often|frequently|regularly)\b|\bmost often\b", re.IGNORECASE), "how often does"),
    (re.compile(r"\b(?:sooner|earlier|later|first)\b", re.IGNORECASE), "when does"),
    (
        re.compile(r"\b(?:more|fewer|less|most|higher|bigger|larger|lower|smaller)\b", re.IGNORECASE),
        "how much does",
    ),
)
_OF_WHOM = re.compile(
    r"^(?:what|how (?:many|much|often|long)|when|where|who)(?:['’]s| is| was| are| were| does)?"
    r"(?: (?:it|that|this|they|the same))?(?: of them)? (?:about|for|of|in|at|by|with)"
    r" ((?:the|our) (?:[^\s\d]+ ?){1,6})$",
    re.IGNORECASE,
)
_WITHOUT_MEANING = frozenset({"do", "does", "did", "doing", "done", "same", "one", "ones", "that", "about"})
_FEWEST_WORDS = 2  # with meaning, of a side
_WORD = re.compile(r"[\w'’-]+")
_ASKS = re.compile(r"\b(?:who|what|when|where|how|which|why)\b", re.IGNORECASE)
_LAST_PLACE_OF_NAME = re.compile(r"^(.+\b(?:at|in|of|for|by|from|with|on))\s+\S.*$", re.IGNORECASE)


def sides_of(text: str) -> tuple[str, ...]:
    """The two questions that a comparison asks, one of each side; none where `text` compares nothing, or only places:
    those are told apart by what is about them."""
    question = text.rstrip("?!. \t\n").lstrip()
    if found := _WHICH.match(question):
        return _with_each(found)
    if found := _DIFFER.match(question):
        about = found[3] or ""
        return _unless_alike(f"{about} {found[1]}".strip(), f"{about} {found[2]}".strip())
    if found := _COMPARE.match(question):
        return _compared(found[1], found[2])
    if found := _AGAINST.search(question):
        first, second = question[: found.start()], question[found.end() :]
        if _ON.match(second) and not _ASKS.search(question):
            return _compared(first, second)
        return _unless_alike(first, _other_side(first, second)) if _says_enough(second) else ()
    return ()


def _says_enough(second: str) -> bool:
    """Whether the second side is a question, a name or several words: "current versus ambition" are two columns of one
    row."""
    return bool(_ASKS.match(second)) or second[:1].isupper() or len(content_words(second)) >= _FEWEST_WORDS


def _with_each(which: re.Match[str]) -> tuple[str, ...]:
    """ "which group meets more often, the red one or the blue one": "how often does the red group meets"."""
    does = which["does"]
    how = next(((pattern, word) for pattern, word in _HOW if pattern.search(does)), None)
    if how is None:
        return ()
    rest = " ".join(how[0].sub(" ", does).split())
    thing = which["thing"] or ""
    first, second = (re.sub(r"\bone$", thing, which[side]).strip() for side in ("first", "second"))
    return _unless_alike(f"{how[1]} {first} {rest}", f"{how[1]} {second} {rest}")


def _compared(first: str, second: str) -> tuple[str, ...]:
    """The sides of "compare the hub's rent with the shed's on weekdays"."""
    if (found := _ON.match(second)) and not _ASKS.search(second):
        return _unless_alike(f"{found[2]} {first}", f"{found[2]} {found[1]}")
    return _unless_alike(first, _other_side(first, second))


def _other_side(first: str, second: str) -> str:
    """The second side, with what it leaves to the first: beside "the rent of the hub" and "how much the red panel
    spends" "the shed" is "the rent of the shed", "the blue panel" is "how much the blue panel spends"; "what was
    promised" is asked of the thing that the first side is about."""
    if _ASKS.match(second):
        thing = thing_asked_about(first)
        return f"{first[slice(*thing)]}: {second}" if thing else second
    if like := _named_alike(first, second):
        return f"{first[: like[0]]}{second}{first[like[1] :]}"
    named = _LAST_PLACE_OF_NAME.match(first)
    return f"{named[1]} {second}" if named else second


def _named_alike(first: str, second: str) -> tuple[int, int] | None:
    """Where the first side names something that ends in the same word as the second: "the red panel" for "the blue
    panel"."""
    words = [(found[0], *found.span()) for found in _WORD.finditer(first)]
    last = _WORD.findall(second)[-1:]
    for at in range(len(words) - 1, 0, -1):
        if [words[at][0].casefold()] != [word.casefold() for word in last] or words[at - 1][0].casefold() in STOP_WORDS:
            continue
        begin = at
        while begin and (words[begin - 1][0].casefold() not in STOP_WORDS or _joins_names(words, begin - 1)):
            begin -= 1
        if begin and words[begin - 1][0].casefold() in ("the", "a", "an") and second.casefold().startswith("the "):
            begin -= 1
        return words[begin][1], words[at][2]
    return None


def _joins_names(words: Sequence[tuple[str, int, int]], at: int) -> bool:
    """ "Food *and* Catering Group"."""
    return words[at][0] == "and" and at > 0 and words[at - 1][0][0].isupper() and words[at + 1][0][0].isupper()


def _unless_alike(first: str, second: str) -> tuple[str, ...]:
    """Two sides, unless they differ by their places alone, which are answered apart in one question."""
    places = places_of(first), places_of(second)
    if all(places) and _meaning(first) == _meaning(second):
        return ()
    return first, second


def _meaning(text: str) -> frozenset[str]:
    names = {word for place in places_of(text) for word in place.casefold().split()}
    return frozenset(word for word in content_words(text) if word not in names)


def elsewhere(first: str, second: str) -> str | None:
    """The first question asked of the places of the second, where that has no more to say than where: "and who does it
    in Essex?"."""
    places = places_of(second)
    if not places or _meaning(second) - _WITHOUT_MEANING:
        return None
    return with_places(first, places)


def of_another(first: str, second: str) -> str | None:
    """The first question asked of what the second names, where that has no more to say than of whom: "and what is it
    for the blue panel?", "and how many at the college?"."""
    named = _OF_WHOM.match(second.rstrip("?!. "))
    if not named or not content_words(named[1]) or _ASKS.search(named[1]):
        return None
    asked = _other_side(first, named[1])
    return asked if asked != named[1] else None


@dataclass(frozen=True)
class Side:
    """The words (as stems) that only one side of a comparison has, and those that only the other has."""

    own: frozenset[str]
    other: frozenset[str]

    def may_tell(self, text: str) -> bool:
        """Whether a statement, with the headings and the title over it, may be about this side: not where it has words
        of the other side alone."""
        words = set(map(stem, content_words(text)))
        return bool(self.own & words) or not self.other & words


def told_apart(first: str, second: str) -> tuple[Side, Side]:
    """The two sides of a comparison, by the words that tell them apart."""
    words = [frozenset(map(stem, content_words(text))) for text in (first, second)]
    own, other = words[0] - words[1], words[1] - words[0]
    return Side(own, other), Side(other, own)

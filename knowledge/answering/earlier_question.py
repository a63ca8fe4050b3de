"""An earlier question, asked again with one part of it changed."""

import re

from knowledge.answering.bodies import find_body
from knowledge.places import find_places
from knowledge.words import STOP_WORDS

_QUESTION_WORD = (
    r"(?:how (?:often|many|much|long|large|big|soon|far|frequently|regularly)|what (?:date|day|time|year)|what|which"
    r"|who(?:se|m)?|when|where|why|how)\b"
)
_BEGINS = re.compile(rf"\s*{_QUESTION_WORD}", re.IGNORECASE)
_ENDS = re.compile(r"[\s?.!]*$")
_WORD = re.compile(r"[^\W_][\w'’%/-]*")
_BEFORE_NOUN = frozenset(
    "a about an any are as at by for from in into is its many much of on our the their to was were what which with"
    " your".split()
)
_ARTICLE = re.compile(r"(?:the|an?|our|their|its)\s+$", re.IGNORECASE)
_SAID_OF_IT = re.compile(r"\w{2,}ed$|(?:done|due|given|held|kept|made|meant|paid|sent|taken)$", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Za-z]{1,4}-?\d{1,4}\b")
_DOING = re.compile(r"\w+ing", re.IGNORECASE)


def places_of(text: str) -> tuple[str, ...]:
    """The places that a text names, each once, in order."""
    return tuple(dict.fromkeys(mention.name for mention in find_places(text)))


def with_places(question: str, places: tuple[str, ...]) -> str:
    """The question about these places instead of its own, or about them where it named none."""
    mentions = find_places(question)
    if not mentions:
        return with_more(question, f"in {joined(places)}")
    first, last = mentions[0], mentions[-1]
    if len(mentions) > 1 and re.fullmatch(r"\W*(?:and|or)?\W*", question[first.end : mentions[1].start]):
        return f"{question[: first.start]}{joined(places)}{question[last.end :]}"
    for mention in reversed(mentions):
        question = f"{question[: mention.start]}{joined(places)}{question[mention.end :]}"
    return question


def with_body(question: str, body: str) -> str:
    """The question about this body instead of its own; with the body at its end where it named none."""
    own = find_body(question)
    if own is None:
        return with_more(question, f"of the {body}")
    return f"{question[: own.start]}{body}{question[own.end :]}"


def with_question_word(question: str, word: str) -> str:
    """The question with another question word: "who chairs it?" as "since when chairs it?"."""
    begins = _BEGINS.match(question)
    return f"{word} {question[begins.end() if begins else 0 :].strip()}"


def with_phrase(question: str, preposition: str, phrase: str) -> str:
    """The question with what follows a preposition replaced, or with it at the end where it had none."""
    for match in reversed(list(re.finditer(rf"\b{preposition}\b\s+", question, re.IGNORECASE))):
        if noun := _nouns_from(question, match.end()):
            return f"{question[: noun[0]]}{phrase}{question[noun[1] :]}"
    return with_more(question, f"{preposition} {phrase}")


def with_noun(question: str, phrase: str) -> str | None:
    """The question with the thing it asked about replaced: "what is the *quorum* of the skills group?". None where it
    asked about no such thing ("how often does the group meet?")."""
    found = names_alike(question, phrase) or thing_asked_about(question)
    if found is None:
        return None
    start, end = found
    article = _ARTICLE.search(question[:start])
    if article and re.match(r"(?:the|an?|any)\b", phrase, re.IGNORECASE):
        start = article.start()
    return f"{question[:start]}{phrase}{question[end:]}"


def names_alike(question: str, phrase: str) -> tuple[int, int] | None:
    """Where the question names something in the same way: "D-21" for "D-23", "option C" for "option B"."""
    words = _WORD.findall(phrase)
    if len(words) == 1 and _CODE.fullmatch(words[0]):
        code = _CODE.search(question)
        return code.span() if code else None
    if len(words) == 2 and not {*words} & STOP_WORDS:
        first, last = map(re.escape, words)
        alike = re.search(rf"\b{first} (?!{last}\b)[\w-]+|\b[\w-]+ {last}\b", question, re.IGNORECASE)
        return alike.span() if alike and not set(alike[0].split()) & STOP_WORDS else None
    return None


def thing_asked_about(question: str) -> tuple[int, int] | None:
    """Where the last noun phrase stands that is neither the question's place nor its body."""
    starts = [match.start() for match in _WORD.finditer(question)]
    for start in reversed(starts):
        before = _WORD.findall(question[:start])
        found = _nouns_from(question, start) if before and before[-1].casefold() in _BEFORE_NOUN else None
        if found and not _DOING.fullmatch(question, *found):  # "lead on bringing them together"
            return found
    return None


def _nouns_from(question: str, start: int) -> tuple[int, int] | None:
    """The run of words that carry meaning from `start` on (after an article); none of a place or a body."""
    body = find_body(question)
    taken = [(mention.start, mention.end) for mention in find_places(question)]
    taken += [(body.start, body.end)] if body else []
    begin = end = None
    for match in _WORD.finditer(question, start):
        small = match[0].casefold() in STOP_WORDS
        if begin is None and small and _ARTICLE.match(f"{match[0]} "):
            continue
        gap = end is not None and question[end : match.start()].strip()
        if small or gap or any(a < match.end() and match.start() < b for a, b in taken):
            break
        if _SAID_OF_IT.match(match[0]):
            break
        begin, end = match.start() if begin is None else begin, match.end()
    return None if begin is None or end is None else (begin, end)


def with_more(question: str, words: str) -> str:
    """The question with more words at its end, before its question mark."""
    end = _ENDS.search(question)
    at = end.start() if end else len(question)
    return f"{question[:at]} {words}{question[at:]}"


def joined(names: tuple[str, ...]) -> str:
    """ "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

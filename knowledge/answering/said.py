"""The form of what somebody types in a thread."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from knowledge.answering.bodies import BodyMention, find_body
from knowledge.answering.earlier_question import places_of
from knowledge.places import find_places
from knowledge.words import STOP_WORDS, words_of


class Form(Enum):
    """How much of a question is typed."""

    NOTHING = auto()
    """ "thanks!": nothing is asked."""
    PHRASE = auto()
    """ "in Dorset", "what about the co-chairs": the rest stands in the question before."""
    QUESTION_WORD = auto()
    """ "when?", "how many are there?"."""
    MORE = auto()
    """ "anything else?", "tell me more"."""
    QUESTION = auto()
    """A question, whole but for what "it" and "there" stand for."""
    TALK = auto()
    """ "this is useless", "stop sending me messages", "my actions": no question is left unfinished there."""


@dataclass(frozen=True)
class Said:
    """What was typed, without "and", "ok", "what about" before it and signs after it; with the places and the body
    it names. Of a question word, only that. `is_joined` where "and", "what about" or "for" tie it to what was said."""

    text: str
    form: Form
    places: tuple[str, ...]
    body: BodyMention | None
    is_joined: bool = False

    @property
    def without_places(self) -> str:
        """The text without its places and the small words before them."""
        text = self.text
        for mention in reversed(find_places(text)):
            text = f"{text[: mention.start]} {text[mention.end :]}"
        words = text.split()
        while words and set(words_of(words[-1])) <= STOP_WORDS:
            words.pop()
        return " ".join(words)


_OPENS = re.compile(
    r"(?:(?:ah|also|and|brilliant|but|cheers|cool|good|great|hello|hi|hm+|lovely|nice|no|now|oh|ok(?:ay)?|or|perfect"
    r"|please|right|so|sure|thanks|thank you|then|well|yes)\b[\s,.!;:–-]*)+",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:also|and|but|now|or|so|then)\b", re.IGNORECASE)
_BEGINS_JOINED = re.compile(
    r"(?:about|after|at|before|by|during|for|from|in|of|on|since|under|with|within|its|their)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"(?:(?:what|how) about|what of"
    r"|(?:is it |is that )?(?:the )?same(?: question| again)?(?= (?:about|at|for|in|of|on|with)\b))\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[\s?.!,]+$")
_QUESTION_WORD = re.compile(
    r"((?:(?:by|from|since|to|until) )?(?:how(?: (?:big|far|large|long|many|much|often|soon))?|when|where|who|whom|why"
    r"|(?:what|which) (?:date|day|ones?|time|year)))"
    r"(?: (?:come|exactly|for|not|of (?:them|these|those)|so|then))?"
    r"(?: (?:are|did|do|does|is|was|were) (?:it|that|there|they|this))?(?: (?:exactly|then))?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:any|anybody|anyone|anything|what|where|which|who) (?:else|more|others?)|go on|details"
    r"|(?:(?:can you |could you )?(?:give|show|tell) (?:me|us) )?(?:a bit |a little |any |some )?more"
    r"(?: details?| info(?:rmation)?)?(?: (?:about|on) (?:it|that|this))?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:are|can|could|describe|did|do|does|explain|find|give|had|has|have|how|i|if|is|it|list|may|must|name|should"
    r"|show|tell|they|was|we|were|what|when|where|which|who|whom|whose|why|will|would|you)\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"(?:describe|explain|find|give|list|name|show|tell)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:how|what|when|where|which|who|whom|whose|why)\b"
    r"|^(?:are|can|could|did|do|does|had|has|have|is|may|must|should|was|were|will|would)\b",
    re.IGNORECASE,
)
_PERSONAL = frozenset("i i'd i'll i'm i've im me mine my we we're we've you you're your yours".split())
_VERBS = frozenset(
    """
    are aren't can can't couldn't didn't do doesn't does don't had has hasn't have haven't is isn't it's should
    shouldn't that's was wasn't were weren't will won't would wouldn't
    """.split()
)
_MOST_WORDS_OF_A_PHRASE = 8
_COURTESY = frozenset(
    """
    a ah and brilliant bye cheers cool for fine good goodbye got great help i i'll it lot lovely many much nice no oh
    ok okay perfect really right see so sure thank thanks that that's the then useful very well yes you your
    """.split()
)


def listen(typed: str) -> Said:
    """What was typed, taken apart."""
    text = typed.strip()
    opens = _OPENS.match(text)
    text = text[opens.end() :] if opens else text
    about = _ABOUT.match(text)
    text = _ENDS.sub("", text[about.end() :] if about else text)
    if not text or set(words_of(typed)) <= _COURTESY:
        return Said(text, Form.NOTHING, (), None)
    is_joined = bool(about or (opens and _JOINS.search(opens[0])) or _BEGINS_JOINED.match(text))
    form = _form(text, about is not None, is_joined)
    if form is Form.QUESTION_WORD and (word := _QUESTION_WORD.fullmatch(text)):
        return Said(word[1], form, (), None)
    return Said(text, form, places_of(text), find_body(text), is_joined)


def asks_nothing(typed: str) -> bool:
    """Whether it is said to the bot, and neither asks nor wishes for anything in the documents."""
    return listen(typed).form is Form.TALK


def _form(text: str, is_about: bool, is_joined: bool) -> Form:
    if _QUESTION_WORD.fullmatch(text):
        return Form.QUESTION_WORD
    if _MORE.fullmatch(text):
        return Form.MORE
    if _is_talk(text, is_joined):
        return Form.TALK
    is_short = len(text.split()) <= _MOST_WORDS_OF_A_PHRASE
    return Form.PHRASE if is_short and (is_about or not is_whole(text)) else Form.QUESTION


def _is_talk(text: str, is_joined: bool) -> bool:
    """Whether a text asks nothing and wishes for nothing, but speaks of the two who talk, or states something."""
    if _ASKS.search(text) or _WISH.match(text):
        return False
    words = set(words_of(text))
    return bool(words & _PERSONAL) or (not is_joined and bool(words & _VERBS))


def is_whole(text: str) -> bool:
    """Whether a text begins as a question or a wish does, so that it is more than a phrase."""
    return bool(_WHOLE.match(text.strip()))

"""Questions in plain words about the documents themselves, which what is known of them answers: which there are on
something, whether there is one, when one was published, who published it.

Only a whole question that asks nothing else is one of them. It has to call a document by what it is ("the Leeds
report", "the charter"), or by its whole title.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum, auto


class PaperFact(Enum):
    """What can be asked about a document as such."""

    DATE = auto()
    PUBLISHER = auto()


@dataclass(frozen=True)
class AskedForPapers:
    """Which documents there are of what is `called` so: "reports on hackney". `is_whole` where nothing but documents is
    asked for: what a case study is, or whether there is one, may stand inside them."""

    called: str
    is_whole: bool


@dataclass(frozen=True)
class AskedAboutPaper:
    """A fact about a document, as it was named."""

    fact: PaperFact
    paper: str


AskedOfPapers = AskedForPapers | AskedAboutPaper

_BEFORE = (
    r"(?:(?:hi|hello|hey|please|so|and|ok|okay|anchorbot) )*"
    r"(?:(?:can|could) you (?:tell|show|give) me |(?:tell|show|give) me |do you know )?"
)
_AFTER = r"(?: (?:please|thanks|thank you|now|currently|at the moment|so far|here|then))*"
_SORT = r"(?:(?:other|different|anchor|council|written|meeting) )*"
_PAPERS = rf"{_SORT}(?:documents?|papers?|reports?|files?|sources?|case stud(?:y|ies)|minutes|slides|charters?)"
_THERE = (
    r"(?:do you have|have you got|have you|do you know(?: of)?|have you read|can you see|do you (?:use|hold|look in)"
    r"|do you answer from|are (?:there|indexed)|do we have|have we got)"
)
_ON = r"(?:on|about|for|from|of|in|by|regarding|concerning|to do with|that mention)"
_LISTS = tuple(
    re.compile(f"{_BEFORE}{way}{_AFTER}")
    for way in (
        rf"(?:what|which|how many) (?P<paper>{_PAPERS}) {_THERE}(?: {_ON} (?P<on>.+?))?",
        rf"(?:what|which|how many) (?P<paper>{_PAPERS}) (?:are|is) (?:there )?{_ON} (?P<on>.+?)",
        rf"(?:list|show|show me|name)(?: all)?(?: (?:the|your|our))? (?P<paper>{_PAPERS})"
        rf"(?: (?:you have|you've got|there are))?(?: {_ON} (?P<on>.+?))?",
        rf"(?:what|which) (?:are|is) (?:all )?(?:your|the) (?P<paper>{_PAPERS})(?: {_ON} (?P<on>.+?))?",
        r"(?:what|where) do you (?:answer|get (?:your|the) answers) from",
        r"where do your answers come from",
    )
)
_IS_THERE = re.compile(
    r"(?:(?:hi|hello|hey|please|so|and|ok|okay) )*(?:(?:do you|do we) have|have (?:you|we) got|is there|are there)"
    rf"(?: (?:an?|any|the|some|our))* (?P<sort>.*?\b{_PAPERS}|{_PAPERS})(?: {_ON} (?P<on>.+?))?{_AFTER}"
)
_NAME = r"(?P<paper>.+?)"
_MADE = r"(?:written|published|produced|issued|released|put (?:out|together)|drawn up|compiled|brought out)"
_FACTS = tuple(
    (re.compile(f"{_BEFORE}{way}{_AFTER}"), fact)
    for way, fact in (
        (rf"when (?:was|were) {_NAME} (?:first |actually |originally )?(?:{_MADE}|dated)", PaperFact.DATE),
        (rf"when did {_NAME} (?:first )?(?:come|go) out", PaperFact.DATE),
        (rf"(?:what(?:'s| is| was) )?the (?:publication )?date (?:of|on) {_NAME}", PaperFact.DATE),
        (
            rf"(?:what|which) (?:date|year|month) (?:is|was|are|were) {_NAME}(?: (?:from|{_MADE}|dated))?",
            PaperFact.DATE,
        ),
        (rf"how (?:old|recent|up to date|up-to-date|current) (?:is|are) {_NAME}", PaperFact.DATE),
        (rf"when (?:is|are) {_NAME} (?:from|dated)", PaperFact.DATE),
        (
            r"who (?:wrote|published|produced|issued|released|compiled|authored|drew up|put (?:out|together)"
            rf"|brought out|(?:is|was|are|were) the (?:authors?|publishers?) of) {_NAME}",
            PaperFact.PUBLISHER,
        ),
        (rf"who (?:is|was|are|were|has|have) {_NAME} (?:been )?(?:{_MADE} )?by", PaperFact.PUBLISHER),
        (rf"by whom (?:was|were) {_NAME} {_MADE}", PaperFact.PUBLISHER),
    )
)


_GREETING = re.compile(r"^(hi|hello|hey|please|so|and|ok|okay|thanks)[,!] ")


def asked_of_papers(text: str) -> AskedOfPapers | None:
    """What a question asks about the documents themselves; None for every other."""
    said = _GREETING.sub(r"\1 ", " ".join(text.casefold().replace("’", "'").split()).strip(" ?!."))
    if re.search(r"[,;:?!]|\bnot\b|n't\b", said):
        return None
    for way in _LISTS:
        if found := way.fullmatch(said):
            named = found.groupdict()
            return _for_papers(named.get("paper") or "documents", named.get("on"))
    if found := _IS_THERE.fullmatch(said):
        return replace(_for_papers(found["sort"], found["on"]), is_whole=False)
    for way, fact in _FACTS:
        if found := way.fullmatch(said):
            return AskedAboutPaper(fact, found["paper"])
    return None


def _for_papers(sort: str, on: str | None) -> AskedForPapers:
    return AskedForPapers(f"{sort} on {on}" if on else sort, bool(_NOTHING_ELSE.fullmatch(sort)))


_NOTHING_ELSE = re.compile(rf"{_SORT}(?:documents?|papers?|reports?|files?|sources?)")

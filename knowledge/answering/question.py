"""What a question asks for."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from knowledge.answering.several_things import asks_for_one, asks_for_several
from knowledge.documents import Rule
from knowledge.places import find_places
from knowledge.store.search_rows import StoredStatement
from knowledge.words import content_words, stem, words_of


class Wanted(Enum):
    """What kind of thing would answer the question."""

    ANYTHING = auto()
    DATE = auto()
    YEAR = auto()
    FREQUENCY = auto()
    NUMBER = auto()
    MONEY = auto()
    CONTACT = auto()
    WHO = auto()


@dataclass(frozen=True)
class Question:
    """A question, understood. `words` carry its meaning, without its `places`; `topic` is its text without them;
    `names` are those of its words that were typed with a capital, as names are; `wants_list` says that several
    things are asked for, `may_want_list` that it is not plainly one thing; `rule` is what of a group's own rules is
    asked for; an open question, as one that compares places, is answered by whatever is on its topic; `asks_outcome`
    that it asks what came of something. `read_as` are
    the texts that a reader is asked with, what is asked itself first, where that is not just `text`."""

    text: str
    topic: str
    words: tuple[str, ...]
    names: frozenset[str]
    places: tuple[str, ...]
    wanted: Wanted
    wants_list: bool
    may_want_list: bool = False
    rule: Rule | None = None
    is_open: bool = False
    asks_outcome: bool = False
    read_as: tuple[str, ...] = ()

    @property
    def readings(self) -> tuple[str, ...]:
        """What a reader is asked with: what is asked itself, and in what words it may be plainer."""
        return self.read_as or (self.text,)


_WANTED = (
    (Wanted.CONTACT, r"\be-?mails?\b|\bphone|\btelephone|\bcontact (?:details|person|point|for)\b|\bget in touch\b|"
                     r"\bwhom? (?:do|can|should|to|shall) (?:i|we) (?:contact|ask|write|e-?mail|ring|call|speak|talk)"),
    (Wanted.YEAR, r"\b(?:what|which) year\b"),
    (Wanted.DATE, r"\bwhen\b|\b(?:what|which|from what|by what) (?:date|day|month)\b|\bdate of\b|\bdeadline\b"),
    (Wanted.FREQUENCY, r"\bhow (?:often|frequent)|\bhow regularly\b|\bfrequency\b|\bcadence\b"),
    (Wanted.MONEY, r"\bhow much (?:money|cash|funding|an hour|a (?:year|week|day|head|place))\b|\bsalary\b|"
                   r"\bhow much\b.*\b(?:cost|costs|spend|spent|pay|pays|paid|charged?|earn|earns|worth|"
                   r"(?:put|chip(?:ped)?) in|contributed?|raised?|budget|grant|ticket|fee)\b|"
                   r"\bwhat (?:did|does|do|will|would|was|is)\b.*\b(?:cost|price|fee)\b"),
    (Wanted.NUMBER, r"\bhow (?:many|much|big|large|long)\b|\b(?:what|which) ?%|"
                    r"\b(?:what|which) (?:percentage|percent|share|proportion|number|amount|score|figure|total|"
                    r"weighting)\b|\bnumber of\b|\bscores?\b|"
                    r"\bper ?cent(?:age)?\b"),
    (Wanted.WHO, r"\bwho(?:se|m)?\b"),
)  # fmt: skip


_OPEN = re.compile(
    r"\bwhat (?:did|do|does|has|have|is|are|was|were) .{1,60}"
    r"\b(?:do|did|does|doing|done|say|said|says|saying|know) (?:on|about|for|with|to help)\b|"
    r"\b(?:tell|told) (?:me|us) (?:more )?(?:about|on)\b|\b(?:any|some)thing (?:on|about)\b"
)


_OUTCOME = re.compile(
    r"\b(?:became|become|came|come) of\b|\bwhat(?:['’]s| has)? happened\b|"
    r"\bwhat(?:['’]s| is| was) the (?:upshot|outcome)\b|"
    r"\bhow (?:did|has|have)\b.*\b(?:turn(?:ed)? out|work(?:ed)? out|pan(?:ned)? out|go|gone|fared?)\?*$|"
    r"\b(?:did|has|have) (?:it|they|that|this) work(?:ed)?\b|\bwhat (?:did|do|have) \w+ (?:do|done) about\b"
)


_COMPARES = re.compile(r"\b(?:compar(?:e[sd]?|isons?)|differ\w*|versus|vs)\b", re.IGNORECASE)


_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’]+")  # not the first word of a sentence
_GOES_ON_AS_NAME = re.compile(r"\s+[A-Z][a-z]")  # "Leeds Beckett", "Dorset County Hospital"


def understand(text: str) -> Question:
    """`text` as a Question."""
    mentions = find_places(text)
    rest = text
    topic = text
    for mention in reversed(mentions):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
        if not _GOES_ON_AS_NAME.match(text[mention.end :]):
            topic = f"{topic[: mention.start]} {topic[mention.end :]}"
    lowered = text.casefold()
    wanted = next((kind for kind, pattern in _WANTED if re.search(pattern, lowered)), Wanted.ANYTHING)
    places = tuple(dict.fromkeys(mention.name for mention in mentions))
    if compares := len(places) > 1 and bool(_COMPARES.search(text)):
        rest, topic = _COMPARES.sub(" ", rest), _COMPARES.sub(" ", topic)
    topic = " ".join(topic.split()) or text
    rule = _rule_in(lowered)
    term = "quorum" if rule is Rule.QUORUM and "quor" not in lowered else ""  # papers say it in no other way
    names = frozenset(word for found in _NAME.findall(rest) for word in words_of(found))
    wants_list = asks_for_several(topic)
    one_thing = wanted not in (Wanted.ANYTHING, Wanted.WHO) or asks_for_one(text)
    return Question(
        text,
        topic,
        tuple(content_words(f"{rest} {term}")),
        names,
        places,
        wanted,
        wants_list=wants_list,
        may_want_list=wants_list or not one_thing,
        rule=rule,
        is_open=compares or bool(_OPEN.search(lowered)),
        asks_outcome=bool(_OUTCOME.search(lowered)),
        read_as=(text, f"{text.rstrip(' ?')} ({term})?") if term else (),
    )


_MEET = r"(?:meet|meets|meeting|meetings|get together|convene\w*)\b"
_RULES = (
    (Rule.QUORUM, rf"\bquor\w+|\b(?:minimum|smallest) (?:turn-?out|attendance)\b|"
                  rf"\bhow many \b.*\b(?:needed|required|present|turn up|attend)\b.*"
                  rf"\b(?:decide|decision|valid|go ahead|counts?|official|legal|binding|{_MEET})|"
                  r"^(?=.*\b(?:meetings?|chair|vote|voting|decide|decision|agree)\b)"
                  r".*\b(?:not enough|too few) (?:of us|people|members|folk)\b"),
    (Rule.CADENCE, rf"\bhow (?:often|frequent\w*|regularly|many times)\b.*\b{_MEET}|"
                   r"\bmeeting (?:frequency|cycle)\b|"
                   r"\bwhen (?:do|does)\b.*\b(?:meets?|get together|convenes?)\b"),
    (Rule.DURATION, rf"\bhow long (?:do|does|are|is|will)\b.*\b{_MEET}"),
    (Rule.CHAIRS, r"\bwho(?:'s| is| are|se)?\b.*\b(?:co-?)?chair(?:s|ed|ing)?\b|\bname of the (?:co-?)?chair"),
    (Rule.SECRETARIAT, r"\bsecretariat\b|\bwho (?:supports|services|minutes|runs) the \b"),
    (Rule.MEMBERS, r"\bwho (?:sits on|is on|are on|belongs to|is in|are in)\b|\bmembers(?:hip)? of\b|"
                   r"\bwho (?:are|is|can be) (?:the |a )?members?\b"),
    (Rule.DECISION, r"\bhow (?:are|do|does|is)\b.*\b(?:decisions?|decided?|agree\w*|vote)\b|\bmajority\b|"
                    r"\bconsensus\b"),
    (Rule.NOTICE, r"\bnotice\b|\b(?:agendas?|papers)\b.*\b(?:sent|out|circulated|issued|before|advance)\b"),
    (Rule.REVIEW, r"\b(?:terms|tor|terms of reference)\b.*\breview\w*|\breview\w*\b.*\bterms\b"),
    (Rule.MODE, rf"\b(?:online|in person|virtual\w*|remote\w*|hybrid)\b.*\b{_MEET}|"
                rf"\b{_MEET}.*\b(?:online|in person|virtual\w*|remote\w*|hybrid)\b"),
    (Rule.EFFECTIVE, r"\bterms\b.*\b(?:in force|effective|take effect|start|adopted)\b"),
)  # fmt: skip


def _rule_in(question: str) -> Rule | None:
    """The rule of a group's own that a question in small letters asks for, if it asks for any."""
    return next((rule for rule, pattern in _RULES if re.search(pattern, question)), None)


_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"spring|summer|autumn|winter)\b|\b(?:annual|month|week|quarter|year|fortnight|day)(?:ly|s|ally)?\b|\btbc\b|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|to be confirmed",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|quarterly|weekly|"
    r"monthly|annually|yearly|none|no|all|ongoing)\b",
    re.IGNORECASE,
)
_FREQUENCY = re.compile(
    r"\b(?:every|each|per|once|twice|times an?) (?:\w+ )?(?:day|week|fortnight|month|quarter|year)s?\b|"
    r"\b(?:dai|week|fortnight|month|quarter|annual|year)ly\b|\bannual\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*\(?\d+(?:\.\d+)*[.)]?\s+(?=[A-Z])")  # "3.3 Compare …" holds no figure
PHONE = re.compile(r"(?<![\w,.])0\d{2,4}[ -]?\d{3}")
_CONTACT = re.compile(rf"@|https?://|www\.|{PHONE.pattern}")
_WORDS_FOR = (
    (re.compile("@"), "email emails mail address"),
    (PHONE, "phone telephone number ring call"),
    (_CONTACT, "contact touch details write ask speak talk"),
)


_MONEY = re.compile(
    r"[£€$]|\b\d+p\b|\b(?:pence|pounds?|free|nothing|unpaid|million)\b|"
    r"\bno (?:charge|cost|fee|money|budget|pay|financial)",
    re.IGNORECASE,
)


def contact_words(text: str) -> frozenset[str]:
    """The words (stems) for a contact that a text makes good on: an address needs no "e-mail" before it."""
    return frozenset(stem(word) for holds, words in _WORDS_FOR if holds.search(text) for word in words.split())


_OF_RULE = {
    Rule.QUORUM: re.compile(
        r"\bquor|\b(?:present|in the room|turn(?:s|ed)? up|decisions?|decides?|decided)\b", re.IGNORECASE
    ),
    Rule.CHAIRS: re.compile(
        r"chair|\bconven|\bpresid|\bfacilitat|\bmoderat|\bco-?ordinat|\b(?:leads?|led|heads?|headed|runs?)\b",
        re.IGNORECASE,
    ),
}


def could_lay_down(rule: Rule | None, statement: StoredStatement) -> bool:
    """Whether a statement may lay down the rule of a group that is asked for. Told of a quorum and of who takes the
    chair alone: papers write of all other rules in many ways."""
    pattern = _OF_RULE.get(rule) if rule else None
    if pattern is None or rule in statement.rules:
        return True
    return bool(pattern.search(" ".join((*statement.section_path, statement.context, statement.text))))


def could_answer(wanted: Wanted, text: str) -> bool:
    """Whether a text holds the kind of thing that is wanted at all."""
    match wanted:
        case Wanted.YEAR:
            return bool(re.search(r"\b(?:19|20)\d\d\b", text))
        case Wanted.DATE:
            return bool(_DATE.search(text))
        case Wanted.FREQUENCY:
            return bool(_FREQUENCY.search(text))
        case Wanted.NUMBER:
            return bool(_NUMBER.search(_LABEL.sub("", text)))
        case Wanted.MONEY:
            return bool(_MONEY.search(text))
        case Wanted.CONTACT:
            return bool(_CONTACT.search(text))
        case Wanted.WHO | Wanted.ANYTHING:
            return True

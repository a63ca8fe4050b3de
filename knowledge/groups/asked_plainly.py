"""Questions in plain words that the registers answer: which groups there are, who chairs one, what somebody has to do,
who has signed the charter, who comes to a meeting.

Only a whole question that asks nothing else is one of them: what has a place, a time, a document or a "not" in it is
left to the documents.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.documents import name_key
from knowledge.groups.group import WorkingGroup
from knowledge.organisations import organisations_meant


@dataclass(frozen=True)
class AskedForGroups:
    """Which groups there are, or (`own`) which whoever asks is in."""

    own: bool = False


@dataclass(frozen=True)
class AskedWhoChairs:
    """Who chairs a group; `group` is as it was named, "" for the asker's own."""

    group: str = ""


@dataclass(frozen=True)
class AskedForActions:
    """What whoever asks has to do."""


@dataclass(frozen=True)
class AskedWhoSigned:
    """Who has signed the charter; or whether `organisation` has, as it was named ("we": the asker's own)."""

    organisation: str = ""


@dataclass(frozen=True)
class AskedWhoComes:
    """Who comes to the next meeting, or has answered; `group` is as it was named, "" for the asker's own."""

    group: str = ""


AskedPlainly = AskedForGroups | AskedWhoChairs | AskedForActions | AskedWhoSigned | AskedWhoComes

_BEFORE = (
    r"(?:(?:hi|hello|please|so|and|ok|okay) )*"
    r"(?:(?:can|could) you (?:tell|show|give) me |(?:tell|show|give) me |list )?"
)
_AFTER = r"(?: (?:please|thanks|thank you|now|currently|at the moment|today|right now|at present|so far|yet|here))*"
_GROUPS = r"(?:all )?(?:the |our |of the |of our )?(?:different )?(?:working )?groups"
_CHARTER = r"(?:the|our|this) (?:anchor )?charter"
_WHOLE: tuple[tuple[str, AskedPlainly], ...] = (
    (rf"(?:which|what) {_GROUPS}(?: (?:are there|do we have|have we got|exist|are (?:set up|running|active)))",
     AskedForGroups()),
    (r"(?:what|who|which) are (?:all )?(?:the|our) (?:working )?groups(?: (?:of|in) (?:the|our|this) network)?",
     AskedForGroups()),
    (r"(?:which|what) (?:working )?groups does (?:the|our|this) network have", AskedForGroups()),
    (r"(?:which|what) (?:working )?groups are there in (?:the|our|this) network", AskedForGroups()),
    (r"(?:(?:the|our|all|all the|all our) )?(?:working )?groups", AskedForGroups()),
    (r"(?:which|what) (?:working )?groups? (?:am i (?:in|a member of|on)|do i belong to)", AskedForGroups(own=True)),
    (r"(?:what are )?my (?:working )?groups?", AskedForGroups(own=True)),
    (r"(?:what are |what's on |which are )?(?:all )?(?:of )?my (?:open |overdue )?actions", AskedForActions()),
    (r"(?:what|which) (?:open )?actions (?:do i have|have i got|are mine|do i own|are on me)(?: to do)?",
     AskedForActions()),
    (r"(?:do i have|have i got) any (?:open |overdue )?actions(?: to do)?", AskedForActions()),
    (rf"who(?: all)?(?: has|'s| have)?(?: already| actually)? signed(?: up to)? {_CHARTER}", AskedWhoSigned()),
    (rf"(?:which|what) (?:organisations|organizations|members|councils|partners|bodies|of us)(?: have)?(?: already)? "
     rf"signed(?: up to)? {_CHARTER}", AskedWhoSigned()),
    (rf"who are the signatories(?: (?:of|to) {_CHARTER})", AskedWhoSigned()),
)  # fmt: skip
_PLAIN = tuple((re.compile(f"{_BEFORE}{way}{_AFTER}"), asked) for way, asked in _WHOLE)
_CHAIRS = re.compile(
    rf"{_BEFORE}who(?:"
    r" (?:co-?)?chairs?| is chairing"
    r"|(?:'s| is| are) (?:currently )?(?:the )?(?:co-?)?chairs?(?:person|man|woman)? (?:of|for)"
    rf") (?P<group>.+?){_AFTER}"
)
_SIGNED = re.compile(rf"{_BEFORE}(?:has|have) (?P<who>.+?)(?: already)? signed(?: up to)? {_CHARTER}{_AFTER}")
_NOT = r"(?:hasn't|haven't|has not|have not|not|didn't|did not)"
_APOLOGIES = r"(?:sent|given|gave) (?:their |his |her )?apologies"
_ANSWERED = rf"(?:replied|reply|answered|answer|rsvp'?d|said (?:yes|no|maybe)|{_APOLOGIES})"
_COMES = re.compile(
    rf"{_BEFORE}(?:who|who all|who else|how many(?: of us)?)(?:"
    r"(?:'s|'re| is| are)(?: all)?(?: not)? (?:coming|attending|going to be there)"
    r"| (?:will|can|won't|will not|can't|cannot|can not)(?: be able to)? (?:come|make it|be there|be coming)"
    rf"|(?:'s| has| have| {_NOT})?(?: not)?(?: yet)? {_ANSWERED}"
    rf")(?: (?:(?:to|for|at|about) )?(?P<what>it|that|(?:.+ )?(?:meeting|session)(?: of .+?)?))?"
    rf"(?: (?:yet|next time|this time))?{_AFTER}"
)
_MEETING = re.compile(r"\b(?:(?:next|coming|upcoming) )*(?:meeting|session)(?: of)?\b|'s(?= |$)|^(?:it|that)$")
_OWN = re.compile(r"(?:our|my|the|this)(?: working)? group|us|we")
_GENERIC = frozenset("a an the our my this of and group working steering".split())


def asked_plainly(text: str) -> AskedPlainly | None:
    """What a question asks of the registers; None for every other."""
    said = " ".join(text.casefold().replace("’", "'").replace(",", " ").split()).strip(" ?!.")
    for way, asked in _PLAIN:
        if way.fullmatch(said):
            return asked
    if found := _CHAIRS.fullmatch(said):
        return AskedWhoChairs("" if _OWN.fullmatch(found["group"]) else found["group"])
    if found := _COMES.fullmatch(said):
        group = " ".join(_MEETING.sub(" ", found["what"] or "").split())
        return AskedWhoComes("" if _OWN.fullmatch(group) or group in ("the", "our", "my", "this") else group)
    if found := _SIGNED.fullmatch(said):
        return AskedWhoSigned(found["who"])
    return None


def groups_called(typed: str, groups: Iterable[WorkingGroup]) -> list[WorkingGroup]:
    """Those that a question means by a name: with all of its words and no other, but for such as "steering group"."""
    words = _names(typed)
    return [one for one in groups if words and words in (_names(one.slug), _names(one.name))]


def _names(name: str) -> frozenset[str]:
    return frozenset(name_key(name).split("-")) - _GENERIC


def organisation_asked(asked: AskedWhoSigned, own: str, known: Sequence[str]) -> str | None:
    """The one of `known` that is asked about, of `own` organisation where "we" is said; None for none, or several."""
    name = own if asked.organisation in ("we", "us") else asked.organisation
    found = organisations_meant(name.removeprefix("the "), known)
    return found[0] if len(found) == 1 else None

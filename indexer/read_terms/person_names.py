"""People's names in running text, told apart from posts and organisations by their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TITLE = (
    r"(?:Dr|Cllr|Councillor|Professor|Prof|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Rev|Revd|Reverend|Canon|Lord|Lady|Baroness|Baron"
    r"|Alderman|Bishop|Captain|Col|Colonel|The Rt Hon|Rt Hon|DR|CLLR|COUNCILLOR|PROFESSOR|PROF|MR|MRS|MS|SIR|DAME)\.?"
)
_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|le|la|al|el|bin|ibn|ap|ter|dos)"
_WORD = r"(?:[A-Z]\.|(?:[A-Zdo]')?[A-Z][^\W\d_]*(?:['-][^\W\d_]+)*)"
_RUN = re.compile(rf"(?P<title>(?:{_TITLE} )*)(?P<words>{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,6}})")
_POSTS = frozenset(
    """
    chair chairs chairman chairwoman chairperson co-chair co-chairs vice vice-chair deputy director directors chief
    executive officer manager leader lead president secretary mayor commissioner vice-chancellor chancellor
    assistant associate principal interim acting joint the our and independent head co cochair cochairs currently
    initially
    """.split()
)
"""What may stand right beside a name without being of it."""
_HONOURS = frozenset("obe mbe cbe kbe dbe qpm jp dl mp kc phd frs".split())
_NOT_IN_NAMES = frozenset(
    """
    council councils county borough city town district university college school trust nhs foundation health public
    partnership board committee group network forum member members secretariat office service services team
    programme department directorate cabinet portfolio organisation organisations association society housing
    institute community strategic policy economic development integrated care system partner partners anchor anchors
    non-executive representative representatives a an each any all one two three first every terms reference meeting
    meetings quorum decisions united kingdom finance human resources regeneration procurement skills employment
    estates sustainability education local authority authorities government police fire rescue hospital hospitals
    chamber commerce enterprise agency alliance federation centre royal national international steering working
    advisory monday tuesday wednesday thursday friday saturday sunday january february march july august september
    october november december tbc tba teams microsoft zoom guildhall duration frequency venue notice papers review
    membership rotating elected annual annually shall inclusion growth engagement civic corporate communications
    governance democratic environment transformation business people assembly constabulary collaborative
    collaboration corporation limited ltd plc cic chairing role homes library libraries museum theatre ferries water
    energy trustees minutes agenda decision support unit
    """.split()
)
_PLACE_WORDS = frozenset("north south east west greater upper lower new great mid central inner outer".split())
"""Surnames at most: no name begins with one."""
_MOST_WORDS = 5


@dataclass(frozen=True)
class Name:
    """text[start:end] names a person, with the title."""

    words: str
    start: int
    end: int


def find_names(text: str) -> Iterator[Name]:
    """People's names in order: two or more capitalised words (or one with a title), none of which belongs to an
    organisation; posts before or behind a name are taken off."""
    for found in _RUN.finditer(text):
        words = list(re.finditer(r"\S+", found["words"]))
        while words and _bare(words[0][0]) in _POSTS:
            del words[0]
        while words and _bare(words[-1][0]) in _POSTS | _HONOURS:
            del words[-1]
        if not words or not _is_name([word[0] for word in words], bool(found["title"]), text.isupper()):
            continue
        offset = found.start("words")
        titled = words[0].start() == 0
        start = found.start() if titled else offset + words[0].start()
        end = offset + words[-1].end()
        yield Name(text[start:end].removesuffix("'s"), start, end)


def _is_name(words: list[str], titled: bool, all_capitals: bool) -> bool:
    if not (2 - titled <= len(words) <= _MOST_WORDS) or _bare(words[0]) in _PLACE_WORDS:
        return False
    if not all_capitals and any(len(word) > 1 and word.isupper() and "." not in word for word in words):
        return False  # an abbreviation: "Leeds ICB"
    full = [_bare(word) for word in words if not word.endswith(".")]
    return not any(word in _NOT_IN_NAMES or word in _POSTS for word in full)


def _bare(word: str) -> str:
    return word.casefold().removesuffix("'s").strip(".'")

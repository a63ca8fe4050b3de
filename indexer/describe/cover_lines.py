"""What stands on a cover beside the title: dates, markings, bylines, bodies, labels, a first section."""

import re

from indexer.describe.date import without_dates
from indexer.describe.shown import Shown, words_in
from knowledge.places import find_places

_MARKING = re.compile(
    r"(?:(?:not )?for (?:publication|decision|information|discussion)|public|official(?:[ -]sensitive)?"
    r"|confidential|restricted|draft|unrestricted|exempt|cabinet|executive|agenda(?: item.*)?|item \d.*"
    r"|part [ab\d]|page \d.*|version.*|enclosure.*)$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:an? )?(?:report|paper|presentation|briefing|guide) (?:of|to|by|from)\b"
    r"|an? (?:report|paper|briefing|guide) for\b"
    r"|(?:from|by|to|prepared by|produced by|written by|presented by|published by) ",
    re.IGNORECASE,
)
_PART_OF_TEXT = re.compile(
    r"(?:\d+\.? )?(?:contents?|table of contents|agenda|introduction|summary|executive summary"
    r"|foreword|forward|purpose|background|overview|aims?|about (?:us|this .*)|welcome|acknowledgements?"
    r"|date|apologies|attendance)$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:council|cabinet|committee|board|trust|authority|programme team|team|university|college|institute|foundation)$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:meeting |report |lead |contact )?(?:authors?|contacts?|cc|classification|dates?|details|directorate|divisions?"
    r"|from|lead|location|member|officers?|owner|place|portfolio|publisher|ref(?:erence)?|status|time|to|venue|version"
    r"|wards?(?: affected)?): ",
    re.IGNORECASE,
)


def is_beside_the_title(line: Shown) -> bool:
    """Whether a line on the cover is anything but the title. Of headings that the file marks, few are."""
    undated = without_dates(line.text)
    if not undated or _MARKING.match(undated) or _BYLINE.match(undated):
        return True
    if line.level == 1:
        return False
    return bool(_PART_OF_TEXT.match(undated)) or _names_a_body(undated) or bool(_LABELLED.match(line.text))


def names_people(text: str) -> bool:
    """Whether the line is the name of one person or of several ("Sue Wynne", "A Khan and B Jones")."""
    words = re.sub(r"\b(?:and|&)\b|,", " ", text).split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() for word in words) and not find_places(text)


def _names_a_body(undated: str) -> bool:
    return words_in(undated) <= 8 and bool(_BODY.search(undated))

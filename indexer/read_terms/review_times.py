"""When something is to be done again, as worded: "annually", "in March 2028", "six months after adoption"."""

import re

from indexer.describe.date import written_dates
from indexer.read_terms.numbers import NUMBER
from indexer.read_terms.wording import one_of

_MONTH = one_of(r"""
    january|february|march|april|(?-i:May)|june|july|august|september|october|november|december
    (jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?
""")
_SEASON = "(spring|summer|autumn|winter|new year)"
_UNIT = "(days?|weeks?|months?|years?|quarters?|meetings?|terms?)"
_OFTEN = "((at least |not less than |no less than |no less often than )?(once |twice )?)"
_EACH = r"(a|per|each|every|in (each|every)) (\w+ ){0,2}"
_THE = "((the|its|a|an|their|no more than) )*"
_LATER = "(before|after|from|following|on from|into)"
_REST = r"[^.;,]{3,40}"
_SPAN = (
    rf"(after|within|for|following|in) {_THE}((end|close) of )?{_THE}((first|initial|next) )*({NUMBER} |full )?(\w+ )?"
    rf"(days?|weeks?|months?|years?|quarters?|meetings)('? time)?( (of|from|after) {_REST})?"
)
_BY_THE_CALENDAR = (
    r"(in|by|before|on|during|from|each|every|until|no later than|due|for) (the )?((end|start|middle) of )?"
    rf"(\d{{1,2}}(st|nd|rd|th)? )?({_MONTH}|{_SEASON})(,? (of )?\d{{4}})?( (of )?(each|every) (\w+ )?year)?"
)
_TIMES = one_of(rf"""
    once (the|it|they|this|these|its)( \w+)? (has|have|is|are|was|were)[^.;,]{{3,60}}
    {_OFTEN}{_EACH}(year|annum|anniversary|agm|annual meeting|{_MONTH}|{_SEASON})
    {_OFTEN}(in )?every (other |second |third |fourth |{NUMBER} )(\w+ )?{_UNIT}
    {_OFTEN}(every|each) {_UNIT}
    (at least )?(on an? |an? )?((bi-?|half-|semi-?)?annual(ly)?|yearly|monthly|quarterly)( basis| review| intervals?)?
    (at least )?(on an? |an? )?(biennial(ly)?|triennial(ly)?)( basis| review| intervals?)?
    {_OFTEN}{NUMBER}[- ](monthly|yearly|month|year)( intervals?| review| basis| term)?
    {_SPAN}
    ({NUMBER} (weeks|months|years)|a year) {_LATER} {_REST}
    (at|before|after|by|on) (the |each |every |its )*(end|close|start|beginning|turn|anniversary) of {_REST}
    (at|before|after) (each|every|the) (annual general meeting|agm|annual meeting)
    (at|before|after) (each|every|the) (first|last|final|next|{_SEASON}|{_MONTH}) meeting( of| in)?( {_REST})?
    at (its|the|each|every|their) \w+ meeting( of| in)?( {_REST})?
    on (each|every|the|its)( \w+)? anniversary( of {_REST})?
    {_BY_THE_CALENDAR}
    (in|by|during|before|until) (the )?(end of )?20\d\d([/-]\d\d)?
    (\d{{1,2}}(st|nd|rd|th)? )?{_MONTH} \d{{4}}
    {_SEASON} (of )?\d{{4}}
""")
REVIEW_TIME = re.compile(
    rf"\b{_TIMES}\b(?: and (?:then )?{_TIMES}\b)?(?: (?:from then on|thereafter|after that|each year))?", re.IGNORECASE
)
_BESIDE_A_LABEL = re.compile(one_of(rf"\b({_MONTH}|{_SEASON}|20\d\d|({NUMBER}) {_UNIT})\b"), re.IGNORECASE)


def is_a_time(text: str) -> bool:
    """Whether what stands beside "Review:" says when."""
    found = REVIEW_TIME.search(text) or _BESIDE_A_LABEL.search(text) or next(written_dates(text), None)
    return found is not None

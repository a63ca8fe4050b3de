"""The words that a line about a pledge is read by: colours, figures, quarters, and what is in the way."""

import re

from knowledge.pledges.kinds import Blocker, Rag

BLOCKERS = {
    "timescales and process": Blocker.TIMESCALES,
    "timescales": Blocker.TIMESCALES,
    "timescale": Blocker.TIMESCALES,
    "process": Blocker.TIMESCALES,
    "senior sign-off": Blocker.SIGN_OFF,
    "senior sign off": Blocker.SIGN_OFF,
    "senior signoff": Blocker.SIGN_OFF,
    "sign-off": Blocker.SIGN_OFF,
    "sign off": Blocker.SIGN_OFF,
    "signoff": Blocker.SIGN_OFF,
    "resourcing": Blocker.RESOURCING,
    "resources": Blocker.RESOURCING,
    "resource": Blocker.RESOURCING,
    "other": Blocker.OTHER,
}
BLOCKED = re.compile(r"\b(?:blocked|blocker)(?: by)? ?: ?", re.IGNORECASE)
BLOCKED_PREFIX = re.compile(r"^[\s:,;\u2013-]*(?:(?:by|because of|due to|on|with)\b)?[\s:]*", re.IGNORECASE)
"""What may stand between "blocked P-014" and what is in the way."""
NOT_BLOCKED = re.compile(
    r"\b(?:blocked|blockers?)(?: by)? ?: ?(?:none|nothing|no|over)(?![\w-])"
    r"|^unblocked(?=$|[ ,;.]+(?:$|red\b|amber\b|green\b|[£€$\d]))"
    r"|(?:(?<=red)|(?<=amber)|(?<=green)|(?<=[\d%,;])|(?<=\d[km])) unblocked[.]?$",
    re.IGNORECASE,
)
OVER = re.compile(r"\bunblocked\b|\b(?:no longer|not) blocked\b|\bnothing (?:is )?in the way\b", re.IGNORECASE)
BLOCKED_BY = re.compile(
    rf"\bblocked by (?=(?:{'|'.join(one for one in BLOCKERS if one != 'other')})(?: *$| *[,;.]))", re.IGNORECASE
)
NAMED_BLOCKER = re.compile(rf"(?:{'|'.join(BLOCKERS)})(?![\w-])", re.IGNORECASE)
CONFIDENCE = re.compile(r"\bconfidence ?: ?(?P<level>\w+)", re.IGNORECASE)
QUARTER = r"\d{4}(?:/\d\d(?:\d\d)?)?[ -]?q[1-4]\b|q[1-4][ -]?\d{4}(?:/\d\d(?:\d\d)?)?\b"
NEAR_QUARTER = r"q[1-4]\b(?![ -]?\d)|(?:last|previous|this)[ -]quarter\b"
PERIOD = re.compile(rf"\b(?:for|period) ?:? ?(?:the )?(?P<period>{QUARTER}|{NEAR_QUARTER})", re.IGNORECASE)
COLOURS = {one.value: one for one in Rag}
AMOUNT = r"[-+\u2212\u2013]?[£€$]?[-\u2212]?(?:\d|\.\d)\S*"
FIGURE = re.compile(
    rf"(?:(?:gbp|eur|usd) )?{AMOUNT}(?: (?:k|m|mn|bn|thousand|million|billion)\b)?"
    rf"(?: ?(?:out )?of {AMOUNT})?(?: (?:%|per ?cent\b|pounds?\b|euros?\b|pct\b))?|[+-]?(?:nan|inf|infinity)\b",
    re.IGNORECASE,
)
MARKED_FIGURE = re.compile(rf"(?:^| )(?P<figure>{AMOUNT}(?: (?:thousand|million|billion))?)$", re.IGNORECASE)
TRAILING_COLOUR = re.compile(rf"(?:^|[ ,;])(?P<rag>{'|'.join(Rag)}),? (?P<figure>{FIGURE.pattern})$", re.IGNORECASE)
EDGES = " ,;:."
OTHER_CODE = re.compile(r"(?<![\w-])#?p[\s\-\u2010-\u2015]*\d{1,6}(?![\w-])", re.IGNORECASE | re.ASCII)
UNCHANGED = re.compile(
    r"(?:no changes?|unchanged|nothing (?:new|has changed|changed)|(?:the )?same as (?:last (?:time|quarter)|before)"
    r"|as (?:before|last time))(?=$|[ ,;.:])(?: but)?(?:,? (?:with )?(?:a )?note(?=[ :]))?",
    re.IGNORECASE,
)
"""That nothing has changed, at the beginning of what is said of a pledge; what follows it is a note."""
NOTHING_SAID = re.compile(
    r"(?:n ?/ ?a|n\.a\.?|none|nil|tb[acd]|unknown|not known|no idea|not sure|ditto"
    r"|(?:i )?(?:don['’]t|do not) know)[.!]?",
    re.IGNORECASE,
)
"""What people put where they have nothing to say."""

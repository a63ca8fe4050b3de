"""The words by which a sentence shows that it sets, or only mentions, a quorum."""

import re

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.numbers import NUMBER
from indexer.read_terms.wording import wording

QUORUM_WORD = re.compile(
    r"\b(?:(?:in|non-?)?quor(?:um|ate|acy|al)s?|(?:required|minimum|necessary) (?:attendance|turnout|presence))\b",
    re.IGNORECASE,
)
PRESENT = wording(r"""
    present
    presence
    attend(s|ed|ing|ance|ees)?
    represented
    representatives
    (be|is|are|being) there
    in the (room|meeting)
    (at|round|around) (the|a) table
    signed in
    (turn|turns|turned|turning|show|shows|showed) up
    (on|joined|join|joins|joining) the (call|line)
    on screen
    join(s|ed|ing)?
    tak(e|es|en|ing) (their seats|part)
    (is|are|be) (taken|filled|occupied)
    participat(e|es|ed|ing|ion)
    logged (in|on)
    gather(s|ed|ing)?
    assembl(e|es|ed)
    sits?( down)?
    sitting
    together
""")
"""Ways of being there."""

_GATE = wording(r"""
    before
    until
    unless
    once
    (as|so) long as
    provided
    only
    (properly|validly|duly) constituted
    may (\w+ ){1,3}(when|if|once|where)
    without
    (fewer|less) than
    under
    (fall|falls|drop|drops|dip|dips|sink|is|are) (to|under|below)
    below
    (proceed|start|begin|act|go ahead|open|business|transact)\w*[^.;]{0,30} (when|if|where)
    need(s|ed)?
    require[sd]?
    must
    (have|has) to
    should
    enough
    minimum
    can(not| only|'t)?
    may not
    nobody
    competent
    valid(ly)?
    takes
""")
_GO_AHEAD = wording(r"""
    go(es)? ahead
    proceeds?
    takes? place
    transact\w*
    effect
    be (held|opened|valid|constituted|put|taken|made|agreed|done|decided|conducted|binding)
    start(s|ed)?
    begins?
    opens?
    act(s|ing)?
    decide[sd]?
    agreed?
    decisions?
    business
    meetings?
    sessions?
    stand
    valid(ly)?
    constituted
    resolve
    binding
    commit
    awards?
    items?
    vote
""")
_HAVE_TO_BE_THERE = wording(r"""
    need(s|ed)?( to be there)? (before|for|to|in order)( a| any| the)? (meetings?|business|decisions?|sessions?|start)
    need(s|ed)?( to be there)? (to|in order to) (proceed|open|begin|go ahead|hold)
    require[sd]? (before|for|to|in order)( a| any| the)? (meetings?|business|decisions?|sessions?|start|proceed|open)
    shall be (present|in attendance)
    (must|should|have to|has to|needs? to) (attend|be (present|there|in attendance)|take part|turn up)
""")
_FEWER_IS_NO_MEETING = re.compile(
    r"\b(?:fewer|less) than\b[^.;]{0,60}\b(?:informal|adjourn|postpone|cancel|rearrange|inquorate|close|abandon)\w*",
    re.IGNORECASE,
)
_ENOUGH = wording("(are|is|be|shall be) (enough|sufficient) (for|to)\nsuffices?")
_NEEDS = "(need|require|want)(s|ed)?"
_START = "(go ahead|proceed|do business|open|start|decide)"
_A_MEETING = "(a|the|any) ((valid|quorate|proper|lawful) )?meeting"
_MEETING_NEEDS = wording(rf"""
    (hold|have|make|open|start|begin) {_A_MEETING}\b[^.;]{{0,30}} {_NEEDS}
    {_NEEDS}\b[^.;]{{0,40}}\b(for|to (hold|have|make|open)) {_A_MEETING}
    (meetings?|sessions?|we) {_NEEDS}\b[^.;]{{0,60}}\b{_START}
    (group|board|panel|forum|network|committee) {_NEEDS}\b[^.;]{{0,60}}\b{_START}
""")
_AT_LEAST = wording(r"""
    at least
    (a )?minimum of
    (not|no) (fewer|less) than
""")
_NOT_WITH_FEWER = re.compile(
    r"\b(?:not|no|never|cannot|nobody)\b[^.;]{0,60}\b(?:with|without) (?:(?:fewer|less) than|at least)\b", re.IGNORECASE
)
_ASKS_FOR = "(operate|require|have|need|set|apply|specify|use|work to|impose|observe)"
_NO_QUORUM = wording(rf"""
    no (formal |fixed |set |minimum |specific |required |particular |stated )*quorum
    not (\w+ ){{0,2}}{_ASKS_FOR} (a|any|with a) (\w+ )?quor\w+
    quor\w+( rules?| requirements?)? (is|are|will|shall) not (be )?(requir|need|set|specif|appropriate|used)\w*
    quor\w+( rules?| requirements?)? (does|do|will|shall) not apply
    without (a |any )?quorum
""")
_NOT_THERE = "(not|cannot|never|fails?|lost|absent|unmet)"
_MISSED = wording(rf"""
    (if|where|when|should|in the event|unless|in case|once)\b[^.;,]{{0,30}}\bquor\w+[^.;,]{{0,30}} {_NOT_THERE}
    (if|where|when)\b[^.;,]{{0,30}}\b(inquorate|(not|no longer) quorate)
    (lack|absence|loss) of (a )?quorum
""")
_STATED_IN_PASSING = re.compile(rf"\bquorum (?:of |\(){NUMBER}", re.IGNORECASE)
_WAS_MET = wording(r"(was|were) (\w+ )?(represented|present|quorate|in attendance|reached|met)")
_ANOTHER_MATTER = wording(r"""
    vot(e|es|ed|ing) (for|in favour|against)
    (papers?|agendas?|minutes|notice|apologies)
    (days?|weeks?) (before|notice|in advance)
    consecutive
    terms? of office
    elected
    appoint(s|ed)?
    interview
""")


def is_about_quorum(clause: Clause) -> bool:
    """Whether a clause may set a quorum: by its label, by the word, or by saying how many must be there to go ahead.

    Not one that says there is none, or that tells of a meeting that had one.
    """
    if _NO_QUORUM.search(clause.text) or _WAS_MET.search(clause.text):
        return False
    return bool(is_labelled(clause) or QUORUM_WORD.search(clause.text) or _describes_one(clause.text))


def is_labelled(clause: Clause) -> bool:
    """Whether a clause stands under a label or heading on the quorum."""
    return Topic.QUORUM in clause.topics


def rule_end(text: str) -> int:
    """Where a sentence turns from the quorum to what happens without one."""
    missed = _MISSED.search(text)
    if not missed:
        return len(text)
    stated = _STATED_IN_PASSING.search(text, missed.start(), missed.end())
    return stated.end() if stated else missed.start()


def _describes_one(text: str) -> bool:
    if _ANOTHER_MATTER.search(text):
        return False
    told = all(words.search(text) for words in (_GATE, _GO_AHEAD, PRESENT))
    named = _AT_LEAST.search(text) and _HAVE_TO_BE_THERE.search(text)
    enough = _ENOUGH.search(text) and _GO_AHEAD.search(text)
    needs = _MEETING_NEEDS.search(text)
    fewer = _NOT_WITH_FEWER.search(text) or _FEWER_IS_NO_MEETING.search(text)
    return bool(told or named or enough or needs or fewer)

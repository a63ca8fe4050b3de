"""Labels and headings of terms of reference: what the words beside them are about."""

import re
from enum import StrEnum

from indexer.read_terms.wording import one_of


class Topic(StrEnum):
    """What a label or heading announces."""

    QUORUM = "quorum"
    MEETINGS = "meetings"
    CADENCE = "cadence"
    DECISIONS = "decisions"
    CHAIRS = "chairs"
    DEPUTIES = "deputies"
    SECRETARIAT = "secretariat"
    MEMBERS = "members"
    NOTICE = "notice"
    REVIEW = "review"
    MODE = "mode"
    DURATION = "duration"
    EFFECTIVE = "effective"
    REPORTING = "reporting"


_CHAIR = (
    r"(co-?|joint |interim |independent |acting |current |meeting )*"
    r"chair(s|ing|person|man|woman|people|persons)?( and co-?chairs?)?"
)
_SUPPORT = r"(secretariat|secretarial|admin|administrative|administration|business|meeting|clerical|officer|programme)"
_TOPICS = {
    Topic.QUORUM: r"""
        (meeting )?quor\w+
        minimum (attendance|number|turnout)( of \w+)?
        (attendance|numbers|members) (needed|required)
        how many (people |members )?(must|have to|need to|should) (attend|be (present|there))
    """,
    Topic.MEETINGS: r"""
        (our |group )?meetings?
        meeting arrangements
        (when|how) we meet
        meets?
        timings?
        when
        dates?
        sessions
    """,
    Topic.CADENCE: r"""
        (meeting )?frequency
        how often( do)?( we| it| they)?( meets?)?
        (meeting )?(cadence|cycle|pattern|schedule|rhythm|interval|timetable)
        regularity
    """,
    Topic.DECISIONS: r"""
        decisions?([- ]making)?( rule)?
        how (we|decisions|it|things)( \w+){1,3}
        voting( rights| rule)?
        votes
        resolutions
        reaching (agreement|decisions)
    """,
    Topic.CHAIRS: rf"""
        (the )?{_CHAIR}
        {_CHAIR}('s)? name
        chairship
        chaired by
        who chairs
        presiding
        in the chair
    """,
    Topic.DEPUTIES: r"""
        (deputy|vice|deputies)([- ]\w+){0,3}
    """,
    Topic.SECRETARIAT: rf"""
        secretar(y|iat|ial)
        (secretariat|secretary) to the \w+
        (contact|queries|enquiries)( to| for)?( the)? (secretariat|secretary)
        clerk(ing)?
        minutes( taken)?( by|-taker| taker| and papers)?
        note[- ]?tak(er|ing)
        (servic|support|administer|clerk|organis|host)(ing|ed by)
        ({_SUPPORT}( and |, | & |/| )?)+ ?(support|services?|function|contact)?
        support
        administrator
        (support|liaison) officer
        who (keeps|takes) the minutes
        run by
    """,
    Topic.MEMBERS: r"""
        (core |full |voting |current )?member(s|ship)
        composition
        attendees
        membership consists of
        who (is|sits) (in|on) the \w+
        (members and )?seats?( and members)?
    """,
    Topic.NOTICE: r"""
        (meeting )?notice( of meetings?| period)?
        (meeting )?papers( issued| sent| out| due)?
        agendas?( and papers)?( issued| sent| out)?
        (documents|circulation)
        (distribution|circulation) of papers
        (convening|call-?out|calling (of )?meetings)
    """,
    Topic.REVIEW: r"""
        (next |date of (next )?|annual )?review(s|ing|ed)?( dates?| period| cycle| due| by)*
        review of [a-z ]{3,40}
        (terms|tor) (review|reviewed)
    """,
    Topic.MODE: r"""
        (meeting )?(mode|format|location|venue|place|form)
        where( we meet| it meets)?
        how( we meet)?
    """,
    Topic.DURATION: r"""
        (meeting )?(duration|length)
        how long
        time (commitment|needed|allowed|set aside)
        running time
        time
    """,
    Topic.EFFECTIVE: r"""
        effective( date| from)?
        start date
        (date )?(adopted|in force)( from)?
        commencement
    """,
    Topic.REPORTING: r"""
        (accountability|reporting|reports?|governance)( [a-z]+){0,3}
    """,
}
_GLUE = re.compile(r"\s*(?:,|/|&|\+|\band\b)\s*", re.IGNORECASE)
_EXTRA = re.compile(
    one_of(r"""
    ^(the|our|proposed|agreed)\s+
    \s*\([^()]*\)$
    \s+(arrangements?|rules?|requirements?|method|process|details?)$
    \s+(of|for|at|to) ((the|all|each|an?) )?(\w+ )?(meetings?|groups?|boards?|committee|network|forum|papers|terms.*)$
    """),
    re.IGNORECASE,
)
_BY_TOPIC = {topic: re.compile(one_of(ways), re.IGNORECASE) for topic, ways in _TOPICS.items()}
_NUMBERING = re.compile(r"^#*\s*(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[QA]\d{0,2}[.:)])\s+")
_MOST_WORDS = 9


def topics_of(label: str) -> frozenset[Topic]:
    """What a label or heading is about ("Quorum", "Frequency and location of meetings"); nothing for other words."""
    words = _NUMBERING.sub("", label.strip()).strip(" \t#:.–-[]?|").split()
    if not words or len(words) > _MOST_WORDS or ": " in " ".join(words):
        return frozenset()
    return frozenset(topic for piece in _GLUE.split(" ".join(words)) for topic in _topics_of_piece(piece))


def _topics_of_piece(piece: str) -> set[Topic]:
    bare = _EXTRA.sub("", _EXTRA.sub("", piece.strip()))
    return {topic for topic, pattern in _BY_TOPIC.items() if pattern.fullmatch(bare)}

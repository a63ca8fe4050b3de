"""The words by which a text speaks of another body, an earlier rule, a special meeting, or of what is still open."""

import re

from indexer.read_terms.wording import one_of, wording

OPEN = wording(r"""
    tb[acd]
    to be (confirmed|advised|announced|determined|finali[sz]ed|established|worked out|firmed up)
    to be (agreed|decided|set|fixed|discussed|arranged|settled)(?! by\b)
    ^(still |yet )?to be (nominated|appointed|named|identified|found|elected|chosen|selected|filled)
    to follow(?=[.;,)]|$)
    (yet|still|remains?) to be
    not yet
    (awaiting|pending) (confirmation|agreement|approval|discussion)
    under discussion
    undecided
    (is|are|currently|now) vacant
    ^vacant
    subject to confirmation
    x{2,}
""")
LEFT_BLANK = re.compile(
    r"\[(?:insert|name|number|date|x+|tb|to be|\.|…|_| )[^\]]*\]|\?{2,}|_{3,}|\.{4,}|…{2,}", re.IGNORECASE
)
A_DETAIL = re.compile(r"\b(?:dates?|times?|venues?|rooms?|locations?|details?|link|day)\b[^.;]{0,30}$", re.IGNORECASE)
EARLIER = wording(r"""
    previous(ly)?
    former(ly)?
    earlier
    used to
    outgoing
    until (then|now|recently|last (year|month))
    (was|were|had been|met)(?=[^.;]{1,60} until \b)
    up to (then|now)
    no longer(?! than)
    (was|were|had been) (set at|fixed at|originally)
    original(ly)?
    (old|initial) (quorum|rule|arrangement|terms)
    in the past
    before (then|that|20\d\d)
    superseded
    abolished
    was(?=.{1,60}\bnow\b)
""")
CHANGED = re.compile(
    r"\b(?:rais|increas|reduc|lower|chang|mov|amend|cut|brought|gone|went)\w* (?P<before>from [^.;]{1,40}?) to\b",
    re.IGNORECASE,
)
_SPECIAL_MEETING = one_of(r"""
    (extra-?ordinary|special|emergency|additional|extra|urgent|exceptional|ad hoc|further) (meeting|session)s?\b
    (annual )?general meetings?\b
    A\.?G\.?M\b
    E\.?G\.?M\b
""")
SPECIAL = re.compile(rf"(?:\b(?:with|and|plus)\s)?(?:\ban?\s|\bany\s)?\b(?:{_SPECIAL_MEETING})", re.IGNORECASE)
_LOWER_BODY = one_of(r"""
    sub-? ?(group|committee|panel|board|team)s?
    task(-| )(and|&)(-| )finish(ing)?( groups?)?
    task (group|force)s?
    work ?streams?( leads?| groups?)?
    working (group|part(y|ie))s?
    project (team|group)s?
    delivery groups?
    theme (group|lead)s?
    thematic groups?
    operational groups?
    learning sets?
""")
_UPPER_BODY = one_of(r"""
    (steering|strategic|executive|programme|core|reference|advisory|oversight) (group|board|committee)
    board
    network
    forum
    committee
    partnership
    executive
    alliance
    collaborative
    assembly
    cabinet
    community
    collaboration
    panel
    group
    team
""")
BODY = re.compile(rf"\b(?:(?P<lower>{_LOWER_BODY})|(?:{_UPPER_BODY}))\b", re.IGNORECASE)
WE = wording("we\nour\nus")

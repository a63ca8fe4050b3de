"""How terms of reference say that people meet on screens, in a room, or both."""

import re

from indexer.read_terms.wording import wording

_NOT_A_MEETING = "(check|catch|train|forum|survey|form|portal|resource|platform|poll|librar|tool|hub|register|folder)"
VIRTUAL = wording(rf"""
    virtual(ly)?
    on-?line(?! {_NOT_A_MEETING})
    on line
    remote(ly)?
    ((ms|microsoft) )?teams(?! (site|channel|folder|from|of|in|who|and|have|will|are))
    zoom
    webex
    google meet
    skype
    (video|tele|web)[ -]?(conferenc\w+|calls?|links?|meetings?)
    (by|over|via|on) (video|telephone|phone)
    conference calls?
    dial(s|led)?[ -]?in
    on[- ]screens?
    electronic(ally| means)
    (by|via|through|following|using) (the|a) (\w+ )?link
    from (their|your|our) (own )?(desks?|homes?|laptops?)
""")
IN_PERSON = wording(r"""
    in[- ]person
    face[- ](to|2)[- ]face
    f2f
    physical(ly)?
    in the same room
    on[- ]site
    in the flesh
    (meet|meets|held|meeting) (round|around) (a|the) table
""")
_ELSEWHERE = "(who (cannot|can't|are|live|prefer)|further|unable|not|living|based)"
_ROOM = "(offices?|premises|venue|room|hall|building|house|centre|campus)"
_WOULD_RATHER_NOT = "(cannot|can't|unable to|not able to|prefer not to|(would )?rather( not)?)"
HYBRID = wording(rf"""
    hybrid
    blend(ed|s)?
    some\b[^.;]{{0,40}}\b(room|person)\b[^.;]{{0,40}}\b(others?|rest)\b[^.;]{{0,30}}\b(screen|online|video|link|zoom|teams)
    {_ROOM}\b[^.;]{{0,40}}\b(and|with|plus|or)\b[^.;]{{0,25}}(?<!no )\b(link|dial-?in|zoom|teams|online|video)
    (those|anyone|people|others|members) {_ELSEWHERE}\b[^.;]{{0,45}}\b(dial|online|remote(ly)?|video|teams|zoom|link)
    alternat(es?|ely|ing)\b[^.;]{{0,60}}\b(online|virtual(ly)?|zoom|teams|video|remote(ly)?)
    mixed(?= (mode|meeting|one|format|basis|model))
    mixed-mode
    {_WOULD_RATHER_NOT}\b[^.;]{{0,45}}\b(dial|online|remote(ly)?|video|teams|zoom|link|virtual(ly)?)
    in (the room|person) (or|and) (on-?line|virtually|remotely|on screen|by \w+)
    (room|venue|hall|building)\b[^.;]{{0,40}}\b(and|with|plus|or) an? (\w+ )?(link|dial-?in)
""")
MEETING = wording(r"""
    meet(s|ing|ings)?
    attend(s|ed|ing|ance)?
    join(s|ed|ing)?
    held
    takes? place
    sessions?
    sittings?
    calls?
    tak(e|es|ing) part
    participat(e|es|ed|ing|ion)
    conven\w+
    gather\w*
    location
    venue
    (come|comes) (together|along|in)
    come
    (dial|link)
    sits?
    format
    mode
    present
    everyone
    everybody
    there
""")
NOT_MEETING = wording(r"""
    papers?
    documents?
    agendas?
    (?<!\d )minutes
    circulat\w+
    publish\w*
    shared
    stored
    kept
    vot(e|es|ed|ing)
    decisions?
    recordings?
    resources?
    forum for
    training
    (hub|portal|website|workspace|channel)
    (polls?|surveys?)
    approv\w+
    (urgent|correspondence)
    emails?
    between meetings
    handed
    stream\w*
    broadcast
    webcast
    recorded
    (conference|summit|event|away-?day)s?
""")
MEETINGS_ARE = wording(r"""
    (meetings|sessions|they|we) (are|will|shall|can|may|takes?|meets?|use)
    (group|board|network|forum|panel) meets
""")
LEFT_OUT = re.compile(
    r"\b(?:no|not|never|without|nor|rather than|instead of|cannot)\b(?: [\w-]+){0,2} ?$", re.IGNORECASE
)
NOT_POSSIBLE = re.compile(
    r"(?: \w+){0,3} (?:is|are) (?:not|no longer|never) "
    r"(?:possible|available|offered|allowed|permitted|provided|accepted)",
    re.IGNORECASE,
)
EXCEPTION = wording(r"""
    unless
    except
    exceptional\w*
    exceptionally
    (once|twice) a year
    annual
    yearly
    occasional\w*
    (when|where|if) (necessary|needed|required|essential|agreed)
    from time to time
    one (\w+ )?(meeting )?(a|each|per) year
    one meeting
    (in|for) (an )?emergenc\w+
    at least (one|once)
    apart from
    other than
    only (by|with|in|for|if|where|when)
    by agreement
    on request
    (consent|permission|approval)
    (january|february|march|april|may|june|july|august|september|october|november|december) (meeting|session|one)
    (christmas|summer) (meeting|session)
    alone
""")

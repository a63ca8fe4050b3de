"""How terms of reference say who runs a group's affairs."""

import re

from indexer.read_terms.wording import one_of, wording

_BODY = r"(group|board|network|forum|committee|partnership|panel)"
_KIND_OF_SUPPORT = one_of(r"""
    secretariat
    secretarial
    admin
    administrat(ive|ion|or)
    clerical
    organisational
    logistical
    co-?ordination
    meeting
    day-to-day
    back-?office
    practical
    executive
    officer
""")
_FORM_OF_SUPPORT = one_of(r"""
    support
    services?
    functions?
    assistance
    help
    duties
    backing
    back-?up
    role
    resource
    side
    work
    tasks
""")
SERVICE = one_of(rf"""
    {_KIND_OF_SUPPORT}(( and|,| &)? {_KIND_OF_SUPPORT})*( and \w+)? {_FORM_OF_SUPPORT}
    support (to|for) (the|this) {_BODY}
    running (of )?(the|this) {_BODY}
    secretariat
    secretaryship
    secretary
    clerk(ing)?
    administration
    admin
    administrator
    (job|role|post|task|duties) of (the )?(secretar(y|iat)|clerk|administrator)
""")
_PAPERWORK = one_of(r"""
    agendas?
    papers
    paperwork
    minutes
    (minute|note)[- ]taking
    notes
    (action|decision) logs?
    actions
    diar(y|ies)
    bookings
    records?
    logistics
    correspondence
    mailing lists?
    arrangements
    rooms
    invitations
    venues
""")
_LIST_OF_PAPERWORK = (
    rf"(?:(?:the |all |its |any )*{_PAPERWORK}(?:,? and |, | & )?)+"
    rf"(?: for (?:the|each|every) (?:meetings?|{one_of(_BODY)}))?(?: of (?:the )?meetings)?"
)
_BETWEEN = one_of(rf"""
    will|shall|is|are|be|being|has|have|been
    to|also|currently|jointly|kindly|all|at present
    for|of|and|the|this|its
    function|role|work|meetings?|{_BODY}
""")
_GIVEN = one_of(r"""
    provided|supplied|hosted|delivered|offered|given|undertaken|performed|carried out|(?<!meetings )run
    led|staffed|resourced|facilitated|managed|handled|held|shared|covered|discharged|fulfilled
    looked after|taken( on| care of)?|kept|dealt with|seen to
    prepared|produced|drafted|written( up)?|compiled|maintained|organised|arranged|co-?ordinated
    found|drawn|bought in
    sent( out| round)?|issued|circulated|distributed
""")
_GIVING = one_of(r"""
    (provid|suppl|carr|host|offer|deliver|run|undertak|lead|manag|resourc|giv|organis)(es?|ies|s|ing|y)?( out| on)?
    (perform|fulfil|handl|cover|discharg|furnish)(es?|s|ing)?
    look(s|ing)? after
""")
_HANDLES = one_of(r"""
    looks? after|takes? care of|sees? to|deals? with|handles?|manages?|organises?|arranges?
    takes?|keeps?|writes?( up)?|types?( up)?|prepares?|produces?|compiles?
    sends?( out| round)?|circulates?|issues?|distributes?|books?
""")
_DOES_PAPERWORK = r"(take|provide|organise|arrange|act|keep|send|book|issue)"
_MAY = one_of(r"""
    will|shall|should|is to|are to|to|also|currently|kindly
    has agreed to|have agreed to|agrees to|has offered to|has|have
""")

_TAKING = "(?:taking|keeping|writing|providing|acting as)"
BEFORE_WHO = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{SERVICE}|{_LIST_OF_PAPERWORK}) (?:{_BETWEEN} )*{_GIVEN}(?: and \w+)?(?: for the \w+)? (?:jointly )?"
        r"(?:by|from within|from|within|at) ",
        r"\b(?:serviced|administered|clerked|minuted|convened and \w+)(?: and \w+)? (?:by|from|out of) ",
        rf"\b(?:meetings?|it|{one_of(_BODY)}) (?:{_BETWEEN} )*(?:run|organised|co-?ordinated)(?: and \w+)? "
        r"(?:by|from|out of) ",
        rf"\b(?:meetings?|it|we|{one_of(_BODY)}) (?:{_BETWEEN} )*(?:supported|assisted|helped) by "
        r"(?:the |a )?secretariat"
        r"(?:\s?[-–,:(]\s?| from | at | of | provided by | in )",
        r"\b(?:supported|assisted) (?:administratively )?by "
        rf"(?=[^.;]*\b(?:as secretariat|secretariat|(?:who|which) (?:will )?{one_of(_DOES_PAPERWORK)}))",
        rf"\bwith (?=[^.;,]{{3,60}} {_TAKING} (?:the )?(?:minutes|notes|secretar))",
        r"\b(?:secretariat|secretary|clerk|administrator)(?: (?:to|of|for) (?:the|this) \w+(?: \w+)?)? "
        r"(?:is|are|will be|shall be|sits? (?:with|in|at)|will sit with|rests? with|lies with|is based (?:in|at|with)"
        r"|comes? from|belongs to|:) ",
        rf"\b(?:{SERVICE}|{_LIST_OF_PAPERWORK})(?: \w+)? (?:(?:will|shall) )?"
        r"(?:falls?|rests?|lies?|sits?|is|are|be|stays?|remains?|comes?) "
        r"(?:to|with|from|in the hands of|the responsibility of|the job of|a matter for) ",
    )
)
"""Each ends where the name begins ("… support is provided by ")."""

AFTER_WHO = re.compile(
    rf"(?P<who>[^.;]{{2,120}}?),? (?:{_MAY} )*(?:"
    rf"{_GIVING} (?:(?:the|a|an|its|our|some|all|full|any|both) )*(?:{one_of(_BODY)}'s )?(?:\w+ and )?{SERVICE}\b"
    rf"|(?:acts?|serves?|works?|is|are|doubles?|functions?) (?:as )?(?:(?:the|its|a|our) )?(?:{one_of(_BODY)}'s )?"
    r"(?:secretar(?:iat|y)|clerk|administrator)\b"
    rf"|(?:services?|administers?|clerks?|runs?) (?:the|this|its|all|our)(?: (?:meetings?|{one_of(_BODY)}))+\b"
    r"|(?:organises?|arranges?|services?|administers?) (?:(?:the|its|our|all) )?meetings\b"
    rf"|(?:is|are|be) responsible for (?:(?:the|all|its) )*(?:{SERVICE}\\b|{_LIST_OF_PAPERWORK})"
    rf"|{_HANDLES} {_LIST_OF_PAPERWORK})",
    re.IGNORECASE,
)
"""A sentence whose subject provides the secretariat, or does its work."""

BESIDE_LABEL = re.compile(rf"^(?:(?:{_BETWEEN} )*{_GIVEN} by |from |by |with )", re.IGNORECASE)
"""What may stand between "Secretariat:" and the name."""

WHO_ENDS = wording(r"""
    (who|which|and|, and) (?=(also |then )?(will|shall|is|are|has|have|takes?|sends?|keeps?|books?|includes?)\b)
    (who|which|and|, and) (?=(also |then )?(circulat|arrang|organis|prepar|issu)\w*)
    (who|which|and|, and) (?=(papers|minutes?)\b)
    (taking|keeping|writing|providing|acting)
    including
    on behalf of
    with (minutes|papers)
    papers
    minutes
    agendas?
    for the
    until
    as (the )?(secretariat|clerk|secretary)
    to (arrange|organise|take|support|prepare|ensure|keep)
    (within|before|after|no later than|at least|by) (\d|one|two|three|four|five|six|seven|eight|ten|the)
    in (advance|consultation)
""")

NOBODY = re.compile(
    one_of(r"""
    (the |a |any |our |its )*(secretariat|secretary|clerk)(?! (of|at|from|team|office|group))( \w+)*
    (the |this |our |its )*(group|board|network|forum|panel|committee)(?! (of|at|from|team|office|group))( \w+)*
    (the |our |its )*((co-?)?chairs?(person|man)?|vice|deputy)(?! (of|at|from|team|office|group))( \w+)*
    (the |any |all |each )*(members?|papers?|minutes|agendas?|notes)(?! (of|at|from|team|office|group))( \w+)*
    (it|they|this|there|who|which|each|we)( \w+)*
    (rotat|in turn|nobody|none|agreed|no one|somebody|someone|whoever|in rotation|on a rotating|turns)\w*.*
    (appropriate|adequate|responsible|provided|available|shared|necessary|sufficient).*
    (e-?mail|post|hand|phone|video|agreement|consensus|rotation|default)\b.*
    (noon|midday|close|monday|tuesday|wednesday|thursday|friday)\b.*
    (as|when|if|where|how|what|not|no|meetings?|decisions?|quorum|in|at|on|of)\b.*
    """),
    re.IGNORECASE,
)
"""What is no name of a secretariat, though it stands where one would."""

SOMEBODY = re.compile(
    r"(?<![.!?] )\b[A-Z]|\b(?:offices?|officers?|teams?|units?|department|council|host|hub|organisation|partners?|staff"
    r"|trust|university|college|assistant|co-?ordinator|manager|services|authority|association|charity|agency|partnership)\b"
)
DUTIES = re.compile(
    r"^(?:(?:the|a|an|our) )?(?:secretar(?:iat|y)|clerk)\b|^(?:\w+ing|to|papers?|minutes|agenda|draft)\b"
    r"|\b(?:will|shall|must|should|may|can|is responsible|are)\b",
    re.IGNORECASE,
)
"""What tells what a secretariat does, not who it is."""

"""How terms of reference word the rules by which a group decides."""

from indexer.read_terms.wording import wording

CONSENSUS = "consensus"
CHAIR_DECIDES = "chair decides"
_WHO = (
    r"(members?|partners?|parties|organi[sz]ations?|signatories|institutions|anchors|present|voting|of (them|us|those))"
)
_HAS_TO = "(must|needs? to|has to|have to|shall)"
_AGREE = "(agree|approve|consent|be in favour|be in agreement|sign|support|back|accept)"
_AGREEMENT = "(agreement|consent|assent|accord)"
_IF_POSSIBLE = "(wherever|where|if|as far as) possible"
_CHAIR = "chairs?(person|man|woman)?"
_MAY_THEN = "( alone| then| shall| will| may| must| should| can| has| have| is| to| the| a)*"
_VERDICT = "(decision|word|ruling|view|judgement|verdict)"
_MATTERS = r"(decisions?|decid\w+|matters?|questions?|views?|proceeds?|works?|business|conclusions?)"
_TWO_THIRDS = wording(r"""
    ((a )?majority of (at least )?)?two[- ]thirds?
    ((a )?majority of (at least )?)?two[- ]to[- ]one
    two (votes )?(in|out of) (every )?three
    2/3(rds?)?
    (66(\.\d+)?|67) ?(%|per ?cent)
""")
_THREE_QUARTERS = wording(r"""
    ((a )?majority of (at least )?)?three[- ](quarters?|fourths?)
    three (votes )?(in|out of) (every )?four
    3/4
    75 ?(%|per ?cent)
    seventy-five per ?cent
""")
_UNANIMITY = wording(rf"""
    unanim(ous|ously|ity)
    with one voice
    (all|every|each)( \w+){{0,3}}? {_WHO}( \w+){{0,3}}? {_HAS_TO}( all)? {_AGREE}
    (everyone|everybody|all|each|every one)( \w+){{0,2}} {_HAS_TO}( all)? {_AGREE}
    (agreement|consent|support|approval|assent) of (all|every|each|everyone)(?![^.;]{{0,30}} {_IF_POSSIBLE})
    (any|one|a single|every|each) (\w+ ){{0,3}}(can|may) (veto|block|stop|say no)
    against the (wishes|will) of (any|a single)
    (unless|when|if|once) (all|everyone|everybody|(every|each) \w+)( \w+){{0,2}} {_AGREE}s?
""")
_CHAIR_DECIDING = wording(rf"""
    (?<!deputy )(co-?)?{_CHAIR}('s?| of the \w+)?{_MAY_THEN} (decid\w+|determin\w+|settles?|rules?|resolves?|prevails?)
    (?<!deputy )(co-?)?{_CHAIR}('s?| of the \w+)?{_MAY_THEN} (final|last) (say|word|decision|ruling)
    (?<!deputy )(co-?)?{_CHAIR}('s?| of the \w+)?{_MAY_THEN} make the (final )?decision
    (co-?)?chair('s)? {_VERDICT} (is|shall be|will be|stands|prevails|counts)( final| binding| conclusive)?
    (decided|determined|resolved|settled|ruled on|taken|made) by the (co-?)?chairs?
    (decision|say|ruling|word|matter)s? (rests?|lies?|is|falls?|sits?) (with|to) the (co-?)?chairs?
    decisions? (is|are|will be|shall be)( \w+)? for the (co-)?chair
    for the (co-)?chair\b[^.;]{{0,40}}? to (decide|determine|settle|rule|resolve)
    (left|falls?|passes?|referred|goes|up) to the (co-?)?chairs?( to (decide|settle|rule))?
""")
_MAJORITY = wording(r"""
    (simple|bare|straight|ordinary|plain) majority
    by (a|the)? ?majority
    (a|the) (overall |absolute |clear )?majority (of|is|will|shall|must|decides|carries|wins|present|in favour)
    (a|the) (overall |absolute |clear )?majority (vote|decision|view|verdict)
    (a|the) majority(?=[.;,)]|$)
    majority (vote|voting|decision|rule|carries|verdict|view|decides|wins|of)s?
    (more than|over) half
    most (of (those|the|them)|votes|members|people|partners)
    (the )?(more|most|greatest number of|larger number of) (votes|hands|support|backing)
    more( \w+){0,3}? (for|in favour)( \w+){0,3}? than( \w+){0,2} (against|oppose)
    (50|fifty) ?(%|per ?cent) (plus|\+) (1|one)
    show of hands
    majority
""")
_CONSENT = wording(rf"""
    (?<!build )(?<!building )(?<!builds )(?<!built )consensus(?! building|-building)
    consensual(ly)?
    without (a |taking a |recourse to a |going to a )?vote
    no (\w+ )?objections?
    (nobody|no[- ]one|no \w+|none) (objects?|dissents?|disagrees|is against|opposes)
    agreement of (all|every|each)[^.;]{{0,30}} {_IF_POSSIBLE}
    {_MATTERS}\b[^.;]{{0,40}} (by|through|based on|on the basis of) (\w+ )?{_AGREEMENT}(?! (of|with) )
    (general|common|mutual|shared|broad) {_AGREEMENT}
    (seeks?|looks? for|aims? for|works? towards|strives? for|tr(y|ies) to (reach|find)) (\w+ )?{_AGREEMENT}
    on the nod
    (all|everyone|everybody)( \w+)? can (live with|support|accept)
""")
RULES = (
    ("two-thirds majority", _TWO_THIRDS),
    ("three-quarters majority", _THREE_QUARTERS),
    ("unanimity", _UNANIMITY),
    (CHAIR_DECIDES, _CHAIR_DECIDING),
    ("simple majority", _MAJORITY),
    (CONSENSUS, _CONSENT),
)
"""Each rule with its wordings; where two overlap, the first in this order is meant."""

DECIDES = wording(r"""
    decid\w*
    decisions?([- ]making)?
    vot(e|es|ed|ing)
    resol(ve|ves|ved|ution|utions)
    recommendations?
    motions?
    proposals?
    agree(s|d|ment|ments|ing)?
    matters?
    questions?
    issues?
    disagree\w*
    disput\w*
    approv\w*
    carr(y|ies|ied)
    pass(es|ed)?
    settle(s|d)?
    adopt(s|ed)?
    speaks?
    statements?
    views?
    stands?
    (by|through|on a) consensus
    (seeks?|aims? for|looks? for|works? (by|towards|on)|reach(es)?|operates? (by|on)|strives? for) (\w+ )?consensus
    consensus (basis|is|will|shall|cannot|approach|model|decision\w*)
""")
PARTICULAR = wording(r"""
    amend\w*
    (chang|alter|vary|varied|variation|modif)\w*
    dissol\w*
    wind(ing)? up
    remov(e|al|ed|ing)
    expel\w*
    expulsion
    admi(t|ssion)\w*
    new (members?|partners?)
    elect(ed|ion|ions)?
    appoint\w*
    terminat\w*
    suspen\w*
    (constitution|charter|terms of reference|terms)
    budget
    (agenda|venue|date|time|paper)s?
    join(s|ing)? the
""")

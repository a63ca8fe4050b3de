"""Who chairs the group, by name."""

import re
from collections.abc import Iterator, Sequence

from indexer.read_terms.clauses import Clause
from indexer.read_terms.labels import Topic
from indexer.read_terms.person_names import find_names
from indexer.read_terms.wording import one_of, wording

_KIND = "(co-? ?|joint |interim |acting |independent |current |meeting |first |founding |inaugural |elected )*"
_POST = one_of(rf"""
    {_KIND}chair(s|ing)?(?!\w)
    {_KIND}chair(person|people|persons|man|woman)(?!\w)
""")
_THIS = one_of(r"((the|this|our) )?(group|board|network|forum|meetings?|committee|partnership|panel|both)")
_ITS = "(the|its|our|their)"
_HELD = "(held|undertaken|filled|shared|taken|exercised|performed)"
_BEFORE_NAMES = wording(rf"""
    (co-?|jointly |currently )?chaired (jointly |currently |in turn )?(by|between)
    under the (joint )?chair(ing|ship|manship) of
    presided over by
    {_POST}( (of|for) {_THIS})?( at present| currently)? (is|are|will be|shall be)( currently)?
    {_POST}( role| duties)?( of the \w+)?( is| are| will be| shall be)? {_HELD}( \w+)? (by|between|among)
    (appointed|elected|chose|chosen|named|invited)(?= [^.;]{{3,80}}\b(as|to be)( {_ITS})? {_POST})
    the chair (passes|falls|goes) to
    led (jointly )?by(?= [^.;]{{3,80}}\bas( {_ITS})? {_POST})
""")
_IN_APPOSITION = re.compile(
    rf"\b(?:the|an?|its|our|their|whose) {_POST}(?: of {_THIS})?(?:, | \(|: )(?=(?-i:[A-Z]))", re.IGNORECASE
)
_CHAIRS_AS_A_NOUN = one_of(rf"""
    of (?!{_THIS})
    's
    (is|are|will|shall|may|must|and|or|has|have|can|who|at)\b
""")
_AFTER_NAMES = wording(rf"""
    ((will|shall|to|who|also|jointly|currently|both|normally|should) )*(co-?)?chairs?(?! ?{_CHAIRS_AS_A_NOUN})
    (has|have) (co-)?chaired
    presides?( over| at)?
    ((will|shall|to|who) )+preside
    (is|are|will be|shall be)( {_ITS}| an?)? {_POST}
    (will act as|acts? as|serves? as|will serve as|named)( {_ITS}| an?)? {_POST}
    ((was|were) )?(appointed|elected)( as)?( {_ITS}| an?)? {_POST}
    (agreed|chosen|invited|asked|elected|appointed) to (be|act as|serve as|lead [a-z ]{{0,25}} as)( {_ITS})? {_POST}
    (agreed|chosen|invited|asked|elected|appointed) to (co-?)?chair
    (takes?|taking|took|occup(y|ies)|shares?|alternate in|(is |are |will be )?in) the (chair|chairing|chairship)
    as( {_ITS}| an?)? {_POST}
    , {_POST}
    \({_POST}\)
""")
_HOLDS_IT = wording(r"""
    (holds?|fills?|occup(y|ies)|has|have) (the|this|that) (post|role|position|office|job)
    (took up|takes? on|carr(y|ies) out) (the|this|that) (post|role|position|office|job)
    currently holds? (the|this|that) (post|role|position|office|job)
    (is|are|has been|have been|was|were) (elected|appointed|chosen|re-elected)
    is the current (holder|incumbent|post-?holder)
    serves? (at present|currently|until|for)
    (is|are) the present (one|holder)
""")
_IT_IS_HELD_BY = wording(r"""
    (post|role|position|office) (is|has been)( currently| at present)? (held|filled|taken)( \w+){0,2} by
    (this|that|it) is( currently| at present)?
""")
_SAYS_WHO = wording(r"""
    ((at present|currently|today|for now|now),? )?(this|that|it) (is|has been)
""")
_LIST_ENDS = wording(r"""
    or
    if
    supported
    deputised
    assisted
    with
    in (the|his|her|their|whose) absence
    deputy
    vice(?!-chancellor)
    secretar\w+
    minutes
    reports?
    until
    from whom
    succeed\w*
    replac\w*
    taking over
    reporting
""")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})(?<!Prof)(?<!Cllr)(?<!Revd)\.(?=\s|$)")
_OTHER_POST = wording(r"""
    deputy
    vice(?!-chancellor)
    deputi[sz]\w+
    alternate(?! in)
    substitute
    in (the|their|his|her) (chair's )?absence
    secretar\w+
    previous
    outgoing
    treasurer
""")
_OF_OTHER_POST = re.compile(rf"\s+(?:as )?(?:the |an? )?(?:{_OTHER_POST.pattern})", re.IGNORECASE)
_MENTIONS_CHAIR = re.compile(r"\b(?:co-?)?chairs?(?:person|man|woman)?\b", re.IGNORECASE)
_VERB = wording(r"""
    is
    are
    was
    will
    shall
    has
    have
    who
    \w+ed
    keeps?
    takes?
    provides?
    acts?
    runs?
    carr(y|ies)
    serves?
    looks?
""")
_BESIDE = 14  # characters before a name in which its post stands
_FARTHEST = 70  # characters between a name and "chairs": a post and an organisation


def read_chairs(clauses: Sequence[Clause]) -> tuple[tuple[str, Clause], ...]:
    """The names of those who chair, each once, in order; nobody where only a post, an organisation or a turn is
    named."""
    found: dict[str, Clause] = {}
    before: Clause | None = None
    for clause in clauses:
        last = before.text if before is not None and before.block == clause.block else ""
        is_in_other_post = _SAYS_WHO.match(clause.text) and _OTHER_POST.search(last)  # "At present this is …"
        for name in () if is_in_other_post else _chairs_in(clause, _is_last_post_chair(last)):
            found.setdefault(name, clause)
        before = clause
    return tuple(found.items())


def _is_last_post_chair(text: str) -> bool:
    return bool(_MENTIONS_CHAIR.search(text)) and not _OTHER_POST.search(text)


def _chairs_in(clause: Clause, after_chair: bool) -> Iterator[str]:
    text = clause.text
    named_here = Topic.CHAIRS in clause.topics and (clause.own_label or clause.topics == {Topic.CHAIRS})
    of_another = _OTHER_POST.match(text) if clause.own_label else _OTHER_POST.search(text)
    if named_here and Topic.DEPUTIES not in clause.topics and not of_another:
        yield from _names_from(text, 0)
        return
    held_by = _IT_IS_HELD_BY.finditer(text) if after_chair else ()
    for cue in (*_BEFORE_NAMES.finditer(text), *_IN_APPOSITION.finditer(text), *held_by):
        if not _OTHER_POST.search(text, max(0, cue.start() - 12), cue.end()):
            yield from _names_from(text, cue.end())
    holds_it = (cue for cue in _HOLDS_IT.finditer(text) if not _OF_OTHER_POST.match(text, cue.end()))
    for cue in (*_AFTER_NAMES.finditer(text), *(holds_it if after_chair else ())):
        yield from _names_before(text, cue.start())


def _names_from(text: str, start: int) -> Iterator[str]:
    """The names from `start` on, as far as the list of chairs goes."""
    ends = (*_LIST_ENDS.finditer(text, start), *_SENTENCE_END.finditer(text, start))
    end = min((end.start() for end in ends if end.start() > start), default=len(text))
    yield from (name.words for name in find_names(text[start:end]))


def _names_before(text: str, end: int) -> Iterator[str]:
    """The names that are the subject of a verb at `end`."""
    before = text[max(text.rfind(";", 0, end), text.rfind(". ", 0, end)) + 1 : end]
    names = list(find_names(before))
    if not names or len(before) - names[-1].end > _FARTHEST:
        return
    first = len(names) - 1
    while first and not _VERB.search(before, names[first - 1].end, names[first].start):
        first -= 1
    if not _OTHER_POST.search(before, max(0, names[first].start - _BESIDE)):
        yield from (name.words for name in names[first:])

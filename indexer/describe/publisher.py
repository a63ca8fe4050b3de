"""Who published a document, where the document lets it be told."""

import re
from collections.abc import Iterator, Sequence

from indexer.describe.date import without_dates
from indexer.describe.shown import Role, Shown, words_in
from knowledge.documents import Fact
from knowledge.places import find_places

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)


def email_addresses(texts: Sequence[Shown]) -> tuple[str, ...]:
    """The e-mail addresses in the document in order, each once, in small letters."""
    with_mark = (text.text for text in texts if "@" in text.text)
    found = (match[0].lower() for text in with_mark for match in _EMAIL.finditer(text))
    return tuple(dict.fromkeys(found))


def place_of_address(address: str) -> str | None:
    """The place that a public body's address is named after: a@leeds.gov.uk, b@dorsetcouncil.gov.uk."""
    found = re.search(r"([\w-]+)\.(?:gov|nhs)\.(?:uk|scot|wales)$", address.lower())
    name = re.sub(r"^nhs|(?:council|cc|bc|dc|mbc|icb|ft)$", "", found[1].replace("-", " ")).strip() if found else ""
    return next((place.name for place in find_places(name.title()) if place.end - place.start == len(name)), None)


def describe_publisher(texts: Sequence[Shown], cover: Sequence[Shown], title: str) -> Fact[str] | None:
    """The body that put the document out, or None where nothing shows it clearly.

    Shown by a label ("Published by"), a body's name alone on the cover (boards and cabinets are who it was
    for), a shared mailbox named like a body, an "About" section about the body whose addresses are given, or
    the one council whose officers are the contacts.
    """
    beside_title = [text for text in cover if text.text not in title]
    for find in (_labelled, _on_the_cover):
        if found := find(beside_title):
            return found
    for look in (_from_mailbox, _from_about, _from_council_address):
        if found := look(texts):
            return found
    return None


_LABEL = re.compile(
    r"(?:published by|publisher|produced by|prepared by|issued by|written by)\s*:?\s+(?:the )?(.+)$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:council|trust|team|authority|partners|university|college|association|foundation|programme"
    r"|secretariat|unit|office|corporation|constabulary|institute|partnership|ICB|ICS)$",
    re.IGNORECASE,
)
_NOT_A_BODY = re.compile(r"\b(?:report|in|to|from|how|what|terms|minutes|cabinet|board)\b|[?:.@]", re.IGNORECASE)
_SMALL_WORDS = ("and", "&", "of", "for", "the", "on", "upon", "with")


def _labelled(cover: Sequence[Shown]) -> Fact[str] | None:
    for text in cover:
        found = _LABEL.match(text.text)
        if found and words_in(name := without_dates(found[1]).rstrip(".")) <= 10 and name[:1].isupper():
            return Fact(name, f'cover: "{text.text}"')
    return None


def _on_the_cover(cover: Sequence[Shown]) -> Fact[str] | None:
    """The only body that the cover names on a line of its own, but for a date and a version beside it."""
    lines = {without_dates(text.text): text.text for text in cover if text.role in (Role.HEADING, Role.PARAGRAPH)}
    bodies = [name for name in lines if _is_body(name)]
    if len(bodies) != 1:
        return None
    name = bodies[0]
    return Fact(name.title() if name.isupper() else name, f'cover: "{lines[name]}"')


def _is_body(name: str) -> bool:
    """Whether `name` is a body's proper name: capitals throughout, and three words or a place."""
    is_proper = all(word[0].isupper() or word in _SMALL_WORDS for word in name.split() if word[0].isalpha())
    is_telling = words_in(name) >= 3 or bool(find_places(name))
    return bool(
        is_proper and is_telling and words_in(name) <= 9 and _BODY.search(name) and not _NOT_A_BODY.search(name)
    )


def _from_mailbox(texts: Sequence[Shown]) -> Fact[str] | None:
    """A body with a mailbox of its own: "Essex Partners" of essex.partners@…, if the text names it so."""
    for address in email_addresses(texts):
        words = re.split(r"[._-]+", address.split("@")[0])
        if len(words) < 2 or not (_BODY.search(words[-1]) or find_places(words[0])):
            continue
        name = re.compile(r"\b" + r"\s+".join(re.escape(word) for word in words) + r"\b", re.IGNORECASE)
        for written in _written(texts, name):
            if all(word[0].isupper() for word in written.split()):
                return Fact(written, f"e-mail address {address}")
    return None


def _from_about(texts: Sequence[Shown]) -> Fact[str] | None:
    """The body of an "About …" heading, if the addresses given are its own."""
    addresses = email_addresses(texts)
    for text in texts if addresses else ():
        about = re.match(r"About ([A-Z][\w&]+(?: [A-Z][\w&]+){0,4})", text.text)
        if about and text.role is Role.HEADING:
            squeezed = about[1].replace(" ", "").lower()
            for address in addresses:
                if address.split("@")[1].split(".")[0] == squeezed:
                    return Fact(about[1], f'heading "{text.text}", and the e-mail address {address}')
    return None


def _from_council_address(texts: Sequence[Shown]) -> Fact[str] | None:
    """The council whose officers are the only contacts, if the text gives its full name."""
    addresses = email_addresses(texts)
    if not addresses or len({address.split("@")[1] for address in addresses}) > 1:
        return None
    if place := place_of_address(addresses[0]):
        full = re.compile(rf"\b{re.escape(place)} (?:(?:City|County|Borough|District|Metropolitan) ){{0,2}}Council\b")
        if written := next(_written(texts, full), None):
            return Fact(written, f"e-mail address {addresses[0]}")
    return None


def _written(texts: Sequence[Shown], name: re.Pattern[str]) -> Iterator[str]:
    return (match[0] for text in texts for match in name.finditer(text.text))

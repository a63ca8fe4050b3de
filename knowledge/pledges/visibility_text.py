"""Who may see a pledge, as it is written: "network", "group: skills; social-value", "co-chairs"."""

from knowledge.documents import Audience, Visibility, name_key


def visibility_said(visibility: Visibility) -> str:
    """As `visibility_in` reads it."""
    names = "; ".join(sorted(visibility.names))
    return f"{visibility.audience}: {names}" if names else visibility.audience.value


def visibility_in(text: str) -> Visibility | None:
    """The visibility that `text` is; None where it is none, or does not name who it is for."""
    said, _, listed = text.partition(":")
    names = frozenset(filter(name_key, map(str.strip, listed.split(";"))))
    audience = next((one for one in Audience if name_key(one) == name_key(said)), None)
    match audience:
        case None:
            return None
        case Audience.PUBLIC | Audience.NETWORK:
            return None if names else Visibility(audience)
        case Audience.GROUP | Audience.ORGANISATION:
            return Visibility(audience, names) if names else None
        case Audience.CO_CHAIRS:
            return Visibility(audience, names)

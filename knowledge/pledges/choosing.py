"""Which pledges somebody means by a few words: an organisation or a theme as it is typed."""

from collections.abc import Iterable

from knowledge.documents import name_key


def means(typed: str, name: str) -> bool:
    """Whether what was typed names this: words of it in their order, or the first letters of some of them. "essex-cc"
    and "essex county" are Essex County Council."""
    wanted, words = _words(typed), _words(name)
    return bool(wanted) and _fits(wanted, words)


def named_like(typed: str, names: Iterable[str]) -> set[str]:
    """The names that are meant: those that are the same, else those that may be."""
    every = set(names)
    exact = {one for one in every if name_key(one) == name_key(typed)}
    return exact or {one for one in every if means(typed, one)}


def _words(text: str) -> list[str]:
    return [word for word in name_key(text).split("-") if word]


def _fits(wanted: list[str], words: list[str]) -> bool:
    if not wanted:
        return True
    first, *rest = wanted
    for at in range(len(words)):
        if words[at].startswith(first) and _fits(rest, words[at + 1 :]):
            return True
        letters = "".join(word[0] for word in words[at : at + len(first)])
        if len(first) > 1 and letters == first and _fits(rest, words[at + len(first) :]):
            return True
    return False

"""Themes are a network's own list. No two networks' lists agree, so a table says which themes of other lists mean the
same: each column is a list (the first is the network's own), each row a theme as the lists have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from knowledge.documents import name_key
from knowledge.errors import HelpfulError


@dataclass(frozen=True)
class Crosswalk:
    """The names of the `lists` and the `rows` of themes, as many in each; "" where a list has no such theme."""

    lists: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """The network's own themes in their order; of a network without a list, none."""
        return self.of_list(self.lists[0]) if self.lists else ()

    def of_list(self, name: str) -> tuple[str, ...]:
        """The themes of a list in their order."""
        at = self._place(name)
        return tuple(dict.fromkeys(row[at] for row in self.rows if row[at]))

    def in_list(self, own_theme: str, name: str) -> tuple[str, ...]:
        """What a theme of the network is called in another list: nothing, one theme or several."""
        at, key = self._place(name), name_key(own_theme)
        return tuple(dict.fromkeys(row[at] for row in self.rows if row[at] and name_key(row[0]) == key))

    def also_called(self, own_theme: str) -> tuple[str, ...]:
        """What the other lists call a theme of the network."""
        return tuple(name for other in self.lists[1:] for name in self.in_list(own_theme, other))

    def meant_by(self, typed: str) -> tuple[str, ...]:
        """The network's own themes that somebody may mean: the one of that name; else those that another list calls so;
        else those in which the words stand."""
        key = name_key(typed)
        ways = (
            [one for one in self.own if name_key(one) == key],
            [row[0] for row in self.rows if row[0] and key in map(name_key, row[1:])],
            [one for one in self.own if key in name_key(one)],
        )
        return tuple(dict.fromkeys(next(filter(None, ways), []))) if key else ()

    def own_theme(self, typed: str) -> str:
        """The network's own theme that is named; what was typed where there is no list. Raises HelpfulError where the
        name is in no list, or means several."""
        plain = " ".join(typed.split())
        found = self.meant_by(plain)
        if not self.own or len(found) == 1:
            return found[0] if found else plain
        if found:
            raise HelpfulError(f"“{plain[:60]}” may be {' or '.join(found)}.", "Write one of them.")
        near = self.near(plain)
        mend = f"Do you mean {near}?" if near else f"The themes are {', '.join(self.own)}."
        raise HelpfulError(f"“{plain[:60]}” is no theme of this network.", mend)

    def near(self, typed: str) -> str | None:
        """The network's own theme that is spelt most like what was typed, if one is."""
        keys = {name_key(one): one for one in self.own}
        near = get_close_matches(name_key(typed), keys, n=1, cutoff=0.5)
        return keys[near[0]] if near else None

    def _place(self, name: str) -> int:
        key = name_key(name)
        places = [at for at, one in enumerate(self.lists) if name_key(one) == key]
        if not places:
            raise HelpfulError(f"There is no list of themes “{name[:60]}”.", f"There are: {', '.join(self.lists)}.")
        return places[0]


def crosswalk_from(table: Sequence[tuple[int, Sequence[str]]]) -> Crosswalk:
    """The lists in a table of numbered rows, the first of which names them. Raises HelpfulError where it is none."""
    if not table:
        raise HelpfulError("There are no themes in it.", "Its first row names the lists, the network's own first.")
    (_, header), *body = table
    lists = tuple(" ".join(cell.split()) for cell in header)
    keys = [name_key(one) for one in lists]
    if "" in keys or len(set(keys)) < len(keys):
        raise HelpfulError("Each column needs a name of its own in the first row.", "Nothing was saved.")
    for number, cells in body:
        if any(cells[len(lists) :]):
            raise HelpfulError(
                f"Row {number} has more cells than there are lists.", "Name every list above. Nothing was saved."
            )
        if not any(cells):
            raise HelpfulError(f"Row {number} is empty.", "Take it out. Nothing was saved.")
    rows = [[" ".join(cell.split()) for cell in cells] + [""] * len(lists) for _, cells in body]
    return Crosswalk(lists, tuple(tuple(row[: len(lists)]) for row in rows))

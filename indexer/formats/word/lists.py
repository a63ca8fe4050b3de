"""How deep items stand: by their level, and by how far a list is set in below the one before it."""

from dataclasses import dataclass, field

_DEEPEST = 12
_SET_IN = 100  # twips: less is no difference to the eye


@dataclass
class ListDepths:
    """The lists that are open. `last` is the depth of the item before; None outside of lists."""

    outermost: dict[str, int] = field(default_factory=dict)  # the depth of each list's first level, by its family
    above: list[tuple[int, int]] = field(default_factory=list)  # indent and depth of the items that stand around
    last: int | None = None

    def depth(self, family: str, level: int, indent: int) -> int:
        """That of an item of this list, `level` being its level there and `indent` where it stands, in twips."""
        if family not in self.outermost:
            while self.above and self.above[-1][0] > indent - _SET_IN:
                self.above.pop()
            self.outermost[family] = max(self.above[-1][1] + 1 - level, 0) if self.above else 0
        depth = min(self.outermost[family] + level, _DEEPEST)
        while self.above and self.above[-1][1] >= depth:
            self.above.pop()
        self.above.append((indent, depth))
        self.last = depth
        return depth

    def depth_by_indent(self, indent: int) -> int:
        """That of an item of a list that nothing names."""
        while self.above and self.above[-1][0] > indent + _SET_IN:
            self.above.pop()
        if not self.above or self.above[-1][0] < indent - _SET_IN:
            self.above.append((indent, min(self.above[-1][1] + 1, _DEEPEST) if self.above else 0))
        self.last = self.above[-1][1]
        return self.last

    def depth_of_more(self, indent: int) -> int | None:
        """That of the item in which a paragraph without a number goes on; None outside of lists."""
        around = [depth for item_indent, depth in self.above if item_indent <= indent + _SET_IN]
        return None if self.last is None else around[-1] if around else self.last

    def close(self) -> None:
        """Something that is no item."""
        self.outermost.clear()
        self.above.clear()
        self.last = None

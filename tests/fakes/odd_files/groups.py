"""Invented working groups, each with a code word and a few sentences that no other group has."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

_NAMES = (
    "Heron Maple Otter Juniper Kestrel Walnut Badger Larch Plover Hazel Marten Cedar Curlew Willow Stoat Rowan "
    "Magpie Alder Weasel Poplar Lapwing Sycamore Hedgehog Chestnut Dunlin Hornbeam Squirrel Spruce Wren Hawthorn "
    "Lobster Blackthorn Puffin Elder Gannet Mulberry Osprey Quince Starling Medlar Swallow Damson Nightjar Cherry "
    "Goldfinch Apricot Bittern Almond Kingfisher Lilac Woodpecker Jasmine Nuthatch Fuchsia Sandpiper Begonia "
    "Turnstone Primrose Bullfinch Foxglove Chaffinch Bluebell Yellowhammer Cowslip Fieldfare Snowdrop Redwing "
    "Daffodil Whinchat Marigold Stonechat Lavender Dotterel Thistle Peregrine Clover Buzzard Nettle Merlin Bramble "
    "Goshawk Heather Cormorant Bracken Guillemot Gorse Razorbill Sorrel Fulmar Yarrow Shearwater Tansy Petrel "
    "Comfrey Skylark Borage Pipit Chicory Wagtail Fennel Dipper Parsley Siskin Coriander Linnet Rosemary Brambling"
).split()
_ABOUT = (
    "apprenticeships, food, tenancies, bicycles, laundry, timber, uniforms, catering, recycling, libraries, gardens, "
    "insulation, printing, furniture, interpreting, childcare, mentoring, scaffolding, lighting, allotments, "
    "vaccination, pensions, paving, boilers, minibuses, interviews, invoices, suppliers, volunteers, bursaries"
).split(", ")
_DOING = (
    "reviewed reshaped doubled postponed mapped audited piloted extended simplified costed published questioned "
    "merged halved celebrated measured repaired surveyed defended relaunched"
).split()
_WHO = (
    "hospital wards, college tutors, parish clerks, housing officers, night porters, site managers, ward sisters, "
    "market traders, lunch clubs, care workers, head teachers, finance teams, library staff, bus drivers"
).split(", ")
_WHEN = (
    "before the autumn, after a long debate, without extra money, in two short steps, for the third time, "
    "with help from outside, on a trial basis, against some advice, by common consent, over the winter"
).split(", ")
_SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi zo ka le mo nu ri sa".split()


@dataclass(frozen=True)
class Group:
    """A working group. `lines` are sentences about it; its code word stands in `sentence` only."""

    name: str
    code_word: str
    lines: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"Handbook of the {self.name} group"

    @property
    def sentence(self) -> str:
        return f"The code word of the {self.name} group is {self.code_word}."

    @property
    def question(self) -> str:
        return f"What is the code word of the {self.name} group?"


def groups(seed: int) -> Iterator[Group]:
    """All groups, the same for the same seed."""
    chance = random.Random(seed)
    for name in _NAMES:
        code_word = "".join(chance.choices(_SYLLABLES, k=4)) + chance.choice("lnrst")
        yield Group(name, code_word, tuple(_line(chance, name) for _ in range(8)))


def spare_group(name: str, code_word: str = "unasked") -> Group:
    """A group for a file that is there to be damaged: nobody asks for its code word, unless it has one of its own."""
    return Group(name, code_word, tuple(_line(random.Random(f"{name} {at}"), name) for at in range(8)))


def _line(chance: random.Random, name: str) -> str:
    first, second = chance.sample(_ABOUT, 2)
    who, when, doing = chance.choice(_WHO), chance.choice(_WHEN), chance.choice(_DOING)
    return f"{name} members {doing} {first} with {who} {when}, and {chance.choice(_DOING)} {second}."

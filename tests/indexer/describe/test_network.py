"""Which anchor network a document belongs to."""

from pathlib import Path

import pytest

from indexer.describe.describe import describe
from indexer.describe.network import NamedNetwork, named_networks
from indexer.formats.text.read_text import read_text
from knowledge.documents import Fact


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("the Leeds Anchors Network meets", "Leeds Anchors Network", ("Leeds",)),
        ("our Dorset Anchor Institutions Network", "Dorset Anchor Institutions Network", ("Dorset",)),
        (
            "in the Kent and Medway Anchor Partnership",
            "Kent and Medway Anchor Partnership",
            ("Kent and Medway",),
        ),
        (
            "Derbyshire and Derby Anchor Partnership",
            "Derbyshire and Derby Anchor Partnership",
            ("Derbyshire", "Derby"),
        ),
        ("from the City & Hackney Anchor Collaborative", "City & Hackney Anchor Collaborative", ("Hackney",)),
        ("the Preston City anchor alliance", "Preston City anchor alliance", ("Preston",)),
        ("Leeds, York Anchor Forum", "Leeds, York Anchor Forum", ("Leeds", "York")),
        ("In Kent, said Jo, the Leeds Anchor Network", "Leeds Anchor Network", ("Leeds",)),
    ],
)
def test_a_networks_name_begins_with_its_places(text: str, name: str, places: tuple[str, ...]) -> None:
    assert list(named_networks(text)) == [NamedNetwork(name, places)]


@pytest.mark.parametrize("text", ["the Anchor Network", "Leeds has a network of anchors", "Leeds Anchor Charter", ""])
def test_a_network_needs_a_place_and_a_name(text: str) -> None:
    assert list(named_networks(text)) == []


def network(text: str) -> Fact[str] | None:
    return describe(read_text(text), Path("paper.txt")).network


def test_the_form_named_most_is_shown() -> None:
    text = "# Bread in Luton\n\nThe Luton Anchor Network, the Luton Anchors Network and the Luton Anchors Network."
    assert network(text) == Fact("Luton Anchors Network", "named 2 times")


def test_another_places_network_is_not_the_documents_own() -> None:
    text = "# Bread in Luton\n\nThe Leeds Anchor Network is a model; the Leeds Anchor Network grows. Luton bakes."
    assert network(text) is None
    assert network(text + "\n\nSo the Luton Anchor Partnership was made, and it bakes for everybody.") == Fact(
        "Luton Anchor Partnership", 'named in "So the Luton Anchor Partnership was made, and it ba…"'
    )


def test_a_network_of_a_place_inside_or_around_the_documents_own_may_be_its_own() -> None:
    found = network("# Bread in Basildon\n\nIt belongs to the Essex Anchors Network.")
    assert found
    assert found.value == "Essex Anchors Network"

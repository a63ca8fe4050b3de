"""What a document is: its title, kind, places, network, publisher and date, each with what shows it."""

from pathlib import Path

from indexer.blocks import ReadFile
from indexer.describe.date import describe_date
from indexer.describe.kind import describe_kind
from indexer.describe.network import describe_network
from indexer.describe.places import describe_places
from indexer.describe.publisher import describe_publisher
from indexer.describe.shown import Role, Shown, cover_of, shown_texts
from indexer.describe.title import describe_title
from knowledge.documents import Description


def describe(read: ReadFile, path: Path) -> Description:
    """The facts found in the file and its name. Whatever cannot be told is None, rather than a guess. Running titles
    show a place, a network or a date, but name no document: they may be cut short, or name what it is bound with."""
    texts = shown_texts(read)
    cover = cover_of(texts)
    running = tuple(Shown(title, Role.PARAGRAPH) for title in read.running)
    title = describe_title(read.title, texts, cover, path)
    publisher = describe_publisher(texts, cover, title.value)
    places = describe_places((*texts, *running), cover, title, publisher, path)
    return Description(
        title=title,
        kind=describe_kind(texts, cover, title.value, path),
        places=places,
        network=describe_network((*texts, *running), title.value, places.value if places else ()),
        publisher=publisher,
        date=describe_date(texts, path, running),
    )

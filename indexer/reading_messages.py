"""What the reading process is asked, and what it replies."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from indexer.documents_toml import Correction
from knowledge.documents import Document


@dataclass(frozen=True)
class Request:
    """Read the file at `path`; its bytes follow in a frame of their own."""

    path: str
    correction: Correction | None


@dataclass(frozen=True)
class Read:
    """It could be read."""

    document: Document
    outcome: Literal["read"] = "read"


@dataclass(frozen=True)
class Refused:
    """It could not; a HelpfulError's two parts."""

    what_happened: str
    what_to_do: str
    outcome: Literal["refused"] = "refused"


@dataclass(frozen=True)
class Unexpected:
    """Nobody foresaw this; for the log."""

    trace: str
    outcome: Literal["unexpected"] = "unexpected"


Reply = Read | Refused | Unexpected

REQUEST = TypeAdapter(Request)
REPLY: TypeAdapter[Reply] = TypeAdapter(Annotated[Reply, Field(discriminator="outcome")])

"""`anchorbot prepare`."""

from bot.cli.running import guarded, settings_with, tell
from bot.wiring import make_embedder


def run_prepare() -> int:
    """Makes the embedding model ready, and says which one it is."""

    def work() -> int:
        settings = settings_with(None)
        embedder = make_embedder(settings)
        tell(f"The embedding model is ready: {embedder.name}.")
        return 0

    return guarded(work)

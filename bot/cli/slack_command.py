"""`anchorbot slack manifest`."""

import json

from bot.cli.running import guarded, slack_settings
from bot.slack.manifest import manifest
from knowledge.errors import HelpfulError


def run_manifest(url: str) -> int:
    """Prints the manifest as JSON, which Slack takes as it is."""

    def work() -> int:
        if url and not url.startswith("https://"):
            raise HelpfulError(f"Slack sends its requests to https addresses only, not to {url}.", "Nothing printed.")
        print(json.dumps(manifest(url, slack_settings().follow_threads), indent=2))  # noqa: T201
        return 0

    return guarded(work)

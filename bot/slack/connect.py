"""The way to Slack's Web API: tokens, a proxy, a private certificate authority."""

import ssl
from dataclasses import dataclass
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler

from bot.settings import SlackSettings
from knowledge.errors import HelpfulError

POSTING_SECONDS = 20
READING_SECONDS = 10
HINTING_SECONDS = 2
TOKEN_ERRORS = frozenset(
    "invalid_auth not_authed account_inactive token_revoked token_expired not_allowed_token_type missing_scope "
    "no_permission org_login_required".split()
)
"""What Slack says of a token that it does not take. Anything else may pass."""


@dataclass(frozen=True)
class Connection:
    """Clients for one workspace: `posting` never tries again by itself, `reading` does, `hinting` (for what may as well
    be missing) does not wait."""

    posting: WebClient
    reading: WebClient
    hinting: WebClient
    proxy: str | None
    team: str
    user: str
    name: str


def web_client(settings: SlackSettings, seconds: int, retries: bool = False) -> WebClient:
    """A client with the bot's token. What posts has no retries: a lost answer does not mean that nothing was posted."""
    handlers = [ConnectionErrorRetryHandler(), RateLimitErrorRetryHandler(max_retry_count=1)] if retries else []
    base = settings.api_url if settings.api_url.endswith("/") else f"{settings.api_url}/"
    client = WebClient(
        token=settings.bot_token,
        base_url=base,
        timeout=seconds,
        ssl=trusting(settings.ca_file) if settings.ca_file else None,
        retry_handlers=handlers,
    )
    client.proxy = proxy_for(base, settings.proxy)  # the SDK's own guess knows no NO_PROXY
    return client


def proxy_for(url: str, setting: str) -> str | None:
    """The proxy to `url`: the setting, or else the environment's (HTTPS_PROXY, NO_PROXY)."""
    parts = urlsplit(url)
    if setting:
        return setting
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


def trusting(ca_file: str) -> ssl.SSLContext:
    """The usual certificate authorities and those in a file. Raises HelpfulError where it cannot be read."""
    try:
        context = ssl.create_default_context()
        context.load_verify_locations(cafile=ca_file)
    except OSError as error:
        raise HelpfulError(
            f"The certificates in {ca_file} (SLACK_CA_FILE) cannot be read: {error}.",
            "It has to be a file of PEM certificates. Nothing was started.",
        ) from error
    return context


def connect(settings: SlackSettings) -> Connection:
    """Clients for the workspace that the bot token belongs to.

    Raises HelpfulError for a token that Slack refuses, and ConnectionError where Slack cannot be reached.
    """
    reading = web_client(settings, READING_SECONDS, retries=True)
    try:
        told = reading.auth_test()
    except SlackApiError as error:
        if error.response.get("error") not in TOKEN_ERRORS:
            raise ConnectionError(str(error.response.get("error", "no reason given"))[:80]) from error
        raise HelpfulError(
            f"Slack does not take SLACK_BOT_TOKEN: {error.response.get('error', 'no reason given')}.",
            "Copy it again from your app's page, “OAuth & Permissions”; it begins with xoxb-. Nothing was started.",
        ) from error
    except (URLError, OSError) as error:
        raise ConnectionError(str(getattr(error, "reason", error))) from error
    return Connection(
        posting=web_client(settings, POSTING_SECONDS),
        reading=reading,
        hinting=web_client(settings, HINTING_SECONDS),
        proxy=reading.proxy,
        team=str(told.get("team_id") or ""),
        user=str(told.get("user_id") or ""),
        name=str(told.get("user") or "anchorbot"),
    )

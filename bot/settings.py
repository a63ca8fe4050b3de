"""Settings: read once, from the environment or a .env file."""

from pathlib import Path
from typing import Literal

from platformdirs import user_cache_path, user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from knowledge.notices import Sending
from knowledge.pledges.periods import Numbering


class Settings(BaseSettings):
    """Everything that can be set, each as ANCHORBOT_<NAME>; .env.example says the same in words."""

    model_config = SettingsConfigDict(
        env_prefix="ANCHORBOT_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    data: Path = Field(default_factory=lambda: user_data_path("anchorbot"))
    """Where the database lives."""

    model: str = "bundled"
    """The embedding model: `bundled`, or the folder of a sentence-transformers model."""

    models: Path = Field(default_factory=lambda: user_cache_path("anchorbot") / "models")
    """Where the exported model is kept."""

    max_file_mb: int = Field(default=100, ge=1)
    """The biggest file that is read."""

    max_unpacked_mb: int = Field(default=500, ge=1)
    """The most an Office file may unpack to."""

    max_pages: int = Field(default=2_000, ge=1)
    """How many pages of one file are read (3,000 characters count as a page where there are none)."""

    max_memory_mb: int = Field(default=2_048, ge=512)
    """The most memory that the process which reads files may take."""

    max_seconds: float = Field(default=120.0, gt=0)
    """The longest that reading one file may take."""

    reader: Literal["bundled", "none"] = "bundled"
    """What judges statements before an answer is chosen: the reader that comes with anchorbot, or nothing."""

    reader_passages: int = Field(default=10, ge=1, le=100)
    """How many passages it reads for a question: what its time is bounded by."""

    reminders: Sending | None = None
    """What becomes of what nobody asked for; where it is not set `shadow` in Slack, and `on` in the workspace."""

    administrator: str = ""
    """The first administrator: an e-mail address, or team and user id with a colon between."""

    keep_questions_days: int = Field(default=90, ge=1)
    """How long questions are kept (never who asked)."""

    quarters: Numbering = Numbering.CALENDAR
    """How the quarters that pledges are reported for are counted."""

    http_host: str = "127.0.0.1"
    """Where `serve --slack http` listens."""

    http_port: int = Field(default=3000, ge=1, le=65_535)
    """The port of the same."""

    local_port: int = Field(default=8765, ge=1, le=65_535)
    """Where the workspace in the browser is, on this machine only."""

    public_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    """Where this machine is reached from outside, for calendars that subscribe; without it there are no feeds."""

    smtp_host: str = ""
    """The mail server that invitations are sent through; none are sent where it is empty."""

    smtp_port: int = Field(default=587, ge=1, le=65_535)
    """Its port."""

    smtp_user: str = ""
    """Who signs in there, where it asks for that."""

    smtp_password: str = Field(default="", repr=False)
    """With what."""

    smtp_from: str = ""
    """Who invites: an e-mail address, or a name with one, "Anchor network <meetings@council.example>"."""

    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    """How the way there is kept private."""


class SlackSettings(BaseSettings):
    """Everything that concerns Slack, each as SLACK_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix="SLACK_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: str = Field(default="", repr=False)
    """The token the bot acts with (xoxb-)."""

    app_token: str = Field(default="", repr=False)
    """The token that opens Socket Mode (xapp-)."""

    signing_secret: str = Field(default="", repr=False)
    """What Slack signs its HTTP requests with."""

    api_url: str = "https://slack.com/api/"
    """The base of the Web API."""

    proxy: str = ""
    """An HTTP proxy on the way to Slack."""

    ca_file: str = ""
    """Certificates of a private authority, in PEM."""

    open_channels: Literal["network", "public"] = "network"
    """What a public channel sees at most, whoever is in it: everybody of the workspace may read it."""

    follow_threads: bool = False
    """Whether the bot sees follow-ups in its threads without a mention (needs two more scopes)."""

"""Settings: read once, from the environment or a .env file."""

from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that can be set, each as ANCHORBOT_<NAME>; .env.example says the same in words."""

    model_config = SettingsConfigDict(
        env_prefix="ANCHORBOT_", env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Path = Field(default_factory=lambda: user_data_path("anchorbot"))
    """Where the database lives."""

    model: str = "bundled"
    """The embedding model: `bundled`, or the folder of a sentence-transformers model."""

    models: Path = Field(default_factory=lambda: user_cache_path("anchorbot") / "models")
    """Where the exported model is kept."""

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

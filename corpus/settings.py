"""The one settings class, built once at the edge and passed down."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting, read from `SCRUTINEER_*`; a name that isn't here is refused."""

    model_config = SettingsConfigDict(env_prefix="SCRUTINEER_", extra="forbid", frozen=True)

    library: Path = Field(Path(".scrutineer"), description="Folder that holds the library.")
    embedding_model: str = Field(
        "all-MiniLM-L6-v2",
        description="The packaged model, or the path of a sentence-transformers folder.",
    )
    jobs: int = Field(0, ge=0, description="Reading processes; 0 means one a core.")
    passage_tokens: int = Field(
        220, ge=40, le=240, description="Most tokens (cl100k) in a passage's text."
    )
    max_file_mb: int = Field(200, ge=1, description="Largest file read, in megabytes.")
    max_pages: int = Field(5000, ge=1, description="Most pages read from one file.")
    read_seconds: int = Field(300, ge=1, description="Longest time spent on one file.")
    read_memory_mb: int = Field(2048, ge=256, description="Most memory for reading one file.")
    cleared_for_exempt: bool = Field(
        False, description="Answer from exempt documents too (for those cleared to see them)."
    )
    allow_upload: bool = Field(
        False, description="Let readers of the web app add documents, and remove them."
    )
    max_upload_mb: int = Field(
        50, ge=1, description="Largest file that the web app takes, in megabytes."
    )

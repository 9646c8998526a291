"""The one settings class, built once at the edge and passed down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.address import ServerAddress, place_of
from corpus.errors import UsageError


class Settings(BaseSettings):
    """Every setting, read from `SCRUTINEER_*`; a name that isn't here is refused."""

    model_config = SettingsConfigDict(env_prefix="SCRUTINEER_", extra="forbid", frozen=True)

    library: Annotated[Path | ServerAddress, NoDecode] = Field(
        Path(".scrutineer"), description="Folder that holds the library, or a PostgreSQL address."
    )
    embedding_model: str = Field(
        "all-MiniLM-L6-v2",
        description="The packaged model, or the path of a sentence-transformers folder.",
    )
    cross_encoder: bool = Field(
        True, description="Rank with the packaged cross-encoder, where it is installed."
    )
    jobs: int = Field(0, ge=0, description="Reading processes; 0 means one a core.")
    passage_tokens: int = Field(
        220, ge=40, le=240, description="Most tokens (cl100k) in a passage's text."
    )
    max_file_mb: int = Field(200, ge=1, description="Largest file read, in megabytes.")
    max_pages: int = Field(5000, ge=1, description="Most pages read from one file.")
    read_seconds: int = Field(300, ge=1, description="Longest time spent on one file.")
    read_memory_mb: int = Field(1024, ge=256, description="Most memory for reading one file.")
    cleared_for_exempt: bool = Field(
        False, description="Answer from exempt documents too (for those cleared to see them)."
    )
    officers: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Names, with commas, of those whose word on plans is kept; none is anybody."
    )
    sign_in: Path | None = Field(
        None,
        description="File with the `[auth]` that readers of the web app sign in by; who hasn't "
        "reads public papers alone.",
    )
    sign_in_claim: str = Field(
        "groups", description="Claim of the identity token that lists a reader's groups."
    )
    sign_in_hours: int = Field(
        12, ge=1, description="How long a sign-in holds, from when the provider gave it."
    )
    cleared_groups: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Groups, with commas, whose members see exempt papers once signed in."
    )
    officer_groups: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Groups, with commas, whose members' word on plans is kept, and who may add "
        "documents where that is allowed.",
    )
    allow_upload: bool = Field(
        False, description="Let readers of the web app add documents, correct and remove them."
    )
    max_upload_mb: int = Field(
        50, ge=1, description="Largest file that the web app takes, in megabytes."
    )
    api_tokens: SecretStr | None = Field(
        None,
        description="Tokens that programs must bring, with commas between; none asks for none.",
    )
    api_cleared: SecretStr | None = Field(
        None, description="Tokens of programs that are answered from exempt papers too."
    )
    api_per_minute: int = Field(
        120, ge=1, description="How many requests a minute one program may make."
    )
    record: Path | None = Field(
        None, description="Folder that keeps what is asked and answered; none keeps nothing."
    )
    record_days: int = Field(90, ge=1, description="For how many days the record is kept.")
    record_names: bool = Field(False, description="Keep who asked in the record, too.")
    model: str | None = Field(
        None, description="Language model, as `provider:name`; without one, answers quote alone."
    )
    model_url: str | None = Field(
        None, description="Where the model answers, if not at its provider's own address."
    )
    model_seconds: int = Field(60, ge=1, description="Longest wait for the model's whole answer.")
    model_retries: int = Field(
        2, ge=0, description="How often a request is tried again, after a pause, before giving up."
    )
    model_tokens: int = Field(
        6000, ge=500, description="Most tokens (cl100k) of instructions, question and evidence."
    )
    model_answer_tokens: int = Field(
        1200, ge=100, description="Most tokens that the model may write for one answer."
    )
    model_temperature: float | None = Field(
        None, ge=0, le=2, description="How freely it writes; none leaves it to the provider."
    )
    model_price_in: float | None = Field(
        None, ge=0, description="Price of a million tokens sent, so that answers tell their cost."
    )
    model_price_out: float | None = Field(
        None, ge=0, description="Price of a million tokens written."
    )

    @property
    def folder(self) -> Path:
        """The library's folder. UsageError where a server keeps it."""
        if isinstance(self.library, ServerAddress):
            raise UsageError(
                f"The library in {self.library} is kept by a server, and this needs one in a "
                "folder. Run: scrutineer move --to FOLDER"
            )
        return self.library

    @field_validator("allow_upload")
    @classmethod
    def _uploads_have_a_folder(cls, given: bool, info: ValidationInfo) -> bool:
        if given and isinstance(info.data.get("library"), ServerAddress):
            raise ValueError(
                "uploads are kept in a library's folder, and a server keeps this one: leave it "
                "out, and read papers in with scrutineer ingest"
            )
        return given

    @field_validator("library", mode="before")
    @classmethod
    def _placed(cls, given: object) -> object:
        """A folder, or a server's address, as the environment or the command line has it."""
        return place_of(given) if isinstance(given, str | Path) else given

    @field_validator("officers", "cleared_groups", "officer_groups", mode="before")
    @classmethod
    def _named(cls, given: object) -> object:
        """Names as the environment has them, with commas."""
        if not isinstance(given, str):
            return given
        return tuple(name for each in given.split(",") if (name := " ".join(each.split())))

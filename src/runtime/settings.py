"""Settings from the environment, all optional: by default everything lives in one data directory on SQLite."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.errors import Invalid, define

BAD_SETTING = define(
    "RUN-SETTING-001",
    zh="配置项 {setting} 不正确:{problem}",
    en="Setting {setting} is not valid: {problem}",
)

PREFIX = "AFTERSALES_"


class Settings(BaseModel):
    """Each field is read from ``AFTERSALES_<NAME>``. ``data_dir`` holds SQLite files and keys.

    ``database_url`` (``postgresql://...``) puts event log and read models into one PostgreSQL database, in two schemas.
    ``fault`` names a step at which the process kills itself: only for fault tests.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Path("aftersales-data")
    database_url: str | None = None
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8080
    allow_unsafe: bool = False
    read_wait_seconds: Annotated[float, Field(ge=0, le=30)] = 2.0
    command_lanes: Annotated[int, Field(ge=1, le=64)] | None = None
    max_body_bytes: Annotated[int, Field(ge=1024)] = 1_048_576
    token_issuer: str = "aftersales"
    token_public_key: Path | None = None
    """PEM of the identity provider's Ed25519 key; the local development key when not set."""
    fault: str | None = None

    @property
    def log_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir.absolute()}/event-log.db"

    @property
    def read_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir.absolute()}/read-models.db"

    @property
    def lanes(self) -> int:
        """Commands carried out at the same time: SQLite has one writer."""
        return self.command_lanes or (4 if self.database_url else 1)


def settings_from(environment: Mapping[str, str], **overrides: object) -> Settings:
    """Settings from environment variables; ``overrides`` win. Raises Invalid (RUN-SETTING-001)."""
    values: dict[str, object] = {
        name: environment[f"{PREFIX}{name.upper()}"]
        for name in Settings.model_fields
        if environment.get(f"{PREFIX}{name.upper()}")
    }
    values |= {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        setting = PREFIX + ".".join(str(part) for part in first["loc"]).upper()
        raise Invalid(BAD_SETTING, setting=setting, problem=first["msg"]) from None

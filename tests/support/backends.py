"""Where a test's event log and read models live."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["sqlite", "postgres"]


@dataclass(frozen=True)
class BackendUrl:
    """`log_url` and `read_url` are what the settings take; on PostgreSQL both name one database."""

    kind: Kind
    log_url: str
    read_url: str


def sqlite_backend(directory: Path) -> BackendUrl:
    return BackendUrl("sqlite", f"sqlite:///{directory}/log.db", f"sqlite:///{directory}/read.db")


def postgres_backend(url: str) -> BackendUrl:
    return BackendUrl("postgres", url, url)
